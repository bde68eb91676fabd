"""direction: "as much as possible" without a number; the trend of recent years, in the desired direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters
from indicators.judging.methods.checks import WHOLE_SHARE, Fault, limit_on_wrong_side, outside, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Method
from indicators.judging.methods.trend_test import TrendTest, trend_columns
from indicators.judging.methods.verdict import JUDGED, Judgement, first_reason
from indicators.judging.statistics import mann_kendall
from indicators.judging.statistics.growth import baseline_columns, year_before
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Indicator, Message, Number, Reason, Slope, Status

NEAREST_LIMIT_PART = Fraction(1, 10)     # of the distance to the nearer limit: the least slope of a share close to it
NEAR = 1e-9                              # part of the largest figure by which floats may differ from the decimals


@dataclass(frozen=True, kw_only=True)
class Direction(Method):
    """A clear trend of the window, at least ``slope_min`` steep, in the desired direction or against it."""

    limit: Fraction | None = None                 # the best possible figure, such as 100 for a percentage
    slope_min: Fraction = Fraction(5, 1000)       # of the window's median a year; of a share, of 100 percentage points
    limit_within: Fraction = Fraction(1)          # distance from the desired limit within which a figure is at it
    trend: TrendTest = TrendTest()

    parameter_names: ClassVar[tuple[str, ...]] = ("limit", *TrendTest.parameter_names, "slope_min", "limit_within")
    defaults: ClassVar[Mapping[str, object]] = {**TrendTest.defaults, "slope_min": "0.5 %", "limit_within": 1}
    has_number: ClassVar[bool] = False
    by_chance: ClassVar[bool] = False      # how much a country does is a decision, not a chance event

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read the limit and the parameters of the trend test."""
        slope = parameters.share("slope_min", rule.get("slope_min", "0.5 %"))
        within = parameters.number("limit_within", rule.get("limit_within", 1))
        for key, number in (("slope_min", slope), ("limit_within", within)):
            if number < 0:
                raise parameters.bad(key, rule[key], "0 or more")
        limit = parameters.number("limit", rule["limit"]) if "limit" in rule else None
        return cls(limit=limit, slope_min=slope, limit_within=within, trend=TrendTest.read(rule))

    def judge(self, rows: Series, sign: int) -> Judgement:
        """The trend of the window's comparable figures: exact Mann-Kendall test and Theil-Sen slope.

        The lines of the rule are those of docs/rules.md. A bound shows no change, so it is in no window and has no
        status. ``pace`` is the slope as a share of the median figure, where a trend is named.
        """
        windows = Windows.of(rows, self.trend.years)
        reason = first_reason((Reason.NO_FIGURE, ~rows.figure), (Reason.UNCERTAIN, ~rows.firm))
        judged = reason == JUDGED
        enough, slope = judged & (windows.figures >= self.trend.figures), np.full(len(rows), np.nan)
        score, p = mann_kendall.trend(windows, enough)
        slope[enough] = windows.take(enough).theil_sen
        clear = self._steep(rows, windows, slope, enough & (p < float(self.trend.alpha)))
        status = np.select(
            [~judged, ~enough, self._at_limit(rows, windows, sign), clear & (sign * score > 0),
             clear & (sign * score < 0) & (p < float(self.trend.solid_below))],
            [str(Status.NOT_ASSESSED), str(Status.TOO_EARLY), str(Status.AT_LIMIT), str(Status.IMPROVING),
             str(Status.MOVING_AWAY)], str(Status.NO_CLEAR_TREND))
        trending = np.isin(status, [Status.IMPROVING, Status.MOVING_AWAY]) & (windows.median != 0)
        size = np.where(trending, np.abs(windows.median), np.nan)
        return Judgement(status=status, reason=reason, columns={
            "pace": slope / size, **year_before(rows), **baseline_columns(rows, _first(windows, rows.row, judged)),
            **trend_columns(windows, judged), "slope": slope, "trend_p": p})

    def _least_slope(self, rows: Series, windows: Windows) -> Floats:
        """The smallest slope a year that counts, in the unit; near 0 or 100 %, at most a tenth of the distance."""
        of_median = float(self.slope_min) * np.abs(windows.median)
        points = np.fmin(float(self.slope_min) * WHOLE_SHARE, float(NEAREST_LIMIT_PART) * np.fmin(
            windows.median, WHOLE_SHARE - windows.median))
        return np.where(rows.shares, points, of_median)

    def _steep(self, rows: Series, windows: Windows, slope: Floats, clear: Bools) -> Bools:
        """Which clear trends are not level and have at least the least slope; ties are decided in fractions."""
        least, size = self._least_slope(rows, windows), NEAR * np.fmax.reduce(np.abs(windows.value), initial=0)
        steep = clear & (np.abs(slope) >= least) & (slope != 0)
        for tie in np.flatnonzero(clear & ((np.abs(np.abs(slope) - least) <= size) | (np.abs(slope) <= size))):
            steep[tie] = self._exactly_steep(windows.points(int(tie)), share=bool(rows.shares[tie]))
        return steep

    def _exactly_steep(self, points: list[tuple[Fraction, Fraction]], *, share: bool) -> bool:
        """Whether the median slope of the decimals as written is not zero and at least the least slope."""
        slope = abs(median((later - earlier) / (year - before)
                           for at, (year, later) in enumerate(points) for before, earlier in points[:at]))
        middle = median(value for _, value in points)
        least = min(self.slope_min * WHOLE_SHARE, NEAREST_LIMIT_PART * min(middle, WHOLE_SHARE - middle)) if share \
            else self.slope_min * abs(middle)
        return slope > 0 and slope >= least

    def _at_limit(self, rows: Series, windows: Windows, sign: int) -> Bools:
        """Whether all figures of the window are at the limit in the desired direction."""
        of_rule = np.nan if self.limit is None else float(self.limit)
        limit = np.where(rows.shares & np.isnan(of_rule), WHOLE_SHARE if sign > 0 else 0, of_rule)
        away = sign * (limit - windows.value)
        near = np.isnan(windows.value) | (away <= float(self.limit_within) + NEAR)
        return np.asarray(near.all(axis=0) & ~np.isnan(limit))

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure is not assessed; one that is only a limit has no trend, whatever came before it."""
        if case.row["reason"] == Reason.UNCERTAIN and not case.series.uncertain[case.at]:
            return *case.inputs(case.at), Message(code="step.bound_no_trend", values={"year": case.when(case.at)})
        return super().why(case)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The figures of the window, their pairs, and the slope."""
        status = Status(case.row["status"])
        figures, count = case.inputs(*self.trend.window_at(case.series, case.at)), self.trend.count(case)
        if status == Status.AT_LIMIT:
            return *figures, count, Message(code="step.at_limit", values={
                "within": Number(float(self.limit_within), 2), "status": status})
        end = Message(code="step.status", values={"status": status})
        if status == Status.TOO_EARLY:
            return *figures, count, end
        good = "down" if case.indicator.desired_direction == "down" else "up"
        improves = case.row["slope"] * (-1 if good == "down" else 1) >= 0
        below = self.trend.alpha if improves else self.trend.solid_below
        return (*figures, count, _pairs(case, self.trend), self.trend.clear_step(case, below),
                *self._slope(case, below), Message(code=f"step.{good}_is_good"), end)

    def _slope(self, case: Case, below: Fraction) -> tuple[Message, ...]:
        """The slope and the least slope, where the trend is clear."""
        if not case.row["trend_p"] < float(below):
            return ()
        rows, windows, slope = case.series, Windows.of(case.series, self.trend.years), float(case.row["slope"])
        steep = self._steep(rows, windows, np.full(len(rows), slope), rows.row == case.at)[case.at]
        return (Message(code="step.steep" if steep else "step.not_steep", values={
            "slope": Slope(slope, case.indicator.id),
            "least": Slope(float(self._least_slope(rows, windows)[case.at]), case.indicator.id)}),)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the trend, the limit and breaks."""
        at_limit = [Message(code="how.at_limit", values={
            "within": Number(float(self.limit_within), 2)})] if (
            self.limit is not None or indicator.measure == "share") else []
        return (Message(code="how.trend", values={
            "way": indicator.desired_direction, "alpha": self.trend.alpha, "solid": self.trend.solid_below}),
                self.trend.how(), *at_limit, Message(code="how.breaks_window"))

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "increase (no figure set)"."""
        return Message(code="rule.direction", values={"way": indicator.desired_direction})

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for stages, for a limit out of range or on the wrong side, for ``limit_within`` without a limit."""
        rule = indicator.goal.parameters if indicator.goal else {}
        if indicator.stages:
            yield from stages_in_per_cent(indicator)
        elif self.limit is not None:
            yield from outside(indicator, float(self.limit), ("limit",))
            yield from limit_on_wrong_side(indicator, float(self.limit), ("limit",))
        elif "limit_within" in rule and indicator.measure != "share":
            yield Fault(("limit_within",), "rule_bad_parameter", str(rule["limit_within"]),
                        "nothing, or limit next to it")


def _first(windows: Windows, row: Ints, judged: Bools) -> Ints:
    """Index of the first row of each row's window; -1 where it has none."""
    position = np.argmax(~np.isnan(windows.value), axis=0)
    return np.where(judged & (windows.figures > 0), row - (len(windows.value) - 1 - position), -1)


def _pairs(case: Case, test: TrendTest) -> Message:
    """The rising and falling pairs of the window."""
    values = case.series.value[test.window_at(case.series, case.at)]
    signs = np.sign(np.subtract.outer(values, values)[np.tril_indices(len(values), -1)])
    return Message(code="step.pairs", values={
        "pairs": len(signs), "rising": int((signs > 0).sum()), "falling": int((signs < 0).sum())})
