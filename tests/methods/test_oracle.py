"""The engine equals the slow oracle on random series: gaps, zeros, breaks, negatives, absences and marks included."""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from random import Random
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
    same(judged(frame(points), "direction", wanted, **(dict[str, Any](limit=limit) if limit else {})), expected)


@settings(max_examples=200, deadline=None)
@given(points=series(), by=st.sampled_from([None, 2003, 2010]))
def test_milestones_are_judged_as_the_oracle_judges_them(points: list[Point], by: int | None) -> None:
    expected = oracle.judge_all(points, partial(oracle.milestones, reach=8, by=by))
    given_by: dict[str, Any] = {} if by is None else {"by": by}
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
    same(judged(frame(points), "keep", sense, **dict[str, Any]({side: target})), expected)


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


def long_series(seed: int) -> tuple[str, list[Point]]:
    """The kind of figures, and enough of them for a trend; some have one, with ties and gaps."""
    random = Random(seed)
    kind = random.choice(["cases", "share", "level"])
    lowest, highest = (-20, 30) if kind == "level" and random.random() < 0.3 else (0, random.choice([3, 12, 100]))
    if kind == "share" and random.random() < 0.3:
        lowest, highest = random.choice([(0, 2), (97, 100)])
    step, noise = random.choice([0, 1, 3, 8, -1, -3, -8]), random.choice([0, 1, 5])
    year, value, points = 2000, random.randint(lowest, highest), []
    for _ in range(random.randint(5, 7)):             # every order of eight would take long
        year += random.choice([1] * 9 + [2])
        value = random.randint(lowest, highest) if noise == 0 else value + step + random.randint(-noise, noise)
        value = max(value, 0) if kind != "level" else value
        value = min(value, 100) if kind == "share" else value
        figure = None if random.random() < 0.04 else Fraction(value) + Fraction(
            0 if kind == "cases" else random.choice([0, 0, 5]), -10 if value == 100 else 10)
        mark = random.choice([*[""] * 24, "break", "uncertain", "lower_bound", "upper_bound", "break upper_bound"])
        no_bound = BOUNDS if not figure or figure < 0 else set()
        points.append(Point(year, figure, frozenset(set(mark.split()) - no_bound)))
    return kind, points


TREND_RULES = [(8, 5, "10 %"), (6, 6, "20 %"), (7, 5, "50 %")]     # years of the window, figures needed, alpha
KINDS = st.sampled_from(["level", "share", "cases"])


def trend_as_the_oracle(kind: str, points: list[Point], wanted: int, limit: int | None, rule: tuple[int, int, str],
                        slope: str, within: float) -> list[dict]:
    """The oracle's answers, which the engine has given too."""
    years, fewest, alpha = rule
    expected = oracle.judge_all(points, partial(
        oracle.direction_by_trend, wanted=wanted, years=years, fewest=fewest, alpha=share_of(alpha),
        slope_min=share_of(slope), limit_within=Fraction(str(within)), limit=limit, share=kind == "share"))
    same(judged(frame(points), "direction", wanted, kind, test="mann_kendall", window_years=years, min_figures=fewest,
                alpha=alpha, slope_min=slope, limit_within=within, **{} if limit is None else {"limit": limit}),
         expected)
    return expected


def change_as_the_oracle(kind: str, points: list[Point], goal: str, rule: tuple[int, int, str], away: str,
                         bridged: bool) -> list[dict]:
    """The oracle's answers, which the engine has given too."""
    (years, fewest, alpha), falling = rule, goal.startswith("-")
    expected = oracle.judge_all(points, partial(
        oracle.tested_change, goal=share_of(goal), falling=falling, some=Fraction(3, 5), years=years, fewest=fewest,
        alpha=share_of(alpha), away=share_of(away), cases=kind == "cases", bridged=bridged))
    same(judged(frame(points), "annual_change", -1 if falling else 1, kind, test="chance", window_years=years,
                min_figures=fewest, alpha=alpha, moving_away_below=away, gaps="bridged" if bridged else "none",
                **{"at_most" if falling else "at_least": goal}), expected)
    return expected


