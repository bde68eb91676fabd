"""Compare: two to six areas on all goals, or on one."""

import re

from indicators import wording
from indicators.wording import say
from tests.pages.conftest import Show, laid_out, words

INVENTED = {"set": "illustrative"}
THREE = {"areas": "XGA,XCE,XFR", **INVENTED}


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


def test_the_world_and_bodies_are_not_compared(real: str, show: Show) -> None:
    assert "“WLD” in the page address" in words(show("compare", areas="KHM,DEU,WLD", goal="1.1"))


def test_countries_that_the_set_lacks_are_replaced_by_the_example_by_name(real: str, show: Show) -> None:
    shown = show("compare", areas="DEU,KHM,AUS", **INVENTED)
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", laid_out(shown))
    example = heading.removesuffix(say("compare.of", areas=""))
    assert "“DEU, KHM, AUS” in the page address cannot be shown. " in words(shown)
    assert f"Showing {example} instead." in words(shown)


def test_a_single_figure_is_no_line(real: str, show: Show) -> None:
    shown = show("compare", areas="AUS,BGR", goal="1.1")
    assert not shown.get("plotly_chart")
    assert say("compare.nothing") in words(shown)


def test_six_of_seven_are_shown(real: str, show: Show) -> None:
    assert "Only the first 6 are shown." in words(show("compare", areas="KHM,DEU,AUS,FRA,ITA,ESP,USA", goal="4.1"))


def test_a_year_is_said_and_an_indicator_that_none_has_is_ignored(real: str, show: Show) -> None:
    assert show("compare", areas="KHM,DEU", goal="4.1", year="2021").selectbox(key="choose.year").value == "2021"
    assert "in the page address" not in words(show("compare", areas="KHM,DEU", goal="4.1", indicator="TAKEDOWN_HOURS"))
