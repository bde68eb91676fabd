"""A write carries the version it was previewed on, and is refused where what it touches has changed since."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from indicators import wording
from indicators.errors import StalePreview
from indicators.ledger import Ledger
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, figures, note, report


def fill(book: Ledger) -> None:
    """Version 1: Cambodia and Thailand in 2014. Version 2: Cambodia's report of 2014."""
    book.publish(ANN, figures("KHM", "THA"), previewed_on=0)
    book.publish(ANN, report("KHM", 2014), previewed_on=1)


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


Write = Callable[[Ledger], Any]


@pytest.mark.parametrize("later, own, stale", [
    (lambda b: b.publish(BEN, figures("KHM"), previewed_on=2), figures("KHM", "VNM"), True),
    (lambda b: b.publish(BEN, figures("KHM"), previewed_on=2), figures("VNM"), False),
    (lambda b: b.publish(BEN, figures("KHM", year=2015), previewed_on=2), figures("KHM"), False),
    (lambda b: b.publish(BEN, figures("KHM", indicator="CAMPAIGNS"), previewed_on=2), figures("KHM"), False),
    (lambda b: b.publish(BEN, report("THA", 2014), previewed_on=2), figures("THA"), False),
    (lambda b: b.publish(BEN, report("THA", 2014), previewed_on=2), report("THA", 2014), True),
    (lambda b: b.publish(BEN, report("THA", 2015), previewed_on=2), report("THA", 2014), False),
    (lambda b: b.withdraw(BEN, "S1", reason="wrong", previewed_on=2), figures("THA"), True),
    (lambda b: b.erase(BEN, "S1", reason="names"), figures("THA"), True),
    (lambda b: b.erase(BEN, "S1", reason="names"), figures("VNM"), False),
    (lambda b: b.adopt(BEN, b"{}", previewed_on=2), figures("THA"), True),
    (lambda b: b.release(BEN, "First"), figures("THA"), False),
])
def test_publishing_is_refused_exactly_where_its_keys_or_what_they_mean_changed(
    book: Ledger, later: Write, own: Any, stale: bool
) -> None:
    later(book)
    before = book.version()
    if stale:
        with pytest.raises(StalePreview):
            book.publish(ANN, own, previewed_on=2)
        assert book.version() == before
    else:
        assert book.publish(ANN, own, previewed_on=2).version == before + 1
    book.verify()


def test_the_refusal_lists_each_key_with_who_changed_it(book: Ledger) -> None:
    book.publish(BEN, figures("KHM"), previewed_on=2)
    with pytest.raises(StalePreview) as refused:
        book.publish(ANN, figures("KHM", "THA"), previewed_on=2)
    assert refused.value.values == {"count": 1, "version": 3, "changes": [{
        "indicator": "ICSE_VICTIMS", "ref_area": "KHM", "year": 2014, "breakdown": "",
        "version": 3, "kind": "published", "name": "Ben"}]}


def test_each_later_change_of_each_key_is_listed(book: Ledger) -> None:
    for version in (2, 3):
        book.publish(BEN, figures("KHM", "THA"), previewed_on=version)
    with pytest.raises(StalePreview) as refused:
        book.publish(ANN, figures("KHM", "THA"), previewed_on=2)
    changes: Any = refused.value.values["changes"]
    assert [(each["ref_area"], each["version"]) for each in changes] == [("KHM", 3), ("THA", 3), ("KHM", 4), ("THA", 4)]


@pytest.mark.parametrize("write", [
    lambda b: b.withdraw(ANN, "S1", reason="wrong", previewed_on=2),
    lambda b: (b.withdraw(BEN, "S1", reason="wrong", previewed_on=3),
               b.restore(ANN, "S1", reason="wrong", previewed_on=2)),
])
def test_taking_out_or_back_is_refused_where_a_later_edit_touched_it(book: Ledger, write: Write) -> None:
    book.publish(BEN, figures("KHM"), previewed_on=2)
    with pytest.raises(StalePreview):
        write(book)


def test_a_catalogue_is_refused_where_another_was_adopted_since(book: Ledger) -> None:
    book.adopt(BEN, b"{}", previewed_on=2)
    with pytest.raises(StalePreview) as refused:
        book.adopt(ANN, b"[]", previewed_on=2)
    assert refused.value.values["version"] == 3
    assert "data version 3" in wording.error(refused.value)
    assert refused.value.values["changes"] == [{"version": 3, "kind": "adopted", "name": "Ben"}]


@pytest.mark.parametrize("later", [
    lambda b: b.publish(BEN, figures("KHM", indicator="CAMPAIGNS"), previewed_on=2),
    lambda b: b.withdraw(BEN, "S1", reason="wrong", previewed_on=2),
])
def test_a_catalogue_is_refused_where_figures_came_in_or_out_since_it_was_compared(book: Ledger, later: Write) -> None:
    later(book)
    with pytest.raises(StalePreview) as refused:
        book.adopt(ANN, b"{}", previewed_on=2)
    assert [change["version"] for change in refused.value.values["changes"]] == [3]  # type: ignore[attr-defined]
    book.release(BEN, "First")
    assert book.adopt(ANN, b"{}", previewed_on=3).version == 5


