"""The rules once more, slow and obvious: one series at a time, in fractions, year by year.

Written from the rules and not from the engine: what bounds leave open is found by trying the true values that they
allow, time between dates is raised to its power exactly, and the growth of counts is where scipy finds the likelihood's
derivative to be zero.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from statistics import mean, median, stdev
from typing import Any

import numpy as np
import scipy


@dataclass(frozen=True)
class Point:
    """A year of a series; ``value`` None is an absence, ``day`` is set where the figure is as of a date."""

    year: int
    value: Fraction | None
    marks: frozenset[str] = frozenset()
    day: date | None = None


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
        met = result["met"] == 1 if "met" in result else result["status"] == "goal_met"
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
        for share, word in (("0.95", "on_track"), ("0", "behind")):
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
    return ("behind" if sense * (now.value - earlier[-1].value) >= 0 else "moving_away"), ""


def comparable_year_before(points: list[Point]) -> Point | None:
    """The figure of the year before, where both are certain and no break stands between."""
    found = [p for p in stretch(points)[:-1] if p.year == points[-1].year - 1]
    return found[0] if found and certain(found[0]) and certain(points[-1]) else None


def change_from(before: Point | None, now: Point) -> float | None:
    if before is None or before.value <= 0 or now.value < 0 or bound(before) or bound(now):
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
def orders(left: tuple[int, ...], placed: tuple[int, ...]) -> Counter[int]:
    """How many orders of the figures that are left add each number of rising less falling pairs, by rank."""
    found: Counter[int] = Counter()
    for rank in (rank for rank, number in enumerate(left) if number):
        more = sum(placed[:rank]) - sum(placed[rank + 1:])
        for score, number in orders(tuple(n - (at == rank) for at, n in enumerate(left)),
                                    tuple(n + (at == rank) for at, n in enumerate(placed))).items():
            found[score + more] += number
    return found if any(left) else Counter({0: 1})


def mann_kendall(values: list[Fraction]) -> float:
    """Share of all orders of the figures that lean at least as far to one side."""
    ties = tuple(Counter(sorted(values)).values())
    counted = orders(ties, (0,) * len(ties))
    return sum(n for score, n in counted.items() if abs(score) >= abs(pairs(values))) / sum(counted.values())


def theil_sen(figures: list[Point]) -> Fraction:
    return median((later.value - earlier.value) / (later.year - earlier.year)
                  for at, later in enumerate(figures) for earlier in figures[:at])


@dataclass(frozen=True)
class Line:
    """A line of growth: its slope, level in the middle year, squares of the years about it, and variance about it."""

    slope: float
    level: float
    middle: float
    squares: float
    variance: float


Common = tuple[float, float] | None
"""The variance that countries have in common and its degrees of freedom; None where too few have one."""


def line_of(figures: list[Point], kind: str) -> Line | None:
    """Counts of "cases" by the likelihood of Poisson counts; a "share" by its logit, a "level" by its logarithm."""
    return fitted(tuple(float(p.value) for p in figures), tuple(float(p.year) for p in figures), kind)


@cache
def fitted(figures: tuple[float, ...], in_years: tuple[float, ...], kind: str) -> Line | None:
    values, years = np.array(figures), np.array(in_years)
    if len(values) < 2 or values.min() < 0:
        return None
    if kind == "cases":
        return line_of_counts(values, years)
    if kind == "share":
        part = np.minimum(np.maximum(values, 0.05), 99.95) / 100
        return line_through(np.log(part / (1 - part)), years)
    return line_through(np.log(values), years) if values.min() > 0 else None


def line_of_counts(values: np.ndarray, years: np.ndarray) -> Line | None:
    """The likeliest slope is the one at which the years have the same mean, weighted by the line as by the counts."""
    if not values[1:].any() or not values[:-1].any():
        return None                                              # the likeliest slope would be infinite
    x = years - years.mean()

    def away(slope: float) -> float:
        weights = np.exp(slope * x - np.max(slope * x))
        return float((weights * x).sum() / weights.sum() - (values * x).sum() / values.sum())

    slope = scipy.optimize.brentq(away, -50, 50, xtol=1e-14, rtol=1e-14)
    if abs(slope) >= 5:
        return None                                              # a leap, not a growth
    fit = np.exp(slope * x) * values.sum() / np.exp(slope * x).sum()
    middle = (fit * x).sum() / fit.sum()
    variance = float(((values - fit) ** 2 / fit).sum() / (len(values) - 2)) if len(values) > 2 else math.nan
    return Line(slope, math.log(values.sum() / np.exp(slope * (x - middle)).sum()), float(middle + years.mean()),
                float((fit * (x - middle) ** 2).sum()), variance)


def line_through(values: np.ndarray, years: np.ndarray) -> Line:
    slope, level = np.polyfit(years - years.mean(), values, 1)
    slope = 0.0 if len(set(values)) == 1 else float(slope)
    misses = values - level - slope * (years - years.mean())
    variance = float((misses**2).sum() / (len(values) - 2)) if len(values) > 2 else math.nan
    return Line(slope, float(level), float(years.mean()), float(((years - years.mean()) ** 2).sum()),
                0.0 if variance < 1e-24 else variance)


def growth_of(line: Line, slope: float, figures: list[Point], kind: str) -> float:
    """Growth a year; of a share, on average from the first to the last year of the line."""
    if kind != "share":
        return math.expm1(slope)
    first, last = (1 / (1 + math.exp(-(line.level + slope * (figures[end].year - line.middle)))) for end in (0, -1))
    return float((last / first) ** (1 / (figures[-1].year - figures[0].year)) - 1)


def common_of(series: list[tuple[list[Point], list[bool]]], year: int, *, years: int, fewest: int, kind: str) -> Common:
    """By the newest window of each series that ends in the year or the two before, and is not withheld in part."""
    found: list[tuple[float, int]] = []
    for points, withheld in series:
        for ending in (year, year - 1, year - 2):
            so_far = [p for p in points if p.year <= ending]
            if not so_far or so_far[-1].year != ending or not certain(so_far[-1]) or bound(so_far[-1]):
                continue
            figures = window(so_far, years)
            hidden = {p.year for p, out in zip(points, withheld, strict=True) if out}
            line = line_of(figures, kind)
            if len(figures) >= fewest and line and not hidden & {p.year for p in figures}:
                found.append((line.variance, len(figures) - 2))
                break
    return squeeze(found) if len(found) >= 10 else None


def squeeze(found: list[tuple[float, int]]) -> tuple[float, float]:
    """The scaled inverse chi-squared distribution that has the mean and variance of the logarithms (Smyth 2004)."""
    middle = median(variance for variance, _ in found) or 1.0
    variances = [max(variance, 1e-5 * middle) for variance, _ in found]
    halves = [freedom / 2 for _, freedom in found]
    logs = [math.log(variance) - float(scipy.special.digamma(half)) + math.log(half)
            for variance, half in zip(variances, halves, strict=True)]
    more = stdev(logs) ** 2 - mean(float(scipy.special.polygamma(1, half)) for half in halves)
    if more <= 0:
        return mean(variances), math.inf
    half = math.exp(scipy.optimize.brentq(
        lambda log: math.log(scipy.special.polygamma(1, math.exp(log))) - math.log(more), -30, 30, xtol=1e-14))
    return math.exp(mean(logs) + float(scipy.special.digamma(half)) - math.log(half)), 2 * half


def moderated(own: float, freedom: int, common: Common, kind: str) -> tuple[float, float]:
    """Variance and degrees of freedom; without a common one, that of counts is taken to be 4, worth 4 years."""
    prior, worth = common or ((4.0, 4.0) if kind == "cases" else (0.0, 0.0))
    if math.isnan(own):
        own, freedom = 0.0, 0
    if common and freedom:
        usual = max(prior, 1.0) if kind == "cases" else prior
        chance = scipy.stats.chi2(freedom).sf(freedom * own / usual) if math.isinf(worth) else scipy.stats.f(
            freedom, worth).sf(own / usual)
        if chance < 0.01:
            return (max(own, 1.0) if kind == "cases" else own), freedom
    if math.isinf(worth):
        mixed = prior
    else:
        mixed = (worth * prior + freedom * own) / (worth + freedom) if worth + freedom else math.nan
    return (max(mixed, 1.0) if kind == "cases" else mixed), worth + freedom


def direction(points: list[Point], whole: list[Point], *, wanted: int, years: int, fewest: int,
              alpha: Fraction, solid: Fraction, slope_min: Fraction, limit_within: Fraction, limit: int | None,
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
    if wanted * pairs(values) > 0:
        return result | {"status": "improving"}
    return result | {"status": "moving_away" if p < solid else "no_clear_trend"}


def annual_change(points: list[Point], whole: list[Point], *, goal: Fraction, falling: bool, years: int, fewest: int,
                  alpha: Fraction, solid: Fraction, still: Fraction, kind: str,
                  common: Callable[[int], Common] = lambda year: None) -> dict:
    """The tick of the year on the year before, and the status by the growth of the window."""
    sense = -1 if falling else 1
    met, tick_reason = tick(points, whole, goal, sense)
    status, reason, numbers = by_the_window(points, goal=goal, sense=sense, years=years, fewest=fewest, alpha=alpha,
                                            solid=solid, still=still, kind=kind, common=common(points[-1].year))
    before = [p for p in points[:-1] if p.value is not None]
    change = change_from(before[-1], points[-1]) if not tick_reason else None
    return {"status": status, "reason": reason, "met": None if met is None else float(met), "tick_reason": tick_reason,
            "change": change, **numbers, **since_the_baseline(points, goal, falling)}


def tick(points: list[Point], whole: list[Point], goal: Fraction, sense: int) -> tuple[bool | None, str]:
    """Whether the year met its number, and if that cannot be told, why."""
    now = points[-1]
    earlier = [p for p in points[:-1] if p.value is not None]
    before = earlier[-1] if earlier else None
    if now.value is None:
        return None, "no_figure"
    if sum(p.value is not None for p in whole) == 1:
        return None, "one_year_only"
    if not certain(now):
        return None, "uncertain"
    if before is None or days_between(before, now) != 365:
        return None, "no_year_before"
    if not certain(before):
        return None, "uncertain"
    if before not in stretch(points):
        return None, "break_in_series"
    if before.value == 0 and not (sense < 0 and now.value == 0):
        return None, "zero_before"
    if now.value < 0 or before.value < 0:
        return None, "sign_change"
    answers = {sense * grows_by(then, after, goal) >= 0 or sense < 0 and after == 0
               for after, then in product(worlds(now), worlds(before)) if then != 0 or before.value == 0}
    return (answers.pop(), "") if len(answers) == 1 else (None, "uncertain")


def by_the_window(points: list[Point], *, goal: Fraction, sense: int, years: int, fewest: int, alpha: Fraction,
                  solid: Fraction, still: Fraction, kind: str, common: Common) -> tuple[str, str, dict[str, Any]]:
    """Status, reason and the numbers of the window's growth."""
    now, figures = points[-1], window(points, years)
    numbers: dict[str, Any] = dict.fromkeys(
        ("window_figures", "window_since", "growth", "growth_low", "growth_high", "growth_lately", "trend_p"))
    if now.value is None:
        return *not_assessed("no_figure"), numbers
    if not certain(now) or bound(now):
        return *not_assessed("uncertain"), numbers
    numbers |= {"window_figures": float(len(figures)), "window_since": float(figures[0].year)}
    if len(figures) < fewest:
        return "too_early", "", numbers
    line, last = line_of(figures, kind), line_of(figures[-4:], kind)
    lately = None if last is None else growth_of(last, last.slope, figures[-4:], kind)
    numbers["growth_lately"] = lately
    if line is None:
        if min(p.value for p in figures) < 0:
            return *not_assessed("sign_change"), numbers
        all_zero = sense < 0 and not any(p.value for p in figures)
        return ("at_limit", "", numbers) if all_zero else (*not_assessed("zero_before"), numbers)
    variance, freedom = moderated(line.variance, len(figures) - 2, common, kind)
    error = math.sqrt(variance / line.squares)
    student = scipy.stats.norm if math.isinf(freedom) else scipy.stats.t(freedom)
    p = 1.0 if line.slope == error == 0 else float(2 * student.sf(abs(line.slope) / error)) if error else 0.0
    wide = float(student.ppf(0.975)) * error
    found, low, high = (growth_of(line, slope, figures, kind) for slope in (
        line.slope, line.slope - wide, line.slope + wide))
    numbers |= {"growth": found, "growth_low": low, "growth_high": high, "trend_p": p}
    part = float(1 + goal) ** float(still) - 1
    goes_on = (now.value == 0 if sense < 0 else now.value > 0) if lately is None else sense * (lately - part) >= -1e-9
    if sense * ((high if sense < 0 else low) - float(goal)) >= -1e-9 and goes_on:
        return "ahead", "", numbers
    reaches = sense * (found - float(goal)) >= -1e-9
    if reaches and p < alpha and goes_on:
        return "on_track", "", numbers
    if not reaches and sense * found > 0 and p < alpha:
        return "improving_below", "", numbers
    return ("moving_away" if sense * found < 0 and p < solid else "no_clear_change"), "", numbers


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
    """No status: the figure is shown beside earlier ones."""
    before = comparable_year_before(points)
    a_year = before is not None and days_between(before, points[-1]) == 365
    return {"status": "", "reason": "", "change": change_from(before if a_year else None, points[-1])}
