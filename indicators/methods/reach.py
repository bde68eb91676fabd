"""reach: a value by a year, from a baseline; growth or change so far compared with the path to the goal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np

from indicators.methods import parameters, reasons, targets
from indicators.methods.baseline import year_before
from indicators.methods.change_steps import change, pace_step
from indicators.methods.checks import Fault, outside
from indicators.methods.judged_figure import Case
from indicators.methods.method import GoalValue, Method
from indicators.methods.parameters import FIRST_YEAR, LAST_YEAR
from indicators.methods.rule_lines import answer
from indicators.methods.targets import Target
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.model import Indicator, Message, Reason, Status
from indicators.statistics import growth, progress
from indicators.statistics.series import YEAR, Bools, Floats, Ints, Series

LONGEST = 100        # years; a goal farther away than that at today's pace counts as never reached
SAME = 1e-9          # relative difference below which a limit is shown as the figure itself
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
    def on_a_path(self) -> bool:
        """True: the path leads from the baseline to the value."""
        return True

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row of areas with one value; ``wanted`` is +1 where up is good, -1 where down is.

        A figure at or beyond the goal has met it, whatever came before. Otherwise progress in the wanted direction is
        compared with the path. Compound path: growth a year since the baseline divided by the growth a year that leads
        from the baseline to the goal (Statistics Canada and Open SDG, docs/progress-methodology.md). Linear path:
        change since the baseline divided by the change required by that year. On track takes at least ``on_track_from``
        of it, before the goal's year only. Growth from 0 or across it is undefined: such a row is not assessed on a
        compound path, but is on a linear one.

        The baseline is the first figure since the last break that is certain and no bound, not before ``baseline_year``
        where that is given; an agreed ``baseline_value`` replaces it until a later break. Times are in whole years, or
        in days between two dates. ``pace_needed`` is next year's change on the way from here to the goal: the same
        share every year on a compound path, the same number on a linear one. ``reached_year`` extrapolates the pace
        since the baseline by the path's kind; NaN where it never reaches the goal, or not within a century.
        """
        if not self.value.steps:
            return _without_value(rows)
        target = float(self.number)
        start = _start(rows, self)
        met = rows.sure & (wanted * np.sign(rows.value - target) >= 0)
        reason = np.where(met, JUDGED, _reason(rows, self, start))
        compared = (reason == JUDGED) & (start.elapsed > 0) & (start.span > 0)
        lines = _lines(rows, self, start, wanted, met, compared & ~met)
        status, reason = first_line(lines, Status.MOVING_AWAY, reason)
        path = _path(rows, self, start)
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            **year_before(rows), "target": np.full(len(rows), target), "pace": _pace(rows, start),
            "path_value": path, "gap": rows.value - path,
            "baseline_year": np.where(rows.sure, start.year, np.nan),
            "baseline_value": np.where(rows.sure, start.value, np.nan),
            "pace_needed": _pace_needed(rows, self, met),
            "reached_year": _reached_year(rows, self, start, compared & ~met & (reason == JUDGED))})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal, the path to it, and the progress made on that path."""
        met, reached = _goal(case)
        messages = [*_inputs(case), *change(case), *_pace_step(case), met]
        if not reached:
            messages += [*_way(case, self), *_rungs(case, self)]
        return *messages, *_path_step(case), *_needed(case, self), *_outlook(case, reached=reached)

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure that missed the goal is not assessed; where zero is the cause, the baseline concerned."""
        reason = Reason(case.row["reason"])
        if reason not in (Reason.ZERO_BEFORE, Reason.SIGN_CHANGE):
            return reasons.why(case)
        code = "step.start_is_zero" if reason == Reason.ZERO_BEFORE else "step.start_across_zero"
        return *_inputs(case), Message(code=code, values={"since": _since(case), "year": case.when(case.at)})

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about goal, thresholds, deadline, zeros, baseline and breaks."""
        down, about = indicator.desired_direction == "down", {"indicator": indicator.id}
        path = "linear" if self.linear else "compound"
        messages = [*self.value.how("how.reach_down" if down else "how.reach_up", about),
                Message(code=f"how.reach_{path}", values={
                    "by": self.by, "on_track": self.on_track_from, "some": self.some_progress_from,
                    "little": self.little_progress_from}),
                Message(code="how.reach_late", values={"by": self.by}), Message(code=f"how.reach_zero_{path}")]
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
                    f"{indicator.desired_direction} is wanted"))


def _check(goal: Reach) -> None:
    """Raise Refusal for a goal that contradicts itself."""
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
        """Time since the baseline, at most up to the goal's year."""
        return np.minimum(self.elapsed, self.span)


