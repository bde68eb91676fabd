"""The interface of a method: its parameters, its judgement, and how that is explained, drawn and checked."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np

from indicators.judging.methods import steps
from indicators.judging.methods.checks import Fault, Keys, number_faults
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.targets import Target
from indicators.judging.methods.trend_test import TrendTest
from indicators.judging.methods.verdict import Judgement
from indicators.judging.statistics.series import Floats, Ints, Series
from indicators.model import Indicator, Message, Status


@dataclass(frozen=True, kw_only=True)
class GoalValue:
    """A goal as a line across a chart: its value, and the years to which it applies."""

    value: float
    due: int | None = None       # year in which it is due; None: every year
    of: int | None = None        # the one year to which it applies
    since: int | None = None     # first year of the line; None: the first figure


@dataclass(frozen=True, kw_only=True)
class Method(ABC):
    """A rule: the exact parameters of a goal file, and all operations of the method on them.

    The rest of Goalline uses this interface and mentions no method by name. Answers are codes and values.
    """

    deadline: int | None = None            # the year by which the goal is to be met
    trend: TrendTest | None = None         # the test of the trend of a window

    parameter_names: ClassVar[tuple[str, ...]]
    defaults: ClassVar[Mapping[str, object]] = {}     # of parameters that may be left out, as in a file
    has_number: ClassVar[bool] = True      # False: Improving is the best status, a trend is the evidence
    yearly: ClassVar[bool] = False         # the number is a share of change a year; all countries' figures are pooled
    on_a_path: ClassVar[bool] = False      # gaps are those to a path from a baseline, not to the year's number
    by_chance: ClassVar[bool] = True       # whole counts are chance events and may be tested; False: they are decisions
    claims: ClassVar[tuple[Status, ...]] = tuple(Status)    # statuses that claim a change, where they claim anything
    counted: ClassVar[bool] = False        # a complete count of what was organised or enacted; no chance is involved

    @classmethod
    @abstractmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Build a method from parameters with checked names; raise errors.Refusal (rule.bad_parameter) with its key."""

    @abstractmethod
    def judge(self, rows: Series, sign: int) -> Judgement:
        """Status and arithmetic of each row of whole series; ``sign`` is +1 where up is good, -1 where down is."""

    def with_common_variance(self, rows: Series) -> Series:
        """The series with the variance that all countries of an indicator have in common, where the rule uses it."""
        return rows

    @abstractmethod
    def steps(self, case: Case) -> tuple[Message, ...]:
        """The arithmetic of a judged figure, in order, with its own numbers."""

    @abstractmethod
    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """How the rule judges, in one or two sentences each."""

    @abstractmethod
    def in_short(self, indicator: Indicator, target: float) -> Message:
        """The requirement in about three words; ``target`` is that of a year and area, NaN where none is shown."""

    @property
    def targets(self) -> Mapping[str, Target]:
        """The numbers to meet, which may differ by year and area, by their key in the file."""
        return {}

    def explain(self, case: Case) -> tuple[Message, ...]:
        """The steps by which a figure got its status, or why it has none."""
        return self.why(case) if case.row["reason"] else self.steps(case)

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure is not assessed."""
        return steps.why(case)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults of the rule for this indicator: against the desired direction, or impossible to meet or to miss."""
        yield from self.misfits(indicator)
        for key, target in self.targets.items():
            for keys, number in target.by_key():
                yield from self.number_faults(indicator, number, (key, *keys))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Why the rule does not suit the indicator, such as a fall where the desired direction is up."""
        yield from ()

    def number_faults(self, indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
        """A fault for a goal's number that no figure can reach or every figure meets."""
        return number_faults(indicator, number, keys)

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The goal of a row of ASSESSMENT as a line across its chart: the row's target; None where it has none."""
        return None if np.isnan(row["target"]) else GoalValue(value=row["target"], due=self.deadline)

    def path_ahead(self, row: Mapping[Any, Any], years: Ints) -> Floats:
        """The goal path of a row of ASSESSMENT for later years; NaN where it has none."""
        return np.full(len(years), np.nan)
