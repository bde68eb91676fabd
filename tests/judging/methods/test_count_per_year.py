"""count_per_year on a hand-worked table: three trainings a year."""

from typing import Any

import pytest

from tests.judging.methods.builders import last

THREE: dict[str, Any] = {"at_least": 3}


@pytest.mark.parametrize("values, status, reason", [
    ({2014: 3}, "goal_met", ""),
    ({2013: 9, 2014: 2}, "moving_away", ""),             # a good year does not make up for the next
    ({2013: 1, 2014: 2}, "behind", ""),
    ({2013: 2, 2014: 2}, "behind", ""),
    ({2013: 0, 2014: 0}, "behind", ""),         # a zero is counted, and is as far as before
    ({2014: 2}, "not_assessed", "one_year_only"),
    ({2012: 2, 2014: 2}, "not_assessed", "no_year_before"),
])
def test_each_year_stands_for_itself(values: dict, status: str, reason: str) -> None:
    assert last(values, "count_per_year", **THREE) == (status, reason)

