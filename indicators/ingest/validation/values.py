"""The figure of each row in the catalogue's unit, or the reason for its absence, with its flags."""

import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from indicators.ingest.formats.number_formats import HIDDEN
from indicators.ingest.mapping.choices import AS_WRITTEN, Choices
from indicators.ingest.mapping.layout import MERGED, OF_HEADER
from indicators.ingest.mapping.table import Column, Long, column_from, paired
from indicators.ingest.validation.conversion import in_unit, refuse_percent
from indicators.ingest.validation.numbers import Figures, notes_of, read_cells
from indicators.ingest.validation.row_issues import RowIssues, mask, of_indicators
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.validation.statuses import absences_and_marks
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

    value: np.ndarray
    absence: Column
    marks: Column
    conf_status: Column
    written: Column              # the cell's text if it has a flag or bound, else ""
    decimal: str


def read_values(table: Long, indicator: np.ndarray, catalogue: Catalogue, separator: str, choices: Choices,
                issues: RowIssues, notes: RowNotes) -> Values:
    """Parse every figure, convert its unit, and check it against its indicator's limits."""
    column = table.columns["value"]
    figures = read_cells(column.cells, separator, choices.decimal, table.texts)
    if choices.scale not in ("", AS_WRITTEN):
        _multiply(figures, column, Decimal(choices.scale))
    absence, marks = absences_and_marks(table, column_from(figures.absence, column.indices),
                                        column_from(figures.marks, column.indices), catalogue, issues, notes)
    absent, merged = absence.spread(~absence.empty), _refuse_merged(table, issues)
    issues.rows(column.spread(column.empty) & ~absent & ~merged, "value.empty", column)
    staged, stage = _stages(column, indicator, figures, catalogue, notes)
    wrong = column.spread(figures.wrong & ~column.empty)
    wrong[staged] = False
    hidden = wrong & column.spread(mask(column.words, lambda word: word.startswith(HIDDEN)))
    issues.row_by_row(hidden, "value.not_shown", column, lambda row: (column.word(row).removeprefix(HIDDEN), {}))
    _refuse_wrong(table, wrong & ~hidden, indicator, catalogue, issues)
    _refuse_days(column, indicator, figures, catalogue, issues)
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
    notes.add(lambda accepted: notes_of(column.words, figures, np.bincount(
        column.indices[accepted], minlength=len(column.words)) > 0))
    written = column_from([word if marked else "" for word, marked in zip(
        column.words, figures.marked.tolist(), strict=True)], column.indices)
    if (headed := table.columns.get(OF_HEADER)) is not None:
        headed = paired(headed, absence, lambda header, why: "" if why else header)
        written = paired(written, headed, lambda cell, header: f"; {WRITTEN}".join(filter(None, (cell, header))))
    return Values(value, absence, marks, column_from(figures.conf_status, column.indices), written, figures.decimal)


def _multiply(figures: Figures, column: Column, times: Decimal) -> None:
    """Multiply all figures by the scale that the user stated; in decimal arithmetic, so that 1.1 becomes 1100."""
    for index in np.flatnonzero(~np.isnan(figures.value)).tolist():
        made = Decimal(figures.digits[index] or column.words[index]) * times
        figures.digits[index], figures.value[index] = format(made, "f"), float(made)


def _refuse_merged(table: Long, issues: RowIssues) -> np.ndarray:
    """Report figures whose cell is merged over several rows or columns of figures; return a mask of their rows."""
    merged, column = table.columns.get(MERGED), table.columns["value"]
    if merged is None:
        return np.zeros(len(table.rows), bool)
    rows = merged.spread(~merged.empty)
    issues.row_by_row(rows, "value.merged", column, lambda row: (column.word(row), {"lines": merged.word(row)}))
    return rows


def _stages(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
            notes: RowNotes) -> tuple[np.ndarray, np.ndarray]:
    """Rows whose cell names a stage of their indicator, such as "in force", and the stages; of any indicator if theirs
    is unknown.
    """
    known = list(catalogue.indicators.values())
    names = {(one, name.casefold()): stage for index, indicator in enumerate(known)
             for stage, text in indicator.stages.items()
             for name in (text.values() if isinstance(text, dict) else [text]) for one in (index, -1)}
    rows = np.flatnonzero(column.spread(figures.wrong))
    rows = rows[of_indicators(catalogue, indicator[rows], lambda one: bool(one.stages), otherwise=True)]
    stage = np.array([names.get((int(indicator[row]), column.word(row).casefold()), np.nan) for row in rows.tolist()],
                     np.float64)
    rows, stage = rows[~np.isnan(stage)], stage[~np.isnan(stage)]
    of_row, staged = dict(zip(rows.tolist(), stage.tolist(), strict=True)), np.zeros(len(indicator), bool)
    staged[rows] = True
    notes.rows(staged, "note.stages", lambda rows: {
        "example": column.word(int(rows[0])), "read": f"{of_row[int(rows[0])]:g}"})
    return rows, stage


def _refuse_wrong(table: Long, wrong: np.ndarray, indicator: np.ndarray, catalogue: Catalogue,
                  issues: RowIssues) -> None:
    """Report cells that are not figures; those with a word after a number, such as another unit, as such."""
    column, known = table.columns["value"], list(catalogue.indicators.values())
    worded = wrong & (indicator >= 0) & column.spread(mask(column.words, _WORD_BEHIND.fullmatch))
    for code in np.unique(indicator[worded]).tolist():
        issues.rows(worded & (indicator == code), "value.with_word", column, {
            "wanted": known[code].unit, "indicator": known[code].id})
    issues.rows(wrong & ~worded, "value.wrong", column)


def _refuse_days(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
                 issues: RowIssues) -> None:
    """Report rows of indicators in hours or days whose figure is followed by "d", which may be its unit."""
    suspects = column.spread(figures.marked & (figures.absence == "") & ~figures.wrong & mask(
        column.words, may_be_days))
    for unit in sorted(_TIMES) if suspects.any() else ():
        timed = np.array([*(one.unit == unit for one in catalogue.indicators.values()), False], bool)[indicator]
        issues.rows(suspects & timed, "value.maybe_days", column, {"wanted": unit})


def _refuse_unclear(column: Column, indicator: np.ndarray, figures: Figures, catalogue: Catalogue,
                    issues: RowIssues) -> None:
    """Report ambiguous figures; for whole-number indicators with a code that says that one reading would be rejected.
    """
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
    """Check minimum, maximum, whole numbers and stages against the catalogue. In the rows ``changed`` the value differs
    from the cell, since its unit was converted or it names a stage.
    """
    column, known = table.columns["value"], list(catalogue.indicators.values())
    low = np.array([-np.inf if indicator.minimum is None else indicator.minimum for indicator in known])
    high = np.array([np.inf if indicator.maximum is None else indicator.maximum for indicator in known])
    whole = np.array([indicator.whole or bool(indicator.stages) for indicator in known], bool)
    # candidates: rows whose cell is outside the limits of any indicator; the tests then apply each row's own
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
    """Report the other figures of a line in which one is a word, such as "Gambia, The,5,6": a name split at its comma
    shifts all cells after it.
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
