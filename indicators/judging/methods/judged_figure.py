"""One judged figure within its series: the input for explaining its arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import pandas as pd

from indicators.judging.statistics.series import YEAR, Series
from indicators.model import LEAST, Amount, Gap, Indicator, Limit, Mark, Message, Number, Rate
from indicators.model.marks import BOUNDS, WITH_VALUE

TOLD = (*WITH_VALUE, Mark.POINT_IN_TIME, Mark.ILLUSTRATIVE)     # with the value, its date, or once for the whole series


@dataclass(frozen=True, kw_only=True)
class Case:
    """A row of ASSESSMENT, its series in order of years, and the indices there of the figures that it depends on."""

    indicator: Indicator
    row: Mapping[Any, Any]
    observations: pd.DataFrame     # OBSERVATION frame of the series
    series: Series
    at: int                    # index of the row
    previous: int              # index of the figure compared with; -1 where there is none
    baseline: int              # index of the baseline; -1 where there is none

    def figure(self, index: int) -> float:
        """The value at an index."""
        return float(self.series.value[index])

    def number(self, index: int) -> Number:
        """The value at an index, as a message has it."""
        return Number(self.figure(index))

    def amount(self, index: int) -> Amount:
        """The figure at an index, as a message has it."""
        return Amount(self.figure(index), self.indicator.id, self.marks(index))

    def rate(self, size: float, since: int) -> Rate:
        """A change from the figure at an index, or one a year."""
        return Rate(size, self.figure(since), self.figure(self.at), self.indicator.id, float(self.row["target"]))

    def when(self, index: int) -> int | str:
        """The year at an index, or the day for a figure as of a day."""
        if self.series.dated[index]:
            return str(self.observations["period_end"].iloc[index])
        return int(self.series.year[index])

    def marks(self, index: int) -> str:
        """The marks at an index, separated by spaces."""
        return str(self.observations["marks"].iloc[index])

    def bounds(self, *indices: int) -> bool:
        """Whether a figure at one of these indices is a bound, so that no exact difference can be computed."""
        return any(mark in BOUNDS for index in indices if index >= 0 for mark in self.marks(index).split())

    def years(self, since: int) -> Fraction:
        """The time from an index to the row, in years of 365 days."""
        return Fraction(int(self.series.elapsed(np.full(len(self.series), since))[self.at]), YEAR)

    def span(self, years: Fraction) -> Message:
        """A time in years, as a message has it."""
        return Message(code="step.years", values={"years": Number(float(years), 2)})

    def path(self, of: Literal["path", "goal"] = "path") -> dict[str, object]:
        """The goal path's value, in whole units too where that differs, and the gap to it, as values of a message.

        Empty at the baseline and for a bound.
        """
        limit, gap = float(self.row["path_value"]), float(self.row["gap"])
        if gap != gap or self.baseline == self.at or self.bounds(self.baseline, self.at):
            return {}
        whole = self.indicator.in_whole(limit)
        is_off = abs(whole - limit) > LEAST
        message = Message(code="step.path_rounded", values={"base": Number(whole)}) if is_off else ""
        since = self.when(self.baseline) if self.baseline >= 0 else ""
        return {"year": self.when(self.at), "gap": Gap(gap, self.indicator.id, of), "since": since,
                "limit": Limit(limit, self.figure(self.at)), "rounded": message}

    def inputs(self, *indices: int) -> tuple[Message, ...]:
        """The figures at these indices, each with its source and marks."""
        present = sorted({index for index in indices if index >= 0})
        return tuple(message for index in present for message in self._input(index))

    def _input(self, index: int) -> tuple[Message, ...]:
        source = self.observations["source_title"].iloc[index]
        marks = [Mark(code) for code in self.marks(index).split() if code not in TOLD]
        values = {"year": self.when(index), "value": self.amount(index), "source": source, "figure": self.number(index)}
        code = "step.input_stage" if self.indicator.stages else "step.input"
        message = Message(code=f"{code}_sourced" if source else code, values=values)
        marked = Message(code="fact.marked", values={"year": self.when(index), "marks": marks})
        return (message, marked) if marks else (message,)
