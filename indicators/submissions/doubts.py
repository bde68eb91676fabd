"""Figures that may be right but want a word of reason: jumps, copies, parts that do not add up, figures replaced.

Only what would change is doubted; a figure that stands already was answered for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from indicators.model import Catalogue, Finding, Mark, Severity
from indicators.submissions.check import Checked
from indicators.submissions.compare import CHANGED, Comparison, replaces_by_coded

JUMP = 10
"""Times as much, or as little, as the figure before: a slipped decimal mark or another unit looks like that."""

SAME_YEARS, SAME_FROM = 5, 20
"""Years in a row with one value, and the smallest that is doubted: small counts do repeat."""

Told = tuple[int, str, dict[str, object]]
"""Row of the comparison, code of the warning, and its values."""


@dataclass(frozen=True)
class Doubts:
    """Warnings, and which rows of the comparison they are about."""

    findings: list[Finding] = field(default_factory=list)
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))


def doubts(checked: Checked, comparison: Comparison, standing: pd.DataFrame, catalogue: Catalogue) -> Doubts:
    """Every warning about rows that would change what stands, a frame of Snapshot.observations."""
    found = Doubts(rows=np.zeros(len(comparison.rows), bool))
    if not comparison.to_publish.any():
        return found
    series = _Series(comparison, standing, catalogue)
    told = [*_jumps(series), *_revised(comparison), *_same(series), *_parts(series), *_coded(comparison)]
    for row, code, values in told:
        found.rows[row] = True
        found.findings.append(_warning(checked, row, code, values))
    return found


def _warning(checked: Checked, row: int, code: str, values: dict[str, object]) -> Finding:
    place, table = int(checked.places[row]), checked.table
    return Finding(code=code, severity=Severity.WARNING, sheet=table.sheet, row=int(table.rows[place]),
                   column=table.value_header(place), found=table.columns["value"].word(place), values=values)


class _Series:
    """The figures as they would stand, of the series that the file touches, each series in the order of its years."""

    def __init__(self, comparison: Comparison, standing: pd.DataFrame, catalogue: Catalogue) -> None:
        rows = comparison.rows
        touched = standing["indicator"].isin(rows["indicator"].unique()) & standing["ref_area"].isin(
            rows["ref_area"].unique())
        kept = touched.to_numpy() & ~comparison.replaced
        columns = ["indicator", "ref_area", "breakdown", "year", "value", "marks"]
        both = pd.concat([rows[columns], standing.loc[kept, columns]], ignore_index=True)
        both["place"] = np.where(np.arange(len(both)) < len(rows), np.arange(len(both)), -1)
        both["changes"] = np.concatenate([comparison.to_publish, np.zeros(int(kept.sum()), bool)])
        both = both[both["value"].notna()]
        self.catalogue = catalogue
        number = np.zeros(len(both), np.int64)
        for name in ("indicator", "ref_area", "breakdown"):
            codes, words = pd.factorize(both[name])
            number = number * max(len(words), 1) + codes
        order = np.lexsort((both["year"].to_numpy(), number))
        self.frame = both.iloc[order].reset_index(drop=True)
        self.number = number[order]

    @cached_property
    def follows(self) -> np.ndarray:
        """Whether a figure has one before it in its series."""
        return np.concatenate([[False], self.number[1:] == self.number[:-1]]) if len(self.number) else np.zeros(0, bool)


def _coded(comparison: Comparison) -> Iterator[Told]:
    for row in np.flatnonzero(replaces_by_coded(comparison)).tolist():
        yield row, "warning.coded", {}


def _jumps(series: _Series) -> Iterator[Told]:
    """A figure against the one before it; a break in the series that the file marks explains it."""
    frame = series.frame
    value, year, place = (frame[name].to_numpy() for name in ("value", "year", "place"))
    changes = frame["changes"].to_numpy()
    before = np.concatenate([[np.nan], value[:-1]])
    jump = series.follows & _far_apart(value, before) & (changes | np.concatenate([[False], changes[:-1]]))
    for at in np.flatnonzero(jump).tolist():
        if Mark.BREAK in frame["marks"].iloc[at].split():
            continue
        mine, other = (at, at - 1) if changes[at] else (at - 1, at)
        yield int(place[mine]), "warning.jump", {"other": f"{value[other]:g}", "other_year": str(year[other])}


def _far_apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return (one > 0) & (other > 0) & ((one >= JUMP * other) | (JUMP * one <= other))


def _revised(comparison: Comparison) -> Iterator[Told]:
    now, was = (each["value"].to_numpy() for each in (comparison.rows, comparison.before))
    for row in np.flatnonzero((comparison.kind == CHANGED) & _far_apart(now, was)).tolist():
        yield row, "warning.revised", {"other": f"{was[row]:g}"}


def _same(series: _Series) -> Iterator[Told]:
    """The same count of new cases year after year looks copied; a state or a share may well stay."""
    frame = series.frame
    value, year = frame["value"].to_numpy(), frame["year"].to_numpy()
    again = series.follows & np.concatenate([[False], (value[1:] == value[:-1]) & (year[1:] == year[:-1] + 1)])
    first = np.maximum.accumulate(np.where(again, 0, np.arange(len(again))))
    long = np.arange(len(again)) - first + 1
    flows = [each.id for each in series.catalogue.indicators.values() if each.measure == "flow"]
    doubted = (long >= SAME_YEARS) & (value >= SAME_FROM) & frame["changes"].to_numpy()
    for at in np.flatnonzero(doubted).tolist():
        if frame["indicator"].iloc[at] in flows:
            yield int(frame["place"].iloc[at]), "warning.same_for_years", {"years": int(long[at])}


def _parts(series: _Series) -> Iterator[Told]:
    """A total against the sum of its parts by one dimension: less than they, or not what women and men make."""
    frame = series.frame
    if not (frame["breakdown"] != "").any():
        return
    counted = [each.id for each in series.catalogue.indicators.values() if each.measure in ("flow", "stock")]
    key = ["indicator", "ref_area", "year"]
    frame = frame[frame["indicator"].isin(counted)]
    parts = frame[(frame["breakdown"] != "") & ~frame["breakdown"].str.contains(";", regex=False)]
    parts = parts.assign(dimension=parts["breakdown"].str.partition("=")[0])
    sums = parts.groupby([*key, "dimension"], as_index=False).agg(
        sum=("value", "sum"), count=("value", "size"), part=("place", "max"), touched=("changes", "any"))
    both = sums.merge(frame.loc[frame["breakdown"] == "", [*key, "value", "place", "changes"]], on=key)
    whole = (both["dimension"] == "SEX") & (both["count"] == 2)
    wrong = ((both["sum"] > both["value"]) | (whole & (both["sum"] != both["value"]))) & (
        both["touched"] | both["changes"])
    for each in both[wrong].to_dict("records"):
        place = each["place"] if each["place"] >= 0 else each["part"]
        if place >= 0:
            yield int(place), "warning.parts", {"found": f"{each['value']:g}", "sum": f"{each['sum']:g}"}
