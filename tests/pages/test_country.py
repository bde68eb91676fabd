"""Country: its goals as a list, the chosen one beside it, and what stands behind that in tabs."""

import re

import pytest

from indicators.wording import absence, say
from tests.pages.conftest import Show, laid_out, words

ACORNIA = {"area": "XAC", "set": "illustrative"}


def goals_listed(html: str) -> list[str]:
    """The goals to which the rows of the list lead."""
    rows = html.partition('<ul class="gl-list"')[2].partition("</ul>")[0]
    return re.findall(r"goal=(\d\.\d)", rows)


def chosen(html: str) -> str:
    """The goal whose row is the chosen one."""
    return re.findall(r'goal=(\d\.\d)" aria-current', html)[0]


@pytest.mark.parametrize("area", ["DEU", "KHM", "FRA", "TUV"])
def test_every_country_lists_seven_goals(real: str, show: Show, area: str) -> None:
    shown = show("country", area=area)
    assert not shown.exception
    assert goals_listed(laid_out(shown)) == ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]


@pytest.mark.parametrize("values, goal", [
    ({"area": "DEU"}, "4.2"), ({"area": "DEU", "goal": "1.1"}, "1.1"), ({**ACORNIA}, "1.1"),
    ({"area": "XWI", "set": "illustrative"}, "2.1")])
def test_the_goal_with_most_to_say_is_chosen(real: str, show: Show, values: dict[str, str], goal: str) -> None:
    assert chosen(laid_out(show("country", **values))) == goal


def test_a_chart_carries_its_finding(real: str, show: Show) -> None:
    chart, = show("country", area="DEU", goal="4.2").get("plotly_chart")
    assert "about 85 % in 2023" in chart.proto.alt


def test_a_goal_without_a_figure_offers_a_request(real: str, show: Show) -> None:
    shown = show("country", area="DEU", goal="1.1")
    assert absence("not_reported") in words(shown)
    assert "./upload?area=DEU" in laid_out(shown)
    assert not shown.get("plotly_chart")


def test_a_figure_that_is_not_assessed_has_one_reason_and_is_in_sight(real: str, show: Show) -> None:
    shown = show("country", area="AUS", goal="1.1", tab="report")
    assert "since its coverage is partial" in words(shown)
    assert "uncertain or partial" not in laid_out(shown)
    assert "229 victims" in shown.dataframe[0].value.to_string().replace("\N{NO-BREAK SPACE}", " ")


def test_an_answer_in_words_is_said_and_shown(real: str, show: Show) -> None:
    said = words(show("country", area="KHM", goal="4.1"))
    assert say("overview.in_words_short") in said
    assert say("country.report", year=2014) in said


def test_a_figure_by_others_is_said_to_be_that(real: str, show: Show) -> None:
    shown = show("country", area="FRA", goal="4.1", tab="figures")
    assert say("country.context_only") in words(shown)
    assert "./data?area=FRA&amp;indicator=" in laid_out(shown)


def test_a_figure_leads_to_its_correction(real: str, show: Show) -> None:
    assert "./grid?area=DEU&amp;goal=4.2" in laid_out(show(
        "country", area="DEU", goal="4.2", tab="figures"))


def test_a_slider_asks_for_the_year_of_return(real: str, show: Show) -> None:
    shown = show("country", **ACORNIA, goal="1.1", tab="assessed")
    slider, = shown.select_slider
    assert re.search(r"On the path by 2027: \d+ victims in 2027, \+\d+ % a year from \d+ in 2024\.", words(shown))
    assert "On the path by 2030: " in words(slider.set_value(2030).run())


def test_the_years_that_met_the_goal_stand_by_the_status(real: str, show: Show) -> None:
    said = words(show("country", area="XBR", goal="1.1", set="illustrative", tab="assessed"))
    assert "✓✓·✓·✓·" in said
    assert "in 4 of 7 years" in said


def test_a_fall_to_zero_has_no_rate(real: str, show: Show) -> None:
    table, = show("country", area="XBA", goal="3.1", set="illustrative", tab="figures").dataframe
    assert "−100 % a year" not in table.value.to_string()


def test_a_share_below_one_per_cent_is_not_none(real: str, show: Show) -> None:
    said = words(show("country", area="AZE", goal="4.1", tab="figures"))
    assert "less than 1 %" in said
    assert "about 0 %" not in said


def test_a_tab_is_drawn_once_it_is_opened(real: str, show: Show) -> None:
    shown = show("country", **ACORNIA, goal="4.2")
    assert not shown.dataframe
    assert show("country", **ACORNIA, goal="4.2", tab="figures").dataframe
