"""milestones: a ladder of named stages, higher is further; one of them is the goal, by a year or without one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np

from indicators.methods import parameters, reasons
from indicators.methods.baseline import baseline_columns
from indicators.methods.case import Case
from indicators.methods.checks import Fault
from indicators.methods.method import Distance, GoalValue, Measure
from indicators.methods.nearness import MetOrNearer, YearBefore
from indicators.methods.rungs import answer
from indicators.methods.verdict import Judgement, Line, first_line, streak
from indicators.model import Indicator, Message, Status, Text
from indicators.statistics.series import Bools, Floats, Series

LONGEST = 100            # years; what takes longer at today's pace is never reached


@dataclass(frozen=True, kw_only=True)
class Milestones(MetOrNearer):
    """The stage to reach, and the year by which, None where the goal names none."""

    reach: int
    by: int | None = None

    parameter_names: ClassVar[tuple[str, ...]] = ("reach", "by")
    by_chance: ClassVar[bool] = False      # a stage is decided

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """reach, and by."""
        reach = parameters.whole("reach", given.get("reach"))
        return cls(reach=reach, by=parameters.year("by", given["by"]) if "by" in given else None)

    @property
    def deadline(self) -> int | None:
        """The year by which the stage is to be reached."""
        return self.by

    @property
    def on_a_path(self) -> bool:
        """A path leads to a stage that has a year."""
        return self.by is not None

    def stage(self, indicator: Indicator) -> Text:
        """Name of the stage to reach."""
        return indicator.stages.get(self.reach, str(self.reach))

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row: reached, on the straight path to the year, or nearer or farther than the year before.

        The path runs straight from the baseline to ``reach`` in ``by``, and stays at ``reach`` where no year is set.
        A stage has no share, so there is no change and no pace; ``reached_year`` goes on by as many stages a year as
        there were since the baseline.
        """
        before = YearBefore(rows)
        reached = rows.sure & (rows.value >= self.reach)
        path = _path(rows, self)
        not_yet_due = _not_yet_due(rows, self)
        on_path = not_yet_due & (rows.value >= path)
        status, reason = first_line(
            [Line(Status.GOAL_MET, reached, rows.upper, rows.lower),
             Line(Status.ON_TRACK, on_path, rows.upper, rows.lower & not_yet_due), *before.lines(+1)],
            Status.MOVING_AWAY, before.reason(reached | on_path))
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            "target": np.full(len(rows), float(self.reach)), **before.columns, "path_value": path,
            "gap": np.where(rows.sure, rows.value - path, np.nan), **baseline_columns(rows, rows.baseline),
            "reached_year": _reached_year(rows, self, rows.firm & ~reached)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The stage that is the goal, the path to it, and the stage of the year before."""
        messages = [*case.inputs(case.baseline if self.by else -1, case.previous, case.at)]
        for message, reached in _rungs(case, self):
            messages.append(message)
            if reached:
                return tuple(messages)
        end = reasons.why(case) if case.row["reason"] else (
            Message(code="step.otherwise", values={"status": Status.MOVING_AWAY}),)
        return *messages, *(message for message in end if message not in messages)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """The stage, and the year."""
        values: dict[str, object] = {"stage": self.stage(indicator)}
        if self.by is None:
            return (Message(code="how.stage", values=values),)
        return (Message(code="how.stage_by", values={**values, "by": self.by}),)

    @property
    def source(self) -> Message:
        """Our own ladder."""
        return Message(code="source.milestones")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "stage “in force” by 2030"."""
        values: dict[str, object] = {"stage": self.stage(indicator)}
        if not self.by:
            return Message(code="rule.milestones", values=values)
        return Message(code="rule.milestones_by", values={**values, "by": self.by})

    def distance(self, indicator: Indicator) -> Distance:
        """Stages to go or beyond."""
        return Distance(measure=Measure.STAGE, line=Message(code="distance.stage", values={
            "stage": self.stage(indicator)}))

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The stage."""
        return GoalValue(value=self.reach, due=self.by)

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """The stage of the goal is one of the stages, and not the lowest, on which everyone is."""
        stages = sorted(indicator.stages)
        if indicator.desired_direction == "down":
            yield Fault(("method",), "rule_against_direction", "milestones", "stages that go up")
        if not stages:
            yield Fault(("method",), "wrong_value", "milestones", "stages beside it, each with its name")
        elif self.reach not in stages[1:]:
            yield Fault(("reach",), "wrong_value", self.reach, ", ".join(map(str, stages[1:])))


def _path(rows: Series, goal: Milestones) -> Floats:
    """Value of the path in each row's year."""
    if goal.by is None:
        return np.where(rows.sure, float(goal.reach), np.nan)
    start = baseline_columns(rows, rows.baseline)
    span = np.maximum(goal.by - start["baseline_year"], 1)
    way = np.clip((rows.year - start["baseline_year"]) / span, 0, 1)
    return start["baseline_value"] + (goal.reach - start["baseline_value"]) * way


