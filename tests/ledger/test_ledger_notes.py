"""A dated note beside a status: set, shown, withdrawn, erased; on SQLite and on PostgreSQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators import wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.model import Actor
from indicators.permission import STAFF
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures


def fill(book: Ledger) -> None:
    """Version 1: a figure of Cambodia and one of Thailand in 2014."""
    book.publish(ANN, figures("KHM", "THA"), previewed_on=0)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def note(book: Ledger, actor: Actor = ANN, on: int | None = None, **other: Any) -> Event:
    """A note beside Cambodia's status of 2014, unless said otherwise."""
    plain: dict[str, Any] = {"indicator": "ICSE_VICTIMS", "ref_area": "KHM", "year": 2014,
                             "text": "One large case.\nAsk the police.", "reason": "asked by the minister"}
    return book.set_note(actor, previewed_on=book.version() if on is None else on, **plain | other)


def shown(book: Ledger, *asked: Any) -> list[tuple[Any, ...]]:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return [(each.version, each.text, each.reason, each.author, each.public) for each in snapshot.notes(*asked)]


def test_a_note_is_an_event_with_its_author_reason_and_date_and_can_be_taken_back(book: Ledger) -> None:
    event = note(book, BEN)
    assert (event.version, event.kind, event.actor_name) == (2, "note_set", "Ben")
    assert shown(book) == [(2, "One large case.\nAsk the police.", "asked by the minister", "Ben", False)]
    back = book.take_back_note(ANN, 2, reason="no longer so")
    assert (back.version, back.kind, back.note) == (3, "note_taken_back", "no longer so")
    assert shown(book) == []
    assert [each[0] for each in shown(book, 2)] == [2]
    book.verify(blobs=True)


def test_a_note_is_for_staff_unless_it_says_that_the_public_may_see_it(book: Ledger) -> None:
    note(book)
    note(book, public=True)
    assert [each[-1] for each in shown(book)] == [False, True]


def test_what_is_typed_is_kept_as_it_is_but_for_spaces_around_it_and_lines_in_the_reason(book: Ledger) -> None:
    note(book, text="  <b>5 %</b>\n\nសួស្តី ", reason=" first\nsecond ")
    assert shown(book)[0][1:3] == ("<b>5 %</b>\n\nសួស្តី", "first second")


@pytest.mark.parametrize("do, code", [
    (lambda b: note(b, text="  "), "note.empty"), (lambda b: note(b, reason=" "), "note.reasonless"),
    (lambda b: note(b, text="x" * 2001), "note.too_long"), (lambda b: note(b, on=9), "ledger.unknown_version"),
    (lambda b: b.take_back_note(ANN, 1, reason="x"), "note.unknown"),
    (lambda b: b.take_back_note(ANN, note(b).version, reason=" "), "note.reasonless"),
    (lambda b: (b.take_back_note(BEN, note(b).version, reason="x"), b.take_back_note(ANN, 2, reason="y")),
     "note.taken_back"),
    (lambda b: b.erase_note(ANN, note(b).version, reason=" "), "erase.reasonless"),
    (lambda b: b.erase_note(ANN, 7, reason="names"), "note.unknown"),
])
def test_what_cannot_be_done_with_a_note_is_refused_with_its_code(
    book: Ledger, do: Callable[[Ledger], object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        do(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


@pytest.mark.parametrize("later, stale", [
    (lambda b: note(b, BEN), True), (lambda b: note(b, BEN, ref_area="THA"), False),
    (lambda b: note(b, BEN, year=2013), False), (lambda b: note(b, BEN, indicator="CAMPAIGNS"), False),
    (lambda b: b.publish(BEN, figures("KHM", value=11), previewed_on=1), True),
    (lambda b: b.publish(BEN, figures("THA", value=11), previewed_on=1), False),
    (lambda b: b.withdraw(BEN, "S1", reason="wrong", previewed_on=1), True),
    (lambda b: b.release(BEN, "First"), False),
])
def test_a_note_is_refused_exactly_where_the_figure_or_its_notes_changed(
    book: Ledger, later: Callable[[Ledger], Any], stale: bool
) -> None:
    later(book)
    if stale:
        with pytest.raises(StalePreview):
            note(book, on=1)
        assert book.version() == 2
    else:
        assert note(book, on=1).version == 3
    book.verify()


def test_the_refusal_tells_who_noted_or_changed_what(book: Ledger) -> None:
    note(book, BEN, text="Counted twice.")
    book.publish(BEN, figures("KHM", value=11), previewed_on=2)
    with pytest.raises(StalePreview) as refused:
        note(book, on=1)
    changes: Any = refused.value.values["changes"]
    told = [(each["version"], each["kind"], each["name"], each.get("text")) for each in changes]
    assert told == [(3, "published", "Ben", None), (2, "note_set", "Ben", "Counted twice.")]


def test_who_may_write_for_one_area_may_note_that_alone(book: Ledger) -> None:
    khmer = Actor(id="sok", name="Sok", areas=frozenset({"KHM"}), rights=STAFF)
    note(book, khmer)
    other = note(book, ref_area="THA")
    for write in (lambda: note(book, khmer, ref_area="THA"),
                  lambda: book.take_back_note(khmer, other.version, reason="x"),
                  lambda: book.erase_note(khmer, other.version, reason="x"),
                  lambda: note(book, Actor(id="x", name="X"))):
        with pytest.raises(NotAllowed):
            write()
    assert book.version() == 3


def test_an_erased_note_is_gone_from_every_version_and_the_chain_still_verifies(book: Ledger) -> None:
    note(book, BEN, text="J. Doe of Elm Street")
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert snapshot.notes(2)
    entry = book.erase_note(ANN, 2, reason="names a victim")
    assert (entry.kind, entry.payload) == ("erased", {"note": 2, "reason": "names a victim"})
    assert [(event.kind, event.note, event.actor_name) for event in book.events(after=1)] == [
        ("note_set", "", "Ben"), ("note_taken_back", "", "Ann")]
    assert snapshot.catch_up() == 3
    assert (snapshot.notes(2), shown(book, 2), shown(book)) == ([], [], [])
    book.verify(blobs=True)


def test_erasing_a_note_that_was_taken_back_blanks_both_reasons_and_adds_no_event(book: Ledger) -> None:
    note(book)
    book.take_back_note(BEN, 2, reason="J. Doe asked")
    book.erase_note(ANN, 2, reason="names")
    assert [event.note for event in book.events(after=1)] == ["", ""]
    book.verify()


def test_erased_words_are_no_longer_in_the_file(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    note(book, text="J. Doe of Elm Street")
    assert b"Elm Street" in Path(book.name).read_bytes()
    book.erase_note(ANN, 1, reason="names")
    assert b"Elm Street" not in Path(book.name).read_bytes()


@pytest.mark.parametrize("change", [
    "UPDATE event SET note = 'asked' || chr(10) || 'All is well.' WHERE version = 2",
    "UPDATE event SET note = NULL, salt = NULL WHERE version = 2",
    "UPDATE event SET payload = replace(payload, 'KHM', 'THA') WHERE version = 2",
])
def test_a_note_altered_by_hand_is_noticed(book: Ledger, ledger_url: str, change: str) -> None:
    note(book)
    by_hand(ledger_url, change.replace("chr(10)", "char(10)") if ledger_url.startswith("sqlite") else change)
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()
