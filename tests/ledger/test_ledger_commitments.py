"""A commitment: confirmed from a report, changed, answered, taken back, erased; on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators import wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.records import ERASED, NewSubmission
from indicators.model import Actor
from indicators.model.commitments import Commitment, Confirmation
from indicators.permission import STAFF
from indicators.submissions.history import unpublished, words_entries
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures

LAW = "To accelerate the drafting of law on Anti-Cyber Crime."


def report(area: str, year: int, *, public: bool = False) -> NewSubmission:
    return NewSubmission(kind="narrative", filename=f"{area}-{year}.txt",
                         original=f"{area} {year}".encode(), areas=(area,), years=(year,), payload={"public": public})


def fill(book: Ledger) -> None:
    """Versions 1 to 3: Cambodia's reports of 2014 and 2015, the later one public, and Thailand's."""
    for number, sent in enumerate((report("KHM", 2014), report("KHM", 2015, public=True), report("THA", 2015))):
        book.publish(ANN, sent, previewed_on=number)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def confirm(book: Ledger, actor: Actor = ANN, submission: str = "S1", text: str = LAW, goal: str = "2.1") -> int:
    return book.confirm_commitments(
        actor, [Confirmation(submission, [(goal, text)])], previewed_on=book.version())[0].version


def change(book: Ledger, commitment: int, kind: str, *, on: int | None = None, actor: Actor = BEN, **step: Any) -> int:
    on = book.version() if on is None else on
    return book.change_commitment(actor, commitment, {"change": kind, **step}, previewed_on=on).version


def held(book: Ledger, version: int | None = None) -> list[Commitment]:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return snapshot.commitments(version)


def test_an_item_is_confirmed_with_its_country_goal_year_and_exact_words(book: Ledger) -> None:
    assert confirm(book) == 4
    (found,) = held(book)
    assert (found.version, found.ref_area, found.goal, found.year, found.text) == (4, "KHM", "2.1", 2014, LAW)
    assert (found.owner, found.due, found.status, found.steps) == ("", None, "no_information", ())
    event = book.events(after=3)[0]
    assert (event.kind, event.actor_name, event.submission) == ("commitment_changed", "Ann", None)
    book.verify()


def test_whether_it_is_for_the_public_is_as_for_its_report(book: Ledger) -> None:
    confirm(book)
    confirm(book, submission="S2")
    assert [found.public for found in held(book)] == [False, True]
    assert unpublished(book, 3) == 1


def test_an_independent_reviewers_reading_holds_before_others(book: Ledger) -> None:
    law = confirm(book)
    change(book, law, "status", status="in_progress", reason="review of 2016", reviewed=True)
    change(book, law, "status", status="kept", reason="as the ministry says", link="https://example.org/law")
    (found,) = held(book)
    assert (found.status, found.steps[-1].link) == ("in_progress", "https://example.org/law")
    change(book, law, "status", status="substantially_done", reason="review of 2017", reviewed=True)
    assert held(book)[0].status == "substantially_done"


def test_a_date_in_the_words_is_recorded_with_why(book: Ledger) -> None:
    read = date(2016, 6, 30), "read from the words"
    book.confirm_commitments(ANN, [Confirmation("S1", [("2.1", LAW), ("1.1", "More")], due={("2.1", LAW): read})],
                             previewed_on=3)
    assert [(one.due, [step.reason for step in one.steps]) for one in held(book)] == [(read[0], [read[1]]), (None, [])]


def test_every_change_is_an_event_and_each_version_shows_what_held_then(book: Ledger) -> None:
    first = confirm(book)
    change(book, first, "owner", text="Cybercrime Department")
    change(book, first, "due", due=date(2015, 12, 31), reason="as the ministry wrote")
    change(book, first, "status", status="in_progress", reason="the draft is with the ministry")
    change(book, first, "update", text="Draft published", link="https://example.org/draft", public=True)
    seen = [(found.owner, found.due, found.status, len(found.steps)) for version in range(4, 9)
            for found in held(book, version)]
    dated = date(2015, 12, 31)
    assert seen == [("", None, "no_information", 0), ("Cybercrime Department", None, "no_information", 1),
                    ("Cybercrime Department", dated, "no_information", 2),
                    ("Cybercrime Department", dated, "in_progress", 3),
                    ("Cybercrime Department", dated, "in_progress", 4)]
    assert held(book, 3) == []
    last = held(book)[0].steps[-1]
    assert (last.text, last.link, last.by, last.public) == ("Draft published", "https://example.org/draft", "Ben", True)
    assert [step.reason for step in held(book)[0].steps[1:3]] == [
        "as the ministry wrote", "the draft is with the ministry"]
    book.verify()


def test_an_answer_is_of_a_later_report_of_the_country_and_may_set_the_status(book: Ledger) -> None:
    first = confirm(book)
    change(book, first, "answered", submission="S2", text="The law is still being drafted.", status="in_progress")
    (found,) = held(book)
    assert (found.status, found.answered_in, found.answers[0].submission) == ("in_progress", 2015, "S2")
    later = confirm(book, submission="S2")
    for submission in ("S1", "S2", "S3"):
        with pytest.raises(Refusal, match=r"commitment\.wrong_report"):
            change(book, later, "answered", submission=submission, text="Done.")


def test_items_and_answers_of_a_report_are_confirmed_together_or_not_at_all(book: Ledger) -> None:
    first, other = confirm(book), confirm(book, goal="2.2")
    answers = [(first, "It is being drafted.", "in_progress"), (first, "Judges were trained.", ""),
               (other, "Held.", "kept")]
    events = book.confirm_commitments(ANN, [Confirmation("S2", [("2.1", "To enforce it.")], answers)],
                                      previewed_on=book.version())
    assert [event.payload["change"] for event in events] == ["confirmed", *["answered"] * 3]
    assert [(found.status, [step.text for step in found.answers]) for found in held(book)] == [
        ("in_progress", ["It is being drafted.", "Judges were trained."]), ("kept", ["Held."]),
        ("no_information", [])]
    with pytest.raises(StalePreview):
        book.confirm_commitments(ANN, [Confirmation("S2", [("2.2", "More.")], [(first, "Done.", "")])], previewed_on=5)
    with pytest.raises(Refusal, match=r"commitment\.wrong_report"):
        book.confirm_commitments(ANN, [Confirmation("S3", [("2.2", "More.")], [(first, "Done.", "")])],
                                 previewed_on=book.version())
    assert book.version() == 9


def test_a_batch_of_several_reports_is_confirmed_whole_or_not_at_all(book: Ledger) -> None:
    first = confirm(book)
    batch = [Confirmation("S2", [("2.1", "To enforce it.")], [(first, "Drafted.", "in_progress")]),
             Confirmation("S3", [("2.2", "More.")])]
    with pytest.raises(Refusal, match=r"commitment\.confirmed"):
        book.confirm_commitments(ANN, [*batch, Confirmation("S1", [("2.1", LAW)])], previewed_on=book.version())
    assert (book.version(), held(book)[0].answers) == (4, ())
    book.publish(BEN, report("KHM", 2016), previewed_on=4)
    answered = Confirmation("S5", answers=[(first, "It is law.", "kept")])
    book.confirm_commitments(ANN, [*batch, answered], previewed_on=5)
    assert [(found.ref_area, [step.text for step in found.answers]) for found in held(book)] == [
        ("KHM", ["Drafted.", "It is law."]), ("KHM", []), ("THA", [])]


def test_what_is_taken_back_no_longer_counts_and_stays_on_record(book: Ledger) -> None:
    first = confirm(book)
    dropped = change(book, first, "status", status="dropped", reason="the minister said so")
    book.take_back(ANN, dropped, reason="the wrong law")
    assert (held(book, dropped)[0].status, held(book)[0].status) == ("dropped", "no_information")
    book.take_back(ANN, first, reason="the wrong report")
    assert held(book) == []
    assert confirm(book) == book.version()
    assert [event.kind for event in book.events(after=3)] == [
        *["commitment_changed"] * 2, *["commitment_taken_back"] * 2, "commitment_changed"]


@pytest.mark.parametrize("do, code", [
    (lambda b: confirm(b, text="  "), "commitment.empty"),
    (lambda b: (confirm(b), confirm(b)), "commitment.confirmed"),
    (lambda b: confirm(b, text="x" * 20_001), "commitment.too_long"),
    (lambda b: confirm(b, submission="S9"), "submission.unknown"),
    (lambda b: (b.withdraw(ANN, "S1", reason="x", previewed_on=3), confirm(b)), "commitment.no_report"),
    (lambda b: (b.publish(ANN, figures("KHM"), previewed_on=3), confirm(b, submission="S4")), "commitment.no_report"),
    (lambda b: change(b, 1, "owner", text="x"), "commitment.unknown"),
    (lambda b: change(b, confirm(b), "status", status="kept", reason=" "), "reason.missing"),
    (lambda b: change(b, confirm(b), "status", status="kept", reason="\u200b"), "reason.missing"),
    (lambda b: change(b, confirm(b), "update", text=" "), "commitment.empty_update"),
    (lambda b: change(b, confirm(b), "update", text="x" * 2001), "commitment.too_long"),
    (lambda b: change(b, confirm(b), "update", text="x", link="javascript:alert(1)"), "commitment.link"),
    (lambda b: change(b, confirm(b), "update", text="x", link="https://"), "commitment.link"),
    (lambda b: change(b, confirm(b), "update", text="x", link="ftp://example.org"), "commitment.link"),
    (lambda b: change(b, confirm(b), "answered", submission="S2", text=""), "commitment.empty"),
    (lambda b: b.take_back(ANN, confirm(b) and 4, reason=" "), "reason.missing"),
    (lambda b: b.take_back(ANN, confirm(b) and 3, reason="x"), "event.unknown"),
    (lambda b: b.erase_words(ANN, 3, reason="x"), "event.unknown"),
    (lambda b: b.erase_words(ANN, confirm(b), reason=" "), "reason.missing"),
])
def test_what_cannot_be_done_is_refused_with_its_code(book: Ledger, do: Callable[[Ledger], object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        do(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


def test_a_change_is_refused_where_another_changed_the_same_commitment_meanwhile(book: Ledger) -> None:
    first, other = confirm(book), confirm(book, goal="2.2")
    change(book, other, "owner", text="Ministry", on=5)
    change(book, first, "owner", text="Police", on=5)
    with pytest.raises(StalePreview) as refused:
        change(book, first, "owner", text="Ministry", on=5)
    told: Any = refused.value.values["changes"]
    assert told == [{"version": 7, "kind": "commitment_changed", "name": "Ben", "goal": "2.1"}]
    assert held(book)[0].owner == "Police"


def test_a_confirmation_is_refused_where_the_report_was_replaced_meanwhile(book: Ledger) -> None:
    book.publish(BEN, report("KHM", 2014), previewed_on=3)
    with pytest.raises(StalePreview):
        book.confirm_commitments(ANN, [Confirmation("S1", [("2.1", LAW)])], previewed_on=3)


def test_who_may_write_for_one_area_may_follow_its_commitments_alone(book: Ledger) -> None:
    thai = Actor(name="Dao", areas=frozenset({"THA"}), rights=STAFF)
    first = confirm(book)
    confirm(book, thai, "S3")
    for write in (lambda: confirm(book, thai, goal="2.2"), lambda: change(book, first, "owner", text="x", actor=thai),
                  lambda: book.take_back(thai, first, reason="x"),
                  lambda: book.erase_words(thai, first, reason="x"),
                  lambda: confirm(book, Actor(name="X"), goal="2.2")):
        with pytest.raises(NotAllowed):
            write()
    assert book.version() == 5


def test_an_erased_commitment_is_gone_from_every_version_and_the_chain_still_verifies(book: Ledger) -> None:
    first = confirm(book, text="J. Doe of Elm Street")
    change(book, first, "status", status="kept", reason="J. Doe wrote")
    snapshot = Snapshot(book)
    snapshot.catch_up()
    before = snapshot.erasures
    assert snapshot.commitments(4)
    entry = book.erase_words(ANN, first, reason="names a victim")
    assert entry.payload == {"rows": {"event": [first, first + 1, first + 2]}, "reason": "names a victim"}
    snapshot.catch_up()
    assert (snapshot.commitments(4), snapshot.commitments()) == ([], [])
    assert snapshot.erasures > before
    assert [event.note for event in book.events(after=3)] == ["", "", ERASED]
    book.verify()


def test_an_erased_update_leaves_the_rest(book: Ledger) -> None:
    first = confirm(book)
    change(book, first, "owner", text="Police")
    bad = change(book, first, "update", text="J. Doe of Elm Street")
    book.erase_words(ANN, bad, reason="names a victim")
    (found,) = held(book, bad)
    assert (found.owner, [step.change for step in found.steps]) == ("Police", ["owner"])
    book.verify()


def test_erasing_a_report_erases_what_commitments_quote_of_it(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    for number, sent in enumerate((report("KHM", 2014), report("KHM", 2015), report("KHM", 2016))):
        book.publish(ANN, sent, previewed_on=number)
    first, other = confirm(book, text="J. Doe of Elm Street"), confirm(book, submission="S2")
    change(book, first, "update", text="Elm Street was searched")
    change(book, other, "answered", submission="S3", text="Elm Street is safe.")
    book.erase(ANN, "S1", reason="names")
    assert [(found.version, found.answered_in) for found in held(book)] == [(other, 2016)]
    book.erase(ANN, "S3", reason="names")
    assert [(found.version, found.answered_in) for found in held(book)] == [(other, 0)]
    assert [bool(entry.erased) for entry in words_entries(book, "commitment_changed")] == [True, True, False, True]
    assert b"Elm Street" not in Path(book.name).read_bytes()
    book.verify()


@pytest.mark.parametrize("change_by_hand", [
    "UPDATE event SET note = '{\"text\":\"To do nothing.\"}' WHERE version = 4",
    "UPDATE event SET note = NULL, salt = NULL WHERE version = 4",
    "UPDATE event SET payload = replace(payload, '2.1', '2.2') WHERE version = 4",
])
def test_a_commitment_altered_by_hand_is_noticed(book: Ledger, ledger_url: str, change_by_hand: str) -> None:
    confirm(book)
    by_hand(ledger_url, change_by_hand)
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()
