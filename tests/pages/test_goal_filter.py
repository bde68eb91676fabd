"""On Goal, the number of each status is a link to the countries that have it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from indicators.wording import say, status
from tests.pages.conftest import Show, laid_out, words


def chosen(shown: AppTest) -> list[str]:
    """The countries named below the counts."""
    found = re.search(r'<p class="gl-receipt"[^>]*>(.*?)</p>', laid_out(shown))
    return re.findall(r'href="[^"]*area=([A-Z]{3})', found[1]) if found else []


def test_a_status_names_the_countries_that_have_it_as_many_as_were_counted(real: str, show: Show) -> None:
    counted = re.search(rf"{status('no_clear_change').word} (\d+)", words(show("goal", goal="1.1", set="illustrative")))
    shown = show("goal", goal="1.1", set="illustrative", status="no_clear_change")
    assert counted
    assert len(chosen(shown)) == int(counted[1]) > 5
    assert say("goal.narrowed", status=status("no_clear_change").word, count=int(counted[1])) in words(shown)


def test_the_table_has_only_the_countries_of_the_status(real: str, show: Show) -> None:
    shown = show("goal", goal="1.1", set="illustrative", status="on_track")
    table = re.search(r"<table.*?</table>", laid_out(shown), re.DOTALL)
    assert table
    assert set(re.findall(r"area=([A-Z]{3})", table[0])) == set(chosen(shown))


def test_who_missed_a_yearly_goal_are_all_whose_figure_did_not_meet_it(real: str, show: Show) -> None:
    shown = show("goal", goal="1.1", set="illustrative", status="missed")
    counted = re.search(rf"{say('goal.missed', year=2024)} (\d+)", words(shown))
    met = re.search(r"(\d+) of (\d+) met it in 2024", words(shown))
    assert counted
    assert met
    assert len(chosen(shown)) == int(counted[1]) == int(met[2]) - int(met[1]) > 10     # one denominator


def test_a_goal_without_a_yearly_change_is_not_missed(real: str, show: Show) -> None:
    assert "Not met in" not in words(show("goal", goal="4.2", set="illustrative"))


def test_the_numbers_of_an_activity_are_not_headed_as_statuses(real: str, show: Show) -> None:
    table = laid_out(show("goal", goal="2.2", set="illustrative")).rpartition("<thead>")[2].partition("</thead>")[0]
    assert say("goal.earlier_years") in table
    assert say("series.status") not in table


@pytest.mark.parametrize("asked", ["moving_away", "banana"])
def test_a_status_that_no_country_has_is_named_and_all_are_shown(real: str, show: Show, asked: str) -> None:
    shown = show("goal", goal="3.1", set="illustrative", status=asked)
    assert say("frame.not_known", asked=asked, label=say("series.status"),
               instead=say("overview.all_countries")) in words(shown)
    assert not chosen(shown)


def test_a_chart_that_does_not_exist_is_named_and_the_first_is_shown(real: str, show: Show) -> None:
    shown = show("goal", goal="1.1", set="illustrative", view="map")
    assert say("frame.not_known", asked="map", label=say("goal.view"),
               instead=say("goal.view_funnel")) in words(shown)


@pytest.mark.parametrize(("parameter", "named"), [("rule.at_least", False), ("rule.banana", True)])
def test_only_parameters_of_rules_are_known_as_such(real: str, show: Show, parameter: str, named: bool) -> None:
    said = words(show("how_we_judge", indicator="ICSE_VICTIMS", **{parameter: "5 %"}))
    assert (say("frame.unknown_parameter", names=f"“{parameter}”") in said) is named


@pytest.mark.parametrize("view", ["funnel", "tiles"])
def test_a_chart_counts_the_countries_that_its_title_counts(real: str, show: Show, view: str) -> None:
    shown = show("goal", goal="1.1", set="illustrative", view=view)
    counted = re.search(rf"{status('ahead').word} (\d+)", words(shown))
    drawn = shown.get("plotly_chart")[0].proto.spec
    assert counted
    assert f"Ahead of the goal ({counted[1]})" in drawn
    old = re.search(r"too old to count: (\d+)", words(shown))
    assert old
    assert (say("goal.too_old", count=int(old[1])) in words(shown)) is (view == "funnel")
