"""annual_change: at least (or at most) a set change in per cent a year; a tick by the year, a status by the window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np

from indicators.judging.methods import parameters, targets
from indicators.judging.methods.checks import Fault, Keys, against_direction, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import GoalValue, Method
from indicators.judging.methods.steps import change, why
from indicators.judging.methods.targets import Target
from indicators.judging.methods.trend_test import LATELY, TrendTest, trend_columns
from indicators.judging.methods.verdict import JUDGED, Codes, Judgement, first_reason, streak
from indicators.judging.statistics import dispersion, growth
from indicators.judging.statistics.intervals import CONFIDENCE
from indicators.judging.statistics.series import YEAR, Floats, Ints, Series
from indicators.judging.statistics.trends import Trends
from indicators.judging.statistics.windows import Windows
from indicators.model import Growth, Indicator, Limit, Message, Number, Percent, Reason, Status

SAME = 1e-9              # growth that differs from the goal by less is equal to it
MOST_RAISED = 1000       # largest denominator that, raised to the power of a century, still fits a float


@dataclass(frozen=True, kw_only=True)
class AnnualChange(Method):
    """Change by ``target`` or more a year; where ``falling``, by ``target``, which is negative, or less."""

    target: Target
    falling: bool = False
    still_from: Fraction = Fraction(50, 100)    # part of the goal that the growth of the last figures reaches
    trend: TrendTest = TrendTest()

    parameter_names: ClassVar[tuple[str, ...]] = (
        "at_least", "at_most", "still_from", *TrendTest.parameter_names)
    defaults: ClassVar[Mapping[str, object]] = {"still_from": "50 %", **TrendTest.defaults}
    yearly: ClassVar[bool] = True
    on_a_path: ClassVar[bool] = True

    @classmethod
    def read(cls, rule: Mapping[str, object]) -> Self:
        """Read at_least or at_most, the part of the goal that recent growth must reach, and the test."""
        side = parameters.one_of(rule, ("at_least", "at_most"))
        still = parameters.share("still_from", rule.get("still_from", cls.defaults["still_from"]))
        if not 0 <= still <= 1:
            raise parameters.bad("still_from", rule["still_from"], "0 % to 100 % of the goal")
        return cls(target=targets.read(side, rule[side], _yearly_share), falling=side == "at_most", still_from=still,
                   trend=TrendTest.read(rule))

    @property
    def targets(self) -> Mapping[str, Target]:
        """The required yearly change, under the parameter that the file uses (at_least or at_most)."""
        return {"at_most" if self.falling else "at_least": self.target}

    @property
    def sense(self) -> int:
        """+1 for a rise, -1 for a fall."""
        return -1 if self.falling else 1

    def judge(self, rows: Series, sign: int) -> Judgement:
        """Tick, status and arithmetic of every row; ``sign`` is ignored, the rule implies it.

        The tick is whether the change on the year before reaches the goal, exactly; the status is of the growth of the
        window and its interval, see docs/rules.md. Pace and goal path start at the baseline: the first figure since the
        last break, but not before the year preceding the first goal. ``pace_needed`` is the change within the next year
        that meets the yearly goal and ends on the goal path or better.
        """
        before = rows.before(rows.figure)
        met, tick_reason = _ticks(rows, self, before)
        window = _window_columns(rows, self)
        status, reason = _statuses(rows, self, window)
        year_before = growth.year_before(rows)
        baseline = rows.first_of_stretch(rows.firm & ~np.isnan(self.target.column(rows, rows.year + 1)))
        path, needed = _path_and_needed(rows, self, baseline)
        return Judgement(
            status=status, reason=reason, streak=streak(rows, met == 1), tick_reason=tick_reason, columns={
                **year_before, "change": np.where(tick_reason == JUDGED, year_before["change"], np.nan), "met": met,
                "target": self.target.column(rows, rows.year), "pace": growth.since_baseline(rows, baseline),
                "pace_needed": needed, "path_value": path, "gap": rows.value - path, **window,
                **growth.baseline_columns(rows, baseline),
                **_ticks_in_window(rows, self.trend.years, met, window["window_since"])})

    def with_common_variance(self, rows: Series) -> Series:
        """The series with the common variance of the windows of each year."""
        windows = Windows.of(rows, self.trend.years)
        enough = rows.firm & (windows.figures >= self.trend.figures)
        return dispersion.with_common_variance(rows, Trends.of(windows, rows.cases, rows.shares), enough)

    def explain(self, case: Case) -> tuple[Message, ...]:
        """The steps of tick and status, or why a figure has neither."""
        reason, neither = case.row["reason"], case.row["reason"] and case.row["tick_reason"]
        unusable = neither and reason not in (Reason.ZERO_BEFORE, Reason.SIGN_CHANGE)     # a window has them as well
        return self.why(case) if unusable or reason == Reason.HIDDEN else self.steps(case)

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The change, the tick, the window's growth and what the status follows from, path and change needed next."""
        figures = case.inputs(*self.trend.window_at(case.series, case.at), case.previous, case.at)
        streaks = [Message(code="step.streak", values={"streak": length})] if (length := case.row["streak"]) > 1 else []
        return (*figures, *change(case), *_tick_step(case, self), *_window_steps(case, self), *_path(case, self),
                *_needed(case, self), *streaks)

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about tick, status, window, gaps and breaks."""
        way = "fall" if self.falling else "rise"
        return (*self.target.how("how.yearly", {"way": way}),
                Message(code="how.by_window", values={
                    "way": way, "still": self.still_from, "last": LATELY, "alpha": self.trend.alpha,
                    "solid": self.trend.solid_below}),
                self.trend.how(), Message(code="how.common_variance", values={
                    "countries": dispersion.FEWEST_COUNTRIES, "dispersion": Number(dispersion.ASSUMED_DISPERSION, 1)}),
                Message(code="how.gaps_tick"), Message(code="how.breaks_window"))

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "+10 % or better, every year"."""
        return self.target.in_short("rule.annual_change", target)

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


