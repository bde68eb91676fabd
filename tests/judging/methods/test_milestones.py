"""milestones on hand-worked ladders: 0 no law, 1 drafting, 2 before parliament, 3 adopted, 4 in force, 5 applied."""

import numpy as np
import pandas as pd
import pytest

from tests.judging.methods.builders import judged, last, rows


@pytest.mark.parametrize("values, status, reason", [
    ({2014: 4}, "goal_met", ""),
    ({2014: 5}, "goal_met", ""),
    ({2013: 1, 2014: 2}, "some_progress", ""),
    ({2013: 0, 2014: 1}, "some_progress", ""),            # a zero is a stage like any other
    ({2013: 2, 2014: 2}, "little_progress", ""),
    ({2013: 3, 2014: 2}, "moving_away", ""),
    ({2013: 5, 2014: 3}, "moving_away", ""),
    ({2014: 1}, "not_assessed", "one_year_only"),
    ({2012: 1, 2014: 2}, "not_assessed", "no_year_before"),
    ({2013: 1, 2014: None}, "not_assessed", "no_figure"),
])
def test_a_stage_is_reached_or_nearer_or_farther_than_the_year_before(values: dict, status: str, reason: str) -> None:
    assert last(values, "milestones", reach=4) == (status, reason)


@pytest.mark.parametrize("values, status", [
    ({2010: 0, 2011: 1}, "on_track"),                     # 4 by 2014 is one stage a year
    ({2010: 0, 2011: 1, 2012: 2}, "on_track"),
    ({2010: 0, 2011: 1, 2012: 1}, "little_progress"),
    ({2010: 0, 2014: 3}, "not_assessed"),                 # due, not reached, and no year before
    ({2010: 2, 2011: 3, 2015: 3, 2016: 3}, "little_progress"),   # past its year nothing is on track
])
def test_with_a_year_a_stage_can_be_on_its_path(values: dict, status: str) -> None:
    assert last(values, "milestones", reach=4, by=2014)[0] == status


def test_a_break_or_a_doubt_leaves_nothing_to_compare_with() -> None:
    assert last({2013: 1, 2014: 2}, "milestones", marks={2014: "break"}, reach=4)[1] == "break_in_series"
    assert last({2013: 1, 2014: 2}, "milestones", marks={2013: "uncertain"}, reach=4)[1] == "uncertain"
    assert last({2013: 1, 2014: 4}, "milestones", marks={2014: "uncertain"}, reach=4)[1] == "uncertain"


def test_the_gap_is_in_stages_and_there_is_no_change_in_per_cent() -> None:
    result = judged(rows({2013: 1, 2014: 2}), "milestones", reach=4)
    assert result["gap"].tolist() == [-3, -2]
    assert "change" not in result


@pytest.mark.parametrize("values, marks, year", [
    ({2010: 0, 2012: 1}, {}, 2018),                       # one stage in two years, three to go
    ({2010: 1, 2012: 3}, {}, 2013),
    ({2010: 1, 2011: 1}, {}, None),                       # never, at this pace
    ({2010: 2, 2011: 1}, {}, None),
    ({2010: 1, 2011: 4}, {}, None),                       # reached already
    ({2010: 1, 2011: 2}, {2011: "lower_bound"}, None),
    ({2010: 1}, {}, None),
])
def test_with_a_year_it_is_said_when_todays_pace_reaches_the_stage(values: dict, marks: dict,
                                                                   year: int | None) -> None:
    found = judged(rows(values, marks), "milestones", reach=4, by=2014)["reached_year"].iloc[-1]
    assert found == year if year else np.isnan(found)
    assert judged(rows(values, marks), "milestones", reach=4)["reached_year"].isna().all()


def test_a_streak_ends_with_its_series() -> None:
    two = pd.concat([rows({2013: 4, 2014: 4}, ref_area=area) for area in ("AAA", "BBB")], ignore_index=True)
    assert judged(two, "milestones", reach=4)["streak"].tolist() == [1, 2, 1, 2]


@pytest.mark.parametrize("values", [{2014: 1}, {2013: 1, 2014: 1}, {2014: 1, 2015: 1}, {2016: 1}])
def test_in_the_goals_year_and_after_it_the_gap_is_that_to_the_goal(values: dict) -> None:
    row = judged(rows(values), "milestones", reach=4, by=2014).iloc[-1]
    assert (row["path_value"], row["gap"]) == (4, -3)


def test_no_path_leads_down_from_a_first_stage_above_the_goal() -> None:
    result = judged(rows({2010: 5, 2011: 3}), "milestones", reach=4, by=2014)
    assert result["path_value"].tolist() == [4, 4]
    assert result["gap"].tolist() == [1, -1]


@pytest.mark.parametrize("values, marks, expected", [
    ({2014: 4}, {}, ("goal_met", "")),                    # one figure suffices
    ({2014: 1}, {}, ("stage_below", "")),
    ({2013: 1, 2014: 2}, {}, ("stage_below", "")),        # a step up is no progress in the law's place
    ({2013: 3, 2014: 1}, {}, ("stage_below", "")),        # nor is a step down a loss of what was never reached
    ({2013: 5, 2014: 3}, {}, ("moving_away", "")),        # in force, and no longer
    ({2010: 4, 2013: 3, 2014: 3}, {}, ("moving_away", "")),
    ({2010: 4, 2013: 3, 2014: 4}, {}, ("goal_met", "")),
    ({2013: 5, 2014: 4}, {}, ("goal_met", "")),           # applied no longer, and still in force
    ({2013: 5, 2014: 3}, {2014: "break"}, ("stage_below", "")),
    ({2013: 5, 2014: 3}, {2013: "uncertain"}, ("stage_below", "")),
    ({2013: 5, 2014: 3}, {2014: "uncertain"}, ("not_assessed", "uncertain")),
    ({2014: 3}, {2014: "lower_bound"}, ("not_assessed", "uncertain")),
    ({2014: 4}, {2014: "lower_bound"}, ("goal_met", "")),
    ({2014: 3}, {2014: "upper_bound"}, ("stage_below", "")),
    ({2014: None}, {}, ("not_assessed", "no_figure")),
])
def test_below_its_goal_a_law_is_at_its_stage_and_moves_away_only_when_lost(
        values: dict, marks: dict, expected: tuple[str, str]) -> None:
    assert last(values, "milestones", marks=marks, reach=4, below="stage") == expected
