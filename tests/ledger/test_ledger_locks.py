"""A locked year does not change until it is unlocked, on record and with a reason; other years do."""

from collections.abc import Callable

import pytest

from indicators.errors import NotAllowed, Refusal
from indicators.ledger import Ledger
from indicators.model import Actor
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, figures, report, signed_in

Write = Callable[[Ledger], object]


def fill(book: Ledger) -> None:
    """Figures of 2013 (S1) and 2014 (S2), S3 withdrawn; 2014 is locked."""
    for year in (2013, 2014, 2014):
        book.publish(ANN, figures("KHM", year=year), previewed_on=book.version())
    book.withdraw(ANN, "S3", reason="wrong", previewed_on=3)
    book.lock(ANN, 2014, reason="reported to the ministers")


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


@pytest.mark.parametrize("write", [
    lambda b: b.publish(BEN, figures("THA"), previewed_on=4),
    lambda b: b.publish(BEN, report("KHM", 2014), previewed_on=4),
    lambda b: b.withdraw(BEN, "S2", reason="wrong", previewed_on=4),
    lambda b: b.restore(BEN, "S3", reason="right", previewed_on=4),
])
def test_nothing_of_a_locked_year_changes_until_it_is_unlocked(book: Ledger, write: Write) -> None:
    with pytest.raises(Refusal) as refusal:
        write(book)
    assert (refusal.value.code, refusal.value.values) == ("year.locked", {"years": ["2014"]})
    assert book.version() == 4
    book.unlock(BEN, 2014, reason="a country sent a correction")
    write(book)
    assert book.version() == 5


def test_who_is_signed_in_is_on_record_with_a_write_that_a_locked_year_refused(book: Ledger) -> None:
    editor = signed_in(book, "Ed", "editor")
    with pytest.raises(Refusal):
        book.publish(editor, figures("THA"), previewed_on=4)
    (row,) = book.audit(action="refused")
    assert (row.person, row.action, row.detail) == (editor.person, "publish", "year.locked")


def test_other_years_change_and_what_must_go_is_erased(book: Ledger) -> None:
    book.withdraw(BEN, "S1", reason="wrong", previewed_on=4)
    book.erase(BEN, "S2", reason="names of victims")
    assert book.submission("S2").erased


def test_locking_changes_no_version_and_stays_on_record(book: Ledger) -> None:
    book.unlock(BEN, 2014, reason="a correction")
    assert book.locked() == {}
    book.lock(BEN, 2012, reason="closed")
    book.lock(ANN, 2011, reason="closed")
    assert {year: entry.actor_name for year, entry in book.locked().items()} == {2011: "Ann", 2012: "Ben"}
    assert [(entry.kind, entry.payload["year"], entry.payload["reason"]) for entry in book.log()] == [
        ("lock", 2014, "reported to the ministers"), ("unlock", 2014, "a correction"), ("lock", 2012, "closed"),
        ("lock", 2011, "closed")]
    assert book.version() == 4
    book.verify()


@pytest.mark.parametrize("write, code", [
    (lambda b: b.lock(ANN, 2014, reason="x"), "lock.locked"),
    (lambda b: b.unlock(ANN, 2013, reason="x"), "lock.not_locked"),
    (lambda b: b.lock(ANN, 2013, reason=" "), "reason.missing"),
    (lambda b: b.lock(ANN, 14, reason="x"), "lock.no_year"),
])
def test_what_cannot_be_locked_or_unlocked_says_why(book: Ledger, write: Write, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        write(book)
    assert refusal.value.code == code


def test_only_who_may_lock_does_and_by_the_way_meant_for_it(book: Ledger) -> None:
    with pytest.raises(NotAllowed):
        book.unlock(Actor(name="Eve", rights=frozenset({"publish"})), 2014, reason="x")
    with pytest.raises(ValueError, match="writer of their own"):
        book.record(ANN, "unlock", {"year": 2014})
