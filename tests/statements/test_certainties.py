"""Certainty of the rows asked for: the same as of the whole board, cached, and blind to what is hidden."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import statements
from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Rule
from tests.nouns import as_seen, catalogue, figures, goal, indicator

CHANCE = Rule.model_validate({
    "method": "annual_change", "at_least": "10 %", "window_years": 8, "min_figures": 5})
TREND = Rule.model_validate({
    "method": "direction", "window_years": 8, "min_figures": 5, "limit": 100})
VICTIMS = indicator("VICTIMS", headline=1, goal=CHANCE, whole=True, counts_people=True, small_counts={"hide_below": 5})
SHARE = indicator("SHARE", headline=1, goal=TREND, unit="percent", measure="share", denominator="NOTICES",
                  minimum=0, maximum=100)
NOTICES = indicator("NOTICES", goal=None, role="context", whole=True)
CATALOGUE = catalogue(goal("1.1", VICTIMS), goal("4.2", SHARE, NOTICES))
SHARES = [50, 52, 51, 53, 55, 56, 57, 58]
UP = [20, 24, 30, 31, 40, 47, 52, 58]


def board(victims: list[int], audience: Any = "staff") -> Scoreboard:
    rows = [("VICTIMS", "AAA", 2015 + number, value) for number, value in enumerate(victims)]
    rows += [("VICTIMS", "BBB", 2015 + number, 20 + value) for number, value in enumerate(UP)]
    rows += [("SHARE", "AAA", 2015 + number, value) for number, value in enumerate(SHARES)]
    rows += [("NOTICES", "AAA", 2015 + number, 40) for number in range(len(SHARES))]
    return as_seen(judge(figures(*rows), CATALOGUE), audience)


def test_the_answer_on_one_row_is_that_on_the_whole_board() -> None:
    staff = board(UP)
    whole = certainty(staff.assessments, staff.catalogue)
    one_by_one = pd.concat([statements.certainty_of(staff, staff.assessments[number:number + 1])
                            for number in range(len(staff.assessments))])
    assert whole["changed"].isin(["case"]).any()
    pd.testing.assert_frame_equal(one_by_one, whole)


@pytest.mark.parametrize("hidden", [1, 2, 3, 4])
@pytest.mark.parametrize("series", [[None, 20, 24, 30, 31, 40], [20, 24, 30, 31, 40, None], [20, 12, 11, None, 10, 9]])
def test_the_certainty_that_the_public_sees_is_the_same_whatever_a_hidden_count_is(
        series: list[int | None], hidden: int) -> None:
    shown, other = (board([count if number is None else number for number in series], "public")
                    for count in (hidden, 4 if hidden == 1 else 1))
    assert shown.assessments["hidden"].any()
    assert not np.isin(shown.assessments["value"], range(1, 5)).any()
    first, second = (statements.certainty_of(public, public.assessments) for public in (shown, other))
    pd.testing.assert_frame_equal(first, second)
    assert (first["certainty"][shown.assessments["hidden"]] == "").all()


def test_a_cell_has_its_certainty_and_what_one_case_would_make_of_it() -> None:
    staff = board([20, 24, 30, 31, 40, 44])
    cells = statements.cells(staff, ["AAA"], None, 2026)
    cell = cells[cells["goal"] == "1.1"].iloc[0]
    assert (cell["status"], cell["certainty"], cell["would_be"]) == ("on_track", "untested", "")
