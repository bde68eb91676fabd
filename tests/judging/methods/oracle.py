"""The rules once more, slow and obvious: one series at a time, in fractions, year by year.

Written from the rules and not from the engine: what bounds leave open is found by trying the true values that they
allow, and time between dates is raised to its power exactly.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import permutations, product
from statistics import median
from typing import Any

import scipy


@dataclass(frozen=True)
class Point:
    """A year of a series; ``value`` None is an absence, ``day`` is set where the figure is as of a date."""

    year: int
    value: Fraction | None
    marks: frozenset[str] = frozenset()
    day: date | None = None


def exact(point: Point) -> bool:
    """Whether it is a number of cases, not an estimate of it."""
    return point.value.denominator == 1 and not point.marks & {"estimated", "approximate"}


def days_between(before: Point, after: Point) -> int:
    """365ths of a year: whole years, and between two dates their days beside the anniversary."""
    if before.day is None or after.day is None:
        return 365 * (after.year - before.year)

    def in_a_plain_year(day: date) -> date:
        return date(2001, day.month, min(day.day, 28) if day.month == 2 else day.day)

    return 365 * (after.year - before.year) + (in_a_plain_year(after.day) - in_a_plain_year(before.day)).days


def grows_by(before: Fraction, after: Fraction, share: Fraction) -> int:
    """Sign of the growth over a year less a share."""
    goal = before * (1 + share)
    return (after > goal) - (after < goal)


def growth(before: Fraction, after: Fraction, days: int) -> float:
    """Growth a year as a share."""
    return float((after - before) / before) if days == 365 else float(after / before) ** (365 / days) - 1


def certain(point: Point) -> bool:
    return point.value is not None and not point.marks & {"uncertain", "partial"}


def stretch(points: list[Point]) -> list[Point]:
    """The points that the last one may be compared with, itself included."""
    breaks = [position for position in range(len(points)) if begins_anew(points[:position + 1])]
    return points[breaks[-1]:] if breaks else points


def begins_anew(points: list[Point]) -> bool:
    """Whether the last point is marked as a break, or is of a financial year after a calendar year, or the reverse."""
    figures = [point for point in points[:-1] if point.value is not None]
    now = points[-1]
    return "break" in now.marks or bool(figures) and now.value is not None and (
        ("financial_year" in now.marks) != ("financial_year" in figures[-1].marks))


def baseline(points: list[Point]) -> Point | None:
    """The first figure of the last point's stretch that is certain and no bound."""
    firm = [p for p in stretch(points) if certain(p) and not p.marks & {"lower_bound", "upper_bound"}]
    return firm[0] if firm else None


def worlds(point: Point) -> list[Fraction]:
    """Values that the true one may be; what a bound leaves open is tried near and far."""
    assert point.value is not None
    allowed = [point.value]
    if "lower_bound" in point.marks:
        allowed += [point.value + step for step in (Fraction(1, 10**6), 1, 10, 1000, 10**9)]
    if "upper_bound" in point.marks:
        allowed += [point.value * part for part in (Fraction(999999, 10**6), Fraction(1, 2), Fraction(1, 10**9), 0)]
    return allowed


def judge_all(points: list[Point], judge: Callable[[list[Point], list[Point]], dict]) -> list[dict]:
    """Every year judged from the points up to it; ``judge`` takes these and the whole series."""
    results: list[dict] = []
    for position in range(len(points)):
        result = judge(points[:position + 1], points)
        met = result["status"] == "goal_met"
        result["streak"] = (results[-1]["streak"] if results else 0) + 1 if met else 0
        results.append(result)
    return results


def not_assessed(reason: str) -> tuple[str, str]:
    return "not_assessed", reason


def over_worlds(points: list[Point], verdict: Callable[[list[Point]], tuple[str, str]],
                before: Point | None, growing: bool = True) -> tuple[str, str]:
    """The verdict on the figures as they are, or uncertain where values that the bounds allow give another."""
    plain = verdict(points)
    if plain[0] == "not_assessed":
        return plain
    now = points[-1]
    for after, earlier in product(worlds(now), worlds(before) if before else [None]):
        if growing and earlier == 0 and before is not None and before.value != 0:
            continue
        tried = [replace(p, value=earlier) if p is before else p for p in points[:-1]] + [replace(now, value=after)]
        if verdict(tried) != plain:
            return not_assessed("uncertain")
    return plain


DIGITS = Context(prec=80)


