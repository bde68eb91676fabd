"""A collection round in the second log: opened, edited, removed, its contacts erased; on SQLite and on PostgreSQL."""

from datetime import date
from typing import Any

import pytest

from indicators.errors import NotAllowed, Refusal
from indicators.ledger import Ledger
from indicators.model import Actor
from indicators.model.rounds import Invited
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN

ANNA = "Anna Example, anna@example.org"


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled()


def asked(**values: Any) -> dict[str, Any]:
    return {"name": "Reports of 2025", "years": (2024, 2025), "report_year": 2025, "goals": ("1.1", "4.2"),
            "opens": date(2026, 3, 1), "deadline": date(2026, 6, 30),
            "invited": {"KHM": Invited(contact=ANNA, language="Khmer"), "THA": Invited()}} | values


def test_a_round_is_kept_as_it_was_opened_and_changes_no_data_version(book):
    before = book.version()
    entry = book.set_round(ANN, asked(name=" Reports of 2025 "))
    held, = book.rounds()
    assert {name: getattr(held, name) for name in asked()} == asked()
    assert (held.id, held.entry, held.by) == (entry.number, entry.number, "Ann")
    assert book.version() == before


def test_an_edit_keeps_the_rounds_number_and_names_who_made_it(book):
    first = book.set_round(ANN, asked())
    second = book.set_round(BEN, asked(deadline=date(2026, 7, 31)), based_on=first.number)
    held, = book.rounds()
    assert (held.id, held.entry, held.deadline, held.by) == (first.number, second.number, date(2026, 7, 31), "Ben")


def test_who_edits_what_somebody_else_has_edited_meanwhile_is_refused(book):
    first = book.set_round(ANN, asked())
    book.set_round(BEN, asked(name="Ben's"), based_on=first.number)
    for write in (lambda: book.set_round(ANN, asked(name="Ann's"), based_on=first.number),
                  lambda: book.remove_round(ANN, based_on=first.number, reason="A duplicate.")):
        with pytest.raises(Refusal) as refused:
            write()
        assert refused.value.code == "round.changed"
    assert [held.name for held in book.rounds()] == ["Ben's"]


@pytest.mark.parametrize("wrong, code", [
    ({"name": " "}, "nameless"), ({"name": "\u200b"}, "nameless"),
    ({"years": ()}, "no_years"), ({"goals": ()}, "no_goals"),
    ({"invited": {}}, "no_invited"), ({"deadline": date(2026, 2, 28)}, "deadline"),
    ({"years": tuple(range(2000, 2011))}, "too_many_years"), ({"name": "n" * 301}, "too_long"),
    ({"invited": {"KHM": Invited(contact="c" * 301)}}, "too_long")])
def test_a_round_that_asks_for_nothing_or_of_nobody_is_refused(book, wrong, code):
    with pytest.raises(Refusal) as refused:
        book.set_round(ANN, asked(**wrong))
    assert refused.value.code == f"round.{code}"
    assert not book.rounds()


def test_a_removed_round_is_gone_and_a_reason_is_needed(book):
    opened = book.set_round(ANN, asked())
    with pytest.raises(Refusal):
        book.remove_round(ANN, based_on=opened.number, reason=" ")
    book.remove_round(ANN, based_on=opened.number, reason="A duplicate.")
    assert not book.rounds()


def test_erasing_leaves_the_last_edit_alone_and_the_chain_verifies(book):
    opened = book.set_round(ANN, asked())
    book.set_round(ANN, asked(invited={"KHM": Invited()}), based_on=opened.number)
    book.erase_round(BEN, opened.number, reason="The contact asked for it.")
    assert ANNA not in repr(book.log())
    assert [(held.id, held.invited) for held in book.rounds()] == [(opened.number, {"KHM": Invited()})]
    book.verify()
    with pytest.raises(Refusal) as refused:
        book.erase_round(BEN, opened.number, reason="Again.")
    assert refused.value.code == "round.nothing_to_erase"


def test_of_a_removed_round_all_contacts_are_erased(book):
    opened = book.set_round(ANN, asked())
    book.remove_round(ANN, based_on=opened.number, reason="A duplicate.")
    book.erase_round(ANN, opened.number, reason="Contacts are not needed any more.")
    assert ANNA not in repr(book.log())
    book.verify()


def test_without_the_right_nothing_is_opened_or_erased(book):
    stranger = Actor(name="Eve", rights=frozenset())
    opened = book.set_round(ANN, asked())
    for write in (lambda: book.set_round(stranger, asked()),
                  lambda: book.remove_round(stranger, based_on=opened.number, reason="No."),
                  lambda: book.erase_round(stranger, opened.number, reason="No.")):
        with pytest.raises(NotAllowed):
            write()
    assert [held.entry for held in book.rounds()] == [opened.number]


def test_entries_about_rounds_have_no_other_writer(book):
    for kind in ("round_set", "round_removed"):
        with pytest.raises(ValueError, match="writer of their own"):
            book.record(ANN, kind, {})
