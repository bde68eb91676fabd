"""reach: a value by a year, from a baseline; growth or change so far against what the path to the goal asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.methods import parameters, targets
from indicators.methods.direction import year_before
from indicators.methods.targets import Target
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.model import Reason, Status
from indicators.statistics import growth, progress
from indicators.statistics.series import YEAR, Bools, Floats, Ints, Series

LONGEST = 100        # years; what takes longer at today's pace is never reached


@dataclass(frozen=True, kw_only=True)
class Reach:
    """``value`` by the year ``by``; the baseline is a year's figure, or an agreed value of that year, else the first.

    Thresholds are shares of the progress that the path asks for. Statistics Canada's method is a compound path with
    the thresholds 95, 60 and 0 %.
    """

    value: Target            # one number, or one for each area
    by: int
    baseline_year: int | None = None
    baseline_value: Fraction | None = None
    linear: bool = False
    on_track_from: Fraction = Fraction(95, 100)
    some_progress_from: Fraction = Fraction(60, 100)
    little_progress_from: Fraction = Fraction(0)

    @property
    def number(self) -> Fraction:
        """The value to reach; only of one area, and where one is set for it."""
        return self.value.steps[0][1]


THRESHOLDS = {"on_track_from": "95 %", "some_progress_from": "60 %", "little_progress_from": "0 %"}


def read(given: Mapping[str, object]) -> Reach:
    """Parameters from the YAML: value, by, baseline_year, baseline_value, path (compound or linear), thresholds."""
    parameters.only(given, ("value", "by", "baseline_year", "baseline_value", "path", *THRESHOLDS))
    goal = Reach(
        value=targets.read("value", given.get("value"), parameters.number), by=parameters.whole("by", given.get("by")),
        baseline_year=parameters.whole("baseline_year", given["baseline_year"]) if "baseline_year" in given else None,
        baseline_value=(parameters.number("baseline_value", given["baseline_value"])
                        if "baseline_value" in given else None),
        linear=parameters.choice("path", given.get("path", "compound"), ("compound", "linear")) == "linear",
        **{key: parameters.share(key, given.get(key, usual)) for key, usual in THRESHOLDS.items()})
    _check(goal)
    return goal


def _check(goal: Reach) -> None:
    """Refuse a goal that contradicts itself."""
    start = goal.baseline_value
    if any(since for steps in (goal.value.steps, *(own for _, own in goal.value.areas)) for since, _ in steps):
        raise parameters.bad("value", "a number for each of some years", "one number, which is for the year in by")
    if start is not None and goal.baseline_year is None:
        raise parameters.bad("baseline_value", float(start), "baseline_year beside it")
    if goal.baseline_year is not None and goal.by <= goal.baseline_year:
        raise parameters.bad("by", goal.by, f"a year after the baseline's, {goal.baseline_year}")
    if start == 0 and not goal.linear:
        raise parameters.bad("baseline_value", 0, "a value other than 0, or path: linear (no growth leads from 0)")
    for value in goal.value.numbers:
        _check_value(goal, value)
    _check_threshold("some_progress_from", goal.little_progress_from, goal.some_progress_from)
    _check_threshold("on_track_from", goal.some_progress_from, goal.on_track_from)


def _check_value(goal: Reach, value: Fraction) -> None:
    found, start = f"{float(value):g}", goal.baseline_value
    if value == start:
        raise parameters.bad("value", found, "another value than the baseline's")
    if value == 0 and not goal.linear:
        raise parameters.bad("value", found, "a value other than 0, or path: linear (no growth leads to 0)")
    if start is not None and start * value < 0 and not goal.linear:
        raise parameters.bad("value", found, "a value on the baseline's side of 0, or path: linear")


def _check_threshold(key: str, lowest: Fraction, found: Fraction) -> None:
    if not lowest <= found <= 1:
        raise parameters.bad(key, f"{float(found) * 100:g} %", f"{float(lowest) * 100:g} % to 100 %")


@dataclass(frozen=True)
class Start:
    """The baseline of each row; NaN, and 0 for times, where there is none yet."""

    year: Floats
    value: Floats
    elapsed: Ints            # 365ths of a year since the baseline
    span: Floats             # 365ths of a year from the baseline to the goal's year
    cut: Bools               # figures of the series, or its agreed baseline, lie before the last break

    @property
    def gone(self) -> Floats:
        """Time since the baseline, at most that to the goal's year."""
        return np.minimum(self.elapsed, self.span)


