"""What is said of chance beside a status, in words."""

from typing import Any

import pytest

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Catalogue
from tests.nouns import UP, as_seen, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, counts_people=True, small_counts={"hide_below": 50})
TOTAL = indicator("TOTAL", whole=True, measure="stock")
CAMPAIGNS = indicator("CAMPAIGNS", unit="campaigns", whole=True, goal=UP)
SHARE = indicator("SHARE", measure="share", unit="percent", denominator="CASES", goal=UP)
CASES = indicator("CASES", whole=True, role="context", goal=None)


def words() -> Catalogue:
    return catalogue(goal("1.1", COUNT, TOTAL, CAMPAIGNS, SHARE, CASES)).model_copy(
        update={"units": {"victims": "victims", "campaigns": "campaigns", "percent": "%"}})


def board(*rows: tuple, audience: Any = "staff") -> Scoreboard:
    return as_seen(judge(figures(*rows), words()), audience)


def said(scoreboard: Scoreboard, code: str, year: int = 2014) -> str:
    return " ".join(wording.message(each, words()) for each in statements.beyond_chance(scoreboard, code, "AAA", year))


def interval(scoreboard: Scoreboard, code: str) -> str:
    return " ".join(wording.message(each, words()) for each in statements.underlying(scoreboard, code, "AAA", 2014))


def test_growth_is_given_with_its_interval_its_p_and_what_it_allows_for() -> None:
    rows = [("COUNT", "AAA", 2010 + at, value) for at, value in enumerate((100, 120, 145, 170, 208))]
    assert said(board(*rows), "COUNT") == (
        "The growth is between +9 % and +32 % a year (95 % interval); the goal of 10 % is within. A rise or fall as "
        "steep as this comes up in fewer than 1 of 100 series without any change (p = 0.003). Cases come in clusters: "
        "the interval allows for a variance 2.3 times that of independent cases. Too few countries have figures to "
        "estimate it, so it is partly assumed.")


@pytest.mark.parametrize("values, place", [
    ((100, 150, 225, 340, 500), "reached"), ((100, 95, 88, 80, 75), "missed")])
def test_an_interval_that_reaches_the_goal_or_falls_short_of_it_says_so(values: tuple[int, ...], place: str) -> None:
    rows = [("COUNT", "AAA", 2010 + at, value) for at, value in enumerate(values)]
    assert statements.beyond_chance(board(*rows), "COUNT", "AAA", 2014)[0].values["place"] == place


def test_an_unusual_year_is_named_beside_the_range_of_the_others() -> None:
    rows = [("COUNT", "AAA", 2007 + at, value) for at, value in enumerate((60, 61, 58, 63, 59, 62, 180, 61))]
    scoreboard = board(*rows)
    assert [wording.message(each, words()) for each in statements.unusual(scoreboard, "COUNT", "AAA", 2014)] == [
        "180 in 2013 was unusually high; 61 is within the 58 to 63 of the years before."]
    assert [wording.message(each, words()) for each in statements.unusual(scoreboard, "COUNT", "AAA", 2013)] == [
        "180 in 2013 is unusually high; by the other years, 31 to 102 was to be expected (95 % range).",
        "Without 2013, the growth would be +0.4 % a year and the status “No clear change”."]
    assert statements.unusual(scoreboard, "COUNT", "AAA", 2012) == ()
    assert statements.unusual(scoreboard, "COUNT", "AAA", 2020) == ()


def test_a_running_total_says_why_it_is_not_tested() -> None:
    assert said(board(("TOTAL", "AAA", 2013, 1000), ("TOTAL", "AAA", 2014, 1100)), "TOTAL") == (
        "Not tested against chance: a running total includes the previous year, so the two counts are not "
        "independent.")


def test_where_the_status_has_its_reason_nothing_is_said_twice() -> None:
    assert said(board(("COUNT", "AAA", 2014, 22, "lower_bound")), "COUNT") == ""
    assert said(board(("CASES", "AAA", 2013, 20), ("CASES", "AAA", 2014, 22)), "CASES") == ""


def test_a_trend_names_its_figures_and_its_first_year() -> None:
    rows = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate((1, 2, 4, 5, 8))]
    assert said(board(*rows), "CAMPAIGNS") == (
        "The 5 figures since 2010 rise: an order as clear as this, either way, comes up in 2 of 100 series "
        "without any trend (p = 0.017).")
    level = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate((3, 3, 3, 3, 3))]
    assert said(board(*level), "CAMPAIGNS") == (
        "No trend: the 5 figures since 2010 rise as often as they fall.")


def test_a_trend_that_chance_often_gives_is_called_neither_rise_nor_fall() -> None:
    values = (8, 4, 5, 3, 3, 4, 7, 7, 9, 6, 3)
    rows = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate(values)]
    assert said(board(*rows), "CAMPAIGNS", 2020) == "No clear trend in the 8 figures since 2013 (p = 0.38)."


def test_a_trend_is_that_of_the_last_eight_years_only() -> None:
    rows = [("CAMPAIGNS", "AAA", 2010 + position, position or 20) for position in range(11)]
    assert said(board(*rows), "CAMPAIGNS", 2020) == (
        "The 8 figures since 2013 rise: an order as clear as this, either way, comes up in fewer than 1 of 100 "
        "series without any trend (p < 0.001).")


def test_a_share_is_tested_by_its_trend_and_two_figures_are_too_few() -> None:
    two = board(("SHARE", "AAA", 2013, 60), ("SHARE", "AAA", 2014, 80), ("CASES", "AAA", 2013, 80),
                ("CASES", "AAA", 2014, 70))
    assert said(two, "SHARE") == "Not tested against chance: a trend test needs five comparable figures."
    falling = board(*[("SHARE", "AAA", 2010 + position, 80 - 5 * position) for position in range(5)])
    assert said(falling, "SHARE") == (
        "The 5 figures since 2010 fall: an order as clear as this, either way, comes up in 2 of 100 series "
        "without any trend (p = 0.017).")


@pytest.mark.parametrize("count, marks, text", [
    (259, "", "about 200 to 330 (95 % interval; how much such counts vary is assumed)."),
    (12, "", "about 2 to 35 (95 % interval; how much such counts vary is assumed)."),
    (0, "", "about 0 to 15 (95 % interval; how much such counts vary is assumed)."),
    (1000, "", ""), (12, "lower_bound", ""), (12, "estimated", ""), (12.5, "", ""),
])
def test_a_small_count_has_its_interval(count: float, marks: str, text: str) -> None:
    level = f"A count of {count} victims is compatible with a true level of {text}" if text else ""
    assert interval(board(("COUNT", "AAA", 2014, count, marks)), "COUNT") == level


def test_a_share_of_a_small_whole_has_its_interval_and_a_planned_count_has_none() -> None:
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 100)), "SHARE") == (
        "65 % of 100 cases is compatible with a true share of 55 % to 74 % (95 % interval).")
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 5000)), "SHARE") == ""
    assert interval(board(("CAMPAIGNS", "AAA", 2014, 12)), "CAMPAIGNS") == ""


def test_the_public_hears_nothing_of_a_hidden_count() -> None:
    hidden = board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22), audience="public")
    assert said(hidden, "COUNT") == ""
    assert interval(hidden, "COUNT") == ""
