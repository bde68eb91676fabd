"""Compare: two to six areas on all goals, or on one."""

import pytest

from indicators import wording
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.wording import say
from pages.shared.areas_to_compare import area_names
from tests.pages.conftest import Show, laid_out, words

INVENTED = {"set": "illustrative"}
THREE = {"areas": "XGA,XCE,XFR", **INVENTED}


def test_members_come_first_and_others_are_marked() -> None:
    names = list(area_names(load_catalogue(SHIPPED)).values())
    plain = [name.split(" (")[0] for name in names[:54]]
    assert plain == sorted(plain)
    assert names[54] == "Afghanistan (not a member)"
    assert not any("member" in name for name in names[:54])
    assert {"Brazil (not a member)", "Viet Nam (membership unclear)", "United Kingdom (UK)"} <= set(names)


def test_one_alone_is_not_compared(real: str, show: Show) -> None:
    shown = show("compare", goal="4.1", areas="DEU")
    assert say("compare.empty") in words(shown)
    assert not shown.get("plotly_chart")


def test_until_some_are_chosen_an_example_is_shown(real: str, show: Show) -> None:
    shown = show("compare", **INVENTED)
    assert laid_out(shown).count('<th scope="row"') == 3
    assert shown.get("plotly_chart")
    assert not shown.multiselect[0].value


def test_without_a_goal_each_goal_has_one_chart_of_one_unit(real: str, show: Show) -> None:
    shown = show("compare", **THREE)
    assert not shown.exception
    assert len(shown.get("plotly_chart")) == 7
    said = words(shown)
    assert "Cedaria, Fernland and Garnetia" in said or "Garnetia, Cedaria and Fernland" in said
    assert laid_out(shown).count('<th scope="row"') == 3


def test_a_goal_has_a_table_of_what_one_compares(real: str, show: Show) -> None:
    said = words(show("compare", **THREE, goal="1.1"))
    for head in ("head.latest", "compare.since", "head.status", "country.underlying", "country.beyond_chance"):
        assert say(head) in said
    assert "% a year, since 20" in said
    assert wording.certainty("clear") in said


def test_what_does_not_compare_is_said_in_the_order_chosen(real: str, show: Show) -> None:
    shown = show("compare", areas="KHM,DEU,AUS", goal="4.1")
    assert not shown.exception
    table = words(shown).split("this is not a ranking")[1]
    assert table.index("Cambodia") < table.index("Germany") < table.index("Australia")
    assert "Countries differ in size and in how they count" in words(shown)
    assert len(shown.get("plotly_chart")) == 1


@pytest.mark.parametrize("areas, unknown", [("WLD,KHM", "KHM"), ("KHM,DEU,WLD", "WLD")])
def test_the_world_and_bodies_are_not_compared_with_countries(
        real: str, show: Show, areas: str, unknown: str) -> None:
    assert f"“{unknown}” in the page address" in words(show("compare", areas=areas, goal="1.1"))


def test_bodies_show_another_indicator_where_they_have_no_figure(real: str, show: Show) -> None:
    said = words(show("compare", areas="WLD,NCMEC", goal="1.1"))
    assert "another indicator: Victims added by NCMEC, 2023" in said


def test_a_single_figure_is_no_line(real: str, show: Show) -> None:
    shown = show("compare", areas="AUS,BGR", goal="1.1")
    assert not shown.get("plotly_chart")
    assert say("compare.nothing") in words(shown)


def test_six_of_seven_are_shown(real: str, show: Show) -> None:
    assert "Only the first 6 are shown." in words(show("compare", areas="KHM,DEU,AUS,FRA,ITA,ESP,USA", goal="4.1"))


def test_a_year_is_said_and_an_indicator_that_none_has_is_ignored(real: str, show: Show) -> None:
    assert show("compare", areas="KHM,DEU", goal="4.1", year="2021").selectbox(key="choose.year").value == "2021"
    assert "in the page address" not in words(show("compare", areas="KHM,DEU", goal="4.1", indicator="TAKEDOWN_HOURS"))
