"""What the screens put beside a status agrees with it: gap, pace, what is needed, and what they are measured from."""

from typing import Any

import pytest

from indicators import wording
from indicators.charts.curve import goal_paths
from indicators.charts.frame import Caption
from indicators.charts.series import series_figure
from indicators.disclosure import public
from indicators.judging.scoreboard import judge
from indicators.model import Catalogue, Indicator, Rule, records
from indicators.statements import steps
from tests.nouns import catalogue, figures, goal, indicator

LADDER = {0: "no law", 1: "drafting", 4: "in force"}


def judged_by(method: str, wanted: str = "up", measure: str = "level", **given: Any) -> Indicator:
    return indicator("X", desired_direction=wanted, unit="hours", decimals=1, measure=measure,
                     stages=LADDER if method == "milestones" else {},
                     goal=Rule.model_validate({"method": method, **given}))


def row_of(rule: Indicator, values: dict[int, float]) -> tuple[dict[str, Any], Catalogue]:
    """The row of ASSESSMENT of the last year."""
    board = judge(figures(*(("X", "AAA", year, value) for year, value in values.items())), catalogue(goal("1.1", rule)))
    return records(board.assessments[-1:])[0], board.catalogue


KEEP, COUNT = judged_by("keep", at_least=95), judged_by("count_per_year", measure="flow", at_least=3)
RISE, FALL = judged_by("annual_change", at_least="10 %"), judged_by("annual_change", "down", at_most="-10 %")
REACH = judged_by("reach", value=200, by=2014)


@pytest.mark.parametrize("rule, values, line", [
    (RISE, {2010: 100, 2011: 120}, "Goal path"), (REACH, {2010: 100, 2012: 150}, "Goal path"),
    (REACH, {2010: 250, 2012: 150}, ""), (KEEP, {2010: 100, 2012: 150}, ""), (COUNT, {2010: 1, 2011: 2}, ""),
    (judged_by("keep", at_least={2010: 80, 2012: 90}), {2010: 100, 2012: 150}, "The goal of each year")])
def test_a_figure_draws_a_path_only_where_one_leads_to_the_goal(rule: Indicator, values: dict[int, float],
                                                                line: str) -> None:
    board = judge(figures(*(("X", "AAA", year, value) for year, value in values.items())), catalogue(goal("1.1", rule)))
    own = board.series("X", "AAA")
    caption = Caption(title="A", subtitle="", as_of="", data_version=1)
    drawn = series_figure(own, caption, indicator=rule, catalogue=board.catalogue)
    assert drawn is not None
    assert [trace.name[:len(line)] for trace in drawn.data if trace.name.startswith(
        ("Goal path", "The goal of"))] == ([line] if line else [])
    assert bool(goal_paths(own)) or "path" not in line


def test_a_hidden_baseline_leaves_no_pace_of_a_path_and_no_trace_of_it() -> None:
    people = REACH.model_copy(update={"counts_people": True, "measure": "flow", "whole": True})
    rows = figures(*(("X", "AAA", year, value) for year, value in ((2010, 3), (2012, 150), (2014, 210))))
    board = public(judge(rows, catalogue(goal("1.1", people))))
    assert board.assessments["hidden"].tolist() == [True, False, False]
    for row in records(board.assessments):
        assert wording.pace(row, people, board.catalogue) == ""
        assert not [step for step in steps(board, row) if step.code.startswith("step.pace")]
    assert board.assessments["status"].tolist() == ["not_assessed"] * 3
