"""A country's comment on a draft of its statuses: recorded, shown by version, withdrawn, erased, on both engines."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
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
from tests.ledger.ledger_builders import ANN, BEN, by_hand, figures


def fill(book: Ledger) -> None:
    """Version 1: a figure of Cambodia and one of Thailand in 2014."""
    book.publish(ANN, figures("KHM", "THA"), previewed_on=0)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def comment(book: Ledger, actor: Actor = ANN, on: int | None = None, **other: Any) -> Event:
    """Cambodia's comment on goal 1.1, unless stated otherwise."""
    plain: dict[str, Any] = {"ref_area": "KHM", "goal": "1.1", "day": "2025-03-12", "draft": 1,
                             "text": "One case had\n\nmany victims.", "reason": "e-mail from the ministry"}
    return book.set_comment(actor, previewed_on=book.version() if on is None else on, **plain | other)


def shown(book: Ledger, *asked: Any) -> list[tuple[Any, ...]]:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return [(found.version, found.goal, found.day, found.text) for found in snapshot.comments(*asked)]


def test_a_comment_is_an_event_with_its_author_and_reason_and_can_be_withdrawn(book: Ledger) -> None:
    event = comment(book, BEN)
    assert (event.version, event.kind, event.actor_name, event.note.partition("\n")[0]) == (
        2, "comment_set", "Ben", "e-mail from the ministry")
    assert shown(book) == [(2, "1.1", "2025-03-12", "One case had\n\nmany victims.")]
    assert book.take_back_comment(ANN, 2, reason="sent by mistake").version == 3
    assert shown(book) == []
    assert [row[0] for row in shown(book, 2)] == [2]
    assert shown(book, 1) == []
    book.verify(blobs=True)


def test_that_none_was_received_holds_until_more_is_recorded_on_the_same_goal_or_on_all(book: Ledger) -> None:
    comment(book, text=None, goal="")
    comment(book, text=None, goal="2.1")
    assert [row[1:] for row in shown(book)] == [("", "2025-03-12", ""), ("2.1", "2025-03-12", "")]
    comment(book, goal="2.1")
    comment(book, goal="", ref_area="THA")
    assert [row[0] for row in shown(book)] == [2, 4, 5]
    comment(book, goal="")
    assert [row[0] for row in shown(book)] == [4, 5, 6]
    assert [row[0] for row in shown(book, 3)] == [2, 3]
    comment(book, text=None, goal="")
    assert [row[0] for row in shown(book)] == [4, 5, 6, 7]
    comment(book, text=None, goal="")
    assert [row[0] for row in shown(book)] == [4, 5, 6, 8]


IN_TWO_DAYS = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


@pytest.mark.parametrize("do, code", [
    (lambda b: comment(b, text="  "), "comment.empty"), (lambda b: comment(b, reason=" "), "comment.reasonless"),
    (lambda b: comment(b, text="x" * 10_001), "comment.too_long"),
    (lambda b: comment(b, on=9), "ledger.unknown_version"),
    (lambda b: comment(b, day=IN_TWO_DAYS), "comment.future"),
    (lambda b: comment(b, draft=2), "ledger.unknown_version"),
    (lambda b: b.take_back_comment(ANN, 1, reason="x"), "comment.unknown"),
    (lambda b: b.take_back_comment(ANN, comment(b).version, reason=" "), "comment.reasonless"),
    (lambda b: (b.take_back_comment(BEN, comment(b).version, reason="x"), b.take_back_comment(ANN, 2, reason="y")),
     "comment.taken_back"),
    (lambda b: b.erase_comment(ANN, comment(b).version, reason=" "), "erase.reasonless"),
    (lambda b: b.erase_comment(ANN, 7, reason="names"), "comment.unknown"),
])
def test_what_cannot_be_done_with_a_comment_is_refused_with_its_code(
        book: Ledger, do: Callable[[Ledger], object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        do(book)
    assert refused.value.code == code
    assert wording.error(refused.value)
    book.verify()


def test_of_two_who_record_a_comment_of_one_country_the_second_looks_again(book: Ledger) -> None:
    comment(book)
    with pytest.raises(StalePreview) as stale:
        comment(book, on=1, goal="2.1")
    assert stale.value.values["changes"] == [{"version": 2, "kind": "comment_set", "name": "Ann"}]
    assert comment(book, on=1, ref_area="THA").version == 3


def test_who_writes_for_another_country_records_no_comment(book: Ledger) -> None:
    thai = Actor(id="t", name="T", areas=frozenset({"THA"}), rights=STAFF)
    with pytest.raises(NotAllowed):
        comment(book, thai)
    with pytest.raises(NotAllowed):
        book.take_back_comment(thai, comment(book).version, reason="x")


def test_an_erased_comment_leaves_every_version_and_the_chain_still_verifies(book: Ledger) -> None:
    comment(book)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    before = snapshot.erasures
    book.erase_comment(ANN, 2, reason="names a victim")
    snapshot.catch_up()
    assert snapshot.erasures == before + 1
    assert not snapshot.comments(2)
    assert not shown(book, 2)
    assert not shown(book)
    assert [(event.kind, event.note) for event in book.events(after=1)] == [
        ("comment_set", ""), ("comment_taken_back", "")]
    book.verify(blobs=True)


def test_a_comment_emptied_by_hand_is_noticed(book: Ledger, ledger_url: str) -> None:
    comment(book)
    by_hand(ledger_url, "UPDATE event SET note = NULL, salt = NULL WHERE version = 2")
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        book.verify()
