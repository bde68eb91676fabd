"""Figures from words: an item of a report is made an observation, checked and saved like a correction."""

from typing import Any

from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.errors import Refusal
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.permission import staff
from indicators.wording import say
from tests.pages.conftest import Show, laid_out, words
from tests.pages.copies import open_once, snapshot_of

REPORT = "KHM-2014"
REPORTED = {"indicator": "JOINT_TRAININGS", "ref_area": "KHM", "year": 2012, "value": 5.0, "source_title": "Ministry"}


def coding(shown: AppTest, name: str) -> Any:
    """The field of this name on the form."""
    fields: list[Any] = [*shown.text_input, *shown.text_area, *shown.selectbox, *shown.multiselect, *shown.radio]
    return next(one for one in fields if str(one.key).startswith(f"coding.{name}."))


def checked(shown: AppTest, indicator: str, value: str, year: int, **fields: Any) -> AppTest:
    shown = coding(shown, "indicator").set_value(indicator).run()
    coding(shown, "value").set_value(value)
    coding(shown, "year").set_value(year)
    shown = shown.run().button(key="coding.check").click().run()
    for name, given in fields.items():
        shown = coding(shown, name).set_value(given).run()
    return shown


def saved(shown: AppTest) -> AppTest:
    return save_buttons(shown)[0].click().run()


def save_buttons(shown: AppTest) -> list[Any]:
    return [button for button in shown.button if str(button.key).startswith("upload.publish.")]


def figure(url: str, indicator: str, year: int) -> dict[str, Any]:
    snapshot = snapshot_of(url)
    rows = snapshot.observations(ref_area="KHM", indicator=indicator)
    return {str(name): cell for name, cell in rows[rows["year"] == year].iloc[0].to_dict().items()}


def test_an_item_becomes_a_figure_with_its_words_the_report_as_source_and_who_read_it(real: str, show: Show) -> None:
    shown = checked(show("reports", view="figures", report=REPORT, goal="2.1"), "JOINT_TRAININGS", "3", 2012)
    quoted = coding(shown, "words").value
    assert "3 trainings" in words(shown)
    saved(shown)
    found = figure(real, "JOINT_TRAININGS", 2012)
    assert (found["value"], found["marks"]) == (3, "coded")
    assert found["source_title"] == "Cambodia, report to the Global Alliance, 2014"
    assert " ".join(quoted.split()) in found["note"]


def test_a_figure_of_another_goals_indicator_can_be_read_under_any_goal(real: str, show: Show) -> None:
    shown = show("reports", view="figures", report=REPORT, goal="1.1")
    shown = coding(shown, "indicator").set_value("LEGISLATION_STAGE").run()
    coding(shown, "value").set_value(2)
    coding(shown, "year").set_value(2013)
    saved(shown.run().button(key="coding.check").click().run())
    assert (figure(real, "LEGISLATION_STAGE", 2013)["value"], figure(real, "LEGISLATION_STAGE", 2013)["marks"]) == (
        2, "coded")


def test_nothing_is_saved_before_it_is_confirmed_and_a_changed_field_needs_a_new_check(real: str, show: Show) -> None:
    before = open_once(real).version()
    shown = checked(show("reports", view="figures", report=REPORT, goal="2.1"), "JOINT_TRAININGS", "3", 2012)
    assert save_buttons(shown)
    coding(shown, "value").set_value("4")
    assert not save_buttons(shown.run())
    assert open_once(real).version() == before


def test_a_value_that_is_no_number_is_an_issue_and_cannot_be_saved(real: str, show: Show) -> None:
    shown = checked(show("reports", view="figures", report=REPORT, goal="2.1"), "JOINT_TRAININGS", "several", 2012)
    assert say("upload.issues_title", severity="error", count=1) in words(shown)
    assert not save_buttons(shown)


def test_words_that_the_item_does_not_have_are_refused_on_the_screen(real: str, show: Show) -> None:
    shown = checked(show("reports", view="figures", report=REPORT, goal="2.1"), "JOINT_TRAININGS", "3", 2012,
                    words="Twelve trainings were conducted")
    assert wording.error(Refusal("coding.words")) in words(shown)
    assert not save_buttons(shown)


def test_replacing_a_reported_figure_needs_a_reason(real: str, show: Show) -> None:
    book = open_once(real)
    book.publish(staff("Cy"), NewSubmission(
        kind="observations", filename="sent.csv", original=b"sent",
        rows=to_parquet(observations([REPORTED])), row_count=1, areas=("KHM",), indicators=("JOINT_TRAININGS",),
        years=(2012,)), previewed_on=book.version())
    shown = checked(show("reports", view="figures", report=REPORT, goal="2.1"), "JOINT_TRAININGS", "3", 2012)
    assert save_buttons(shown)[0].disabled
    reason = next(each for each in shown.text_input if str(each.key).startswith("upload.reason."))
    save_buttons(reason.input("The ministry counted one twice.").run())[0].click().run()
    assert (figure(real, "JOINT_TRAININGS", 2012)["value"], book.submissions()[-1].payload["reason"]) == (
        3, "The ministry counted one twice.")


def test_the_link_at_a_found_item_and_on_country_leads_to_the_form(real: str, show: Show) -> None:
    for shown in (show("reports", search="drafting accelerate"), show("country", area="KHM", goal="2.1")):
        assert f"view=figures&amp;report={REPORT}&amp;goal=" in laid_out(shown)


def test_a_link_from_the_search_leads_to_its_item(real: str, show: Show) -> None:
    assert "goal=2.1&amp;item=6" in laid_out(show("reports", search="drafting accelerate"))
    shown = show("reports", view="figures", report=REPORT, goal="2.1", item="6")
    assert coding(shown, "words").value == "To accelerate the drafting of law on Anti-Cyber Crime."


def test_neither_value_nor_year_is_preset_and_both_are_needed(real: str, show: Show) -> None:
    shown = show("reports", view="figures", report=REPORT, goal="2.1")
    assert (coding(shown, "value").value, coding(shown, "year").value) == (None, None)
    assert shown.button(key="coding.check").disabled
