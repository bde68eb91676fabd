"""Texts for the symbols of a series: hollow points, breaks, absences."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.texts import hover, say
from indicators.model import Catalogue, Indicator
from indicators.model.marks import HOLLOW, breaks


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
    return hover(*filter(None, (name, value, str(row["year"]), marks)))


def without_figure(rows: pd.DataFrame) -> list[str]:
    """Sentences on the years with a stated reason for a missing figure, and on those without any information."""
    absent: dict[str, list[int]] = {}
    for year, code in zip(rows["year"], rows["absence"], strict=True):
        if code:
            absent.setdefault(code, []).append(int(year))
    absences = [say("absent", years=_spans(years), why=wording.absence(code)) for code, years in absent.items()]
    nothing = set(range(int(rows["year"].min()), int(rows["year"].max()) + 1)) - set(rows["year"])
    return [*([say("no_figure", years=", ".join(absences))] if absences else []),
            *([say("nothing_known", years=_spans(sorted(nothing)))] if nothing else [])]


def _spans(years: Sequence[int]) -> str:
    """Years in order, successive ones as a range: "2011, 2013–2016"."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)
