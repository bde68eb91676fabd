"""Who is judged by what, and what the public sees of it."""

from math import isnan, nan
from typing import Any

import pandas as pd
import pytest

from indicators.disclosure import public
from indicators.errors import Refusal
from indicators.judging.scoreboard import judge
from indicators.model import ASSESSMENT, OBSERVATION, Rule, observations
from tests.nouns import UP, catalogue, figures, goal, indicator


def status(board: Any, code: str, area: str, year: int, breakdown: str = "") -> tuple[bool, str, str]:
    rows = board.assessments
    row = rows[(rows["indicator"] == code) & (rows["ref_area"] == area) & (rows["year"] == year)
               & (rows["breakdown"] == breakdown)].iloc[0]
    return bool(row["judged"]), row["status"], row["reason"]


def test_every_observation_has_its_assessment_with_the_models_columns() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2014, 11), ("VICTIMS", "AAA", 2013, 10), ("REPORTS", "AAA", 2014, 5),
                          ("VICTIMS", "BBB", 2014, None)), catalogue())
    assert list(board.assessments.columns) == list(ASSESSMENT)
    assert board.assessments.dtypes.astype(str).to_dict() == ASSESSMENT
    assert list(board.observations.columns) == [*OBSERVATION, "hidden", "suppressed", "note_withheld", "from_page"]
    assert len(board.assessments) == len(board.observations) == 4
    assert status(board, "VICTIMS", "AAA", 2014) == (True, "too_early", "")
    assert board.assessments["met"].tolist()[1:3] == [pytest.approx(nan, nan_ok=True), 1]
    assert status(board, "VICTIMS", "BBB", 2014) == (True, "not_assessed", "no_figure")
    assert board.assessments["absence"].tolist() == ["", "", "", "not_reported"]


def test_context_never_has_a_status() -> None:
    board = judge(figures(("REPORTS", "AAA", 2013, 10), ("REPORTS", "AAA", 2014, 20)), catalogue())
    assert status(board, "REPORTS", "AAA", 2014) == (False, "", "")


@pytest.mark.parametrize("code, area, judged", [
    ("VICTIMS", "AAA", True), ("VICTIMS", "WLD", False), ("VICTIMS", "NCM", False), ("VICTIMS", "ZZZ", False),
    ("VICTIMS", "QQQ", False), ("UNHEARD", "AAA", False), ("TOTAL", "WLD", True), ("TOTAL", "AAA", False),
    ("BODY", "NCM", True), ("BODY", "WLD", False), ("BODY", "AAA", False),
])
def test_only_those_are_judged_whom_the_indicator_judges(code: str, area: str, judged: bool) -> None:
    board = judge(figures((code, area, 2013, 10), (code, area, 2014, 20)), catalogue())
    assert status(board, code, area, 2014) == (judged, "too_early" if judged else "", "")


@pytest.mark.parametrize("marks", [("upper_bound", ""), ("", "lower_bound")])
@pytest.mark.parametrize("code", ["VICTIMS", "HOURS", "TRAININGS"])
def test_nobody_knows_how_far_a_bound_is_from_another_figure(code: str, marks: tuple[str, str]) -> None:
    firm = judge(figures((code, "AAA", 2013, 10), (code, "AAA", 2014, 20)), catalogue()).assessments.iloc[-1]
    rows = [(code, "AAA", year, 10 * year - 20120, mark) for year, mark in zip((2013, 2014), marks, strict=True)]
    bound = judge(figures(*rows), catalogue()).assessments.iloc[-1]
    assert (firm["change"], bound["previous_value"], bound["value"]) == (1, 10, 20)
    assert isnan(bound["change"])
    assert isnan(bound["pace"])


def test_a_breakdown_is_a_series_of_its_own() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2013, 10), ("VICTIMS", "AAA", 2014, 20),
                          ("VICTIMS", "AAA", 2013, 9, "", "", "SEX=F"), ("VICTIMS", "AAA", 2014, 8, "", "", "SEX=F")),
                  catalogue())
    met = board.assessments.set_index(["breakdown", "year"])["met"]
    assert (met["", 2014], met["SEX=F", 2014]) == (1, 0)


def test_the_order_of_the_rows_changes_nothing() -> None:
    rows = figures(*[(code, area, year, float(year % 7 + len(code))) for code in ("VICTIMS", "HOURS", "TRAININGS")
                     for area in ("BBB", "AAA") for year in range(2010, 2015)])
    shuffled = rows.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(judge(rows, catalogue()).assessments,
                                  judge(shuffled, catalogue()).assessments)


def test_indicators_of_one_rule_but_two_directions_are_judged_each_its_way() -> None:
    two = catalogue(goal("4.2", indicator("MORE", goal=UP), indicator("LESS", goal=UP, desired_direction="down")))
    rising = [(code, "AAA", 2010 + year, 10 + year) for code in ("MORE", "LESS") for year in range(5)]
    board = judge(figures(*rising), two)
    assert status(board, "MORE", "AAA", 2014)[1] == "improving"
    assert status(board, "LESS", "AAA", 2014)[1] == "moving_away"


def test_nothing_to_judge_is_judged_too() -> None:
    board = public(judge(observations([]), catalogue()))
    assert board.assessments.empty
    assert board.figures.empty


def test_the_public_sees_counts_from_the_limit_on_and_staff_everything() -> None:
    rows = figures(("VICTIMS", "AAA", 2013, 12), ("VICTIMS", "AAA", 2014, 18), ("VICTIMS", "BBB", 2014, 4))
    board = public(judge(rows, catalogue()))
    assert status(board, "VICTIMS", "AAA", 2014) == (True, "too_early", "")
    assert status(board, "VICTIMS", "BBB", 2014) == (True, "not_assessed", "hidden")
    assert board.assessments["hidden"].tolist() == [False, False, True]


def test_staff_sees_everything() -> None:
    board = judge(figures(("VICTIMS", "AAA", 2013, 10), ("VICTIMS", "AAA", 2014, 11)), catalogue())
    assert not board.assessments["hidden"].any()
    assert board.observations["value"].tolist() == [10, 11]


def test_judging_does_not_change_what_it_was_given() -> None:
    rows = figures(("VICTIMS", "AAA", 2014, 3), ("VICTIMS", "AAA", 2013, 2))
    before = rows.copy(deep=True)
    public(judge(rows, catalogue()))
    pd.testing.assert_frame_equal(rows, before)


def test_a_rule_of_a_later_program_is_refused() -> None:
    later = catalogue(goal("1.1", indicator("X", goal=Rule.model_validate({"method": "later"}))))
    with pytest.raises(Refusal, match=r"rule\.unknown_method"):
        judge(figures(("X", "AAA", 2014, 3)), later)


def test_the_areas_with_most_judged_figures_come_first() -> None:
    board = judge(figures(*((code, area, 2010 + year, 5) for code, area, years in (
        ("REPORTS", "AAA", 5), ("VICTIMS", "BBB", 2), ("VICTIMS", "CCC", 3), ("TRAININGS", "AAA", 4),
        ("VICTIMS", "ZZZ", 9)) for year in range(years))), catalogue())
    assert board.areas_with_most(["AAA", "BBB", "CCC"], "", 2) == ["AAA", "CCC"]
    assert board.areas_with_most(["AAA", "BBB", "CCC"], "1.1", 3) == ["CCC", "BBB", "AAA"]
