"""activity on hand-worked counts: at least one, none, and what leaves that open."""

import pytest

from tests.judging.methods.builders import judged, last, rows


@pytest.mark.parametrize("values, marks, expected", [
    ({2014: 3}, {}, ("active", "")),                      # one figure suffices
    ({2013: 9, 2014: 1}, {}, ("active", "")),             # fewer is no worse status
    ({2013: 9, 2014: 0}, {}, ("none_reported", "")),
    ({2014: None}, {}, ("not_assessed", "no_figure")),
    ({2014: 3}, {2014: "uncertain"}, ("not_assessed", "uncertain")),
    ({2014: 3}, {2014: "lower_bound"}, ("active", "")),
    ({2014: 0}, {2014: "lower_bound"}, ("not_assessed", "uncertain")),
    ({2014: 3}, {2014: "upper_bound"}, ("not_assessed", "uncertain")),
    ({2014: 0}, {2014: "upper_bound"}, ("none_reported", "")),
    ({2013: 9, 2014: 3}, {2014: "break"}, ("active", "")),
])
def test_one_is_active_and_a_reported_zero_is_none(values: dict, marks: dict, expected: tuple[str, str]) -> None:
    assert last(values, "activity", marks=marks) == expected


@pytest.mark.parametrize("values, marks, streak", [
    ({2012: 1, 2013: 2, 2014: 1}, {}, [1, 2, 3]),
    ({2012: 1, 2013: 0, 2014: 1}, {}, [1, 0, 1]),
    ({2011: 1, 2013: 2, 2014: 1}, {}, [1, 1, 2]),         # of 2012 nothing is known
    ({2012: 1, 2013: 2, 2014: 1}, {2013: "break"}, [1, 1, 2]),
    ({2012: 1, 2013: 2, 2014: 1}, {2013: "uncertain"}, [1, 0, 1]),
])
def test_every_year_since_counts_years_in_a_row(values: dict, marks: dict, streak: list[int]) -> None:
    assert judged(rows(values, marks), "activity")["streak"].tolist() == streak


def test_there_is_no_goal_no_path_and_no_trend() -> None:
    result = judged(rows({2013: 2, 2014: 3}), "activity")
    assert result["change"].iloc[-1] == 0.5
    assert not {"target", "path_value", "gap", "slope", "trend_p"} & set(result)
