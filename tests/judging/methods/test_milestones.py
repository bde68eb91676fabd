"""milestones on hand-worked ladders: 0 no law, 1 drafting, 2 before parliament, 3 adopted, 4 in force, 5 applied."""

import pandas as pd
import pytest

from tests.judging.methods.builders import judged, last, rows


def test_the_gap_is_in_stages_and_there_is_no_change_in_per_cent() -> None:
    result = judged(rows({2013: 1, 2014: 2}), "milestones", reach=4)
    assert result["gap"].tolist() == [-3, -2]
    assert "change" not in result


def test_a_streak_ends_with_its_series() -> None:
    two = pd.concat([rows({2013: 4, 2014: 4}, ref_area=area) for area in ("AAA", "BBB")], ignore_index=True)
    assert judged(two, "milestones", reach=4)["streak"].tolist() == [1, 2, 1, 2]


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
    assert last(values, "milestones", marks=marks, reach=4) == expected
