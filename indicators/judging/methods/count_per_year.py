"""count_per_year: at least a set number each year, or on average since the first year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np
import pandas as pd

from indicators.judging.methods import parameters, targets
from indicators.judging.methods.baseline import baseline_columns, pace
from indicators.judging.methods.checks import Fault, Keys, number_faults
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.keep import Keep, needed, reason_of
from indicators.judging.methods.method import GapFrom
from indicators.judging.methods.nearness import MetOrNearer, YearBefore, nearer, since_last_year
from indicators.judging.methods.rule_lines import answer
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import Judgement, Line, first_line, streak
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Indicator, Message, Status

DECIMALS = 6             # decimals that figures can have; anything beyond is floating-point error of a sum


@dataclass(frozen=True, kw_only=True)
class CountPerYear(MetOrNearer):
    """At least ``target`` each year; where ``cumulative``, a sum of all years not below the sum of their targets."""

    target: Target
    cumulative: bool = False

    parameter_names: ClassVar[tuple[str, ...]] = ("at_least", "cumulative")
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"cumulative": ("no", "yes")}
    defaults: ClassVar[Mapping[str, object]] = {"cumulative": False}
    by_chance: ClassVar[bool] = False          # False: such counts are decisions, not chance events

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read at_least and cumulative (true or false)."""
        return cls(target=targets.read("at_least", given.get("at_least"), _above_zero),
                   cumulative=parameters.flag("cumulative", given.get("cumulative", False)))

    @property
    def targets(self) -> Mapping[str, Target]:
        """The required count of each year."""
        return {"at_least": self.target}

    @property
    def gap_from(self) -> GapFrom:
        """The sum of the goals where ``cumulative``; else the year's goal."""
        return GapFrom.SUM if self.cumulative else GapFrom.GOAL

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row: met, or nearer or farther than the year before; more always counts as nearer.

        Not cumulative: each year is judged by itself, as in ``keep``. Cumulative: the counts of a run of years are
        added and compared with the sum of their goals; a year without a certain figure, a break or a year without a
        goal ends the run, and the next run starts from zero. The gap is that of the sums, and the path is the count
        that would have closed it this year; a sum below its goal comes nearer in a year whose own count is above that
        year's goal.
        """
        if not self.cumulative:
            return Keep(target=self.target).judge(rows, wanted)
        target, before = self.target.column(rows.year), YearBefore(rows)
        counted = rows.sure & ~np.isnan(target)
        begins = counted & ~(before.compares & counted[before.row])
        run: Ints = np.cumsum(begins)
        gap: Floats = np.round(_since(run, counted, rows.value - target), DECIMALS)
        reached = counted & (gap >= 0)
        at_most_less: Floats = np.round(_since(run, counted, np.where(rows.upper, rows.value, 0)), DECIMALS)
        worse, better = at_most_less > gap, _since(run, counted, rows.lower) > 0   # counts are never below zero
        moved = rows.value - np.where(begins, before.value, target)
        less = rows.upper | begins & rows.lower[before.row]
        more = rows.lower | begins & rows.upper[before.row]
        status, reason = first_line(
            [Line(Status.GOAL_MET, reached, worse, better), *nearer(moved, less, more)], Status.MOVING_AWAY,
            reason_of(rows, target, before.reason(reached)))
        start = _first(begins, counted)
        next_year = self.target.column(rows.year + 1) - gap
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            "target": target, "path_value": np.maximum(rows.value - gap, 0), "gap": gap, **before.columns,
            "change": before.change, "pace": pace(rows, np.where(rows.firm[start], start, -1)),
            **baseline_columns(rows, start), "pace_needed": needed(rows, next_year, counted & ~reached, +1)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The year's own comparison, or the sum of a run of years and the effect of the year's count on it."""
        if not self.cumulative:
            return Keep(target=self.target).steps(case)
        run = range(case.baseline, case.at + 1)
        total = sum(case.figure(index) for index in run)
        asked = round(total - float(case.row["gap"]), 6)
        message, reached = answer(total, asked, Status.GOAL_MET, falling=False)
        together = Message(code="step.sum", values={
            "status": Status.GOAL_MET, "since": case.when(case.baseline), "years": len(run), "figure": total,
            "limit": asked, "answer": message})
        return *case.inputs(*run), together, *(() if reached else _this_year(case, first=len(run) == 1))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the goal, what ends a sum, and what applies where the goal is missed."""
        unit = {"indicator": indicator.id}
        if not self.cumulative:
            return *self.target.how("how.count", unit), Message(code="how.nearer_up")
        return (*self.target.how("how.count_cumulative", unit), Message(code="how.count_run"),
                Message(code="how.nearer_cumulative"))

    @property
    def source(self) -> Message:
        """The number set by this installation."""
        return Message(code="source.count_per_year")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "3 or more a year"."""
        return self.target.in_short("rule.count_together" if self.cumulative else "rule.count", target,
                                    max(indicator.decimals, 1))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for a desired direction of down, and for running totals, which already include earlier years."""
        if indicator.desired_direction == "down":
            yield Fault(("at_least",), "rule_against_direction", "at_least", "counts where more is better")
        elif indicator.measure != "flow":
            yield Fault(("method",), "wrong_value", "count_per_year", "measure: flow, a year's new cases")

    def number_faults(self, indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
        """The usual faults, but allow fractions: 5 in two years are 2.5 a year."""
        yield from number_faults(indicator, number, keys, whole=not self.cumulative)


def _above_zero(key: str, found: object) -> Fraction:
    number = parameters.number(key, found)
    if number <= 0:
        raise parameters.bad(key, found, "a number above 0")
    return number


def _since(run: Ints, counted: Bools, column: Bools | Floats) -> Floats:
    """The cumulative sum of a column since the start of each row's run; NaN where the row does not count."""
    sums = pd.Series(np.where(counted, column, np.nan)).groupby(run).cumsum()
    return np.asarray(sums, np.float64)


def _first(begins: Bools, counted: Bools) -> Ints:
    """The index of the row that starts each row's run; -1 where the row does not count."""
    latest = np.maximum.accumulate(np.where(begins, np.arange(len(begins)), -1))
    return np.where(counted, latest, -1)


def _this_year(case: Case, *, first: bool) -> tuple[Message, ...]:
    """The year's own count against its goal: above it, the shortfall shrinks."""
    if case.row["reason"] or first:
        return since_last_year(case, falling=False)
    figure, target = case.figure(case.at), float(case.row["target"])
    values = {"figure": figure, "limit": target}
    if figure > target:
        return (Message(code="step.made_up", values={**values, "status": Status.SOME_PROGRESS}),)
    if figure == target:
        return (Message(code="step.just_enough", values={**values, "status": Status.LITTLE_PROGRESS}),)
    return (Message(code="step.fell_short", values={**values, "status": Status.MOVING_AWAY}),)
