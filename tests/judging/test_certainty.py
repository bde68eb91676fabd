"""Certainty of each status: clear, could be chance, counted, untested, or none where no change is claimed."""

from collections.abc import Mapping
from typing import Any

import pytest

from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import judge
from indicators.model import CERTAINTY
from tests.nouns import catalogue, figures, goal, indicator

TESTED = {"method": "annual_change", "at_least": "10 %"}
TREND = {"method": "direction"}
LAW = {"method": "milestones", "reach": 4}
KEYS: dict[str, dict[str, Any]] = {
    "CASES": {"whole": True, "goal": TESTED, "chance": "cases"},
    "MONEY": {"decimals": 1, "goal": TESTED, "chance": "trend"},
    "TOTAL": {"whole": True, "measure": "stock"},
    "KEEP": {"whole": True, "goal": {"method": "keep", "at_least": 10}},
    "LEVEL": {"measure": "level", "unit": "hours", "goal": TREND, "decimals": 2},
    "STRICT": {"measure": "level", "unit": "hours", "goal": TREND | {"solid_below": "0.01 %"}, "decimals": 2},
    "LAW": {"unit": "stage", "measure": "level", "goal": LAW, "stages": {0: "no law", 3: "adopted", 4: "in force"}},
    "HELD": {"whole": True, "goal": {"method": "activity"}},
}
CATALOGUE = catalogue(goal("1.1", *(indicator(code, **keys) for code, keys in KEYS.items())))


def last(code: str, figures_: tuple, marks: Mapping[int, str] | None = None) -> dict[str, Any]:
    """Status and certainty of the last of successive years up to 2020."""
    first = 2021 - len(figures_)
    rows = [(code, "AAA", year, value, (marks or {}).get(year, "")) for year, value in enumerate(figures_, start=first)]
    board = judge(figures(*rows), CATALOGUE).assessments
    found = certainty(board, CATALOGUE)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == CERTAINTY
    return {**board.iloc[-1], **found.iloc[-1]}


@pytest.mark.parametrize("code, values, status, sure", [
    ("CASES", (500, 505, 498, 502, 500, 900), "goal_met", "clear"),
    ("CASES", (500, 505, 498, 502, 500, 551), "goal_met", "could_be_chance"),      # 10.2 %: p = 0.18, and one case less
    ("CASES", (500, 900), "goal_met", "untested"),                             # the spread is assumed
    ("CASES", (500, 505, 498, 502, 500, 250), "moving_away", "clear"),
    ("CASES", (500, 505, 498, 502, 500, 500), "little_progress", ""),
    ("CASES", (500,), "not_assessed", ""),
    ("MONEY", (100.5, 110.5, 125.5, 140.5, 155.5, 172.5), "goal_met", "untested"),     # no cases that chance may add
    ("MONEY", (100.5, 120.5, 140.5, 165.5, 195.5, 210.5), "on_track", "clear"),        # by the trend, which is tested
    ("TOTAL", (500, 600, 700, 800, 900, 1000), "goal_met", "untested"),
    ("KEEP", (500, 600, 700), "goal_met", ""),                                 # a level, and no claim of a change
    ("LEVEL", (10.11, 10.52, 11.13, 11.54, 12.05, 12.56, 13.07), "improving", "clear"),
    ("LEVEL", (10.11, 10.52, 11.13, 12.05, 11.54), "improving", "could_be_chance"),     # p = 0.083
    ("STRICT", (10.11, 10.52, 11.13, 11.54, 12.05, 12.56, 13.07), "improving", "could_be_chance"),   # p = 0.0004
    ("LEVEL", (13.07, 12.56, 12.05, 11.54, 11.13, 10.52), "moving_away", "clear"),
    ("LEVEL", (10.11, 13.07, 10.52, 12.05, 11.54), "no_clear_trend", ""),
    ("LEVEL", (10.11, 10.52), "too_early", ""),
    ("LAW", (4,), "goal_met", "counted"),
    ("LAW", (4, 3), "moving_away", "counted"),
    ("LAW", (3,), "stage_below", ""),
    ("HELD", (2,), "active", "counted"),
    ("HELD", (0,), "none_reported", "counted"),
    ("HELD", (None,), "not_assessed", ""),
])
def test_a_status_that_claims_a_change_says_how_sure_it_is(code: str, values: tuple, status: str, sure: str) -> None:
    found = last(code, values)
    assert (found["status"], found["certainty"]) == (status, sure)


def test_a_bound_is_untested_and_a_provisional_figure_that_decides_could_be_chance() -> None:
    steady = (500, 505, 498, 502, 500)
    assert last("CASES", (*steady, 900), {2020: "lower_bound"})["certainty"] == "untested"
    found = last("LEVEL", (10.11, 10.52, 11.13, 11.54, 12.05), {2020: "provisional"})
    assert (found["certainty"], found["changed"], found["would_be"]) == ("could_be_chance", "provisional", "too_early")
    assert found["claim_p"] == pytest.approx(1 / 60)


def test_the_p_of_a_claim_is_that_of_the_trend_where_the_status_rests_on_it() -> None:
    by_change, by_trend = last("CASES", (500, 505, 498, 502, 500, 250)), last("CASES", (150, 140, 131, 122, 114, 113))
    assert (by_change["status"], by_trend["status"]) == ("moving_away", "moving_away")
    assert by_change["claim_p"] == by_change["change_p"] < by_change["trend_p"]
    assert by_trend["claim_p"] == by_trend["trend_p"] < by_trend["change_p"]


@pytest.mark.parametrize("year", [2019, 2020])
def test_an_estimated_count_is_not_tested(year: int) -> None:
    values = (100, 120, 110, 130, 150, 320)
    assert last("CASES", values)["certainty"] == "clear"
    found = last("CASES", values, {year: "estimated"})
    assert (found["status"], found["certainty"]) == ("goal_met", "untested")


def test_a_claim_by_the_trend_is_tested_although_the_spread_of_the_years_before_is_not_known() -> None:
    found = last("CASES", (0, 0, 0, 0, 0, 30, 20))
    assert (found["status"], found["certainty"]) == ("on_track", "could_be_chance")
    assert found["freedom"] != found["freedom"]
