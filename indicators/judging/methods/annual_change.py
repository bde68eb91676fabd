"""annual_change: at least (or at most) a set change in per cent a year; chance and the trend are considered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd

from indicators.judging.methods import parameters, targets
from indicators.judging.methods.checks import Fault, Keys, against_direction, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Distance, GoalValue, Measure, Method
from indicators.judging.methods.steps import answer, change
from indicators.judging.methods.targets import Target
from indicators.judging.methods.trend_test import TrendTest, trend_columns
from indicators.judging.methods.verdict import JUDGED, Codes, Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics import chance, growth
from indicators.judging.statistics.series import YEAR, Bools, Floats, Ints, Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Indicator, Message, Reason, Status

SAME = 1e-9              # growth of a fit that differs from the goal by less is equal to it
MOST_RAISED = 1000       # largest denominator that, raised to the power of a century, still fits a float


@dataclass(frozen=True, kw_only=True)
class AnnualChange(Method):
    """Change by ``target`` or more a year; where ``falling``, by ``target``, which is negative, or less."""

    target: Target
    falling: bool = False
    some_progress_from: Fraction = Fraction(60, 100)   # share of the goal
    moving_away_below: Fraction = Fraction(-2, 100)    # change against the goal from which it must be beyond chance
    test: TrendTest = TrendTest()

    parameter_names: ClassVar[tuple[str, ...]] = (
        "at_least", "at_most", "some_progress_from", *TrendTest.parameter_names, "moving_away_below")
    defaults: ClassVar[Mapping[str, object]] = {
        "some_progress_from": "60 %", **TrendTest.defaults, "moving_away_below": "-2 %"}
    yearly: ClassVar[bool] = True
    on_a_path: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read at_least or at_most, the thresholds, and the test."""
        side = parameters.one_of(rule, ("at_least", "at_most"))
        some, away = (parameters.share(key, rule.get(key, cls.defaults[key]))
                      for key in ("some_progress_from", "moving_away_below"))
        if not 0 <= some <= 1:
            raise parameters.bad("some_progress_from", rule["some_progress_from"], "0 % to 100 % of the goal")
        if not -1 < away <= 0:
            raise parameters.bad("moving_away_below", rule["moving_away_below"],
                                 "0 % or a change against the goal, above -100 %")
        return cls(target=targets.read(side, rule[side], _fall if side == "at_most" else _rise),
                   falling=side == "at_most", some_progress_from=some, moving_away_below=away,
                   test=TrendTest.read(rule))

    @property
    def targets(self) -> Mapping[str, Target]:
        """The required yearly change, under the parameter that the file uses (at_least or at_most)."""
        return {"at_most" if self.falling else "at_least": self.target}

    @property
    def trend(self) -> TrendTest:
        """The test of the trend of the window."""
        return self.test

    @property
    def sense(self) -> int:
        """+1 for a rise, -1 for a fall."""
        return -1 if self.falling else 1

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Status and arithmetic of every row; ``sign`` is ignored, the rule implies it.

        On track is the log-linear slope of the window. Moving away is a change against the goal beyond
        ``moving_away_below`` and beyond chance (for counts of cases, a score test that allows for the dispersion of the
        years before), or any such change with a clear trend against the goal. A fall goal that has reached zero is met.
        Where a figure is a bound, only the goal can be met, and only if it is for all possible true values.

        Pace and goal path start at the baseline: the first figure since the last break, but not before the year
        preceding the first goal. ``pace_needed`` is the change within the next year that meets the yearly goal and ends
        on the goal path or better.
        """
        before = rows.before(rows.figure)
        reason = _reason(rows, self, before)
        compared = reason == JUDGED
        base = np.where(compared, rows.value[before], np.nan)
        tests = _tests(rows, self, before, compared)
        if self.falling:
            reason = np.where((reason == Reason.ZERO_BEFORE) & (rows.value == 0), JUDGED, reason)
        status, reason = first_line(_lines(rows, self, before, compared, tests), Status.LITTLE_PROGRESS, reason)
        baseline = rows.first_of_stretch(rows.firm & ~np.isnan(self.target.column(rows, rows.year + 1)))
        path, needed = _path_and_needed(rows, self, baseline)
        shown = (before >= rows.stretch) & rows.sure & rows.sure[before] & (rows.elapsed(before) == YEAR)
        return Judgement(status=status, reason=reason, streak=streak(rows, status), columns={
            "target": self.target.column(rows, rows.year), "change": (rows.value - base) / base,
            "pace": growth.since_baseline(rows, baseline), "pace_needed": needed,
            "previous_year": np.where(shown, rows.year[before], np.nan),
            "previous_value": np.where(shown, rows.value[before], np.nan),
            "path_value": path, "gap": rows.value - path, **growth.baseline_columns(rows, baseline), **tests})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The change, the rule's lines, the window's trend, the goal path and the change needed next."""
        return (*case.inputs(*self.test.in_window(case), case.previous, case.at), *change(case),
                *_lines_in_steps(case, self), *_path(case, self), *_needed(case, self), *_streak(case))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about goal, thresholds, gaps and breaks."""
        return (*self.target.how("how.at_most" if self.falling else "how.at_least", {}, abs),
                Message(code="how.fall_ladder" if self.falling else "how.rise_ladder", values={
                    "some": self.some_progress_from, "away": -self.moving_away_below, "alpha": self.test.alpha}),
                self.test.how(), Message(code="how.gaps"), Message(code="how.breaks"))

    @property
    def source(self) -> Message:
        """The yearly goal of the reporting form."""
        return Message(code="source.annual_change")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "+10 % or better, every year"."""
        share = target if self.target.constant is None else float(self.target.constant)
        return Message(code="rule.no_target") if np.isnan(share) else Message(
            code="rule.annual_change", values={"asked": share})

    def claim_p(self, rows: pd.DataFrame) -> Floats:
        """The p of the trend for On track, and Moving away if chance may explain the change; else of the change."""
        change, trend = rows["change_p"].to_numpy(np.float64), rows["trend_p"].to_numpy(np.float64)
        by_trend = (rows["status"] == Status.MOVING_AWAY) & ~(change < float(self.test.alpha))
        return np.where((rows["status"] == Status.ON_TRACK) | by_trend, trend, change)

    def distance(self, indicator: Indicator) -> Distance:
        """The change less the required change."""
        share = self.target.constant
        line = Message(code="distance.goal_of_each") if share is None else Message(
            code="distance.asked", values={"asked": float(share)})
        return Distance(measure=Measure.CHANGE, line=line)

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The value that the goal required given the previous year's figure; None where there is none."""
        required = row["previous_value"] * (1 + row["target"])
        return None if np.isnan(required) else GoalValue(
            value=float(required), of=int(row["year"]), since=int(row["previous_year"]))

    def path_ahead(self, row: Mapping[Any, Any], years: Ints) -> Floats:
        """The path's value in each later year, compounding from the path's value in the row's year."""
        shares = [self.target.at(int(year), row["ref_area"]) for year in years]
        ahead: Floats = row["path_value"] * np.cumprod([np.nan if share is None else 1 + float(share)
                                                        for share in shares])
        return ahead

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """The year's required change, the part of it that is some progress, and both thresholds of moving away."""
        away = abs(float(self.moving_away_below))
        return () if np.isnan(target) else (target, target * float(self.some_progress_from), away, -away)

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for stages, and for a rise where down is the desired direction."""
        if indicator.stages:
            yield from stages_in_per_cent(indicator)
        else:
            yield from against_direction(indicator, *self.targets, falling=self.falling)

    def number_faults(self, indicator: Indicator, number: float, keys: Keys) -> Iterator[Fault]:
        """A fault for a change of zero."""
        if number == 0:
            yield Fault(keys, "wrong_value", "0 %", "more than 0 %, or keep, which asks for no change")


def _rise(key: str, value: object) -> Fraction:
    """Read a share that is not negative."""
    if (share := parameters.share(key, value)) < 0:
        raise parameters.bad(key, value, "a rise, such as 10 %")
    return share


def _fall(key: str, value: object) -> Fraction:
    """Read a share between -100 % (excluded) and 0."""
    if not -1 < (share := parameters.share(key, value)) <= 0:
        raise parameters.bad(key, value, "a fall, such as -10 %")
    return share


def _reason(rows: Series, goal: AnnualChange, before: Ints) -> Codes:
    """The first reason why the change on the year before cannot be judged."""
    return first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.NO_TARGET, np.isnan(goal.target.column(rows, rows.year))),
        (Reason.ONE_YEAR_ONLY, rows.alone),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.NO_YEAR_BEFORE, rows.elapsed(before) != YEAR),
        (Reason.UNCERTAIN, rows.uncertain[before]),
        (Reason.BREAK_IN_SERIES, before < rows.stretch),
        (Reason.ZERO_BEFORE, rows.value[before] == 0),
        (Reason.SIGN_CHANGE, (rows.value < 0) | (rows.value[before] < 0)),
    )


def _path_and_needed(rows: Series, goal: AnnualChange, baseline: Ints) -> tuple[Floats, Floats]:
    """The goal path's value in each row's year, and the change needed within the next year.

    Numerator and denominator are raised separately, so that 50 and 10 % give 55 and not 55.00000000000001.
    """
    path = np.where(rows.sure & (baseline >= 0) & (rows.value[baseline] > 0), rows.value[baseline], np.nan)
    for share, years in goal.target.spans(rows, baseline):
        top, bottom = (1 + share).as_integer_ratio()
        path = path * (float(top) ** years / float(bottom) ** years if bottom <= MOST_RAISED
                       else float(1 + share) ** years)
    yearly = goal.target.column(rows, rows.year + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        catch_up = (path * (1 + yearly) - rows.value) / rows.value
    catch_up[np.isclose(rows.value, path, rtol=1e-12, atol=0)] = np.nan       # only the yearly goal is needed
    needed = np.fmin(catch_up, yearly) if goal.falling else np.fmax(catch_up, yearly)
    return path, np.where(rows.sure & (rows.value > 0), needed, np.nan)


def _tests(rows: Series, goal: AnnualChange, before: Ints, compared: Bools) -> dict[str, Floats]:
    """Columns of the trend of the window and of the test of the change; NaN where there is none."""
    windows = Windows.of(rows, goal.test.years)
    enough = rows.firm & (windows.figures >= goal.test.figures)
    slope, trend_p, change_p, dispersion, freedom = np.full((5, len(rows)), np.nan)
    fitted = windows.take(enough)
    slope[enough], trend_p[enough] = fitted.growth, fitted.quasi_poisson
    score, p = chance.mann_kendall(windows, enough & ~rows.cases)
    trend_p = np.where(rows.cases, trend_p, p)
    slope = np.where(enough & ~rows.cases & (np.sign(score) != np.sign(slope)), 0.0, slope)
    counted = rows.firm & rows.exact & rows.cases
    pair = compared & counted & counted[before]
    dispersion[pair], freedom[pair] = chance.dispersion_before(windows.take(pair))
    change_p[pair] = chance.same_rate(rows.value[before[pair]], rows.value[pair], dispersion[pair], freedom[pair])
    return {**trend_columns(windows, rows.firm), "slope": slope, "trend_p": trend_p, "change_p": change_p,
            "dispersion": dispersion, "freedom": freedom}


def _lines(rows: Series, goal: AnnualChange, before: Ints, compared: Bools, tests: Mapping[str, Floats]) -> list[Line]:
    """The lines of the rule, in order; a bound can only meet the goal, since it cannot be tested."""
    left = rows.value != 0   # a fall to zero is -100 % whatever the figure before was
    lower, higher = rows.upper | rows.lower[before] & left, rows.lower | rows.upper[before] & left
    worse, better = (higher, lower) if goal.falling else (lower, higher)
    bound, never = lower | higher | rows.lower[before] | rows.upper[before], np.zeros(len(rows), bool)
    alpha, target = float(goal.test.alpha), goal.target.column(rows, rows.year)

    def reaches(part: Fraction) -> Bools:
        """Whether the change is at least a part of the goal of its year."""
        reached = np.zeros(len(rows), bool)
        for number in goal.target.numbers:
            reached |= _reaches(rows, goal, number * part, before, compared & (target == float(number)))
        return reached

    against = compared & ~_reaches(rows, goal, Fraction(0), before, compared)
    far = compared & ~_reaches(rows, goal, goal.sense * goal.moving_away_below, before, compared)
    trending = against & (tests["trend_p"] < alpha) & (goal.sense * tests["slope"] < 0)
    met = reaches(Fraction(1)) | (goal.falling & (rows.value == 0))
    return [
        Line(Status.GOAL_MET, met, worse, better | bound),
        Line(Status.MOVING_AWAY, far & (tests["change_p"] < alpha) | trending, never, never),
        Line(Status.ON_TRACK, goal.sense * (tests["slope"] - target) >= -SAME, never, never),
        Line(Status.SOME_PROGRESS, reaches(goal.some_progress_from), never, never),
    ]


def _reaches(rows: Series, goal: AnnualChange, share: Fraction, before: Ints, compared: Bools) -> Bools:
    """Whether growth on the year before reaches a share, in the goal's direction."""
    reached = np.zeros(len(rows), bool)
    reached[compared] = goal.sense * growth.against(rows.value[compared], rows.value[before[compared]], share) >= 0
    return reached


