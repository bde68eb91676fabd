"""The figures requested from a country for a year: its own indicators, each with the last figure it reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators import wording
from indicators.model import ACTIVITY, Absence, Catalogue, Indicator, records

Figure = Mapping[Any, Any]


@dataclass(frozen=True, kw_only=True)
class RequestedFigure:
    """One row of a template. ``last`` is the newest OBSERVATION row before the year; None where there is none."""

    indicator: Indicator
    breakdown: str
    last: Figure | None


def template_name(ref_area: str, year: int) -> str:
    """File name of a country's template."""
    return f"goalline-figures-{ref_area}-{year}.xlsx"


def requested_figures(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str,
                      year: int) -> list[RequestedFigure]:
    """The rows for a country and a year, in the order of the goals, from a frame of OBSERVATION.

    Included are the indicators that any country may report, and those of its own publishers for which it has figures;
    never those of third parties. A breakdown, such as women, is requested if reported in the indicator's newest year.
    """
    codes = [indicator.id for indicator in catalogue.indicators.values()
             if indicator.provider == "country" and not indicator.body]
    own = observations[(observations["ref_area"] == ref_area) & (observations["year"] < year)
                       & observations["indicator"].isin(codes) & (observations["absence"] != Absence.RETRACTED)]
    newest: dict[str, list[Figure]] = {code: [] for code in codes}
    for row in records(own.sort_values("year").drop_duplicates(["indicator", "breakdown"], keep="last")):
        newest[row["indicator"]].append(row)
    return [asked for code, rows in newest.items() for asked in _rows(catalogue.indicators[code], rows)]


def last_words(row: RequestedFigure, catalogue: Catalogue) -> str:
    """The last figure with its unit, year and marks, or the country's reason for its absence; "" for none."""
    if row.last is None or row.last["absence"] == Absence.NOT_REPORTED:
        return ""
    marks = ""
    if pd.isna(row.last["value"]):
        value = wording.absence(row.last["absence"])
    else:
        value = wording.value(row.last["value"], row.indicator, catalogue, row.last["marks"])
        marks = ", ".join(wording.marks(wording.flagged(row.last["marks"])))
    return wording.say("form.last", value=value, year=wording.years(row.last), marks=marks or "none")


def _rows(indicator: Indicator, newest: list[Figure]) -> Iterator[RequestedFigure]:
    """The total, then the breakdowns of the newest year, without joint activities, which differ from year to year."""
    if indicator.publisher and not newest:
        return
    total = next((figure for figure in newest if not figure["breakdown"]), None)
    yield RequestedFigure(indicator=indicator, breakdown="", last=total)
    last_year = max((figure["year"] for figure in newest), default=0)
    for row in sorted(newest, key=lambda figure: str(figure["breakdown"])):
        parts = row["breakdown"].split(";") if row["breakdown"] else []
        if parts and row["year"] == last_year and not any(part.startswith(f"{ACTIVITY}=") for part in parts):
            yield RequestedFigure(indicator=indicator, breakdown=row["breakdown"], last=row)
