"""Remarks: notes on a status and countries' replies, set, shown, withdrawn, erased; on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from indicators import wording
from indicators.errors import LedgerTrouble, NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.ledger.records import ERASED, Event
from indicators.model import Actor
from indicators.model.remarks import Remark
from indicators.permission import STAFF
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures, note, reply


def fill(book: Ledger) -> None:
    """Version 1: a figure of Cambodia and one of Thailand in 2014."""
    book.publish(ANN, figures("KHM", "THA"), previewed_on=0)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def record(book: Ledger, remark: Remark, actor: Actor = ANN, on: int | None = None) -> Event:
    return book.set_remark(actor, remark, previewed_on=book.version() if on is None else on)


def in_force(book: Ledger, *asked: Any) -> list[Remark]:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return snapshot.remarks(*asked)


def test_a_remark_is_an_event_with_its_author_reason_and_date_and_can_be_withdrawn(book: Ledger) -> None:
    event = record(book, note(), BEN)
    assert (event.version, event.kind, event.actor_name) == (2, "remark_set", "Ben")
    (found,) = in_force(book)
    assert (found.version, found.text, found.reason, found.recorded_by, found.recorded_at) == (
        2, "One large case.\nAsk the police.", "asked by the minister", "Ben", event.at)
    back = book.take_back(ANN, 2, reason="no longer so")
    assert (back.version, back.kind, back.note) == (3, "remark_taken_back", "no longer so")
    assert in_force(book) == []
    assert in_force(book, 2) == [found]
    assert in_force(book, 1) == []
    book.verify()


def test_what_is_recorded_is_read_back_with_its_subject(book: Ledger) -> None:
    for remark in (note(public=True), reply(goal="", received=False, text=""), reply()):
        record(book, remark)
        found = in_force(book)[-1]
        for name in ("author", "ref_area", "indicator", "year", "goal", "text", "public", "received", "day", "draft"):
            assert getattr(found, name) == getattr(remark, name)


def test_what_is_typed_is_kept_as_it_is_but_for_spaces_around_it_and_lines_in_the_reason(book: Ledger) -> None:
    record(book, note(text="  <b>5 %</b>\n\nសួស្តី ", reason=" first\nsecond "))
    (found,) = in_force(book)
    assert (found.text, found.reason) == ("<b>5 %</b>\n\nសួស្តី", "first second")


def test_that_none_was_received_holds_until_more_is_recorded_on_the_same_goal_or_on_all(book: Ledger) -> None:
    none: dict[str, Any] = {"received": False, "text": ""}
    record(book, reply(goal="", **none))
    record(book, reply(goal="2.1", **none))
    record(book, reply(goal="2.1"))
    record(book, reply("THA", ""))
    record(book, note())
    assert [one.version for one in in_force(book)] == [4, 5, 6]
    record(book, reply(goal=""))
    assert [one.version for one in in_force(book)] == [4, 5, 6, 7]
    assert [one.version for one in in_force(book, 3)] == [2, 3]
    record(book, reply(goal="", **none))
    record(book, reply(goal="", **none))
    assert [one.version for one in in_force(book)] == [4, 5, 6, 7]


IN_TWO_DAYS = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


@pytest.mark.parametrize("do, code", [
    (lambda b: record(b, note(text="  ")), "remark.empty"), (lambda b: record(b, reply(text=" ")), "remark.empty"),
    (lambda b: record(b, note(reason=" ")), "remark.reasonless"),
    (lambda b: record(b, note(reason="\u200b")), "remark.reasonless"),
    (lambda b: record(b, note(text="\u2060\u3164")), "remark.empty"),
    (lambda b: record(b, note(text="x" * 10_001)), "remark.too_long"),
    (lambda b: record(b, reply(reason="x" * 2001)), "remark.too_long"),
    (lambda b: record(b, note(), on=9), "ledger.unknown_version"),
    (lambda b: record(b, reply(day=IN_TWO_DAYS)), "remark.future"),
    (lambda b: record(b, reply(draft=2)), "ledger.unknown_version"),
    (lambda b: b.take_back(ANN, 1, reason="x"), "event.unknown"),
    (lambda b: b.take_back(ANN, record(b, note()).version, reason=" "), "reason.missing"),
    (lambda b: [b.take_back(each, record(b, note()).version and 2, reason="x") for each in (ANN, BEN)],
     "event.taken_back"),
    (lambda b: b.erase_words(ANN, record(b, note()).version, reason=" "), "reason.missing"),
    (lambda b: b.erase_words(ANN, 7, reason="names"), "event.unknown"),
])
def test_what_cannot_be_done_with_a_remark_is_refused_with_its_code(
    book: Ledger, do: Callable[[Ledger], object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        do(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


@pytest.mark.parametrize("later, stale", [
    (lambda b: record(b, note(), BEN), True), (lambda b: record(b, note("THA"), BEN), False),
    (lambda b: record(b, note(year=2013), BEN), False), (lambda b: record(b, note(indicator="CAMPAIGNS"), BEN), False),
    (lambda b: record(b, reply(), BEN), False),
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
            record(book, note(), on=1)
        assert book.version() == 2
    else:
        assert record(book, note(), on=1).version == 3
    book.verify()


def test_of_two_who_record_a_reply_of_one_country_the_second_looks_again(book: Ledger) -> None:
    record(book, reply())
    with pytest.raises(StalePreview):
        record(book, reply(goal="2.1"), on=1)
    assert record(book, reply("THA"), on=1).version == 3
    assert record(book, note(), on=1).version == 4


def test_the_refusal_tells_who_noted_or_changed_what(book: Ledger) -> None:
    record(book, note(text="Counted twice."), BEN)
    book.publish(BEN, figures("KHM", value=11), previewed_on=2)
    with pytest.raises(StalePreview) as refused:
        record(book, note(), on=1)
    changes: Any = refused.value.values["changes"]
    told = [(each["version"], each["kind"], each["name"], each.get("text")) for each in changes]
    assert told == [(3, "published", "Ben", None), (2, "remark_set", "Ben", "Counted twice.")]


def test_who_may_write_for_one_area_may_remark_on_that_alone(book: Ledger) -> None:
    khmer = Actor(name="Sok", areas=frozenset({"KHM"}), rights=STAFF)
    record(book, note(), khmer)
    other = record(book, note("THA"))
    for write in (lambda: record(book, note("THA"), khmer), lambda: record(book, reply("THA"), khmer),
                  lambda: book.take_back(khmer, other.version, reason="x"),
                  lambda: book.erase_words(khmer, other.version, reason="x"),
                  lambda: record(book, note(), Actor(name="X"))):
        with pytest.raises(NotAllowed):
            write()
    assert book.version() == 3


@pytest.mark.parametrize("remark", [note(text="J. Doe of Elm Street"), reply(text="J. Doe of Elm Street")])
def test_an_erased_remark_is_gone_from_every_version_and_the_chain_still_verifies(book: Ledger, remark: Remark) -> None:
    record(book, remark, BEN)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert snapshot.remarks(2)
    before, entry = snapshot.erasures, book.erase_words(ANN, 2, reason="names a victim")
    assert (entry.kind, entry.payload) == (
        "erased", {"rows": {"event": [2, 3]}, "reason": "names a victim"})
    assert [(event.kind, event.note, event.actor_name) for event in book.events(after=1)] == [
        ("remark_set", "", "Ben"), ("remark_taken_back", ERASED, "Ann")]
    assert snapshot.catch_up() == 3
    assert snapshot.erasures > before
    assert (snapshot.remarks(2), in_force(book, 2), in_force(book)) == ([], [], [])
    book.verify()


def test_erasing_a_remark_that_was_withdrawn_blanks_both_reasons_and_adds_no_event(book: Ledger) -> None:
    record(book, note())
    book.take_back(BEN, 2, reason="J. Doe asked")
    book.erase_words(ANN, 2, reason="names")
    assert [event.note for event in book.events(after=1)] == ["", ERASED]
    book.verify()


def test_erased_words_are_no_longer_in_the_file(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    record(book, note(text="J. Doe of Elm Street"))
    assert b"Elm Street" in Path(book.name).read_bytes()
    book.erase_words(ANN, 1, reason="names")
    assert b"Elm Street" not in Path(book.name).read_bytes()


@pytest.mark.parametrize("change", [
    "UPDATE event SET note = 'asked' || chr(10) || 'All is well.' WHERE version = 2",
    "UPDATE event SET note = NULL, salt = NULL WHERE version = 2",
    "UPDATE event SET payload = replace(payload, 'KHM', 'THA') WHERE version = 2",
])
def test_a_remark_altered_by_hand_is_noticed(book: Ledger, ledger_url: str, change: str) -> None:
    record(book, note())
    by_hand(ledger_url, change.replace("chr(10)", "char(10)") if ledger_url.startswith("sqlite") else change)
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()