def _yearly_share(key: str, value: object) -> Fraction:
    """Read a rise, which is not negative, or a fall, between -100 % (excluded) and 0."""
    share, falling = parameters.share(key, value), key.startswith("at_most")
    if not (-1 < share <= 0 if falling else share >= 0):
        raise parameters.bad(key, value, "a fall, such as -10 %" if falling else "a rise, such as 10 %")
    return share


def _ticks(rows: Series, goal: AnnualChange, before: Ints) -> tuple[Floats, Codes]:
    """Whether each year met the goal, 1 or 0, NaN where that cannot be told; and the first reason for that."""
    target = goal.target.column(rows, rows.year)
    reason = first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.NO_TARGET, np.isnan(target)),
        (Reason.ONE_YEAR_ONLY, rows.alone),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.NO_YEAR_BEFORE, rows.elapsed(before) != YEAR),
        (Reason.UNCERTAIN, rows.uncertain[before]),
        (Reason.BREAK_IN_SERIES, before < rows.stretch),
        (Reason.ZERO_BEFORE, (rows.value[before] == 0) & ~(goal.falling & (rows.value == 0))),
        (Reason.SIGN_CHANGE, (rows.value < 0) | (rows.value[before] < 0)),
    )
    compared, met = reason == JUDGED, goal.falling & (rows.value == 0)
    for number in goal.target.numbers:
        asked = compared & (target == float(number)) & ~met
        met[asked] = goal.sense * growth.against(rows.value[asked], rows.value[before[asked]], number) >= 0
    left = rows.value != 0   # a fall to zero is -100 % whatever the figure before was
    lower, higher = rows.upper | rows.lower[before] & left, rows.lower | rows.upper[before] & left
    worse, better = (higher, lower) if goal.falling else (lower, higher)
    unclear = met & worse | ~met & better
    reason = np.where(compared & unclear, str(Reason.UNCERTAIN), reason)
    return np.where(reason == JUDGED, met.astype(np.float64), np.nan), reason


def _ticks_in_window(rows: Series, years: int, met: Floats, since: Floats) -> dict[str, Floats]:
    """How many years of the window after its first have a tick, and how many of these met the goal."""
    back = rows.row - np.arange(years)[:, None]
    at = np.maximum(back, 0)
    inside = (back >= rows.first) & (rows.year[at] > since)
    begun = ~np.isnan(since)
    return {"years_met": np.where(begun, (inside & (met[at] == 1)).sum(axis=0), np.nan),
            "years_assessed": np.where(begun, (inside & ~np.isnan(met[at])).sum(axis=0), np.nan)}


