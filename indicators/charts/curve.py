"""A series as curves: its points with their gaps, and the path to its goal."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators.charts.mark_texts import broken
from indicators.model import records


def points(known: pd.DataFrame) -> Iterator[tuple[float, Mapping[Any, Any] | None]]:
    """Each year with its value, and None where missing years or a break interrupt the line."""
    before: int | None = None
    between = broken(known)
    for row in records(known):
        if before is not None and (row["year"] > before + 1 or row["year"] in between):
            yield (before + row["year"]) / 2, None
        yield int(row["year"]), row
        before = int(row["year"])


def goal_paths(known: pd.DataFrame) -> list["pd.Series[float]"]:
    """Goal path of each baseline by year, the latest last; a break in series starts a new baseline."""
    due: dict[int, dict[int, float]] = {}
    columns = ("baseline_year", "baseline_value", "year", "path_value")
    for since, start, year, value in zip(*(known[column].tolist() for column in columns), strict=True):
        if value == value and start == start:
            due.setdefault(int(since), {int(since): start})[year] = value
    return [pd.Series(path) for _, points in sorted(due.items()) if len(path := _path(points)) > 1]


def yearly_goals(known: pd.DataFrame) -> "pd.Series[float]":
    """The number that each year is compared with, by year, for a goal without a path."""
    return known.set_index("year")["path_value"].dropna()


def plain(value: float) -> float | int:
    """The value, as an integer where it is whole."""
    return int(value) if float(value).is_integer() else float(value)


def _path(known: Mapping[int, float]) -> dict[int, float]:
    """Path of one baseline by year, from the baseline to the last year; constant growth between known years."""
    years = sorted(known)
    path = {years[0]: known[years[0]]}
    for start, end in zip(years, years[1:], strict=False):
        before, after = known[start], known[end]
        for year in range(start + 1, end + 1):
            share = (year - start) / (end - start)
            compound = before > 0 and after > 0
            path[year] = before * (after / before) ** share if compound else before + (after - before) * share
    return path
