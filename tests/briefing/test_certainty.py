"""Certainty in the tables that are taken away."""

import numpy as np
import pandas as pd
import pytest

from indicators import statements, wording
from indicators.briefing.export import assessments
from indicators.briefing.observation_rows import take_away
from indicators.briefing.pack.country_sections import status_cell
from indicators.briefing.pack.plots import bars, status_bar
from indicators.briefing.pack.tables import figures_table, signed
from indicators.briefing.stamp import Stamp
from indicators.changes.status_flips import CHANCE, SURE, flips
from indicators.charts.rows import by_chance
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Rule
from pages.shared import changes
from tests.nouns import catalogue, figures, goal, indicator

RULE = Rule.model_validate({"method": "annual_change", "at_least": "10 %"})
VICTIMS = indicator("VICTIMS", headline=1, whole=True, goal=RULE)


ONE_DIFFERENCE = "rests on one figure"


@pytest.fixture
def board() -> Scoreboard:
    return of([30, 40, 35, 48, 48])


@pytest.fixture
def decided_by_one_case() -> Scoreboard:
    """Counts that grow by 10 % a year, and with one fewer by less; how they vary is known from ten others."""
    return of([5000, 5500, 6050, 6655, 7321])


def of(values: list[float]) -> Scoreboard:
    known = catalogue(goal("1.1", VICTIMS))
    others = [known.areas[0].model_copy(update={"code": f"A{number:02}"}) for number in range(10)]
    even = np.random.default_rng(1).poisson(50, (10, 5)).tolist()
    rows = [("VICTIMS", area, 2016 + year, value) for area, counts in zip(
        [*(area.code for area in others), "AAA"], [*even, values], strict=True) for year, value in enumerate(counts)]
    return judge(figures(*rows), known.model_copy(update={"areas": (*known.areas, *others)}))


def test_the_assessments_of_an_export_have_the_code_and_what_one_case_would_change(
        decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    table = assessments(board, Stamp("staff", 1, "2020-12-31")).rows.to_pandas()
    expected = statements.certainty_of(board, board.assessments)
    assert list(table["certainty"]) == list(expected["certainty"])
    assert table[["status", "certainty", "would_be", "changed", "changed_year"]].iloc[-1].tolist() == [
        "On track", "could_be_chance", "Improving, below the goal", "case", 2020.0]


def test_the_observations_have_the_words(board: Scoreboard) -> None:
    table = take_away(board, board.observations.index, 1, illustrative=False)
    assert table["certainty"].iloc[-1] == wording.certainty("could_be_chance")
    assert list(table["certainty"] == "") == list(statements.certainty_of(board, board.assessments)["certainty"] == "")


def test_the_observations_do_not_put_down_to_chance_what_one_case_decides(decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    table = take_away(board, board.observations.index, 1, illustrative=False)
    assert table["certainty"].iloc[-1] == ONE_DIFFERENCE


def test_the_years_of_a_briefing_do_not_put_down_to_chance_what_one_case_decides(
        decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    table = figures_table(board, board.series("VICTIMS", "AAA")[::-1])
    assert [cell.text for cell in table.rows[0]].count(ONE_DIFFERENCE) == 1
    row = statements.with_certainty(board, board.figures.iloc[-1].to_dict())
    assert ONE_DIFFERENCE in status_cell(row, VICTIMS).text


def test_a_list_of_status_flips_does_not_put_down_to_chance_what_one_case_decides(
        decided_by_one_case: Scoreboard) -> None:
    board = decided_by_one_case
    found = flips(of([5000, 5500, 6050, 6655, 7000]), board)
    own = found[(found["year"] == 2020) & (found["ref_area"] == "AAA")]
    assert own[[*SURE.values(), *CHANCE.values()]].to_numpy().tolist() == [
        ["clear", "could_be_chance", True, False]]
    assert ONE_DIFFERENCE in changes.flips(found, board.catalogue)


@pytest.mark.parametrize("certainty, is_hatched", [
    ("clear", False), ("counted", False), ("could_be_chance", True), ("untested", True)])
def test_slides_hatch_what_screens_hatch(certainty: str, is_hatched: bool) -> None:  # noqa: FBT001 - a parameter
    cells = pd.DataFrame({"part": ["improving"], "certainty": [certainty]})
    countries = pd.DataFrame({"name": ["Aland"], "status": ["improving"], "certainty": [certainty], "value": [5.0]})
    of_countries = bars(countries, "value", "Hours", 0)
    assert of_countries is not None
    assert by_chance(countries) == [is_hatched]
    assert [line.by_chance for line in (*status_bar(cells, 0).lines, *of_countries.lines)] == [(is_hatched,)] * 2
    assert signed("", {"certainty": certainty, "marks": ""}) == "?" * is_hatched