def _window_columns(rows: Series, goal: AnnualChange) -> dict[str, Floats]:
    """Growth of the window with its interval, its p, and the variance that both allow for; NaN where there is none."""
    windows = Windows.of(rows, goal.trend.years)
    enough = rows.firm & (windows.figures >= goal.trend.figures)
    trends = Trends.of(windows, rows.cases, rows.shares)
    variance, freedom = dispersion.moderated(rows, trends)
    low, high = trends.interval(variance, freedom, CONFIDENCE)
    tested = {"growth": trends.growth, "growth_low": low, "growth_high": high,
              "growth_lately": Trends.of(windows.last(LATELY), rows.cases, rows.shares).growth,
              "trend_p": trends.p(variance, freedom)}
    return {**trend_columns(windows, rows.firm), "dispersion": variance, "freedom": freedom,
            "common_variance": rows.common_variance, "common_freedom": rows.common_freedom,
            **{name: np.where(enough, column, np.nan) for name, column in tested.items()}}


def _statuses(rows: Series, goal: AnnualChange, window: Mapping[str, Floats]) -> tuple[Codes, Codes]:
    """Status by the growth of the window, and the reason where there is none."""
    target = goal.target.column(rows, rows.year)
    enough, has_line = window["window_figures"] >= goal.trend.figures, ~np.isnan(window["growth"])
    figures = Windows.of(rows, goal.trend.years).value
    below_zero = np.fmin.reduce(figures, axis=0) < 0
    at_zero = enough & goal.falling & (np.fmax.reduce(figures, axis=0) == 0)
    reason = first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.NO_TARGET, np.isnan(target)),
        (Reason.UNCERTAIN, ~rows.firm),
        (Reason.SIGN_CHANGE, enough & ~has_line & below_zero),
        (Reason.ZERO_BEFORE, enough & ~has_line & ~at_zero),
    )
    growth_a_year, worst = goal.sense * window["growth"], window["growth_high" if goal.falling else "growth_low"]
    asked, p = goal.sense * target, window["trend_p"]
    still = _still(goal, target, window["growth_lately"], rows.value)
    reaches, clear = growth_a_year - asked >= -SAME, p < float(goal.trend.alpha)
    status = np.select(
        [reason != JUDGED, ~enough, at_zero, (goal.sense * worst - asked >= -SAME) & still, reaches & clear & still,
         (growth_a_year > 0) & ~reaches & clear, (growth_a_year < 0) & (p < float(goal.trend.solid_below))],
        [str(code) for code in (Status.NOT_ASSESSED, Status.TOO_EARLY, Status.AT_LIMIT, Status.AHEAD, Status.ON_TRACK,
                                Status.IMPROVING_BELOW, Status.MOVING_AWAY)], str(Status.NO_CLEAR_CHANGE))
    return status, reason


def _still(goal: AnnualChange, target: Any, lately: Any, value: Any) -> Any:
    """Whether the last figures still go the way of the goal; by the newest where all of them but one are zero."""
    no_line = value == 0 if goal.falling else value > 0
    return np.where(np.isnan(lately), no_line, goal.sense * (lately - _part(target, goal.still_from)) >= -SAME)


def _part(target: Floats, part: Fraction) -> Floats:
    """The growth a year that leads a part of the way to the target, on the scale of logarithms."""
    return np.asarray((1 + target) ** float(part) - 1, np.float64)


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


