"""milestones: a ladder of named stages, higher is further; below the stage of the goal the stage itself is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.methods.checks import Fault
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.verdict import Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics.growth import baseline_columns, year_before
from indicators.judging.statistics.series import Series
from indicators.model import Indicator, Message, Number, Reason, Status, Text


@dataclass(frozen=True, kw_only=True)
class Milestones(Method):
    """The stage to reach."""

    reach: int

    parameter_names: ClassVar[tuple[str, ...]] = ("reach",)
    claims: ClassVar[tuple[Status, ...]] = (Status.MOVING_AWAY,)
    counted: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read the number of the stage to reach."""
        return cls(reach=parameters.whole("reach", rule.get("reach")))

    def stage(self, indicator: Indicator) -> Text:
        """The name of the stage to reach."""
        return indicator.stages.get(self.reach, str(self.reach))

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Status of every row: reached; Moving away where it was reached before and is lost; else the stage itself.

        One figure suffices. A stage is no quantity, so there is no change and no pace; ``sign`` is ignored.
        """
        reached = rows.sure & (rows.value >= self.reach)
        earlier = rows.before(reached & ~rows.upper)
        lost, never = rows.sure & ~reached & (earlier >= rows.stretch), np.zeros(len(rows), bool)
        reason = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.UNCERTAIN, rows.uncertain))
        status, reason = first_line(
            [Line(Status.GOAL_MET, reached, rows.upper, rows.lower), Line(Status.MOVING_AWAY, lost, never, never)],
            Status.STAGE_BELOW, reason)
        goal = np.where(rows.sure, float(self.reach), np.nan)
        before = {name: column for name, column in year_before(rows).items() if name != "change"}
        return Judgement(status=status, reason=reason, streak=streak(rows, status == Status.GOAL_MET), columns={
            "target": np.full(len(rows), float(self.reach)), **before, "path_value": goal,
            "gap": rows.value - goal, **baseline_columns(rows, rows.baseline)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the goal's stage and, below it, whether it was reached before."""
        status, rows = Status(case.row["status"]), case.series
        at_goal = np.flatnonzero(rows.sure & (rows.value >= self.reach) & (rows.row < case.at)
                                 & (rows.row >= rows.stretch[case.at]))
        lost = int(at_goal[-1]) if status == Status.MOVING_AWAY and len(at_goal) else -1
        goal = Message(code="step.stage_goal", values={
            "status": Status.GOAL_MET, "stage": self.stage(case.indicator), "rung": Number(float(self.reach)),
            "figure": case.number(case.at), "met": "yes" if status == Status.GOAL_MET else "no"})
        if status == Status.GOAL_MET:
            return *case.inputs(case.at), goal
        code = "step.stage_lost" if lost >= 0 else "step.stage_shown"
        return *case.inputs(lost, case.at), goal, Message(code=code, values={
            "status": status, "since": case.when(lost) if lost >= 0 else case.when(case.at)})

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """The stage that meets the goal, and what is shown below it."""
        return (Message(code="how.stage_itself", values={"stage": self.stage(indicator)}),)

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "stage “in force”"."""
        return Message(code="rule.milestones", values={"stage": self.stage(indicator)})

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults unless stages go up and the goal is one of them but the lowest, which everyone has reached."""
        stages = sorted(indicator.stages)
        if indicator.desired_direction == "down":
            yield Fault(("method",), "rule_against_direction", "milestones", "stages that go up")
        if not stages:
            yield Fault(("method",), "wrong_value", "milestones", "stages next to it, each with its name")
        elif self.reach not in stages[1:]:
            yield Fault(("reach",), "wrong_value", self.reach, ", ".join(map(str, stages[1:])))
