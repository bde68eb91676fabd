"""The year of each row, and the first and last day of its figure if it is not for a calendar year."""

from datetime import date

import numpy as np

from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.table import Column, Long, column_from, constant, paired
from indicators.ingest.validation.areas import MOST_COMPARED
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.vocabulary.headers import is_total, normalised
from indicators.ingest.vocabulary.parts_of_year import says_part_of_year
from indicators.ingest.vocabulary.years import (
    day_in,
    financial_days,
    financial_year,
    is_month_or_financial,
    is_part,
    is_period,
    months_or_years,
    year_in,
)
from indicators.model import Catalogue, Mark

_WHOLE = {"", "a", "annual", "annually", "yearly", "year", "y", "p1y", "a annual", "full year", "whole year", "all",
          "all year", "t", "jan dec", "january december", "q1 q4", "1 12", "01 12", "annuel", "annuelle",
          "annee", "anual", "ano", "ano completo", "todo el ano", "jahrlich", "jahr", "ganzes jahr"}
"""Values of a frequency column that mean a whole year."""


def ends_of_years(catalogue: Catalogue, indicator: np.ndarray, stated: str) -> Column:
    """Return the end of each row's financial year, such as "06-30": its indicator's, else the one given for all."""
    words = [*(indicator.financial_year_ends or stated for indicator in catalogue.indicators.values()), stated]
    return column_from(words, np.where(indicator < 0, len(words) - 1, indicator))


def find_years(table: Long, ends: Column, issues: RowIssues, notes: RowNotes) -> tuple[np.ndarray, Column]:
    """Return each row's year, 0 if it has no valid one, and the days of those that are financial years.

    ``ends`` is the day on which each row's financial year ends, such as "06-30", "" if unknown. A financial year is
    assigned to the year in which it ends.
    """
    column = table.columns["year"]
    financial = np.array([financial_year(word) for word in column.words], np.int64)
    either, settled = mask(column.words, is_month_or_financial), months_or_years(column.words)
    if settled != "years":
        financial[either] = 0
    days = paired(column, ends, financial_days) if financial.any() else constant("", "", len(table.rows))
    last = date.today().year
    unsaid = column.spread((financial >= FIRST_YEAR) & (financial <= last)) & days.spread(days.empty)
    issues.rows(unsaid, "year.financial", column, lambda word: {"ends_in": str(financial_year(word))})
    notes.rows(days.spread(~days.empty), "note.financial_years", lambda rows: {
        "count": len(np.unique(days.indices[rows])), "example": column.word(int(rows[0])),
        "days": days.word(int(rows[0])).replace("/", " to ")})
    calendar = np.array([year_in(word) for word in column.words], np.int64)
    found = np.where(financial > 0, financial, calendar)
    outside = (found != 0) & ((found < FIRST_YEAR) | (found > last))
    _refuse_years(column, found, outside, financial > 0, either & (settled == ""), issues)
    odd = np.array([bool(year) and word != str(year) for word, year in zip(
        column.words, calendar.tolist(), strict=True)], bool)
    notes.rows(column.spread(odd), "note.years_with_decimals", lambda rows: {
        "count": len(np.unique(column.indices[rows])), "example": column.word(int(rows[0]))})
    return np.where(unsaid, 0, column.spread(np.where(outside, 0, found))), days


def _refuse_years(column: Column, found: np.ndarray, outside: np.ndarray, financial: np.ndarray,
                  unsettled: np.ndarray, issues: RowIssues) -> None:
    """Report cells that are not valid years: parts of a year, dates, spans, and cells such as "2011-12" for which it is
    ``unsettled`` whether they are months or financial years.
    """
    few = len(column.words) <= MOST_COMPARED
    part, day, period = (mask(column.words, is_one) & ~financial & ~unsettled for is_one in (
        lambda word: is_part(word) or (few and says_part_of_year(word)), day_in, is_period))
    issues.cells(column, "year.empty", column.empty)
    issues.cells(column, "year.month_or_financial", unsettled, lambda word: {"ends_in": str(financial_year(word))})
    issues.cells(column, "year.part", part)
    issues.cells(column, "year.day", day, lambda word: {"year": day_in(word)})
    issues.cells(column, "year.period", period & ~part & ~day)
    issues.cells(column, "year.wrong", (found == 0) & ~(period | part | day | unsettled) & ~column.empty)
    issues.cells(column, "year.outside", outside, {"first": str(FIRST_YEAR), "last": str(date.today().year)})


def refuse_parts(table: Long, issues: RowIssues) -> None:
    """Report figures for a quarter, a month or the like, which would be taken for the whole year."""
    if (column := table.columns.get("frequency")) is not None:
        issues.cells(column, "year.part", mask(
            column.words, lambda word: normalised(word) not in _WHOLE and not is_total(word)))


def with_financial_year(marks: str, days: str) -> str:
    """Return a row's flags; the flag for a financial year is added if ``days`` is given."""
    return " ".join(sorted({*marks.split(), Mark.FINANCIAL_YEAR})) if days else marks


def find_periods(table: Long, year: np.ndarray, days: Column, issues: RowIssues) -> dict[str, Column]:
    """Return first and last day: both or neither, in order, with the last in the row's year; else those of a financial
    year.
    """
    start, end = table.column("period_start"), table.column("period_end")
    stated = [column for role, column in (("period_end", end), ("period_start", start)) if role in table.columns]
    for column in reversed(stated):
        issues.cells(column, "period.wrong_date", mask(column.words, lambda word: word and not _is_day(word)))
    if stated:
        wrong = paired(start, end, _in_disorder)
        ends_in = end.spread(np.array([int(word[:4]) if _is_day(word) else 0 for word in end.words], np.int64))
        other_year = (ends_in > 0) & (year > 0) & (ends_in != year)
        issues.rows(wrong.spread(~wrong.empty) | other_year, "period.wrong", stated[0])
    if any(days.words):
        start = paired(start, days, lambda own, both: own or both.partition("/")[0])
        end = paired(end, days, lambda own, both: own or both.partition("/")[2])
    return {"period_start": start, "period_end": end}


def _in_disorder(start: str, end: str) -> str:
    """"wrong" if only one day is given, or the last is before the first; else ""."""
    days = _is_day(start) and _is_day(end)
    return "wrong" if bool(start) != bool(end) or (days and start > end) else ""


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
