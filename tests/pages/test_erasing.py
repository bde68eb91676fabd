"""What was erased is gone from History and Upload, and both say who erased it, when and why."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.model.commitments import Confirmation
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
    """Upload, once the good row of a file with a name in the other was published as S14."""
    shown = drop(show("upload"), NAMED, FILE)
    field(shown, "upload.good_rows").check()
    return publish(shown.run())


def erase(shown: AppTest, which: str, reason: str = "held names") -> AppTest:
    field(shown, say("history.erase_reason")).input(reason)
    field(shown, f"Type {which} to confirm").input(which)
    return next(each for each in shown.button if each.label == say("history.erase")).click().run()


def test_erasing_a_submission_takes_the_record_of_its_file_along(published: AppTest, real: str, show: Show) -> None:
    said = words(erase(show("history", submission="S14"), "S14"))
    assert say("history.erase_done", what="S14") in said
    for gone in (FILE, NAME):
        assert gone not in words(show("history"))
        assert gone not in words(show("history", submission="S14"))
        assert gone.encode() not in Path(real.removeprefix("sqlite:///")).read_bytes()
    assert [entry.erased for entry in open_once(real).log("attempt")] == [True]


def test_before_and_after_erasing_a_report_what_still_quotes_it_is_listed_with_links(real: str, show: Show) -> None:
    book = open_once(real)
    report = next(sent.id for sent in book.submissions() if sent.kind == "narrative" and sent.areas == ("KHM",))
    law = "Law on Anti-Cyber Crime is still the drafting process."
    book.confirm_commitments(EVE, [Confirmation(report, [("2.1", law)])], previewed_on=book.version())
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
    assert "State erased Erased not signed in, " in said
    assert "UTC: held names" in said
    assert f"{say('history.event_kind', kind='withdrawn_erased')} 15 not signed in" in said


def test_a_receipt_of_what_was_erased_since_repeats_nothing_of_it(published: AppTest, real: str) -> None:
    assert NAME in words(published)
    open_once(real).erase(EVE, "S14", reason="held names")
    said = words(published.run())
    assert text("erased_since", submission="S14") in said
    assert NAME not in said


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
