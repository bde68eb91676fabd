"""What the ledger keeps and gives back, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from indicators import wording
from indicators.errors import NotAllowed, Refusal
from indicators.ledger import Ledger, transaction
from indicators.ledger.records import ERASED
from indicators.model import Actor
from indicators.model.parquet import from_parquet
from indicators.permission import STAFF, staff
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, empty, figures, report


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled()


def test_a_submission_comes_back_as_it_was_sent(book: Ledger) -> None:
    sent = figures("KHM", "THA", payload={"separator": ";"})
    event = book.publish(ANN, sent, previewed_on=0)
    kept = book.submission("S1")
    assert (event.version, event.kind, event.submission, event.note) == (1, "published", "S1", "Yearly table")
    assert (book.original("S1"), book.rows("S1")) == (sent.original, sent.rows)
    assert from_parquet(book.rows("S1")).num_rows == kept.row_count == 2
    assert (kept.filename, kept.source, kept.note, kept.payload) == (
        "victims.csv", "Police", "Yearly table", {"separator": ";"})
    assert (kept.areas, kept.indicators, kept.years) == (("KHM", "THA"), ("ICSE_VICTIMS",), (2014,))
    assert (kept.version, kept.person, kept.actor_name, kept.erased) == (1, "P1", "Ann", False)


def test_versions_have_no_gaps_and_times_never_go_back(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    book.adopt(ANN, b"{}", previewed_on=0)
    monkeypatch.setattr(transaction, "now", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    book.publish(ANN, figures("KHM"), previewed_on=1)
    book.withdraw(BEN, "S2", reason="wrong year", previewed_on=2)
    book.restore(ANN, "S2", reason="right after all", previewed_on=3)
    book.release(ANN, "Ministerial 2014")
    events = book.events()
    assert [(event.version, event.kind) for event in events] == [
        (1, "adopted"), (2, "published"), (3, "withdrawn"), (4, "restored"), (5, "released")]
    assert [event.at for event in events] == sorted(event.at for event in events)
    assert [event.note for event in book.events(after=2)] == ["wrong year", "right after all", ""]
    assert book.submission("S2").version == 2
    book.verify()


@pytest.mark.parametrize("do, code", [
    (lambda book: book.restore(BEN, "S1", reason="wrong", previewed_on=1), "submission.stands"),
    (lambda book: (book.withdraw(ANN, "S1", reason="wrong", previewed_on=1),
                   book.withdraw(BEN, "S1", reason="wrong", previewed_on=1)), "submission.not_standing"),
    (lambda book: book.withdraw(BEN, "S9", reason="wrong", previewed_on=1), "submission.unknown"),
    (lambda book: book.rows("S9"), "submission.unknown"),
    (lambda book: book.publish(ANN, figures("KHM"), previewed_on=7), "ledger.unknown_version"),
    (lambda book: book.release(ANN, "  "), "release.nameless"),
    (lambda book: book.release(ANN, "Next", version=3), "ledger.unknown_version"),
    (lambda book: book.erase(ANN, "S1", reason=" "), "reason.missing"),
    (lambda book: (book.adopt(ANN, b"{}", previewed_on=1),
                   book.withdraw(ANN, "S2", reason="wrong", previewed_on=2)), "submission.catalogue"),
])
def test_what_cannot_be_done_is_refused_with_its_code(
    book: Ledger, do: Callable[[Ledger], object], code: str
) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=0)
    with pytest.raises(Refusal) as refused:
        do(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


def test_a_release_names_the_version_that_it_makes_or_an_earlier_one(book: Ledger) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=0)
    assert book.release(ANN, "First").payload["version"] == 2
    assert book.release(ANN, "Again", version=1).payload["version"] == 1


def test_the_second_log_changes_no_version(book: Ledger) -> None:
    book.record(ANN, "attempt", {"findings": 3})
    book.record(BEN, "mapping", {"land": "ref_area"})
    assert book.version() == 0
    assert [(entry.number, entry.payload) for entry in book.log()] == [(1, {"findings": 3}), (2, {"land": "ref_area"})]
    assert [entry.actor_name for entry in book.log("mapping")] == ["Ben"]
    book.verify()


def test_a_write_that_fails_in_the_middle_leaves_nothing(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(transaction.Transaction, "_move", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            book.publish(ANN, figures("KHM"), previewed_on=0)
    assert (book.version(), book.events(), book.submissions()) == (0, [], [])
    assert book.publish(ANN, figures("KHM"), previewed_on=0).version == 1
    book.verify()


def test_what_is_too_large_for_a_database_is_refused(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "LARGEST", 10)
    with pytest.raises(Refusal, match="too_large"):
        book.publish(ANN, figures("KHM"), previewed_on=0)
    assert book.version() == 0


def test_text_that_no_database_takes_is_kept_readable(book: Ledger) -> None:
    book.publish(ANN, figures("KHM", filename="victims\0\udcff.csv", note="ក \u202e"), previewed_on=0)
    assert book.submission("S1").filename == "victims\N{REPLACEMENT CHARACTER}?.csv"
    assert book.events()[0].note == "ក \u202e"
    book.verify()


def test_erasing_takes_out_bytes_and_texts_and_the_chain_still_verifies(book: Ledger) -> None:
    book.publish(ANN, figures("KHM", filename="names.csv", note="of J. Doe", payload={"J.": "Doe"}), previewed_on=0)
    before = book.submission("S1")
    entry = book.erase(BEN, "S1", reason="names of victims")
    assert [event.kind for event in book.events()] == ["published", "withdrawn"]
    assert (entry.kind, entry.actor_name, entry.payload) == (
        "erased", "Ben", {"rows": {"submission": ["S1"], "event": [1, 2], "log": []}, "reason": "names of victims"})
    after = book.submission("S1")
    assert after.erased
    assert (after.filename, after.source, after.note, after.payload) == ("", "", "", {})
    assert (after.original_sha256, after.row_count) == (before.original_sha256, 1)
    for read in (book.rows, book.original):
        with pytest.raises(Refusal, match=r"submission\.erased"):
            read("S1")
    for write in (lambda: book.restore(ANN, "S1", reason="wrong", previewed_on=2),
                  lambda: book.erase(ANN, "S1", reason="again")):
        with pytest.raises(Refusal, match=r"submission\.erased"):
            write()
    book.verify()


def test_erasing_what_was_withdrawn_adds_no_event(book: Ledger) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=0)
    book.withdraw(ANN, "S1", reason="names J. Doe", previewed_on=1)
    book.erase(ANN, "S1", reason="names")
    assert [(event.kind, event.note) for event in book.events()] == [
        ("published", ERASED), ("withdrawn", ERASED)]
    book.verify()


def test_erased_bytes_are_no_longer_in_the_file(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    book.publish(ANN, figures("KHM", note="J. Doe of Elm Street", filename="doe.csv"), previewed_on=0)
    kept = book.original("S1")
    assert kept in Path(book.name).read_bytes()
    book.erase(ANN, "S1", reason="names")
    assert kept not in Path(book.name).read_bytes()
    assert b"Elm Street" not in Path(book.name).read_bytes()


@pytest.mark.parametrize("name", ["", "  "])
def test_nobody_writes_without_a_name(book: Ledger, name: str) -> None:
    with pytest.raises(Refusal, match=r"actor\.nameless"):
        book.publish(staff(name), figures("KHM"), previewed_on=0)


def test_who_may_write_for_one_area_may_not_for_others_nor_for_all(book: Ledger) -> None:
    khmer = Actor(name="Sok", areas=frozenset({"KHM"}), rights=STAFF)
    book.publish(khmer, figures("KHM"), previewed_on=0)
    for write in (lambda: book.publish(khmer, figures("KHM", "THA"), previewed_on=1),
                  lambda: book.adopt(khmer, b"{}", previewed_on=1),
                  lambda: book.release(khmer, "Mine"),
                  lambda: book.erase(Actor(name="X"), "S1", reason="y")):
        with pytest.raises(NotAllowed):
            write()
    assert book.version() == 1


def test_reports_of_two_years_stand_side_by_side(book: Ledger) -> None:
    book.publish(ANN, report("KHM", 2014), previewed_on=0)
    book.publish(ANN, report("KHM", 2015), previewed_on=0)
    assert [entry.years for entry in book.submissions()] == [(2014,), (2015,)]
    assert book.rows("S1") == b""
