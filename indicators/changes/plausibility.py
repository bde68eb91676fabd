"""Plausibility checks: figures that may be right but need a reason. Jumps, copies, parts that do not add up, replaced
figures.

Only changes are checked; current figures have been confirmed before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from indicators import wording
from indicators.changes.diff import CHANGED, Comparison, among, replaces_by_coded, series_numbers, with_years
from indicators.ingest.validation import Checked
from indicators.ingest.validation.row_issues import MOST_LISTED
from indicators.model import Catalogue, Issue, Mark, Severity

JUMP = 10
"""Ratio to the previous figure from which a value is doubted: it may have a misplaced decimal mark or another unit."""

SAME_YEARS, SAME_FROM = 5, 20
"""Consecutive years with the same value, and the smallest value doubted, since small counts do repeat."""

FRACTIONS_FROM = 3
"""Number of percentages up to one in a series of a text file from which they may be fractions of one, if none is above
one."""

_YEARS = 4096                        # more than any year, so that series number and year fit in one integer

Doubt = tuple[int, str, dict[str, object]]
"""Row of the comparison, code of the warning, and its values."""


@dataclass(frozen=True)
class Doubts:
    """Warnings, and a mask of the rows of the comparison they concern."""

    issues: list[Issue] = field(default_factory=list)
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))
    unlisted: int = 0                  # number of warnings not listed


def doubts(checked: Checked, comparison: Comparison, catalogue: Catalogue, of: np.ndarray | None = None) -> Doubts:
    """Return all warnings on rows that would change the current data, or only on those in the mask ``of``."""
    found = Doubts(rows=np.zeros(len(comparison.coded), bool))
    if not comparison.to_publish.any():
        return found
    series = _Series(comparison, catalogue)
    cells = _Series(comparison, catalogue, cells=True)
    fractions = _fractions(checked, comparison, catalogue)
    doubtful = [*_jumps(series, fractions), *_revised(comparison, catalogue), *_same(series), *_parts(cells),
            *_coded(comparison), *_doubted_fractions(fractions, comparison)]
    if of is not None:
        doubtful = [doubt for doubt in doubtful if of[doubt[0]]]
    for row, code, values in doubtful:
        found.rows[row] = True
        if len(found.issues) < MOST_LISTED:
            found.issues.append(_warning(checked, row, code, values))
    return replace(found, unlisted=len(doubtful) - len(found.issues))


def _warning(checked: Checked, row: int, code: str, values: dict[str, object]) -> Issue:
    position, table = int(checked.table_rows[row]), checked.table
    return Issue(code=code, severity=Severity.WARNING, sheet=table.sheet, row=int(table.rows[position]),
                   column=table.value_header(position), found=table.columns["value"].word(position), values=values)


class _Series:
    """Figures after the change, by year, of the series (or with ``cells`` of the cells) that the file would change.

    A cell is an indicator, area and year with all its breakdowns. Columns: number of the series, year, value, row in
    the file (-1 for a current row), whether it changes.
    """

    def __init__(self, comparison: Comparison, catalogue: Catalogue, *, cells: bool = False) -> None:
        self.comparison, self.catalogue = comparison, catalogue
        rows, current = comparison.coded, comparison.current
        own, theirs = comparison.series
        changes, whole, their_whole = comparison.to_publish, own, theirs
        if cells:
            cell = {name: comparison.keys[name] for name in ("indicator", "ref_area")}
            whole, their_whole = with_years(*series_numbers(cell), rows.year, current.year)
        taken = np.flatnonzero(among(whole, whole[changes]) & ~np.isnan(rows.value))
        kept = np.flatnonzero(among(their_whole, whole[changes]) & ~comparison.replaced & ~np.isnan(current.value))

        def joined(one: np.ndarray, other: np.ndarray) -> np.ndarray:
            return np.concatenate([one[taken], other[kept]])

        number, year = joined(own, theirs), joined(rows.year, current.year)
        order = np.argsort(number * _YEARS + year, kind="stable")
        self.number, self.year, self.value = number[order], year[order], joined(rows.value, current.value)[order]
        self.row = np.concatenate([taken, np.full(len(kept), -1)])[order]
        self.changes = np.concatenate([changes[taken], np.zeros(len(kept), bool)])[order]
        self._current_row = np.concatenate([np.full(len(taken), -1), kept])[order]

    @property
    def breakdowns(self) -> list[str]:
        """The distinct breakdowns; ``breakdown`` holds each figure's index."""
        return self.comparison.keys["breakdown"].words

    @cached_property
    def breakdown(self) -> np.ndarray:
        """Index of each figure's breakdown: the last component of its series number."""
        return self.number % (len(self.breakdowns) + 1)

    @cached_property
    def cell(self) -> np.ndarray:
        """A number per figure, equal for all of the same indicator, area and year."""
        return self.number // (len(self.breakdowns) + 1) * _YEARS + self.year

    @cached_property
    def counted(self) -> np.ndarray:
        """A mask of figures of indicators whose parts add up."""
        keys, known = self.comparison.keys, self.catalogue.indicators
        adds = np.array([word in known and known[word].measure in ("flow", "stock")
                         for word in keys["indicator"].words] + [False])
        return adds[self.number // (len(self.breakdowns) + 1) // (len(keys["ref_area"].words) + 1)]

    @cached_property
    def follows(self) -> np.ndarray:
        """Whether a figure has a previous one in its series."""
        return np.concatenate([[False], self.number[1:] == self.number[:-1]]) if len(self.number) else np.zeros(0, bool)

    def word(self, name: str, at: int) -> str:
        """Return a text attribute of a figure."""
        position = int(self.row[at])
        if position >= 0:
            return self.comparison.coded.texts[name].word(position)
        return self.comparison.current.texts[name].word(int(self._current_row[at]))


def _coded(comparison: Comparison) -> Iterator[Doubt]:
    for row in replaces_by_coded(comparison).tolist():
        yield row, "warning.coded", {}


def _fractions(checked: Checked, comparison: Comparison, catalogue: Catalogue) -> np.ndarray:
    """A mask of percentages up to one that may be fractions of one. In a workbook all are doubted: a cell that shows 12
    % holds 0.12, and not every format can be read. In a text, those whose series (in the file or current) or indicator
    has figures above one, or whose series has several of them.
    """
    rows, indicator = comparison.coded, comparison.coded.texts["indicator"]
    shares = np.array([bool(word) and catalogue.indicators[word].unit == "percent" for word in indicator.words], bool)
    small = (rows.value > 0) & (rows.value <= 1)
    doubted: np.ndarray = indicator.spread(shares) & small & comparison.to_publish
    if checked.separator and doubted.any():
        own, theirs = comparison.series
        series = np.unique(own, return_inverse=True)[1]
        some = np.bincount(series, small)[series] >= FRACTIONS_FROM
        large = np.bincount(indicator.indices, rows.value > 1, minlength=len(indicator.words))[indicator.indices] > 0
        doubted &= some | large | among(own, theirs[(comparison.current.value > 1) & ~comparison.replaced])
    return doubted


def _doubted_fractions(fractions: np.ndarray, comparison: Comparison) -> Iterator[Doubt]:
    for row in np.flatnonzero(fractions).tolist():
        yield row, "warning.fraction", {"percent": wording.number(comparison.coded.value[row] * 100, 6)}


def _jumps(series: _Series, fractions: np.ndarray) -> Iterator[Doubt]:
    """Compare each figure with the previous one, unless a break in series is marked; doubted fractions are left out."""
    value, changes = series.value, series.changes
    before = np.concatenate([[np.nan], value[:-1]])
    fraction = (series.row >= 0) & fractions[series.row]
    sure = ~(fraction | np.concatenate([[False], fraction[:-1]]))
    jump = series.follows & sure & _far_apart(value, before) & (changes | np.concatenate([[False], changes[:-1]]))
    for at in np.flatnonzero(jump).tolist():
        if Mark.BREAK not in series.word("marks", at).split():
            own, other = (at, at - 1) if changes[at] else (at - 1, at)
            yield int(series.row[own]), "warning.rise" if value[own] > value[other] else "warning.fall", {
                "year": str(series.year[own]), "other_year": str(series.year[other]),
                **_both((value[own], series.word("marks", own)), (value[other], series.word("marks", other)),
                        series.word("indicator", own), series.catalogue)}


def _both(value: tuple[float, str], other: tuple[float, str], indicator: str,
          catalogue: Catalogue) -> dict[str, object]:
    """Two figures, each with its marks, in their indicator's unit, and their ratio: against "<5" it is at least that
    much.
    """
    unit = catalogue.indicators[indicator].unit
    word = wording.text(catalogue.units[unit]) if unit in catalogue.units else unit
    (small, of_small), (large, of_large) = sorted((value, other), key=lambda figure: figure[0])
    least = Mark.UPPER_BOUND in of_small.split() or Mark.LOWER_BOUND in of_large.split()
    most = Mark.LOWER_BOUND in of_small.split() or Mark.UPPER_BOUND in of_large.split()
    times = wording.number(large / small)
    if least != most:
        times = wording.say("phrase", "at_least" if least else "at_most", value=times)
    return {"value": _bounded(*value, word), "other": _bounded(*other, word), "times": times}


def _bounded(amount: float, marks: str, unit: str) -> str:
    """A figure with its unit, and with the mark that makes it a bound."""
    stated = f"{wording.number(amount, 6)} {unit}"
    bound = next((mark for mark in (Mark.LOWER_BOUND, Mark.UPPER_BOUND) if mark in marks.split()), "")
    return wording.say("bound", bound, value=stated) if bound else stated


def _far_apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return (one > 0) & (other > 0) & ((one >= JUMP * other) | (JUMP * one <= other))


def _revised(comparison: Comparison, catalogue: Catalogue) -> Iterator[Doubt]:
    rows = np.flatnonzero(comparison.kind == CHANGED)
    was = comparison.current.value[comparison.there[rows]]
    for at in np.flatnonzero(_far_apart(comparison.coded.value[rows], was)).tolist():
        row, there = int(rows[at]), int(comparison.there[rows[at]])
        texts, current = comparison.coded.texts, comparison.current.texts
        yield row, "warning.replaces", _both(
            (float(comparison.coded.value[row]), texts["marks"].word(row)),
            (float(was[at]), current["marks"].word(there)), texts["indicator"].word(row), catalogue)


def _same(series: _Series) -> Iterator[Doubt]:
    """The same count of new cases year after year looks copied; a level or a share may well stay the same."""
    value, year = series.value, series.year
    again = series.follows & np.concatenate([[False], (value[1:] == value[:-1]) & (year[1:] == year[:-1] + 1)])
    first = np.maximum.accumulate(np.where(again, 0, np.arange(len(again))))
    long = np.arange(len(again)) - first + 1
    doubted = (long >= SAME_YEARS) & (value >= SAME_FROM) & series.changes
    for at in np.flatnonzero(doubted).tolist():
        if series.catalogue.indicators[series.word("indicator", at)].measure == "flow":
            yield int(series.row[at]), "warning.same_for_years", {"years": int(long[at])}


def _parts(series: _Series) -> Iterator[Doubt]:
    """Compare a total with the sum of its parts by one dimension: it must not be less, and must equal the sum of both
    sexes.
    """
    words = series.breakdowns
    dimensions = sorted({word.partition("=")[0] for word in words if word and ";" not in word})
    if not dimensions:
        return
    of = np.array([dimensions.index(word.partition("=")[0]) if word and ";" not in word else -1 for word in words])
    dimension, total = of[series.breakdown], np.array([not word for word in words])[series.breakdown] & series.counted
    part = (dimension >= 0) & series.counted
    groups, group = np.unique(series.cell[part] * len(dimensions) + dimension[part], return_inverse=True)
    sums, count = np.bincount(group, series.value[part]), np.bincount(group)
    touched = np.bincount(group, series.changes[part]) > 0
    some_part = np.zeros(len(groups), np.int64)
    some_part[group] = np.flatnonzero(part)
    totals = np.flatnonzero(total)[np.argsort(series.cell[total], kind="stable")]
    if not len(totals):
        return
    cells = groups // len(dimensions)
    at = totals[np.minimum(np.searchsorted(series.cell[totals], cells), len(totals) - 1)]
    value = series.value[at]
    whole = np.array([dimension == "SEX" for dimension in dimensions])[groups % len(dimensions)]
    wrong = ((series.cell[at] == cells) & (touched | series.changes[at])
             & ((sums > value) | (whole & (count == 2) & (sums != value))))
    for group_ in np.flatnonzero(wrong).tolist():
        here = int(at[group_]) if series.row[at[group_]] >= 0 else int(some_part[group_])
        if series.row[here] >= 0:
            yield int(series.row[here]), "warning.parts", {
                "found": wording.number(value[group_], 6), "sum": wording.number(sums[group_], 6)}
