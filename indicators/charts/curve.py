"""Series over the years: points with gaps and marks, the path to a goal, and the axes."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.drawing import hover, say
from indicators.model import Catalogue, Indicator, Period, records
from indicators.model.marks import HOLLOW, breaks

SIDE = 0.4               # years between the first or last year and the edge of the plot
STEPS = (1, 2, 5, 10, 20, 50)
LABELS = 8               # of years at most, which a phone has room for


def points(known: pd.DataFrame) -> Iterator[tuple[float, Mapping[Any, Any] | None]]:
    """Each year with its value, and None where missing years, a break or years that overlap interrupt the line."""
    before: int | None = None
    between = broken(known)
    for row in records(known):
        if before is not None and (
                row["year"] > before + 1 or row["year"] in between or Period.of(row).since <= before):
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


def year_axis(first: int, last: int, labels: int = LABELS) -> dict[str, Any]:
    """An axis of years, with labels that fit a phone, the last year among them."""
    step = next((step for step in STEPS if (last - first) / step < labels), STEPS[-1])
    return {"range": [first - SIDE, last + SIDE], "tick0": last, "dtick": step, "tickformat": "d", "showline": True,
            "tickangle": 0}


def value_axis(values: pd.Series, indicator: Indicator) -> tuple[dict[str, Any], bool]:
    """An axis of values, and whether it starts above zero: levels that are all in the upper half of the scale do."""
    if indicator.stages:
        stages = sorted(indicator.stages)
        return {"range": [stages[0] - 0.3, stages[-1] + 0.3], "tickvals": stages,
                "ticktext": [wording.text(indicator.stages[stage]) for stage in stages]}, False
    low, high = float(values.min()), float(values.max())
    cut = indicator.measure not in {"flow", "stock"} and low >= high / 2 and low < high
    steps = {"dtick": 1} if indicator.whole and high < LABELS else {"nticks": 6}
    return {"rangemode": "normal" if cut else "tozero", "tickformat": ",", **steps}, cut


def is_hollow(marks: str) -> bool:
    """Whether the point of a figure with these marks is hollow, since it is uncertain or a bound."""
    return not set(HOLLOW).isdisjoint(marks.split())


def hollow_key(rows: pd.DataFrame) -> str:
    """What the hollow points of some rows are: "approximate, estimated"; "" where there are none."""
    marks = sorted({mark for codes in rows["marks"] for mark in codes.split()} & set(HOLLOW))
    return ", ".join(map(wording.mark, marks))


def broken(known: pd.DataFrame) -> list[int]:
    """Years whose value in a series, by year, is not comparable with the one before; never the first."""
    return [int(year) for year in known["year"][breaks(known)] if year != known["year"].iloc[0]]


def hover_text(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue, name: str = "") -> str:
    """Name, value, year and remaining marks, as Plotly text."""
    marks = ", ".join(wording.marks(wording.flagged(row["marks"])))
    value = wording.value(row["value"], indicator, catalogue, row["marks"])
    return hover(*filter(None, (name, value, wording.years(row), marks)))


def without_figure(rows: pd.DataFrame) -> list[str]:
    """A sentence on the years with a stated reason for a missing figure; empty without any."""
    absent: dict[str, list[str]] = {}
    for year, code in zip(rows["year"], rows["absence"], strict=True):
        if code:
            absent.setdefault(code, []).append(str(year))
    absences = [say("absent", years=", ".join(years), why=wording.absence(code)) for code, years in absent.items()]
    return [say("no_figure", years=", ".join(absences))] if absences else []
