"""count_per_year on hand-worked tables: three trainings a year, and three a year on average."""

from typing import Any

import pandas as pd
import pytest

from indicators.model import observations
from tests.judging.methods.builders import judged, last, rows

THREE: dict[str, Any] = {"at_least": 3}
TOGETHER: dict[str, Any] = {"at_least": 3, "cumulative": True}


@pytest.mark.parametrize("values, status, reason", [
    ({2014: 3}, "goal_met", ""),
    ({2013: 9, 2014: 2}, "moving_away", ""),             # a good year does not make up for the next
    ({2013: 1, 2014: 2}, "some_progress", ""),
    ({2013: 2, 2014: 2}, "little_progress", ""),
    ({2013: 0, 2014: 0}, "little_progress", ""),         # a zero is counted, and is as far as before
    ({2014: 2}, "not_assessed", "one_year_only"),
    ({2012: 2, 2014: 2}, "not_assessed", "no_year_before"),
])
def test_each_year_stands_for_itself(values: dict, status: str, reason: str) -> None:
    assert last(values, "count_per_year", **THREE) == (status, reason)


# year, count, sum, 3 x years, gap, status, count needed next year; a gap stands in 2014
SUMS = [
    (2010, 5, 5, 3, 2, "goal_met", None),
    (2011, 1, 6, 6, 0, "goal_met", None),                # 1 of 3, and 6 of 6 together
    (2012, 2, 8, 9, -1, "moving_away", 4),               # short, and the year below its three
    (2013, 3, 11, 12, -1, "little_progress", 4),         # as much is missing as before
    (2015, 2, 2, 3, -1, "no_year_before", 4),            # begins again after the gap
    (2016, 4, 6, 6, 0, "goal_met", None),
    (2017, 0, 6, 9, -3, "moving_away", None),            # six needed, from zero no percentage
    (2018, 4, 10, 12, -2, "some_progress", 5),
]


def test_together_the_years_make_up_for_each_other_and_a_gap_begins_the_sum_again() -> None:
    result = judged(rows({year: count for year, count, *_ in SUMS}), "count_per_year", **TOGETHER)
    said = result["reason"].where(result["status"] == "not_assessed", result["status"])
    assert said.tolist() == [status for *_, status, _ in SUMS]
    assert result["gap"].tolist() == [gap for *_, gap, _, _ in SUMS]
    assert all(gap == total - asked for _, _, total, asked, gap, *_ in SUMS)
    assert result["baseline_year"].tolist() == [2010] * 4 + [2015] * 4
    needed = [None if count is None else (count - had) / had for _, had, *_, count in SUMS]
    assert result["pace_needed"].tolist() == pytest.approx([float("nan") if n is None else n for n in needed],
                                                           nan_ok=True)


def test_the_path_stands_where_the_years_count_would_have_closed_the_sum() -> None:
    result = judged(rows({2010: 5, 2011: 1, 2012: 2}), "count_per_year", **TOGETHER)
    assert result["path_value"].tolist() == [3, 1, 3]
    ahead = judged(rows({2010: 50, 2011: 1}), "count_per_year", **TOGETHER)
    assert ahead["path_value"].tolist() == [3, 0]        # nothing more was asked of 2011
    assert ahead["gap"].tolist() == [47, 45]


@pytest.mark.parametrize("marks, values, status, reason", [
    ({2014: "break"}, {2013: 9, 2014: 2}, "not_assessed", "break_in_series"),     # the nine no longer count
    ({2013: "uncertain"}, {2013: 9, 2014: 2}, "not_assessed", "uncertain"),
    ({2013: "uncertain"}, {2013: 9, 2014: 3}, "goal_met", ""),
    ({2013: "lower_bound"}, {2013: 3, 2014: 2}, "not_assessed", "uncertain"),     # over three may be four
    ({2013: "lower_bound"}, {2013: 4, 2014: 2}, "goal_met", ""),
    ({2013: "upper_bound"}, {2013: 4, 2014: 3}, "not_assessed", "uncertain"),     # at most four may be none
    ({2013: "upper_bound"}, {2013: 4, 2014: 6}, "goal_met", ""),                  # the six are enough for both years
    ({2014: "upper_bound"}, {2013: 6, 2014: 2}, "goal_met", ""),                  # even none would be enough
])
def test_breaks_doubts_and_bounds_reach_as_far_as_the_sum(marks: dict, values: dict, status: str, reason: str) -> None:
    assert last(values, "count_per_year", marks=marks, **TOGETHER) == (status, reason)


def test_decimals_add_up_as_written() -> None:
    """0.7 + 0.1 is 0.7999999999999999 in floating point."""
    assert last({2013: 0.7, 2014: 0.1}, "count_per_year", at_least=0.4, cumulative=True)[0] == "goal_met"
    assert last({2013: 0.7, 2014: 0.09}, "count_per_year", at_least=0.4, cumulative=True)[0] == "moving_away"


def test_the_sum_begins_with_the_first_year_that_has_a_goal() -> None:
    result = judged(rows({2012: 90, 2013: 2, 2014: 4, 2015: 4}), "count_per_year",
                    at_least={2013: 3, 2015: 4}, cumulative=True)
    assert result["reason"].iloc[0] == "no_target"
    assert result["status"].tolist()[1:] == ["moving_away", "goal_met", "goal_met"]   # 2 of 3, 6 of 6, 10 of 10
    assert result["baseline_year"].tolist()[1:] == [2013] * 3


def test_no_series_adds_to_another() -> None:
    two = observations(pd.concat([rows({2013: 9, 2014: 9}, ref_area="AAA"), rows({2013: 2, 2014: 2}, ref_area="BBB")]))
    assert judged(two, "count_per_year", **TOGETHER)["gap"].tolist() == [6, 12, -1, -2]
    assert judged(two, "count_per_year", **TOGETHER)["streak"].tolist() == [1, 2, 0, 0]
