"""What the screens say of a value by a year, beside the status."""

import pytest

from indicators.model import Rule
from indicators.scoreboard import Scoreboard, judge
from pages.parts.distances import distances
from pages.parts.series import goal_line, rule_in_short
from tests.nouns import catalogue, figures, goal, indicator

TO_REACH = indicator("X", desired_direction="down", unit="hours", goal=Rule.model_validate(
    {"method": "reach", "value": {"AAA": 40, "BBB": 20.5}, "by": 2014, "path": "linear"}))


def board() -> Scoreboard:
    rows = figures(*(("X", area, year, value) for area in ("AAA", "BBB", "CCC")
                     for year, value in ((2010, 100), (2012, 60))))
    return judge(rows, catalogue(goal("4.2", TO_REACH)), "staff")


@pytest.mark.parametrize("area, line, asked", [
    ("AAA", 40, "40 or less by 2014"), ("BBB", 20.5, "21 or less by 2014"), ("CCC", None, "no goal set for the year")])
def test_the_goal_of_an_area_is_its_line_and_its_rule(area: str, line: float | None, asked: str) -> None:
    frame = board().assessments
    mine = frame[frame["ref_area"] == area]
    drawn = goal_line(mine, TO_REACH, None)
    assert (drawn and (drawn.value, drawn.year)) == (line and (line, 2014))
    assert rule_in_short(TO_REACH, mine["target"].iloc[-1]) == asked


def test_an_area_is_as_far_from_the_goal_as_from_its_path() -> None:
    scoreboard = board()
    cells = scoreboard.assessments[scoreboard.assessments["year"] == 2012]
    assert distances(cells, TO_REACH, scoreboard.catalogue).rows["label"].tolist() == [
        "10 hours below the goal path", "0.3 hours below the goal path", ""]
