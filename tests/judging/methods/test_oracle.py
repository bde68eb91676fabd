"""The engine equals the slow oracle on random series: gaps, zeros, breaks, negatives, absences and marks included."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.illustrative import illustrative_observations, with_invented_countries
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import Indicator, Rule, SmallCounts, observations, records
from indicators.model.marks import FREE
from indicators.model.parquet import from_parquet
from indicators.submissions.shipped_data import read_shipped
from tests.judging.methods import builders, oracle
from tests.judging.methods.builders import judged, judged_series
from tests.judging.methods.oracle import Point

pytestmark = pytest.mark.slow

VALUES = st.one_of(st.integers(0, 12), st.integers(0, 20).map(lambda n: 10 * n), st.sampled_from([100, 110, 121]),
                   st.integers(0, 400).map(lambda n: n / 10))
BOUNDS = {"lower_bound", "upper_bound"}
MARKS = st.sampled_from(["", "", "", "", "break", "uncertain", "partial", "lower_bound", "upper_bound", "provisional",
                         "break lower_bound", "lower_bound upper_bound", "financial_year", "estimated", "approximate"])


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


def many(*parts: st.SearchStrategy[Any], where: Callable[..., bool] = lambda *_: True) -> st.SearchStrategy[list]:
    """Ten series that are read together, with the parts of the rule that judges each alone."""
    one = st.tuples(series(), *parts).filter(lambda case: where(*case))
    return st.lists(one, min_size=10, max_size=10)


AS_FOUND = settings(deadline=None, phases=[Phase.generate])
"""A failure names the series and its rule: ten of them are not made smaller, which takes minutes."""


class Case(NamedTuple):
    """A series, the oracle's answers, and how the engine is asked."""

    points: list[Point]
    expected: list[dict]
    method: str
    given: dict[str, Any]
    wanted: int = 1
    kind: str = ""


def lines_of(points: list[Point], ref_area: str = "AAA") -> list[dict[str, object]]:
    return builders.records({p.year: None if p.value is None else float(p.value) for p in points},
                   {p.year: " ".join(p.marks) for p in points},
                   {p.year: p.day.isoformat() for p in points if p.day}, ref_area)


OF_A_FIT = {"growth", "growth_low", "growth_high", "growth_lately", "trend_p"}


def agree(found: Any, wanted: Any, within: float) -> bool:
    if wanted is None:
        return math.isnan(found)
    return math.isclose(found, wanted, rel_tol=within, abs_tol=within) if isinstance(wanted, float) else found == wanted


def same(asked: Iterable[Case]) -> None:
    """The engine answers as the oracle: series are read together, and each is judged by its own rule."""
    cases = list(asked)
    frame = observations([line for place, case in enumerate(cases) for line in lines_of(case.points, f"A{place:03}")])
    at = np.repeat(np.arange(len(cases)), [len(case.points) for case in cases])
    kinds = np.array([case.kind for case in cases])[at]
    read = Series.of(frame, kinds == "cases", kinds == "share")
    for place, case in enumerate(cases):
        columns = judged_series(read.take(at == place), case.method, case.wanted, **case.given)
        engine = {name: column.tolist() for name, column in columns.items()}
        assert len(engine["year"]) == len(case.expected)
        for number, wanted in enumerate(case.expected):
            for name, value in wanted.items():
                found = engine[name][number]
                agrees = agree(found, value, 1e-7 if name in OF_A_FIT else 1e-9)
                assert agrees, f"{name} in {engine['year'][number]} is {found}, and the oracle has {value}: {case}"


@settings(AS_FOUND, max_examples=40)
@given(cases=many(st.sampled_from([8, 30, 100]), st.sampled_from([2003, 2006, 2012]), st.sampled_from([1, -1]),
                  st.sampled_from([{}, {"baseline_year": 2001}])))
def test_a_value_by_a_year_is_judged_as_the_oracle_judges_it(cases: list[tuple]) -> None:
    same(Case(points, oracle.judge_all(points, partial(
        oracle.reach, value=Fraction(value), by=by, wanted=wanted, **start)),
        "reach", {"value": value, "by": by, **start}, wanted) for points, value, by, wanted, start in cases)


def ends_nowhere(points: list[Point]) -> bool:
    """Whether no figure is a bound: those end at zero."""
    return not any(point.marks & BOUNDS for point in points)


STEPPED = {2002: 5, 2004: 7.5}


