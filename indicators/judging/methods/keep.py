"""keep: stay at or above a value, or at or below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters, targets
from indicators.judging.methods.baseline import baseline_columns, pace
from indicators.judging.methods.checks import Fault, against_direction
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.nearness import MetOrNearer, YearBefore, since_last_year
from indicators.judging.methods.rule_lines import answer
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Indicator, Message, Reason, Status


@dataclass(frozen=True, kw_only=True)
class Keep(MetOrNearer):
    """Stay at or above ``target``; where ``below``, at or below it."""

    target: Target
    below: bool = False

    parameter_names: ClassVar[tuple[str, ...]] = ("at_least", "at_most")

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read at_least or at_most, in the indicator's unit."""
        side = parameters.one_of(given, ("at_least", "at_most"))
        return cls(target=targets.read(side, given[side], parameters.number), below=side == "at_most")

    @property
    def targets(self) -> Mapping[str, Target]:
        """The value to keep, under the parameter that the file uses (at_least or at_most)."""
        return {"at_most" if self.below else "at_least": self.target}

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row: kept, or nearer or farther than the year before; ``wanted`` is ignored.

        The path is the target itself. ``pace_needed`` is the change within the next year that returns to it; NaN while
        it is kept. Where figures are bounds, a line counts only if it holds for all possible true values.
        """
        sense = -1 if self.below else 1
        target = self.target.column(rows.year)
        kept = rows.sure & (sense * (rows.value - target) >= 0)
        before = YearBefore(rows)
        worse, better = (rows.lower, rows.upper) if self.below else (rows.upper, rows.lower)
        lines = [Line(Status.GOAL_MET, kept, worse, better), *before.lines(sense)]
        status, reason = first_line(lines, Status.MOVING_AWAY, reason_of(rows, target, before.reason(kept)))
        next_year = self.target.column(rows.year + 1)
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            "target": target, "path_value": np.where(rows.sure, target, np.nan),
            "gap": np.where(rows.sure, rows.value - target, np.nan), **before.columns, "change": before.change,
            "pace": pace(rows, rows.baseline), **baseline_columns(rows, rows.baseline),
            "pace_needed": needed(rows, next_year, rows.sure & ~kept & ~np.isnan(target), sense)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the target and, where it is missed, with the figure of the year before."""
        target = float(case.row["target"])
        message, kept = answer(case.figure(case.at), target, Status.GOAL_MET, falling=self.below)
        asked = Message(code="step.keep_below" if self.below else "step.keep_above", values={
            "indicator": case.indicator.id, "status": Status.GOAL_MET, "goal": target, "answer": message})
        rest = () if kept else since_last_year(case, falling=self.below)
        return *case.inputs(case.previous, case.at), asked, *rest

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the goal and what applies where it is missed."""
        number = self.target.how("how.keep_below" if self.below else "how.keep_above", {"indicator": indicator.id})
        return *number, Message(code="how.nearer_down" if self.below else "how.nearer_up")

    @property
    def source(self) -> Message:
        """Goalline's own method."""
        return Message(code="source.keep")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "95 or more, every year"."""
        return self.target.in_short("rule.keep_below" if self.below else "rule.keep_above", target,
                                    max(indicator.decimals, 1))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """A fault for at_least where the desired direction is down, or at_most where it is up."""
        yield from against_direction(indicator, *self.targets, falling=self.below)


def reason_of(rows: Series, target: Floats, otherwise: Ints) -> Ints:
    """The reasons, with "no target" first for years without a goal."""
    no_target = rows.figure & np.isnan(target)
    return np.where(no_target, first_reason((Reason.NO_TARGET, no_target)), otherwise)


def needed(rows: Series, next_year: Floats, missed: Bools, sense: int) -> Floats:
    """The share by which next year's figure has to change where the goal was missed; NaN from zero."""
    start = np.where(missed & (rows.value != 0), rows.value, np.nan)
    return sense * np.maximum(sense * (next_year - start) / np.abs(start), 0)
