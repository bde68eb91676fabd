"""Units of figures: after the number in a cell, in a column, or chosen by the user; and their conversion to the
catalogue's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.choices import OWN, Choices
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.numbers import Figures, matching
from indicators.ingest.validation.row_issues import RowIssues, mask, of_indicators
from indicators.ingest.vocabulary.scales import scale_in, without_scale
from indicators.ingest.vocabulary.units import CASES, PERCENT, says_number, unit_words
from indicators.model import Catalogue, Indicator, Message

_ONE = {"", "0", "unit", "units", "einheit", "einheiten", "unite", "unité", "unités", "unidad", "unidades"}
"""Values of a multiplier column that mean no multiplier; UNIT_MULT (SDMX) is a power of ten."""

_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # not a count, whichever mark separates thousands
_BEHIND = r"^-?[0-9][0-9., ']* ?\pL{3,}$"
_APART = re.compile(r"(-?[0-9][0-9., ']*?) ?([^\W\d]+)")


def without_units_in_cells(table: Long, indicator: np.ndarray, catalogue: Catalogue, notes: list[Message]) -> Long:
    """Return the table without words after figures that are the unit of each row's indicator, such as "12 hours", which
    a number format may add; adds a note. Any other word is kept, and rejected.
    """
    column = table.columns["value"]
    if not (behind := matching(column.cells, _BEHIND)).any():
        return table
    code, known = unit_words(catalogue), [*catalogue.indicators.values()]
    names = sorted({one.unit for one in known})
    unit = of_indicators(catalogue, indicator, lambda one: names.index(one.unit), -1)
    least, most = (np.full(len(column.words), start, np.int64) for start in (len(names), -1))
    np.minimum.at(least, column.indices, unit)
    np.maximum.at(most, column.indices, unit)
    counted = {one.unit for one in known} - {one.unit for one in known if not _is_counted(one)}
    bare = dict[str, str]()
    for index in np.flatnonzero(behind & (least == most) & (most >= 0)).tolist():
        own, found = names[least[index]], _APART.fullmatch(column.words[index])
        if found and (code(found[2]) == own or (says_number(found[2]) and own in counted)):
            bare[column.words[index]] = found[1]
    if not bare:
        return table
    word, rows = next(iter(bare)), column.spread(mask(column.words, bare.__contains__))
    notes.append(Message(code="note.unit_in_cells", values={
        "count": int(rows.sum()), "example": word, "read": bare[word]}))
    return replace(table, texts=None if table.texts is None else table.texts | set(bare.values()), columns={
        **table.columns, "value": column.map(lambda word: bare.get(word, word))})


def _is_counted(indicator: Indicator) -> bool:
    return indicator.whole and not indicator.stages


def with_own_units(table: Long, indicator: np.ndarray, catalogue: Catalogue, choices: Choices,
                   notes: list[Message]) -> Long:
    """Return the table with units that mean the unit of the row's indicator replaced by it, and add a note: words for
    "number" if an option names an indicator of counts, and units for which the user said so.
    """
    column = table.columns.get("unit")
    if column is None:
        return table
    option, code = catalogue.indicators.get(choices.indicator), unit_words(catalogue)
    counted = option if option and _is_counted(option) and not any(
        map(_DECIMALS.fullmatch, table.columns["value"].words)) else None         # could be a rate "in persons"
    alike = mask(column.words, lambda word: choices.units.get(word) == OWN or (
        counted and says_number(word) and code(word) != counted.unit))
    rows = column.spread(alike) & (indicator >= 0)
    if not rows.any():
        return table
    units = [one.unit for one in catalogue.indicators.values()]
    for word in column.take(rows).used:
        here = rows & column.spread(mask(column.words, word.__eq__))
        notes.append(Message(code="note.unit_read_as", values={
            "count": int(here.sum()), "unit": word,
            "units": sorted({units[index] for index in np.unique(indicator[here]).tolist()})}))
    cells = pa.array([*column.words, *units], pa.string())
    indices = np.where(rows, len(column.words) + indicator, column.indices).astype(np.int32)
    return replace(table, columns={**table.columns, "unit": Column(column.name, cells, indices)})


def in_unit(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, choices: Choices,
            issues: RowIssues, notes: list[Message]) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return values in the catalogue's units, and the indices of converted rows; a unit that cannot be converted is an
    error. If the user stated a scale, words of scale in the unit are ignored.
    """
    column, converted = table.columns.get("unit"), list[np.ndarray]()
    value = table.columns["value"].spread(figures.value)
    known = list(catalogue.indicators.values())
    if (times := table.columns.get("multiplier")) is not None:
        issues.cells(times, "unit.multiplier", mask(times.words, lambda word: word.casefold() not in _ONE))
    if column is None:
        if units := sorted({known[code].unit for code in np.unique(indicator) if code >= 0}):
            notes.append(Message(code="note.unit_not_in_file", values={"units": units}))
        return value, converted
    code = unit_words(catalogue)
    issues.cells(column, "unit.empty", column.empty)
    bare = column.map(without_scale) if choices.scale else column
    for which, word, rows in _of_another_unit(indicator, known, bare, code):
        unit = code(word) or word
        if unit in which.conversions:
            value[rows] = _converted(table, figures, rows, which.conversions[unit])
            converted.append(rows)
            notes.append(Message(code="note.converted", values={
                "count": len(rows), "unit": word, "wanted": which.unit, "times": f"{which.conversions[unit]:g}"}))
        else:
            asked = scale_in(word) is None and (which.whole if says_number(word) else code(word) in ("", CASES))
            issues.rows(rows, "unit.unclear" if asked else "unit.wrong", column, {
                "wanted": which.unit, "indicator": which.id})
    return value, converted


