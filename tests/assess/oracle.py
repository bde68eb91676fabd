"""The rules once more, slow and obvious: one series at a time, in fractions, year by year.

Written from the rules and not from the engine: what bounds leave open is found by trying the true values that they
allow, and time between dates is raised to its power exactly.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product


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
    breaks = [place for place, point in enumerate(points) if "break" in point.marks]
    return points[breaks[-1]:] if breaks else points


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
    for place in range(len(points)):
        result = judge(points[:place + 1], points)
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
    result = {"status": status, "reason": reason, "change": None, "pace": None, "baseline_year": None,
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
            factor = float(max(1 + goal * (1 if start.value > 0 else -1), 0))
            result["path_value"] = float(start.value) * factor ** (since / 365)
            result["gap"] = float(now.value) - result["path_value"]
            if comparable and now.value:
                back = (result["path_value"] * factor - float(now.value)) / abs(float(now.value))
                result["pace_needed"] = min(back, float(goal)) if falling else max(back, float(goal))
    return result


def direction(points: list[Point], whole: list[Point], *, wanted: int, improving: Fraction, away: Fraction) -> dict:
    now, start = points[-1], baseline(points)
    days = days_between(start, now) if start else 0

    def verdict(points: list[Point]) -> tuple[str, str]:
        now = points[-1]
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
            return not_assessed("uncertain" if earlier_here else "no_year_before")
        if start.value == 0:
            return not_assessed("zero_before")
        if start.value * now.value < 0:
            return not_assessed("sign_change")
        if wanted * grows_by(start.value, now.value, wanted * improving, days) >= 0:
            return "improving", ""
        if wanted * grows_by(start.value, now.value, wanted * away, days) >= 0:
            return "little_change", ""
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
