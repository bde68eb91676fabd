"""Texts inside a figure: its title, measure, unit, years and data version."""

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators import statements, wording
from indicators.briefing.stamp import Stamp
from indicators.charts.frame import Caption
from indicators.judging import methods
from indicators.judging.unusual_years import unusual_years
from indicators.model import Catalogue, Indicator, Mark, Status, records
from indicators.wording import day, say


def caption_of(stamp: Stamp, rows: pd.DataFrame, catalogue: Catalogue, title: str, under: str, note: str,
               revised: str = "") -> Caption:
    """Texts of a figure of ``rows`` of OBSERVATION, whose sources it names, the newest first; ``revised`` says which
    years were.
    """
    newest = rows.sort_values("year", ascending=False, kind="stable")
    pairs = dict.fromkeys(zip(newest["source_title"], newest["source_url"], strict=True))
    sources = dict.fromkeys(catalogue.short_source(*pair) for pair in pairs if pair[0])
    return Caption(title=title, subtitle=under, sources=tuple(sources), note=note, revised=revised,
                   as_of=day(stamp.as_of), data_version=stamp.version, illustrative=stamp.illustrative,
                   organisation=stamp.organisation, clearance=stamp.clearance, link=stamp.link, code=stamp.code,
                   logo=stamp.logo)


def statement(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """The newest figure in one line, with the growth of a yearly goal's window or else its change on the year before:
    "Cambodia: 12 victims in 2014, 50 % more than in 2013".

    There is no change on a year that was unusual, nor where the indicator is named: at most twelve words are read.
    """
    row = records(rows.iloc[[np.flatnonzero(rows["value"].notna())[-1]]])[0]
    values: dict[str, object] = {
        "area": _whose(row, indicator, catalogue),
        "value": wording.value(row["value"], indicator, catalogue, row["marks"]), "when": when(row)}
    if indicator.stages:
        since, dated = statements.stage_since(rows, row)
        return say("series.latest_stage", **values, since=since, dated=dated,
                   indicator=wording.text(indicator.title), stage=int(row["value"]), stages=max(indicator.stages))
    if row["status"] in statements.GROWING and not math.isnan(row["growth"]):
        return _growth(row, values)
    unusual = {year.year for year in unusual_years(rows, indicator)}
    is_named = values["area"] != wording.area(row["ref_area"], catalogue)
    change = "" if is_named or row["previous_year"] in unusual else wording.moved_since(row, indicator)
    return say("series.changed", **values, change=change) if change else say("series.latest", **values)


def _whose(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The area of a figure and, unless it is the count or the law that a goal is about, the indicator; that alone where
    it names a body, or is one of the world.
    """
    area = wording.area(row["ref_area"], catalogue)
    if indicator.stages or indicator.headline == 1 and indicator.measure in ("flow", "stock"):
        return area
    name, kind = wording.text(indicator.title), catalogue.area[row["ref_area"]].kind
    if kind == "aggregate" or kind == "body" and area in name:
        return name
    return say("series.area_and_indicator", area=area, indicator=wording.title(indicator, area))


def _growth(row: Mapping[Any, Any], values: Mapping[str, object]) -> str:
    """Where the years lead, and the newest figure: "Cambodia: up 12 % a year since 2017; 12 victims in 2024"."""
    values = {**values, **wording.window_growth_by(row), "since": int(row["window_since"])}
    if ended := statements.ended(row):
        return say("series.slower" if ended == "slowed" else "series.no_longer", **values)
    if row["status"] == Status.NO_CLEAR_CHANGE:
        return say("series.no_clear_change", **values)
    return say("series.growth" if statements.is_solid(row) else "series.growth_by_chance", **values)


def when(row: Mapping[Any, Any]) -> str:
    """The year of a figure, or the month of a figure as of a day."""
    as_of_a_day = Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"]
    return wording.moment(row["period_end"]) if as_of_a_day else wording.years(row)


def subtitle(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """Measure, unit and years of a chart."""
    area = catalogue.area.get(rows["ref_area"].iloc[0])
    first, last = rows["year"].min(), rows["year"].max()
    years = str(first) if first == last else f"{first}–{last}"
    return f"{wording.measure(indicator, catalogue, area.name if area else '')}, {years}"


def title(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """Title of an indicator, with the area's name if all rows are of one area."""
    area = catalogue.area.get(rows["ref_area"].iloc[0])
    return wording.title(indicator, area.name if area else "")


def rule_in_short(indicator: Indicator, target: float) -> str:
    """The goal in about three words; ``target`` is that of year and area, NaN where none is shown."""
    method = methods.method_of(indicator)
    return wording.message(method.in_short(indicator, target)) if method else ""


def first_sentence(text: str) -> str:
    """The first sentence of a text, without its full stop, as a title."""
    return re.split(r"(?<=[.!?。])\s", text, maxsplit=1)[0].rstrip(".")


def source_of(rows: pd.DataFrame) -> str:
    """The first source, and the number of others."""
    titles = [title.rstrip(".") for title in dict.fromkeys(rows["source_title"]) if title]
    if len(titles) > 1:
        return say("message", "chart.source_and_more", source=titles[0], more=len(titles) - 1)
    return say("message", "chart.source", source=titles[0]) if titles else ""


def sources_of(rows: pd.DataFrame) -> tuple[str, ...]:
    """Titles of the sources with their addresses, in the order of the years."""
    pairs = dict.fromkeys(zip(rows["source_title"], rows["source_url"], strict=True))
    return tuple(say("pack.source_at", source=title.rstrip("."), address=address) if address else title
                 for title, address in pairs if title)