def test_a_double_click_publishes_once(book: Ledger) -> None:
    book.publish(ANN, figures("VNM"), previewed_on=2)
    with pytest.raises(StalePreview):
        book.publish(ANN, figures("VNM"), previewed_on=2)
    assert book.version() == 3


def naming(**codes: str) -> bytes:
    """A catalogue of these codes, each with what it was called before."""
    indicators = [{"id": code, "was": was} for code, was in codes.items()]
    return json.dumps({"goals": [{"indicators": indicators}]}).encode()


def renamed(book: Ledger, *catalogues: bytes) -> int:
    """Adopt catalogues in turn, the first with the codes of the figures."""
    for catalogue in (naming(ICSE_VICTIMS="", CAMPAIGNS=""), *catalogues):
        book.adopt(ANN, catalogue, previewed_on=book.version())
    return book.version()


ONCE, AGAIN = naming(NEXT="ICSE_VICTIMS", CAMPAIGNS=""), naming(LAST="NEXT", CAMPAIGNS="")


@pytest.mark.parametrize("catalogues, submitted, stale", [
    ([ONCE], figures("KHM", indicator="NEXT"), True),
    ([ONCE], figures("VNM", indicator="NEXT"), False),
    ([ONCE], figures("KHM", indicator="CAMPAIGNS"), False),
    ([ONCE, AGAIN], figures("KHM", indicator="LAST"), True),
    ([naming(NEXT="", CAMPAIGNS="")], figures("KHM", indicator="NEXT"), False),
])
def test_figures_that_came_under_an_old_code_are_those_of_the_renamed_indicator(
        book: Ledger, catalogues: list[bytes], submitted: Any, stale: bool) -> None:
    on = renamed(book, *catalogues)
    book.withdraw(BEN, "S1", reason="wrong", previewed_on=on)
    if stale:
        with pytest.raises(StalePreview) as refused:
            book.publish(ANN, submitted, previewed_on=on)
        changes: Any = refused.value.values["changes"]
        (change,) = changes
        assert (change["indicator"], change["version"]) == (submitted.indicators[0], on + 1)
    else:
        assert book.publish(ANN, submitted, previewed_on=on).version == on + 2


def test_taking_out_is_refused_where_figures_came_under_the_new_code(book: Ledger) -> None:
    on = renamed(book, ONCE, AGAIN)
    book.publish(BEN, figures("THA", indicator="LAST"), previewed_on=on)
    with pytest.raises(StalePreview):
        book.withdraw(ANN, "S1", reason="wrong", previewed_on=on)
    assert book.withdraw(ANN, "S1", reason="wrong", previewed_on=on + 1).version == on + 2


@pytest.mark.parametrize("catalogues, later, stale", [
    ([ONCE], figures("KHM", indicator="NEXT"), True),
    ([ONCE, AGAIN], figures("KHM", indicator="LAST"), True),
    ([ONCE, AGAIN], figures("THA", indicator="LAST"), False),
])
def test_a_note_on_an_old_code_is_refused_where_the_figure_changed_under_the_new(
        book: Ledger, catalogues: list[bytes], later: Any, stale: bool) -> None:
    on = renamed(book)
    for catalogue in catalogues:
        book.adopt(BEN, catalogue, previewed_on=book.version())
    book.publish(BEN, later, previewed_on=book.version())
    if stale:
        with pytest.raises(StalePreview) as refused:
            book.set_remark(ANN, note(), previewed_on=on)
        assert [change["name"] for change in refused.value.values["changes"]] == ["Ben"]  # type: ignore[attr-defined]
    else:
        event = book.set_remark(ANN, note(), previewed_on=on)
        assert event.payload["indicator"] == ("NEXT" if len(catalogues) == 1 else "LAST")


def test_a_note_is_refused_where_one_on_the_other_code_was_set_or_taken_back(book: Ledger) -> None:
    on = renamed(book)
    first = book.set_remark(BEN, note(), previewed_on=on)
    book.adopt(BEN, ONCE, previewed_on=first.version)
    book.take_back(BEN, first.version, reason="no longer so")
    for code, seen, kinds in (("ICSE_VICTIMS", on, ["remark_set", "remark_taken_back"]),
                              ("NEXT", first.version + 1, ["remark_taken_back"])):
        with pytest.raises(StalePreview) as refused:
            book.set_remark(ANN, note(indicator=code), previewed_on=seen)
        assert [change["kind"] for change in refused.value.values["changes"]] == kinds  # type: ignore[attr-defined]
