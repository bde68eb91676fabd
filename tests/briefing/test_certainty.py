"""Certainty in the tables that are taken away."""

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.briefing.export.figures import assessments
from indicators.briefing.observation_table import take_away
from indicators.model import Rule
from indicators.scoreboard import Scoreboard, judge
from tests.nouns import catalogue, figures, goal, indicator

RULE = Rule.model_validate({"method": "annual_change", "at_least": "10 %", "test": "chance"})
VICTIMS = indicator("VICTIMS", headline=1, whole=True, goal=RULE)


@pytest.fixture
def board() -> Scoreboard:
    values = [20, 24, 30, 31, 40, 44]
    return judge(figures(*(("VICTIMS", "AAA", 2015 + number, value) for number, value in enumerate(values))),
                 catalogue(goal("1.1", VICTIMS)), "staff")


def test_the_assessments_of_an_export_have_the_code_and_what_one_case_would_change(board: Scoreboard) -> None:
    table = pd.concat(assessments(board, 1, illustrative=False).frames())
    expected = statements.certainty_of(board, board.assessments)
    assert list(table["certainty"]) == list(expected["certainty"])
    assert table[["status", "certainty", "would_be", "changed", "changed_year"]].iloc[-1].tolist() == [
        "Goal met", "could_be_chance", "On track", "case", 2020.0]


def test_the_observations_have_the_words(board: Scoreboard) -> None:
    table = take_away(board, board.observations.index, 1, illustrative=False)
    assert table["certainty"].iloc[-1] == wording.certainty("could_be_chance").word
    assert list(table["certainty"] == "") == list(statements.certainty_of(board, board.assessments)["certainty"] == "")
