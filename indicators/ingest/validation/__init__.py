"""Validation: a table -> all of its issues, and the observations in its valid rows."""

from dataclasses import dataclass, field
from pathlib import PurePath

import numpy as np
import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.table import Column, Long, coded, paired
from indicators.ingest.validation.areas import find_areas, of_bodies, of_their_time, without_totals
from indicators.ingest.validation.breakdowns import find_breakdowns
from indicators.ingest.validation.characters import refuse_control_characters, without_marks_of_direction
from indicators.ingest.validation.conversion import with_own_units, without_units_in_cells
from indicators.ingest.validation.duplicates import find_repeated, refuse_duplicates
from indicators.ingest.validation.indicators import against_options, find_indicators
from indicators.ingest.validation.periods import (
    ends_of_years,
    find_periods,
    find_years,
    refuse_parts,
    with_financial_year,
)
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.validation.values import Values, read_values, refuse_shifted
from indicators.ingest.vocabulary.notation import WRITTEN
from indicators.model import OBSERVATION, Catalogue, Issue, Message

_CONFIDENTIAL = {"", "F", "C", "N", "S", "D"}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Valid rows and issues of a table."""

    observations: pd.DataFrame                 # OBSERVATION: rows without an error, in file order
    table_rows: np.ndarray                     # index of each in the table
    rows: int                                  # number of figures in the table
    refused: int                               # number of those with an error
    decimal: str
    separator: str                             # "" for cells of a workbook
    table: Long
    source: str = ""                           # source given for rows without one
    issues: list[Issue] = field(default_factory=list)
    unlisted: int = 0                          # number of issues not listed
    notes: list[Message] = field(default_factory=list)


def check(table: Long, catalogue: Catalogue, choices: Choices, separator: str, filename: str) -> Checked:
    """Validate every row. An error rejects its own row only; of rows with the same key, all are rejected.

    ``separator`` is the delimiter, "" for a workbook; the file name is the source of rows without one.
    """
    names, notes = AreaNames(catalogue, choices.areas), list[Message]()
    table = without_totals(without_marks_of_direction(table, notes), names, notes)
    issues, read = RowIssues(table), RowNotes()
    area_codes, indicator_codes = [area.code for area in catalogue.areas], list(catalogue.indicators)
    indicator = find_indicators(table, IndicatorNames(catalogue, choices.indicators), indicator_codes, issues, read,
                                choices.indicator)
    named = find_areas(table, names, area_codes, issues, read)
    ends = ends_of_years(catalogue, indicator, choices.financial_year_ends)
    year, days = find_years(table, ends, issues, read)
    refuse_parts(table, issues)
    of_their_time(table, names, year, issues)
    against_options(table, choices, names, {"country": named, "indicator": indicator, "year": year},
                    {"country": area_codes, "indicator": indicator_codes}, issues)
    area, moved = of_bodies(named, indicator, catalogue, area_codes, read)
    breakdown = find_breakdowns(table, issues, read)
    repeated = find_repeated((indicator, area, year, breakdown.indices))
    table = with_own_units(without_units_in_cells(table, indicator, catalogue, read), indicator, catalogue, choices,
                           read)
    stated = read_values(table, indicator, catalogue, separator, choices, issues, read)
    refuse_control_characters(table, separator, issues)
    refuse_shifted(table, issues)
    refuse_duplicates(table, repeated.result(), issues)
    texts = {
        "indicator": coded(indicator_codes, indicator), "ref_area": coded(area_codes, area), "breakdown": breakdown,
        "absence": stated.absence, "marks": paired(stated.marks, days, with_financial_year),
        "conf_status": _conf_status(table, stated, issues), **find_periods(table, year, days, issues),
        "source_title": _source(table, choices.source, filename, coded([area.name for area in catalogue.areas], area),
                                read),
        "source_url": table.column("source_url"), "note": _note(table, stated, named, moved, area_codes)}
    good = ~issues.blocked
    return Checked(observations=_framed(texts, year, stated.value)[good].reset_index(drop=True),
                   table_rows=np.flatnonzero(good),
                   rows=len(table.rows), refused=int(issues.blocked.sum()), decimal=stated.decimal,
                   separator=separator, table=table, source=choices.source, issues=issues.listed,
                   unlisted=issues.unlisted, notes=[*notes, *read.of(good)])


def _framed(texts: dict[str, Column], year: np.ndarray, value: np.ndarray) -> pd.DataFrame:
    """A frame of OBSERVATION."""
    columns = {name: pd.array(column.cells, dtype="str").take(column.indices) for name, column in texts.items()}
    return pd.DataFrame({**columns, "year": year.astype(np.int64), "value": value.astype(np.float64)})[[*OBSERVATION]]


def _source(table: Long, stated: str, filename: str, area: Column, notes: RowNotes) -> Column:
    """Each row's source: its own, else the one given for all, else for a template its country, else the file name."""
    column = table.columns.get("source_title")
    without = np.ones(len(table.rows), bool) if column is None else column.spread(column.empty)
    if not stated:
        code = "note.source_country" if table.template else "note.no_source"
        notes.rows(without, code)
    if without.any() and not stated and table.template:
        return paired(table.column("source_title"), area, lambda own, country: own or country)
    return table.column("source_title", stated or PurePath(filename).name)


def _conf_status(table: Long, stated: Values, issues: RowIssues) -> Column:
    column = table.columns.get("conf_status")
    if column is None:
        return stated.conf_status
    issues.cells(column, "value.unknown_confidentiality", mask(column.words, lambda word: word not in _CONFIDENTIAL))
    return paired(stated.conf_status, column, lambda one, other: one or other)


def _note(table: Long, stated: Values, named: np.ndarray, moved: np.ndarray, area_codes: list[str]) -> Column:
    """Each row's note, followed by the original text of a flagged figure, and the area given in the file for a body's
    series.
    """
    notes = table.column("note")
    if len(stated.written.words) > 1 or any(stated.written.words):
        notes = paired(notes, stated.written, lambda note, word: _also(note, f"{WRITTEN}{word}" if word else ""))
    if moved.any():
        area = coded(area_codes, np.where(moved, named, -1))
        notes = paired(notes, area, lambda note, code: _also(note, f"area {WRITTEN}{code}" if code else ""))
    return notes


def _also(note: str, more: str) -> str:
    return "; ".join(filter(None, (note, more)))
