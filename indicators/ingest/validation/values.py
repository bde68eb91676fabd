"""The figure of each row in the catalogue's unit, or the reason for its absence, with its flags."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import inf, nan

import numpy as np
import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.table import HIDDEN
from indicators.ingest.mapping.choices import AS_WRITTEN, OWN, Choices
from indicators.ingest.mapping.long_table import MERGED, OF_HEADER, LongTable, per_distinct
from indicators.ingest.validation.numbers import OTHER_DECIMAL, UNCLEAR, UNKNOWN_SIGN, WRONG, read_figures
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, of_indicators, where
from indicators.ingest.validation.statuses import read_statuses
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
from indicators.ingest.vocabulary.notation import WRITTEN, may_be_days, possible_meanings, sign_of
from indicators.model import Catalogue, Indicator

_ONE = {"", "0", "unit", "units"}
"""Values of a multiplier column that mean no multiplier; UNIT_MULT (SDMX) is a power of ten."""

_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # not a count, whichever mark separates thousands
_APART = re.compile(r"(-?[0-9][0-9., ']*?) ?([^\W\d_]{3,})")

_TIMES = {"hours", "days"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")


def read_values(table: LongTable, indicator: pd.Series, catalogue: Catalogue, separator: str, choices: Choices,
                issues: RowIssues, notes: RowNotes) -> tuple[pd.DataFrame, str]:
    """Parse every figure, convert its unit, and check it against its indicator's limits.

    Returns for each row its value (NaN exactly where absent or suppressed), absence, marks, conf_status, and as
    "written" the cell's text if it has a flag or bound; and the decimal mark.
    """
    cells = table.cells["value"]
    meanings = {sign_of(text): meaning for text, meaning in choices.signs.items()}
    figures, decimal = read_figures(cells, separator, choices.decimal, meanings, table.texts)
    if choices.scale not in ("", AS_WRITTEN):
        figures = _multiplied(figures, Decimal(choices.scale))
    beside = read_statuses(table, figures, catalogue, meanings, issues)
    absence, merged = beside["absence"], table.column(MERGED)
    stage = _stages(cells, indicator, figures, catalogue)
    issues.rows(merged != "", "value.merged", "value", lambda row: {"lines": merged[row]})
    issues.cells((cells == "") & (absence == "") & (merged == "") & ~issues.having("value.unknown_sign"), "value.empty",
                 "value")
    _refuse_faults(cells, figures.assign(sign=figures["sign"].where(stage.isna(), "")), indicator, catalogue, issues)
    issues.cells(figures["fault"] == OTHER_DECIMAL, "value.other_decimal", "value", {"decimal": decimal})
    if "absence" in table.cells or "obs_status" in table.cells:
        issues.cells((absence != "") & (figures["value"].notna() | stage.notna()), "value.and_absence", "value")
    value = in_unit(table, indicator, figures, catalogue, choices, issues, notes)
    value = value.where(stage.isna(), stage)
    value = value.mask(refuse_percent(indicator, figures, catalogue, issues))
    _hold_to_limits(indicator, value, catalogue, issues)
    _note_changed_digits(cells, figures["digits"], notes)
    written = cells.where(figures["marked"], "")
    if OF_HEADER in table.cells:
        headed = table.cells[OF_HEADER].where(absence == "", "")
        written = written.where(headed == "", (written + f"; {WRITTEN}" + headed).str.removeprefix(f"; {WRITTEN}"))
    return beside.assign(value=value, written=written), decimal


def _note_changed_digits(cells: pd.Series, digits: pd.Series, notes: RowNotes) -> None:
    """Note how decimal marks and separators of thousands were read."""
    changed = [bool(number) and number not in cell for cell, number in zip(cells, digits, strict=True)]
    notes.rows(pd.Series(changed, cells.index), "note.read_as", lambda rows: {
        "cell": cells[rows[0]], "meaning": digits[rows[0]], "more": cells[rows].nunique() - 1})


def _multiplied(figures: pd.DataFrame, times: Decimal) -> pd.DataFrame:
    """The figures times the scale that the user stated; in decimal arithmetic, so that 1.1 becomes 1100."""
    digits = per_distinct(figures["digits"], lambda word: format(Decimal(word) * times, "f") if word else "")
    return figures.assign(digits=digits, value=per_distinct(digits, lambda word: float(word or nan), float))


def _stages(cells: pd.Series, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """The stage that a cell names, of its row's indicator or, if that is unknown, of any; else NaN."""
    stages = {(of, name.casefold()): float(stage) for code, one in catalogue.indicators.items()
              for stage, text in one.stages.items()
              for name in (text.values() if isinstance(text, dict) else [text]) for of in (code, "")}
    rows = np.flatnonzero(figures["fault"] == UNKNOWN_SIGN)
    return pd.Series({row: stages.get((indicator[row], cells[row].casefold()), nan) for row in rows.tolist()},
                     dtype=float).reindex(cells.index)