def judge(rows: Series, goal: Reach, wanted: int) -> Judgement:
    """Status of every row of areas with one value to reach; ``wanted`` is +1 where up is good, -1 where down is.

    A figure at the goal or beyond has met it, whatever came before. Else progress is, in the wanted direction,
    on a compound path the growth a year since the baseline over the growth a year that leads from the baseline to
    the goal (Statistics Canada and Open SDG, docs/progress-methodology.md); on a linear path the change since the
    baseline over the change that the straight path asks for by that year. On track: at least ``on_track_from`` of
    it, and only before the goal's year. From 0, or across it, nothing grows: a compound path is not assessed then,
    a linear one is.

    The baseline is the first figure after the last break that is certain and no bound, from ``baseline_year`` on
    where that is given; an agreed ``baseline_value`` stands for it until a later break. Times run in whole years,
    or by the days between two dates. ``pace_needed`` is next year's change on the way from here to the goal: the
    same share every year on a compound path, the same number on a linear one. ``reached_year`` goes on at the pace
    since the baseline, on the path's kind; NaN where that never leads there, or not within a century.
    """
    if not goal.value.steps:
        return _without_value(rows)
    target = float(goal.number)
    start = _start(rows, goal)
    met = rows.sure & (wanted * np.sign(rows.value - target) >= 0)
    reason = np.where(met, JUDGED, _reason(rows, goal, start))
    compared = (reason == JUDGED) & (start.elapsed > 0) & (start.span > 0)
    lines = _lines(rows, goal, start, wanted, met, compared & ~met)
    status, reason = first_line(lines, Status.MOVING_AWAY, reason)
    path = _path(rows, goal, start)
    return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
        **year_before(rows), "target": np.full(len(rows), target), "pace": _pace(rows, start),
        "path_value": path, "gap": rows.value - path,
        "baseline_year": np.where(rows.sure, start.year, np.nan),
        "baseline_value": np.where(rows.sure, start.value, np.nan),
        "pace_needed": _pace_needed(rows, goal, met),
        "reached_year": _reached_year(rows, goal, start, compared & ~met & (reason == JUDGED))})


def _lines(rows: Series, goal: Reach, start: Start, wanted: int, met: Bools, short: Bools) -> list[Line]:
    """Goal met, then each threshold of progress for the rows that are ``short`` of it and compare with a baseline."""
    worse, better = (rows.upper, rows.lower) if wanted > 0 else (rows.lower, rows.upper)
    early = rows.year < goal.by

    def progressed(share: Fraction) -> Bools:
        return _progressed(rows, goal, start, share, wanted, short)

    return [Line(Status.GOAL_MET, met, worse, better),
            Line(Status.ON_TRACK, progressed(goal.on_track_from) & early, worse, better & early),
            Line(Status.SOME_PROGRESS, progressed(goal.some_progress_from), worse, better),
            Line(Status.LITTLE_PROGRESS, progressed(goal.little_progress_from), worse, better)]


def _without_value(rows: Series) -> Judgement:
    """Nothing is asked of these areas."""
    reason = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.NO_TARGET, rows.figure))
    none = np.zeros(len(rows), bool)
    status, reason = first_line([Line(Status.GOAL_MET, none, none, none)], Status.MOVING_AWAY, reason)
    return Judgement(status=status, reason=reason, streak=np.zeros(len(rows), np.int64), columns=year_before(rows))


def _start(rows: Series, goal: Reach) -> Start:
    """Baseline of each row: the first firm figure of its stretch, or the agreed value that still compares with it."""
    counts = np.full(len(rows), True) if goal.baseline_year is None else rows.year >= goal.baseline_year
    first = rows.first_of_stretch(rows.firm & counts)
    year = np.where(first >= 0, rows.year[first], np.nan)
    value = np.where(first >= 0, rows.value[first], np.nan)
    elapsed = rows.elapsed(first)
    cut = rows.before(rows.sure & counts)[rows.stretch] >= 0
    if goal.baseline_year is not None and goal.baseline_value is not None:
        broken = rows.breaks[rows.stretch] & (rows.year[rows.stretch] > goal.baseline_year)
        agreed = counts & ~broken
        year, value = np.where(agreed, goal.baseline_year, year), np.where(agreed, float(goal.baseline_value), value)
        elapsed = np.where(agreed, (rows.year - goal.baseline_year) * YEAR, elapsed)
        cut = broken
    return Start(year=year, value=value, elapsed=elapsed, span=(goal.by - year) * YEAR, cut=cut)