def _not_yet_due(rows: Series, goal: Milestones) -> Bools:
    """Whether a stage still has its path to be on; the baseline's own year shows nothing."""
    if goal.by is None:
        return np.zeros(len(rows), bool)
    return rows.sure & (rows.year <= goal.by) & (rows.baseline >= 0) & (rows.baseline < rows.row)


def _reached_year(rows: Series, goal: Milestones, open_still: Bools) -> Floats:
    """Year in which a ladder with a deadline is climbed at today's pace; NaN where it is not, or not in a century."""
    climbed = np.where(open_still & (rows.baseline >= 0), rows.value - rows.value[rows.baseline], np.nan)
    years = (goal.reach - rows.value) * (rows.year - rows.year[rows.baseline]) / np.where(climbed > 0, climbed, np.nan)
    return np.where((years <= LONGEST) & (goal.by is not None), rows.year + np.ceil(years), np.nan)


def _rungs(case: Case, goal: Milestones) -> Iterator[tuple[Message, bool]]:
    """Goal met, On track before the year is due, then the stage of the year before."""
    figure = case.figure(case.at)
    messages, reached = answer(figure, goal.reach, Status.GOAL_MET, falling=False)
    yield Message(code="step.stage_goal", values={
        "status": Status.GOAL_MET, "stage": goal.stage(case.indicator), "answer": messages}), reached
    if goal.by is not None and int(case.row["year"]) <= goal.by and 0 <= case.baseline < case.at:
        yield _on_path(case, goal.reach, goal.by)
    if case.previous < 0:
        return
    before = case.figure(case.previous)
    values = {"since": case.when(case.previous), "limit": before, "figure": figure}
    yield Message(code="step.stage_higher" if figure > before else "step.stage_not_higher",
                  values={**values, "status": Status.SOME_PROGRESS}), figure > before
    if figure <= before:
        yield Message(code="step.stage_same" if figure == before else "step.stage_lower",
                      values={**values, "status": Status.LITTLE_PROGRESS}), figure == before


def _on_path(case: Case, reach: int, by: int) -> tuple[Message, bool]:
    """The straight path from the baseline to the stage in the year it is due."""
    base, since = case.figure(case.baseline), int(case.series.year[case.baseline])
    gone, span = int(case.row["year"]) - since, max(by - since, 1)
    limit = Fraction(repr(base)) + (reach - Fraction(repr(base))) * min(Fraction(gone, span), Fraction(1))
    messages, reached = answer(case.figure(case.at), limit, Status.ON_TRACK, falling=False)
    return Message(code="step.stage_path", values={
        "status": Status.ON_TRACK, "since": since, "base": base, "reach": float(reach), "by": by, "gone": gone,
        "span": Fraction(span), "limit": float(limit), "figure": case.figure(case.at), "answer": messages}), reached
