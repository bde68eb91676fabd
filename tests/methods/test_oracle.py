"""The engine equals the slow oracle on random series: gaps, zeros, breaks, negatives, absences and marks included."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicators.model import observations
from tests.methods import oracle
from tests.methods.builders import judged, rows
from tests.methods.oracle import Point

pytestmark = pytest.mark.slow

VALUES = st.one_of(st.integers(0, 12), st.integers(0, 20).map(lambda n: 10 * n), st.sampled_from([100, 110, 121]),
                   st.integers(0, 400).map(lambda n: n / 10))
BOUNDS = {"lower_bound", "upper_bound"}
MARKS = st.sampled_from(["", "", "", "", "break", "uncertain", "partial", "lower_bound", "upper_bound", "provisional",
                         "break lower_bound", "lower_bound upper_bound", "financial_year"])


@st.composite
def series(draw: st.DrawFn) -> list[Point]:
    below_zero = draw(st.integers(0, 3)) == 0   # a bound of a number below zero means nothing
    values = st.integers(-30, 30) if below_zero else VALUES
    year, points = 2000, []
    for _ in range(draw(st.integers(1, 7))):
        year += draw(st.sampled_from([1, 1, 1, 1, 2, 5]))
        value = None if draw(st.integers(0, 5)) == 0 else Fraction(str(draw(values)))
        marks = set(draw(MARKS).split()) - (BOUNDS if below_zero or not value else set())
        day = date(year, 1, 1) + timedelta(draw(st.integers(0, 364))) if draw(st.integers(0, 4)) == 0 else None
        points.append(Point(year, value, frozenset(marks), day))
    return points


def frame(points: list[Point]) -> pd.DataFrame:
    return rows({p.year: None if p.value is None else float(p.value) for p in points},
                {p.year: " ".join(p.marks) for p in points},
                {p.year: p.day.isoformat() for p in points if p.day})


def same(engine: pd.DataFrame, expected: list[dict]) -> None:
    for (_, row), wanted in zip(engine.iterrows(), expected, strict=True):
        for name, value in wanted.items():
            found = row[name]
            if value is None:
                assert math.isnan(found), (name, row.to_dict(), wanted)
            elif isinstance(value, float):
                assert found == pytest.approx(value, rel=1e-9, abs=1e-9), (name, row.to_dict(), wanted)
            else:
                assert found == value, (name, row.to_dict(), wanted)


@settings(max_examples=250, deadline=None)
@given(points=series(), goal=st.sampled_from(["10 %", "0 %", "2.5 %", "150 %"]), bridged=st.booleans())
def test_a_yearly_rise_is_judged_as_the_oracle_judges_it(points: list[Point], goal: str, bridged: bool) -> None:
    share = Fraction(goal.removesuffix(" %")) / 100
    expected = oracle.judge_all(points, partial(oracle.annual_change, goal=share, falling=False, some=Fraction(3, 5),
                                                bridged=bridged))
    same(judged(frame(points), "annual_change", at_least=goal, gaps="bridged" if bridged else "none"), expected)


@settings(max_examples=150, deadline=None)
@given(points=series(), goal=st.sampled_from(["-10 %", "0 %", "-50 %"]), some=st.sampled_from(["60 %", "25 %"]))
def test_a_yearly_fall_is_judged_as_the_oracle_judges_it(points: list[Point], goal: str, some: str) -> None:
    share, part = (Fraction(text.removesuffix(" %")) / 100 for text in (goal, some))
    expected = oracle.judge_all(points, partial(oracle.annual_change, goal=share, falling=True, some=part,
                                                bridged=False))
    same(judged(frame(points), "annual_change", at_most=goal, some_progress_from=some), expected)


@settings(max_examples=200, deadline=None)
@given(points=series(), wanted=st.sampled_from([1, -1]), limit=st.sampled_from([None, None, 10, 40]))
def test_a_direction_is_judged_as_the_oracle_judges_it(points: list[Point], wanted: int, limit: int | None) -> None:
    expected = oracle.judge_all(points, partial(oracle.direction, wanted=wanted, improving=Fraction(5, 1000),
                                                away=Fraction(-5, 1000), limit=limit))
    same(judged(frame(points), "direction", wanted, **{"limit": limit} if limit else {}), expected)


@settings(max_examples=200, deadline=None)
@given(points=series(), by=st.sampled_from([None, 2003, 2010]))
def test_milestones_are_judged_as_the_oracle_judges_them(points: list[Point], by: int | None) -> None:
    expected = oracle.judge_all(points, partial(oracle.milestones, reach=8, by=by))
    given_by = {} if by is None else {"by": by}
    same(judged(frame(points), "milestones", reach=8, **given_by), expected)


@settings(max_examples=400, deadline=None)
@given(points=series(), value=st.sampled_from([8, 30, 100, -10]), by=st.sampled_from([2003, 2006, 2012]),
       wanted=st.sampled_from([1, -1]), baseline=st.sampled_from([(), (2001,), (2002, 5), (2000, 40)]))
def test_a_value_by_a_year_on_a_compound_path_is_judged_as_the_oracle_judges_it(
        points: list[Point], value: int, by: int, wanted: int, baseline: tuple) -> None:
    assume(len(baseline) < 2 or value > 0)
    reach_as_the_oracle(points, value, by, wanted, "compound", baseline)


@settings(max_examples=400, deadline=None)
@given(points=series(), value=st.sampled_from([0, 8, 30, 100, -10]), by=st.sampled_from([2003, 2006, 2012]),
       wanted=st.sampled_from([1, -1]), baseline=st.sampled_from([(), (2001,), (2002, 5), (2000, -1)]))
def test_a_value_by_a_year_on_a_straight_path_is_judged_as_the_oracle_judges_it(
        points: list[Point], value: int, by: int, wanted: int, baseline: tuple) -> None:
    reach_as_the_oracle(points, value, by, wanted, "linear", baseline)


def reach_as_the_oracle(points: list[Point], value: int, by: int, wanted: int, path: str, baseline: tuple) -> None:
    assume(value > 0 or path == "linear" or not any(point.marks & BOUNDS for point in points))   # they end at zero
    start = dict(zip(("baseline_year", "baseline_value"), baseline, strict=False))
    exact: dict[str, Any] = {
        key: Fraction(number) if key == "baseline_value" else number for key, number in start.items()}
    expected = oracle.judge_all(points, partial(oracle.reach, value=Fraction(value), by=by, wanted=wanted,
                                                linear=path == "linear", **exact))
    same(judged(frame(points), "reach", wanted, value=value, by=by, path=path, **start), expected)


STEPPED = {2002: 5, 2004: 7.5}


def target_of(given: object) -> Callable[[int], Fraction | None]:
    """A target's number in a year, read once more and slowly."""
    steps = given if isinstance(given, dict) else {0: given}
    return lambda year: next((Fraction(str(steps[since])) for since in sorted(steps, reverse=True) if since <= year),
                             None)


