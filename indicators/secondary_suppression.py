"""Secondary suppression: figures from which a hidden one would follow. Reasons: docs/protection.md."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, inf

import pandas as pd

from indicators.model import Catalogue, Indicator, Suppression


@dataclass
class Figure:
    """A number between ``low`` and ``high``, the same for one reported; other figures give the rest (``row`` is -1)."""

    row: int
    low: float
    high: float
    limit: int                                 # a count of people from 1 to the limit less 1 is small; 0: of no people
    reason: str = ""                           # a Suppression, "" while it is shown
    seen: bool = False                         # whether an earlier release showed the same number

    def hide(self, reason: Suppression) -> None:
        """Give it a reason unless it has one."""
        self.reason = self.reason or str(reason)


Cell = dict[str, Figure]                       # by indicator
Cells = dict[tuple[str, str, int], Cell]       # by area, breakdown and year


class Relations:
    """How indicators of a catalogue are made of each other."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.known = catalogue.indicators
        self.groups = {area.code for area in catalogue.areas if area.kind == "aggregate"}
        self.shares = [one for one in self.known.values() if one.measure == "share" and one.denominator in self.known]
        self.stocks = [one for one in self.known.values() if one.measure == "stock"]

    def adds_up(self, code: str) -> bool:
        """Whether a group's figure of an indicator may be the sum of its countries'."""
        one = self.known[code]
        return one.measure in ("flow", "stock") or one.group_rule == "sum" or one.counts_people

    def limit(self, code: str) -> int:
        """The limit of an indicator's small counts, for a share that of its counts; 0 where no people are counted."""
        indicator = self.known[code]
        if indicator.measure == "share":
            return max((self.limit(count) for count in (indicator.numerator, indicator.denominator)
                        if count in self.known), default=0)
        return indicator.protection.hide_below if indicator.protection else 0

    @cached_property
    def wholes(self) -> dict[str, list[str]]:
        """Every count of which a numerator is a part, with those of which these are parts."""
        wholes: dict[str, list[str]] = defaultdict(list)
        for share in self.shares:
            wholes[numerator(share)].append(share.denominator)
        for part in list(wholes):
            for whole in wholes[part]:                 # grows while it is read
                wholes[part] += [above for above in wholes.get(whole, ()) if above not in (part, *wholes[part])]
        return dict(wholes)

    def parts_and_wholes(self, cell: Cell) -> Iterator[tuple[Figure, Figure]]:
        """The counts of a cell that are part of another, with this."""
        for code in self.wholes.keys() & cell.keys():
            yield from ((cell[code], cell[whole]) for whole in self.wholes[code] if whole in cell)

    @cached_property
    def families(self) -> dict[str, frozenset[str]]:
        """Of each indicator all that are related to it, directly or through others."""
        families = {code: frozenset([code]) for code in self.known}
        for one in self.known.values():
            for other in {one.numerator, one.denominator, one.running_total_of} & self.known.keys():
                family = families[one.id] | families[other]
                families |= dict.fromkeys(family, family)
        return families


def numerator(share: Indicator) -> str:
    """The code of a share's numerator, made up where the catalogue has none."""
    return share.numerator or f"numerator of {share.id}"


def suppress_related(figures: pd.DataFrame, relations: Relations) -> Cells:
    """Give a reason to figures from which a hidden one would follow; return all, with those that nobody reported."""
    cells = _cells(figures, relations)
    every, series = [figure for cell in cells.values() for figure in cell.values()], _series(cells)
    count = -1
    while count != (count := sum(bool(figure.reason) for figure in every)):
        _hide_groups(cells, relations)
        for cell in cells.values():
            _hide_parts(cell, relations)
            _hide_shares(cell, relations)
        for stock in relations.stocks:
            for totals in series:
                _hide_totals(totals, stock)
    reported = [figure for figure in every if figure.row >= 0]
    figures.loc[[figure.row for figure in reported], "reason"] = [figure.reason for figure in reported]
    return cells


