"""Every finding of a table, at once, and the observations that its good rows make."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePath

import numpy as np
import pandas as pd
import pyarrow as pa

from indicators import wording
from indicators.catalog.names import AreaNames
from indicators.model import Catalogue, Finding, Mark, Message
from indicators.submissions.check.faults import Faults, mask
from indicators.submissions.check.numbers import matching
from indicators.submissions.check.places import against_options, areas, indicators, of_bodies, without_totals, years
from indicators.submissions.check.rows import Rows, paired, told
from indicators.submissions.check.twice import refuse_twice
from indicators.submissions.check.values import Said, values
from indicators.submissions.check.written import WRITTEN
from indicators.submissions.columns.choices import Choices
from indicators.submissions.columns.indicators import IndicatorNames
from indicators.submissions.columns.table import Column, Long, constant
from indicators.submissions.read.cells import UNSAVED

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CONTROL_OF_ARROW = _CONTROL.pattern.replace(r"\x9f", r"\x{9f}")
_TOTALS = {"", "t", "_t", "total", "all", "both sexes", "insgesamt", "ensemble"}
_SEXES = {"f": "F", "female": "F", "femme": "F", "femmes": "F", "weiblich": "F", "mujer": "F", "mujeres": "F",
          "m": "M", "male": "M", "homme": "M", "hommes": "M", "mannlich": "M", "männlich": "M", "hombre": "M",
          "hombres": "M"}
_AGE = re.compile(r"\w+(-\w+)?", re.ASCII)
_WORDS = {"source_title", "source_url", "note"}
_CONFIDENTIAL = {"", "F", "C", "N", "S", "D"}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Good rows and findings of a table."""

    good: Rows                                 # those that no error blocks, in the file's order
    places: np.ndarray                         # for each of them its row of the table
    rows: int                                  # figures that the table has
    refused: int                               # of them, those that an error blocks
    decimal: str
    separator: str                             # "" of a workbook's own cells
    table: Long
    findings: list[Finding] = field(default_factory=list)
    unlisted: int = 0                          # findings beyond those that are listed
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
    table = without_totals(table, names, notes)
    faults = Faults(table)
    area_codes, indicator_codes = [each.code for each in catalogue.areas], list(catalogue.indicators)
    indicator = indicators(table, IndicatorNames(catalogue, choices.indicators), indicator_codes, faults, notes)
    named = areas(table, names, area_codes, faults, notes)
    ends = _coded_days(catalogue, indicator, choices.financial_year_ends)
    year, days = years(table, ends, faults, notes)
    against_options(table, choices, names, {"country": named, "indicator": indicator, "year": year},
                    {"country": area_codes, "indicator": indicator_codes}, faults)
    area, moved = of_bodies(named, indicator, catalogue, area_codes, notes)
    breakdown = _breakdown(table, faults)
    said = values(table, indicator, catalogue, separator, choices.decimal, faults, notes)
    _texts(table, separator, faults)
    refuse_twice(table, (indicator, area, year, breakdown.places), faults)
    texts = {
        "indicator": _coded(indicator_codes, indicator), "ref_area": _coded(area_codes, area), "breakdown": breakdown,
        "absence": said.absence, "marks": paired(said.marks, days, _financial),
        "conf_status": _conf_status(table, said, faults), **_periods(table, year, days, faults),
        "source_title": _source(table, choices.source, filename, notes),
        "source_url": _of(table, "source_url", ""), "note": _note(table, said, named, moved, area_codes)}
    good = ~faults.blocked
    return Checked(good=Rows(texts, year, said.value).take(good), places=np.flatnonzero(good), rows=len(table.rows),
                   refused=int(faults.blocked.sum()), decimal=said.decimal, separator=separator, table=table,
                   findings=faults.findings, unlisted=faults.unlisted, notes=notes)


def _coded(words: list[str], places: np.ndarray) -> Column:
    """A column from places in a list of words; -1 is ""."""
    return Column("", _strings([*words, ""]), np.where(places < 0, len(words), places))


def _of(table: Long, role: str, otherwise: str) -> Column:
    """A column, or the same text in every row where there is none, and where its cell is empty."""
    column = table.columns.get(role)
    if column is None:
        return constant("", otherwise, len(table.rows))
    return _renamed(column, lambda word: word or otherwise) if otherwise and column.empty.any() else column


def _source(table: Long, said: str, filename: str, notes: list[Message]) -> Column:
    """Each row's source: its own, else the one that was named for all, else the file."""
    column = table.columns.get("source_title")
    without = len(table.rows) if column is None else int(column.spread(column.empty).sum())
    if without and not said:
        notes.append(Message(code="note.no_source", values={"count": without}))
    return _of(table, "source_title", said or PurePath(filename).name)


