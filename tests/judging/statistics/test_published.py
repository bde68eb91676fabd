"""What the published results do not show of the published method, worked by hand from its description."""

import math

import pandas as pd
import pytest

from indicators.judging.statistics import published

NONE = math.nan


def result(base: float, current: float, target: float = NONE, direction: int = 1, limit: float = NONE, sign: int = 1,
           base_year: float = 2015, current_year: float = 2020, target_year: float = 2030) -> tuple:
    row = {"base_year": base_year, "base_value": base, "current_year": current_year, "current_value": current,
           "target": target, "target_year": target_year, "direction": direction, "sign": sign, "limit": limit}
    return tuple(published.judge(pd.DataFrame([row])).iloc[0])


@pytest.mark.parametrize("row, value, status, score", [
    ({"base": 0, "current": 5, "target": 100}, (5000**0.2 - 1) / (100000**(1 / 15) - 1), "substantial_progress", 5),
    ({"base": 9, "current": 3, "target": 0, "direction": -1},       # 0 counts as 0.001
     (1 - (1 / 3)**0.2) / (1 - (1 / 9000)**(1 / 15)), "limited_progress", None),
    ({"base": 9, "current": 0, "target": 0, "direction": -1}, 1 / (1 - (1 / 9000)**(1 / 15)), "target_achieved", 5),
    ({"base": 100, "current": 90}, 0.9**0.2 - 1, "deterioration", None),
    ({"base": -100, "current": -90, "sign": -1}, 1 - 0.9**0.2, "substantial_progress", 5),
    ({"base": -100, "current": -90, "target": -50, "sign": -1},
     (1 - 0.9**0.2) / (1 - 0.5**(1 / 15)), "limited_progress", None),
    ({"base": 100, "current": 100, "limit": 100}, 0, "substantial_progress", 5),   # the limit is kept
    ({"base": 100, "current": 99, "limit": 100}, 0.99**0.2 - 1, "deterioration", None),
    ({"base": 150, "current": 149, "direction": -1, "limit": 100}, 1 - (149 / 150)**0.2, "limited_progress", None),
    ({"base": 250, "current": 245, "direction": -1, "limit": 100}, 1 - 0.98**0.2, "limited_progress", None),
])
def test_a_result_is_that_of_the_description(row: dict, value: float, status: str, score: float | None) -> None:
    found = result(**row)
    assert found[0] == pytest.approx(value, rel=1e-9)
    assert (found[1], found[3]) == (status, "")
    assert -5 <= found[2] <= 5
    assert score is None or found[2] == score


@pytest.mark.parametrize("current, with_target, without", [
    (195.1, "substantial_progress", None), (194.9, "moderate_progress", None), (160.1, "moderate_progress", None),
    (159.9, "limited_progress", None), (100, "limited_progress", "limited_progress"),
    (101.51, None, "substantial_progress"), (101.49, None, "moderate_progress"), (100.51, None, "moderate_progress"),
    (100.49, None, "limited_progress"), (99.9, "deterioration", "deterioration"),
])
def test_a_year_on_the_way_from_100_to_200_stands_between_the_published_thresholds(
        current: float, with_target: str | None, without: str | None) -> None:
    assert with_target is None or result(100, current, 200, current_year=2016, target_year=2016)[1] == with_target
    assert without is None or result(100, current, current_year=2016)[1] == without


@pytest.mark.parametrize("row, reason", [
    ({"base": NONE, "current": 5}, "no_input"),
    ({"base": 5, "current": NONE}, "no_input"),
    ({"base": 5, "current": 6, "target": 9, "target_year": NONE}, "no_input"),
    ({"base": 5, "current": 5, "current_year": 2015}, "one_year_only"),
    ({"base": 5, "current": 6, "current_year": 2014}, "one_year_only"),
    ({"base": 5, "current": -1}, "sign_change"),
    ({"base": 5, "current": 4, "target": -1, "direction": -1}, "sign_change"),
    ({"base": 5, "current": 6, "target": 9, "target_year": 2015}, "deadline"),
    ({"base": 5, "current": 4, "target": 5}, "target_is_base"),
    ({"base": 1e-300, "current": 1e300, "current_year": 2016}, "too_large"),
])
def test_what_cannot_be_judged_has_no_result_and_a_reason(row: dict, reason: str) -> None:
    value, status, score, found = result(**row)
    assert math.isnan(value)
    assert math.isnan(score)
    assert (status, found) == ("", reason)


def test_a_target_that_is_met_is_achieved_even_where_no_growth_can_be_computed() -> None:
    value, status, score, reason = result(base=5, current=-1, target=2, direction=-1)
    assert math.isnan(value)
    assert (status, score, reason) == ("target_achieved", 5, "sign_change")


def test_no_rows_have_no_results() -> None:
    assert published.judge(pd.DataFrame(columns=published.INPUTS, dtype=float)).empty
