"""A year's total and its breakdowns: what may be shown if one of them is suppressed."""

import numpy as np
import pandas as pd

from indicators.disclosure.counts import FAMILY, Counts, with_any
from indicators.judging.statistics.series import Bools, Ints
from indicators.model import matched


def leftovers(counts: Counts) -> Bools:
    """Return the breakdowns whose total leaves a small remainder: a total of 12 with 9 girls discloses 3 boys, reported
    or not.
    """
    found = np.zeros(len(counts.rows), bool)
    if not (counts.part & counts.figure).any():
        return found
    codes, names = pd.factorize(counts.rows["breakdown"])
    index = pd.Index(np.where(counts.figure, counts.family * len(names) + codes, -1 - np.arange(len(codes))))
    known = {name: code for code, name in enumerate(names)}
    for depth in range(max(name.count(";") for name in names) + 1):
        splits = [_without(name, depth) for name in names]
        dimensions = {dimension: number for number, (_, dimension) in enumerate(splits)}
        whole = np.array([known.get(whole, -1) for whole, _ in splits])[codes]
        dimension = np.array([dimensions[dimension] for _, dimension in splits])[codes]
        parts = np.flatnonzero((whole >= 0) & (whole != codes) & counts.figure)
        found |= _left_over(counts, parts, index, counts.family * len(names) + whole, dimension)
    return with_any(counts.family, found) & counts.part


def _without(breakdown: str, depth: int) -> tuple[str, str]:
    """A breakdown without one of its dimensions, and that dimension; the breakdown itself if it has none at this depth.
    """
    pairs = breakdown.split(";") if breakdown else []
    if depth >= len(pairs):
        return breakdown, ""
    return ";".join(pairs[:depth] + pairs[depth + 1:]), pairs[depth].partition("=")[0]


def _left_over(counts: Counts, parts: Ints, index: pd.Index, whole: Ints, dimension: Ints) -> Bools:
    """Wholes that exceed the sum of their parts by one dimension by a small count."""
    found = np.zeros(len(counts.rows), bool)
    of = index.get_indexer(pd.Index(whole[parts]))
    parts, of = parts[of >= 0], of[of >= 0]
    sums = pd.DataFrame({"of": of, "by": dimension[parts], "value": counts.value[parts]}).groupby(["of", "by"]).sum()
    wholes = sums.index.get_level_values("of").to_numpy()
    few = counts.few(counts.value[wholes] - sums["value"].to_numpy(), wholes)
    found[wholes[few]] = True
    return found


def siblings(counts: Counts, hidden: Bools, added_later: Bools) -> Bools:
    """Return the rows to suppress within families: all breakdowns if any count of the area's year is suppressed; the
    total only if it was added after them.
    """
    if not counts.part.any():
        return hidden
    broken = with_any(counts.family, hidden & counts.part)
    return with_any(counts.family, hidden) & (counts.part | broken & added_later)


def once_shown(counts: Counts, out: pd.DataFrame) -> Bools:
    """Return the rows of a year of which a breakdown was shown or suppressed before: a breakdown shown could be
    subtracted from a new total, and one suppressed alone was small.
    """
    if out.empty or not counts.part.any():
        return np.zeros(len(counts.rows), bool)
    parts = out.loc[out["breakdown"] != "", FAMILY]
    return matched(counts.rows, parts, FAMILY)