def _of_another_unit(indicator: np.ndarray, known: list[Indicator], column: Column,
                     code: Callable[[str], str]) -> Iterator[tuple[Indicator, str, np.ndarray]]:
    """Yield each combination of an indicator and a unit other than its own, with the rows that have it."""
    words, units = column.words, {unit: index for index, unit in enumerate({indicator.unit for indicator in known})}
    meant = np.array([units.get(code(word) or word, -1) for word in words], np.int64)
    own = np.array([*(units[indicator.unit] for indicator in known), -1])
    rows = np.flatnonzero((own.take(indicator) != column.spread(meant)) & (indicator >= 0))
    rows = rows[~column.empty[column.indices[rows]]]
    pairs = indicator[rows].astype(np.int64) * len(words) + column.indices[rows]
    order = np.argsort(pairs, kind="stable")
    for together in np.split(rows[order], np.flatnonzero(np.diff(pairs[order])) + 1):
        if len(together):
            yield known[indicator[together[0]]], words[column.indices[together[0]]], together


def _converted(table: Long, figures: Figures, rows: np.ndarray, factor: float) -> np.ndarray:
    """The converted values in decimal arithmetic, so that 0.1 days are exactly 2.4 hours; computed once per distinct
    cell.
    """
    column = table.columns["value"]
    cells, back = np.unique(column.indices[rows], return_inverse=True)
    digits = [figures.digits[cell] or column.words[cell] for cell in cells]
    by = Decimal(str(factor))
    return np.array([float(f"{Decimal(digit) * by:.15g}") if not np.isnan(figures.value[cell]) else np.nan
                     for digit, cell in zip(digits, cells, strict=True)], np.float64)[back]


def refuse_percent(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, issues: RowIssues,
                   notes: list[Message]) -> np.ndarray:
    """Accept percent signs on figures of indicators in per cent, and report them on any other; return a mask of the
    latter.
    """
    column, known = table.columns["value"], list(catalogue.indicators.values())
    signed = column.spread(figures.percent & ~figures.wrong) & (indicator >= 0)
    if not signed.any():
        return signed
    own = of_indicators(catalogue, indicator, lambda one: one.unit == PERCENT, otherwise=False)
    for code in np.unique(indicator[signed & ~own]).tolist():
        issues.rows(signed & (indicator == code), "value.percent", column,
                    {"wanted": known[code].unit, "indicator": known[code].id})
    if len(read := np.flatnonzero(signed & own & column.spread(~np.isnan(figures.value)))):
        position = int(column.indices[read[0]])
        notes.append(Message(code="note.percent_sign", values={
            "count": len(read), "example": column.words[position], "read": figures.digits[position]}))
    return signed & ~own
