"""direction: "as much as possible" without a number; the trend of recent years, in the desired direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np
import pandas as pd

from indicators.judging.methods import parameters
from indicators.judging.methods.baseline import baseline_columns, pace, since_baseline, year_before
from indicators.judging.methods.change_steps import pace_step
from indicators.judging.methods.checks import WHOLE_SHARE, Fault, limit_on_wrong_side, outside, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Distance, Measure, Method
from indicators.judging.methods.rule_lines import Rung, climb
from indicators.judging.methods.trend_test import (
    NO_TEST,
    TrendTest,
    first_in_window,
    mann_kendall_steps,
    trend_columns,
)
from indicators.judging.methods.verdict import JUDGED, Judgement, Line, as_code, first_line, first_reason
from indicators.judging.statistics import chance, growth
from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Indicator, Message, Reason, Status

NEAREST_LIMIT_PART = 0.1      # of the distance to the nearer limit: the least slope of a share close to it


@dataclass(frozen=True, kw_only=True)
class Direction(Method):
    """With a trend ``test``: a clear trend of the window, at least ``slope_min`` steep.

    Without: growth since the baseline, Improving from the first threshold, Moving away below the second, in shares a
    year in the desired direction.
    """

    improving_from: Fraction = Fraction(5, 1000)
    moving_away_below: Fraction = Fraction(-5, 1000)
    limit: Fraction | None = None          # natural limit, such as 100 for a percentage
    test: TrendTest = NO_TEST
    slope_min: Fraction = Fraction(5, 1000)       # of the window's median a year; of a share, of 100 percentage points
    limit_within: Fraction = Fraction(1)          # distance from the desired limit within which a figure is at it

    parameter_names: ClassVar[tuple[str, ...]] = (
        "improving_from", "moving_away_below", "limit", *TrendTest.parameter_names, "slope_min", "limit_within")
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"test": ("none", "mann_kendall")}
    needs: ClassVar[Mapping[str, tuple[str, str]]] = {
        **dict.fromkeys(("improving_from", "moving_away_below"), ("test", "none")),
        **dict.fromkeys((*TrendTest.parameter_names[1:], "slope_min", "limit_within"), ("test", "mann_kendall"))}
    has_number: ClassVar[bool] = False
    paced: ClassVar[bool] = True
    by_chance: ClassVar[bool] = False      # False: how much a country does is a decision, not a chance event

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read the thresholds and limit, or the parameters of the trend test."""
        test = TrendTest.read(given, "mann_kendall")
        parameters.only_with(given, ("improving_from", "moving_away_below"), "test", "none", not test.tested)
        parameters.only_with(given, ("slope_min", "limit_within"), "test", "mann_kendall", test.tested)
        improving = parameters.share("improving_from", given.get("improving_from", "0.5 %"))
        away = parameters.share("moving_away_below", given.get("moving_away_below", "-0.5 %"))
        if away > improving:
            raise parameters.bad("moving_away_below", given.get("moving_away_below"), "no more than improving_from")
        limit = parameters.number("limit", given["limit"]) if "limit" in given else None
        if limit == 0 and not test.tested:
            raise parameters.bad("limit", 0, "a number other than 0, to which growth in per cent can come near")
        slope = parameters.share("slope_min", given.get("slope_min", "0.5 %"))
        within = parameters.number("limit_within", given.get("limit_within", 1))
        for key, number in (("slope_min", slope), ("limit_within", within)):
            if number < 0:
                raise parameters.bad(key, given[key], "0 or more")
        return cls(improving_from=improving, moving_away_below=away, limit=limit, test=test, slope_min=slope,
                   limit_within=within)

    @property
    def in_force(self) -> Mapping[str, object]:
        """The defaults of the trend test, or of the two thresholds."""
        own = {"slope_min": "0.5 %", "limit_within": 1} if self.test.tested else {
            "improving_from": "0.5 %", "moving_away_below": "-0.5 %"}
        return {**self.test.defaults, **own}

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row; ``wanted`` is +1 where up is good, -1 where down is."""
        return self._by_trend(rows, wanted) if self.test.tested else self._since_baseline(rows, wanted)

    def _by_trend(self, rows: Series, wanted: int) -> Judgement:
        """The trend of the window's comparable figures: exact Mann-Kendall test and Theil-Sen slope.

        Too early with fewer figures than the test asks for; At the limit where all of them are within ``limit_within``
        of the limit in the desired direction; Improving or Moving away where the trend is clear and its slope steep
        enough and not zero; No clear trend otherwise. A bound shows no change, so it is in no window and has no status.
        ``pace`` is the slope as a share of the median figure, where a trend is named; ``change`` on the year before has
        no effect.
        """
        windows = Windows.of(rows, self.test.years)
        reason = first_reason(
            (Reason.NO_FIGURE, ~rows.figure),
            (Reason.UNCERTAIN, ~rows.firm),
        )
        enough = (reason == JUDGED) & (windows.figures >= self.test.figures)
        score, p = chance.mann_kendall(windows, enough)
        clear, slope = enough & (p < float(self.test.alpha)), np.full(len(rows), np.nan)
        slope[enough] = windows.take(enough).theil_sen
        steep = (np.abs(slope) >= self._least_slope(rows, windows)) & (slope != 0)
        status = np.select(
            [reason != JUDGED, ~enough, self._at_limit(rows, windows, wanted),
             clear & steep & (wanted * score > 0), clear & steep & (wanted * score < 0)],
            [as_code(Status.NOT_ASSESSED), as_code(Status.TOO_EARLY), as_code(Status.AT_LIMIT),
             as_code(Status.IMPROVING), as_code(Status.MOVING_AWAY)], as_code(Status.NO_CLEAR_TREND))
        baseline = first_in_window(windows, rows.row, reason == JUDGED)
        named = np.isin(status, [as_code(Status.IMPROVING), as_code(Status.MOVING_AWAY)])
        with np.errstate(divide="ignore", invalid="ignore"):
            typical = np.where(named & (windows.median != 0), slope / np.abs(windows.median), np.nan)
        return Judgement(
            status=status, reason=reason, streak=np.zeros(len(rows), np.int64), columns={
                "pace": typical, **year_before(rows), **baseline_columns(rows, baseline),
                **trend_columns(windows, reason == JUDGED), "slope": slope, "trend_p": p})

    def _least_slope(self, rows: Series, windows: Windows) -> Floats:
        """The smallest slope a year that counts, in the unit; near 0 or 100 %, at most a tenth of the distance."""
        of_median = float(self.slope_min) * np.abs(windows.median)
        points = np.fmin(float(self.slope_min) * WHOLE_SHARE, NEAREST_LIMIT_PART * np.fmin(
            windows.median, WHOLE_SHARE - windows.median))
        return np.where(rows.shares, points, of_median)

    def _at_limit(self, rows: Series, windows: Windows, wanted: int) -> Bools:
        """Whether all figures of the window are at the limit in the desired direction."""
        own = np.nan if self.limit is None else float(self.limit)
        limit = np.where(rows.shares & np.isnan(own), WHOLE_SHARE if wanted > 0 else 0, own)
        away = wanted * (limit[:, None] - windows.value)
        near = np.isnan(windows.value) | (away <= float(self.limit_within))
        return np.asarray(near.all(axis=1) & ~np.isnan(limit))

    def _since_baseline(self, rows: Series, wanted: int) -> Judgement:
        """Growth a year since the baseline, compared with the two thresholds.

        The baseline is the first figure since the last break that is certain, no bound and not zero: growth from zero
        is undefined, and a series that starts at zero could never be judged.

        Near the natural limit, positive thresholds shrink as in growth.near_limit. With 1.5 or 0.5 % for Improving and
        0 % for Moving away this is Statistics Canada's method without a target: its substantial, or substantial and
        moderate, progress becomes Improving, its deterioration Moving away. ``change`` on the year before is shown but
        has no effect on the status. There is no path, gap or pace needed.
        """
        baseline = rows.first_of_stretch(rows.firm & (rows.value != 0))   # growth from zero is undefined
        elapsed = rows.elapsed(baseline)
        start = rows.value[baseline]
        earlier = rows.before(rows.sure)
        reason = first_reason(
            (Reason.NO_FIGURE, ~rows.figure),
            (Reason.ONE_YEAR_ONLY, rows.alone),
            (Reason.UNCERTAIN, rows.uncertain),
            (Reason.BREAK_IN_SERIES, (elapsed <= 0) & (earlier >= 0) & (earlier < rows.stretch)),
            (Reason.ZERO_BEFORE, (elapsed <= 0) & (rows.baseline >= 0) & (rows.baseline < rows.row)),
            (Reason.UNCERTAIN, (elapsed <= 0) & (rows.before(rows.figure) >= rows.stretch)),
            (Reason.NO_YEAR_BEFORE, elapsed <= 0),
            (Reason.SIGN_CHANGE, ~since_baseline(rows, baseline)),
        )
        compared = reason == JUDGED
        after, before, time = rows.value[compared], start[compared], elapsed[compared]
        improving, holding = np.zeros((2, len(rows)), bool)
        improving[compared] = _reaches(after, before, time, self.improving_from, self, wanted)
        holding[compared] = _reaches(after, before, time, self.moving_away_below, self, wanted)
        worse, better = (rows.upper, rows.lower) if wanted > 0 else (rows.lower, rows.upper)
        status, reason = first_line(
            [Line(Status.IMPROVING, improving, worse, better), Line(Status.NO_CLEAR_TREND, holding, worse, better)],
            Status.MOVING_AWAY, reason)
        return Judgement(status=status, reason=reason, streak=np.zeros(len(rows), np.int64),
                         columns={"pace": pace(rows, np.where(compared, baseline, -1)), **year_before(rows),
                                  **baseline_columns(rows, baseline)})

    def why(self, case: Case) -> tuple[Message, ...]:
        """Why a figure is not assessed; one that is only a limit has no trend, whatever came before it."""
        if self.test.tested and case.row["reason"] == Reason.UNCERTAIN and not case.series.uncertain[case.at]:
            return *case.inputs(case.at), Message(code="step.bound_no_trend", values={"year": case.when(case.at)})
        return super().why(case)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The figures of the window and their trend, or the average yearly change and the two thresholds."""
        return self._steps_of_trend(case) if self.test.tested else self._steps_since_baseline(case)

    def _steps_of_trend(self, case: Case) -> tuple[Message, ...]:
        """The figures of the window, their pairs, and the slope."""
        status = Status(case.row["status"])
        figures = case.inputs(*self.test.in_window(case))
        count = self.test.count(case)
        if status == Status.TOO_EARLY:
            return *figures, count, Message(code="step.status", values={"status": status})
        if status == Status.AT_LIMIT:
            return *figures, count, Message(code="step.at_limit", values={
                "within": float(self.limit_within), "status": status})
        wanted = Message(code="step.up_is_good" if case.wanted > 0 else "step.down_is_good")
        return *figures, count, *mann_kendall_steps(case, self.test), *self._slope(case), wanted, Message(
            code="step.status", values={"status": status})

    def _slope(self, case: Case) -> tuple[Message, ...]:
        """The slope and the least slope, where the trend is clear."""
        if not case.row["trend_p"] < float(self.test.alpha):
            return ()
        at = np.arange(len(case.series)) == case.at
        rows = replace(case.series, shares=np.full(len(case.series), case.indicator.measure == "share"))
        least = float(self._least_slope(rows, Windows.of(rows, self.test.years))[at][0])
        slope = float(case.row["slope"])
        return (Message(code="step.steep" if slope and abs(slope) >= least else "step.not_steep", values={
            "indicator": case.indicator.id, "slope": slope, "least": least}),)

    def _steps_since_baseline(self, case: Case) -> tuple[Message, ...]:
        """The average yearly change since the baseline, compared with the two thresholds."""
        wanted = Message(code="step.up_is_good" if case.wanted > 0 else "step.down_is_good")
        years, part = case.years(case.baseline), _near_limit(case, self)
        rungs = [Rung(status=status, asked=((case.wanted * asked * (part if asked > 0 else 1), years),),
                      since=case.baseline, falling=case.wanted < 0)
                 for status, asked in ((Status.IMPROVING, self.improving_from),
                                       (Status.NO_CLEAR_TREND, self.moving_away_below))]
        near = [] if self.limit is None or part == 1 else [Message(code="step.near_limit", values={
            "base": case.figure(case.baseline), "reach": float(self.limit), "part": part})]
        return (*case.inputs(case.baseline, case.at), *pace_step(case), wanted, *near,
                *climb(case, rungs, Status.MOVING_AWAY))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about the trend, or the two thresholds, the limit and breaks."""
        if self.test.tested:
            return (Message(code=f"how.trend_{indicator.desired_direction}", values={"alpha": self.test.alpha}),
                    self.test.how(), *([Message(code="how.at_limit", values={"within": float(self.limit_within)})]
                                       if self.limit is not None or indicator.measure == "share" else []),
                    Message(code="how.breaks_window"))
        down = indicator.desired_direction == "down"
        lines = Message(code="how.down" if down else "how.up", values={
            "improving": self.improving_from, "away": -self.moving_away_below if down else self.moving_away_below})
        breaks = Message(code="how.breaks")
        if self.limit is None:
            return lines, breaks
        values = {"value": float(self.limit), "indicator": indicator.id}
        return lines, Message(code="how.near_limit", values=values), breaks

    @property
    def source(self) -> Message:
        """The trend test, or Statistics Canada's method without a target."""
        return Message(code="source.direction_trend" if self.test.tested else "source.direction")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "increase (no figure set)"."""
        return Message(code=f"rule.direction_{indicator.desired_direction}")

    @property
    def trend(self) -> TrendTest | None:
        """The test of the trend of the window; None without a test."""
        return self.test if self.test.tested else None

    @property
    def trend_alpha(self) -> Fraction | None:
        """The p below which a trend is named; None without a test."""
        return self.test.alpha if self.test.tested else None

    def claim_p(self, rows: pd.DataFrame) -> Floats:
        """The p of the trend."""
        return rows["trend_p"].to_numpy(np.float64)

    def distance(self, indicator: Indicator) -> Distance:
        """Distances are the pace itself, since no number is set."""
        return Distance(measure=Measure.PACE, line=Message(code="distance.no_change"))

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """Both thresholds, with either sign."""
        sizes = float(self.improving_from), float(self.moving_away_below)
        return tuple(side * size for size in sizes for side in (1, -1))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for stages, for a limit out of range or on the wrong side, for ``limit_within`` without a limit."""
        given = indicator.goal.parameters if indicator.goal else {}
        if indicator.stages:
            yield from stages_in_per_cent(indicator)
        elif self.limit is not None:
            yield from outside(indicator, float(self.limit), ("limit",))
            yield from limit_on_wrong_side(indicator, float(self.limit), ("limit",))
        elif "limit_within" in given and indicator.measure != "share":
            yield Fault(("limit_within",), "rule_bad_parameter", str(given["limit_within"]),
                        "nothing, or limit next to it")


def _reaches(after: Floats, before: Floats, elapsed: Ints, share: Fraction, goal: Direction, wanted: int) -> Bools:
    """Whether growth a year in the wanted direction reaches ``share``, which shrinks near a limit where positive."""
    sign = wanted * growth.against(after, before, wanted * share, elapsed)
    if goal.limit is not None and share > 0:
        part = growth.near_limit(before, np.full(len(before), float(goal.limit)))
        grown = wanted * growth.yearly(after, before, elapsed)
        sign = np.where(part < 1, np.sign(grown - part * float(share)), sign)
    return np.asarray(sign >= 0)


def _near_limit(case: Case, goal: Direction) -> Fraction:
    """The fraction of a positive threshold that applies at the baseline, 1 without a limit."""
    if goal.limit is None:
        return Fraction(1)
    part = growth.near_limit(np.array([case.figure(case.baseline)]), np.array([float(goal.limit)]))
    return Fraction(float(part[0]))
