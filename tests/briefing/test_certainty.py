"""Certainty in the tables that are taken away."""

import pytest

from indicators import statements, wording
from indicators.briefing.export.figures import assessments
from indicators.briefing.observation_table import take_away
from indicators.briefing.pack.country_sections import stated
from indicators.briefing.pack.tables import years_table
from indicators.changes.status_flips import CHANCE, SURE, flips
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Rule
from pages.shared import changes
from tests.nouns import catalogue, figures, goal, indicator

RULE = Rule.model_validate({"method": "annual_change", "at_least": "10 %"})
VICTIMS = indicator("VICTIMS", headline=1, whole=True, goal=RULE)


ONE_DIFFERENCE = "one small difference would change it"


@pytest.fixture
def board() -> Scoreboard:
    return of([20, 24, 30, 31, 40, 44])


@pytest.fixture
def decided_by_one_case() -> Scoreboard:
    """Counts that vary little: the last change is clear, and with 5,499 it would be less than 10 %."""
    return of([5000, 5010, 4995, 5005, 5000, 5500])


def of(values: list[float]) -> Scoreboard:
    return judge(figures(*(("VICTIMS", "AAA", 2015 + number, value) for number, value in enumerate(values))),
                 catalogue(goal("1.1", VICTIMS)))


def test_the_assessments_of_an_export_have_the_code_and_what_one_case_would_change(board: Scoreboard) -> None:
    table = assessments(board, 1, illustrative=False).frame
    expected = statements.certainty_of(board, board.assessments)
    assert list(table["certainty"]) == list(expected["certainty"])
    assert table[["status", "certainty", "would_be", "changed", "changed_year"]].iloc[-1].tolist() == [
        "Goal met", "could_be_chance", "On track", "case", 2020.0]


def test_the_observations_have_the_words(board: Scoreboard) -> None:
    table = take_away(board, board.observations.index, 1, illustrative=False)
    assert table["certainty"].iloc[-1] == wording.certainty("could_be_chance").word
    assert list(table["certainty"] == "") == list(statements.certainty_of(board, board.assessments)["certainty"] == "")


def test_the_observations_do_not_put_down_to_chance_what_one_case_decides(decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    table = take_away(board, board.observations.index, 1, illustrative=False)
    assert table["certainty"].iloc[-1] == ONE_DIFFERENCE


def test_the_years_of_a_briefing_do_not_put_down_to_chance_what_one_case_decides(
        decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    table = years_table(board, board.series("VICTIMS", "AAA"), VICTIMS, {})
    assert [cell.text for cell in table.rows[0]].count(ONE_DIFFERENCE) == 1
    row = statements.with_certainty(board, board.figures.iloc[-1].to_dict())
    assert ONE_DIFFERENCE in stated(row, VICTIMS, stale=False).words


def test_a_list_of_status_flips_does_not_put_down_to_chance_what_one_case_decides(
        decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    found = flips(of([5000, 5010, 4995, 5005, 5000, 5400]), board)
    assert found.loc[found["year"] == 2020, [*SURE.values(), *CHANCE.values()]].to_numpy().tolist() == [
        ["clear", "could_be_chance", True, False]]
    assert ONE_DIFFERENCE in changes.flips(found, board.catalogue)


def test_the_key_of_marks_covers_what_chance_and_what_one_difference_would_change() -> None:
    assert [words.word for words in wording.certainty_key() if words.mark == "○"] == [
        f"chance may explain it, or {ONE_DIFFERENCE}"]
