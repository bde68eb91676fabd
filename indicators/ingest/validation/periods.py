"""From which day to which day a row's figure is, where that is not the calendar year."""

from datetime import date

import numpy as np

from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.cells import column_of
from indicators.ingest.validation.faults import Faults, mask
from indicators.ingest.validation.rows import column_from, paired
from indicators.ingest.vocabulary.headers import is_total, normalised
from indicators.model import Catalogue, Mark

_WHOLE = {"", "a", "annual", "annually", "yearly", "year", "y", "p1y", "a annual", "full year", "whole year", "all",
          "all year", "t", "jan dec", "january december", "q1 q4", "1 12", "01 12", "annuel", "annuelle",
          "annee", "anual", "ano", "ano completo", "todo el ano", "jahrlich", "jahr", "ganzes jahr"}
"""What a column of parts of a year says of a whole one."""


def ends_of_years(catalogue: Catalogue, indicator: np.ndarray, stated: str) -> Column:
    """The day on which each row's financial year ends: its indicator's, else the one that was said for all."""
    words = [*(indicator.financial_year_ends or stated for indicator in catalogue.indicators.values()), stated]
    return column_from(words, np.where(indicator < 0, len(words) - 1, indicator))


def refuse_parts(table: Long, faults: Faults) -> None:
    """An error for each figure of a quarter, a month or the like: it would stand for the whole year."""
    if (column := table.columns.get("frequency")) is not None:
        faults.cells(column, "year.part", mask(
            column.words, lambda word: normalised(word) not in _WHOLE and not is_total(word)))


def financial(marks: str, days: str) -> str:
    """Marks of a row, with that of a financial year where it has such days."""
    return " ".join(sorted({*marks.split(), Mark.FINANCIAL_YEAR})) if days else marks


def periods(table: Long, year: np.ndarray, days: Column, faults: Faults) -> dict[str, Column]:
    """First and last day, both or neither, in order, the last inside the row's year; else those of a financial year."""
    start, end = (column_of(table, role, "") for role in ("period_start", "period_end"))
    for role in ("period_start", "period_end"):
        if (column := table.columns.get(role)) is not None:
            faults.cells(column, "period.wrong_date", mask(column.words, lambda word: word and not _is_day(word)))
    if "period_start" in table.columns or "period_end" in table.columns:
        both = paired(start, end, _fault_of_period)
        wrong = both.spread(mask(both.words, lambda word: word == "wrong"))
        ends_in = end.spread(np.array([int(word[:4]) if _is_day(word) else 0 for word in end.words], np.int64))
        wrong |= (ends_in > 0) & (year > 0) & (ends_in != year)
        faults.rows(wrong, "period.wrong", table.columns.get("period_end", table.columns.get("period_start", end)))
    if any(days.words):
        start = paired(start, days, lambda own, both: own or both.partition("/")[0])
        end = paired(end, days, lambda own, both: own or both.partition("/")[2])
    return {"period_start": start, "period_end": end}


def _fault_of_period(start: str, end: str) -> str:
    """"wrong" where one day is missing, or the last is before the first."""
    days = _is_day(start) and _is_day(end)
    return "wrong" if bool(start) != bool(end) or (days and start > end) else ""


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