def target_of(given: object) -> Callable[[int], Fraction | None]:
    """A target's number in a year, read once more and slowly."""
    steps = given if isinstance(given, dict) else {0: given}
    return lambda year: next((Fraction(str(steps[since])) for since in sorted(steps, reverse=True) if since <= year),
                             None)


@settings(AS_FOUND, max_examples=25)
@given(cases=many(st.sampled_from([8, 0, -4, 10.5, STEPPED]), st.sampled_from(["at_least", "at_most"]),
                  where=lambda points, target, side: target not in (0, -4) or ends_nowhere(points)))
def test_keeping_a_value_is_judged_as_the_oracle_judges_it(cases: list[tuple]) -> None:
    def kept(points: list[Point], target: object, side: str) -> Case:
        sense = 1 if side == "at_least" else -1
        expected = oracle.judge_all(points, partial(oracle.keep, target=target_of(target), sense=sense))
        return Case(points, expected, "keep", {side: target}, sense)

    same(kept(*case) for case in cases)


@settings(AS_FOUND, max_examples=15)
@given(cases=many(st.sampled_from([3, 8, 10.5, STEPPED])))
def test_a_count_a_year_is_judged_as_the_oracle_judges_it(cases: list[tuple]) -> None:
    same(Case(points, oracle.judge_all(points, partial(oracle.keep, target=target_of(target), sense=1)),
              "count_per_year", {"at_least": target}) for points, target in cases)


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
        mark = random.choice([*[""] * 24, "break", "uncertain", "lower_bound", "upper_bound", "break upper_bound",
                               "estimated", "approximate"])
        no_bound = BOUNDS if not figure or figure < 0 else set()
        points.append(Point(year, figure, frozenset(set(mark.split()) - no_bound)))
    return kind, points


TREND_RULES = [(8, 5, "10 %"), (6, 6, "20 %"), (7, 5, "50 %")]     # years of the window, figures needed, alpha
SOLID = Fraction(1, 20)
KINDS = st.sampled_from(["level", "share", "cases"])


def trend(points: list[Point], kind: str, wanted: int, limit: int | None, rule: tuple[int, int, str],
          slope: str, within: float) -> Case:
    years, fewest, alpha = rule
    expected = oracle.judge_all(points, partial(
        oracle.direction, wanted=wanted, years=years, fewest=fewest, alpha=share_of(alpha), solid=SOLID,
        slope_min=share_of(slope), limit_within=Fraction(str(within)), limit=limit, share=kind == "share"))
    asked = {"window_years": years, "min_figures": fewest, "alpha": alpha, "slope_min": slope,
             "limit_within": within}
    return Case(points, expected, "direction", asked | ({} if limit is None else {"limit": limit}), wanted, kind)


def change(points: list[Point], kind: str, goal: str, rule: tuple[int, int, str], still: str) -> Case:
    (years, fewest, alpha), falling = rule, goal.startswith("-")
    expected = oracle.judge_all(points, partial(
        oracle.annual_change, goal=share_of(goal), falling=falling, years=years, fewest=fewest, alpha=share_of(alpha),
        solid=SOLID, still=share_of(still), kind=kind))
    asked = {"window_years": years, "min_figures": fewest, "alpha": alpha, "still_from": still,
             "at_most" if falling else "at_least": goal}
    return Case(points, expected, "annual_change", asked, -1 if falling else 1, kind)


def share_of(text: str) -> Fraction:
    return Fraction(text.removesuffix(" %")) / 100


@settings(AS_FOUND, max_examples=10)
@given(cases=many(KINDS, st.sampled_from([1, -1]), st.sampled_from(TREND_RULES),
                  where=lambda points, kind, *_: kind != "share" or all(
                      p.value is None or 0 <= p.value <= 100 for p in points)))
def test_odd_series_have_the_trend_that_the_oracle_finds(cases: list[tuple]) -> None:
    same(trend(points, kind, wanted, None, rule, "0.5 %", 1) for points, kind, wanted, rule in cases)


@settings(AS_FOUND, max_examples=20)
@given(cases=many(KINDS, st.sampled_from(["10 %", "-10 %"]), st.sampled_from(TREND_RULES),
                  where=lambda points, kind, *_: kind != "share" or all(
                      p.value is None or p.value <= 100 for p in points)))