def _refuse_faults(cells: pd.Series, figures: pd.DataFrame, indicator: pd.Series, catalogue: Catalogue,
                   issues: RowIssues) -> None:
    """Report cells that are no figures, signs of unknown meaning, "d" for days, and ambiguous figures."""
    wrong = (figures["fault"] == WRONG) & (cells != "")
    hidden = cells[wrong].str.startswith(HIDDEN).reindex(cells.index, fill_value=False)
    issues.cells(hidden, "value.not_shown", "value")
    issues.cells(wrong & ~hidden, "value.wrong", "value")
    issues.rows(figures["sign"] != "", "value.unknown_sign", "value", lambda row: {
        "sign": figures.at[row, "sign"], "meanings": possible_meanings(str(figures.at[row, "sign"]))})
    unit = of_indicators(catalogue, indicator, lambda one: one.unit, "")
    timed = figures["marked"] & figures["value"].notna() & unit.isin(_TIMES)
    if timed.any():
        issues.rows(timed & where(cells, may_be_days), "value.maybe_days", "value", lambda row: {"wanted": unit[row]})
    unclear = figures["fault"] == UNCLEAR
    whole = of_indicators(catalogue, indicator, lambda one: one.whole, False, bool)
    issues.cells(unclear & ~whole, "value.unclear", "value", _both_ways)
    issues.cells(unclear & whole, "value.unclear_whole", "value", _both_ways)


def _both_ways(word: str) -> dict[str, object]:
    mark = "," if "," in word else "."
    return {"thousands": word.replace(mark, ""), "decimals": word.replace(mark, "."), "mark": mark,
            "other": "." if mark == "," else ","}


def _hold_to_limits(indicator: pd.Series, value: pd.Series, catalogue: Catalogue, issues: RowIssues) -> None:
    """Check minimum, maximum, whole numbers and stages against the catalogue."""
    low = of_indicators(catalogue, indicator, lambda one: -inf if one.minimum is None else one.minimum, -inf, float)
    high = of_indicators(catalogue, indicator, lambda one: inf if one.maximum is None else one.maximum, inf, float)
    whole = of_indicators(catalogue, indicator, lambda one: one.whole or bool(one.stages), False, bool)
    issues.rows(value < low, "value.below_limit", "value", lambda row: {
        "bound": f"{low[row]:g}", "indicator": indicator[row]})
    issues.rows(value > high, "value.above_limit", "value", lambda row: {
        "bound": f"{high[row]:g}", "indicator": indicator[row]})
    issues.rows(whole & (value > np.floor(value)), "value.not_whole", "value", lambda row: {
        "bound": "", "indicator": indicator[row]})


def refuse_shifted(table: LongTable, names: AreaNames, issues: RowIssues) -> None:
    """Report the other figures of a line with a word, as "Gambia, The,5,6": a name split shifts its cells."""
    cells = table.cells["value"]
    role = next((role for role in ("country", "country_name", "country_code") if role in table.cells), "")
    words = where(cells, lambda cell: _WORD.search(cell) and not _FIGURE.search(cell))
    if not table.wide or not role or not words.any():
        return
    split = words & (issues.blocked | where(table.cells[role] + ", " + cells.where(words, "\n"), names.code))
    word_of_line = dict(zip(table.rows[split.to_numpy()], cells[split], strict=True))
    same_line = pd.Series(np.isin(table.rows, list(word_of_line)) & ~issues.blocked)
    issues.rows(same_line, "row.word_among_figures", role, lambda row: {"word": word_of_line[table.rows[row]]})


def without_units_in_cells(table: LongTable, indicator: pd.Series, catalogue: Catalogue, issues: RowIssues
                           ) -> LongTable:
    """Return the table without its indicators' units after figures, such as "12 hours"; others are errors."""
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
    texts = table.texts if table.texts is None else table.texts | set(bare[behind != ""])
    return replace(table.with_cells("value", bare), texts=texts)


def _is_counted(indicator: Indicator) -> bool:
    """Whether a word that only means a number may be the unit of an indicator."""
    return indicator.whole and not indicator.stages


def with_own_units(table: LongTable, indicator: pd.Series, catalogue: Catalogue, choices: Choices,
                   notes: RowNotes) -> LongTable:
    """Return the table with the indicator's unit for general words, and for those that the user explained."""
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
    """Return values in the catalogue's units; a unit that cannot be converted is an error."""
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


def refuse_percent(indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue, issues: RowIssues) -> pd.Series:
    """Report percent signs, but for indicators in per cent; return a mask of these rows."""
    signed = figures["percent"] & (figures["fault"] != "wrong") & (indicator != "")
    own = of_indicators(catalogue, indicator, lambda one: one.unit == PERCENT, False, bool)
    issues.rows(signed & ~own, "value.percent", "value", lambda row: {
        "wanted": catalogue.indicators[indicator[row]].unit, "indicator": indicator[row]})
    return signed & ~own
