"""The path from a baseline to a value by a year: where it begins, its values, and progress on it."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.judging.statistics import growth, progress
from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints, Series

LONGEST = 100        # years; a goal farther away than that at today's pace counts as never reached


@dataclass(frozen=True, kw_only=True)
class Course:
    """What is to be reached by when, from which baseline, and by which kind of path, in the direction ``wanted``."""

    target: Fraction
    by: int
    baseline_year: int | None
    baseline_value: Fraction | None
    linear: bool
    wanted: int


@dataclass(frozen=True)
class Start:
    """The baseline of each row; NaN, and 0 for times, where there is none yet."""

    year: Floats
    value: Floats
    elapsed: Ints            # 365ths of a year since the baseline
    span: Floats             # 365ths of a year from the baseline to the goal's year
    cut: Bools               # figures of the series, or its agreed baseline, lie before the last break
    there: Bools             # the baseline has reached the value already: nothing leads from it to the goal

    @property
    def gone(self) -> Floats:
        """Time since the baseline, at most up to the goal's year."""
        return np.minimum(self.elapsed, self.span)

    @property
    def begun(self) -> Bools:
        """Whether the baseline lies before the row and before the goal's year."""
        return (self.elapsed > 0) & (self.span > 0)


def start_of(rows: Series, course: Course) -> Start:
    """Baseline of each row: the first firm figure since a break, or the agreed value while no break follows."""
    agreed_year, agreed_value = course.baseline_year, course.baseline_value
    counts = counted(rows, course)
    first = rows.first_of_stretch(rows.firm & counts)
    year = np.where(first >= 0, rows.year[first], np.nan)
    value = np.where(first >= 0, rows.value[first], np.nan)
    elapsed = rows.elapsed(first)
    cut = rows.before(rows.sure & counts)[rows.stretch] >= 0
    if agreed_year is not None and agreed_value is not None:
        broken = rows.breaks[rows.stretch] & (rows.year[rows.stretch] > agreed_year)
        agreed = counts & ~broken
        year, value = np.where(agreed, agreed_year, year), np.where(agreed, float(agreed_value), value)
        elapsed = np.where(agreed, (rows.year - agreed_year) * YEAR, elapsed)
        cut = broken
    there = course.wanted * (value - float(course.target)) >= 0
    return Start(year=year, value=value, elapsed=elapsed, span=(course.by - year) * YEAR, cut=cut, there=there)


def counted(rows: Series, course: Course) -> Bools:
    """Whether a row is not before the year from which progress is measured."""
    return rows.year >= (course.baseline_year or 0)


def leads_nowhere(rows: Series, course: Course, start: Start) -> Bools:
    """Whether no path leads from the baseline to the goal, or none on which the figure can be compared.

    The baseline is of the goal's year or later; or growth from it cannot be given in per cent, since it is
    zero, or it and the figure or the goal are on opposite sides of zero.
    """
    too_late = (start.elapsed > 0) & (start.span <= 0)
    if course.linear:
        return too_late
    across = (rows.value * np.sign(start.value) < 0) | (start.value * float(course.target) < 0)
    return too_late | start.begun & ((start.value == 0) | across)


def progressed(rows: Series, course: Course, start: Start, share: Fraction, compared: Bools) -> Bools:
    """Whether progress is at least ``share`` of the progress that the path requires; never from beyond the goal."""
    compared = compared & ~start.there
    after, before, elapsed = rows.value[compared], start.value[compared], start.elapsed[compared]
    gone, span = start.gone[compared], start.span[compared]
    if share == 0:
        sign = course.wanted * np.sign(after - before)
    elif course.linear:
        sign = progress.linear(after, before, gone, span, course.target, share, course.wanted)
    else:
        sign = progress.compound(after, before, elapsed, span, course.target, share, course.wanted)
    found = np.zeros(len(rows), bool)
    found[compared] = sign >= 0
    return found


def path_values(rows: Series, course: Course, start: Start) -> Floats:
    """The path's value in each row's year; the goal itself from its year on, and where the baseline had reached it."""
    target = float(course.target)
    ahead = rows.sure & (start.span > 0)
    way = np.where(ahead, start.gone, 0) / np.where(ahead, start.span, 1)
    if course.linear:
        path = start.value + (target - start.value) * way
    else:
        begin = np.where(start.value * target > 0, start.value, np.nan)
        path = begin * (target / begin)**way
    flat = rows.sure & ((rows.year >= course.by) | start.there)
    return np.where(flat | ahead & (way >= 1) & ~np.isnan(path), target, np.where(ahead, path, np.nan))


def pace(rows: Series, course: Course, start: Start) -> Floats:
    """Change a year since the baseline as a share of it, NaN from zero or across it: compound, or on a straight path
    the same amount every year."""
    grown = rows.sure & (start.elapsed > 0) & (start.value != 0) & (rows.value * np.sign(start.value) >= 0)
    after, before, elapsed = rows.value[grown], start.value[grown], start.elapsed[grown]
    found = np.full(len(rows), np.nan)
    found[grown] = (after - before) / np.abs(before) * YEAR / elapsed if course.linear else \
        growth.yearly(after, before, elapsed)
    return found


def pace_needed(rows: Series, course: Course, met: Bools) -> Floats:
    """Next year's change on the way from here to the goal; NaN once it is met or from its year on."""
    target, years = float(course.target), course.by - rows.year
    needed = np.full(len(rows), np.nan)
    open_still = rows.sure & ~met & (years > 0)
    if course.linear:
        computable = open_still & (rows.value != 0)
        needed[computable] = (target - rows.value[computable]) / years[computable] / np.abs(rows.value[computable])
    else:
        computable = open_still & (rows.value * target > 0)
        needed[computable] = growth.yearly(np.full(computable.sum(), target), rows.value[computable],
                                           years[computable] * YEAR)
    return needed


def reached_year(rows: Series, course: Course, start: Start, running: Bools) -> Floats:
    """The year in which the goal is reached if the pace since the baseline lasts; NaN if never or after a century."""
    target = float(course.target)
    reachable = running & rows.firm
    with np.errstate(divide="ignore", invalid="ignore"):
        left = (target - rows.value) / (rows.value - start.value) if course.linear else (
            np.log(target / rows.value) / np.log(rows.value / start.value))
        years = left * start.elapsed / YEAR
    reachable &= (years > 0) & (years <= LONGEST)
    by_year = rows.year + np.ceil(years - progress.NEAR)
    return np.where(reachable, np.where(rows.dated, np.floor(rows.days / YEAR + years), by_year), np.nan)