def grown(before: Fraction, after: Fraction, days: int) -> Decimal:
    """Growth a year in eighty digits, by logarithms."""
    if after == 0:
        return Decimal(-1)
    ratio = after / before
    log = DIGITS.subtract(DIGITS.ln(Decimal(ratio.numerator)), DIGITS.ln(Decimal(ratio.denominator)))
    return DIGITS.subtract(DIGITS.exp(DIGITS.divide(DIGITS.multiply(log, Decimal(365)), Decimal(days))), Decimal(1))


def reach(points: list[Point], whole: list[Point], *, value: Fraction, by: int, wanted: int,
          baseline_year: int | None = None) -> dict:
    now, since = points[-1], baseline_year or points[0].year
    start = next((p for p in stretch(points) if p.year >= since and certain(p) and not bound(p)), None)
    counting = [p for p in points[:-1] if p.year >= since]
    days = days_between(start, now) if start else 0
    span = 365 * (by - start.year) if start else 0

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
        if certain(now) and wanted * (now.value - value) >= 0:
            return "goal_met", ""
        if now.value is None:
            return not_assessed("no_figure")
        if sum(p.value is not None for p in whole) == 1:
            return not_assessed("one_year_only")
        if not certain(now):
            return not_assessed("uncertain")
        if days <= 0:
            if any(p.value is not None and p in stretch(points) for p in counting):
                return not_assessed("uncertain")
            if any(certain(p) and p not in stretch(points) for p in counting):
                return not_assessed("break_in_series")
            return not_assessed("no_baseline")
        if span <= 0 or start.value <= 0 or now.value < 0:
            return not_assessed("no_path")
        if wanted * (start.value - value) >= 0:
            return "moving_away", ""
        for share, word in (("0.95", "on_track"), ("0.6", "some_progress"), ("0", "little_progress")):
            difference = grown(start.value, now.value, days) * wanted - Decimal(share) * abs(
                grown(start.value, value, span))
            if difference > -Decimal("1e-50") and (word != "on_track" or now.year < by):
                return word, ""
        return "moving_away", ""

    status, reason = over_worlds(points, verdict, None)
    result: dict[str, Any] = {"status": status, "reason": reason} | dict.fromkeys(
        ("baseline_year", "baseline_value", "pace", "path_value", "gap", "pace_needed", "reached_year"))
    if not certain(now):
        return result
    if start:
        result["baseline_year"], result["baseline_value"] = start.year, float(start.value)
        if days > 0 and start.value > 0 and now.value >= 0:
            result["pace"] = growth(start.value, now.value, days)
        if span > 0 and start.value > 0:
            result["path_value"] = float(start.value) * float(value / start.value) ** (days / span)
    if now.year >= by or start and wanted * (start.value - value) >= 0:
        result["path_value"] = float(value)
    if result["path_value"] is not None:
        result["gap"] = float(now.value) - result["path_value"]
    if verdict(points)[0] != "goal_met" and now.year < by and now.value > 0:
        result["pace_needed"] = growth(now.value, value, 365 * (by - now.year))
    judged = status not in ("goal_met", "not_assessed") and wanted * (start.value - value) < 0
    if judged and not bound(now):
        result["reached_year"] = goes_on(start, now, value, days)
    return result


def goes_on(start: Point, now: Point, value: Fraction, days: int) -> float | None:
    """The year in which the growth so far, gone on with, comes to a value."""
    if now.value == 0 or (value - now.value) * (now.value - start.value) <= 0:
        return None
    left = math.log(value / now.value) / math.log(now.value / start.value) * days / 365
    if left > 100:
        return None
    if now.day:
        in_the_year = days_between(Point(now.year, None, day=date(now.year, 1, 1)), now)
        return float(math.floor(now.year + in_the_year / 365 + left))
    return float(now.year + math.ceil(left - 1e-9))


def against_last_year(points: list[Point], whole: list[Point], sense: int) -> tuple[str, str]:
    """What is said of a figure that misses its goal: nearer than the year before, as near, or farther."""
    now, earlier = points[-1], [p for p in points[:-1] if p.value is not None]
    if sum(p.value is not None for p in whole) == 1:
        return not_assessed("one_year_only")
    if not earlier or earlier[-1].year != now.year - 1:
        return not_assessed("no_year_before")
    if earlier[-1] not in stretch(points):
        return not_assessed("break_in_series")
    if not certain(earlier[-1]):
        return not_assessed("uncertain")
    moved = sense * (now.value - earlier[-1].value)
    if moved > 0:
        return "some_progress", ""
    return ("little_progress" if moved == 0 else "moving_away"), ""


