"""Counts that disclose each other across areas, years and indicators: groups, running totals, shares."""

import numpy as np
import pandas as pd

from indicators.disclosure.counts import Counts, protected
from indicators.judging.statistics.series import Bools, Floats, Ints
from indicators.model import WORLD
from indicators.model.marks import SERIES

PER_CENT = 100


def groups(counts: Counts) -> Bools:
    """Return the figures of groups where countries are assessed, and those of all others where the world or a body is.

    A whole and its parts are never both shown, whatever their size: someone who waits until all but one of the parts
    are shown could subtract them.
    """
    codes, areas = pd.factorize(counts.rows["ref_area"])
    kind = {area.code: area.kind for area in counts.catalogue.areas}
    group = np.array([kind.get(area) == "aggregate" for area in areas], bool)[codes]
    hide = np.zeros(len(counts.rows), bool)
    for indicator in protected(counts.catalogue).values():
        whole = np.array([area == (indicator.body or WORLD) for area in areas], bool)[codes]
        hide |= counts.of([indicator.id]) & (~whole if indicator.judged_for == "world" else group)
    return hide


def steps(counts: Counts) -> Bools:
    """Return the figures of a running total that exceed the previous one by a small count, which is a count of people
    as well.
    """
    found = np.zeros(len(counts.rows), bool)
    found[[row for row, _ in small_steps(counts)]] = True
    return found


def small_steps(counts: Counts) -> list[tuple[int, int]]:
    """Return the rows of such figures, each with the year of the previous one."""
    stocks = [indicator.id for indicator in protected(counts.catalogue).values() if indicator.measure == "stock"]
    of_stocks = counts.of(stocks) & counts.figure
    if not of_stocks.any():
        return []
    stock_rows = counts.rows[of_stocks].sort_values([*SERIES, "year"])
    rows, years = stock_rows.index.to_numpy(), stock_rows["year"].to_numpy()
    same = np.diff(stock_rows.groupby(SERIES, sort=False).ngroup().to_numpy()) == 0
    few = same & counts.few(np.abs(np.diff(counts.value[rows])), rows[1:])
    return list(zip(rows[1:][few].tolist(), years[:-1][few].tolist(), strict=True))


def running_totals(counts: Counts, hidden: Bools) -> Bools:
    """Return the running totals of an area, in all years, of which a figure, or one of the yearly count that they add
    up, is suppressed.

    Suppressing single years is not enough: in the series 1, 6 a suppressed 1 is disclosed, since a 2 would have
    suppressed the 6.
    """
    hide = np.zeros(len(counts.rows), bool)
    for indicator in protected(counts.catalogue).values():
        if indicator.measure == "stock":
            with_it = counts.of([indicator.id, indicator.running_total_of])
            touched = counts.rows["ref_area"].isin(counts.rows["ref_area"][with_it & hidden].unique())
            hide |= counts.of([indicator.id]) & touched.to_numpy(bool)
    return hide


def shares(counts: Counts, hidden: Bools) -> Bools:
    """Return the shares that involve a suppressed count or disclose a small one, and their numerators."""
    hide = np.zeros(len(counts.rows), bool)
    for percent, top, bottom in counts.shares:
        out_of = _at(counts.value, bottom)
        limit = np.maximum(_at(counts.below, bottom, 0), _at(counts.below, top, 0))
        gone = (_at(hidden, top, 0) + _at(hidden, bottom, 0) + _at(counts.secret, percent, 0)) > 0
        for count in (_at(counts.value, top), np.round(_at(counts.value, percent) * out_of / PER_CENT)):
            for rest in (count, out_of - count):
                gone |= (rest > 0) & (rest < limit)
        for rows in (percent, top):
            hide[rows[gone & (rows >= 0)]] = True
    return hide


def _at(column: Floats | Bools, rows: Ints, missing: float = np.nan) -> Floats:
    """A column's values in these rows; ``missing`` for row -1."""
    return np.where(rows >= 0, column[rows], missing).astype(np.float64)
