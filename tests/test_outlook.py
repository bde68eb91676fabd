"""The outlook: hand-worked, within its limits, silent where there is nothing to go by."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model import OUTLOOK, Indicator, Rule, SmallCounts
from indicators.outlook import outlook
from indicators.scoreboard import judge
from tests.nouns import UP, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, minimum=0)
LEVEL = indicator("LEVEL", measure="level", goal=UP)
HOURS = indicator("HOURS", measure="level", goal=UP, minimum=0)
SHARE = indicator("SHARE", measure="share", unit="percent", goal=UP, minimum=0, maximum=100)
TOTAL = indicator("TOTAL", measure="stock", whole=True, minimum=0)
STAGE = indicator("STAGE", measure="level", goal=UP, stages={0: "no law", 4: "in force"})
CATALOGUE = catalogue(goal("1.1", COUNT, LEVEL, HOURS, SHARE, TOTAL, STAGE))
FIVE = {2010: 10, 2011: 12, 2012: 11, 2013: 14, 2014: 15}


def ahead(kind: Indicator, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None) -> pd.DataFrame:
    rows = [{"indicator": kind.id, "ref_area": "AAA", "breakdown": "", "year": year, "value": value,
             "marks": (marks or {}).get(year, ""), "path_value": np.nan,
             "hidden": False} for year, value in values.items()]
    return outlook(pd.DataFrame(rows).astype({"value": float}), kind)


def test_the_walk_is_that_of_the_textbook() -> None:
    # Steps 2, -1, 3, 1: drift (15 - 10) / 4 = 1.25, variance (0.75² + 2.25² + 1.75² + 0.25²) / 3 = 2.9167; h years
    # ahead 15 + 1.25 h, variance 2.9167 h (1 + h / 4); four in five lie within 1.6377 standard deviations (t, 3 df)
    found = ahead(LEVEL, FIVE)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == OUTLOOK
    assert list(found["year"]) == [2015, 2016, 2017, 2018, 2019]
    assert found["value"].tolist() == pytest.approx([16.25, 17.5, 18.75, 20, 21.25])
    half = [1.637744 * (8.75 / 3 * h * (1 + h / 4)) ** 0.5 for h in range(1, 6)]
    assert (found["high"] - found["value"]).tolist() == pytest.approx(half, rel=1e-5)
    assert (found["value"] - found["low"]).tolist() == pytest.approx(half, rel=1e-5)


def test_a_step_over_two_years_counts_as_two() -> None:
    # Steps 4 over two years, 2, 3, 1: drift 2, variance (0² / 2 + 0² + 1² + 1²) / 3
    found = ahead(LEVEL, {2009: 0, 2011: 4, 2012: 6, 2013: 9, 2014: 10})
    assert found["value"].iloc[0] == pytest.approx(12)
    assert found["high"].iloc[0] - 12 == pytest.approx(1.637744 * (2 / 3 * (1 + 1 / 5)) ** 0.5, rel=1e-5)


def test_four_in_five_of_walks_end_inside() -> None:
    chance = np.random.default_rng(7)
    inside = []
    for _ in range(200):
        walk = 100 + np.cumsum(chance.normal(1, 2, 9))
        found = ahead(LEVEL, dict(zip(range(2006, 2012), walk[:6], strict=True)))
        inside.append(found["low"].iloc[2] <= walk[8] <= found["high"].iloc[2])
    assert np.mean(inside) == pytest.approx(0.8, abs=0.07)


@pytest.mark.parametrize("kind, values, marks", [
    (LEVEL, {2011: 12, 2012: 11, 2013: 14, 2014: 15}, {}),
    (LEVEL, FIVE, {2012: "break"}),
    (LEVEL, FIVE, {2012: "uncertain"}),
    (LEVEL, FIVE, {2012: "lower_bound"}),
    (LEVEL, FIVE | {2015: None}, {2015: "break"}),
    (LEVEL, dict.fromkeys(FIVE, 3), {}),
    (STAGE, dict.fromkeys(FIVE, 0) | {2014: 4}, {}),
])
def test_nothing_is_projected_from_too_little(kind: Indicator, values: dict, marks: dict) -> None:
    assert list(ahead(kind, values, marks)) == list(OUTLOOK)
    assert ahead(kind, values, marks).empty


def test_a_year_whose_figure_is_late_is_projected_from_the_year_before() -> None:
    assert list(ahead(LEVEL, FIVE | {2015: None})["year"]) == [2015, 2016, 2017, 2018, 2019]


def test_a_hidden_figure_leaves_the_public_no_outlook() -> None:
    kind = COUNT.model_copy(update={"counts_people": True, "small_counts": SmallCounts(hide_below=5)})
    words = catalogue(goal("1.1", kind))
    rows = [("COUNT", "AAA", 2008 + position, value) for position, value in enumerate((10, 12, 11, 14, 15, 3))]
    audience: Any
    for audience, empty in (("staff", False), ("public", True)):
        assert outlook(judge(figures(*rows), words, audience).assessments, kind).empty == empty


def test_only_the_stretch_after_the_last_break_is_gone_by() -> None:
    long = {year - 10: 900 for year in FIVE} | FIVE
    pd.testing.assert_frame_equal(ahead(LEVEL, long, {2010: "break"}), ahead(LEVEL, FIVE))


def test_it_goes_to_the_goals_year_and_never_farther_than_the_series_is_long() -> None:
    def until(year: int) -> list[int]:
        return list(ahead(LEVEL.model_copy(update={"goal": Rule.model_validate(
            {"method": "reach", "value": 20, "by": year})}), FIVE)["year"])

    assert until(2016) == [2015, 2016]
    assert until(2030) == until(2012) == [2015, 2016, 2017, 2018, 2019]


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=5, max_size=12))
def test_a_count_stays_above_zero_and_its_interval_never_narrows(values: list[int]) -> None:
    found = ahead(COUNT, dict(enumerate(values, start=2000)))
    assert (found["low"] >= 0).all()
    assert (found["low"] <= found["value"]).all()
    assert (found["value"] <= found["high"]).all()
    assert (found["low"] < found["high"]).all()
    roots = np.sqrt(found["high"]) - np.sqrt(found["low"])
    assert (np.diff(roots[found["low"] > 0]) > -1e-9).all()


@settings(deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=5, max_size=12, unique=True))
def test_a_percentage_stays_between_0_and_100(values: list[int]) -> None:
    found = ahead(SHARE, {2000 + position: value / 10 for position, value in enumerate(values)})
    assert (found[["low", "value", "high"]] >= 0).all(axis=None)
    assert (found[["low", "value", "high"]] <= 100).all(axis=None)


def test_a_running_total_never_falls() -> None:
    found = ahead(TOTAL, {2010: 100, 2011: 400, 2012: 420, 2013: 900, 2014: 905})
    assert found["low"].min() == 905


def test_it_ends_where_the_interval_is_wider_than_twice_the_highest_figure() -> None:
    found = ahead(COUNT, {2018: 3, 2019: 0, 2020: 1, 2021: 2, 2022: 4, 2023: 1})
    assert list(found["year"]) == [2024]
    assert (found["high"] - found["low"]).max() <= 8
    assert ahead(COUNT, dict.fromkeys(FIVE, 0)).empty


def test_years_of_as_many_cases_each_still_leave_room_for_chance() -> None:
    found = ahead(COUNT, dict.fromkeys(FIVE, 5))
    assert found["value"].tolist() == pytest.approx([5] * 5)
    assert found["low"].iloc[0] < 2.1
    assert found["high"].iloc[0] > 9


def test_the_goal_path_goes_on_beside_it() -> None:
    rows = [("COUNT", "AAA", year, value) for year, value in {
        2010: 100, 2011: 100, 2012: 120, 2013: 130, 2014: 140}.items()]
    found = outlook(judge(figures(*rows), CATALOGUE, "staff").assessments, COUNT)
    assert found["path_value"].tolist() == pytest.approx([100 * 1.1 ** years for years in range(5, 10)])
    assert ahead(HOURS, FIVE)["path_value"].isna().all()
