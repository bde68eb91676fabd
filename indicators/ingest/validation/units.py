"""Units of figures: after the number in a cell, in a column, or chosen by the user; and their conversion to the
catalogue's.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pandas as pd

from indicators.ingest.mapping.choices import OWN, Choices
from indicators.ingest.mapping.long_table import LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, of_indicators, where
from indicators.ingest.vocabulary.indicators import (
    CASES,
    PERCENT,
    counts_persons,
    says_number,
    says_persons,
    says_scale,
    unit_words,
    without_scale,
)
from indicators.model import Catalogue, Indicator

_ONE = {"", "0", "unit", "units"}
"""Values of a multiplier column that mean no multiplier; UNIT_MULT (SDMX) is a power of ten."""

_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # not a count, whichever mark separates thousands
_APART = re.compile(r"(-?[0-9][0-9., ']*?) ?([^\W\d_]{3,})")


def without_units_in_cells(table: LongTable, indicator: pd.Series, catalogue: Catalogue, issues: RowIssues,
                           notes: RowNotes) -> LongTable:
    """Return the table without units after figures, such as "12 hours", which a number format may add; adds a note.
    The unit of another indicator is an error.
    """
    cells, code = table.cells["value"], unit_words(catalogue)
    behind = per_distinct(cells, lambda cell: apart[2] if (apart := _APART.fullmatch(cell)) else "")
    behind = behind.where(where(behind, lambda word: code(word) or says_number(word) or says_persons(word)), "")
    if not behind.any():
        return table
    unit = of_indicators(catalogue, indicator, lambda one: one.unit, "")
    own = (per_distinct(behind, code) == unit) | (where(behind, says_number) & of_indicators(
        catalogue, indicator, _is_counted, False, bool)) | (where(behind, says_persons) & of_indicators(
            catalogue, indicator, lambda one: _is_counted(one) and counts_persons(one), False, bool))
    issues.rows((behind != "") & (indicator != "") & ~own, "unit.wrong", "value", lambda row: {
        "wanted": unit[row], "typed": unit[row], "indicator": indicator[row]})
    bare = cells.where(behind == "", per_distinct(cells, lambda cell: apart[1] if (
        apart := _APART.fullmatch(cell)) else cell))
    notes.read_as(bare != cells, cells, bare)
    texts = table.texts if table.texts is None else table.texts | set(bare[behind != ""])
    return replace(table.with_cells("value", bare), texts=texts)


def _is_counted(indicator: Indicator) -> bool:
    """Whether a word that only means a number may be the unit of an indicator."""
    return indicator.whole and not indicator.stages


def with_own_units(table: LongTable, indicator: pd.Series, catalogue: Catalogue, choices: Choices,
                   notes: RowNotes) -> LongTable:
    """Return the table with units that mean the unit of the row's indicator replaced by it, and add a note: words for
    "number" or "persons" if an option names an indicator of such counts, and units for which the user said so.
    """
    if "unit" not in table.cells:
        return table
    cells, code = table.cells["unit"], unit_words(catalogue)
    option = catalogue.indicators.get(choices.indicator)
    if where(table.cells["value"], _DECIMALS.fullmatch).any():               # could be a rate "in persons"
        option = None
    general = where(cells, lambda word: option and _is_counted(option) and code(word) != option.unit and (
        says_number(word) or (says_persons(word) and counts_persons(option))))
    rows = general & (indicator != "")
    for word in (word for word in cells.unique() if choices.units.get(word) == OWN):
        rows |= (cells == word) & of_indicators(catalogue, indicator, partial(_is_open, word, code=code), False, bool)
    own = of_indicators(catalogue, indicator, lambda one: one.unit, "")
    for word in cells[rows].unique():
        notes.rows(rows & (cells == word), "note.unit_read_as", lambda of_word: {
            "unit": cells[of_word[0]], "units": sorted(own[of_word].unique())})
    return table.with_cells("unit", cells.where(~rows, own))


def in_unit(table: LongTable, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue, choices: Choices,
            issues: RowIssues, notes: RowNotes) -> pd.Series:
    """Return values in the catalogue's units; a unit that cannot be converted is an error. If the user stated a scale,
    words of scale in the unit are ignored.
    """
    value = figures["value"]
    if "multiplier" in table.cells:
        issues.cells(where(table.cells["multiplier"], lambda word: word.casefold() not in _ONE), "unit.multiplier",
                     "multiplier")
    if "unit" not in table.cells:
        own = of_indicators(catalogue, indicator, lambda one: one.unit, "")
        notes.rows(indicator != "", "note.unit_not_in_file", lambda rows: {"units": sorted(own[rows].unique())})
        return value
    cells, code = table.cells["unit"], unit_words(catalogue)
    issues.cells(cells == "", "unit.empty", "unit")
    unit = per_distinct(cells, without_scale) if choices.scale else cells
    other = (per_distinct(unit, lambda word: code(word) or word) != of_indicators(
        catalogue, indicator, lambda one: one.unit, "")) & (indicator != "") & (cells != "")
    pairs = pd.DataFrame({"indicator": indicator, "unit": unit})[other].drop_duplicates()
    for of, word in pairs.itertuples(index=False):
        which, rows = catalogue.indicators[of], other & (indicator == of) & (unit == word)
        if (factor := which.conversions.get(code(word) or word)) is not None:
            value = value.mask(rows, per_distinct(figures["digits"], partial(_times, factor=factor), float))
            notes.rows(rows, "note.converted", {"unit": word, "wanted": which.unit, "times": f"{factor:g}"})
        else:
            asked = not says_scale(word) and _is_open(word, which, code)
            issues.cells(rows, "unit.unclear" if asked else "unit.wrong", "unit", {
                "wanted": which.unit, "typed": which.unit, "indicator": which.id})
    return value


def _is_open(word: str, which: Indicator, code: Callable[[str], str]) -> bool:
    """Whether a unit other than an indicator's own may mean it, so that the user is asked; "" if none is given."""
    if says_number(word) or says_persons(word):
        return which.whole and (says_number(word) or counts_persons(which))
    return which.unit != PERCENT and code(word) in ("", CASES)


def _times(digits: str, factor: float) -> float:
    """A product in decimal arithmetic, so that 0.1 days are exactly 2.4 hours; NaN for no digits."""
    return float(f"{Decimal(digits or 'nan') * Decimal(str(factor)):.15g}")


def refuse_percent(table: LongTable, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue,
                   issues: RowIssues, notes: RowNotes) -> pd.Series:
    """Accept percent signs on figures of indicators in per cent, and report them on any other; return a mask of the
    latter.
    """
    cells = table.cells["value"]
    signed = figures["percent"] & (figures["fault"] != "wrong") & (indicator != "")
    if not signed.any():
        return signed
    own = of_indicators(catalogue, indicator, lambda one: one.unit == PERCENT, False, bool)
    issues.rows(signed & ~own, "value.percent", "value", lambda row: {
        "wanted": catalogue.indicators[indicator[row]].unit, "indicator": indicator[row]})
    notes.read_as(signed & own & figures["value"].notna(), cells, figures["digits"])
    return signed & ~own
