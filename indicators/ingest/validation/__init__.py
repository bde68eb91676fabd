"""Validation: a table -> all of its issues, and the observations in its valid rows, with their years and periods."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

import numpy as np
import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.table import UNSAVED
from indicators.ingest.limits import FIRST_YEAR
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.long_table import TEXT, LongTable, per_distinct
from indicators.ingest.validation.names import (
    against_options,
    find_areas,
    find_breakdowns,
    find_indicators,
    of_bodies,
    of_their_time,
    without_totals,
)
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, of_indicators, where
from indicators.ingest.validation.values import read_values, refuse_shifted, with_own_units, without_units_in_cells
from indicators.ingest.vocabulary.headers import is_total, normalised
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.ingest.vocabulary.notation import WRITTEN
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
from indicators.model import OBSERVATION, Catalogue, Issue, Mark, Message

_CONFIDENTIAL = {"", "F", "C", "N", "S", "D"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TEXTS = {"source_title", "source_url", "note"}

_WHOLE = {"", "a", "annual", "yearly", "year", "p1y", "full year", "whole year", "t"}
"""Values of a frequency column that mean a whole year."""

_DAY = len("2014-07-01")

_LISTED = 5
"""Maximum number of duplicate rows that an issue lists."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Valid rows and issues of a table."""

    observations: pd.DataFrame                 # OBSERVATION: rows without an error, in file order
    table_rows: np.ndarray                     # index of each in the table
    rows: int                                  # number of figures in the table
    refused: int                               # number of those with an error
    decimal: str
    separator: str                             # "" for cells of a workbook
    table: LongTable
    source: str = ""                           # source given for rows without one
    issues: list[Issue] = field(default_factory=list)
    unlisted: int = 0                          # number of issues not listed
    blocked_by: dict[str, np.ndarray] = field(default_factory=dict)      # mask of the rows with an error, by its code
    notes: list[Message] = field(default_factory=list)

    def refused_only_for(self, codes: Collection[str]) -> int:
        """Return the number of figures of which every error has one of these codes."""
        masks = pd.DataFrame(self.blocked_by)
        others = masks.drop(columns=[code for code in codes if code in masks])
        return int((masks.any(axis=1) & ~others.any(axis=1)).sum())


def check(table: LongTable, catalogue: Catalogue, choices: Choices, separator: str, filename: str) -> Checked:
    """Validate every row. An error rejects its own row only; of rows with the same key, all are rejected.

    ``separator`` is the delimiter, "" for a workbook; the file name is the source of rows without one.
    """
    names, notes = AreaNames(catalogue, choices.areas), list[Message]()
    table = replace(table, cells=table.cells.astype(TEXT), headers=table.headers.astype(TEXT))
    table = without_totals(table, names, notes)
    issues, row_notes = RowIssues(table), RowNotes()
    indicator = find_indicators(table, IndicatorNames(catalogue, choices.indicators), issues, choices.indicator)
    named = find_areas(table, names, issues)
    ends = of_indicators(catalogue, indicator, lambda one: one.financial_year_ends or choices.financial_year_ends,
                         choices.financial_year_ends)
    year, days = find_years(table, ends, issues, row_notes)
    refuse_parts(table, issues)
    of_their_time(table, names, year, issues)
    against_options(table, choices, names, {"country": named, "indicator": indicator, "year": year}, issues)
    area = of_bodies(named, indicator, catalogue, row_notes)
    breakdown = find_breakdowns(table, issues)
    table = with_own_units(without_units_in_cells(table, indicator, catalogue, issues), indicator, catalogue,
                           choices, row_notes)
    issues.table = table
    values, decimal = read_values(table, indicator, catalogue, separator, choices, issues, row_notes)
    refuse_control_characters(table, separator, issues)
    refuse_shifted(table, names, issues)
    key = pd.DataFrame({"indicator": indicator, "area": area, "year": year, "breakdown": breakdown})
    refuse_duplicates(table, key, issues)
    source = _source(table, choices.source, filename, area, catalogue, row_notes)
    observations = pd.DataFrame({
        **key.rename(columns={"area": "ref_area"}), "value": values["value"], "absence": values["absence"],
        "marks": _with_financial_year(values["marks"], days),
        "conf_status": _conf_status(table, values["conf_status"], issues), **find_periods(table, year, days, issues),
        "source_title": source, "source_url": table.column("source_url"),
        "note": _note(table, values["written"], named.where(named != area, ""))})
    good = ~issues.blocked
    return Checked(observations=observations.loc[good, [*OBSERVATION]].reset_index(drop=True).astype(OBSERVATION),
                   table_rows=np.flatnonzero(good), rows=len(table.rows), refused=int(issues.blocked.sum()),
                   decimal=decimal, separator=separator, table=table, source=choices.source,
                   issues=issues.listed, unlisted=issues.unlisted, blocked_by=issues.blocked_by,
                   notes=[*notes, *row_notes.of(good)])


