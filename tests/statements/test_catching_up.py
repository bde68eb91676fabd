"""The way back to a goal path: whether there is one, the same change every year, and the figures on it."""

from typing import Any

import pytest

from indicators import statements
from indicators.judging.scoreboard import judge
from indicators.model import Rule, records
from tests.nouns import HOURS, VICTIMS, catalogue, figures, goal

RISE = VICTIMS.model_copy(update={"whole": True, "goal": Rule.model_validate(
    {"method": "annual_change", "at_least": "10 %"})})
FALL = RISE.model_copy(update={"desired_direction": "down", "goal": Rule.model_validate(
    {"method": "annual_change", "at_most": "-10 %"})})
TREND = HOURS.model_copy(update={"goal": Rule.model_validate({"method": "direction"})})


def newest(indicator, first, last, mark=""):
    """The row of 2023, after a figure of 2022."""
    rows = figures((indicator.id, "AAA", 2022, first), (indicator.id, "AAA", 2023, last, mark))
    return records(judge(rows, catalogue(goal("1.1", indicator))).assessments[-1:])[0]


@pytest.mark.parametrize("indicator, first, last, mark, is_off", [
    (RISE, 100, 109, "", True), (RISE, 100, 110, "", False), (RISE, 100, 121, "", False),
    (FALL, 100, 95, "", True), (FALL, 100, 90, "", False),
    (RISE, 100, 109, "lower_bound", False), (RISE, 100, 0, "", False), (TREND, 100, 109, "", False)])
def test_a_way_back_needs_a_figure_off_its_path(indicator, first, last, mark, is_off) -> None:
    row = newest(indicator, first, last, mark)
    assert bool(statements.years_to_catch_up(row, indicator, 2026)) is is_off


def test_the_first_year_is_still_to_come() -> None:
    row = newest(RISE, 100, 100)
    assert list(statements.years_to_catch_up(row, RISE, 2026)) == [2027, 2028, 2029, 2030, 2031]
    assert list(statements.years_to_catch_up(row, RISE, 2023)) == [2024, 2025, 2026, 2027, 2028]


@pytest.mark.parametrize("indicator, by, growth, at_goal", [
    (RISE, 2024, 0.21, 121), (RISE, 2025, 0.1537, 134), (FALL, 2024, -0.19, 81), (FALL, 2025, -0.1462, 72)])
def test_the_same_change_every_year_ends_on_the_path(indicator, by, growth, at_goal) -> None:
    """From 100, ten per cent a year lead to 121 in the second year and to 133.1 in the third; or to 81 and to 72.9."""
    told: dict[str, Any] = dict(statements.catching_up(newest(indicator, 100, 100), indicator, by).values)
    assert told["growth"].rate == pytest.approx(growth, abs=1e-4)
    assert (told["value"].value, told["goal"].value, told["year"]) == (100, at_goal, 2023)


def test_short_bars_are_shares_of_the_largest() -> None:
    board = judge(figures(*((HOURS.id, area, 2023, value) for area, value in (("AAA", 10), ("BBB", 5), ("CCC", 0)))),
                  catalogue(goal("4.2", HOURS)))
    assert statements.bar_lengths(board.assessments, HOURS).tolist() == pytest.approx([1, 5 / 9, 0], abs=0.01)
