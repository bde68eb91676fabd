"""What is said of chance beside a status, in words."""

from typing import Any

import pytest

from indicators import statements, wording
from indicators.model import Catalogue
from indicators.scoreboard import Scoreboard, judge
from tests.nouns import UP, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, counts_people=True, small_counts={"hide_below": 50})
TOTAL = indicator("TOTAL", whole=True, measure="stock")
CAMPAIGNS = indicator("CAMPAIGNS", unit="campaigns", whole=True, goal=UP)
SHARE = indicator("SHARE", measure="share", unit="percent", denominator="CASES")
CASES = indicator("CASES", whole=True, role="context", goal=None)


FEW = ("is what was counted. Counts as small as this vary much by chance from year to year, even if nothing "
       "changes underneath. The number underneath, with chance taken out,")


def words() -> Catalogue:
    return catalogue(goal("1.1", COUNT, TOTAL, CAMPAIGNS, SHARE, CASES)).model_copy(
        update={"units": {"victims": "victims", "campaigns": "campaigns", "percent": "%"}})


def board(*rows: tuple, audience: Any = "staff") -> Scoreboard:
    return judge(figures(*rows), words(), audience)


def said(scoreboard: Scoreboard, code: str, year: int = 2014) -> str:
    return " ".join(wording.message(each, words()) for each in statements.beyond_chance(scoreboard, code, "AAA", year))


def interval(scoreboard: Scoreboard, code: str) -> str:
    return " ".join(wording.message(each, words()) for each in statements.underlying(scoreboard, code, "AAA", 2014))


def test_a_goal_met_by_what_chance_gives_says_both_in_plain_words() -> None:
    assert said(board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22)), "COUNT") == (
        "That it rose at all since 2013: chance alone often gives such a rise (p = 0.88); "
        "a rise of 10 % or more is about as likely as not to stand behind it (50 %). "
        "With chance taken out, the change lies between −43 % and +112 % (95 % interval). "
        "Cases are taken to come one by one; where one investigation brings many at once, chance plays a larger part "
        "than this.")


def test_from_zero_no_percentage_and_nothing_without_end_is_told() -> None:
    text = said(board(("COUNT", "AAA", 2013, 0), ("COUNT", "AAA", 2014, 5)), "COUNT")
    assert text.startswith("That it rose at all since 2013: chance alone seldom gives such a rise (p = 0.063); ")
    assert "95 % interval" not in text
    assert "inf" not in text
    assert "nan" not in text


def test_a_running_total_says_why_it_is_not_tested() -> None:
    assert said(board(("TOTAL", "AAA", 2013, 1000), ("TOTAL", "AAA", 2014, 1100)), "TOTAL") == (
        "Not held against chance: a running total includes the previous year, so the two counts are not independent.")


def test_where_the_status_has_its_reason_nothing_is_said_twice() -> None:
    assert said(board(("COUNT", "AAA", 2014, 22)), "COUNT") == ""
    assert said(board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22, "break")), "COUNT") == ""
    assert said(board(("CASES", "AAA", 2013, 20), ("CASES", "AAA", 2014, 22)), "CASES") == ""


def test_a_trend_names_its_figures_and_its_first_year() -> None:
    rows = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate((1, 2, 4, 5, 8))]
    assert said(board(*rows), "CAMPAIGNS") == (
        "Of the 5 figures since 2010, later ones are mostly higher; without any trend, chance alone rarely gives so "
        "steady a rise (p = 0.017).")
    level = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate((3, 3, 3, 3, 3))]
    assert said(board(*level), "CAMPAIGNS") == (
        "The 5 figures since 2010 rise as often as they fall: no trend.")


def test_a_trend_that_chance_often_gives_is_called_neither_rise_nor_fall() -> None:
    values = (8, 4, 5, 3, 3, 4, 7, 7, 9, 6, 3)
    rows = [("CAMPAIGNS", "AAA", 2010 + position, value) for position, value in enumerate(values)]
    assert said(board(*rows), "CAMPAIGNS", 2020) == (
        "The 10 figures since 2011 show no clear rise or fall: chance alone often gives as much (p = 0.42).")


def test_a_steady_trend_against_the_pace_says_that_the_status_goes_by_other_figures() -> None:
    rows = [("CAMPAIGNS", "AAA", 2010 + position, position or 20) for position in range(11)]
    text = said(board(*rows), "CAMPAIGNS", 2020)
    assert text.startswith("Of the 10 figures since 2011, later ones are mostly higher; ")
    assert text.endswith("The status goes by the pace from the first figure to the newest, this by all 10 figures "
                         "since 2011: the two can point different ways.")


def test_two_shares_differ_in_points() -> None:
    text = said(board(("SHARE", "AAA", 2013, 60), ("SHARE", "AAA", 2014, 80), ("CASES", "AAA", 2013, 80),
                      ("CASES", "AAA", 2014, 70)), "SHARE")
    assert text == ("That it rose at all since 2013: chance alone hardly ever gives such a rise (p = 0.008). "
                    "With chance taken out, the change lies between +5.2 and +33.4 points (95 % interval).")


@pytest.mark.parametrize("count, marks, text", [
    (259, "", "259 victims is what was counted. Counts of this size vary by chance by about ±32 in any one year, even "
     "if nothing changes underneath. The number underneath, with chance taken out, lies between 228 and 293 (95 % "
     "interval)."),
    (12, "", f"12 victims {FEW} lies between 6 and 21 (95 % interval)."),
    (0, "", f"0 victims {FEW} lies between 0 and 4 (95 % interval)."),
    (1000, "", ""), (12, "lower_bound", ""), (12, "estimated", ""), (12.5, "", ""),
])
def test_a_small_count_has_its_interval(count: float, marks: str, text: str) -> None:
    assert interval(board(("COUNT", "AAA", 2014, count, marks)), "COUNT") == text


def test_a_share_of_a_small_whole_has_its_interval_and_a_planned_count_has_none() -> None:
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 100)), "SHARE") == (
        "65 % of 100 cases is what was counted. Such a share varies by chance from year to year, even if nothing "
        "changes underneath. The share underneath, with chance taken out, lies between 55 % and 74 % (95 % interval).")
    assert interval(board(("SHARE", "AAA", 2014, 65), ("CASES", "AAA", 2014, 5000)), "SHARE") == ""
    assert interval(board(("CAMPAIGNS", "AAA", 2014, 12)), "CAMPAIGNS") == ""


def test_the_public_hears_nothing_of_a_hidden_count() -> None:
    hidden = board(("COUNT", "AAA", 2013, 20), ("COUNT", "AAA", 2014, 22), audience="public")
    assert said(hidden, "COUNT") == ""
    assert interval(hidden, "COUNT") == ""
