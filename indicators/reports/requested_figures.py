"""The figures requested from a country for a year: its own indicators, each with the last figure it reported, which a
form prints and a country may change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators import wording
from indicators.model import ACTIVITY, Absence, Catalogue, Indicator, Message, records
from indicators.reports.report import Report
from indicators.reports.wordings import normalised
from indicators.wording.language import known

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


def form_figures_name(ref_area: str, year: int) -> str:
    """File name of the figures in a country's returned form."""
    return f"{ref_area}-{year}-form.csv"


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


def codes_by_title(catalogue: Catalogue) -> dict[str, str]:
    """The codes of indicators by their normalised titles, in all languages."""
    return {normalised(title): indicator.id for indicator in catalogue.indicators.values()
            for title in (indicator.title.values() if isinstance(indicator.title, dict) else [indicator.title])}


def changed_last_figures(report: Report, observations: pd.DataFrame, catalogue: Catalogue) -> Iterator[Message]:
    """A flag for each last figure of a form that is not the one in a frame of OBSERVATION, in any language."""
    codes = codes_by_title(catalogue)
    years = {figure.year or report.year for figure in report.last_figures}
    words_before = {year: _in_words(observations, catalogue, report.ref_area, year) for year in years}
    for figure in report.last_figures:
        wordings = words_before[figure.year or report.year].get(codes.get(normalised(figure.indicator), ""), [""])
        if " ".join(figure.text.split()) not in wordings:
            yield Message(code="report.last_figure_differs", values={
                "line": figure.line, "printed": figure.indicator, "written": figure.text or "none",
                "ledger": wordings[0] or "none"})


def _in_words(observations: pd.DataFrame, catalogue: Catalogue, ref_area: str, year: int) -> dict[str, list[str]]:
    """The last figure of each indicator before a year, in words of every language, that of the process first."""
    rows = [row for row in requested_figures(observations, catalogue, ref_area, year) if not row.breakdown]
    words: dict[str, list[str]] = {row.indicator.id: [] for row in rows}
    for language in ("", *known()):
        with wording.in_language(language):
            for row in rows:
                words[row.indicator.id].append(" ".join(last_words(row, catalogue).split()))
    return words