def _tick_step(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """What the year's number asked of the figure and whether it was reached, or why that cannot be told."""
    if case.row["tick_reason"]:
        return why(case, Reason(case.row["tick_reason"]))[-1:]
    if goal.falling and case.figure(case.at) == 0:
        return (Message(code="step.fallen_to_zero", values={"year": case.when(case.at)}),)
    target = goal.target.at(int(case.row["year"]), case.row["ref_area"])
    assert target is not None    # a year without one has no tick
    figure, limit = case.figure(case.at), Fraction(repr(case.figure(case.previous))) * (1 + target)
    way, end = "down" if goal.falling else "up", "met" if case.row["met"] else "missed"
    return (Message(code=f"step.year_{way}_{end}", values={
        "since": case.when(case.previous), "base": case.number(case.previous), "limit": Limit(float(limit), figure),
        "figure": Number(figure), "year": case.when(case.at), "asked": _asked(target),
        "factor": Number(float(1 + target))}),)


def _window_steps(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The growth of the window with its interval, what it allows for, its p, the last figures, and the status."""
    status, row = Status(case.row["status"]), case.row
    end = Message(code="step.status", values={"status": status})
    if status == Status.NOT_ASSESSED:
        bound = row["reason"] == Reason.UNCERTAIN
        return (Message(code="step.bound_no_trend" if bound else "step.no_growth", values={
            "year": case.when(case.at)}),)
    if status in (Status.TOO_EARLY, Status.AT_LIMIT):
        return goal.trend.count(case), end
    target, variance = float(row["target"]), float(row["dispersion"])
    growth, low, high = (float(row[name]) for name in ("growth", "growth_low", "growth_high"))
    numbers = {"growth": Growth(growth, target, exact=True), "growth_low": Growth(low, target, True, high),
               "growth_high": Growth(high, target, True, low)}
    below = goal.trend.alpha if goal.sense * row["growth"] >= 0 else goal.trend.solid_below
    assumed = "_assumed" if np.isnan(row["common_variance"]) else ""
    kind, spread = ("counts", {"dispersion": Number(variance, 1)}) if case.series.cases[case.at] else (
        "amounts", {"scatter": Number(variance ** 0.5, 4)})
    return (
        Message(code="step.growth", values={**numbers, "since": int(row["window_since"]), "by": int(row["year"]),
                                            "figures": int(row["window_figures"]), "asked": _asked(target)}),
        Message(code="step.variance", values={"of": f"{kind}{assumed}", **spread}),
        goal.trend.clear_step(case, below, of_slope=True), *_lately(case, goal), end)


def _lately(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """Whether the last figures go on like this, where the growth reaches the goal and they have one themselves."""
    row, lately = case.row, float(case.row["growth_lately"])
    if np.isnan(lately) or goal.sense * (row["growth"] - row["target"]) < -SAME:
        return ()
    goes_on = _still(goal, row["target"], lately, case.figure(case.at))
    part = float(_part(row["target"], goal.still_from))
    return (Message(code="step.still_growing" if goes_on else "step.grows_no_more", values={
        "last": LATELY, "growth": Growth(lately, part, exact=True), "asked": _asked(part)}),)


def _asked(share: Any) -> Percent:
    """A change that the goal asks for, as a message has it."""
    return Percent(float(share), 3, signed=True)


def _path(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The goal path's value in the year, and the gap to it; empty where a figure is a bound."""
    if case.baseline < 0 or not (path := case.path()):
        return ()
    first, last = int(case.series.year[case.baseline]), int(case.row["year"])
    shares = {goal.target.at(year, case.row["ref_area"]) for year in range(first + 1, last + 1)}
    values = {**path, "base": case.number(case.baseline)}
    if len(shares) != 1 or (share := shares.pop()) is None:
        return (Message(code="step.path_of_goals", values=values),)
    return (Message(code="step.path_of_a_year" if last == first + 1 else "step.path", values={
        **values, "factor": Number(float(1 + share)), "span": case.span(Fraction(last - first))}),)


def _needed(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The change within the next year that meets the yearly goal and ends on the path; empty for a bound."""
    needed, next_year = float(case.row["pace_needed"]), int(case.row["year"]) + 1
    if needed != needed or case.bounds(case.at):
        return ()
    target = goal.target.at(next_year, case.row["ref_area"])
    assert target is not None    # pace_needed is only set where there is one
    catching_up, figure = needed != float(target), case.figure(case.at)
    limit = float(case.row["path_value"]) * float(1 + target) if catching_up else figure * (1 + needed)
    whole = case.indicator.in_whole(limit)
    if catching_up and figure:
        needed = float(whole / figure - 1)       # of the whole number, which the path's own share may fall short of
    return (Message(code="step.needed_to_catch_up" if catching_up else "step.needed_goal", values={
        "pace_needed": case.rate(needed, case.at), "by": next_year, "limit": Limit(whole, figure)}),)