def _reason(rows: Series, goal: Reach, start: Start) -> Ints:
    """Why a figure that has not met the goal cannot be judged; the first reason that holds."""
    begun = (start.elapsed > 0) & (start.span > 0)
    counts = rows.year >= (goal.baseline_year or 0)
    reasons = [
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.ONE_YEAR_ONLY, rows.alone & ~begun),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.BREAK_IN_SERIES, ~begun & start.cut),
        (Reason.UNCERTAIN, (start.elapsed <= 0) & (rows.before(rows.figure & counts) >= rows.stretch)),
        (Reason.NO_BASELINE, ~begun),
    ]
    if not goal.linear:
        across = (rows.value * np.sign(start.value) < 0) | (start.value * float(goal.number) < 0)
        reasons += [(Reason.ZERO_BEFORE, start.value == 0), (Reason.SIGN_CHANGE, across)]
    return first_reason(*reasons)


def _progressed(rows: Series, goal: Reach, start: Start, share: Fraction, wanted: int, compared: Bools) -> Bools:
    """Whether progress is at least a share of what the path asks for."""
    after, before, elapsed = rows.value[compared], start.value[compared], start.elapsed[compared]
    gone, span = start.gone[compared], start.span[compared]
    if share == 0:
        sign = wanted * np.sign(after - before)
    elif goal.linear:
        sign = progress.linear(after, before, gone, span, goal.number, share, wanted)
    else:
        sign = progress.compound(after, before, elapsed, span, goal.number, share, wanted)
    progressed = np.zeros(len(rows), bool)
    progressed[compared] = sign >= 0
    return progressed


def _path(rows: Series, goal: Reach, start: Start) -> Floats:
    """Where the path stands in each row's year, and at the goal from its year on."""
    target = float(goal.number)
    ahead = rows.sure & (start.span > 0)
    way = np.where(ahead, start.gone, 0) / np.where(ahead, start.span, 1)
    if goal.linear:
        path = start.value + (target - start.value) * way
    else:
        begin = np.where(start.value * target > 0, start.value, np.nan)
        path = begin * (target / begin)**way
    path[(way >= 1) & ~np.isnan(path)] = target
    return np.where(ahead, path, np.nan)


def _pace(rows: Series, start: Start) -> Floats:
    """Growth a year since the baseline, NaN from zero or across it."""
    grown = rows.sure & (start.elapsed > 0) & (start.value != 0) & (rows.value * np.sign(start.value) >= 0)
    pace = np.full(len(rows), np.nan)
    pace[grown] = growth.yearly(rows.value[grown], start.value[grown], start.elapsed[grown])
    return pace


def _pace_needed(rows: Series, goal: Reach, met: Bools) -> Floats:
    """Next year's change on the way from here to the goal; NaN once it is met or its year has come."""
    target, years = float(goal.number), goal.by - rows.year
    needed = np.full(len(rows), np.nan)
    open_still = rows.sure & ~met & (years > 0)
    if goal.linear:
        mine = open_still & (rows.value != 0)
        needed[mine] = (target - rows.value[mine]) / years[mine] / np.abs(rows.value[mine])
    else:
        mine = open_still & (rows.value * target > 0)
        needed[mine] = growth.yearly(np.full(mine.sum(), target), rows.value[mine], years[mine] * YEAR)
    return needed


def _reached_year(rows: Series, goal: Reach, start: Start, running: Bools) -> Floats:
    """Year in which the pace since the baseline, if it lasts, makes the goal."""
    target = float(goal.number)
    mine = running & rows.firm
    with np.errstate(divide="ignore", invalid="ignore"):
        left = (target - rows.value) / (rows.value - start.value) if goal.linear else (
            np.log(target / rows.value) / np.log(rows.value / start.value))
        years = left * start.elapsed / YEAR
    mine &= (years > 0) & (years <= LONGEST)
    by_year = rows.year + np.ceil(years - progress.NEAR)
    return np.where(mine, np.where(rows.dated, np.floor(rows.days / YEAR + years), by_year), np.nan)
