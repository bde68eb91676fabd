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


def grows_by(before: Fraction, after: Fraction, share: Fraction, days: int) -> int:
    """Sign of the growth a year less a share."""
    if before < 0:
        size, goal = (-after / -before) ** 365, max(1 - share, Fraction(0)) ** days
        return (goal > size) - (goal < size)
    size, goal = (after / before) ** 365, (1 + share) ** days
    return (size > goal) - (size < goal)


def growth(before: Fraction, after: Fraction, days: int) -> float:
    """Growth a year as a share; a rise is positive."""
    if days == 365:
        return float((after - before) / abs(before))
    return float(abs(after / before)) ** (365 / days) * (-1 if before < 0 else 1) + (1 if before < 0 else -1)


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


def worlds(point: Point, below_zero: bool = False) -> list[Fraction]:
    """Values that the true one may be; what a bound leaves open is tried near and far."""
    assert point.value is not None
    allowed = [point.value]
    if "lower_bound" in point.marks:
        allowed += [point.value + step for step in (Fraction(1, 10**6), 1, 10, 1000, 10**9)]
    if "upper_bound" in point.marks:
        allowed += [point.value * part for part in (Fraction(999999, 10**6), Fraction(1, 2), Fraction(1, 10**9), 0)]
        allowed += [Fraction(-10**9)] if below_zero else []
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
                before: Point | None, growing: bool = True, below_zero: bool = False) -> tuple[str, str]:
    """The verdict on the figures as they are, or uncertain where values that the bounds allow give another."""
    plain = verdict(points)
    if plain[0] == "not_assessed":
        return plain
    now = points[-1]
    for after, earlier in product(worlds(now, below_zero), worlds(before) if before else [None]):
        if growing and earlier == 0 and before is not None and before.value != 0:
            continue
        tried = [replace(p, value=earlier) if p is before else p for p in points[:-1]] + [replace(now, value=after)]
        if verdict(tried) != plain:
            return not_assessed("uncertain")
    return plain


def annual_change(points: list[Point], whole: list[Point], *, goal: Fraction, falling: bool, some: Fraction,
                  bridged: bool) -> dict:
    now = points[-1]
    with_figure = [p for p in points[:-1] if p.value is not None]
    candidates = [p for p in with_figure if certain(p)] if bridged else with_figure
    before = candidates[-1] if candidates else None
    days = days_between(before, now) if before else 0
    near = days > 0 if bridged else days == 365
    start = baseline(points)

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
        if now.value is None:
            return not_assessed("no_figure")
        if sum(p.value is not None for p in whole) == 1:
            return not_assessed("one_year_only")
        if not certain(now):
            return not_assessed("uncertain")
        if before is None or not near:
            return not_assessed("no_year_before")
        earlier = next(p for p in points if p.year == before.year)
        if not certain(earlier):
            return not_assessed("uncertain")
        if all(p.year != earlier.year for p in stretch(points)):
            return not_assessed("break_in_series")
        if earlier.value == 0:
            return not_assessed("zero_before")
        if now.value * earlier.value < 0:
            return not_assessed("sign_change")
        sense = -1 if falling else 1
        if sense * grows_by(earlier.value, now.value, goal, days) >= 0:
            return "goal_met", ""
        first = baseline(points)
        if first and first.year < now.year and first.value and first.value * now.value >= 0 and (
                days_between(first, now) > 0
                and sense * grows_by(first.value, now.value, goal, days_between(first, now)) >= 0):
            return "on_track", ""
        if sense * grows_by(earlier.value, now.value, goal * some, days) >= 0:
            return "some_progress", ""
        if sense * grows_by(earlier.value, now.value, Fraction(0), days) >= 0:
            return "little_progress", ""
        return "moving_away", ""

    status, reason = over_worlds(points, verdict, before)
    plain = verdict(points)
    result: dict[str, Any] = {"status": status, "reason": reason, "change": None, "pace": None, "baseline_year": None,
              "path_value": None, "gap": None, "pace_needed": None, "bridged": plain[1] == "" and days != 365}
    if plain[1] == "":
        result["change"] = growth(before.value, now.value, days)
    if certain(now) and now.value:
        result["pace_needed"] = float(goal)
    if certain(now) and start:
        result["baseline_year"] = start.year
        since = days_between(start, now)
        comparable = start.value != 0 and start.value * now.value >= 0
        if comparable and since > 0:
            result["pace"] = growth(start.value, now.value, since)
        if start.value:
            factor = float(max(1 + goal * (1 if start.value > 0 else -1), Fraction(0)))
            result["path_value"] = float(start.value) * factor ** (since / 365)
            result["gap"] = float(now.value) - result["path_value"]
            if comparable and now.value:
                back = (result["path_value"] * factor - float(now.value)) / abs(float(now.value))
                result["pace_needed"] = min(back, float(goal)) if falling else max(back, float(goal))
    return result


