"""Whether a rule tests the trend of recent years: its parameters, columns and explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.methods.judged_figure import Case
from indicators.judging.statistics import chance
from indicators.judging.statistics.series import Bools, Floats, Ints
from indicators.judging.statistics.windows import Windows
from indicators.model import Message

ALL = "all"
WINDOW_YEARS, FIGURES = 8, chance.FEWEST_POINTS                              # where only the test is given
ALPHA, SOLID_BELOW = Fraction(1, 10), Fraction(1, 20)


@dataclass(frozen=True)
class TrendTest:
    """The window of ``years`` is tested at ``alpha`` once it has ``figures`` figures; not where ``tested`` is False.

    A change or trend is certain where its p is below ``solid_below``.
    """

    tested: bool
    years: int = WINDOW_YEARS
    figures: int = FIGURES
    alpha: Fraction = ALPHA
    solid_below: Fraction = SOLID_BELOW

    parameter_names: ClassVar[tuple[str, ...]] = (
        "test", "window_years", "min_figures", "alpha", "solid_below")

    @classmethod
    def read(cls, given: Mapping[str, object], named: str) -> Self:
        """Read test (none or ``named``) and its parameters; without a test the window is all years, from 2 figures."""
        tested = parameters.choice("test", given.get("test", "none"), ("none", named)) == named
        if not tested:
            for key, only in (("window_years", ALL), ("min_figures", 2)):
                if given.get(key, only) != only:
                    raise parameters.bad(key, given[key], f"{only}, or test: {named}")
            parameters.only_with(given, ("alpha", "solid_below"), "test", named, tested)
            return cls(tested=False)
        years = _between("window_years", given, WINDOW_YEARS, FIGURES, chance.MOST_POINTS)
        figures = _between("min_figures", given, FIGURES, FIGURES, years)
        alpha = _chance("alpha", given, ALPHA)
        solid = _chance("solid_below", given, min(SOLID_BELOW, alpha))
        if solid > alpha:
            raise parameters.bad("solid_below", given["solid_below"], f"at most alpha, {float(alpha):.3g}")
        return cls(tested=True, years=years, figures=figures, alpha=alpha, solid_below=solid)

    @property
    def defaults(self) -> Mapping[str, object]:
        """Its parameters that may be left out, as a goal file writes them."""
        if not self.tested:
            return {"test": "none", "window_years": ALL, "min_figures": 2}
        return {"window_years": WINDOW_YEARS, "min_figures": FIGURES, "alpha": "10 %", "solid_below": "5 %"}

    def how(self) -> Message:
        """The window and the number of figures that it needs."""
        return Message(code="how.window", values={"years": self.years, "figures": self.figures})

    def in_window(self, case: Case) -> list[int]:
        """Indices of the figures in a case's window."""
        rows, since = case.series, case.series.year[case.at] - self.years
        stretch = rows.stretch[case.at]
        return [at for at in range(stretch, case.at + 1) if rows.firm[at] and rows.year[at] > since]

    def count(self, case: Case) -> Message:
        """The number of figures in the window, of those that a trend needs."""
        return Message(code="step.figures_of_trend", values={
            "figures": int(case.row["window_figures"]), "needed": self.figures,
            "since": int(case.row["window_since"]), "year": int(case.row["year"])})


NO_TEST = TrendTest(tested=False)


def mann_kendall_steps(case: Case, test: TrendTest) -> tuple[Message, ...]:
    """The rising and falling pairs of the window, and how often chance alone gives as clear an order."""
    values = case.series.value[test.in_window(case)]
    signs = np.sign(np.subtract.outer(values, values)[np.tril_indices(len(values), -1)])
    return (Message(code="step.pairs", values={
        "pairs": len(signs), "rising": int((signs > 0).sum()), "falling": int((signs < 0).sum())}),
        clear_step(case, test))


def clear_step(case: Case, test: TrendTest, *, of_slope: bool = False) -> Message:
    """The p of the trend, as that of the order of the figures or ``of_slope``, against alpha."""
    p = float(case.row["trend_p"])
    code = "step.clear_trend" if p < float(test.alpha) else "step.no_clear_trend"
    return Message(code=f"{code}_of_slope" if of_slope else code, values={"p": p, "alpha": test.alpha})


def trend_columns(windows: Windows, judged: Bools) -> dict[str, Floats]:
    """First year and number of figures of the window of each row that is judged."""
    return {"window_since": np.where(judged, windows.since, np.nan),
            "window_figures": np.where(judged, windows.figures, np.nan)}


def first_in_window(windows: Windows, row: Ints, judged: Bools) -> Ints:
    """Index of the first row of each row's window; -1 where it has none."""
    years = windows.value.shape[1]
    position = np.argmax(~np.isnan(windows.value), axis=1)
    return np.where(judged & (windows.figures > 0), row - (years - 1 - position), -1)


def _chance(key: str, given: Mapping[str, object], default: Fraction) -> Fraction:
    share = parameters.share(key, given[key]) if key in given else default
    if not 0 < share <= Fraction(1, 2):
        raise parameters.bad(key, given[key], "more than 0 %, at most 50 %")
    return share


def _between(key: str, given: Mapping[str, object], default: int, least: int, most: int) -> int:
    number = parameters.whole(key, given.get(key, default))
    if not least <= number <= most:
        raise parameters.bad(key, number, f"a whole number from {least} to {most}")
    return number
