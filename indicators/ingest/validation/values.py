"""The figure of each row in the catalogue's unit, or the reason for its absence, with its flags."""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import inf, nan

import numpy as np
import pandas as pd

from indicators.ingest.formats.number_formats import HIDDEN
from indicators.ingest.mapping.choices import AS_WRITTEN, Choices
from indicators.ingest.mapping.long_table import MERGED, OF_HEADER, LongTable, per_distinct
from indicators.ingest.validation.numbers import OTHER_DECIMAL, UNCLEAR, WRONG, notes_of, read_figures
from indicators.ingest.validation.row_issues import RowIssues, RowNotes, of_indicators, where
from indicators.ingest.validation.statuses import absences_and_marks
from indicators.ingest.validation.units import in_unit, refuse_percent
from indicators.ingest.vocabulary.notation import WRITTEN, may_be_days
from indicators.model import Catalogue

_TIMES = {"hours", "days"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")
_WORD_BEHIND = re.compile(r"[<>~≤≥]?-?\d[\d.,' ]*[^\W\d_]{3,}(?:[ -][^\W\d_]+){0,3}\.?")


@dataclass(frozen=True)
class Values:
    """Per row: value (NaN exactly where absent or suppressed), absence, flags, CONF_STATUS, and original text if
    flagged.
    """

    value: pd.Series
    absence: pd.Series
    marks: pd.Series
    conf_status: pd.Series
    written: pd.Series           # the cell's text if it has a flag or bound, else ""
    decimal: str


def read_values(table: LongTable, indicator: pd.Series, catalogue: Catalogue, separator: str, choices: Choices,
                issues: RowIssues, notes: RowNotes) -> Values:
    """Parse every figure, convert its unit, and check it against its indicator's limits."""
    cells = table.cells["value"]
    figures, decimal = read_figures(cells, separator, choices.decimal, table.texts)
    if choices.scale not in ("", AS_WRITTEN):
        figures = _multiplied(figures, Decimal(choices.scale))
    absence, marks = absences_and_marks(table, figures, catalogue, issues, notes)
    stage = _stages(cells, indicator, figures, catalogue, notes)
    _refuse_merged(table, issues)
    issues.cells((cells == "") & (absence == "") & (table.column(MERGED) == ""), "value.empty", "value")
    _refuse_wrong(cells, (figures["fault"] == WRONG) & (cells != "") & stage.isna(), indicator, catalogue, issues)
    _refuse_days(cells, indicator, figures, catalogue, issues)
    _refuse_unclear(cells, indicator, figures, catalogue, issues)
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
    return Values(value, absence, marks, figures["conf_status"], written, decimal)


def _multiplied(figures: pd.DataFrame, times: Decimal) -> pd.DataFrame:
    """The figures times the scale that the user stated; in decimal arithmetic, so that 1.1 becomes 1100."""
    digits = per_distinct(figures["digits"], lambda word: format(Decimal(word) * times, "f") if word else "")
    return figures.assign(digits=digits, value=per_distinct(digits, lambda word: float(word or nan), float))


def _refuse_merged(table: LongTable, issues: RowIssues) -> None:
    """Report figures whose cell is merged over several rows or columns of figures."""
    merged = table.column(MERGED)
    issues.rows(merged != "", "value.merged", "value", lambda row: {"lines": merged[row]})


def _stages(cells: pd.Series, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue,
            notes: RowNotes) -> pd.Series:
    """The stage of rows whose cell names one of their indicator, such as "in force"; of any indicator if theirs is
    unknown; else NaN.
    """
    stages = {(of, name.casefold()): float(stage) for code, one in catalogue.indicators.items()
              for stage, text in one.stages.items()
              for name in (text.values() if isinstance(text, dict) else [text]) for of in (code, "")}
    words = figures["fault"] == WRONG
    stage = pd.Series(nan, cells.index)
    for row in cells.index[words & cells.str.casefold().isin({name for _, name in stages})]:
        stage[row] = stages.get((indicator[row], cells[row].casefold()), nan)
    notes.rows(stage.notna(), "note.stages", lambda rows: {"example": cells[rows[0]], "read": f"{stage[rows[0]]:g}"})
    return stage


def _refuse_wrong(cells: pd.Series, wrong: pd.Series, indicator: pd.Series, catalogue: Catalogue,
                  issues: RowIssues) -> None:
    """Report cells that are not figures; those with a word after a number, such as another unit, as such."""
    hidden = wrong & cells.str.startswith(HIDDEN)
    issues.cells(hidden, "value.not_shown", "value")
    worded = wrong & ~hidden & (indicator != "") & where(cells, _WORD_BEHIND.fullmatch)
    issues.rows(worded, "value.with_word", "value", lambda row: {
        "wanted": catalogue.indicators[indicator[row]].unit, "indicator": indicator[row]})
    issues.cells(wrong & ~hidden & ~worded, "value.wrong", "value")


def _refuse_days(cells: pd.Series, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue,
                 issues: RowIssues) -> None:
    """Report rows of indicators in hours or days whose figure is followed by "d", which may be its unit."""
    unit = of_indicators(catalogue, indicator, lambda one: one.unit, "")
    suspects = figures["marked"] & figures["value"].notna() & unit.isin(_TIMES) & where(cells, may_be_days)
    issues.rows(suspects, "value.maybe_days", "value", lambda row: {"wanted": unit[row]})


def _refuse_unclear(cells: pd.Series, indicator: pd.Series, figures: pd.DataFrame, catalogue: Catalogue,
                    issues: RowIssues) -> None:
    """Report ambiguous figures; for whole-number indicators with a code that says that one reading would be rejected.
    """
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


def refuse_shifted(table: LongTable, issues: RowIssues) -> None:
    """Report the other figures of a line in which one is a word, such as "Gambia, The,5,6": a name split at its comma
    shifts all cells after it.
    """
    cells = table.cells["value"]
    split = where(cells, lambda cell: _WORD.search(cell) and not _FIGURE.search(cell)) & issues.blocked
    role = next((role for role in ("country", "country_name", "country_code") if role in table.cells), "")
    if not table.wide or not role or not split.any():
        return
    words = dict(zip(table.rows[split.to_numpy()], cells[split], strict=True))
    same_line = pd.Series(np.isin(table.rows, list(words)) & ~issues.blocked)
    issues.rows(same_line, "row.word_among_figures", role, lambda row: {"word": words[table.rows[row]]})