def _cells(figures: pd.DataFrame, relations: Relations) -> Cells:
    """Figures with a value and their reasons, with those that follow from running totals and from shares."""
    cells = defaultdict[tuple[str, str, int], Cell](dict)
    names = ["indicator", "ref_area", "breakdown", "year", "value", "reason", "seen"]
    rows = figures.loc[figures["value"].notna() & figures["indicator"].isin(list(relations.known)), names]
    for row, code, area, breakdown, year, value, reason, seen in rows.itertuples():
        cells[area, breakdown, year][code] = Figure(row, value, value, relations.limit(code), reason, seen)
    series = _series(cells)
    for stock in (stock for stock in relations.stocks if stock.running_total_of):
        for totals in series:
            _add_yearly_counts(totals, stock)
    for share in sorted(relations.shares, key=lambda one: len(relations.wholes.get(one.denominator, ()))):
        for cell in cells.values():
            _add_numerator(cell, share, relations.limit(share.id))
    return cells


def _series(cells: Cells) -> list[list[tuple[int, Cell]]]:
    """The cells of each area and breakdown, by year."""
    series = defaultdict(list)
    for (area, breakdown, year), cell in sorted(cells.items(), key=lambda item: item[0]):
        series[area, breakdown].append((year, cell))
    return list(series.values())


def _following(low: float, high: float, limit: int) -> Figure:
    """A figure that follows from others; hidden if it may be small, or if what gives it contradicts itself."""
    contradicting = limit > 0 and ceil(round(low, 6)) > floor(round(high, 6))
    return Figure(-1, low, high, limit, Suppression.SMALL_COUNT if contradicting or may_be_small(
        low, high, limit) else "")


def _add_yearly_counts(series: Sequence[tuple[int, Cell]], stock: Indicator) -> None:
    """Add the one yearly count that nobody reported between two running totals: the rest of what was added."""
    flow, by_year = stock.running_total_of, dict(series)
    totals = [year for year, cell in series if stock.id in cell]
    for before, year in zip(totals, totals[1:], strict=False):
        missing = [one for one in range(before + 1, year + 1) if flow not in by_year.get(one, ())]
        if len(missing) == 1 and missing[0] in by_year:
            total = by_year[year][stock.id]
            counts = [cell[flow].low for one, cell in series if before < one <= year and flow in cell]
            rest = round(total.low - by_year[before][stock.id].low - sum(counts), 6)
            by_year[missing[0]][flow] = _following(rest, rest, total.limit)


def _add_numerator(cell: Cell, share: Indicator, limit: int) -> None:
    """Add the numerator of a share that nobody reported, as far as the share tells it: it may have been rounded."""
    percent, whole, before = cell.get(share.id), cell.get(share.denominator), cell.get(numerator(share))
    if percent and whole and (before is None or before.row < 0):
        low, high = _told_by(percent, whole, rounded_by(percent.low, share))
        if before:
            low, high = max(low, before.low), min(high, before.high)
        cell[numerator(share)] = _following(low, high, limit)


def _told_by(percent: Figure, whole: Figure, margin: float) -> tuple[float, float]:
    """The least and the largest numerator that a share tells."""
    return (percent.low - margin) * whole.low / 100, (percent.low + margin) * whole.high / 100


def rounded_by(value: float, share: Indicator) -> float:
    """By how much a share may have been rounded: half of its last digit, or of the last that the catalogue shows."""
    return 0.5 / 10.0 ** next((digits for digits in range(share.decimals) if round(value, digits) == value),
                              share.decimals)


def may_be_small(low: float, high: float, limit: int) -> bool:
    """Whether a count between two numbers may be one from 1 to its limit less 1."""
    return max(ceil(round(low, 6)), 1) <= min(floor(round(high, 6)), limit - 1)


