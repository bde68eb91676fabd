"""The figure of each row in the catalogue's unit, or the reason for its absence, with its flags."""

import re
from decimal import Decimal
from math import inf, nan

import numpy as np
import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.number_formats import HIDDEN
from indicators.ingest.mapping.choices import AS_WRITTEN, Choices
from indicators.ingest.mapping.long_table import MERGED, OF_HEADER, LongTable, per_distinct
from indicators.ingest.validation.numbers import OTHER_DECIMAL, UNCLEAR, UNKNOWN_SIGN, WRONG, notes_of, read_figures
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, of_indicators, where
from indicators.ingest.validation.statuses import read_statuses
from indicators.ingest.validation.units import in_unit, refuse_percent
from indicators.ingest.vocabulary.notation import WRITTEN, may_be_days, possible_meanings, sign_of
from indicators.model import Catalogue

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
    beside = read_statuses(table, figures, catalogue, meanings, issues, notes)
    absence, merged = beside["absence"], table.column(MERGED)
    stage = _stages(cells, indicator, figures, catalogue, notes)
    issues.rows(merged != "", "value.merged", "value", lambda row: {"lines": merged[row]})
    issues.cells((cells == "") & (absence == "") & (merged == "") & ~issues.having("value.unknown_sign"), "value.empty",
                 "value")
    _refuse_faults(cells, figures.assign(sign=figures["sign"].where(stage.isna(), "")), indicator, catalogue, issues)
    issues.cells(figures["fault"] == OTHER_DECIMAL, "value.other_decimal", "value", {"decimal": decimal})
    if "absence" in table.cells or "obs_status" in table.cells:
        issues.cells((absence != "") & (figures["value"].notna() | stage.notna()), "value.and_absence", "value")
    value = in_unit(table, indicator, figures, catalogue, choices, issues, notes)
    value = value.where(stage.isna(), stage)
    value = value.mask(refuse_percent(table, indicator, figures, catalogue, issues, notes))
    _hold_to_limits(indicator, value, catalogue, issues)
    notes.add(lambda accepted: notes_of(cells, figures, decimal, accepted))
    written = cells.where(figures["marked"], "")
    if OF_HEADER in table.cells:
        headed = table.cells[OF_HEADER].where(absence == "", "")
        written = written.where(headed == "", (written + f"; {WRITTEN}" + headed).str.removeprefix(f"; {WRITTEN}"))
    return beside.assign(value=value, written=written), decimal


def _multiplied(figures: pd.DataFrame, times: Decimal) -> pd.DataFrame:
    """The figures times the scale that the user stated; in decimal arithmetic, so that 1.1 becomes 1100."""
    digits = per_distinct(figures["digits"], lambda word: format(Decimal(word) * times, "f") if word else "")
    return figures.assign(digits=digits, value=per_distinct(digits, lambda word: float(word or nan), float))


def _stages(cells: pd.Series, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue,
            notes: RowNotes) -> pd.Series:
    """The stage of rows whose cell names one of their indicator, such as "in force"; of any indicator if theirs is
    unknown; else NaN.
    """
    stages = {(of, name.casefold()): float(stage) for code, one in catalogue.indicators.items()
              for stage, text in one.stages.items()
              for name in (text.values() if isinstance(text, dict) else [text]) for of in (code, "")}
    rows = np.flatnonzero(figures["fault"] == UNKNOWN_SIGN)
    stage = pd.Series({row: stages.get((indicator[row], cells[row].casefold()), nan) for row in rows.tolist()},
                      dtype=float).reindex(cells.index)
    notes.read_as(stage.notna(), cells, stage.map("{:g}".format))
    return stage


def _refuse_faults(cells: pd.Series, figures: pd.DataFrame, indicator: pd.Series, catalogue: Catalogue,
                   issues: RowIssues) -> None:
    """Report cells that are not figures, words or symbols of unknown meaning, figures followed by "d", which may mean
    days, and ambiguous figures; for indicators of whole numbers, one reading would be rejected.
    """
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
    """Report the other figures of a line in which one is a word, such as "Gambia, The,5,6": a name split at its comma
    shifts all cells after it. A word with a meaning is one only if it completes the name.
    """
    cells = table.cells["value"]
    role = next((role for role in ("country", "country_name", "country_code") if role in table.cells), "")
    words = where(cells, lambda cell: _WORD.search(cell) and not _FIGURE.search(cell))
    if not table.wide or not role or not words.any():
        return
    split = words & (issues.blocked | where(table.cells[role] + ", " + cells.where(words, "\n"), names.code))
    word_of_line = dict(zip(table.rows[split.to_numpy()], cells[split], strict=True))
    same_line = pd.Series(np.isin(table.rows, list(word_of_line)) & ~issues.blocked)
    issues.rows(same_line, "row.word_among_figures", role, lambda row: {"word": word_of_line[table.rows[row]]})