def _lines_in_steps(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """Goal met; else whether the change is beyond chance, whether the window's trend is clear, and the slope."""
    status = Status(case.row["status"])
    if goal.falling and case.figure(case.at) == 0 and case.row["change"] != case.row["change"]:
        return (Message(code="step.fallen_to_zero", values={"status": status}),)
    met = _required(case, goal, Fraction(1), Status.GOAL_MET)
    if status == Status.GOAL_MET:
        return met, *_chance(case, goal)
    partly = [_required(case, goal, goal.some_progress_from, Status.SOME_PROGRESS)] if status in (
        Status.SOME_PROGRESS, Status.LITTLE_PROGRESS) else []
    return met, *_chance(case, goal), *_trend(case, goal), *partly, Message(code="step.status", values={
        "status": status})


def _required(case: Case, goal: AnnualChange, part: Fraction, status: Status) -> Message:
    """What a status requires of the figure since the year before, and whether the figure reaches it."""
    target = goal.target.at(int(case.row["year"]), case.row["ref_area"])
    assert target is not None    # a figure without one is not assessed
    share, base = target * part, case.figure(case.previous)
    limit = Fraction(repr(base)) * (1 + share)
    message, _ = answer(case.figure(case.at), limit, status, falling=goal.falling)
    return Message(code="step.year_down" if goal.falling else "step.year_up", values={
        "status": status, "since": case.when(case.previous), "base": base, "limit": float(limit), "answer": message,
        "figure": case.figure(case.at), "asked": float(share), "factor": float(1 + share)})


def _chance(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """How often two counts without any change differ as much, and the dispersion that this allows for."""
    p = float(case.row["change_p"])
    if p != p:
        return ()
    dispersion, freedom = float(case.row["dispersion"]), float(case.row["freedom"])
    values = {"p": p, "alpha": goal.test.alpha, "dispersion": round(dispersion, 1)}
    return (Message(code="step.change_beyond_chance" if p < float(goal.test.alpha) else "step.change_within_chance",
                    values=values),
            Message(code=f"step.{chance.dispersion_kind(dispersion, freedom)}", values=values))


def _trend(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The slope of the window against the goal, and whether the trend is clear; too few figures have neither."""
    if not case.row["window_figures"] >= goal.test.figures:
        return (goal.test.count(case),)
    slope, target = float(case.row["slope"]), float(case.row["target"])
    values = {"since": int(case.row["window_since"]), "figures": int(case.row["window_figures"]), "slope_a_year": slope,
              "asked": target}
    return (Message(code="step.slope_reaches" if goal.sense * (slope - target) >= -SAME else "step.slope_below",
                    values=values),
            goal.test.clear_step(case, of_slope=bool(case.row["change_p"] == case.row["change_p"])))


def _path(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The goal path's value in the year, and the gap to it; empty where a figure is a bound."""
    if case.row["gap"] != case.row["gap"] or case.baseline in (-1, case.at) or case.bounds(case.baseline, case.at):
        return ()
    first, last = int(case.series.year[case.baseline]), int(case.row["year"])
    shares = {goal.target.at(year, case.row["ref_area"]) for year in range(first + 1, last + 1)}
    values = {"indicator": case.indicator.id, "since": case.when(case.baseline), "base": case.figure(case.baseline),
              "year": case.when(case.at), "limit": float(case.row["path_value"]), "figure": case.figure(case.at),
              "gap": float(case.row["gap"]), **case.rounded()}
    if len(shares) != 1 or (share := shares.pop()) is None:
        return (Message(code="step.path_of_goals", values=values),)
    return (Message(code="step.path_of_a_year" if last == first + 1 else "step.path", values={
        **values, "factor": float(1 + share), "span": Fraction(last - first)}),)


def _needed(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The change within the next year that meets the yearly goal and ends on the path; empty for a bound."""
    needed, next_year = float(case.row["pace_needed"]), int(case.row["year"]) + 1
    if needed != needed or case.bounds(case.at):
        return ()
    target = goal.target.at(next_year, case.row["ref_area"])
    assert target is not None    # pace_needed is only set where there is one
    catching_up, figure = needed != float(target), case.figure(case.at)
    limit = float(case.row["path_value"]) * float(1 + target) if catching_up else figure * (1 + needed)
    return (Message(code="step.needed_to_catch_up" if catching_up else "step.needed_goal", values={
        **case.compared(), "pace_needed": needed, "limit": limit, "by": next_year}),)


def _streak(case: Case) -> tuple[Message, ...]:
    streak = int(case.row["streak"])
    return (Message(code="step.streak", values={"streak": streak}),) if streak > 1 else ()
