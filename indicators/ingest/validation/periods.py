"""The year of each row, and the first and last day of its figure if it is not for a calendar year."""

from datetime import date

import pandas as pd

from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.long_table import LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, where
from indicators.ingest.vocabulary.headers import is_total, normalised
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

_WHOLE = {"", "a", "annual", "yearly", "year", "p1y", "full year", "whole year", "t"}
"""Values of a frequency column that mean a whole year."""

_DAY = len("2014-07-01")


def find_years(table: LongTable, ends: pd.Series, issues: RowIssues, notes: RowNotes) -> tuple[pd.Series, pd.Series]:
    """Return each row's year, 0 if it has no valid one, and the days of those that are financial years, such as
    "2014-07-01/2015-06-30".

    ``ends`` is the day on which each row's financial year ends, such as "06-30", "" if unknown. A financial year is
    assigned to the year in which it ends.
    """
    cells, last = table.cells["year"], date.today().year
    either, settled = where(cells, is_month_or_financial), months_or_years(cells.unique().tolist())
    financial = per_distinct(cells, financial_year, int)
    if settled != "years":
        financial = financial.where(~either, 0)
    days = table.constant("")
    if financial.any():
        days = per_distinct(cells + "|" + ends.where(financial > 0, ""),
                            lambda both: financial_days(*both.rsplit("|", 1)))
    undated = financial.between(FIRST_YEAR, last) & (days == "")
    issues.cells(undated, "year.financial", "year", lambda word: {"ends_in": str(financial_year(word))})
    notes.rows(days != "", "note.financial_years", lambda rows: {
        "count": days[rows].nunique(), "example": cells[rows[0]], "days": days[rows[0]].replace("/", " to ")})
    calendar = per_distinct(cells, year_in, int)
    year = calendar.where(financial == 0, financial)
    outside = (year != 0) & ~year.between(FIRST_YEAR, last)
    _refuse_years(cells, year, outside, financial > 0, either & (settled == ""), issues)
    odd = where(cells, lambda word: year_in(word) and word != str(year_in(word)))
    notes.read_as(odd, cells, calendar)
    return year.where(~(outside | undated), 0), days


def _refuse_years(cells: pd.Series, year: pd.Series, outside: pd.Series, financial: pd.Series, unsettled: pd.Series,
                  issues: RowIssues) -> None:
    """Report cells that are not valid years: parts of a year, dates, spans, and cells such as "2011-12" for which it is
    ``unsettled`` whether they are months or financial years.
    """
    part, day, period = (where(cells, is_one) & ~financial & ~unsettled for is_one in (is_part, day_in, is_period))
    issues.cells(cells == "", "year.empty", "year")
    issues.cells(unsettled, "year.month_or_financial", "year", lambda word: {"ends_in": str(financial_year(word))})
    issues.cells(part, "year.part", "year")
    issues.cells(day, "year.day", "year", lambda word: {"year": day_in(word)})
    issues.cells(period & ~part & ~day, "year.period", "year")
    issues.cells((year == 0) & ~(period | part | day | unsettled | (cells == "")), "year.wrong", "year")
    issues.cells(outside, "year.outside", "year", {"first": str(FIRST_YEAR), "last": str(date.today().year)})


def refuse_parts(table: LongTable, issues: RowIssues) -> None:
    """Report figures for a quarter, a month or the like, which would be taken for the whole year."""
    if "frequency" in table.cells:
        part = where(table.cells["frequency"], lambda word: normalised(word) not in _WHOLE and not is_total(word))
        issues.cells(part, "year.part", "frequency")


def find_periods(table: LongTable, year: pd.Series, days: pd.Series, issues: RowIssues) -> dict[str, pd.Series]:
    """Return first and last day: both or neither, in order, with the last in the row's year; else those of a financial
    year.
    """
    start, end = table.column("period_start"), table.column("period_end")
    roles = [role for role in ("period_start", "period_end") if role in table.cells]
    for role in roles:
        issues.cells(where(table.cells[role], lambda word: word and not _is_day(word)), "period.wrong_date", role)
    if roles:
        are_days = where(start, _is_day), where(end, _is_day)
        disorder = ((start == "") != (end == "")) | (are_days[0] & are_days[1] & (start > end))
        other_year = are_days[1] & (year > 0) & (end.str[:4] != year.astype(str))
        issues.cells(disorder | other_year, "period.wrong", roles[-1])
    if not (days != "").any():
        return {"period_start": start, "period_end": end}
    return {"period_start": start.where(start != "", days.str[:_DAY]),
            "period_end": end.where(end != "", days.str[_DAY + 1:])}


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