def test_odd_series_grow_as_the_oracle_says(cases: list[tuple]) -> None:
    same(change(points, kind, goal, rule, "50 %") for points, kind, goal, rule in cases)


def test_long_series_have_the_trend_that_the_oracle_finds() -> None:
    cases = []
    for seed in range(300):
        (kind, points), random = long_series(seed), Random(seed)
        cases.append(trend(points, kind, random.choice([1, -1]), random.choice([None, None, 0, 10, 100]),
                           random.choice(TREND_RULES), random.choice(["0.5 %", "0 %", "10 %"]),
                           random.choice([1, 0, 2.5, 20])))
    same(cases)
    found = Counter(result["status"] for case in cases for result in case.expected)
    assert min(found[status] for status in (
        "improving", "moving_away", "no_clear_trend", "at_limit", "too_early", "not_assessed")) > 20, found


def test_long_series_grow_as_the_oracle_says() -> None:
    cases = []
    for seed in range(400):
        (kind, points), random = long_series(seed), Random(seed)
        goal, rule = random.choice(["10 %", "2.5 %", "-10 %", "-50 %"]), random.choice(TREND_RULES)
        cases.append(change(points, kind, goal, rule, random.choice(["50 %", "0 %", "100 %"])))
    same(cases)
    found = Counter(result["status"] for case in cases for result in case.expected)
    assert min(found[status] for status in (
        "ahead", "on_track", "improving_below", "no_clear_change", "moving_away", "too_early")) > 5, found


@pytest.mark.parametrize("kind", ["cases", "share", "level"])
def test_countries_that_vary_alike_are_moderated_as_the_oracle_moderates_them(kind: str) -> None:
    random, areas = Random(kind), {}
    for number in range(14):
        level, growth = random.choice([5, 40, 90]), random.choice([-0.2, 0, 0, 0.1, 0.3])
        noise = random.choice([0, 0.1, 0.4])
        figures = [level * (1 + growth) ** year * (1 + random.gauss(0, noise)) for year in range(9)]
        least, most, digits = {"cases": (0, 1e9, 0), "share": (0, 100, 1), "level": (0.1, 1e9, 1)}[kind]
        values = [None if random.random() < 0.1 else Fraction(str(round(min(max(figure, least), most), digits)))
                  for figure in figures]
        marks = [random.choice([*[""] * 30, "break", "uncertain", "lower_bound"]) if value else "" for value in values]
        areas[f"A{number:03}"] = [Point(2010 + year, value, frozenset(mark.split()))
                                  for year, (value, mark) in enumerate(zip(values, marks, strict=True))]
    withheld = {area: [kind == "cases" and p.value is not None and 0 < p.value < 3 for p in points]
                for area, points in areas.items()}
    together = [(points, withheld[area]) for area, points in areas.items()]
    common = {year: oracle.common_of(together, year, years=8, fewest=5, kind=kind) for year in range(2010, 2019)}
    assert common[2018] is not None
    frame = observations([line for area, points in areas.items() for line in lines_of(points, area)])
    rows = Series.of(frame, np.full(len(frame), kind == "cases"), np.full(len(frame), kind == "share"),
                     np.concatenate([withheld[area] for area in areas]))
    rule = methods.parse(Rule.model_validate({"method": "annual_change", "at_least": "10 %"}))
    rows = rule.with_common_variance(rows)
    found, at = rule.judge(rows, 1), 0
    for points in areas.values():
        for wanted in oracle.judge_all(points, partial(
                oracle.annual_change, goal=Fraction(1, 10), falling=False, years=8, fewest=5, alpha=Fraction(1, 10),
                solid=SOLID, still=Fraction(1, 2), kind=kind, common=common.get)):
            assert (found.status[at], found.reason[at]) == (wanted["status"], wanted["reason"])
            for name in ("met", "growth", "growth_low", "growth_high", "trend_p"):
                value = found.columns[name][at]
                assert agree(value, wanted[name], 1e-6), (name, value, wanted)
            at += 1


@settings(AS_FOUND, max_examples=20)
@given(cases=many())
def test_a_stage_itself_is_judged_as_the_oracle_judges_it(cases: list[tuple]) -> None:
    same(Case(points, oracle.judge_all(points, partial(oracle.milestones, reach=8)),
              "milestones", {"reach": 8}) for (points,) in cases)


