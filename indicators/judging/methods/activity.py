"""activity: what is organised and counted, such as joint trainings; Active in a year with at least one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np

from indicators.judging.methods.checks import Fault
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Distance, GoalValue, Measure, Method
from indicators.judging.methods.verdict import JUDGED, Judgement, first_reason
from indicators.judging.statistics.growth import year_before
from indicators.judging.statistics.series import Bools, Ints, Series
from indicators.model import Indicator, Message, Reason, Status


@dataclass(frozen=True, kw_only=True)
class Activity(Method):
    """No parameters: a count says that something was organised, and nothing about its size or effect."""

    parameter_names: ClassVar[tuple[str, ...]] = ()
    has_number: ClassVar[bool] = False
    by_chance: ClassVar[bool] = False      # what is organised is a decision, not a chance event
    counted: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """There is nothing to read."""
        return cls()

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Active from one on, None reported at zero; ``sign`` is ignored.

        A bound leaves the answer open only at zero or one: "at least 0" and "at most 3" may mean none or some.
        """
        active = rows.value >= 1
        reason = first_reason(
            (Reason.NO_FIGURE, ~rows.figure),
            (Reason.UNCERTAIN, rows.uncertain | rows.lower & ~active | rows.upper & active),
        )
        status = np.where(active, str(Status.ACTIVE), str(Status.NONE_REPORTED))
        return Judgement(
            status=np.where(reason == JUDGED, status, str(Status.NOT_ASSESSED)), reason=reason,
            streak=_run(rows, active & (reason == JUDGED)), columns=year_before(rows))

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The figure, how long at least one was counted every year, and what a count does not say."""
        status, streak = Status(case.row["status"]), int(case.row["streak"])
        every_year = [Message(code="step.active_since", values={
            "since": int(case.row["year"]) - streak + 1})] if streak > 1 else []
        return (*case.inputs(case.previous, case.at), Message(code=f"step.{status}", values={
            "status": status, "year": case.when(case.at)}), *every_year, Message(code="step.count_only"))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """What makes a year active, and what a count does not say."""
        return Message(code="how.activity", values={"indicator": indicator.id}), Message(code="step.count_only")

    @property
    def source(self) -> Message:
        """Goalline's own method."""
        return Message(code="source.activity")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "at least one a year"."""
        return Message(code="rule.activity")

    def distance(self, indicator: Indicator) -> Distance:
        """The change on the year before, since there is no goal to be distant from."""
        return Distance(measure=Measure.PACE, line=Message(code="distance.no_change"))

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """None: there is no goal line."""
        return None

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults unless the figures are whole yearly counts where more is better."""
        if indicator.measure != "flow" or not indicator.whole or indicator.stages:
            yield Fault(("method",), "wrong_value", "activity", "measure: flow and whole: true, a year's count")
        elif indicator.desired_direction == "down":
            yield Fault(("method",), "rule_against_direction", "activity", "counts where more is better")


def _run(rows: Series, active: Bools) -> Ints:
    """The number of successive years, up to each row, that were active; a year without a figure ends it."""
    before = rows.before(rows.figure)
    follows = (before >= rows.stretch) & (rows.year[before] == rows.year - 1) & active[before]
    starts = np.maximum.accumulate(np.where(active & ~follows, rows.row, 0))
    return np.where(active, rows.row - starts + 1, 0)
