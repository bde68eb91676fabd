"""Units of figures: after the number in a cell, in a column, or chosen by the user; and their conversion to the
catalogue's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.choices import OWN, Choices
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.validation.numbers import Figures, matching
from indicators.ingest.validation.row_issues import RowIssues, mask, of_indicators
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.scales import scale_in, without_scale
from indicators.ingest.vocabulary.units import CASES, PERCENT, counts_persons, says_number, says_persons, unit_words
from indicators.model import Catalogue, Indicator

_ONE = {"", "0", "unit", "units", "einheit", "einheiten", "unite", "unité", "unités", "unidad", "unidades"}
"""Values of a multiplier column that mean no multiplier; UNIT_MULT (SDMX) is a power of ten."""

_VICTIMS = "victims"
_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # not a count, whichever mark separates thousands
_BEHIND = r"^-?[0-9][0-9., ']* ?\pL{3,}$"
_NOTHING_BEHIND = r"[\x00-@\[-`{-\x7f].?.?$|^$|^[^-0-9]"
"""Asked first, since Arrow reads it in a hundredth of the time: no letter is among the last three characters, or no
figure is before them."""

_APART = re.compile(r"(-?[0-9][0-9., ']*?) ?([^\W\d]+)")


def without_units_in_cells(table: Long, indicator: np.ndarray, catalogue: Catalogue, notes: RowNotes) -> Long:
    """Return the table without words after figures that are the unit of each row's indicator, such as "12 hours", which
    a number format may add; adds a note. Any other word is kept, and rejected.
    """
    column = table.columns["value"]
    if matching(column.cells, _NOTHING_BEHIND).all() or not (behind := matching(column.cells, _BEHIND)).any():
        return table
    code, known = unit_words(catalogue), [*catalogue.indicators.values()]
    names = sorted({one.unit for one in known})
    unit = of_indicators(catalogue, indicator, lambda one: names.index(one.unit), -1)
    least, most = (np.full(len(column.words), start, np.int64) for start in (len(names), -1))
    np.minimum.at(least, column.indices, unit)
    np.maximum.at(most, column.indices, unit)
    bare = dict[str, str]()
    for index in np.flatnonzero(behind & (least == most) & (most >= 0)).tolist():
        own, found = names[least[index]], _APART.fullmatch(column.words[index])
        if found and (code(found[2]) == own or (is_word("victims", normalised(found[2])) and own == _VICTIMS) or all(
                _may_mean(found[2], one) for one in known if one.unit == own)):
            bare[column.words[index]] = found[1]
    if not bare:
        return table
    notes.rows(column.spread(mask(column.words, bare.__contains__)), "note.unit_in_cells", lambda rows: {
        "example": column.word(int(rows[0])), "read": bare[column.word(int(rows[0]))]})
    return replace(table, texts=None if table.texts is None else table.texts | set(bare.values()), columns={
        **table.columns, "value": column.map(lambda word: bare.get(word, word))})


def _may_mean(word: str, indicator: Indicator) -> bool:
    """Whether a word that only means a number, or persons, may be the unit of an indicator: one that is counted, and
    that counts people.
    """
    counted = indicator.whole and not indicator.stages
    return counted and (says_number(word) or (says_persons(word) and counts_persons(indicator)))


def with_own_units(table: Long, indicator: np.ndarray, catalogue: Catalogue, choices: Choices,
                   notes: RowNotes) -> Long:
    """Return the table with units that mean the unit of the row's indicator replaced by it, and add a note: words for
    "number" or "persons" if an option names an indicator of such counts, and units for which the user said so.
    """
    column = table.columns.get("unit")
    if column is None:
        return table
    option, code = catalogue.indicators.get(choices.indicator), unit_words(catalogue)
    if any(map(_DECIMALS.fullmatch, table.columns["value"].words)):               # could be a rate "in persons"
        option = None
    rows = column.spread(mask(column.words, lambda word: option and _may_mean(word, option)
                              and code(word) != option.unit)) & (indicator >= 0)
    for word in (word for word in column.words if choices.units.get(word) == OWN):
        rows |= column.spread(mask(column.words, word.__eq__)) & of_indicators(
            catalogue, indicator, partial(_is_open, word, code=code), otherwise=False)
    if not rows.any():
        return table
    units = [one.unit for one in catalogue.indicators.values()]
    for word in column.take(rows).used:
        notes.rows(rows & column.spread(mask(column.words, word.__eq__)), "note.unit_read_as", partial(
            _read_as, word, units=units, indicator=indicator))
    cells = pa.array([*column.words, *units], pa.string())
    indices = np.where(rows, len(column.words) + indicator, column.indices).astype(np.int32)
    return replace(table, columns={**table.columns, "unit": Column(column.name, cells, indices)})


def _read_as(word: str, rows: np.ndarray, *, units: list[str], indicator: np.ndarray) -> dict[str, object]:
    """The values of a note that a unit was read as the indicators' own in these rows."""
    return {"unit": word, "units": sorted({units[index] for index in np.unique(indicator[rows]).tolist()})}


def in_unit(table: Long, indicator: np.ndarray, figures: Figures, catalogue: Catalogue, choices: Choices,
            issues: RowIssues, notes: RowNotes) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return values in the catalogue's units, and the indices of converted rows; a unit that cannot be converted is an
    error. If the user stated a scale, words of scale in the unit are ignored.
    """
    column, converted = table.columns.get("unit"), list[np.ndarray]()
    value = table.columns["value"].spread(figures.value)
    known = list(catalogue.indicators.values())
    if (times := table.columns.get("multiplier")) is not None:
        issues.cells(times, "unit.multiplier", mask(times.words, lambda word: word.casefold() not in _ONE))
    if column is None:
        notes.rows(indicator >= 0, "note.unit_not_in_file", lambda rows: {
            "units": sorted({known[code].unit for code in np.unique(indicator[rows]).tolist()})})
        return value, converted
    code = unit_words(catalogue)
    issues.cells(column, "unit.empty", column.empty)
    bare = column.map(without_scale) if choices.scale else column
    for which, word, rows in _of_another_unit(indicator, known, bare, code):
        unit = code(word) or word
        if unit in which.conversions:
            value[rows] = _converted(table, figures, rows, which.conversions[unit])
            converted.append(rows)
            here = np.zeros(len(value), bool)
            here[rows] = True
            notes.rows(here, "note.converted", {
                "unit": word, "wanted": which.unit, "times": f"{which.conversions[unit]:g}"})
        else:
            asked = scale_in(word) is None and _is_open(word, which, code)
            issues.rows(rows, "unit.unclear" if asked else "unit.wrong", column, {
                "wanted": which.unit, "typed": which.unit, "indicator": which.id})
    return value, converted


def _is_open(word: str, which: Indicator, code: Callable[[str], str]) -> bool:
    """Whether a unit other than an indicator's own may mean it, so that the user is asked; "" if none is given."""
    if says_number(word) or says_persons(word):
        return which.whole and (says_number(word) or counts_persons(which))
    return code(word) in ("", CASES)


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
                   notes: RowNotes) -> np.ndarray:
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
    notes.rows(signed & own & column.spread(~np.isnan(figures.value)), "note.percent_sign", lambda rows: {
        "example": column.word(int(rows[0])), "read": figures.digits[column.indices[rows[0]]]})
    return signed & ~own