def comparable_year_before(points: list[Point]) -> Point | None:
    """The figure of the year before, where both are certain and no break stands between."""
    found = [p for p in stretch(points)[:-1] if p.year == points[-1].year - 1]
    return found[0] if found and certain(found[0]) and certain(points[-1]) else None


def change_from(before: Point | None, now: Point) -> float | None:
    if before is None or before.value <= 0 or now.value < 0:
        return None
    return float((now.value - before.value) / before.value)


def keep(points: list[Point], whole: list[Point], *, target: Callable[[int], Fraction | None], sense: int) -> dict:
    now = points[-1]
    asked, before = target(now.year), comparable_year_before(points)

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
        if now.value is None:
            return not_assessed("no_figure")
        if asked is None:
            return not_assessed("no_target")
        if not certain(now):
            return not_assessed("uncertain")
        if sense * (now.value - asked) >= 0:
            return "goal_met", ""
        return against_last_year(points, whole, sense)

    status, reason = over_worlds(points, verdict, before, growing=False)
    result: dict[str, Any] = {"status": status, "reason": reason, "previous_year": before.year if before else None,
              "change": change_from(before, now), "gap": None, "pace_needed": None}
    if certain(now) and asked is not None:
        result["gap"] = float(now.value - asked)
        if sense * (now.value - asked) < 0 and now.value > 0:
            next_year = target(now.year + 1)
            result["pace_needed"] = sense * float(max(sense * (next_year - now.value) / now.value, Fraction(0)))
    return result


def bound(point: Point) -> bool:
    return bool(point.marks & {"lower_bound", "upper_bound"})


def window(points: list[Point], years: int) -> list[Point]:
    """The firm figures of the last years up to the last point, since the last break."""
    return [p for p in stretch(points) if p.year > points[-1].year - years and certain(p) and not bound(p)]


def pairs(values: list[Fraction]) -> int:
    """Rising less falling pairs."""
    return sum((later > earlier) - (later < earlier) for at, later in enumerate(values) for earlier in values[:at])


@cache
def orders(ranks: tuple[int, ...]) -> Counter[int]:
    """How many orders of the figures have each number of rising less falling pairs, either way."""
    return Counter(abs(pairs([Fraction(rank) for rank in order])) for order in permutations(ranks))


def mann_kendall(values: list[Fraction]) -> float:
    """Share of all orders of the figures that lean at least as far to one side."""
    counted = orders(tuple(sorted(sorted(set(values)).index(value) for value in values)))
    return sum(n for size, n in counted.items() if size >= abs(pairs(values))) / sum(counted.values())


def theil_sen(figures: list[Point]) -> Fraction:
    return median((later.value - earlier.value) / (later.year - earlier.year)
                  for at, later in enumerate(figures) for earlier in figures[:at])


@dataclass(frozen=True)
class Line:
    """A log-linear trend: slope of the logarithm, dispersion about it, and information on the slope."""

    slope: float
    dispersion: float
    information: float


def log_linear(figures: list[Point]) -> Line | None:
    """The likeliest line of Poisson counts, by Newton's steps, halved where they lead away; None without one."""
    values, years = [float(p.value) for p in figures], [p.year for p in figures]
    if len(figures) < 2 or min(values) < 0 or max(values) == 0 or not any(values[1:]) or not any(values[:-1]):
        return None
    middle = sum(years) / len(years)

    def fitted(level: float, slope: float) -> list[float]:
        return [math.exp(min(level + slope * (year - middle), 500)) for year in years]

    def likelihood(level: float, slope: float) -> float:
        return sum(value * (level + slope * (year - middle)) - fit
                   for value, year, fit in zip(values, years, fitted(level, slope), strict=True))

    def sums(fit: list[float]) -> list[float]:
        return [sum(own * (year - middle) ** power for own, year in zip(fit, years, strict=True)) for power in range(3)]

    level, slope = math.log(sum(values) / len(values)), 0.0
    for _ in range(100):
        fit = fitted(level, slope)
        errors = [value - own for value, own in zip(values, fit, strict=True)]
        a, b, c = sums(fit)
        first, second = sum(errors), sum(error * (year - middle) for error, year in zip(errors, years, strict=True))
        if (determinant := a * c - b * b) <= 1e-12 * a * c:
            break
        step = (c * first - b * second) / determinant, (a * second - b * first) / determinant
        part = 1.0
        while part > 1e-6 and likelihood(level + part * step[0], slope + part * step[1]) < likelihood(level, slope):
            part /= 2
        level, slope = level + part * step[0], slope + part * step[1]
    fit = fitted(level, slope)
    a, b, c = sums(fit)
    squares = sum((value - own) ** 2 / own for value, own in zip(values, fit, strict=True))
    return Line(slope, squares / (len(values) - 2) if len(values) > 2 else math.nan, c - b * b / a)