def part_near(limit: int | None, start: Fraction) -> float:
    """Part of a step up that is asked for near a natural limit."""
    if limit is None or abs(start) >= 2 * limit:
        return 1.0
    way = abs(start) / limit if abs(start) <= limit else (2 * limit - abs(start)) / limit
    return 1 - float(way) ** 4.44


def direction(points: list[Point], whole: list[Point], *, wanted: int, improving: Fraction, away: Fraction,
              limit: int | None = None) -> dict:
    now, start = points[-1], baseline([p for p in stretch(points) if p.value != 0])
    days = days_between(start, now) if start else 0

    def verdict(points: list[Point]) -> tuple[str, str]:
        now, zero = points[-1], baseline(points)
        if now.value is None:
            return not_assessed("no_figure")
        if sum(p.value is not None for p in whole) == 1:
            return not_assessed("one_year_only")
        if not certain(now):
            return not_assessed("uncertain")
        if days <= 0:
            earlier_here = [p for p in stretch(points)[:-1] if p.value is not None]
            certain_before = [p for p in points[:-1] if certain(p)]
            if certain_before and certain_before[-1] not in stretch(points):
                return not_assessed("break_in_series")
            if zero and zero.year < now.year:
                return not_assessed("zero_before")
            return not_assessed("uncertain" if earlier_here else "no_year_before")
        if start.value * now.value < 0:
            return not_assessed("sign_change")
        asked = improving * Fraction(part_near(limit, start.value))
        if wanted * grows_by(start.value, now.value, wanted * asked, days) >= 0:
            return "improving", ""
        if wanted * grows_by(start.value, now.value, wanted * away, days) >= 0:
            return "no_clear_trend", ""
        return "moving_away", ""

    status, reason = over_worlds(points, verdict, None)
    pace = growth(start.value, now.value, days) if verdict(points)[1] == "" else None
    return {"status": status, "reason": reason, "pace": pace}


def milestones(points: list[Point], whole: list[Point], *, reach: int, by: int | None) -> dict:
    with_figure = [p for p in points[:-1] if p.value is not None]
    before = with_figure[-1] if with_figure else None
    due_later = by is not None and points[-1].year <= by

    def verdict(points: list[Point]) -> tuple[str, str]:
        now, start = points[-1], baseline(points)
        if now.value is None:
            return not_assessed("no_figure")
        if not certain(now):
            return not_assessed("uncertain")
        if now.value >= reach:
            return "goal_met", ""
        if due_later and start and start.year < now.year and by > start.year and (
                (now.value - start.value) * (by - start.year) >= (reach - start.value) * (now.year - start.year)):
            return "on_track", ""
        if sum(p.value is not None for p in whole) == 1:
            return not_assessed("one_year_only")
        if before is None or before.year != now.year - 1:
            return not_assessed("no_year_before")
        earlier = next(p for p in points if p.year == before.year)
        if all(p.year != earlier.year for p in stretch(points)):
            return not_assessed("break_in_series")
        if not certain(earlier):
            return not_assessed("uncertain")
        if now.value > earlier.value:
            return "some_progress", ""
        return ("little_progress" if now.value == earlier.value else "moving_away"), ""

    status, reason = over_worlds(points, verdict, before if before and certain(before) else None, growing=False)
    return {"status": status, "reason": reason}


