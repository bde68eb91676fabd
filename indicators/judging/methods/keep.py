"""keep and count_per_year: stay at or above a value, or at or below it; at least a set number each year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters, steps, targets
from indicators.judging.methods.checks import Fault, against_direction
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.targets import Target
from indicators.judging.methods.verdict import JUDGED, Codes, Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics.growth import baseline_columns, grows, since_baseline
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Amount, Indicator, Limit, Message, Number, Reason, Status

NOTHING_TO_COMPARE = (Reason.ONE_YEAR_ONLY, Reason.NO_YEAR_BEFORE, Reason.BREAK_IN_SERIES)
"""Reasons for which a figure that misses its goal cannot be compared with an earlier one."""


@dataclass(frozen=True, kw_only=True)
class Keep(Method):
    """Stay at or above ``target``; where ``below``, at or below it. A miss is nearer than last year, or farther."""

    target: Target
    below: bool = False

    parameter_names: ClassVar[tuple[str, ...]] = ("at_least", "at_most")
    claims: ClassVar[tuple[Status, ...]] = (Status.MOVING_AWAY,)

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read at_least or at_most, in the indicator's unit."""
        side = parameters.one_of(rule, ("at_least", "at_most"))
        return cls(target=targets.read(side, rule[side], parameters.number), below=side == "at_most")

    @property
    def targets(self) -> Mapping[str, Target]:
        """The value to keep, under the parameter that the file uses (at_least or at_most)."""
        return {"at_most" if self.below else "at_least": self.target}

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Status of every row: kept, or nearer or farther than the year before; ``sign`` is ignored.

        The path is the target itself. ``pace_needed`` is the change within the next year that returns to it; NaN while
        it is kept. Where figures are bounds, a line counts only if it holds for all possible true values.
        """
        sense, target, before = -1 if self.below else 1, self.target.column(rows, rows.year), rows.before(rows.figure)
        kept = rows.sure & (sense * (rows.value - target) >= 0)
        follows = (before >= 0) & (rows.year[before] == rows.year - 1)
        comparable = rows.sure & rows.sure[before] & (before >= rows.stretch) & follows
        value = np.where(comparable, rows.value[before], np.nan)
        status, reason = first_line(
            _lines(rows, sense, kept, before, value), Status.MOVING_AWAY, _reason(rows, target, kept, before, follows))
        base = np.where(comparable & grows(rows, before) & rows.firm & rows.firm[before], value, np.nan)
        return Judgement(status=status, reason=reason, streak=streak(rows, status == Status.GOAL_MET), columns={
            "target": target, "path_value": np.where(rows.sure, target, np.nan),
            "gap": np.where(rows.sure, rows.value - target, np.nan),
            "previous_year": np.where(comparable, rows.year[before], np.nan), "previous_value": value,
            "change": (rows.value - base) / base, "pace": since_baseline(rows, rows.baseline),
            **baseline_columns(rows, rows.baseline),
            "pace_needed": _needed(rows, self.target.column(rows, rows.year + 1), kept | np.isnan(target), sense)})

    def explain(self, case: Case) -> tuple[Message, ...]:
        """Explain a missed goal by its steps even where no earlier figure is comparable."""
        missed = case.row["reason"] in NOTHING_TO_COMPARE and case.series.sure[case.at]
        return self.why(case) if case.row["reason"] and not missed else self.steps(case)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The comparison with the target and, where it is missed, with the figure of the year before."""
        target = float(case.row["target"])
        message, kept = steps.answer(case.figure(case.at), target, Status.GOAL_MET, falling=self.below)
        goal = Message(code="step.keep_below" if self.below else "step.keep_above", values={
            "status": Status.GOAL_MET, "goal": Amount(target, case.indicator.id), "answer": message})
        rest = () if kept else steps.why(case) if case.row["reason"] else (_since_last_year(case, falling=self.below),)
        return *case.inputs(case.previous, case.at), goal, *rest

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the goal and what applies where it is missed."""
        way = {"way": "below" if self.below else "above"}
        return *self.target.how("how.keep", way, indicator), Message(code="how.nearer", values=way)

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "95 or more, every year"."""
        return self.target.in_short("rule.keep", target, indicator, way="below" if self.below else "above")

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """A fault for at_least where the desired direction is down, or at_most where it is up."""
        yield from against_direction(indicator, *self.targets, falling=self.below)


@dataclass(frozen=True, kw_only=True)
class CountPerYear(Keep):
    """At least ``target`` each year, judged as a value to keep."""

    parameter_names: ClassVar[tuple[str, ...]] = ("at_least",)
    by_chance: ClassVar[bool] = False          # such counts are decisions, not chance events

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read at_least."""
        return cls(target=targets.read("at_least", rule.get("at_least"), parameters.number_above_zero))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the goal and what applies where it is missed."""
        return *self.target.how("how.count", {}, indicator), Message(code="how.nearer", values={"way": "above"})

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "3 or more a year"."""
        return self.target.in_short("rule.count", target, indicator)

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for a desired direction of down, and for running totals, which already include earlier years."""
        if indicator.desired_direction == "down":
            yield Fault(("at_least",), "rule_against_direction", "at_least", "counts where more is better")
        elif indicator.measure != "flow":
            yield Fault(("method",), "wrong_value", "count_per_year", "measure: flow, a year's new cases")


def _lines(rows: Series, sense: int, kept: Bools, before: Ints, value: Floats) -> list[Line]:
    """Goal met; else nearer the goal than the year before, or as near."""
    worse, better = (rows.upper, rows.lower) if sense > 0 else (rows.lower, rows.upper)
    less, more = rows.upper | rows.lower[before], rows.lower | rows.upper[before]
    nearer = (less, more) if sense > 0 else (more, less)
    moved = sense * (rows.value - value)
    return [Line(Status.GOAL_MET, kept, worse, better), Line(Status.BEHIND, moved >= 0, *nearer)]


def _reason(rows: Series, target: Floats, kept: Bools, before: Ints, follows: Bools) -> Codes:
    """The first reason why a row cannot be judged; where the goal is kept, no year before is needed."""
    unusable = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.NO_TARGET, np.isnan(target)),
                            (Reason.UNCERTAIN, rows.uncertain))
    compared = first_reason(
        (Reason.ONE_YEAR_ONLY, rows.alone), (Reason.NO_YEAR_BEFORE, ~follows),
        (Reason.BREAK_IN_SERIES, before < rows.stretch), (Reason.UNCERTAIN, ~rows.sure[before]))
    return np.where((unusable == JUDGED) & ~kept, compared, unusable)


def _needed(rows: Series, next_year: Floats, there: Bools, sense: int) -> Floats:
    """The share by which next year's figure has to change to return to the goal; NaN from zero, or already there."""
    start = np.where(rows.sure & ~there & (rows.value > 0), rows.value, np.nan)
    return sense * np.maximum(sense * (next_year - start) / start, 0)


def _since_last_year(case: Case, *, falling: bool) -> Message:
    """The comparison with the figure of the year before."""
    figure, before = case.figure(case.at), case.figure(case.previous)
    values = {"since": case.when(case.previous), "limit": Limit(before, figure), "figure": Number(figure)}
    if figure == before:
        return Message(code="step.as_much", values={**values, "status": Status.BEHIND})
    nearer = (figure < before) == falling
    return Message(code="step.fell" if figure < before else "step.rose", values={
        **values, "status": Status.BEHIND if nearer else Status.MOVING_AWAY})
