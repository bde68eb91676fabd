"""Goal: the countries as a list in an order, the bar that narrows it, one chart, and what stands behind it in tabs."""

import re

import pytest

from indicators.wording import say
from tests.pages.conftest import Show, laid_out, words

VICTIMS = {"goal": "1.1", "set": "illustrative"}


def countries(html: str) -> list[str]:
    """The countries of the list, in its order."""
    rows = html.partition('<ul class="gl-list gl-list-short"')[2].partition("</ul>")[0]
    return re.findall(r"area=([A-Z]{3})", rows)


def counted(html: str, part: str) -> int:
    """The number on a part of the bar."""
    found = re.search(rf'class="gl-part gl-{part.replace("_", "-")}"[^>]*>.*?(\d+)</b>', html)
    assert found
    return int(found[1])


def test_every_member_is_listed(real: str, show: Show) -> None:
    assert len(countries(laid_out(show("goal", **VICTIMS)))) == 54


@pytest.mark.parametrize("part", ["no_clear_change", "on_track"])
def test_a_part_of_the_bar_narrows_the_list(real: str, show: Show, part: str) -> None:
    all_countries = laid_out(show("goal", **VICTIMS))
    narrowed = countries(laid_out(show("goal", **VICTIMS, status=part)))
    assert len(narrowed) == counted(all_countries, part) < 54


def test_a_status_that_no_country_has_is_named(real: str, show: Show) -> None:
    shown = show("goal", goal="3.1", set="illustrative", status="moving_away")
    assert say("frame.not_known", asked="moving_away", label=say("head.status"),
               instead=say("overview.all_countries")) in words(shown)


def test_order_and_search_stand_in_the_address(real: str, show: Show) -> None:
    best, worst, by_name = (countries(laid_out(show("goal", **VICTIMS, order=order)))
                            for order in ("best", "worst", "name"))
    assert best != by_name
    assert set(best) == set(by_name)
    assert worst[0] in best[-20:]
    assert countries(laid_out(show("goal", **VICTIMS, search="acorn"))) == ["XAC"]


def test_a_chosen_country_has_its_own_chart(real: str, show: Show) -> None:
    shown = show("goal", **VICTIMS, area="XAC")
    chart, = shown.get("plotly_chart")
    assert "Acornia: " in chart.proto.alt
    assert "./country?set=illustrative&amp;area=XAC&amp;goal=1.1" in laid_out(shown)


@pytest.mark.parametrize("goal, first", [("1.1", "growth"), ("2.1", "years"), ("2.2", "years"), ("4.2", "level")])
def test_the_first_chart_suits_the_goal(real: str, show: Show, goal: str, first: str) -> None:
    shown = show("goal", goal=goal, set="illustrative")
    assert shown.button_group(key="pick.view").value == first
    assert len(shown.get("plotly_chart")) == 1


def test_a_chart_that_does_not_exist_is_named(real: str, show: Show) -> None:
    assert say("frame.not_known", asked="map", label=say("goal.view"),
               instead=say("goal.view_growth")) in words(show("goal", **VICTIMS, view="map"))


def test_a_chart_with_nothing_to_draw_is_not_offered(real: str, show: Show) -> None:
    shown = show("goal", goal="2.1", view="map")
    assert list(shown.button_group(key="pick.view").options) == [say("goal.view_years")]
    assert shown.get("plotly_chart")


def test_two_figures_of_a_country_are_no_line(real: str, show: Show) -> None:
    shown = show("goal", goal="2.2")
    assert say("goal.nothing_to_draw") in words(shown)
    assert not shown.get("plotly_chart")


def test_any_chart_can_be_chosen_after_another(real: str, show: Show) -> None:
    shown = show("goal", goal="2.1", set="illustrative")
    for view in ("tiles", "years", "tiles"):
        shown = shown.button_group(key="pick.view").set_value(view).run()
        assert shown.button_group(key="pick.view").value == view


def test_without_a_chart_of_countries_the_world_is_shown(real: str, show: Show) -> None:
    chart, = show("goal", goal="1.1").get("plotly_chart")
    assert "30,000" in chart.proto.alt


def test_panels_have_one_scale_or_an_index(real: str, show: Show) -> None:
    shown = show("goal", goal="4.2", set="illustrative", view="years")
    assert "own average" in words(shown)
    shown.button_group(key="pick.scale").set_value("one").run()
    assert shown.query_params["scale"] == "one"
    assert "Every panel goes from 0 hours" in words(shown).replace("\N{NO-BREAK SPACE}", " ")


def test_who_is_left_out_is_said_with_the_reason(real: str, show: Show) -> None:
    shown = words(show("goal", **VICTIMS)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Not included (no figure for 2023 or 2024):" in shown


def test_world_and_context_stand_apart(real: str, show: Show) -> None:
    assert "Victims added by NCMEC" not in words(show("goal", **VICTIMS))
    said = words(show("goal", goal="1.1", tab="world"))
    assert "Victims added by NCMEC 1,986 victims 2023 NCMEC" in said
    assert "at least 30,000 victims" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_figures_are_a_table_in_the_order_of_the_list(real: str, show: Show) -> None:
    shown = show("goal", **VICTIMS, tab="figures", order="name")
    names = shown.dataframe[0].value[say("head.country")].tolist()
    assert names == sorted(names)
    assert len(names) == len(countries(laid_out(shown)))
