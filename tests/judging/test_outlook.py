"""The outlook: hand-worked, within its limits, silent where there is nothing to go by."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.judging.outlook import outlook, past_outlook
from indicators.judging.scoreboard import judge
from indicators.model import OUTLOOK, Indicator, Rule
from tests.nouns import UP, as_seen, catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, minimum=0)
LEVEL = indicator("LEVEL", measure="level", goal=UP)
HOURS = indicator("HOURS", measure="level", goal=UP, minimum=0)
SHARE = indicator("SHARE", measure="share", unit="percent", goal=UP, minimum=0, maximum=100)
TOTAL = indicator("TOTAL", measure="stock", whole=True, minimum=0)
STAGE = indicator("STAGE", measure="level", goal=UP, stages={0: "no law", 4: "in force"})
CATALOGUE = catalogue(goal("1.1", COUNT, LEVEL, HOURS, SHARE, TOTAL, STAGE))
EIGHT = dict(enumerate((10, 12, 11, 14, 15, 13, 16, 17), start=2010))


def assessed(kind: Indicator, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
             status: str = "") -> pd.DataFrame:
    rows = [{"indicator": kind.id, "ref_area": "AAA", "breakdown": "", "year": year, "value": value,
             "marks": (marks or {}).get(year, ""), "path_value": np.nan, "status": status,
             "hidden": False} for year, value in values.items()]
    return pd.DataFrame(rows).astype({"value": float})


def ahead(kind: Indicator, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
          status: str = "") -> pd.DataFrame:
    return outlook(assessed(kind, values, marks, status), kind)


def test_the_walk_is_that_of_the_textbook() -> None:
    # Steps 2, -1, 3, 1, -2, 3, 1: drift (17 - 10) / 7 = 1, variance (1 + 4 + 4 + 0 + 9 + 4 + 0) / 6 = 3.6667; h years
    # ahead 17 + h, variance 3.6667 h (1 + h / 7); four in five lie within 1.4398 standard deviations (t, 6 df)
    found = ahead(LEVEL, EIGHT)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == OUTLOOK
    assert list(found["year"]) == [2018, 2019, 2020, 2021, 2022]
    assert found["value"].tolist() == pytest.approx([18, 19, 20, 21, 22])
    half = [1.439756 * (22 / 6 * h * (1 + h / 7)) ** 0.5 for h in range(1, 6)]
    assert (found["high"] - found["value"]).tolist() == pytest.approx(half, rel=1e-5)
    assert (found["value"] - found["low"]).tolist() == pytest.approx(half, rel=1e-5)


def test_a_step_over_two_years_counts_as_two() -> None:
    # Steps 4 over two years, 2, 3, 1, 2, 2, 2: drift 2, variance (0² / 2 + 0² + 1² + 1² + 0² + 0² + 0²) / 6
    found = ahead(LEVEL, {2009: 10, 2011: 14, 2012: 16, 2013: 19, 2014: 20, 2015: 22, 2016: 24, 2017: 26})
    assert found["value"].iloc[0] == pytest.approx(28)
    assert found["high"].iloc[0] - 28 == pytest.approx(1.439756 * (2 / 6 * (1 + 1 / 8)) ** 0.5, rel=1e-5)


def test_four_in_five_of_walks_end_inside() -> None:
    chance = np.random.default_rng(7)
    inside = []
    for _ in range(200):
        walk = 100 + np.cumsum(chance.normal(1, 2, 12))
        found = ahead(LEVEL, dict(zip(range(2006, 2015), walk[:9], strict=True)))
        inside.append(found["low"].iloc[2] <= walk[11] <= found["high"].iloc[2])
    assert np.mean(inside) == pytest.approx(0.8, abs=0.07)


@pytest.mark.parametrize("kind, values, marks", [
    (LEVEL, {year: value for year, value in EIGHT.items() if year > 2010}, {}),
    (LEVEL, EIGHT, {2012: "break"}),
    (LEVEL, EIGHT, {2012: "uncertain"}),
    (LEVEL, EIGHT, {2012: "lower_bound"}),
    (LEVEL, EIGHT | {2018: None}, {2018: "break"}),
    (LEVEL, dict.fromkeys(EIGHT, 3), {}),
    (STAGE, dict.fromkeys(EIGHT, 0) | {2017: 4}, {}),
])
def test_nothing_is_projected_from_too_little(kind: Indicator, values: dict, marks: dict) -> None:
    assert list(ahead(kind, values, marks)) == list(OUTLOOK)
    assert ahead(kind, values, marks).empty


def test_a_year_whose_figure_is_late_is_projected_from_the_year_before() -> None:
    assert list(ahead(LEVEL, EIGHT | {2018: None})["year"]) == [2018, 2019, 2020, 2021, 2022]


def test_there_is_none_for_counts_of_people() -> None:
    assert not ahead(COUNT, EIGHT).empty
    assert ahead(COUNT.model_copy(update={"counts_people": True}), EIGHT).empty


def test_a_hidden_figure_leaves_the_public_no_outlook() -> None:
    rows = [("COUNT", "AAA", year, 100 * value) for year, value in EIGHT.items()]
    confidential = figures(*rows)
    confidential.loc[3, "conf_status"] = "C"
    audience: Any
    for audience, empty in (("staff", False), ("public", True)):
        assert outlook(as_seen(judge(confidential, CATALOGUE), audience).assessments, COUNT).empty == empty


def test_only_the_stretch_after_the_last_break_is_gone_by() -> None:
    long = {year - 10: 900 for year in EIGHT} | EIGHT
    pd.testing.assert_frame_equal(ahead(LEVEL, long, {2010: "break"}), ahead(LEVEL, EIGHT))


def test_it_goes_to_the_goals_year_and_never_farther_than_the_series_is_long() -> None:
    def until(year: int) -> list[int]:
        return list(ahead(LEVEL.model_copy(update={"goal": Rule.model_validate(
            {"method": "reach", "value": 20, "by": year})}), EIGHT)["year"])

    assert until(2019) == [2018, 2019]
    assert until(2040) == list(range(2018, 2026))
    assert until(2015) == list(range(2018, 2023))


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=8, max_size=12))
def test_a_count_stays_above_zero_and_its_interval_never_narrows(values: list[int]) -> None:
    found = ahead(COUNT, dict(enumerate(values, start=2000)))
    assert (found["low"] >= 0).all()
    assert (found["low"] <= found["value"]).all()
    assert (found["value"] <= found["high"]).all()
    assert (found["low"] < found["high"]).all()
    assert (found["high"] - found["low"] <= 3 * values[-1]).all()
    logs = np.log(found["high"] + 0.5) - np.log(found["low"] + 0.5)
    assert (np.diff(logs[found["low"] > 0]) > -1e-9).all()


@settings(deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=8, max_size=12, unique=True))
def test_a_percentage_stays_between_0_and_100(values: list[int]) -> None:
    found = ahead(SHARE, {2000 + position: value / 10 for position, value in enumerate(values)})
    assert (found[["low", "value", "high"]] >= 0).all(axis=None)
    assert (found[["low", "value", "high"]] <= 100).all(axis=None)


def test_a_running_total_never_falls() -> None:
    found = ahead(TOTAL, {2010: 100, 2011: 400, 2012: 420, 2013: 900, 2014: 905, 2015: 1200, 2016: 1210, 2017: 1400})
    assert found["low"].min() == 1400


@pytest.mark.parametrize("kind, values, most", [
    (COUNT, (3, 0, 1, 2, 4, 1, 5, 2), 6), (LEVEL, (3, 5, 4, 9, 3, 6, 2, 4), 12),
    (SHARE, (20, 60, 30, 70, 50, 40, 60, 50), 50)])
def test_it_ends_before_its_range_passes_three_times_the_last_figure_or_50_points(
        kind: Indicator, values: tuple[int, ...], most: float) -> None:
    found = ahead(kind, dict(enumerate(values, start=2010)))
    assert (found["high"] - found["low"] <= most).all()
    assert len(found) < 5


def test_from_zero_there_is_none() -> None:
    assert ahead(COUNT, dict.fromkeys(EIGHT, 0)).empty


def test_years_of_as_many_cases_each_still_leave_room_for_chance() -> None:
    found = ahead(COUNT, dict.fromkeys(EIGHT, 20))
    assert found["value"].tolist() == pytest.approx([20] * len(found))
    assert found["low"].iloc[0] < 20 - 20**0.5
    assert found["high"].iloc[0] > 20 + 20**0.5


def test_counts_and_hours_go_on_by_their_logarithms_and_shares_by_their_logits() -> None:
    doubled = {2010 + year: 10.0 * 2**year for year in range(8)}
    assert ahead(HOURS, doubled | {2017: 1300})["value"].iloc[0] == pytest.approx(1300 * 130 ** (1 / 7))
    counts = {year: round(value) for year, value in doubled.items()}
    assert ahead(COUNT, counts)["value"].iloc[0] == pytest.approx(1280.5 * (1280.5 / 10.5) ** (1 / 7) - 0.5)
    shares = dict(enumerate((50, 55, 58, 66, 69, 75, 79, 83), start=2010))
    odds = 83 / 17 * (83 / 17) ** (1 / 7)
    assert ahead(SHARE, shares)["value"].iloc[0] == pytest.approx(100 * odds / (1 + odds))
    assert ahead(HOURS, doubled | {2012: 0}).empty          # no logarithm


@pytest.mark.parametrize("status", ["no_clear_change", "no_clear_trend"])
def test_there_is_none_where_no_change_is_clear(status: str) -> None:
    assert ahead(LEVEL, EIGHT, status=status).empty
    assert not ahead(LEVEL, EIGHT, status="improving").empty


def test_last_years_outlook_is_scored_by_what_came() -> None:
    # 2018: 18, and 1.4398 standard deviations of 3.6667 (1 + 1 / 7) either way; outside, ten times the distance besides
    half = 1.439756 * (22 / 6 * 8 / 7) ** 0.5
    for came, outside in ((18, 0), (22, 22 - 18 - half), (10, 18 - half - 10)):
        found = past_outlook(assessed(LEVEL, EIGHT | {2018: came}), LEVEL, 2018)
        assert found
        assert (found.low, found.high, found.value) == pytest.approx((18 - half, 18 + half, came))
        assert found.score == pytest.approx(2 * half + 10 * outside)


@pytest.mark.parametrize("values, marks", [
    (EIGHT, {}), (EIGHT | {2018: 9}, {2018: "break"}), (EIGHT | {2018: 9}, {2018: "lower_bound"}),
    (EIGHT | {2018: None}, {})])
def test_no_outlook_of_last_year_is_made_up(values: dict, marks: dict) -> None:
    rows = assessed(LEVEL, values, marks)
    assert past_outlook(rows, LEVEL, int(rows["year"].iloc[-1])) is None


def test_what_came_later_does_not_change_the_outlook_of_a_year() -> None:
    now = assessed(LEVEL, EIGHT | {2018: 20, 2019: 90})
    assert past_outlook(now, LEVEL, 2018) == past_outlook(now[now["year"] < 2019], LEVEL, 2018)


def test_the_goal_path_goes_on_beside_it() -> None:
    values = (100, 100, 120, 130, 140, 150, 165, 180)
    rows = [("COUNT", "AAA", 2010 + at, value) for at, value in enumerate(values)]
    found = outlook(judge(figures(*rows), CATALOGUE).assessments, COUNT)
    assert found["path_value"].tolist() == pytest.approx([100 * 1.1 ** years for years in range(8, 13)])
    assert ahead(HOURS, EIGHT)["path_value"].isna().all()
