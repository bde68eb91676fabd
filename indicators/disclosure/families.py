"""A year's total and its breakdowns: what may be shown where one is hidden."""

import numpy as np
import pandas as pd

from indicators.disclosure.counts import FAMILY, Bools, Counts, Ints, with_any


def leftovers(counts: Counts) -> Bools:
    """Breakdowns that leave a small count over: 12 in all and 9 girls give 3 boys, sent or not."""
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
    """The breakdown that a breakdown is part of by one of its dimensions, and that dimension; itself where it has none
    at this depth."""
    pairs = breakdown.split(";") if breakdown else []
    if depth >= len(pairs):
        return breakdown, ""
    return ";".join(pairs[:depth] + pairs[depth + 1:]), pairs[depth].partition("=")[0]


def _left_over(counts: Counts, parts: Ints, index: pd.Index, whole: Ints, dimension: Ints) -> Bools:
    """Wholes of which their parts by one dimension leave a small count over."""
    found = np.zeros(len(counts.rows), bool)
    of = index.get_indexer(pd.Index(whole[parts]))
    parts, of = parts[of >= 0], of[of >= 0]
    sums = pd.DataFrame({"of": of, "by": dimension[parts], "value": counts.value[parts]}).groupby(["of", "by"]).sum()
    wholes = sums.index.get_level_values("of").to_numpy()
    few = counts.few(counts.value[wholes] - sums["value"].to_numpy(), wholes)
    found[wholes[few]] = True
    return found


def siblings(counts: Counts, hidden: Bools, added_later: Bools) -> Bools:
    """With any count of an area's year all its breakdowns go; the total stays, unless it was added after them."""
    if not counts.part.any():
        return hidden
    broken = with_any(counts.family, hidden & counts.part)
    return with_any(counts.family, hidden) & (counts.part | broken & added_later)


def once_shown(counts: Counts, out: pd.DataFrame) -> Bools:
    """Rows of a year of which a breakdown was shown or hidden before: whoever kept it could subtract it from a new
    total, and one that was hidden alone was small."""
    if not counts.part.any():
        return np.zeros(len(counts.rows), bool)
    parts = out.loc[out["breakdown"] != "", FAMILY]
    return pd.MultiIndex.from_frame(counts.rows[FAMILY]).isin(pd.MultiIndex.from_frame(parts))