def trend_of_counts(figures: list[Point]) -> float:
    """p of the slope of counts: over its standard error, by Student's t."""
    line = log_linear(figures)
    if line is None:
        return math.nan
    error = math.sqrt(max(line.dispersion, 1) / line.information)
    return float(2 * scipy.stats.t.sf(abs(line.slope) / error, len(figures) - 2))


def change_of_counts(before: Point, figures: list[Point]) -> tuple[float, float, float | None]:
    """p of the change from the year before to the last figure of a window, dispersion, and its degrees of freedom."""
    now, earlier = figures[-1], figures[:-1]
    line = log_linear(earlier) if len(figures) >= 5 else None
    dispersion, freedom = (4.0, None) if line is None else (max(line.dispersion, 1.0), len(earlier) - 2)
    both = float(now.value + before.value)
    z = abs(float(now.value - before.value)) / math.sqrt(dispersion * both) if both else 0.0
    return float(2 * (scipy.stats.norm.sf(z) if freedom is None else scipy.stats.t.sf(z, freedom))), dispersion, freedom


def direction(points: list[Point], whole: list[Point], *, wanted: int, years: int, fewest: int,
                       alpha: Fraction, slope_min: Fraction, limit_within: Fraction, limit: int | None,
                       share: bool) -> dict:
    now, figures = points[-1], window(points, years)
    result: dict[str, Any] = {"status": "not_assessed", "reason": ""} | dict.fromkeys(
        ("window_figures", "window_since", "slope", "trend_p"))
    if now.value is None:
        return result | {"reason": "no_figure"}
    if not certain(now) or bound(now):
        return result | {"reason": "uncertain"}
    values = [p.value for p in figures]
    result |= {"window_figures": float(len(figures)), "window_since": float(figures[0].year)}
    if len(figures) < fewest:
        return result | {"status": "too_early"}
    slope, p, middle = theil_sen(figures), mann_kendall(values), median(values)
    result |= {"slope": float(slope), "trend_p": p}
    least = slope_min * abs(middle)
    if share:
        least = min(slope_min * 100, min(middle, 100 - middle) / 10)
        limit = limit if limit is not None else 100 if wanted > 0 else 0
    if limit is not None and all(wanted * (limit - value) <= limit_within for value in values):
        return result | {"status": "at_limit"}
    if p >= alpha or abs(slope) < least or not slope:
        return result | {"status": "no_clear_trend"}
    return result | {"status": "improving" if wanted * pairs(values) > 0 else "moving_away"}


