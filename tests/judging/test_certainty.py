"""Certainty of each status: clear, could be chance, counted, untested, or none where no change is claimed."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import statements
from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import CERTAINTY, OBSERVATION, records
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
    ("CASES", (500, 600, 720, 860, 1030), "ahead", "untested"),             # the variance is assumed, of one country
    ("CASES", (500, 505, 498, 502, 500), "no_clear_change", ""),
    ("CASES", (500, 400), "too_early", ""),
    ("MONEY", (100.5, 120.5, 140.5, 165.5, 195.5, 210.5), "ahead", "untested"),
    ("TOTAL", (500, 600, 700, 800, 900, 1000), "ahead", "untested"),
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
    ("HELD", (2,), "", ""),
    ("HELD", (0,), "", ""),
])
def test_a_status_that_claims_a_change_says_how_sure_it_is(code: str, values: tuple, status: str, sure: str) -> None:
    found = last(code, values)
    assert (found["status"], found["certainty"]) == (status, sure)


def test_a_bound_has_no_status_and_a_provisional_figure_that_decides_could_be_chance() -> None:
    found = last("LEVEL", (10.11, 10.52, 11.13, 11.54, 12.05), {2020: "provisional"})
    assert (found["certainty"], found["changed"], found["would_be"]) == ("could_be_chance", "provisional", "too_early")
    assert found["doubt"] == "figure"
    assert last("CASES", (500, 600, 720, 860, 1030), {2020: "lower_bound"})["certainty"] == ""


@pytest.mark.parametrize("values, status, sure", [
    ((500, 600, 720, 860, 1030), "ahead", "clear"),
    ((100, 115, 130, 150, 194), "ahead", "could_be_chance"),            # with one case fewer, on track
    ((500, 555, 610, 680, 750), "on_track", "clear"),
    ((30, 45, 34, 51, 49), "on_track", "could_be_chance"),              # p = 0.09
    ((500, 540, 580, 630, 680), "improving_below", "clear"),
    ((500, 470, 430, 405, 370), "moving_away", "clear"),
    ((500, 505, 498, 502, 500), "no_clear_change", "")])
def test_with_ten_countries_the_certainty_follows_from_the_interval(values: tuple, status: str, sure: str) -> None:
    areas = [CATALOGUE.areas[0].model_copy(update={"code": f"X{number:02}"}) for number in range(12)]
    known = CATALOGUE.model_copy(update={"areas": (*CATALOGUE.areas, *areas)})
    even = np.random.default_rng(1).poisson(200, (12, 5)).astype(float)
    rows = [("CASES", area.code, 2016 + year, value) for area, counts in zip(areas, even, strict=True)
            for year, value in enumerate(counts)]
    board = judge(figures(*rows, *(("CASES", "AAA", 2016 + year, value) for year, value in enumerate(values))), known)
    found = pd.concat([board.assessments, certainty(board.assessments, known)], axis=1)
    row = found[(found["ref_area"] == "AAA") & (found["year"] == 2020)].iloc[0]
    assert (row["status"], row["certainty"]) == (status, sure)
    assert bool(row["doubt"]) == (sure == "could_be_chance")


def test_totals_are_judged_alike_without_breakdowns_beside_them(three_countries: Scoreboard) -> None:
    whole = three_countries
    is_total = whole.assessments["breakdown"] == ""
    totals = judge(whole.observations.loc[is_total, list(OBSERVATION)], whole.catalogue)
    pd.testing.assert_frame_equal(totals.assessments, whole.assessments[is_total].reset_index(drop=True))
    pd.testing.assert_frame_equal(totals.certainty, whole.certainty[whole.certainty.index.get_level_values(3) == ""])
    pd.testing.assert_frame_equal(totals.figures.reset_index(drop=True), whole.figures.reset_index(drop=True))


def test_breakdowns_have_a_certainty_of_their_own(three_countries: Scoreboard) -> None:
    rows = three_countries.assessments
    of_women = rows[rows["breakdown"] == "SEX=F"]
    certain = statements.certainty_of(three_countries, of_women)
    assert (certain["certainty"] != "").sum() > 10
    assert certain["certainty"].tolist() == [
        three_countries.certainty_of(row)["certainty"] for row in records(of_women)]