def broken_after_year(points: list[Point], year: int) -> bool:
    return any(point.year > year and begins_anew(points[:position + 1]) for position, point in enumerate(points))


def begins(points: list[Point], year: int | None, agreed: Fraction | None) -> Point | None:
    """Where the way to a goal begins: the agreed value until a break after its year, else the first firm figure."""
    here = [p for p in stretch(points) if p.year >= (year or p.year)]
    broken_after = year is not None and broken_after_year(points, year)
    if agreed is not None and not broken_after:
        return Point(year, agreed) if points[-1].year >= year else None
    firm = [p for p in here if certain(p) and not p.marks & {"lower_bound", "upper_bound"}]
    return firm[0] if firm else None


DIGITS = Context(prec=80)


def grown(before: Fraction, after: Fraction, days: int) -> Decimal:
    """Growth a year in eighty digits, by logarithms."""
    if after == 0:
        return Decimal(-1 if before > 0 else 1)
    ratio = abs(after / before)
    log = DIGITS.subtract(DIGITS.ln(Decimal(ratio.numerator)), DIGITS.ln(Decimal(ratio.denominator)))
    size = DIGITS.exp(DIGITS.divide(DIGITS.multiply(log, Decimal(365)), Decimal(days)))
    return DIGITS.subtract(size, Decimal(1)) * (1 if before > 0 else -1)


def reach(points: list[Point], whole: list[Point], *, value: Fraction, by: int, wanted: int, linear: bool,
          baseline_year: int | None = None, baseline_value: Fraction | None = None,
          thresholds: tuple[str, str, str] = ("0.95", "0.6", "0")) -> dict:
    now, start = points[-1], begins(points, baseline_year, baseline_value)
    counting = [p for p in points[:-1] if p.year >= (baseline_year or p.year)]
    days = days_between(start, now) if start else 0
    span = 365 * (by - start.year) if start else 0

    def progress_reaches(now: Fraction, share: str) -> bool:
        part = Fraction(share)
        if linear:
            return wanted * (now - start.value) >= part * abs(value - start.value) * Fraction(min(days, span), span)
        difference = grown(start.value, now, days) * wanted - Decimal(share) * abs(grown(start.value, value, span))
        return difference > -Decimal("1e-50")

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
        if certain(now) and wanted * (now.value - value) >= 0:
            return "goal_met", ""
        if now.value is None:
            return not_assessed("no_figure")
        begun = days > 0 and span > 0
        if not begun and sum(p.value is not None for p in whole) == 1:
            return not_assessed("one_year_only")
        if not certain(now):
            return not_assessed("uncertain")
        if days <= 0:
            if any(p.value is not None and p in stretch(points) for p in counting):
                return not_assessed("uncertain")
            agreed_before = baseline_value is not None and broken_after_year(points, baseline_year)
            if agreed_before or baseline_value is None and any(
                    certain(p) and p not in stretch(points) for p in counting):
                return not_assessed("break_in_series")
            return not_assessed("no_baseline")
        if span <= 0:
            return not_assessed("no_path")
        if not linear and (start.value == 0 or start.value * now.value < 0 or start.value * value < 0):
            return not_assessed("no_path")
        if wanted * (start.value - value) >= 0:
            return "moving_away", ""
        for share, word in zip(thresholds, ("on_track", "some_progress", "little_progress"), strict=True):
            if progress_reaches(now.value, share) and (word != "on_track" or now.year < by):
                return word, ""
        return "moving_away", ""

    status, reason = over_worlds(points, verdict, None, below_zero=linear)
    plain = verdict(points)
    result: dict[str, Any] = {"status": status, "reason": reason} | dict.fromkeys(
        ("baseline_year", "baseline_value", "pace", "path_value", "gap", "pace_needed", "reached_year"))
    if not certain(now):
        return result
    if start:
        result["baseline_year"], result["baseline_value"] = start.year, float(start.value)
        if days > 0 and start.value and start.value * now.value >= 0:
            result["pace"] = float((now.value - start.value) / abs(start.value) / days * 365) if linear else growth(
                start.value, now.value, days)
        if span > 0 and (linear or start.value * value > 0):
            way = min(days, span) / span
            result["path_value"] = float(start.value + (value - start.value) * Fraction(min(days, span), span)) if (
                linear) else float(start.value) * float(value / start.value) ** way
    if now.year >= by or start and wanted * (start.value - value) >= 0:
        result["path_value"] = float(value)
    if result["path_value"] is not None:
        result["gap"] = float(now.value) - result["path_value"]
    if plain[0] != "goal_met" and now.year < by:
        if linear and now.value:
            result["pace_needed"] = float((value - now.value) / (by - now.year) / abs(now.value))
        if not linear and now.value * value > 0:
            result["pace_needed"] = growth(now.value, value, 365 * (by - now.year))
    judged = status not in ("goal_met", "not_assessed") and wanted * (start.value - value) < 0
    if judged and not now.marks & {"lower_bound", "upper_bound"}:
        result["reached_year"] = goes_on(start, now, value, days, linear=linear)
    return result