def share_of(text: str) -> Fraction:
    return Fraction(text.removesuffix(" %")) / 100


@settings(max_examples=100, deadline=None)
@given(points=series(), kind=KINDS, wanted=st.sampled_from([1, -1]), rule=st.sampled_from(TREND_RULES))
def test_odd_series_have_the_trend_that_the_oracle_finds(points: list[Point], kind: str, wanted: int,
                                                         rule: tuple[int, int, str]) -> None:
    assume(kind != "share" or all(p.value is None or 0 <= p.value <= 100 for p in points))
    trend_as_the_oracle(kind, points, wanted, None, rule, "0.5 %", 1)


@settings(max_examples=200, deadline=None)
@given(points=series(), kind=KINDS, goal=st.sampled_from(["10 %", "-10 %"]), rule=st.sampled_from(TREND_RULES),
       bridged=st.booleans())
def test_odd_series_change_beyond_chance_where_the_oracle_says_so(
        points: list[Point], kind: str, goal: str, rule: tuple[int, int, str], bridged: bool) -> None:
    change_as_the_oracle(kind, points, goal, rule, "-2 %", bridged)


def test_long_series_have_the_trend_that_the_oracle_finds() -> None:
    found: Counter[str] = Counter()
    for seed in range(300):
        (kind, points), random = long_series(seed), Random(seed)
        found.update(result["status"] for result in trend_as_the_oracle(
            kind, points, random.choice([1, -1]), random.choice([None, None, 0, 10, 100]), random.choice(TREND_RULES),
            random.choice(["0.5 %", "0 %", "10 %"]), random.choice([1, 0, 2.5, 20])))
    assert min(found[status] for status in (
        "improving", "moving_away", "no_clear_trend", "at_limit", "too_early", "not_assessed")) > 20, found


def test_long_series_change_beyond_chance_where_the_oracle_says_so() -> None:
    found: Counter[str] = Counter()
    for seed in range(300):
        (kind, points), random = long_series(seed), Random(seed)
        found.update(result["status"] for result in change_as_the_oracle(
            kind, points, random.choice(["10 %", "2.5 %", "-10 %", "-50 %"]), random.choice(TREND_RULES),
            random.choice(["-2 %", "0 %", "-10 %"]), random.random() < 0.3))
    assert min(found[status] for status in (
        "goal_met", "on_track", "some_progress", "little_progress", "moving_away", "not_assessed")) > 10, found


@settings(max_examples=200, deadline=None)
@given(points=series())
def test_a_stage_itself_is_judged_as_the_oracle_judges_it(points: list[Point]) -> None:
    same(judged(frame(points), "milestones", reach=8, below="stage"),
         oracle.judge_all(points, partial(oracle.stage_itself, reach=8)))


@settings(max_examples=200, deadline=None)
@given(points=series())
def test_an_activity_is_judged_as_the_oracle_judges_it(points: list[Point]) -> None:
    points = [p if p.value is None else replace(p, value=Fraction(int(p.value))) for p in points]
    expected = oracle.judge_all(points, oracle.activity)
    streaks = oracle.active_years(points, expected)
    same(judged(frame(points), "activity"), [result | {"streak": streak}
                                             for result, streak in zip(expected, streaks, strict=True)])


@settings(max_examples=50, deadline=None)
@given(many=st.lists(series(), min_size=2, max_size=5))
def test_series_side_by_side_are_judged_as_each_alone(many: list[list[Point]]) -> None:
    parts = [frame(points).assign(ref_area=f"A{position}") for position, points in enumerate(many)]
    together = judged(observations(pd.concat(parts, ignore_index=True)), "annual_change", at_least="10 %")
    alone = pd.concat([judged(part, "annual_change", at_least="10 %") for part in parts], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)
