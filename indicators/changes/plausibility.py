"""Plausibility checks: figures that may be right but need a reason. Jumps, copies, parts that do not add up, replaced
figures.

Only changes are checked; current figures have been confirmed before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from indicators import wording
from indicators.changes.comparison import Comparison
from indicators.ingest.validation import Checked
from indicators.ingest.validation.row_issues import MOST_LISTED
from indicators.model import KEY, Catalogue, Issue, Mark, Severity, matched
from indicators.model.marks import SERIES, marked
from indicators.warehouse.diff import CHANGED

JUMP = 10
"""Ratio to the previous figure from which a value is doubted: it may have a misplaced decimal mark or another unit."""

SAME_YEARS, SAME_FROM = 5, 20
"""Consecutive years with the same value, and the smallest value doubted, since small counts do repeat."""

FRACTIONS_FROM = 3
"""Number of percentages up to one in a series of a text file from which they may be fractions of one, if none is above
one."""

CELL = ["indicator", "ref_area", "year"]
"""Columns that identify the figures which are a total and its parts."""

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
    warnings = Doubts(rows=np.zeros(len(comparison.rows), bool))
    if not comparison.to_publish.any():
        return warnings
    figures, changed = _figures(comparison), comparison.rows[comparison.to_publish]
    series = _near(figures, changed, SERIES)
    fractions = _fractions(checked, comparison, catalogue)
    doubtful = [*_jumps(series, fractions, catalogue), *_revised(comparison, catalogue), *_same(series, catalogue),
                *_parts(_near(figures, changed, CELL), catalogue), *_coded(comparison)]
    doubtful += [(row, "warning.fraction", {"percent": wording.number(comparison.rows["value"][row] * 100, 6)})
                 for row in np.flatnonzero(fractions).tolist()]
    if of is not None:
        doubtful = [doubt for doubt in doubtful if of[doubt[0]]]
    for row, code, values in doubtful:
        warnings.rows[row] = True
        if len(warnings.issues) < MOST_LISTED:
            warnings.issues.append(_warning(checked, row, code, values))
    return replace(warnings, unlisted=len(doubtful) - len(warnings.issues))


def _warning(checked: Checked, row: int, code: str, values: dict[str, object]) -> Issue:
    position, table = int(checked.table_rows[row]), checked.table
    return Issue(code=code, severity=Severity.WARNING, sheet=table.sheet, row=int(table.rows[position]),
                   column=table.headers[position], found=table.cells["value"][position], values=values)


def _figures(comparison: Comparison) -> pd.DataFrame:
    """KEY, value and marks of figures after the change; ``row`` in the file, -1 for a current one; ``changes``."""
    rows, current = comparison.rows, comparison.current
    figures = pd.concat([
        rows.assign(row=range(len(rows)), changes=comparison.to_publish),
        current[~matched(current, rows)].assign(row=-1, changes=False)])
    return figures.loc[figures["value"].notna(), [*KEY, "value", "marks", "row", "changes"]]


def _near(figures: pd.DataFrame, changed: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """The figures of series or cells (``on``) that the file would change, by series and year."""
    return figures[matched(figures, changed, on)].sort_values([*SERIES, "year"], ignore_index=True)


def _coded(comparison: Comparison) -> Iterator[Doubt]:
    """A reported figure replaced by one coded from a report."""
    rows, before = comparison.rows, comparison.before
    reported = (before["absence"] == "").to_numpy() & ~marked(before["marks"].fillna(""), Mark.CODED)
    coded = (comparison.kind == CHANGED) & marked(rows["marks"], Mark.CODED)
    for row in np.flatnonzero(coded & reported).tolist():
        yield row, "warning.coded", {}


def _fractions(checked: Checked, comparison: Comparison, catalogue: Catalogue) -> np.ndarray:
    """A mask of percentages up to one that may be fractions of one. In a workbook all are doubted: a cell that shows 12
    % holds 0.12, and not every format can be read. In a text, those whose series (in the file or current) or indicator
    has figures above one, or whose series has several of them.
    """
    rows, current = comparison.rows, comparison.current
    shares = [code for code, indicator in catalogue.indicators.items() if indicator.unit == "percent"]
    small = (rows["value"] > 0) & (rows["value"] <= 1)
    doubted = (rows["indicator"].isin(shares) & small).to_numpy() & comparison.to_publish
    if checked.separator and doubted.any():
        several = small.groupby([rows[name] for name in SERIES]).transform("sum") >= FRACTIONS_FROM
        large = rows["indicator"].isin(rows.loc[rows["value"] > 1, "indicator"])
        doubted = doubted & ((several | large).to_numpy() | matched(
            rows, current[(current["value"] > 1).to_numpy() & ~matched(current, rows)], SERIES))
    return doubted


def _jumps(figures: pd.DataFrame, fractions: np.ndarray, catalogue: Catalogue) -> Iterator[Doubt]:
    """Compare each figure with the previous one, unless a break in series is marked; doubted fractions are left out."""
    row = figures["row"].to_numpy()
    figures = figures.assign(fraction=(row >= 0) & np.append(fractions, False)[row])
    after = figures[_in_series(figures)]
    before = figures.loc[after.index - 1].set_index(after.index)
    jump = (_far_apart(after["value"], before["value"]) & ~(after["fraction"] | before["fraction"])
            & (after["changes"] | before["changes"]) & ~marked(after["marks"], Mark.BREAK))
    for at in after.index[jump]:
        one, other = after.loc[at], before.loc[at]
        one, other = (one, other) if one["changes"] else (other, one)
        yield int(one["row"]), "warning.rise" if one["value"] > other["value"] else "warning.fall", {
            "year": str(one["year"]), "other_year": str(other["year"]), **_both(one, other, catalogue)}


def _in_series(figures: pd.DataFrame) -> np.ndarray:
    """A mask of figures that have a previous one in their series."""
    return (figures[SERIES] == figures[SERIES].shift()).all(axis="columns").to_numpy(bool)


def _both(figure: pd.Series, other: pd.Series, catalogue: Catalogue) -> dict[str, object]:
    """Two figures in their unit with their marks, and their ratio: against "<5" it is at least that much."""
    unit = catalogue.indicators[figure["indicator"]].unit
    word = wording.text(catalogue.units[unit]) if unit in catalogue.units else unit
    small, large = sorted((figure, other), key=lambda one: one["value"])
    least = Mark.UPPER_BOUND in small["marks"].split() or Mark.LOWER_BOUND in large["marks"].split()
    most = Mark.LOWER_BOUND in small["marks"].split() or Mark.UPPER_BOUND in large["marks"].split()
    times = wording.number(large["value"] / small["value"])
    if least != most:
        times = wording.say("bound", Mark.LOWER_BOUND if least else Mark.UPPER_BOUND, value=times)
    return {"value": _bounded(figure, word), "other": _bounded(other, word), "times": times}


def _bounded(figure: pd.Series, unit: str) -> str:
    """A figure with its unit, and with the mark that makes it a bound."""
    amount = f"{wording.number(figure['value'], 6)} {unit}"
    bound = next((mark for mark in (Mark.LOWER_BOUND, Mark.UPPER_BOUND) if mark in figure["marks"].split()), "")
    return wording.say("bound", bound, value=amount) if bound else amount


def _far_apart(one: pd.Series, other: pd.Series) -> pd.Series:
    return (one > 0) & (other > 0) & ((one >= JUMP * other) | (JUMP * one <= other))


def _revised(comparison: Comparison, catalogue: Catalogue) -> Iterator[Doubt]:
    rows, before = comparison.rows, comparison.before
    doubted = _far_apart(rows["value"], before["value"]).to_numpy() & (comparison.kind == CHANGED)
    for row in np.flatnonzero(doubted).tolist():
        yield row, "warning.replaces", _both(rows.iloc[row], before.iloc[row], catalogue)


def _same(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Doubt]:
    """The same count of new cases year after year looks copied; a level or a share may well stay the same."""
    value, year = figures["value"], figures["year"]
    again = (value == value.shift()) & (year == year.shift() + 1) & pd.Series(_in_series(figures))
    years = again.groupby((~again).cumsum()).cumcount() + 1
    flows = [code for code, indicator in catalogue.indicators.items() if indicator.measure == "flow"]
    doubted = (years >= SAME_YEARS) & (value >= SAME_FROM) & (figures["changes"] & figures["indicator"].isin(flows))
    for at in np.flatnonzero(doubted).tolist():
        yield int(figures["row"][at]), "warning.same_for_years", {"years": int(years[at])}


def _parts(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Doubt]:
    """Compare a total with the sum of its parts: it must not be less, and equal the sum of both sexes."""
    counts = [code for code, indicator in catalogue.indicators.items() if indicator.measure in ("flow", "stock")]
    figures = figures[figures["indicator"].isin(counts) & ~figures["breakdown"].str.contains(";")]
    totals, parts = figures[figures["breakdown"] == ""], figures[figures["breakdown"] != ""]
    sums = parts.assign(dimension=parts["breakdown"].str.partition("=")[0] if len(parts) else "").groupby(
        [*CELL, "dimension"], as_index=False).agg(
        sum=("value", "sum"), count=("value", "size"), part_changes=("changes", "any"), part=("row", "max"))
    both = sums.merge(totals, on=CELL)
    wrong = (both["part_changes"] | both["changes"]) & ((both["sum"] > both["value"]) | (
        (both["dimension"] == "SEX") & (both["count"] == 2) & (both["sum"] != both["value"])))
    for pair in both[wrong].to_dict("records"):
        row = pair["row"] if pair["row"] >= 0 else pair["part"]
        if row >= 0:
            yield row, "warning.parts", {
                "found": wording.number(pair["value"], 6), "sum": wording.number(pair["sum"], 6)}
