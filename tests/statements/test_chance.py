"""What is said of chance beside a status, in words."""

from typing import Any

import pytest

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Catalogue
from tests.nouns import UP, YEARLY, as_seen, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, counts_people=True, small_counts={"hide_below": 50})
TOTAL = indicator("TOTAL", whole=True, measure="stock")
CAMPAIGNS = indicator("CAMPAIGNS", unit="campaigns", whole=True, goal=UP)
SHARE = indicator("SHARE", measure="share", unit="percent", denominator="CASES")
CASES = indicator("CASES", whole=True, role="context", goal=None)


ASSUMED = ("Cases often come in clusters. The earlier figures do not show how much counts vary, so their variance "
           "is assumed to be 4 times that of independent cases (our assumption).")


def words() -> Catalogue:
    return catalogue(goal("1.1", COUNT, TOTAL, CAMPAIGNS, SHARE, CASES)).model_copy(
        update={"units": {"victims": "victims", "campaigns": "campaigns", "percent": "%"}})


def board(*rows: tuple, audience: Any = "staff") -> Scoreboard:
    return as_seen(judge(figures(*rows), words()), audience)


def said(scoreboard: Scoreboard, code: str, year: int = 2014) -> str:
    return " ".join(wording.message(each, words()) for each in statements.beyond_chance(scoreboard, code, "AAA", year))


def interval(scoreboard: Scoreboard, code: str) -> str:
    return " ".join(wording.message(each, words()) for each in statements.underlying(scoreboard, code, "AAA", 2014))


def test_a_goal_met_by_what_chance_gives_says_both_in_plain_words() -> None:
    assert said(board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22)), "COUNT") == (
        "22 victims after 20 victims. Two counts as far apart as this, either way, come up in 88 of 100 pairs of years "
        "without any change (p = 0.88). The counts are compatible with a change between −65 % and +246 % (95 % "
        f"interval). They do not show whether the underlying change reached 10 %. {ASSUMED}")


def test_counts_that_vary_like_single_cases_do_not_vary_one_time_as_much() -> None:
    rows = [("COUNT", "AAA", 2009 + position, value) for position, value in enumerate((100, 101, 102, 103, 104, 105))]
    assert said(board(*rows), "COUNT").endswith(
        "The earlier counts vary no more than independent cases would, so no allowance is made for cases that come in "
        "clusters.")


def test_two_counts_are_compared_with_the_years_before_and_their_own_dispersion() -> None:
    rows = [("COUNT", "AAA", 2009 + position, value) for position, value in enumerate((90, 130, 80, 150, 140, 160))]
    assert said(board(*rows), "COUNT") == (
        "160 victims after 140 victims. Two counts as far apart as this, either way, come up in 69 of 100 pairs of "
        "years without any change (p = 0.69). The counts are compatible with a change between −55 % and +192 % (95 % "
        "interval). They do not show whether the underlying change reached 10 %. 160 is outside the range of 2009 to "
        "2012 (80 to 150); 140 in 2013 was within it. Cases often come in clusters. This allows for it: the "
        "variance of the earlier counts is 7 times that of independent cases.")


def test_a_running_total_says_why_it_is_not_tested() -> None:
    assert said(board(("TOTAL", "AAA", 2013, 1000), ("TOTAL", "AAA", 2014, 1100)), "TOTAL") == (
        "Not tested against chance: a running total includes the previous year, so the two counts are not "
        "independent.")


def test_where_the_status_has_its_reason_nothing_is_said_twice() -> None:
    assert said(board(("COUNT", "AAA", 2014, 22)), "COUNT") == ""
    assert said(board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22, "break")), "COUNT") == ""
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
    (259, "", "A count of 259 victims is compatible with a true level of about 228 to 293 (95 % interval)."),
    (12, "", "A count of 12 victims is compatible with a true level of about 6 to 21 (95 % interval)."),
    (0, "", "A count of 0 victims is compatible with a true level of about 0 to 4 (95 % interval)."),
    (1000, "", ""), (12, "lower_bound", ""), (12, "estimated", ""), (12.5, "", ""),
])
def test_a_small_count_has_its_interval(count: float, marks: str, text: str) -> None:
    assert interval(board(("COUNT", "AAA", 2014, count, marks)), "COUNT") == text


def test_a_share_of_a_small_whole_has_its_interval_and_a_planned_count_has_none() -> None:
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 100)), "SHARE") == (
        "65 % of 100 cases is compatible with a true share of 55 % to 74 % (95 % interval).")
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 5000)), "SHARE") == ""
    assert interval(board(("CAMPAIGNS", "AAA", 2014, 12)), "CAMPAIGNS") == ""


def test_the_public_hears_nothing_of_a_hidden_count() -> None:
    hidden = board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22), audience="public")
    assert said(hidden, "COUNT") == ""
    assert interval(hidden, "COUNT") == ""


def test_of_a_range_with_a_hidden_year_and_of_a_test_that_rests_on_one_the_public_hears_nothing() -> None:
    window = COUNT.model_copy(update={"goal": YEARLY.model_copy(update={"window_years": 5, "min_figures": 5})})
    known = words().model_copy(update={"goals": (goal("1.1", window),)})
    figures_of = {2009: 90, 2010: 30, 2011: 80, 2012: 95, 2013: 130, 2014: 140, 2015: 120, 2016: 160, 2017: 170}
    scoreboard = judge(figures(*(("COUNT", "AAA", *figure) for figure in figures_of.items())), known)
    assert "are both outside the range of 2009 to 2015 (30 to 140)" in said(scoreboard, "COUNT", 2017)
    of_public = said(as_seen(scoreboard, "public"), "COUNT", 2017)
    assert "170 victims after 160 victims" in of_public
    assert "range" not in of_public
    assert said(as_seen(scoreboard, "public"), "COUNT", 2012) == ""          # 2010 is in its window
