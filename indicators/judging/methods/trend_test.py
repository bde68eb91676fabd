"""The test of the trend of recent years: its parameters, columns and explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.methods.judged_figure import Case
from indicators.judging.statistics import mann_kendall
from indicators.judging.statistics.series import Bools, Floats, Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Message, Probability

SOLID_BELOW = Fraction(1, 20)
LATELY = 4               # last figures of the window that must still go the way of a yearly goal


@dataclass(frozen=True, kw_only=True)
class TrendTest:
    """The window of ``years`` is tested at ``alpha`` once it has ``figures`` figures.

    A change or trend is certain where its p is below ``solid_below``, and away from the goal only then named.
    """

    years: int = 8
    figures: int = mann_kendall.FEWEST_POINTS
    alpha: Fraction = Fraction(1, 10)
    solid_below: Fraction = SOLID_BELOW

    parameter_names: ClassVar[tuple[str, ...]] = ("window_years", "min_figures", "alpha", "solid_below")
    defaults: ClassVar[Mapping[str, object]] = {
        "window_years": 8, "min_figures": mann_kendall.FEWEST_POINTS, "alpha": "10 %", "solid_below": "5 %"}

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read the parameters of the test among those of a rule."""
        years = _between("window_years", rule, mann_kendall.FEWEST_POINTS, mann_kendall.MOST_POINTS)
        figures = _between("min_figures", rule, mann_kendall.FEWEST_POINTS, years)
        alpha = _probability("alpha", rule)
        solid = _probability("solid_below", rule) if "solid_below" in rule else min(SOLID_BELOW, alpha)
        if solid > alpha:
            raise parameters.bad("solid_below", rule["solid_below"], f"at most alpha, {float(alpha):.3g}")
        return cls(years=years, figures=figures, alpha=alpha, solid_below=solid)

    def how(self) -> Message:
        """The window and the number of figures that it needs."""
        return Message(code="how.window", values={"years": self.years, "figures": self.figures})

    def window_at(self, rows: Series, at: int) -> list[int]:
        """Indices of the figures in the window of a row."""
        since = rows.year[at] - self.years
        return [row for row in range(rows.stretch[at], at + 1) if rows.firm[row] and rows.year[row] > since]

    def count(self, case: Case) -> Message:
        """The number of figures in the window, of those that a trend needs."""
        return Message(code="step.figures_of_trend", values={
            "figures": int(case.row["window_figures"]), "needed": self.figures,
            "since": int(case.row["window_since"]), "year": int(case.row["year"])})

    def clear_step(self, case: Case, below: Fraction, *, of_slope: bool = False) -> Message:
        """The p of the trend, as that of the order of the figures or ``of_slope``, and what it is ``below`` or not."""
        p = float(case.row["trend_p"])
        code = "step.clear_trend" if p < float(below) else "step.no_clear_trend"
        return Message(code=f"{code}_of_slope" if of_slope else code, values={"p": Probability(p), "alpha": below})


def trend_columns(windows: Windows, judged: Bools) -> dict[str, Floats]:
    """First year and number of figures of the window of each row that is judged."""
    return {"window_since": np.where(judged, windows.since, np.nan),
            "window_figures": np.where(judged, windows.figures, np.nan)}


def _probability(key: str, rule: Mapping[str, object]) -> Fraction:
    share = parameters.share(key, rule.get(key, TrendTest.defaults[key]))
    if not 0 < share <= Fraction(1, 2):
        raise parameters.bad(key, rule[key], "more than 0 %, at most 50 %")
    return share


def _between(key: str, rule: Mapping[str, object], least: int, most: int) -> int:
    number = parameters.whole(key, rule.get(key, TrendTest.defaults[key]))
    if not least <= number <= most:
        raise parameters.bad(key, number, f"a whole number from {least} to {most}")
    return number
