"""A value to keep, a count a year and goals that differ, as a country's and a goal's screen say them."""

import pandas as pd
import pytest

from indicators.briefing.figures.series import goal_line, rule_in_short
from indicators.judging.scoreboard import judge
from indicators.model import Indicator, Rule
from tests.nouns import catalogue, figures, goal, indicator


def judged_by(method: str, **given: object) -> Indicator:
    return indicator("X", unit="hours", goal=Rule.model_validate({"method": method, **given}))


def rows(which: Indicator) -> pd.DataFrame:
    """ASSESSMENT of one country, 10 in 2013 and 12 in 2014."""
    return judge(figures(("X", "AAA", 2013, 10), ("X", "AAA", 2014, 12)), catalogue(goal("4.2", which))).assessments


@pytest.mark.parametrize("which, asked, line", [
    (judged_by("keep", at_least=95), "95 or more, every year", 95),
    (judged_by("keep", at_most=2.5), "2.5 or less, every year", 2.5),
    (judged_by("count_per_year", at_least=3), "3 or more a year", 3),
    (judged_by("keep", at_least={"default": 95, "AAA": {2013: 80, 2014: 90}}), "90 or more, every year", 90),
    (judged_by("keep", at_least={"BBB": 95}), "no goal set for the year", None),
    (judged_by("annual_change", at_least={2013: "10 %", 2014: "12 %"}), "+12 % or better, every year", 11.2),
    (judged_by("annual_change", at_least={"BBB": "10 %"}), "no goal set for the year", None),
])
def test_the_screens_say_what_is_asked_of_the_country_in_its_year(which: Indicator, asked: str,
                                                                  line: float | None) -> None:
    shown = rows(which)
    assert rule_in_short(which, shown["target"].iloc[-1]) == asked
    drawn = goal_line(shown, which, None)
    assert (drawn and drawn.value) == (line and pytest.approx(line))
