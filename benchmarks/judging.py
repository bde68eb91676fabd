"""Judging observations and how certain that is, and how both grow with their number."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from importlib import import_module
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from scipy import special

from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import ROWS, population
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.judging.methods.trend_test import LATELY, TrendTest
from indicators.judging.scoreboard import judge
from indicators.judging.statistics.series import Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Catalogue, Rule

JUDGING_LIMIT = CERTAINTY_LIMIT = 4.0
ORACLE_LIMIT = 1 / 20
SAMPLED = 30             # series judged by the oracle, whose time is scaled to all of them
ROUNDS = 6               # of a fit: most converge in so many
WINDOW = """
    SELECT indicator, ref_area, breakdown, year, value, lag(value) OVER series AS previous,
           first_value(value) OVER series AS first
    FROM observations WINDOW series AS (PARTITION BY indicator, ref_area, breakdown ORDER BY year)
"""
YEARLY = Rule.model_validate({"method": "annual_change", "at_least": "10 %"})


def figures() -> Iterator[Figure]:
    """Status, change, pace and gap of all; certainty of all as counts; scaling to a million rows."""
    catalogue = load_catalogue(SHIPPED)
    rows = population(catalogue)
    yield _judging(rows, catalogue)
    counts = _counts(catalogue)
    counted = population(counts)
    yield _certainty(counted, counts)
    yield _oracle(counted, counts)


def _judging(rows: pd.DataFrame, catalogue: Catalogue) -> Figure:
    with _table(rows) as db:
        judged, queried = in_turn(lambda: seconds(lambda: judge(rows, catalogue)),
                                  lambda: seconds(lambda: db.execute(WINDOW).df()))
    return Figure(name="judging", subject=f"status, change, pace and gap of {ROWS:,} observations",
                  baseline="DuckDB's previous and first value of each, as a frame", subject_seconds=judged,
                  baseline_seconds=queried, limit=JUDGING_LIMIT)


def _counts(catalogue: Catalogue) -> Catalogue:
    """The catalogue with all indicators as yearly counts with a goal of +10 %, so that each window is tested."""
    change = {"measure": "flow", "whole": True, "decimals": 0, "minimum": 0, "maximum": None, "stages": {},
              "role": "judged", "goal": YEARLY, "desired_direction": "up", "denominator": "", "small_counts": None}
    goals = tuple(goal.model_copy(update={"indicators": tuple(each.model_copy(update=change)
                                                              for each in goal.indicators)})
                  for goal in catalogue.goals)
    parts = {name: getattr(catalogue, name) for name in Catalogue.model_fields}
    return Catalogue(**{**parts, "goals": goals})   # model_copy would keep cached properties of the old goals


def _certainty(rows: pd.DataFrame, catalogue: Catalogue) -> Figure:
    """Certainty judges each series again for every figure changed up and down, so the baseline fits each window as
    often, and reads the rows as that of judging does.
    """
    assessments = judge(rows, catalogue).assessments
    series = Series.of(assessments, by_date=False)
    tested = np.flatnonzero(assessments["trend_p"].notna())
    times = 1 + 2 * np.bincount(series.series, weights=series.figure).astype(int)[series.series[tested]]
    windows = Windows.of(series, TrendTest().years).take(np.repeat(tested, times))
    lately = windows.last(LATELY)

    def bare() -> None:
        db.execute(WINDOW).df()
        _bare_trends(windows)
        _fit(lately)

    with _table(rows) as db:
        found, called = in_turn(lambda: seconds(lambda: judge(rows, catalogue).certainty), lambda: seconds(bare))
    return Figure(name="certainty", subject=f"judging {ROWS:,} yearly counts and how certain that is: {len(tested):,} "
                  "windows", baseline="DuckDB's query, and numpy's and scipy's bare calls on the windows, which are "
                  f"ready: {windows.value.shape[1]:,}, with each figure one more and one less", subject_seconds=found,
                  baseline_seconds=called, limit=CERTAINTY_LIMIT)


@contextmanager
def _table(rows: pd.DataFrame) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of the rows as a table of observations."""
    with duckdb.connect() as db:
        db.register("rows", rows)
        db.execute("CREATE TABLE observations AS SELECT * FROM rows")
        yield db


def _bare_trends(windows: Windows) -> None:
    """The p of the growth of each window, and the quantile for its limits."""
    slope, squares, dispersion, freedom = _fit(windows)
    with np.errstate(divide="ignore", invalid="ignore"):
        special.stdtr(freedom, -np.abs(slope) * np.sqrt(squares / dispersion))
        special.stdtrit(freedom, 0.975)


def _fit(windows: Windows) -> tuple[np.ndarray, ...]:
    """Slope, weighted squares of the years, dispersion and freedom of log-linear fits of ROUNDS rounds."""
    there, y, year = ~np.isnan(windows.value), np.nan_to_num(windows.value), np.nan_to_num(windows.year)
    fit = np.where(there, y + 1, 0.0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for _ in range(ROUNDS):
            working = np.where(there, np.log(fit) + (y - fit) / fit, 0.0)
            total = fit.sum(axis=0)
            x = year - (fit * year).sum(axis=0) / total
            squares = (fit * x**2).sum(axis=0)
            slope = (fit * x * working).sum(axis=0) / squares
            fit = np.where(there, np.exp((fit * working).sum(axis=0) / total + slope * x), 0.0)
        freedom = there.sum(axis=0) - 2.0
        return slope, squares, np.nansum((y - fit) ** 2 / fit, axis=0) / freedom, freedom


def _oracle(rows: pd.DataFrame, catalogue: Catalogue) -> Figure:
    """The slow oracle of the tests, as pandas groupby.apply on a sample of whole series, scaled to all series."""
    oracle = import_module("tests.judging.methods.oracle")
    keys = ["indicator", "ref_area", "breakdown"]
    number = rows.groupby(keys).ngroup()
    count = int(number.max()) + 1
    chosen = np.random.default_rng(1).choice(count, SAMPLED, replace=False)
    sample = rows[number.isin(chosen)].assign(series=number)
    judged, applied = in_turn(
        lambda: seconds(lambda: judge(rows, catalogue)),
        lambda: seconds(lambda: sample.groupby("series").apply(lambda one: _slowly(oracle, one))) * count / SAMPLED)
    return Figure(name="judging_against_the_oracle", subject=f"the same of {ROWS:,} yearly counts",
                  baseline=f"groupby.apply of the one-series oracle: {SAMPLED} of {count:,} series, scaled",
                  subject_seconds=judged, baseline_seconds=applied, limit=ORACLE_LIMIT)


def _slowly(oracle: Any, series: pd.DataFrame) -> int:
    """One series judged by the oracle, year by year, by the rule YEARLY."""
    rule = partial(oracle.annual_change, goal=Fraction(1, 10), falling=False, years=8, fewest=5, alpha=Fraction(1, 10),
                   solid=Fraction(1, 20), still=Fraction(1, 2), kind="cases")
    points = [oracle.Point(year, None if np.isnan(value) else Fraction(value), frozenset(marks.split()))
              for year, value, marks in sorted(zip(series["year"], series["value"], series["marks"], strict=True))]
    return len(oracle.judge_all(points, rule))
