"""A gap is what the export says it is, for every rule."""

import numpy as np
import pytest

from indicators.judging.scoreboard import judge
from tests.every_rule import RULES, catalogue_of_every_rule, figures_of_every_rule

BOARD = judge(figures_of_every_rule(), catalogue_of_every_rule())


@pytest.mark.parametrize("code", RULES)
def test_a_gap_is_the_figure_less_the_value_it_is_compared_with(code: str) -> None:
    rows = BOARD.assessments[BOARD.assessments["indicator"] == code]
    np.testing.assert_allclose(rows["gap"], rows["value"] - rows["path_value"], atol=1e-9)


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("REACH")])
def test_no_gap_in_or_after_the_goals_year_is_zero_but_at_the_goal(code: str) -> None:
    rows = BOARD.assessments[(BOARD.assessments["indicator"] == code) & (BOARD.assessments["gap"] == 0)]
    by = int(str(RULES[code][0]["by"]))
    late = rows[rows["year"] >= by]
    assert (late["value"] == late["target"]).all()