def annual_change(points: list[Point], whole: list[Point], *, goal: Fraction, falling: bool, some: Fraction, years: int,
                  fewest: int, alpha: Fraction, away: Fraction, cases: bool) -> dict:
    """``cases``: the figures are counts of cases."""
    now, figures, sense = points[-1], window(points, years), -1 if falling else 1
    earlier = [p for p in points[:-1] if p.value is not None]
    before = earlier[-1] if earlier else None
    firm = certain(now) and not bound(now)
    tests: dict[str, Any] = since_the_baseline(points, goal, falling) | dict.fromkeys(
        ("window_figures", "window_since", "slope", "trend_p", "change_p", "dispersion", "freedom"))
    if firm:
        tests |= {"window_figures": float(len(figures)), "window_since": float(figures[0].year)}
    slope = None
    if firm and len(figures) >= fewest:
        line, lean = log_linear(figures), pairs([p.value for p in figures])
        slope = None if line is None else math.expm1(line.slope)
        if not cases and (slope is None or (slope > 0) - (slope < 0) != (lean > 0) - (lean < 0)):
            slope = 0.0
        p = trend_of_counts(figures) if cases else mann_kendall([p.value for p in figures])
        tests |= {"slope": slope, "trend_p": None if math.isnan(p) else p}

    def reason() -> str:
        if now.value is None:
            return "no_figure"
        if sum(p.value is not None for p in whole) == 1:
            return "one_year_only"
        if not certain(now):
            return "uncertain"
        if before is None or days_between(before, now) != 365:
            return "no_year_before"
        if not certain(before):
            return "uncertain"
        if before not in stretch(points):
            return "break_in_series"
        if before.value == 0:
            return "zero_before"
        return "sign_change" if now.value < 0 or before.value < 0 else ""

    def met(now: Fraction, before: Fraction) -> bool:
        return sense * grows_by(before, now, goal) >= 0 or falling and now == 0

    why = reason()
    if why == "zero_before" and falling and now.value == 0:
        worth = "uncertain" if "lower_bound" in now.marks else ""
        return {"status": "not_assessed" if worth else "goal_met", "reason": worth, "change": None, **tests}
    if why:
        return {"status": "not_assessed", "reason": why, "change": None, **tests}
    result: dict[str, Any] = {"status": "", "reason": "", "change": growth(before.value, now.value, 365)}
    if cases and firm and not bound(before) and exact(now) and exact(before):
        p, dispersion, freedom = change_of_counts(before, figures)
        tests |= {"change_p": p, "dispersion": dispersion, "freedom": None if freedom is None else float(freedom)}
    result |= tests
    answers = {met(after, then) for after, then in product(worlds(now), worlds(before)) if then != 0}
    if bound(now) or bound(before):
        return result | ({"status": "goal_met"} if answers == {True} else {
            "status": "not_assessed", "reason": "uncertain"})
    if answers == {True}:
        return result | {"status": "goal_met"}
    against = sense * grows_by(before.value, now.value, Fraction(0)) < 0
    beyond = sense * grows_by(before.value, now.value, sense * away) < 0
    if beyond and tests["change_p"] is not None and tests["change_p"] < alpha:
        return result | {"status": "moving_away"}
    trend = tests["trend_p"] is not None and tests["trend_p"] < alpha and slope is not None and sense * slope < 0
    if against and trend:
        return result | {"status": "moving_away"}
    if slope is not None and sense * (slope - float(goal)) >= -1e-9:
        return result | {"status": "on_track"}
    if sense * grows_by(before.value, now.value, goal * some) >= 0:
        return result | {"status": "some_progress"}
    return result | {"status": "little_progress"}


def since_the_baseline(points: list[Point], goal: Fraction, falling: bool) -> dict[str, Any]:
    """Pace and goal path from the baseline, and the change that is needed in the next year."""
    now, start = points[-1], baseline(points)
    result: dict[str, Any] = dict.fromkeys(("pace", "baseline_year", "path_value", "gap", "pace_needed"))
    if not certain(now):
        return result
    needed = [goal]
    if start:
        result["baseline_year"] = start.year
        if start.value > 0:
            path = start.value * (1 + goal) ** (now.year - start.year)
            result |= {"path_value": float(path), "gap": float(now.value - path)}
            needed += [(path * (1 + goal) - now.value) / now.value] if now.value else []
            if now.value >= 0 and days_between(start, now) > 0:
                result["pace"] = growth(start.value, now.value, days_between(start, now))
    if now.value > 0:
        result["pace_needed"] = float(min(needed) if falling else max(needed))
    return result


def milestones(points: list[Point], whole: list[Point], *, reach: int) -> dict:
    now = points[-1]
    reached_before = any(certain(p) and p.value >= reach and "upper_bound" not in p.marks for p in stretch(points)[:-1])

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
        if now.value is None:
            return not_assessed("no_figure")
        if not certain(now):
            return not_assessed("uncertain")
        if now.value >= reach:
            return "goal_met", ""
        return ("moving_away" if reached_before else "stage_below"), ""

    status, reason = over_worlds(points, verdict, None, growing=False)
    return {"status": status, "reason": reason, "gap": float(now.value - reach) if certain(now) else None}


def activity(points: list[Point], whole: list[Point]) -> dict:
    def verdict(points: list[Point]) -> tuple[str, str]:
        if points[-1].value is None:
            return not_assessed("no_figure")
        if not certain(points[-1]):
            return not_assessed("uncertain")
        return ("active" if points[-1].value >= 1 else "none_reported"), ""

    status, reason = over_worlds(points, verdict, None, growing=False)
    return {"status": status, "reason": reason}


def active_years(points: list[Point], judged: list[dict]) -> list[int]:
    """The number of successive years, up to each, in which something was organised; a break begins another count."""
    runs: list[int] = []
    for at, (point, result) in enumerate(zip(points, judged, strict=True)):
        earlier = [(p, n) for p, n in zip(points[:at], runs, strict=True) if p.value is not None]
        follows = earlier and earlier[-1][0].year == point.year - 1 and earlier[-1][0] in stretch(points[:at + 1])
        runs.append(0 if result["status"] != "active" else 1 + (earlier[-1][1] if follows else 0))
    return runs