def _breakdown(table: Long, faults: Faults) -> Column:
    """Each row's breakdown: its own column, or those of sex and age."""
    if (column := table.columns.get("breakdown")) is not None:
        faults.cells(column, "breakdown.wrong", mask(column.words, lambda word: word and not wording.part_named(word)))
        return _renamed(column, wording.part_named)
    parts = [_dimension(table, role, faults) for role in ("age", "sex") if role in table.columns]
    if not parts:
        return Column("", _strings([""]), np.zeros(len(table.rows), np.int32))
    words, places = parts[0]
    for more, their_places in parts[1:]:
        pairs = [";".join(filter(None, (one, other))) for one in words for other in more]
        words, places = pairs, places * len(more) + their_places
    return Column("", _strings(words), places)


def _dimension(table: Long, role: str, faults: Faults) -> tuple[list[str], np.ndarray]:
    """"SEX=F" of each distinct cell; "" of a total."""
    column = table.columns[role]

    def code(word: str) -> str:
        if word.casefold() in _TOTALS:
            return ""
        if role == "sex":
            return f"SEX={_SEXES[word.casefold()]}" if word.casefold() in _SEXES else "?"
        return f"AGE={word}" if _AGE.fullmatch(word) else "?"

    words = [code(word) for word in column.words]
    faults.cells(column, "breakdown.unknown", np.array([word == "?" for word in words], bool), {"what": role})
    return words, column.places


def _renamed(column: Column, change: Callable[[str], str]) -> Column:
    words = [change(word) for word in column.words]
    known = {word: place for place, word in enumerate(dict.fromkeys(words))}
    places = np.array([known[word] for word in words], np.int32)
    return Column(column.name, _strings(list(known)), column.spread(places))


def _strings(words: list[str]) -> pa.StringArray:
    return pa.array(words, pa.string())


def _texts(table: Long, separator: str, faults: Faults) -> None:
    """No control characters but tab and the ends of lines, in any cell that is taken, and words where words go."""
    for role, column in table.columns.items():
        faults.cells(column, "cell.control", matching(column.cells, _CONTROL_OF_ARROW), _control)
        if role in _WORDS and not separator:
            faults.cells(column, "cell.unsaved", mask(column.words, UNSAVED.__eq__))


def _control(word: str) -> dict[str, object]:
    return {"letters": " ".join(sorted({f"U+{ord(each):04X}" for each in _CONTROL.findall(word)}))}


def _conf_status(table: Long, said: Said, faults: Faults) -> Column:
    column = table.columns.get("conf_status")
    if column is None:
        return said.conf_status
    faults.cells(column, "value.unknown_confidentiality", mask(column.words, lambda word: word not in _CONFIDENTIAL))
    return paired(said.conf_status, column, lambda one, other: one or other)


def _coded_days(catalogue: Catalogue, indicator: np.ndarray, said: str) -> Column:
    """The day on which each row's financial year ends: its indicator's, else the one that was said for all."""
    words = [*(each.financial_year_ends or said for each in catalogue.indicators.values()), said]
    return told(words, np.where(indicator < 0, len(words) - 1, indicator))


def _financial(marks: str, days: str) -> str:
    return " ".join(sorted({*marks.split(), Mark.FINANCIAL_YEAR})) if days else marks


def _periods(table: Long, year: np.ndarray, days: Column, faults: Faults) -> dict[str, Column]:
    """First and last day, both or neither, in order, the last inside the row's year; else those of a financial year."""
    start, end = (_of(table, role, "") for role in ("period_start", "period_end"))
    for role in ("period_start", "period_end"):
        if (column := table.columns.get(role)) is not None:
            faults.cells(column, "period.wrong_date", mask(column.words, lambda word: word and not _is_day(word)))
    if "period_start" in table.columns or "period_end" in table.columns:
        both = paired(start, end, _fault_of_period)
        wrong = both.spread(mask(both.words, lambda word: word == "wrong"))
        ends_in = end.spread(np.array([int(word[:4]) if _is_day(word) else 0 for word in end.words]))
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


def _note(table: Long, said: Said, named: np.ndarray, moved: np.ndarray, area_codes: list[str]) -> Column:
    """The row's own note, how a marked figure was written, and the area of a body's series as the file has it."""
    notes = _of(table, "note", "")
    if len(said.written.words) > 1 or any(said.written.words):
        notes = paired(notes, said.written, lambda note, word: _also(note, f"{WRITTEN}{word}" if word else ""))
    if moved.any():
        area = _coded(area_codes, np.where(moved, named, -1))
        notes = paired(notes, area, lambda note, code: _also(note, f"area {WRITTEN}{code}" if code else ""))
    return notes


def _also(note: str, more: str) -> str:
    return "; ".join(filter(None, (note, more)))
