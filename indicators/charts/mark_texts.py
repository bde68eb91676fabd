"""Texts for the symbols of a series: marks, bounds, breaks, absences."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.frame import Key, Needed
from indicators.charts.lettering import escape, markup, say, wrap
from indicators.model import Catalogue, Indicator, Mark
from indicators.model.marks import HOLLOW, breaks, period_changes

TRIANGLES = {Mark.LOWER_BOUND: "triangle-up", Mark.UPPER_BOUND: "triangle-down"}


def is_hollow(marks: str) -> bool:
    """Whether the point of a figure with these marks is hollow, since it is uncertain or a bound."""
    return not set(HOLLOW).isdisjoint(marks.split())


def hollow_key(rows: pd.DataFrame, what: str = "hollow") -> str:
    """What hollow points, or by another code hollow tiles, mean; "" where there are none."""
    marks = sorted({mark for codes in rows["marks"] for mark in codes.split()} & set(HOLLOW))
    return say(what, marks=", ".join(map(wording.mark, marks))) if marks else ""


def broken(known: pd.DataFrame) -> list[int]:
    """Years in which the values of one series, by year, stop being comparable with the value before; never the first.
    """
    return [int(year) for year in known["year"][breaks(known)] if year != known["year"].iloc[0]]


def value_text(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """Value with its unit, qualified by its marks: "at least 30,000 victims"."""
    return wording.value(row["value"], indicator, catalogue, row["marks"])


def hover_text(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """Value, year and remaining marks, as Plotly text."""
    marks = ", ".join(wording.marks(wording.flagged(row["marks"])))
    lines = [str(row["year"]), *wrap(marks, 300, 13)]
    return f"<b>{escape(value_text(row, indicator, catalogue))}</b><br>{markup(lines)}"


def keys(rows: pd.DataFrame) -> list[Key]:
    """Sentences that explain the plot's symbols: breaks, hollow points, triangles, years without a figure."""
    known = rows[rows["value"].notna()]
    years: dict[str, list[str]] = {}
    for year, marks in zip(known["year"], known["marks"], strict=True):
        for mark in marks.split():
            years.setdefault(mark, []).append(str(year))
    signs = {mark: "△" if mark == Mark.LOWER_BOUND else "▽" if mark == Mark.UPPER_BOUND else "○"
             for mark in years if mark in HOLLOW}
    signed = [say("sign", sign=sign, mark=wording.mark(mark), years=", ".join(years[mark]))
              for mark, sign in signs.items()]
    texts: list[Key] = []
    if between := broken(known):
        texts.append(Needed(say("breaks", years=", ".join(map(str, between))), say("breaks_short")))
    if signed:
        texts.append(Needed(" · ".join(signed), _signs(signs)))
    if changed := [str(year) for year in known["year"][period_changes(known)]]:
        texts.append(say("period_changes", years=", ".join(changed)))
    return [*texts, *_without_figure(rows)]


def _signs(signs: Mapping[str, str]) -> str:
    """Signs and their meanings, without years: "○ approximate, estimated; △ at least this much"."""
    meanings: dict[str, list[str]] = {}
    for mark, sign in signs.items():
        meanings.setdefault(sign, []).append(wording.mark(mark))
    return say("signs", signs="; ".join(f"{sign} {', '.join(marks)}" for sign, marks in meanings.items()))


def _without_figure(rows: pd.DataFrame) -> list[str]:
    """Keys of the years with a stated reason for a missing figure, and of those without any information."""
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
