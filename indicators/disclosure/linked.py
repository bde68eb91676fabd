"""Counts that give each other away across areas, years and indicators: groups, running totals, shares."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from indicators.disclosure.counts import Bools, Counts, Floats, Ints, protected, with_any
from indicators.model import WORLD, Indicator

CELL = ["ref_area", "year", "breakdown"]
PER_CENT = 100


def groups(counts: Counts) -> Bools:
    """Where countries are judged, the figures of groups; where the world or a body is, the figures of everyone else.

    A whole and its parts are never both shown, whatever their size: which parts are in it today is no help against
    someone who waits for the last one.
    """
    codes, areas = pd.factorize(counts.rows["ref_area"])
    kind = {area.code: area.kind for area in counts.catalogue.areas}
    group = np.array([kind.get(area) == "aggregate" for area in areas], bool)[codes]
    hide = np.zeros(len(counts.rows), bool)
    for each in protected(counts.catalogue).values():
        whole = np.array([area == (each.body or WORLD) for area in areas], bool)[codes]
        hide |= counts.of([each.id]) & (~whole if each.judged_for == "world" else group)
    return hide


def steps(counts: Counts) -> Bools:
    """A running total that rises by a small count anywhere: those are people too, so all of the area's total goes."""
    stocks = [each.id for each in protected(counts.catalogue).values() if each.measure == "stock"]
    stock = counts.of(stocks)
    found, area = np.zeros(len(counts.rows), bool), np.full(len(counts.rows), -1)
    mine = counts.rows[stock & counts.figure].sort_values(["indicator", "ref_area", "breakdown", "year"])
    rows = mine.index.to_numpy()
    if len(rows):
        series = mine.groupby(["indicator", "ref_area", "breakdown"], sort=False).ngroup().to_numpy()
        small = (np.diff(series) == 0) & counts.few(np.abs(np.diff(counts.value[rows])), rows[1:])
        found[rows[1:][small]] = True
        area[rows] = mine.groupby(["indicator", "ref_area"], sort=False).ngroup()
    return with_any(area, found)


def running_totals(counts: Counts, hidden: Bools) -> Bools:
    """A running total of an area, as a whole, where it or one of the yearly counts that it adds up is hidden."""
    hide = np.zeros(len(counts.rows), bool)
    for each in protected(counts.catalogue).values():
        if each.running_total_of:
            pair = counts.of([each.id, each.running_total_of])
            touched = counts.rows["ref_area"].isin(counts.rows["ref_area"][pair & hidden].unique())
            hide |= counts.of([each.id]) & touched.to_numpy(bool)
    return hide


def shares(counts: Counts, hidden: Bools) -> Bools:
    """Shares that a hidden count is part of or that a small one follows from, and the numerators that go with them."""
    hide = np.zeros(len(counts.rows), bool)
    for each in counts.catalogue.indicators.values():
        if each.denominator and counts.of([each.id, each.denominator]).any():
            hide |= _share(counts, hidden, each)
    return hide


def _share(counts: Counts, hidden: Bools, share: Indicator) -> Bools:
    """Rows of one share, and of its numerator, that must go."""
    cells = _cells(counts, [share.id, share.numerator, share.denominator])
    percent, top, bottom = cells[share.id], cells[share.numerator], cells[share.denominator]
    out_of = _at(counts.value, bottom)
    limit = np.maximum(_at(counts.below, bottom, 0), _at(counts.below, top, 0))
    gone = (_at(hidden, top, 0) + _at(hidden, bottom, 0)) > 0
    for count in (_at(counts.value, top), np.round(_at(counts.value, percent) * out_of / PER_CENT)):
        for rest in (count, out_of - count):
            gone |= (rest > 0) & (rest < limit)
    hide = np.zeros(len(counts.rows), bool)
    for rows in (percent, top):
        hide[rows[gone & (rows >= 0)]] = True
    return hide


def _cells(counts: Counts, codes: list[str]) -> Mapping[str, Ints]:
    """The row of each indicator in every area, year and breakdown, those in one order; -1 for none."""
    mine = counts.rows[counts.of(codes) & counts.figure]
    table = mine.assign(row=mine.index).pivot(index=CELL, columns="indicator", values="row")
    return {code: table[code].fillna(-1).to_numpy(np.int64) if code in table else np.full(len(table), -1, np.int64)
            for code in codes}


def _at(column: Floats | Bools, rows: Ints, missing: float = np.nan) -> Floats:
    """A column's values in these rows."""
    return np.where(rows >= 0, column[rows], missing).astype(np.float64)
