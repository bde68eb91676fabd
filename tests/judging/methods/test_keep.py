"""keep on hand-worked tables: a share to hold above 95 %, a time to hold below 24 hours."""

from typing import Any

import pytest

from tests.judging.methods.builders import judged, last, rows

AT_LEAST_95: dict[str, Any] = {"at_least": 95}
AT_MOST_24: dict[str, Any] = {"at_most": 24}


@pytest.mark.parametrize("values, status, reason", [
    ({2014: 95}, "goal_met", ""),                        # one year is enough to be met
    ({2014: 100}, "goal_met", ""),
    ({2013: 100, 2014: 95}, "goal_met", ""),             # a fall, and still kept
    ({2013: 90, 2014: 94.9}, "behind", ""),       # nearer than the year before
    ({2013: 90, 2014: 90}, "behind", ""),                # as near
    ({2013: 94, 2014: 93}, "moving_away", ""),
    ({2013: 97, 2014: 94.9}, "moving_away", ""),         # lost again
    ({2013: 0, 2014: 1}, "behind", ""),           # a zero is a figure like any other
    ({2014: 94}, "not_assessed", "one_year_only"),
    ({2012: 94, 2014: 93}, "not_assessed", "no_year_before"),
    ({2012: 94, 2013: None, 2014: 93}, "not_assessed", "no_year_before"),
    ({2013: 94, 2014: None}, "not_assessed", "no_figure"),
])
def test_a_value_is_kept_or_it_is_nearer_or_farther_than_the_year_before(values: dict, status: str,
                                                                         reason: str) -> None:
    assert last(values, "keep", **AT_LEAST_95) == (status, reason)


@pytest.mark.parametrize("values, status", [
    ({2014: 24}, "goal_met"), ({2013: 30, 2014: 24.5}, "behind"), ({2013: 30, 2014: 30}, "behind"),
    ({2013: 30, 2014: 30.1}, "moving_away"), ({2013: 20, 2014: 24.1}, "moving_away"), ({2013: 1, 2014: 0}, "goal_met"),
])
def test_at_or_below_a_value_less_is_nearer(values: dict, status: str) -> None:
    assert last(values, "keep", -1, **AT_MOST_24)[0] == status


@pytest.mark.parametrize("marks, values, status, reason", [
    ({2014: "break"}, {2013: 90, 2014: 93}, "not_assessed", "break_in_series"),
    ({2014: "break"}, {2013: 90, 2014: 96}, "goal_met", ""),                      # what is kept needs no year before
    ({2013: "uncertain"}, {2013: 90, 2014: 93}, "not_assessed", "uncertain"),
    ({2014: "uncertain"}, {2013: 90, 2014: 96}, "not_assessed", "uncertain"),
    ({2014: "partial"}, {2014: 96}, "not_assessed", "uncertain"),
    ({2014: "lower_bound"}, {2013: 90, 2014: 96}, "goal_met", ""),                # it can only be more
    ({2014: "lower_bound"}, {2013: 90, 2014: 93}, "not_assessed", "uncertain"),   # over 93 may be 95
    ({2014: "upper_bound"}, {2013: 90, 2014: 96}, "not_assessed", "uncertain"),   # at most 96 may be 94
    ({2014: "upper_bound"}, {2013: 95, 2014: 94}, "moving_away", ""),
    ({2013: "upper_bound"}, {2013: 90, 2014: 93}, "behind", ""),
    ({2013: "lower_bound"}, {2013: 90, 2014: 93}, "not_assessed", "uncertain"),
    ({2014: "provisional"}, {2013: 90, 2014: 96}, "goal_met", ""),
])
def test_breaks_doubts_and_bounds_leave_what_they_leave(marks: dict, values: dict, status: str, reason: str) -> None:
    assert last(values, "keep", marks=marks, **AT_LEAST_95) == (status, reason)


def test_the_arithmetic_of_a_share_that_was_kept_lost_and_is_coming_back() -> None:
    """Year, figure, gap to 95, change on the year before, change needed to be at 95 next year, years kept in a row."""
    known = [(2010, 96, 1, None, None, 1),
             (2011, 98, 3, 2 / 96, None, 2),
             (2012, 80, -15, -18 / 98, 15 / 80, 0),
             (2013, 90, -5, 10 / 80, 5 / 90, 0),
             (2014, 95, 0, 5 / 90, None, 1)]
    result = judged(rows({year: figure for year, figure, *_ in known}), "keep", **AT_LEAST_95)
    for row, (_, _, gap, change, needed, streak) in zip(result.to_dict("records"), known, strict=True):
        assert row["gap"] == pytest.approx(gap)
        assert row["change"] == pytest.approx(change if change is not None else float("nan"), nan_ok=True)
        assert row["pace_needed"] == pytest.approx(needed if needed is not None else float("nan"), nan_ok=True)
        assert (row["streak"], row["path_value"], row["target"]) == (streak, 95, 95)
    assert result["pace"].iloc[-1] == pytest.approx((95 / 96) ** 0.25 - 1)


def test_from_zero_there_is_a_status_and_a_gap_but_no_percentage() -> None:
    row = judged(rows({2013: 0, 2014: 0}), "keep", **AT_LEAST_95).iloc[-1]
    assert (row["status"], row["gap"]) == ("behind", -95)
    assert row[["change", "pace", "pace_needed"]].isna().all()


def test_a_goal_that_rises_judges_each_year_by_its_own_value() -> None:
    result = judged(rows({2012: 90, 2013: 90, 2014: 92, 2015: 93, 2016: 93}), "keep",
                    at_least={2013: 90, 2015: 95})
    assert result["reason"].tolist()[0] == "no_target"
    assert result["status"].tolist()[1:] == ["goal_met", "goal_met", "behind", "behind"]
    assert result["gap"].tolist()[1:] == [0, 2, -2, -2]
    assert result["pace_needed"].iloc[3] == pytest.approx(2 / 93)


def test_a_goal_that_is_eased_next_year_needs_no_change() -> None:
    assert judged(rows({2013: 92, 2014: 93}), "keep", at_least={2013: 95, 2015: 90})["pace_needed"].iloc[-1] == 0
    assert judged(rows({2013: 31, 2014: 30}), "keep", -1, at_most={2013: 24, 2015: 40})["pace_needed"].iloc[-1] == 0
