"""milestones: a ladder of named stages, higher is further; one of them is the goal, with or without a deadline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters, reasons
from indicators.judging.methods.baseline import baseline_columns
from indicators.judging.methods.checks import Fault
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Distance, GapFrom, GoalValue, Measure
from indicators.judging.methods.nearness import MetOrNearer, YearBefore
from indicators.judging.methods.rule_lines import answer
from indicators.judging.methods.verdict import Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics.series import Bools, Floats, Series
from indicators.model import Indicator, Message, Reason, Status, Text

LONGEST = 100            # years; a goal farther away than that at today's pace counts as never reached


@dataclass(frozen=True, kw_only=True)
class Milestones(MetOrNearer):
    """The stage to reach, and the year by which to reach it; None where the goal names no year.

    Below that stage, ``below`` says what is given: a status by the change on the year before ("progress"), or only the
    stage itself ("stage").
    """

    reach: int
    by: int | None = None
    below: str = "progress"

    parameter_names: ClassVar[tuple[str, ...]] = ("reach", "by", "below")
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"below": ("progress", "stage")}
    needs: ClassVar[Mapping[str, tuple[str, str]]] = {"by": ("below", "progress")}
    defaults: ClassVar[Mapping[str, object]] = {"below": "progress"}
    by_chance: ClassVar[bool] = False      # False: a stage is a decision, not a chance event
    counted: ClassVar[bool] = True

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read reach, by and below (progress or stage); a year is for progress only."""
        reach = parameters.whole("reach", given.get("reach"))
        below = parameters.choice("below", given.get("below", "progress"), cls.choices["below"])
        parameters.only_with(given, ("by",), "below", "progress", below == "progress")
        return cls(reach=reach, by=parameters.year("by", given["by"]) if "by" in given else None, below=below)

    @property
    def deadline(self) -> int | None:
        """The year by which the stage is to be reached."""
        return self.by

    @property
    def gap_from(self) -> GapFrom:
        """The path to the stage, which takes a deadline; else the stage."""
        return GapFrom.GOAL if self.by is None else GapFrom.PATH

    def stage(self, indicator: Indicator) -> Text:
        """The name of the stage to reach."""
        return indicator.stages.get(self.reach, str(self.reach))

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row: reached, on the straight path, or nearer or farther than the year before.

        The path is a straight line from the baseline to ``reach`` in ``by``, and constant at ``reach`` without a
        deadline. A stage is no quantity, so there is no change and no pace; ``reached_year`` extrapolates the stages a
        year since the baseline.

        Where ``below`` is the stage, one figure suffices, and Moving away is a goal once reached and now lost.
        """
        if self.below == "stage":
            return self._stage_itself(rows)
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

    def _stage_itself(self, rows: Series) -> Judgement:
        reached = rows.sure & (rows.value >= self.reach)
        earlier = rows.before(reached & ~rows.upper)
        lost = rows.sure & ~reached & (earlier >= rows.stretch)
        reason = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.UNCERTAIN, rows.uncertain))
        status, reason = first_line(
            [Line(Status.GOAL_MET, reached, rows.upper, rows.lower),
             Line(Status.MOVING_AWAY, lost, np.zeros(len(rows), bool), np.zeros(len(rows), bool))],
            Status.STAGE_BELOW, reason)
        goal = np.where(rows.sure, float(self.reach), np.nan)
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            "target": np.full(len(rows), float(self.reach)), **YearBefore(rows).columns, "path_value": goal,
            "gap": rows.value - goal, **baseline_columns(rows, rows.baseline)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal's stage, with the path to it, and with the stage of the year before."""
        if self.below == "stage":
            return self._steps_of_stage(case)
        messages = [*case.inputs(case.baseline if self.by else -1, case.previous, case.at)]
        for message, reached in _rungs(case, self):
            messages.append(message)
            if reached:
                return tuple(messages)
        end = reasons.why(case) if case.row["reason"] else (
            Message(code="step.otherwise", values={"status": Status.MOVING_AWAY}),)
        return *messages, *(message for message in end if message not in messages)

    def _steps_of_stage(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal's stage and, below it, whether it was reached before."""
        status, rows = Status(case.row["status"]), case.series
        at_goal = np.flatnonzero(rows.sure & (rows.value >= self.reach) & (rows.row < case.at)
                                 & (rows.row >= rows.stretch[case.at]))
        lost = int(at_goal[-1]) if status == Status.MOVING_AWAY and len(at_goal) else -1
        message, _ = answer(case.figure(case.at), self.reach, Status.GOAL_MET, falling=False)
        asked = Message(code="step.stage_goal", values={
            "status": Status.GOAL_MET, "stage": self.stage(case.indicator), "answer": message})
        if status == Status.GOAL_MET:
            return *case.inputs(case.at), asked
        code = "step.stage_lost" if lost >= 0 else "step.stage_shown"
        return *case.inputs(lost, case.at), asked, Message(code=code, values={
            "status": status, "since": case.when(lost) if lost >= 0 else case.when(case.at)})

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the stage and the year."""
        if self.below == "stage":
            return (Message(code="how.stage_itself", values={"stage": self.stage(indicator)}),)
        values: dict[str, object] = {"stage": self.stage(indicator)}
        if self.by is None:
            return (Message(code="how.stage", values=values),)
        return (Message(code="how.stage_by", values={**values, "by": self.by}),)

    @property
    def source(self) -> Message:
        """Goalline's own method."""
        return Message(code="source.milestones")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "stage “in force” by 2030"."""
        values: dict[str, object] = {"stage": self.stage(indicator)}
        if not self.by:
            return Message(code="rule.milestones", values=values)
        return Message(code="rule.milestones_by", values={**values, "by": self.by})

    def distance(self, indicator: Indicator) -> Distance:
        """The stages below or above the goal's."""
        return Distance(measure=Measure.STAGE, line=Message(code="distance.stage", values={
            "stage": self.stage(indicator)}))

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The stage as a value, with its deadline."""
        return GoalValue(value=self.reach, due=self.by)

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults unless stages go up and the goal is one of them but the lowest, which everyone has reached."""
        stages = sorted(indicator.stages)
        if indicator.desired_direction == "down":
            yield Fault(("method",), "rule_against_direction", "milestones", "stages that go up")
        if not stages:
            yield Fault(("method",), "wrong_value", "milestones", "stages next to it, each with its name")
        elif self.reach not in stages[1:]:
            yield Fault(("reach",), "wrong_value", self.reach, ", ".join(map(str, stages[1:])))


def _path(rows: Series, goal: Milestones) -> Floats:
    """The path's value in each row's year; the goal's stage from its year on, and where the baseline had reached it.
    """
    if goal.by is None:
        return np.where(rows.sure, float(goal.reach), np.nan)
    start = baseline_columns(rows, rows.baseline)
    span = np.maximum(goal.by - start["baseline_year"], 1)
    way = np.clip((rows.year - start["baseline_year"]) / span, 0, 1)
    path = start["baseline_value"] + (goal.reach - start["baseline_value"]) * way
    there = (rows.year >= goal.by) | (start["baseline_value"] >= goal.reach)
    return np.where(rows.sure & there, float(goal.reach), path)


def _not_yet_due(rows: Series, goal: Milestones) -> Bools:
    """Whether a row can be on the path: up to the deadline, and after the baseline's own year."""
    if goal.by is None:
        return np.zeros(len(rows), bool)
    return rows.sure & (rows.year <= goal.by) & (rows.baseline >= 0) & (rows.baseline < rows.row)


def _reached_year(rows: Series, goal: Milestones, open_still: Bools) -> Floats:
    """Year in which the goal is reached at today's pace; NaN without a deadline, if never or after a century."""
    climbed = np.where(open_still & (rows.baseline >= 0), rows.value - rows.value[rows.baseline], np.nan)
    years = (goal.reach - rows.value) * (rows.year - rows.year[rows.baseline]) / np.where(climbed > 0, climbed, np.nan)
    return np.where((years <= LONGEST) & (goal.by is not None), rows.year + np.ceil(years), np.nan)


def _rungs(case: Case, goal: Milestones) -> Iterator[tuple[Message, bool]]:
    """Goal met, On track up to the deadline, then the comparison with the year before."""
    figure = case.figure(case.at)
    messages, reached = answer(figure, goal.reach, Status.GOAL_MET, falling=False)
    yield Message(code="step.stage_goal", values={
        "status": Status.GOAL_MET, "stage": goal.stage(case.indicator), "answer": messages}), reached
    if goal.by is not None and int(case.row["year"]) <= goal.by and 0 <= case.baseline < case.at and (
            case.figure(case.baseline) < goal.reach):
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
    """The comparison with the straight path from the baseline to the stage in the deadline's year."""
    base, since = case.figure(case.baseline), int(case.series.year[case.baseline])
    gone, span = int(case.row["year"]) - since, max(by - since, 1)
    limit = Fraction(repr(base)) + (reach - Fraction(repr(base))) * min(Fraction(gone, span), Fraction(1))
    messages, reached = answer(case.figure(case.at), limit, Status.ON_TRACK, falling=False)
    return Message(code="step.stage_path", values={
        "status": Status.ON_TRACK, "since": since, "base": base, "reach": float(reach), "by": by, "gone": gone,
        "span": Fraction(span), "limit": float(limit), "figure": case.figure(case.at), "answer": messages}), reached
