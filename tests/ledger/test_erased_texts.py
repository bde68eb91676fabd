"""What people wrote about releases, locks, approvals and erasures is erased like the rest: the acts stay on record."""

import json
from collections.abc import Callable

import pytest

from indicators import ledger, wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal
from indicators.ledger import Ledger
from indicators.ledger.database import FORMAT
from indicators.ledger.records import ERASED
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, figures, signed_in
from tests.ledger.test_erasing import stored

DOE = "J. Doe of Elm Street"


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def fill(made: Ledger) -> None:
    """Events: figures, a release and its withdrawal, figures withdrawn; entries: a lock and an unlocking."""
    made.publish(ANN, figures("KHM"), previewed_on=0)
    made.release(ANN, f"Of {DOE}", note=f"for {DOE}", year=2025)
    made.take_back(ANN, 2, reason=f"{DOE} asked")
    made.withdraw(ANN, "S1", reason=f"{DOE} called", previewed_on=3)
    made.lock(ANN, 2014, reason=f"told {DOE}")
    made.unlock(ANN, 2014, reason=f"asked by {DOE}")


def test_texts_of_every_event_and_entry_are_erased_and_the_acts_stay(book: Ledger, ledger_url: str) -> None:
    for version in (2, 3, 4):
        book.erase_words(BEN, version, reason="names someone")
    for number in (1, 2):
        book.erase_entry(BEN, number, reason="names someone")
    assert DOE.encode() not in stored(ledger_url)
    book.verify()
    assert [(event.kind, event.note) for event in book.events(after=1)] == [
        ("released", ERASED), ("release_taken_back", ERASED), ("withdrawn", ERASED)]
    assert [(entry.payload["year"], entry.payload["reason"]) for entry in book.log("lock", "unlock")] == [
        (2014, ERASED)] * 2
    snapshot = Snapshot(book)
    snapshot.catch_up()
    (release,) = snapshot.releases()
    assert (release.name, release.note, release.year, release.taken_back) == (ERASED, ERASED, 2025, 3)
    assert book.submission("S1").erased is False
    book.close()
    ledger.open(ledger_url).verify()


def test_the_reason_of_an_erasure_is_erased_and_what_it_erased_stays_known(book: Ledger, ledger_url: str) -> None:
    first = book.erase_entry(BEN, 1, reason=f"names {DOE} again")
    book.erase_entry(BEN, first.number, reason="the reason named someone")
    erased = book.log("erased")
    assert erased[0].payload == {"rows": first.payload["rows"], "reason": ERASED}
    assert f"names {DOE} again".encode() not in stored(ledger_url)
    book.verify()


@pytest.mark.parametrize("emergency", ["", f"{DOE} is in danger"])
def test_a_release_takes_with_it_what_prepared_it_or_why_one_person_made_it(
        book: Ledger, ledger_url: str, emergency: str) -> None:
    ada, ben = signed_in(book, "Ada", "approver"), signed_in(book, "Ben", "approver")
    if not emergency:
        book.prepare_release(ada, f"By {DOE}", note=f"{DOE} saw it", previewed_on=4)
    event = book.release(ben, f"By {DOE}", note="" if emergency else f"{DOE} saw it", previewed_on=4,
                         emergency=emergency)
    book.prepare_erasure(ada, {"event": event.version}, reason="names someone")
    book.erase_words(ben, event.version, reason="names someone")
    assert [text for text in (f"By {DOE}", f"{DOE} saw", f"{DOE} is in") if text.encode() in stored(ledger_url)] == []
    after = book.events("released")[-1].payload
    assert (after["name"], after.get("alone", ""), after["version"]) == (ERASED, ERASED if emergency else "", 5)
    assert [one.act for one in book.preparations()] == ["erase"]
    book.verify()


def test_a_preparation_whose_texts_were_erased_cannot_be_approved(book: Ledger) -> None:
    ada, ben = signed_in(book, "Ada", "approver"), signed_in(book, "Ben", "approver")
    prepared = book.prepare_release(ada, "First", note=f"{DOE} saw it", previewed_on=4)
    book.erase_entry(ben, prepared.number, reason="names someone", emergency="nobody else is here")
    assert book.preparations() == []
    with pytest.raises(NotAllowed, match=r"approval\.missing"):
        book.release(ben, ERASED, previewed_on=4)
    book.verify()


@pytest.mark.parametrize("erase, code", [
    (lambda b: b.erase_words(BEN, 9, reason="x"), "event.unknown"),
    (lambda b: [b.erase_words(BEN, 3, reason="x") for _ in range(2)], "event.unknown"),
    (lambda b: b.erase_words(BEN, 2, reason=" "), "reason.missing"),
    (lambda b: [b.erase_entry(BEN, 1, reason="x") for _ in range(2)], "entry.unknown")])
def test_what_has_no_text_left_is_not_erased_again(book: Ledger, erase: Callable[[Ledger], object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        erase(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


@pytest.mark.parametrize("statement", [
    "DELETE FROM sealed_text", "UPDATE sealed_text SET text = '\"other\"'",
    "UPDATE sealed_text SET text = NULL, salt = NULL",
    "INSERT INTO sealed_text VALUES ('0', '0', '\"added\"')"])
def test_a_text_altered_by_hand_is_noticed(book: Ledger, ledger_url: str, statement: str) -> None:
    by_hand(ledger_url, statement)
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()


def test_texts_stored_with_payloads_before_are_read_and_stay(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr("indicators.ledger.chain.FREE_TEXTS", {})
        book.release(ANN, "Earlier", note=f"for {DOE}")
        book.lock(ANN, 2013, reason="reported")
    assert FORMAT > "0001"
    assert (book.events("released")[-1].payload["name"], book.locked()[2013].payload["reason"]) == (
        "Earlier", "reported")
    book.erase_words(BEN, 5, reason="names someone")
    with pytest.raises(Refusal, match=r"entry\.unknown"):
        book.erase_entry(BEN, 3, reason="names someone")
    assert (book.events("released")[-1].note, json.dumps(book.log("erased")[-1].payload["rows"])) == (
        ERASED, '{"event": [5]}')
    book.verify()