@settings(AS_FOUND, max_examples=20)
@given(cases=many())
def test_an_activity_is_judged_as_the_oracle_judges_it(cases: list[tuple]) -> None:
    def active(points: list[Point]) -> Case:
        return Case(points, oracle.judge_all(points, oracle.activity), "activity", {})

    same(active(*case) for case in cases)


@settings(max_examples=50, deadline=None)
@given(together=st.lists(series(), min_size=2, max_size=5))
def test_series_side_by_side_are_judged_as_each_alone(together: list[list[Point]]) -> None:
    parts = [lines_of(points, f"A{position}") for position, points in enumerate(together)]
    beside = judged(observations([line for part in parts for line in part]), "annual_change", at_least="10 %")
    alone = pd.concat([judged(observations(part), "annual_change", at_least="10 %") for part in parts],
                      ignore_index=True)
    pd.testing.assert_frame_equal(beside, alone)


def boards() -> Iterator[tuple[str, Scoreboard]]:
    """The shipped figures and the invented ones, judged."""
    catalogue = load_catalogue(SHIPPED)
    yield "shipped", judge(pd.concat([from_parquet(submission.rows).to_pandas() for submission in read_shipped(
        SHIPPED, catalogue) if submission.kind == "observations"], ignore_index=True), catalogue)
    invented = with_invented_countries(catalogue)
    yield "invented", judge(illustrative_observations(invented, range(2010, 2025)), invented)


def points_of(rows: pd.DataFrame) -> list[Point]:
    return [Point(row["year"], None if np.isnan(row["value"]) else Fraction(repr(float(row["value"]))),
                  frozenset(row["marks"].split()), date.fromisoformat(row["period_end"])
                  if "point_in_time" in row["marks"] and row["period_end"] else None) for row in records(rows)]


def rule_of(indicator: Indicator, series: list[tuple[list[Point], list[bool]]]) -> Callable[..., dict]:
    """The oracle's rule of a shipped indicator, with the numbers of its file."""
    assert indicator.goal
    method, given_ = indicator.goal.method, indicator.goal.parameters
    wanted = -1 if indicator.desired_direction == "down" else 1
    kind = "share" if indicator.measure == "share" else "cases" if varies(indicator) == "cases" else "level"
    if method == "activity":
        return oracle.activity
    if method == "milestones":
        return partial(oracle.milestones, reach=given_["reach"])
    window = {"years": given_["window_years"], "fewest": given_["min_figures"]} | {
        name: share_of(given_[file]) for name, file in (("alpha", "alpha"), ("solid", "solid_below"))}
    if method == "direction":
        return partial(oracle.direction, **window, wanted=wanted, slope_min=share_of(given_["slope_min"]),
                       limit_within=Fraction(given_.get("limit_within", 1)), limit=given_.get("limit"),
                       share=kind == "share")
    assert method == "annual_change"
    common = cache(partial(oracle.common_of, series, years=window["years"], fewest=window["fewest"], kind=kind))
    return partial(oracle.annual_change, **window, goal=share_of(given_["at_least"]), falling=False,
                   still=share_of(given_["still_from"]), kind=kind, common=common)


def test_every_assessment_that_is_shipped_and_invented_is_the_oracles() -> None:
    compared: Counter[str] = Counter()
    for _, board in boards():
        rows = board.assessments.assign(period_end=board.observations["period_end"],
                                        conf_status=board.observations["conf_status"])
        judged_rows = rows[rows["judged"]]
        for (code, _), of_population in judged_rows.groupby(["indicator", "breakdown"]):
            indicator = board.catalogue.indicators[str(code)]
            series = [(points_of(own), (~own["conf_status"].isin(FREE) | (indicator.protection is not None) & (
                own["value"] > 0) & (own["value"] < (indicator.protection or SmallCounts()).hide_below)).tolist(), own)
                for _, own in of_population.groupby("ref_area")]
            rule = rule_of(indicator, [(points, withheld) for points, withheld, _ in series])
            for points, _, own in series:
                for row, wanted in zip(records(own), oracle.judge_all(points, rule), strict=True):
                    compared[row["status"]] += 1
                    for name in {"status", "reason", "tick_reason", "met", "change", "growth", "growth_low",
                                 "growth_high", "trend_p", "streak"} & set(wanted):
                        assert agree(row[name], wanted[name], 1e-6), (name, row, wanted)
    assert sum(compared.values()) > 5000
    assert min(compared[status] for status in ("ahead", "on_track", "improving_below", "no_clear_change")) > 5, compared
