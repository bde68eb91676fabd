"""reach: a value by a year; growth since the baseline compared with the growth that leads from it to the value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Literal, Self

import numpy as np

from indicators.judging.methods import parameters, steps, targets
from indicators.judging.methods.checks import Fault, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import JUDGED, Codes, Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics import growth
from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints, Series
from indicators.model import Indicator, Limit, Message, Number, Percent, Reason, Status

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST = 100        # years; a goal farther away than that at today's pace counts as never reached
SAME = 1e-9          # growth that differs from what a line requires by less is equal to it
LINES = {Status.ON_TRACK: Fraction(95, 100), Status.BEHIND: Fraction(0)}
"""The share of the required growth from which each status holds: Statistics Canada's thresholds."""


@dataclass(frozen=True, kw_only=True)
class Reach(Method):
    """Reach ``value``, one number or one for each area, by the ``deadline``; measured from ``baseline_year`` on."""

    value: Target
    deadline: int
    baseline_year: int | None = None

    parameter_names: ClassVar[tuple[str, ...]] = ("value", "by", "baseline_year")
    on_a_path: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read value, by and baseline_year."""
        value = targets.read("value", rule.get("value"), parameters.number_above_zero)
        by = parameters.whole("by", rule.get("by"))
        first = parameters.whole("baseline_year", rule["baseline_year"]) if "baseline_year" in rule else None
        if any(since for _, since, _ in value.dated_numbers):
            raise parameters.bad("value", "a number for each of some years", "one number, for the year given in by")
        if first is not None and by <= first:
            raise parameters.bad("by", by, f"a year after the baseline's, {first}")
        return cls(value=value, deadline=by, baseline_year=first)

    @property
    def targets(self) -> Mapping[str, Target]:
        """The value to reach."""
        return {"value": self.value}

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Status of every row, by Statistics Canada's method (Open SDG, docs/progress-methodology.md).

        Growth a year since the baseline, in the direction of ``sign``, is compared with the growth a year that leads
        from there to the goal, see docs/rules.md. From a baseline at or beyond the goal no path leads to it: the path
        is the goal itself, and a figure that no longer meets it is moving away.

        The baseline is the first figure since the last break that is certain and no bound, not before
        ``baseline_year``. ``pace_needed`` is the growth a year that leads from here to the goal. ``reached_year``
        extrapolates the pace since the baseline; NaN where it never reaches the goal, or not within a century.
        """
        target = self.value.column(rows, rows.year)
        counts = rows.year >= (self.baseline_year or 0)
        start = rows.first_of_stretch(rows.firm & counts)
        met = rows.sure & (sign * (rows.value - target) >= 0)
        reason = np.where(met, JUDGED, _reason(rows, self, start, target, counts))
        required = np.full(len(rows), np.nan)
        led = (start >= 0) & (rows.value[start] > 0) & (target > 0) & (rows.year[start] < self.deadline)
        elapsed = (self.deadline - rows.year[start[led]]) * YEAR
        required[led] = growth.yearly(target[led], rows.value[start[led]], elapsed)
        there = (start >= 0) & (sign * (rows.value[start] - target) >= 0)
        pace = growth.since_baseline(rows, start)
        progress = np.where((reason == JUDGED) & ~met & ~there, sign * pace, np.nan)
        status, reason = first_line(
            _lines(rows, self, sign, met, progress, np.abs(required)), Status.MOVING_AWAY, reason)
        path = _path(rows, self, start, target, required, there)
        needed, short = np.full(len(rows), np.nan), rows.sure & ~met & (rows.value > 0) & (target > 0)
        short &= rows.year < self.deadline
        needed[short] = growth.yearly(target[short], rows.value[short], (self.deadline - rows.year[short]) * YEAR)
        return Judgement(status=status, reason=reason, streak=streak(rows, status == Status.GOAL_MET), columns={
            **growth.year_before(rows), "target": target, "pace": pace, "path_value": path, "gap": rows.value - path,
            **growth.baseline_columns(rows, start), "pace_needed": needed,
            "reached_year": _reached_year(rows, target, pace, ~met & ~there & (reason == JUDGED))})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal, the path to it, and the progress made on that path."""
        falling, target = case.indicator.desired_direction == "down", float(case.row["target"])
        message, reached = steps.answer(case.figure(case.at), target, Status.GOAL_MET, falling=falling)
        goal = Message(code="step.reach_down" if falling else "step.reach_up", values={
            "status": Status.GOAL_MET, "limit": Limit(target, case.figure(case.at)), "answer": message})
        messages = [*case.inputs(case.baseline, case.previous, case.at), *steps.change(case), *_pace(case), goal]
        lost = not reached and (target - float(case.row["baseline_value"])) * (-1 if falling else 1) <= 0
        if lost:
            messages.append(Message(code="step.goal_lost", values={
                "since": case.when(case.baseline), "base": case.number(case.baseline), "year": case.when(case.at),
                "status": Status.MOVING_AWAY}))
        elif not reached:
            messages += _progress(case, self, falling=falling)
        return *messages, *_path_step(case), *_needed(case, self), *([] if reached or lost else _outlook(case))

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure that missed the goal is not assessed; where the baseline is the cause, the baseline."""
        year = case.when(case.at)
        match Reason(case.row["reason"]):
            case Reason.NO_PATH:
                since = case.when(case.baseline)
                code = "step.start_is_late" if case.row["baseline_year"] >= self.deadline else "step.start_is_zero"
                return *case.inputs(case.baseline, case.at), Message(code=code, values={
                    "since": since, "year": year, "by": self.deadline})
            case Reason.NO_BASELINE:
                begins = case.row["year"] == case.row["baseline_year"]
                return *case.inputs(case.at), Message(
                    code="step.path_begins" if begins else "step.path_not_begun", values={"year": year})
        return super().why(case)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about goal, thresholds, deadline, zeros, baseline and breaks."""
        down = indicator.desired_direction == "down"
        baseline = [] if self.baseline_year is None else [
            Message(code="how.baseline_year", values={"since": self.baseline_year})]
        return (*self.value.how("how.keep", {"way": "below" if down else "above"}, indicator),
                Message(code="how.reach", values={
                    "by": self.deadline, "on_track": LINES[Status.ON_TRACK]}),
                Message(code="how.reach_late", values={"by": self.deadline}), Message(code="how.reach_lost"),
                Message(code="how.reach_zero"), *baseline, Message(code="how.breaks"))

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "80 or more by 2030"."""
        return self.value.in_short("rule.reach", target, indicator, way=indicator.desired_direction, by=self.deadline)

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for stages, and for impossible years."""
        yield from stages_in_per_cent(indicator)
        for key, year in (("by", self.deadline), ("baseline_year", self.baseline_year)):
            if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
                yield Fault((key,), "rule_bad_parameter", year, f"a year from {FIRST_YEAR} to {LAST_YEAR}")


def _reason(rows: Series, goal: Reach, start: Ints, target: Floats, counts: Bools) -> Codes:
    """The first reason why a figure that missed the goal cannot be judged; ``counts``: not before the first year.

    None of them is about the year before, with which a figure may still be compared.
    """
    first = rows.elapsed(start) <= 0
    late = (start >= 0) & ~first & (rows.year[start] >= goal.deadline)
    return first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.NO_TARGET, np.isnan(target)),
        (Reason.ONE_YEAR_ONLY, rows.alone),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.UNCERTAIN, first & (rows.before(rows.figure & counts) >= rows.stretch)),
        (Reason.BREAK_IN_SERIES, first & (rows.before(rows.sure & counts)[rows.stretch] >= 0)),
        (Reason.NO_PATH, late | ~first & ~growth.grows(rows, start)),
        (Reason.NO_BASELINE, first),
    )


def _lines(rows: Series, goal: Reach, sign: int, met: Bools, progress: Floats, required: Floats) -> list[Line]:
    """Goal met, then each share of the required growth."""
    worse, better = (rows.upper, rows.lower) if sign > 0 else (rows.lower, rows.upper)
    early = rows.year < goal.deadline
    lines = [Line(Status.GOAL_MET, met, worse, better)]
    for status, share in LINES.items():
        holds, possible = progress - float(share) * required >= -SAME, early if status == Status.ON_TRACK else True
        lines.append(Line(status, holds & possible, worse, better & possible))
    return lines


def _path(rows: Series, goal: Reach, start: Ints, target: Floats, required: Floats, there: Bools) -> Floats:
    """The path's value in each row's year; the goal itself from its year on, and where the baseline had reached it."""
    begun = rows.sure & ~np.isnan(required)
    path = np.where(begun, rows.value[start] * (1 + required) ** (rows.elapsed(start) / YEAR), np.nan)
    return np.where(rows.sure & ((rows.year >= goal.deadline) | there), target, path)


def _reached_year(rows: Series, target: Floats, pace: Floats, short: Bools) -> Floats:
    """The year in which the goal is reached if the pace since the baseline lasts; NaN if never or after a century."""
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.log(target / rows.value) / np.log1p(pace)
    reachable = short & rows.firm & (years > 0) & (years <= LONGEST)
    by_day, by_year = np.floor(rows.days / YEAR + years), rows.year + np.ceil(years - SAME)
    return np.where(reachable, np.where(rows.dated, by_day, by_year), np.nan)


def _pace(case: Case) -> tuple[Message, ...]:
    """The average yearly change since the baseline; empty where it is the change already given, or of a bound."""
    share, start = float(case.row["pace"]), case.baseline
    if share != share or case.bounds(start, case.at) or (
            start == case.previous and case.row["change"] == case.row["change"]):
        return ()
    values = {"figure": case.number(case.at), "base": case.number(start), "pace": case.rate(share, start),
              "since": case.when(start), "year": case.when(case.at), "span": case.span(case.years(start))}
    if case.indicator.measure != "share":
        return (Message(code="step.pace", values=values),)
    points = (case.figure(case.at) - case.figure(start)) / float(case.years(start))
    return (Message(code="step.pace_share", values={**values, "points_a_year": Number(points, 1, signed=True)}),)


def _progress(case: Case, goal: Reach, *, falling: bool) -> Iterator[Message]:
    """The growth that the path requires, and each line down to the first that the figure reaches."""
    base, since, figure = case.figure(case.baseline), case.when(case.baseline), case.figure(case.at)
    span, target = int(goal.deadline - case.row["baseline_year"]), float(case.row["target"])
    required = (target / base) ** (1 / span) - 1
    yield Message(code="step.path_growth", values={
        "base": Number(base), "since": since, "reach": Number(target), "by": goal.deadline,
        "span": case.span(Fraction(span)), "asked": Percent(required, 3, signed=True)})
    for status, share in LINES.items():
        if status == Status.ON_TRACK and case.row["year"] >= goal.deadline:
            yield Message(code="step.late", values={"by": goal.deadline})
            continue
        factor = 1 + float(share) * required
        limit = base * factor ** float(case.years(case.baseline))
        limit = figure if abs(limit - figure) <= SAME * abs(figure) else limit
        message, reached = steps.answer(figure, limit, status, falling=falling)
        yield Message(code="step.rung_growth", values={
            "status": status, "part": share, "limit": Limit(limit, figure), "answer": message, "base": Number(base),
            "factor": Number(factor), "span": case.span(case.years(case.baseline))})
        if reached:
            return
    yield Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _path_step(case: Case) -> tuple[Message, ...]:
    """The goal path's value in the year and the gap to it, or the gap to the goal where no path leads to it."""
    of: Literal["goal", "path"] = "goal" if case.row["path_value"] == case.row["target"] else "path"
    path = case.path(of)
    return (Message(code=f"step.value_{of}", values=path),) if path else ()


def _needed(case: Case, goal: Reach) -> tuple[Message, ...]:
    """The growth a year that leads from here to the goal."""
    needed = float(case.row["pace_needed"])
    return () if needed != needed or case.bounds(case.at) else (Message(code="step.needed_growth", values={
        "reach": Number(float(case.row["target"])), "by": goal.deadline,
        "pace_needed": case.rate(needed, case.at)}),)


def _outlook(case: Case) -> tuple[Message, ...]:
    """The year in which today's pace reaches the goal."""
    if not case.series.firm[case.at]:
        return ()
    year = case.row["reached_year"]
    since = {"since": case.when(case.baseline)}
    if year != year:
        return (Message(code="step.never_reached", values=since),)
    return (Message(code="step.reached", values={**since, "year": int(year)}),)