def goes_on(start: Point, now: Point, value: Fraction, days: int, *, linear: bool) -> float | None:
    """The year in which the way so far, gone on with, comes to a value: a step every day, or a share every day."""
    if linear:
        if (value - now.value) * (now.value - start.value) <= 0:
            return None
        left = float((value - now.value) / (now.value - start.value)) * days / 365
    else:
        pace = growth(start.value, now.value, days)
        if now.value == 0 or pace == 0 or (value - now.value) * (now.value - start.value) <= 0:
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
    if before is None or not before.value or before.value * now.value < 0:
        return None
    return float((now.value - before.value) / abs(before.value))


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
        if sense * (now.value - asked) < 0 and now.value:
            next_year = target(now.year + 1)
            result["pace_needed"] = sense * float(max(sense * (next_year - now.value) / abs(now.value), Fraction(0)))
    return result


def run_of_years(points: list[Point], target: Callable[[int], Fraction | None]) -> list[Point]:
    """The years up to the last, each of them the year after the one before it, certain and with a goal."""
    run: list[Point] = []
    for position, point in enumerate(points):
        counts = certain(point) and target(point.year) is not None
        goes_on = bool(run) and run[-1].year == point.year - 1 and not begins_anew(points[:position + 1])
        run = [*(run if goes_on else []), point] if counts else []
    return run


def cumulative_count(points: list[Point], whole: list[Point], *, target: Callable[[int], Fraction | None]) -> dict:
    now = points[-1]
    run, before = run_of_years(points, target), comparable_year_before(points)
    asked = target(now.year)

    def verdict(points: list[Point]) -> tuple[str, str]:
        now, years = points[-1], run_of_years(points, target)
        if now.value is None:
            return not_assessed("no_figure")
        if asked is None:
            return not_assessed("no_target")
        if not certain(now):
            return not_assessed("uncertain")
        if sum(p.value for p in years) >= sum(target(p.year) for p in years):
            return "goal_met", ""
        if len(years) == 1:
            return against_last_year(points, whole, +1)
        if now.value > asked:
            return "some_progress", ""
        return ("little_progress" if now.value == asked else "moving_away"), ""

    def tried() -> list[list[Point]]:
        """The figures where one year of the run is each of the values that its bound allows; or all at once far off."""
        position = {p.year: index for index, p in enumerate(points)}
        found = [[*points[:position[p.year]], replace(p, value=value), *points[position[p.year] + 1:]]
                 for p in {p.year: p for p in [*run, *([before] if before else [])]}.values() for value in worlds(p)]
        for pick in (min, max):
            found.append([replace(p, value=pick(worlds(p))) if p in run else p for p in points])
        return found

    status, reason = plain = verdict(points)
    if status != "not_assessed" and any(verdict(each) != plain for each in tried()):
        status, reason = not_assessed("uncertain")
    result: dict[str, Any] = {"status": status, "reason": reason, "gap": None, "baseline_year": None,
                              "pace_needed": None}
    if run:
        gap = sum(p.value for p in run) - sum(target(p.year) for p in run)
        result["gap"], result["baseline_year"] = float(gap), run[0].year
        if gap < 0 and now.value:
            result["pace_needed"] = float(max((target(now.year + 1) - gap - now.value) / abs(now.value), Fraction(0)))
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


