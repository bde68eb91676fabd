"""activity on hand-worked counts: a number without a status, beside that of the year before."""

import pytest

from tests.judging.methods.builders import judged, last, rows


@pytest.mark.parametrize("values, marks", [
    ({2014: 3}, {}), ({2013: 9, 2014: 0}, {}), ({2014: None}, {}), ({2014: 3}, {2014: "uncertain"}),
    ({2014: 0}, {2014: "lower_bound"}), ({2013: 9, 2014: 3}, {2014: "break"})])
def test_no_number_has_a_status_nor_a_reason_for_having_none(values: dict, marks: dict) -> None:
    assert last(values, "activity", marks=marks) == ("", "")


def test_there_is_a_change_and_no_goal_path_trend_or_streak() -> None:
    result = judged(rows({2013: 2, 2014: 3}), "activity")
    assert result["change"].iloc[-1] == 0.5
    assert not result["streak"].any()
    assert not {"target", "path_value", "gap", "slope", "growth", "trend_p", "met"} & set(result)
