"""activity: what is organised and counted, such as joint trainings; shown beside earlier years, without a status."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods.checks import Fault
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.steps import why
from indicators.judging.methods.verdict import JUDGED, Judgement
from indicators.judging.statistics.growth import year_before
from indicators.judging.statistics.series import Series
from indicators.model import Indicator, Message, Reason


@dataclass(frozen=True, kw_only=True)
class Activity(Method):
    """No parameters: a count says that something was organised, and nothing about its size or effect."""

    parameter_names: ClassVar[tuple[str, ...]] = ()
    has_number: ClassVar[bool] = False
    counted: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """There is nothing to read."""
        return cls()

    def judge(self, rows: Series, sign: int) -> Judgement:
        """No status for any row, and the change on the year before; ``sign`` is ignored."""
        none = np.full(len(rows), JUDGED)
        return Judgement(status=none, reason=none, columns=year_before(rows))

    def explain(self, case: Case) -> tuple[Message, ...]:
        """The figure beside that of the year before, and what a count does not say; or why there is none."""
        if case.row["reason"] or case.row["absence"]:
            return why(case, Reason(case.row["reason"] or Reason.NO_FIGURE))
        return *case.inputs(case.previous, case.at), *self.steps(case)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """What a count does not say."""
        return (Message(code="step.count_only"),)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """That there is no status, and what a count does not say."""
        return Message(code="how.activity", values={"indicator": indicator.id}), Message(code="step.count_only")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "at least one a year"."""
        return Message(code="rule.activity")

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults unless the figures are whole yearly counts where more is better."""
        if indicator.measure != "flow" or not indicator.whole or indicator.stages:
            yield Fault(("method",), "wrong_value", "activity", "measure: flow and whole: true, a year's count")
        elif indicator.desired_direction == "down":
            yield Fault(("method",), "rule_against_direction", "activity", "counts where more is better")

