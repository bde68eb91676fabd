"""A release is named by who may, on what was previewed, and can be withdrawn; that it was public stays known."""

from collections.abc import Callable

import pytest

from indicators.errors import NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.model import Actor
from indicators.permission import staff
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, figures


def fill(book: Ledger) -> None:
    """Two versions, each released: events 2 and 4."""
    for area in ("KHM", "THA"):
        book.publish(ANN, figures(area), previewed_on=book.version())
        book.release(ANN, f"With {area}")


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def released(book: Ledger) -> int:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return snapshot.released_version()


def test_a_release_that_is_taken_back_shows_the_one_before_and_stays_on_record(book: Ledger) -> None:
    assert released(book) == 4
    back = book.take_back(BEN, 4, reason="a wrong figure")
    assert (back.kind, back.version, back.note) == ("release_taken_back", 5, "a wrong figure")
    assert back.payload == {"version": 4, "hidden": {}, "undoes": 4}
    assert released(book) == 2
    book.take_back(BEN, 2, reason="that one too")
    assert released(book) == 0
    book.verify()


def test_one_that_is_not_the_last_can_be_taken_back_and_the_last_stays(book: Ledger) -> None:
    book.take_back(BEN, 2, reason="a wrong figure")
    assert released(book) == 4


@pytest.mark.parametrize("write, code", [
    (lambda b: b.take_back(ANN, 3, reason="x"), "event.unknown"),
    (lambda b: b.take_back(ANN, 4, reason=" "), "reason.missing"),
    (lambda b: [b.take_back(each, 4, reason="x") for each in (ANN, BEN)], "event.taken_back"),
])
def test_what_cannot_be_taken_back_says_why(book: Ledger, write: Callable[[Ledger], object], code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        write(book)
    assert refusal.value.code == code


def test_only_who_may_release_takes_back(book: Ledger) -> None:
    with pytest.raises(NotAllowed):
        book.take_back(Actor(name="Eve", rights=frozenset({"publish"})), 4, reason="x")


def test_a_release_is_refused_where_anything_changed_since_it_was_previewed(book: Ledger) -> None:
    book.publish(BEN, figures("VNM"), previewed_on=4)
    with pytest.raises(StalePreview) as stale:
        book.release(ANN, "Ministerial 2014", previewed_on=4)
    assert stale.value.values["changes"] == [{"version": 5, "kind": "published", "name": "Ben"}]
    assert book.release(ANN, "Ministerial 2014", previewed_on=5).payload["version"] == 6
    with pytest.raises(StalePreview):
        book.take_back(BEN, 4, reason="a wrong figure", previewed_on=5)


def test_an_edition_has_its_year_in_the_event_and_other_releases_are_stored_as_before(book: Ledger) -> None:
    assert book.release(ANN, "Ministerial", year=2025).payload["year"] == 2025
    assert book.release(ANN, "With KHM").payload == {"name": "With KHM", "version": 6, "hidden": {}}
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert [(edition.name, edition.year, edition.version) for edition in snapshot.editions()] == [
        ("Ministerial", 2025, 5)]
    assert [snapshot.edition_of(version) for version in (5, 6)] == ["Ministerial", ""]
    book.verify()


@pytest.mark.parametrize("first, then, taken", [
    (("Spring", 2025), ("spring ", 2026), True), (("Spring", 2025), ("SPRING", None), True),
    (("Spring", None), ("Spring", 2025), True), (("Spring", None), ("Spring", None), False),
    (("Spring", 2025), ("Spring revised", 2025), False),
    (("Spring", 2025), ("Sp\u200bring\ufe0f", 2026), True),
    (("Spring 2025", 2025), ("Ｓpring\u00a0２０２５", 2025), True),
    (("Autumn", 2025), ("\u0410utumn", 2025), True), (("COP", 2025), ("\u0421\u041e\u0420", 2025), True),
    (("NEW", 2025), ("\u039dew", 2025), True), (("Весна", 2025), ("ВЕСНА", 2025), True),
    (("\u00c9t\u00e9", 2025), ("E\u0301te\u0301", 2025), True), (("Été", 2025), ("Ete", 2025), False),
    (("Весна", 2025), ("Spring", 2025), False), (("Spring 1", 2025), ("Spring I", 2025), False)])
def test_an_edition_shares_its_name_with_no_release_in_force(
    book: Ledger, first: tuple[str, int | None], then: tuple[str, int | None], taken: bool
) -> None:
    made = book.release(ANN, first[0], year=first[1])
    if taken:
        with pytest.raises(Refusal) as refusal:
            book.release(BEN, then[0], year=then[1])
        assert (refusal.value.code, refusal.value.values["version"]) == ("release.name_taken", made.version)
        book.take_back(BEN, made.version, reason="a wrong figure")
    assert book.release(BEN, then[0], year=then[1]).kind == "released"


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\ufeff\u3164 "])
def test_a_release_has_a_name_that_can_be_seen_and_so_has_who_makes_it(book: Ledger, name: str) -> None:
    for actor, named, code in ((ANN, name, "release.nameless"), (staff(name), "Spring", "actor.nameless")):
        with pytest.raises(Refusal) as refusal:
            book.release(actor, named)
        assert refusal.value.code == code


@pytest.mark.parametrize("year", [0, -2025, 25, 20_250])
def test_the_year_of_an_edition_has_four_digits(book: Ledger, year: int) -> None:
    with pytest.raises(Refusal) as refusal:
        book.release(ANN, "Spring", year=year)
    assert refusal.value.code == "release.year"


def test_an_edition_that_is_withdrawn_is_none_any_longer(book: Ledger) -> None:
    made = book.release(ANN, "Spring", year=2025)
    book.take_back(BEN, made.version, reason="a wrong figure")
    snapshot = Snapshot(book)
    snapshot.catch_up()
    assert snapshot.editions() == []
    assert snapshot.edition_of(made.version) == ""