def _lines(rows: Series, goal: Reach, start: Start, wanted: int, met: Bools, short: Bools) -> list[Line]:
    """Goal met, then each progress threshold for ``short`` rows, which miss the goal and have a baseline."""
    worse, better = (rows.upper, rows.lower) if wanted > 0 else (rows.lower, rows.upper)
    early = rows.year < goal.by

    def progressed(share: Fraction) -> Bools:
        return _progressed(rows, goal, start, share, wanted, short)

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


def _start(rows: Series, goal: Reach) -> Start:
    """Baseline of each row: the first firm figure since a break, or the agreed value while no break follows."""
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
    """Index of the first reason why a figure that missed the goal cannot be judged."""
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
    """Whether progress is at least ``share`` of the progress that the path requires."""
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
    """The path's value in each row's year; the goal from the goal's year on."""
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
    """Growth a year since the baseline; NaN from zero or across it."""
    grown = rows.sure & (start.elapsed > 0) & (start.value != 0) & (rows.value * np.sign(start.value) >= 0)
    pace = np.full(len(rows), np.nan)
    pace[grown] = growth.yearly(rows.value[grown], start.value[grown], start.elapsed[grown])
    return pace


def _pace_needed(rows: Series, goal: Reach, met: Bools) -> Floats:
    """Next year's change on the way from here to the goal; NaN once it is met or from its year on."""
    target, years = float(goal.number), goal.by - rows.year
    needed = np.full(len(rows), np.nan)
    open_still = rows.sure & ~met & (years > 0)
    if goal.linear:
        computable = open_still & (rows.value != 0)
        needed[computable] = (target - rows.value[computable]) / years[computable] / np.abs(rows.value[computable])
    else:
        computable = open_still & (rows.value * target > 0)
        needed[computable] = growth.yearly(np.full(computable.sum(), target), rows.value[computable],
                                           years[computable] * YEAR)
    return needed


def _reached_year(rows: Series, goal: Reach, start: Start, running: Bools) -> Floats:
    """The year in which the goal is reached if the pace since the baseline lasts."""
    target = float(goal.number)
    reachable = running & rows.firm
    with np.errstate(divide="ignore", invalid="ignore"):
        left = (target - rows.value) / (rows.value - start.value) if goal.linear else (
            np.log(target / rows.value) / np.log(rows.value / start.value))
        years = left * start.elapsed / YEAR
    reachable &= (years > 0) & (years <= LONGEST)
    by_year = rows.year + np.ceil(years - progress.NEAR)
    return np.where(reachable, np.where(rows.dated, np.floor(rows.days / YEAR + years), by_year), np.nan)


def _since(case: Case) -> int | str:
    return case.when(case.baseline) if case.baseline >= 0 else int(case.row["baseline_year"])


def _inputs(case: Case) -> tuple[Message, ...]:
    if case.baseline >= 0 or case.row["baseline_year"] != case.row["baseline_year"]:
        return case.inputs(case.baseline, case.previous, case.at)
    return Message(code="step.agreed_baseline", values={
        "indicator": case.indicator.id, "since": _since(case), "value": float(case.row["baseline_value"])}), \
        *case.inputs(case.previous, case.at)


def _pace_step(case: Case) -> tuple[Message, ...]:
    """The average change a year since the baseline, an agreed baseline included."""
    share = float(case.row["pace"])
    if case.baseline >= 0 or share != share:
        return pace_step(case) if case.baseline >= 0 else ()
    return (Message(code="step.pace", values={
        **case.compared(), "base": float(case.row["baseline_value"]), "pace": share,
        "since": _since(case), "year": case.when(case.at), "span": _gone(case)}),)


def _goal(case: Case) -> tuple[Message, bool]:
    falling = case.wanted < 0
    messages, reached = answer(case.figure(case.at), _value(case), Status.GOAL_MET, falling=falling)
    values = {"status": Status.GOAL_MET, "limit": float(case.row["target"]), "figure": case.figure(case.at),
              "answer": messages}
    return Message(code="step.reach_down" if falling else "step.reach_up", values=values), reached


