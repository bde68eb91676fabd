"""What was erased is gone from History and Upload, and both say who erased it, when and why."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.errors import Refusal
from indicators.permission import staff
from indicators.wording import say
from tests.faults.tables import plain, row
from tests.ledger.ledger_builders import note
from tests.pages.conftest import Show, laid_out, words
from tests.pages.copies import open_once
from tests.pages.uploads import drop, field, publish, text

EVE = staff("Eve")
NAME, FILE = "Maria Smith born 1999", "names_of_victims.csv"
NAMED = plain(row(year=2013, value=8), row(value=NAME))


@pytest.fixture
def published(real: str, show: Show) -> AppTest:
    """Upload, once the good row of a file with a name in the other was published as S14; the name asked for is Ana."""
    shown = drop(show("upload"), NAMED, FILE)
    field(shown, "upload.good_rows").check()
    return publish(shown.run(), "Ana")


def erase(shown: AppTest, which: str, by: str = "Eve", reason: str = "held names") -> AppTest:
    shown.text_input(key="who").input(by).run()
    field(shown, say("history.erase_reason")).input(reason)
    field(shown, f"Type {which} to confirm").input(which)
    return next(each for each in shown.button if each.label == say("history.erase")).click().run()


def test_erasing_a_submission_takes_the_record_of_its_file_along(published: AppTest, real: str, show: Show) -> None:
    listed = words(show("history", kind="attempt"))
    assert FILE not in listed
    assert NAME not in listed
    said = words(erase(show("history", submission="S14"), "S14"))
    assert say("history.erase_done", what="S14") in said
    listed = words(show("history", kind="attempt"))
    for gone in (FILE, NAME):
        assert gone not in listed
        assert gone not in words(show("history", submission="S14"))
        assert gone.encode() not in Path(real.removeprefix("sqlite:///")).read_bytes()
    assert "Ana erased" in listed


def test_before_and_after_erasing_a_report_what_still_quotes_it_is_listed_with_links(real: str, show: Show) -> None:
    book = open_once(real)
    report = next(sent.id for sent in book.submissions() if sent.kind == "narrative" and sent.areas == ("KHM",))
    law = "Law on Anti-Cyber Crime is still the drafting process."
    book.confirm_commitments(EVE, report, [("2.1", law)], previewed_on=book.version())
    book.set_remark(EVE, note(indicator="JOINT_TRAININGS", text=f"“{law}”"), previewed_on=book.version())
    shown = show("history", submission=report)
    said, link = words(shown), f"remark={book.version()}"
    assert say("history.quoted_commitments", count=wording.Count(1)) in said
    assert say("history.quoted_fix") in said
    assert "Joint trainings" in said[said.index(say("history.quoted_in")):said.index(say("history.quoted_fix"))]
    assert link in laid_out(shown)
    assert say("history.erase_done", what=report) in words(erase(shown, report))
    shown = show("history", kind="submission", submission=report)
    assert law not in words(shown)
    assert say("history.quoted_still") in words(shown)
    assert link in laid_out(shown)


def test_a_submission_of_figures_is_erased_without_a_list_of_quotations(published: AppTest, show: Show) -> None:
    assert say("history.quoted_in") not in words(show("history", submission="S14"))


def test_a_submission_says_who_erased_it_when_and_why(published: AppTest, real: str, show: Show) -> None:
    erase(show("history", submission="S14"), "S14")
    said = words(show("history", submission="S14"))
    assert "State erased Erased Eve, " in said
    assert "UTC: held names" in said
    assert f"{say('history.event_kind', kind='withdrawn_erased')} 15 Eve" in said
    said = words(show("editions"))
    assert "S14 is not included in either version: it was erased. Eve, " in said
    assert any(f"{say('history.event_kind', kind='published')}, Ana" in each and each.endswith("since erased")
               for each in show("editions").selectbox[1].options)


def test_a_receipt_of_what_was_erased_since_repeats_nothing_of_it(published: AppTest, real: str) -> None:
    assert NAME in words(published)
    open_once(real).erase(EVE, "S14", reason="held names")
    said = words(published.run())
    assert text("erased_since", submission="S14") in said
    assert NAME not in said


def test_a_file_that_was_only_looked_at_is_erased_alone_and_says_by_whom(real: str, show: Show) -> None:
    drop(show("upload"), plain(row(value=-1, source="Anna Doe")), "x_Anna_Doe.csv")
    book = open_once(real)
    number = book.log("attempt")[0].number
    shown = show("history", attempt=str(number))
    assert "Doe" not in str(book.log())
    refused = erase(shown, f"A{number}", reason=" ")
    assert wording.error(Refusal("reason.missing")) in words(refused)
    shown = erase(show("history", attempt=str(number)), f"A{number}")
    said = words(shown)
    assert say("history.erase_done", what=f"A{number}") in said
    assert "Erased Eve, " in said
    assert "Doe" not in said
    assert "Doe" not in str(book.log())
    assert not [each for each in shown.button if each.label == say("history.erase")]


def test_a_record_whose_file_is_kept_with_a_submission_says_which_to_erase(
        published: AppTest, real: str, show: Show) -> None:
    number = open_once(real).log("attempt")[0].number
    said = words(show("history", attempt=str(number)))
    assert f"{say('history.kept_with')} S14" in said
    assert say("history.attempt_kept") in said


def test_answers_remembered_from_an_erased_file_are_asked_for_again(real: str, show: Show) -> None:
    book = open_once(real)
    shown = drop(show("upload"), plain(row(country=NAME), row(country="THA", value=30)), FILE)
    next(each for each in shown.selectbox if NAME in each.label).set_value("KHM")
    shown = next(each for each in shown.button if each.label == text("answer")).click().run()
    while any(each.label == "Cancel" for each in shown.button):
        shown = shown.run()
    publish(shown)
    assert NAME in str(book.log("mapping"))
    book.erase(EVE, "S14", reason="held names")
    assert NAME not in str(book.log())
    assert [each.erased for each in book.log("mapping")] == [True]
