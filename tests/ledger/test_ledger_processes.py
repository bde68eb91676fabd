"""Several processes at one ledger, and processes that are killed."""

from contextlib import ExitStack

import pytest

from indicators import ledger
from indicators.errors import LedgerTrouble, Refusal
from indicators.warehouse.snapshot import Snapshot
from tests.ledger import ledger_builders as jobs
from tests.ledger.conftest import Filled
from tests.ledger.killing import FEWER_KILLS, KILLS, kill_at_a_random_moment, running
from tests.ledger.ledger_builders import ANN, PROCESSES, figures, last_seen


def test_four_processes_publish_at_once_and_nothing_is_lost(filled: Filled, ledger_url: str) -> None:
    book, areas = filled(), ("KHM", "LAO", "THA", "VNM")
    with ExitStack() as publishers:
        at_work = [publishers.enter_context(running(jobs.publish_many, ledger_url, area, 8)) for area in areas]
        for process in at_work:
            process.join(60)
        assert [process.exitcode for process in at_work] == [0] * 4
    assert [event.version for event in book.events()] == list(range(1, 33))
    assert sorted((entry.areas[0], entry.years[0]) for entry in book.submissions()) == [
        (area, year) for area in areas for year in range(2000, 2008)]
    assert 0 <= book.version() - last_seen(ledger_url).version < 4
    book.verify()


def test_two_processes_that_want_the_same_value_both_decide_again(filled: Filled, ledger_url: str) -> None:
    book = filled()
    with (running(jobs.publish_many, ledger_url, "KHM", 8) as one,
          running(jobs.publish_many, ledger_url, "KHM", 8) as other):
        one.join(60)
        other.join(60)
        assert (one.exitcode, other.exitcode) == (0, 0)
    assert [event.version for event in book.events()] == list(range(1, 17))
    book.verify()


def test_of_two_first_starts_at_once_one_makes_the_ledger_and_both_open_it(ledger_url: str) -> None:
    together, said = PROCESSES.Barrier(3), PROCESSES.Queue()
    with (running(jobs.first_start, ledger_url, together, said) as one,
          running(jobs.first_start, ledger_url, together, said) as other,
          running(jobs.first_start, ledger_url, together, said) as third):
        found = {said.get(timeout=60) for _ in range(3)}
        for process in (one, other, third):
            process.join(60)
    assert len(found) == 1
    book = ledger.open(ledger_url)
    assert (book.id, book.version()) == found.pop()
    assert [event.kind for event in book.events()] == ["adopted", "published", "released"]


@pytest.mark.parametrize("moment", range(KILLS))
def test_a_writer_killed_at_any_moment_leaves_each_publication_whole_or_not_at_all(
        filled: Filled, ledger_url: str, moment: int) -> None:
    filled.copy()
    acknowledged = kill_at_a_random_moment(jobs.publish_and_withdraw, ledger_url, moment)
    book = ledger.open(ledger_url)
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert book.version() - len(acknowledged) in (0, 1)
    assert len(book.submissions()) == sum(event.kind == "published" for event in book.events())
    book.publish(ANN, figures("KHM"), previewed_on=book.version())
    book.verify()


@pytest.mark.parametrize("moment", range(KILLS))
def test_what_a_killed_process_released_or_erased_is_so_for_good_and_never_half(
        filled: Filled, ledger_url: str, moment: int) -> None:
    filled.copy()
    acknowledged = kill_at_a_random_moment(jobs.release_and_erase, ledger_url, moment)
    book = ledger.open(ledger_url)
    events = book.events()
    assert [event.version for event in events] == list(range(1, len(events) + 1))
    assert len(events) - acknowledged[-1] in (0, 1)
    erased = {which for entry in book.log("erased") for which in entry.payload["rows"]["submission"]}
    for kept in book.submissions():
        withdrawn = [event.kind for event in events if event.submission == kept.id][-1] == "withdrawn"
        assert kept.erased == withdrawn == (kept.id in erased)
        if kept.erased:
            with pytest.raises(Refusal, match=r"submission\.erased"):
                book.original(kept.id)
        else:
            assert book.original(kept.id)
            assert book.rows(kept.id)
    assert len(erased) >= acknowledged[-1] // 4


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_of_a_reader_killed_while_it_catches_up_nobody_notices_anything(
        filled: Filled, ledger_url: str, moment: int) -> None:
    book = filled()
    with running(jobs.publish_many, ledger_url, "KHM", 15) as writer:
        reached = kill_at_a_random_moment(jobs.catch_up, ledger_url, moment)
        writer.join(60)
        assert writer.exitcode == 0
    assert reached == sorted(reached)
    assert [event.version for event in book.events()] == list(range(1, 16))
    snapshot = Snapshot(book)
    assert (snapshot.catch_up(), len(snapshot.observations())) == (15, 15)


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_a_first_start_killed_at_any_moment_leaves_no_ledger_and_the_next_one_makes_it(
    ledger_url: str, moment: int
) -> None:
    kill_at_a_random_moment(jobs.start_and_load_without_end, ledger_url, moment)
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(ledger_url)
    assert trouble.value.code == "ledger.never_made"
    book = ledger.open_or_create(ledger_url, lambda made: made.release(ANN, "First"))
    assert [event.kind for event in book.events()] == ["released"]


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_a_release_of_a_killed_process_has_its_approval_or_neither_is_there(
        filled: Filled, ledger_url: str, moment: int) -> None:
    book = filled()
    people = [jobs.account(book, name, "approver").person for name in ("Ada", "Ben")]
    acknowledged = kill_at_a_random_moment(jobs.prepare_and_approve, ledger_url, moment, *people)
    released, approved = book.events("released"), book.log("approved")
    assert acknowledged == list(range(1, len(acknowledged) + 1))
    assert book.version() - len(acknowledged) in (0, 1)
    assert len(released) == len(approved) == sum(one.is_approved for one in book.preparations())
    assert {event.payload["prepared_by"] for event in released} <= {people[0]}
    book.verify()