@settings(max_examples=250, deadline=None)
@given(points=series(), target=st.sampled_from([8, 0, -4, 10.5, STEPPED]),
       side=st.sampled_from(["at_least", "at_most"]))
def test_keeping_a_value_is_judged_as_the_oracle_judges_it(points: list[Point], target: object, side: str) -> None:
    assume(target not in (0, -4) or not any(p.marks & BOUNDS for p in points))   # the oracle bounds by 0 at least
    sense = 1 if side == "at_least" else -1
    expected = oracle.judge_all(points, partial(oracle.keep, target=target_of(target), sense=sense))
    same(judged(frame(points), "keep", sense, **{side: target}), expected)


@settings(max_examples=150, deadline=None)
@given(points=series(), target=st.sampled_from([3, 8, 10.5, STEPPED]))
def test_a_count_a_year_is_judged_as_the_oracle_judges_it(points: list[Point], target: object) -> None:
    expected = oracle.judge_all(points, partial(oracle.keep, target=target_of(target), sense=1))
    same(judged(frame(points), "count_per_year", at_least=target), expected)


@settings(max_examples=300, deadline=None)
@given(points=series(), target=st.sampled_from([3, 8, 10.5, STEPPED]))
def test_a_sum_of_counts_is_judged_as_the_oracle_judges_it(points: list[Point], target: object) -> None:
    expected = oracle.judge_all(points, partial(oracle.cumulative_count, target=target_of(target)))
    same(judged(frame(points), "count_per_year", at_least=target, cumulative=True), expected)


@settings(max_examples=50, deadline=None)
@given(many=st.lists(series(), min_size=2, max_size=5))
def test_series_side_by_side_are_judged_as_each_alone(many: list[list[Point]]) -> None:
    parts = [frame(points).assign(ref_area=f"A{position}") for position, points in enumerate(many)]
    together = judged(observations(pd.concat(parts, ignore_index=True)), "annual_change", at_least="10 %")
    alone = pd.concat([judged(part, "annual_change", at_least="10 %") for part in parts], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)
