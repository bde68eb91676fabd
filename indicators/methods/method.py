"""What a method of judging answers: its parameters, its judgement, and how that is explained, drawn and checked."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self

import numpy as np

from indicators.methods import reasons
from indicators.methods.case import Case
from indicators.methods.checks import Fault, number_faults
from indicators.methods.targets import Target
from indicators.methods.verdict import Judgement
from indicators.model import Indicator, Message
from indicators.statistics.series import Floats, Ints, Series


@dataclass(frozen=True, kw_only=True)
class GoalValue:
    """A goal as a line across a chart: its value, the year it is due or that it is of, and the year it starts from."""

    value: float
    due: int | None = None       # None: every year
    of: int | None = None        # the one year for which it was asked
    since: int | None = None     # None: from the first figure on


class Measure(StrEnum):
    """In what the distance of a figure from its goal is counted."""

    CHANGE = "change"            # change on the year before less the change asked for
    STAGE = "stage"              # stages above or below the goal's
    PATH = "path"                # the gap to the goal path, in the unit
    PACE = "pace"                # average change a year; nothing is asked for


@dataclass(frozen=True, kw_only=True)
class Distance:
    """How the distances of many areas from a goal are drawn, and what is written at the line from which they go."""

    measure: Measure
    line: Message


@dataclass(frozen=True, kw_only=True)
class Method(ABC):
    """A rule: the parameters that a goal file gives to a method, exact, and all that the method does with them.

    Everything else of Goalline asks these questions and knows no method by its name. Answers are codes and values.
    """

    parameter_names: ClassVar[tuple[str, ...]]
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {}    # of a parameter with a few words, those words as typed
    has_number: ClassVar[bool] = True      # a number is met or missed; else the best is Improving, and a trend is proof
    yearly: ClassVar[bool] = False         # the number is a change on the year before, as a share
    paced: ClassVar[bool] = False          # the status goes by the change since the baseline, not since the year before
    by_chance: ClassVar[bool] = True       # whole counts that it judges happen; else they are decided, and not tested

    @classmethod
    @abstractmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """From the parameters of the YAML, whose names are known; errors.Refusal (rule.bad_parameter) with its key."""

    @abstractmethod
    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status and arithmetic of each row of whole series of areas with the same numbers.

        ``wanted`` is +1 where up is good, -1 where down is.
        """

    @abstractmethod
    def steps(self, case: Case) -> tuple[Message, ...]:
        """The arithmetic of a figure that was judged, in order, with its own numbers."""

    @abstractmethod
    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """How the rule judges, a sentence or two each."""

    @abstractmethod
    def in_short(self, indicator: Indicator, target: float) -> Message:
        """What is asked for, in three words or so; ``target`` is that of a year and area, NaN where none shows."""

    @abstractmethod
    def distance(self, indicator: Indicator) -> Distance:
        """How far figures are from the goal."""

    @property
    @abstractmethod
    def source(self) -> Message:
        """Where the method comes from."""

    @property
    def targets(self) -> Mapping[str, Target]:
        """The numbers to meet, which may differ by year and area, by their key in the file."""
        return {}

    @property
    def deadline(self) -> int | None:
        """The year by which the goal is to be met; None where it names none."""
        return None

    @property
    def needs_two_figures(self) -> bool:
        """Whether the first figure only says where the way to a deadline begins."""
        return False

    @property
    def on_a_path(self) -> bool:
        """Whether a figure is held against a path from a first figure, not against one number every year."""
        return False

    @property
    def constant(self) -> bool:
        """Whether the same number holds for every year and area."""
        return all(target.constant is not None for target in self.targets.values())

    def explain(self, case: Case) -> tuple[Message, ...]:
        """The steps by which a figure came to its status, or why it has none."""
        return self.why(case) if case.row["reason"] else self.steps(case)

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure is not assessed."""
        return reasons.why(case)

    def faults(self, indicator: Indicator) -> Iterator[Fault]:
        """What is wrong with the rule for such an indicator: it contradicts what is wanted, or no figure can do it."""
        yield from self.misfits(indicator)
        for key, target in self.targets.items():
            for keys, number in target.by_key():
                yield from self.number_faults(indicator, number, (key, *keys))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """What of the rule cannot judge such figures, or asks for less where more is wanted."""
        yield from ()

    def number_faults(self, indicator: Indicator, number: float, keys: tuple[str | int, ...]) -> Iterator[Fault]:
        """A number that no figure can have, or that none can miss."""
        return number_faults(indicator, number, keys)

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """What was asked of a row of ASSESSMENT, as a line across its chart; None where there is no number."""
        return None

    def path_ahead(self, row: Mapping[Any, Any], years: Ints) -> Floats:
        """The goal path of a row of ASSESSMENT, drawn on over later years; NaN where it has none."""
        return np.full(len(years), np.nan)

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """Shares a year that decide a status, to which no other change may be rounded."""
        return ()
