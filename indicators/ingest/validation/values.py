"""What each row says: its figure in the catalogue's unit, or why there is none, with its marks."""

import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from indicators.ingest.mapping.choices import AS_WRITTEN, Choices
from indicators.ingest.mapping.exported_files import withheld
from indicators.ingest.mapping.layout import MERGED
from indicators.ingest.mapping.table import Column, Long, column_from
from indicators.ingest.validation.conversion import in_unit, refuse_percent
from indicators.ingest.validation.numbers import Figures, notes_of, read_cells
from indicators.ingest.validation.row_issues import RowIssues, mask, of_indicators
from indicators.ingest.validation.statuses import absences_and_marks
from indicators.ingest.vocabulary.notation import may_be_days
from indicators.model import Catalogue, Message

_TIMES = {"hours", "days"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class Values:
    """For each row: value (NaN exactly where absent or withheld), absence, marks, CONF_STATUS, and how a marked cell is
    written.
    """

    value: np.ndarray
    absence: Column
    marks: Column
    conf_status: Column
    written: Column              # the cell, where it has a mark or bound; "" else
    decimal: str


def read_values(table: Long, indicator: np.ndarray, catalogue: Catalogue, separator: str, choices: Choices,
                issues: RowIssues, notes: list[Message]) -> Values:
    """Read every figure, convert its unit, and hold it against its indicator's limits."""
    column = table.columns["value"]
    figures = read_cells(column.cells, separator, choices.decimal, table.texts)
    if choices.scale not in ("", AS_WRITTEN):
        _multiply(figures, column, Decimal(choices.scale))
    absence, marks = absences_and_marks(table, column_from(figures.absence, column.indices),
                                        column_from(figures.marks, column.indices), catalogue, issues, notes)
    absent, merged = absence.spread(~absence.empty), _refuse_merged(table, issues)
    issues.rows(column.spread(column.empty) & ~absent & ~merged & ~withheld(table), "value.empty", column)
    staged, stage = _stages(column, indicator, figures, catalogue, notes)
    wrong = column.spread(figures.wrong & ~column.empty)
    wrong[staged] = False
    wrong |= _days(column, indicator, figures, catalogue)
    issues.rows(wrong, "value.wrong", column)
    _refuse_unclear(column, indicator, figures, catalogue, issues)
    issues.cells(column, "value.other_decimal", figures.both, {"decimal": figures.decimal})
    if "absence" in table.columns or "obs_status" in table.columns:
        given = column.spread(~np.isnan(figures.value))
        given[staged] = True
        issues.rows(absent & given, "value.and_absence", column)
    value, converted = in_unit(table, indicator, figures, catalogue, choices, issues, notes)
    value[staged] = stage
    value[refuse_percent(table, indicator, figures, catalogue, issues, notes)] = np.nan
    _hold_to_limits(table, indicator, value, np.concatenate([staged, *converted]), figures, catalogue, issues)
    notes += notes_of(column.words, figures)
    written = [word if marked else "" for word, marked in zip(column.words, figures.marked.tolist(), strict=True)]
    return Values(value, absence, marks, column_from(figures.conf_status, column.indices),
                  column_from(written, column.indices), figures.decimal)


def _multiply(figures: Figures, column: Column, times: Decimal) -> None:
    """Make each figure so many times as large, as a person said of thousands; in decimals, so that 1.1 becomes 1100."""
    for index in np.flatnonzero(~np.isnan(figures.value)).tolist():
        made = Decimal(figures.digits[index] or column.words[index]) * times
        figures.digits[index], figures.value[index] = format(made, "f"), float(made)


def _refuse_merged(table: Long, issues: RowIssues) -> np.ndarray:
    """Rows whose figure is in a cell that is merged over several rows or columns of figures, each an error."""
    merged, column = table.columns.get(MERGED), table.columns["value"]
    if merged is None:
        return np.zeros(len(table.rows), bool)
    rows = merged.spread(~merged.empty)
    issues.row_by_row(rows, "value.merged", column, lambda row: (column.word(row), {"lines": merged.word(row)}))
    return rows


def _stages(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
            notes: list[Message]) -> tuple[np.ndarray, np.ndarray]:
    """Rows whose cell is the name of one of their indicator's stages, such as "in force", and which stage it is; of
    any indicator's where theirs is not known."""
    known = list(catalogue.indicators.values())
    names = {(one, name.casefold()): stage for index, indicator in enumerate(known)
             for stage, text in indicator.stages.items()
             for name in (text.values() if isinstance(text, dict) else [text]) for one in (index, -1)}
    rows = np.flatnonzero(column.spread(figures.wrong))
    rows = rows[of_indicators(catalogue, indicator[rows], lambda one: bool(one.stages), otherwise=True)]
    stage = np.array([names.get((int(indicator[row]), column.word(row).casefold()), np.nan) for row in rows.tolist()],
                     np.float64)
    rows, stage = rows[~np.isnan(stage)], stage[~np.isnan(stage)]
    if len(rows):
        notes.append(Message(code="note.stages", values={
            "count": len(rows), "example": column.word(int(rows[0])), "read": f"{stage[0]:g}"}))
    return rows, stage


def _days(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue) -> np.ndarray:
    """Rows of an indicator in hours or days whose figure has the letter d behind it: that may be its unit."""
    if not (suspects := figures.marked & (figures.absence == "") & mask(column.words, may_be_days)).any():
        return np.zeros(len(indicator), bool)
    timed = np.array([*(indicator.unit in _TIMES for indicator in catalogue.indicators.values()), False], bool)
    return column.spread(suspects) & timed[indicator]


def _refuse_unclear(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
                    issues: RowIssues) -> None:
    """Figures that read in two ways; of what is counted whole, that one of the two would be refused is said."""
    if not figures.unclear.any():
        return
    whole = of_indicators(catalogue, indicator, lambda one: one.whole, otherwise=False)
    rows = column.spread(figures.unclear)
    issues.rows(rows & ~whole, "value.unclear", column, _both_ways)
    issues.rows(rows & whole, "value.unclear_whole", column, _both_ways)


def _both_ways(word: str) -> dict[str, object]:
    mark = "," if "," in word else "."
    return {"thousands": word.replace(mark, ""), "decimals": word.replace(mark, "."), "mark": mark,
            "other": "." if mark == "," else ","}


def _hold_to_limits(table: Long, indicator: np.ndarray, value: np.ndarray, changed: np.ndarray,
                    figures: Figures, catalogue: Catalogue, issues: RowIssues) -> None:
    """Smallest and greatest value, whole numbers and named stages, as the catalogue has them. In the rows ``changed``
    the value is not what the cell says.
    """
    column, known = table.columns["value"], list(catalogue.indicators.values())
    low = np.array([-np.inf if indicator.minimum is None else indicator.minimum for indicator in known])
    high = np.array([np.inf if indicator.maximum is None else indicator.maximum for indicator in known])
    whole = np.array([indicator.whole or bool(indicator.stages) for indicator in known], bool)
    # rows whose cell some indicator's limit shuts out, and of these the ones that their own does
    cells = figures.value
    suspects = [column.spread(odd) for odd in (
        cells < low.max(initial=-np.inf), cells > high.min(initial=np.inf), cells > np.floor(cells))]
    for suspect in suspects:
        suspect[changed] = True
    below, above, broken = (rows[indicator[rows] >= 0] for rows in map(np.flatnonzero, suspects))
    tests = (("value.below_limit", below[value[below] < low[indicator[below]]]),
             ("value.above_limit", above[value[above] > high[indicator[above]]]),
             ("value.not_whole", broken[whole[indicator[broken]] & (value[broken] > np.floor(value[broken]))]))
    for code, wrong in tests:
        for index in np.unique(indicator[wrong]).tolist():
            limit = {"value.below_limit": known[index].minimum, "value.above_limit": known[index].maximum}.get(code)
            stated = {"bound": f"{limit:g}" if limit is not None else "", "indicator": known[index].id}
            issues.rows(wrong[indicator[wrong] == index], code, column, stated)


def refuse_shifted(table: Long, issues: RowIssues) -> None:
    """An error for the other figures of a line in which one is refused and is a word, as of "Gambia, The,5,6": a name
    split at its comma moves all that follows it.
    """
    column = table.columns["value"]
    words = column.spread(mask(column.words, lambda cell: _WORD.search(cell) and not _FIGURE.search(cell)))
    split = words & issues.blocked
    named = next((table.columns[role] for role in ("country", "country_name", "country_code")
                  if role in table.columns), None)
    if not table.wide or named is None or not split.any():
        return
    lines = {line: row for row, line in zip(np.flatnonzero(split).tolist(), table.rows[split].tolist(), strict=True)}
    same_line = np.isin(table.rows, list(lines)) & ~issues.blocked
    issues.row_by_row(same_line, "row.word_among_figures", named, lambda row: (named.word(row), {
        "word": column.word(lines[int(table.rows[row])])}))
