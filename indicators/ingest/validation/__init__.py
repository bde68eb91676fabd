"""Every issue of a table, at once, and the observations that its good rows make."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath

import numpy as np
import pandas as pd

from indicators.catalogue.names import AreaNames
from indicators.ingest.formats.table import UNSAVED
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.breakdowns import breakdowns
from indicators.ingest.validation.cells import coded, column_of, withheld
from indicators.ingest.validation.direction_marks import without_marks_of_direction
from indicators.ingest.validation.duplicates import refuse_duplicates, sought
from indicators.ingest.validation.faults import Faults, mask
from indicators.ingest.validation.keys import (
    against_options,
    areas,
    indicators,
    of_bodies,
    of_their_time,
    without_totals,
    years,
)
from indicators.ingest.validation.notation import WRITTEN
from indicators.ingest.validation.numbers import matching
from indicators.ingest.validation.periods import ends_of_years, financial, periods, refuse_parts
from indicators.ingest.validation.rows import Rows, paired
from indicators.ingest.validation.shifted_cells import refuse_shifted
from indicators.ingest.validation.units import with_own_units, without_units_in_cells
from indicators.ingest.validation.values import Values, values
from indicators.model import Catalogue, Issue, Message

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL_OF_ARROW = re.sub(r"\\u(....)|\\x(9f)", r"\\x{\1\2}", _CONTROL.pattern)
_WORDS = {"source_title", "source_url", "note"}
_CONFIDENTIAL = {"", "F", "C", "N", "S", "D"}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Good rows and issues of a table."""

    good: Rows                                 # those that no error blocks, in the file's order
    table_rows: np.ndarray                     # for each of them its row of the table
    rows: int                                  # figures that the table has
    refused: int                               # of them, those that an error blocks
    decimal: str
    separator: str                             # "" of a workbook's own cells
    table: Long
    source: str = ""                           # what was named for the rows that have none of their own
    issues: list[Issue] = field(default_factory=list)
    unlisted: int = 0                          # issues beyond those that are listed
    notes: list[Message] = field(default_factory=list)

    @cached_property
    def observations(self) -> pd.DataFrame:
        """OBSERVATION of the good rows."""
        return self.good.frame()


def check(table: Long, catalogue: Catalogue, choices: Choices, separator: str, filename: str) -> Checked:
    """Check every row; errors block theirs, and never another's, but for a key that two rows have: neither wins.

    ``separator`` is what stood between the cells, "" in a workbook; the file's name is the source of rows without one.
    """
    names, notes = AreaNames(catalogue, choices.areas), list[Message]()
    table = without_totals(without_marks_of_direction(table, notes), names, notes)
    faults = Faults(table)
    area_codes, indicator_codes = [area.code for area in catalogue.areas], list(catalogue.indicators)
    indicator = indicators(table, IndicatorNames(catalogue, choices.indicators), indicator_codes, faults, notes,
                           choices.indicator)
    named = areas(table, names, area_codes, faults, notes)
    ends = ends_of_years(catalogue, indicator, choices.financial_year_ends)
    year, days = years(table, ends, faults, notes)
    refuse_parts(table, faults)
    of_their_time(table, names, year, faults)
    against_options(table, choices, names, {"country": named, "indicator": indicator, "year": year},
                    {"country": area_codes, "indicator": indicator_codes}, faults)
    area, moved = of_bodies(named, indicator, catalogue, area_codes, notes)
    breakdown = breakdowns(table, faults, notes)
    repeated = sought((indicator, area, year, breakdown.indices))
    table = with_own_units(without_units_in_cells(table, indicator, catalogue, notes), indicator, catalogue, choices,
                           notes)
    stated = values(table, indicator, catalogue, separator, choices, faults, notes)
    _texts(table, separator, faults)
    refuse_shifted(table, faults)
    refuse_duplicates(table, repeated.result(), faults)
    texts = {
        "indicator": coded(indicator_codes, indicator), "ref_area": coded(area_codes, area), "breakdown": breakdown,
        "absence": stated.absence, "marks": paired(stated.marks, days, financial),
        "conf_status": _conf_status(table, stated, faults), **periods(table, year, days, faults),
        "source_title": _source(table, choices.source, filename, coded([area.name for area in catalogue.areas], area),
                                notes),
        "source_url": column_of(table, "source_url", ""), "note": _note(table, stated, named, moved, area_codes)}
    good = ~faults.blocked
    return Checked(good=Rows(texts, year, stated.value).take(good), table_rows=np.flatnonzero(good),
                   rows=len(table.rows),
                   refused=int(faults.blocked.sum()), decimal=stated.decimal, separator=separator, table=table,
                   source=choices.source, issues=faults.issues, unlisted=faults.unlisted, notes=notes)


def _source(table: Long, stated: str, filename: str, area: Column, notes: list[Message]) -> Column:
    """Each row's source: its own, else the one named for all, else of a template its country, else the file."""
    column = table.columns.get("source_title")
    without = len(table.rows) if column is None else int((column.spread(column.empty) & ~withheld(table)).sum())
    if without and not stated and table.template:
        notes.append(Message(code="note.source_country", values={"count": without}))
        return paired(column_of(table, "source_title", ""), area, lambda own, country: own or country)
    if without and not stated:
        notes.append(Message(code="note.no_source", values={"count": without}))
    return column_of(table, "source_title", stated or PurePath(filename).name)


def _texts(table: Long, separator: str, faults: Faults) -> None:
    """No control characters but tab and the ends of lines, nor such as turn the writing round, in any cell that is
    taken, and words where words go.
    """
    for role, column in table.columns.items():
        faults.cells(column, "cell.control", matching(column.cells, _CONTROL_OF_ARROW), _control)
        if role in _WORDS and not separator:
            faults.cells(column, "cell.unsaved", mask(column.words, UNSAVED.__eq__))


def _control(word: str) -> dict[str, object]:
    return {"letters": " ".join(sorted({f"U+{ord(character):04X}" for character in _CONTROL.findall(word)}))}


def _conf_status(table: Long, stated: Values, faults: Faults) -> Column:
    column = table.columns.get("conf_status")
    if column is None:
        return stated.conf_status
    faults.cells(column, "value.unknown_confidentiality", mask(column.words, lambda word: word not in _CONFIDENTIAL))
    return paired(stated.conf_status, column, lambda one, other: one or other)


def _note(table: Long, stated: Values, named: np.ndarray, moved: np.ndarray, area_codes: list[str]) -> Column:
    """The row's own note, how a marked figure was written, and the area of a body's series as the file has it."""
    notes = column_of(table, "note", "")
    if len(stated.written.words) > 1 or any(stated.written.words):
        notes = paired(notes, stated.written, lambda note, word: _also(note, f"{WRITTEN}{word}" if word else ""))
    if moved.any():
        area = coded(area_codes, np.where(moved, named, -1))
        notes = paired(notes, area, lambda note, code: _also(note, f"area {WRITTEN}{code}" if code else ""))
    return notes


def _also(note: str, more: str) -> str:
    return "; ".join(filter(None, (note, more)))