def _source(table: LongTable, stated: str, filename: str, area: pd.Series, catalogue: Catalogue,
            notes: RowNotes) -> pd.Series:
    """Each row's source: its own, else the one given for all, else for a template its country, else the file name."""
    source = table.column("source_title")
    if stated:
        return source.where(source != "", stated)
    notes.rows(source == "", "note.source_country" if table.template else "note.no_source")
    if table.template:
        country = per_distinct(area, lambda code: catalogue.area[code].name if code else "")
        return source.where(source != "", country)
    return source.where(source != "", PurePath(filename).name)


def _conf_status(table: LongTable, of_cells: pd.Series, issues: RowIssues) -> pd.Series:
    stated = table.column("conf_status")
    if "conf_status" in table.cells:
        issues.cells(where(stated, lambda word: word not in _CONFIDENTIAL), "value.unknown_confidentiality",
                     "conf_status")
    return of_cells.where(of_cells != "", stated)


def _with_financial_year(marks: pd.Series, days: pd.Series) -> pd.Series:
    """The flags of rows; the flag for a financial year is added to those with its days."""
    return marks.where(days == "", per_distinct(marks, lambda flags: " ".join(
        sorted({*flags.split(), Mark.FINANCIAL_YEAR}))))


def _note(table: LongTable, written: pd.Series, moved_from: pd.Series) -> pd.Series:
    """Each row's note, with the original text of a flagged figure, and the area that the file gives a body's."""
    note = table.column("note")
    for name, more in ((WRITTEN, written), (f"area {WRITTEN}", moved_from)):
        note = note.mask(more != "", (note + f"; {name}" + more).str.removeprefix("; "))
    return note


def refuse_control_characters(table: LongTable, separator: str, issues: RowIssues) -> None:
    """Reject control characters in any mapped cell, and unsaved formulas in text columns."""
    for role, cells in table.cells.items():
        issues.cells(where(cells, _CONTROL.search), "cell.control", str(role), lambda cell: {
            "letters": " ".join(sorted({f"U+{ord(character):04X}" for character in _CONTROL.findall(cell)}))})
        if role in _TEXTS and not separator:
            issues.cells(cells == UNSAVED, "cell.unsaved", str(role))


def refuse_duplicates(table: LongTable, key: pd.DataFrame, issues: RowIssues) -> None:
    """Report each of the rows that share a ``key`` (indicator, area, year and breakdown), naming the others."""
    complete = key[(key["indicator"] != "") & (key["area"] != "") & (key["year"] > 0)]
    shared = complete[complete.duplicated(keep=False)]
    if shared.empty:
        return
    cells = table.cells["value"]
    groups = {row: rows for rows in shared.groupby([*shared], sort=False).indices.values()
              for rows in [shared.index[rows]] for row in rows}

    def others(row: int) -> dict[str, object]:
        rows = [other for other in groups[row][:_LISTED + 1] if other != row][:_LISTED]
        return {"others": cells[rows].tolist(), "lines": [str(line) for line in table.rows[rows]],
                "columns": sorted(set(table.headers[rows]))}

    is_shared = pd.Series(cells.index.isin(shared.index))
    values = cells[shared.index].groupby([shared[name] for name in shared]).transform("nunique")
    alike = pd.Series(np.isin(cells.index, values.index[values == 1]))
    issues.rows(is_shared & alike, "row.repeated", "value", others)
    issues.rows(is_shared & ~alike, "row.twice", "value", others)


def find_years(table: LongTable, ends: pd.Series, issues: RowIssues, notes: RowNotes) -> tuple[pd.Series, pd.Series]:
    """Return each row's year, 0 if none is valid, and the days of financial years, by the day when each ``ends``."""
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
    return year.where(~(outside | undated), 0), days


def _refuse_years(cells: pd.Series, year: pd.Series, outside: pd.Series, financial: pd.Series, unsettled: pd.Series,
                  issues: RowIssues) -> None:
    """Report cells that are not valid years, and those of which it is ``unsettled`` whether they are months."""
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
    """Return first and last day, both or neither, in order and in the row's year; else of a financial year."""
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
