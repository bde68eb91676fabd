"""Goals that are met or missed: a figure that misses is nearer than the year before, as near, or farther."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np

from indicators.judging.methods import reasons
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.verdict import JUDGED, Line, first_reason
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Message, Reason, Status

NOTHING_TO_COMPARE = (Reason.ONE_YEAR_ONLY, Reason.NO_YEAR_BEFORE, Reason.BREAK_IN_SERIES)
"""Reasons for which a figure that misses its goal cannot be compared with an earlier one."""


@dataclass(frozen=True, kw_only=True)
class MetOrNearer(Method):
    """A method that compares each figure with its goal, and with the year before only where the goal is missed."""

    claims: ClassVar[tuple[Status, ...]] = (Status.SOME_PROGRESS, Status.MOVING_AWAY)

    def explain(self, case: Case) -> tuple[Message, ...]:
        """Explain a missed goal by its steps even where no earlier figure is comparable."""
        missed = case.row["reason"] in NOTHING_TO_COMPARE and case.series.sure[case.at]
        return self.why(case) if case.row["reason"] and not missed else self.steps(case)


@dataclass(frozen=True)
class YearBefore:
    """The previous figure of each row, and whether it is the year before's and comparable."""

    rows: Series

    @cached_property
    def row(self) -> Ints:
        """Index of the previous figure; -1 where there is none."""
        return self.rows.before(self.rows.figure)

    @cached_property
    def there(self) -> Bools:
        """Whether the year before has a figure."""
        return (self.row >= 0) & (self.rows.year[self.row] == self.rows.year - 1)

    @cached_property
    def compares(self) -> Bools:
        """Whether both years are certain and no break lies between them."""
        return self.there & self.rows.sure & self.rows.sure[self.row] & (self.row >= self.rows.stretch)

    @cached_property
    def value(self) -> Floats:
        """Value of the year before; NaN where it is not comparable."""
        return np.where(self.compares, self.rows.value[self.row], np.nan)

    @property
    def columns(self) -> dict[str, Floats]:
        """Year and value of the year before."""
        return {"previous_year": np.where(self.compares, self.rows.year[self.row], np.nan),
                "previous_value": self.value}

    @property
    def change(self) -> Floats:
        """Share by which a figure differs from the year before; NaN from zero or across it."""
        before = np.where(self.rows.value * np.sign(self.value) >= 0, self.value, np.nan)
        return (self.rows.value - before) / np.where(before != 0, np.abs(before), np.nan)

    def reason(self, decided: Bools) -> Ints:
        """Why a row cannot be judged; ``decided`` rows need no year before."""
        rows = self.rows
        compared = first_reason(
            (Reason.ONE_YEAR_ONLY, rows.alone),
            (Reason.NO_YEAR_BEFORE, ~self.there),
            (Reason.BREAK_IN_SERIES, self.row < rows.stretch),
            (Reason.UNCERTAIN, ~rows.sure[self.row]),
        )
        unusable = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.UNCERTAIN, rows.uncertain))
        return np.where(rows.sure, np.where(decided, JUDGED, compared), unusable)

    def lines(self, sense: int) -> list[Line]:
        """The lines below a missed goal; ``sense`` is +1 where more is nearer, -1 where less is."""
        rows = self.rows
        less, more = rows.upper | rows.lower[self.row], rows.lower | rows.upper[self.row]
        worse, better = (less, more) if sense > 0 else (more, less)
        return nearer(sense * (rows.value - self.value), worse, better)


def nearer(moved: Floats, worse: Bools, better: Bools) -> list[Line]:
    """Some progress and Little progress, from the movement towards the goal."""
    return [Line(Status.SOME_PROGRESS, moved > 0, worse, better),
            Line(Status.LITTLE_PROGRESS, moved == 0, worse, better)]


def since_last_year(case: Case, *, falling: bool) -> tuple[Message, ...]:
    """The comparison with the figure of the year before, or why there is none."""
    if case.row["reason"]:
        return reasons.why(case)
    messages = []
    for message, reached in _moved(case, falling):
        messages.append(message)
        if reached:
            return tuple(messages)
    return *messages, Message(code="step.otherwise", values={"status": Status.MOVING_AWAY})


def _moved(case: Case, falling: bool) -> Iterator[tuple[Message, bool]]:
    """The comparisons for Some progress and Little progress."""
    figure, before = case.figure(case.at), case.figure(case.previous)
    values = {"since": case.when(case.previous), "limit": before, "figure": figure}
    nearer = figure < before if falling else figure > before
    if nearer:
        yield Message(code="step.fell" if falling else "step.rose", values={
            **values, "status": Status.SOME_PROGRESS}), True
    yield Message(code="step.not_fallen" if falling else "step.not_risen", values={
        **values, "status": Status.SOME_PROGRESS}), False
    yield Message(code="step.as_much" if figure == before else "step.not_as_much", values={
        **values, "status": Status.LITTLE_PROGRESS}), figure == before