def direction_by_trend(points: list[Point], whole: list[Point], *, wanted: int, years: int, fewest: int,
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


def tested_change(points: list[Point], whole: list[Point], *, goal: Fraction, falling: bool, some: Fraction, years: int,
                  fewest: int, alpha: Fraction, away: Fraction, cases: bool, bridged: bool) -> dict:
    """annual_change with chance considered; ``cases``: the figures are counts of cases."""
    now, figures, sense = points[-1], window(points, years), -1 if falling else 1
    earlier = [p for p in points[:-1] if (certain(p) if bridged else p.value is not None)]
    before = earlier[-1] if earlier else None
    days = days_between(before, now) if before else 0
    firm = certain(now) and not bound(now)
    tests: dict[str, Any] = dict.fromkeys(
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
        if before is None or not (days > 0 if bridged else days == 365):
            return "no_year_before"
        if not certain(before):
            return "uncertain"
        if before not in stretch(points):
            return "break_in_series"
        if before.value == 0:
            return "zero_before"
        return "sign_change" if now.value * before.value < 0 else ""

    def met(now: Fraction, before: Fraction) -> bool:
        return sense * grows_by(before, now, goal, days) >= 0 or falling and now == 0

    why = reason()
    if why == "zero_before" and falling and now.value == 0:
        worth = "uncertain" if "lower_bound" in now.marks else ""
        return {"status": "not_assessed" if worth else "goal_met", "reason": worth, "change": None, **tests}
    if why:
        return {"status": "not_assessed", "reason": why, "change": None, **tests}
    result: dict[str, Any] = {"status": "", "reason": "", "change": growth(before.value, now.value, days)}
    if cases and firm and not bound(before) and exact(now) and exact(before) and days == 365:
        p, dispersion, freedom = change_of_counts(before, figures)
        tests |= {"change_p": p, "dispersion": dispersion, "freedom": None if freedom is None else float(freedom)}
    result |= tests
    answers = {met(after, then) for after, then in product(worlds(now), worlds(before)) if then != 0}
    if bound(now) or bound(before):
        return result | ({"status": "goal_met"} if answers == {True} else {
            "status": "not_assessed", "reason": "uncertain"})
    if answers == {True}:
        return result | {"status": "goal_met"}
    against = sense * grows_by(before.value, now.value, Fraction(0), days) < 0
    beyond = sense * grows_by(before.value, now.value, sense * away, days) < 0
    if beyond and tests["change_p"] is not None and tests["change_p"] < alpha:
        return result | {"status": "moving_away"}
    trend = tests["trend_p"] is not None and tests["trend_p"] < alpha and slope is not None and sense * slope < 0
    if against and trend:
        return result | {"status": "moving_away"}
    if slope is not None and sense * (slope - float(goal)) >= -1e-9:
        return result | {"status": "on_track"}
    if sense * grows_by(before.value, now.value, goal * some, days) >= 0:
        return result | {"status": "some_progress"}
    return result | {"status": "little_progress"}


def stage_itself(points: list[Point], whole: list[Point], *, reach: int) -> dict:
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