def _value(case: Case) -> Fraction:
    """The value to reach."""
    return Fraction(repr(float(case.row["target"])))


def _gone(case: Case) -> Fraction:
    """The years since the baseline."""
    if case.baseline >= 0:
        return case.years(case.baseline)
    return Fraction(int(case.row["year"] - case.row["baseline_year"]))


def _asked(case: Case, goal: Reach) -> float:
    """The growth a year that leads from the baseline to the goal; a rise is positive."""
    base, years = float(case.row["baseline_value"]), int(goal.by - case.row["baseline_year"])
    asked: float = (float(case.row["target"]) / base) ** (1 / years) - 1
    return asked if base > 0 else -asked


def _limit(case: Case, goal: Reach, share: Fraction) -> float:
    """The figure at which ``share`` of the required progress is made."""
    base, figure = float(case.row["baseline_value"]), case.figure(case.at)
    if goal.linear:
        span = Fraction(int(goal.by - case.row["baseline_year"]))
        way = abs(_value(case) - Fraction(repr(base))) * min(_gone(case) / span, Fraction(1))
        limit = float(Fraction(repr(base)) + case.wanted * share * way)
    else:
        limit = base * _factor(case, goal, share) ** float(_gone(case))
    return figure if abs(limit - figure) <= SAME * abs(figure) else limit


def _factor(case: Case, goal: Reach, share: Fraction) -> float:
    asked = case.wanted * float(share) * abs(_asked(case, goal))
    return 1 + asked if case.row["baseline_value"] > 0 else 1 - asked


def _way(case: Case, goal: Reach) -> tuple[Message, ...]:
    """The progress that the path requires."""
    values = {"base": float(case.row["baseline_value"]), "since": _since(case), "reach": float(case.row["target"]),
              "by": goal.by, "figure": case.figure(case.at)}
    if goal.linear:
        return (Message(code="step.path_line", values=values | {"limit": float(case.row["path_value"])}),)
    years = Fraction(int(goal.by - case.row["baseline_year"]))
    return (Message(code="step.path_growth", values=values | {"span": years, "asked": _asked(case, goal)}),)


def _rungs(case: Case, goal: Reach) -> Iterator[Message]:
    """On track (before the goal's year), Some progress, Little progress, down to the first that is reached."""
    for status, share in ((Status.ON_TRACK, goal.on_track_from), (Status.SOME_PROGRESS, goal.some_progress_from),
                          (Status.LITTLE_PROGRESS, goal.little_progress_from)):
        if status == Status.ON_TRACK and case.row["year"] >= goal.by:
            yield Message(code="step.late", values={"by": goal.by})
            continue
        limit = _limit(case, goal, share)
        messages, reached = answer(case.figure(case.at), Fraction(repr(limit)), status, falling=case.wanted < 0)
        values = {"status": status, "part": share, "limit": limit, "figure": case.figure(case.at), "answer": messages}
        if not goal.linear:
            values |= {"base": float(case.row["baseline_value"]), "factor": _factor(case, goal, share),
                       "span": _gone(case)}
        yield Message(code="step.rung_line" if goal.linear else "step.rung_growth", values=values)
        if reached:
            return
    yield Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _path_step(case: Case) -> tuple[Message, ...]:
    """The goal path's value in the year, and the gap to it."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at:
        return ()
    return (Message(code="step.value_path", values={
        "indicator": case.indicator.id, "since": _since(case), "year": case.when(case.at),
        "limit": float(case.row["path_value"]), "figure": case.figure(case.at), "gap": float(case.row["gap"]),
        **case.rounded()}),)


def _needed(case: Case, goal: Reach) -> tuple[Message, ...]:
    needed = float(case.row["pace_needed"])
    values = {**case.compared(), "reach": float(case.row["target"]), "by": goal.by, "pace_needed": needed}
    return () if needed != needed else (
        Message(code="step.needed_line" if goal.linear else "step.needed_growth", values=values),)


def _outlook(case: Case, *, reached: bool) -> tuple[Message, ...]:
    """The year in which today's pace reaches the goal."""
    if reached or not case.series.firm[case.at]:
        return ()
    year = case.row["reached_year"]
    if year != year:
        return (Message(code="step.never_reached", values={"since": _since(case)}),)
    return (Message(code="step.reached", values={"since": _since(case), "year": int(year)}),)
