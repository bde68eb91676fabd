"""A collection round in the second log: opened, edited, removed, its contacts erased; on SQLite and on PostgreSQL."""

from datetime import date
from typing import Any

import pytest

from indicators.errors import NotAllowed, Refusal, StalePreview
from indicators.ledger import Ledger
from indicators.model import Actor
from indicators.model.rounds import Invited, RoundStep, Step
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, reply, report

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


def test_a_second_round_of_the_same_name_is_refused(book):
    book.set_round(ANN, asked())
    with pytest.raises(Refusal) as refused:
        book.set_round(BEN, asked())
    assert refused.value.code == "round.same_name"


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


def step(kind: Step = Step.REMINDED, **values: Any) -> RoundStep:
    return RoundStep(**{"step": kind, "areas": ("THA", "KHM"), "day": "2026-07-01"} | values)


def test_a_step_of_several_countries_is_recorded_once_and_withdrawn_with_a_reason(book):
    opened, before = book.set_round(ANN, asked()), book.version()
    entry = book.take_step(BEN, opened.number, step(Step.EXTENDED, until="2026-08-31"))
    held, = book.rounds()
    assert (held.steps[0].areas, held.steps[0].by, held.steps[0].number) == (("KHM", "THA"), "Ben", entry.number)
    assert (held.deadline_of("KHM"), book.version()) == (date(2026, 8, 31), before)
    book.set_round(ANN, asked(name="Another"), based_on=held.entry)
    assert [one.step for one in book.rounds()[0].steps] == ["extended"]
    with pytest.raises(Refusal):
        book.withdraw_step(ANN, entry.number, reason="")
    book.withdraw_step(ANN, entry.number, reason="The wrong round.")
    assert not book.rounds()[0].steps
    with pytest.raises(Refusal):
        book.withdraw_step(ANN, entry.number, reason="Again.")
    book.verify()


@pytest.mark.parametrize("values, code", [
    ({"areas": ()}, "round.no_invited"), ({"areas": ("DEU",)}, "round.no_invited"),
    ({"day": "2999-01-01"}, "round.future"), ({"kind": Step.DRAFT}, "round.until"),
    ({"kind": Step.EXTENDED, "until": "2026-06-30"}, "round.until"),
    ({"kind": Step.EXTENDED, "day": "2026-05-01", "until": "2026-06-29"}, "round.shortened"),
    ({"kind": Step.QUESTIONS, "text": " "}, "reason.missing"), ({"kind": Step.RETURNED}, "reason.missing"),
    ({"text": "x" * 4001}, "round.too_long")])
def test_a_step_of_nobody_or_without_what_it_needs_is_refused(book, values, code):
    opened = book.set_round(ANN, asked())
    with pytest.raises(Refusal) as refused:
        book.take_step(ANN, opened.number, step(**values))
    assert refused.value.code == code
    assert not book.rounds()[0].steps


def test_comments_and_their_step_are_recorded_together_or_not_at_all(book):
    before = book.publish(ANN, report("KHM", 2014), previewed_on=0).version
    opened = book.set_round(ANN, asked())
    replies = [reply("KHM", goal, draft=1) for goal in ("1.1", "")]
    book.take_step(ANN, opened.number, step(Step.COMMENTED, areas=("KHM",)), replies, previewed_on=before)
    assert (book.version(), len(book.rounds()[0].steps)) == (before + 2, 1)
    with pytest.raises(StalePreview):
        book.take_step(BEN, opened.number, step(Step.COMMENTED, areas=("KHM",)), replies, previewed_on=before)
    with pytest.raises(Refusal):
        book.take_step(BEN, 999, step(Step.COMMENTED, areas=("KHM",)), replies, previewed_on=book.version())
    assert (book.version(), len(book.rounds()[0].steps)) == (before + 2, 1)


def test_words_of_a_withdrawn_step_are_erased_with_earlier_edits_and_others_with_the_round(book):
    opened = book.set_round(ANN, asked(invited={"KHM": Invited(), "THA": Invited()}))
    wrong = book.take_step(ANN, opened.number, step(Step.QUESTIONS, text=f"Is it {ANNA}?"))
    book.take_step(ANN, opened.number, step(Step.QUESTIONS, text="Is it Tom Example?"))
    book.withdraw_step(ANN, wrong.number, reason="A name.")
    book.erase_round(ANN, opened.number, reason="A name.")
    assert (ANNA in repr(book.log()), "Tom Example" in repr(book.log())) == (False, True)
    book.remove_round(ANN, based_on=opened.number, reason="Over.")
    book.erase_round(ANN, opened.number, reason="Over.")
    assert "Tom Example" not in repr(book.log())
    book.verify()


def test_without_the_right_nothing_is_opened_or_erased(book):
    stranger = Actor(name="Eve", rights=frozenset())
    opened = book.set_round(ANN, asked())
    for write in (lambda: book.set_round(stranger, asked()),
                  lambda: book.take_step(stranger, opened.number, step()),
                  lambda: book.remove_round(stranger, based_on=opened.number, reason="No."),
                  lambda: book.erase_round(stranger, opened.number, reason="No.")):
        with pytest.raises(NotAllowed):
            write()
    assert [held.entry for held in book.rounds()] == [opened.number]


def test_entries_about_rounds_have_no_other_writer(book):
    for kind in ("round_set", "round_removed", "round_changed"):
        with pytest.raises(ValueError, match="writer of their own"):
            book.record(ANN, kind, {})