def _hide_groups(cells: Cells, relations: Relations) -> None:
    """Figures of groups in a year in which countries have some of this or a related indicator: of people always, of
    other things if one is hidden; with a running total among them, whatever the year. Where the world or a body is
    judged, its figure is shown and those of countries are not.
    """
    beside = defaultdict[tuple[frozenset[str], int], list[tuple[Figure, bool]]](list)
    for (area, breakdown, year), cell in cells.items():
        for code in cell.keys() & relations.known.keys() if not breakdown else ():
            family = relations.families[code]
            running = any(relations.known[other].running_total_of for other in family)
            if len(family) > 1 or relations.adds_up(code):
                beside[family, 0 if running else year].append((cell[code], area in relations.groups))
    for (family, _), figures in beside.items():
        groups, others = ([figure for figure, of_group in figures if of_group == wanted] for wanted in (True, False))
        people = any(relations.limit(code) for code in family)
        if groups and others and (people or any(figure.reason for figure, _ in figures)):
            world = all(relations.known[code].judged_for == "world" for code in family)
            for figure in others if world else groups:
                figure.hide(Suppression.GROUP)


def _hide_parts(cell: Cell, relations: Relations) -> None:
    """Parts of a hidden whole of people, and those that leave a small rest of any whole above them; and wholes of a
    hidden part that are so small that they would tell it, or of one that an earlier release showed.
    """
    for part, whole in relations.parts_and_wholes(cell):
        limit = max(part.limit, whole.limit)
        if limit and whole.reason or may_be_small(whole.low - part.high, whole.high - part.low, limit):
            part.hide(Suppression.SHARE)
        if part.reason and (part.seen or whole.low < max(2 * limit - 1, 1)):
            whole.hide(Suppression.SHARE)


def _hide_shares(cell: Cell, relations: Relations) -> None:
    """Shares of which a count is hidden, or whose people were not counted or not as many: it may be of earlier counts;
    and the numerator of a confidential share.
    """
    for share in (share for share in relations.shares if share.id in cell):
        percent, part, whole = cell[share.id], cell.get(numerator(share)), cell.get(share.denominator)
        counted = whole is not None and whole.row >= 0
        if any(count and count.reason for count in (part, whole)) or percent.limit and not counted:
            percent.hide(Suppression.SHARE)
        if percent.limit and part and whole:
            low, high = _told_by(percent, whole, 2 * rounded_by(percent.low, share))        # cut or rounded
            if part.high < low or high < part.low:
                percent.hide(Suppression.SHARE)
        if percent.reason == Suppression.CONFIDENTIAL and part and whole and not whole.reason:
            part.hide(Suppression.SHARE)


def _hide_totals(series: Sequence[tuple[int, Cell]], stock: Indicator) -> None:
    """Running totals of one area where a yearly count since the last total shown is hidden, or what was added beyond
    the yearly counts since is small or negative. All totals after a confidential one or one beside countries are
    hidden, and the yearly count of its year, which would give it back.
    """
    before, base, last, closed = -inf, 0.0, -inf, False
    for year, cell in ((year, cell) for year, cell in series if stock.id in cell):
        total = cell[stock.id]
        counts = [count for one, other in series if before < one <= year
                  for count in [other.get(stock.running_total_of)] if count and (count.row >= 0 or before == last)]
        unexplained = round(total.low - base - sum(count.low for count in counts), 6)
        if total.reason in (Suppression.CONFIDENTIAL, Suppression.GROUP):
            closed = True
            if stock.running_total_of in cell:
                cell[stock.running_total_of].hide(Suppression.RUNNING_TOTAL)
        small_or_less = unexplained != 0 and unexplained < total.limit
        if closed or any(count.reason for count in counts) or total.limit and small_or_less:
            total.hide(Suppression.RUNNING_TOTAL)
            for count in counts if total.seen else ():
                count.hide(Suppression.RUNNING_TOTAL)
        elif not total.reason:
            before, base = year, total.low
        last = year
