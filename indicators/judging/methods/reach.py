"""reach: a value by a year, from a baseline; growth or change so far compared with the path to the goal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters, reach_path, targets
from indicators.judging.methods.baseline import year_before
from indicators.judging.methods.checks import Fault, outside
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import GapFrom, GoalValue, Method
from indicators.judging.methods.parameters import FIRST_YEAR, LAST_YEAR
from indicators.judging.methods.reach_path import Course, Start
from indicators.judging.methods.reach_steps import steps_of, why_not
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics.series import Bools, Ints, Series
from indicators.model import Indicator, Message, Reason, Status

THRESHOLDS = {"on_track_from": "95 %", "some_progress_from": "60 %", "little_progress_from": "0 %"}


@dataclass(frozen=True, kw_only=True)
class Reach(Method):
    """Reach ``value`` by the year ``by`` from a baseline: a given year's figure or agreed value, else the first figure.

    Thresholds are shares of the progress that the path requires. Statistics Canada's method is a compound path with the
    thresholds 95, 60 and 0 %.
    """

    value: Target            # one number, or one for each area
    by: int
    baseline_year: int | None = None
    baseline_value: Fraction | None = None
    linear: bool = False
    on_track_from: Fraction = Fraction(95, 100)
    some_progress_from: Fraction = Fraction(60, 100)
    little_progress_from: Fraction = Fraction(0)

    parameter_names: ClassVar[tuple[str, ...]] = ("value", "by", "baseline_year", "baseline_value", "path", *THRESHOLDS)
    defaults: ClassVar[Mapping[str, object]] = {"path": "compound", **THRESHOLDS}
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"path": ("compound", "linear")}
    paced: ClassVar[bool] = True

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read value, by, baseline_year, baseline_value, path (compound or linear) and the thresholds."""
        goal = cls(
            value=targets.read("value", given.get("value"), parameters.number),
            by=parameters.whole("by", given.get("by")),
            baseline_year=(parameters.whole("baseline_year", given["baseline_year"])
                           if "baseline_year" in given else None),
            baseline_value=(parameters.number("baseline_value", given["baseline_value"])
                            if "baseline_value" in given else None),
            linear=parameters.choice("path", given.get("path", "compound"), cls.choices["path"]) == "linear",
            **{key: parameters.share(key, given.get(key, usual)) for key, usual in THRESHOLDS.items()})
        _check(goal)
        return goal

    @property
    def number(self) -> Fraction:
        """The value to reach; only for one area that has one."""
        return self.value.steps[0][1]

    @property
    def targets(self) -> Mapping[str, Target]:
        """The value to reach."""
        return {"value": self.value}

    @property
    def deadline(self) -> int | None:
        """The year by which the value is to be reached."""
        return self.by

    @property
    def needs_two_figures(self) -> bool:
        """True without an agreed baseline, since the first figure is then the baseline."""
        return self.baseline_value is None

    @property
    def gap_from(self) -> GapFrom:
        """The path from the baseline to the value."""
        return GapFrom.PATH

    @property
    def straight(self) -> bool:
        """Whether the path is straight, and with it the pace."""
        return self.linear

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row of areas with one value; ``wanted`` is +1 where up is good, -1 where down is.

        A figure at or beyond the goal has met it, whatever came before. Otherwise progress in the wanted direction is
        compared with the path. Compound path: growth a year since the baseline divided by the growth a year that leads
        from the baseline to the goal (Statistics Canada and Open SDG, docs/progress-methodology.md). Linear path:
        change since the baseline divided by the change required by that year. On track takes at least ``on_track_from``
        of it, before the goal's year only. Growth from 0 or across it is undefined: such a row is not assessed on a
        compound path, but is on a linear one. From a baseline at or beyond the goal no path leads to it: the path is
        the goal itself, and a figure that no longer meets it is moving away.

        The baseline is the first figure since the last break that is certain and no bound, not before ``baseline_year``
        where that is given; an agreed ``baseline_value`` replaces it until a later break. Times are in whole years, or
        in days between two dates. ``pace_needed`` is next year's change on the way from here to the goal: the same
        share every year on a compound path, the same number on a linear one. ``reached_year`` extrapolates the pace
        since the baseline by the path's kind; NaN where it never reaches the goal, or not within a century.
        """
        if not self.value.steps:
            return _without_value(rows)
        course = self._course(self.number, wanted)
        target = float(self.number)
        start = reach_path.start_of(rows, course)
        met = rows.sure & (wanted * np.sign(rows.value - target) >= 0)
        reason = np.where(met, JUDGED, _reason(rows, course, start))
        compared = (reason == JUDGED) & start.begun
        lines = _lines(rows, self, course, start, met, compared & ~met)
        status, reason = first_line(lines, Status.MOVING_AWAY, reason)
        path = reach_path.path_values(rows, course, start)
        running = compared & ~met & ~start.there & (reason == JUDGED)
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            **year_before(rows), "target": np.full(len(rows), target), "pace": reach_path.pace(rows, course, start),
            "path_value": path, "gap": rows.value - path,
            "baseline_year": np.where(rows.sure, start.year, np.nan),
            "baseline_value": np.where(rows.sure, start.value, np.nan),
            "pace_needed": reach_path.pace_needed(rows, course, met),
            "reached_year": reach_path.reached_year(rows, course, start, running)})

    def _course(self, target: Fraction, wanted: int) -> Course:
        """The way to a value; ``wanted`` as in ``judge``."""
        return Course(target=target, by=self.by, baseline_year=self.baseline_year, baseline_value=self.baseline_value,
                      linear=self.linear, wanted=wanted)

    def _course_of(self, case: Case) -> Course:
        return self._course(Fraction(repr(float(case.row["target"]))), case.wanted)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal, the path to it, and the progress made on that path."""
        return steps_of(case, self._course_of(case), {
            Status.ON_TRACK: self.on_track_from, Status.SOME_PROGRESS: self.some_progress_from,
            Status.LITTLE_PROGRESS: self.little_progress_from})

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure that missed the goal is not assessed; where the baseline is the cause, the baseline."""
        return why_not(case, self.by)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about goal, thresholds, deadline, zeros, baseline and breaks."""
        down, about = indicator.desired_direction == "down", {"indicator": indicator.id}
        path = "linear" if self.linear else "compound"
        messages = [*self.value.how("how.reach_down" if down else "how.reach_up", about),
                Message(code=f"how.reach_{path}", values={
                    "by": self.by, "on_track": self.on_track_from, "some": self.some_progress_from,
                    "little": self.little_progress_from}),
                Message(code="how.reach_late", values={"by": self.by}), Message(code="how.reach_lost"),
                    Message(code=f"how.reach_zero_{path}")]
        if self.baseline_value is not None:
            messages.append(Message(code="how.baseline_value", values={
                "value": float(self.baseline_value), "since": self.baseline_year, **about}))
        elif self.baseline_year is not None:
            messages.append(Message(code="how.baseline_year", values={"since": self.baseline_year}))
        return *messages, Message(code="how.breaks")

    @property
    def source(self) -> Message:
        """Source of the method for the path's kind."""
        return Message(code="source.reach_linear" if self.linear else "source.reach_compound")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "80 or more by 2030"."""
        return self.value.in_short(f"rule.reach_{indicator.desired_direction}", target, indicator.decimals, by=self.by)

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The value, due in its year."""
        return None if np.isnan(row["target"]) else GoalValue(value=row["target"], due=self.by)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """The usual faults, impossible years, and a value in the wrong direction from an agreed baseline."""
        yield from super().faults(indicator)
        for key, year in (("by", self.by), ("baseline_year", self.baseline_year)):
            if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
                yield Fault((key,), "rule_bad_parameter", year, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
        if self.baseline_value is None:
            return
        start, up = float(self.baseline_value), indicator.desired_direction == "up"
        yield from outside(indicator, start, ("baseline_value",))
        for keys, value in self.value.by_key():
            if value != start and (value < start) == up:
                yield Fault(("value", *keys), "rule_against_direction", f"{value:g}", (
                    f"{'more' if up else 'less'} than the baseline's {start:g}, since "
                    f"the desired direction is {indicator.desired_direction}"))


def _lines(rows: Series, goal: Reach, course: Course, start: Start, met: Bools, short: Bools) -> list[Line]:
    """Goal met, then each progress threshold for ``short`` rows, which miss the goal and have a baseline."""
    worse, better = (rows.upper, rows.lower) if course.wanted > 0 else (rows.lower, rows.upper)
    early = rows.year < goal.by

    def progressed(share: Fraction) -> Bools:
        return reach_path.progressed(rows, course, start, share, short)

    return [Line(Status.GOAL_MET, met, worse, better),
            Line(Status.ON_TRACK, progressed(goal.on_track_from) & early, worse, better & early),
            Line(Status.SOME_PROGRESS, progressed(goal.some_progress_from), worse, better),
            Line(Status.LITTLE_PROGRESS, progressed(goal.little_progress_from), worse, better)]


def _without_value(rows: Series) -> Judgement:
    """A judgement without status, for areas without a value to reach."""
    reason = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.NO_TARGET, rows.figure))
    none = np.zeros(len(rows), bool)
    status, reason = first_line([Line(Status.GOAL_MET, none, none, none)], Status.MOVING_AWAY, reason)
    return Judgement(status=status, reason=reason, streak=np.zeros(len(rows), np.int64), columns=year_before(rows))


def _reason(rows: Series, course: Course, start: Start) -> Ints:
    """Index of the first reason why a figure that missed the goal cannot be judged.

    None of them is about the year before, with which a figure may still be compared.
    """
    first = start.elapsed <= 0
    earlier = rows.before(rows.figure & reach_path.counted(rows, course)) >= rows.stretch
    return first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.ONE_YEAR_ONLY, rows.alone & ~start.begun),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.UNCERTAIN, first & earlier),
        (Reason.BREAK_IN_SERIES, first & start.cut),
        (Reason.NO_PATH, reach_path.leads_nowhere(rows, course, start)),
        (Reason.NO_BASELINE, first),
    )


def _check(goal: Reach) -> None:
    """Raise Refusal for a goal that contradicts itself."""
    start = goal.baseline_value
    if any(since for steps in (goal.value.steps, *(own for _, own in goal.value.areas)) for since, _ in steps):
        raise parameters.bad("value", "a number for each of some years", "one number, for the year given in by")
    if start is not None and goal.baseline_year is None:
        raise parameters.bad("baseline_value", float(start), "baseline_year next to it")
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
        raise parameters.bad("value", found, "a value other than the baseline's")
    if value == 0 and not goal.linear:
        raise parameters.bad("value", found, "a value other than 0, or path: linear (no growth leads to 0)")
    if start is not None and start * value < 0 and not goal.linear:
        raise parameters.bad("value", found, "a value on the baseline's side of 0, or path: linear")


def _check_threshold(key: str, lowest: Fraction, found: Fraction) -> None:
    if not lowest <= found <= 1:
        raise parameters.bad(key, f"{float(found) * 100:g} %", f"{float(lowest) * 100:g} % to 100 %")
