"""annual_change: at least (or at most) a set change in per cent a year, for flows and running totals alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

import numpy as np
import pandas as pd

from indicators.judging.methods import parameters, targets
from indicators.judging.methods.baseline import baseline_columns, growth_since, pace, since_baseline
from indicators.judging.methods.change_steps import change, pace_step
from indicators.judging.methods.checks import Fault, Keys, against_direction, stages_in_per_cent
from indicators.judging.methods.judged_figure import Case
from indicators.judging.methods.method import Distance, GapFrom, GoalValue, Measure, Method
from indicators.judging.methods.rule_lines import Asked, Rung, climb, factor_of, grown
from indicators.judging.methods.targets import Target
from indicators.judging.methods.trend_test import NO_TEST, TrendTest, clear_step, trend_columns
from indicators.judging.methods.verdict import JUDGED, REASONS, Judgement, Line, first_line, first_reason, streak
from indicators.judging.statistics import chance, growth
from indicators.judging.statistics.growth import Spans
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
    bridged: bool = False                              # whether a gap is bridged by the average yearly change
    test: TrendTest = NO_TEST                          # whether chance and the window's trend are considered
    moving_away_below: Fraction = Fraction(-2, 100)    # change against the goal from which it must be beyond chance

    parameter_names: ClassVar[tuple[str, ...]] = (
        "at_least", "at_most", "some_progress_from", "gaps", *TrendTest.parameter_names, "moving_away_below")
    choices: ClassVar[Mapping[str, tuple[str, ...]]] = {"gaps": ("none", "bridged"), "test": ("none", "chance")}
    needs: ClassVar[Mapping[str, tuple[str, str]]] = dict.fromkeys(
        (*TrendTest.parameter_names[1:], "moving_away_below"), ("test", "chance"))
    defaults: ClassVar[Mapping[str, object]] = {"some_progress_from": "60 %", "gaps": "none"}
    yearly: ClassVar[bool] = True

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read at_least or at_most, some_progress_from, gaps (none or bridged), and how chance is considered."""
        side = parameters.one_of(given, ("at_least", "at_most"))
        falling = side == "at_most"
        target = targets.read(side, given[side], _fall if falling else _rise)
        some = parameters.share("some_progress_from", given.get("some_progress_from", "60 %"))
        if not 0 <= some <= 1:
            raise parameters.bad("some_progress_from", given["some_progress_from"], "0 % to 100 % of the goal")
        gaps = parameters.choice("gaps", given.get("gaps", "none"), cls.choices["gaps"])
        test = TrendTest.read(given, "chance")
        parameters.only_with(given, ("moving_away_below",), "test", "chance", test.tested)
        away = parameters.share("moving_away_below", given.get("moving_away_below", "-2 %"))
        if not -1 < away <= 0:
            raise parameters.bad("moving_away_below", given["moving_away_below"],
                                 "0 % or a change against the goal, above -100 %")
        return cls(target=target, falling=falling, some_progress_from=some, bridged=gaps == "bridged", test=test,
                   moving_away_below=away)

    @property
    def in_force(self) -> Mapping[str, object]:
        """The defaults, with those of the test."""
        return {**self.defaults, **self.test.defaults, **({"moving_away_below": "-2 %"} if self.test.tested else {})}

    @property
    def targets(self) -> Mapping[str, Target]:
        """The required yearly change, under the parameter that the file uses (at_least or at_most)."""
        return {"at_most" if self.falling else "at_least": self.target}

    @property
    def gap_from(self) -> GapFrom:
        """The goal path, which starts at the baseline."""
        return GapFrom.PATH

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status and arithmetic of every row of areas with one target; ``wanted`` is ignored, the rule implies it.

        The latest change is the change on the year before or, with ``bridged``, the yearly average since the previous
        figure. Pace and goal path start at the baseline: the first figure since the last break, but not before the year
        preceding the first goal. ``pace_needed`` is the change within the next year that meets the yearly goal and ends
        on the goal path or better. Where figures are bounds, a line of the rule counts only if it holds for all
        possible true values; otherwise the reason is uncertain.

        With a ``test``: On track is the log-linear slope of the window, not growth since the baseline. Moving away is a
        change against the goal beyond ``moving_away_below`` and beyond chance (for counts of cases, a score test that
        allows for the dispersion of the years before), or any such change with a clear trend against the goal. A fall
        goal that has reached zero is met.
        """
        before = rows.before(rows.sure if self.bridged else rows.figure)
        elapsed = rows.elapsed(before)
        reason = _reason(rows, self, before, elapsed)
        compared = reason == JUDGED
        change = growth_since(rows, before, elapsed, compared)
        baseline = _baseline(rows, self)
        average = pace(rows, baseline)
        path, needed = _path_and_needed(rows, self, baseline)
        tests: dict[str, Floats] = {}
        if self.test.tested:
            tests = _tests(rows, self, before, compared)
            if self.falling:
                reason = np.where((REASONS[reason] == Reason.ZERO_BEFORE) & (rows.value == 0), JUDGED, reason)
            lines = _tested_lines(rows, self, before, compared, tests)
            status, reason = first_line(lines, Status.LITTLE_PROGRESS, reason)
        else:
            lines = _lines(rows, self, before, compared, baseline, ~np.isnan(average))
            status, reason = first_line(lines, Status.MOVING_AWAY, reason)
        shown = (before >= 0) & (before >= rows.stretch) & rows.sure & rows.sure[before] & _in_reach(self, elapsed)
        return Judgement(
            status=status, reason=reason, streak=streak(rows, status), bridged=compared & (elapsed != YEAR),
            columns={
                "target": self.target.column(rows.year), "change": change, "pace": average, "pace_needed": needed,
                "previous_year": np.where(shown, rows.year[before], np.nan),
                "previous_value": np.where(shown, rows.value[before], np.nan),
                "path_value": path, "gap": rows.value - path, **baseline_columns(rows, baseline), **tests,
            })

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The change, the rungs, the pace, the goal path and the change needed next."""
        if not self.test.tested:
            judged = climb(case, _rungs(case, self), Status.MOVING_AWAY)
            return (*case.inputs(case.baseline, case.previous, case.at), *change(case), *pace_step(case),
                    *judged, *_path(case, self), *_needed(case, self), *_streak(case))
        return (*case.inputs(*self.test.in_window(case), case.previous, case.at), *change(case),
                *_tested_steps(case, self), *_path(case, self), *_needed(case, self), *_streak(case))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """Messages about goal, thresholds, gaps and breaks."""
        number = self.target.how("how.at_most" if self.falling else "how.at_least", {}, abs)
        some, asked = self.some_progress_from, self.target.constant
        if self.test.tested:
            way = "fall" if self.falling else "rise"
            ladder = Message(code=f"how.{way}_ladder_tested", values={
                "some": some, "away": -self.moving_away_below, "alpha": self.test.alpha})
            gaps = Message(code="how.gaps_bridged" if self.bridged else "how.gaps_not_bridged")
            return *number, ladder, self.test.how(), gaps, Message(code="how.breaks")
        ladder = (Message(code="how.fall_ladder" if self.falling else "how.rise_ladder",
                          values={"some": abs(asked * some)}) if asked is not None
                  else Message(code="how.fall_ladder_of" if self.falling else "how.rise_ladder_of",
                               values={"some": some}))
        gaps = Message(code="how.gaps_bridged" if self.bridged else "how.gaps_not_bridged")
        return *number, ladder, gaps, Message(code="how.breaks")

    @property
    def source(self) -> Message:
        """The yearly goal of the reporting form."""
        return Message(code="source.annual_change_tested" if self.test.tested else "source.annual_change")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "+10 % or better, every year"."""
        asked = target if self.target.constant is None else float(self.target.constant)
        return Message(code="rule.no_target") if np.isnan(asked) else Message(
            code="rule.annual_change", values={"asked": asked})

    @property
    def trend(self) -> TrendTest | None:
        """The test of the trend of the window; None without a test."""
        return self.test if self.test.tested else None

    def claim_p(self, rows: pd.DataFrame) -> Floats:
        """The p of the trend for On track, and Moving away if chance may explain the change; else of the change."""
        change, trend = rows["change_p"].to_numpy(np.float64), rows["trend_p"].to_numpy(np.float64)
        by_trend = (rows["status"] == Status.MOVING_AWAY) & ~(change < float(self.test.alpha))
        return np.where((rows["status"] == Status.ON_TRACK) | by_trend, trend, change)

    def distance(self, indicator: Indicator) -> Distance:
        """The change less the required change."""
        asked = self.target.constant
        line = Message(code="distance.goal_of_each") if asked is None else Message(
            code="distance.asked", values={"asked": float(asked)})
        return Distance(measure=Measure.CHANGE, line=line)

    def goal_value(self, row: Mapping[Any, Any]) -> GoalValue | None:
        """The value that the goal required given the previous year's figure; None where there is none."""
        asked = row["previous_value"] * (1 + row["target"])
        if row["bridged"] or np.isnan(asked):
            return None
        return GoalValue(value=float(asked), of=int(row["year"]), since=int(row["previous_year"]))

    def path_ahead(self, row: Mapping[Any, Any], years: Ints) -> Floats:
        """The path's value in each later year, compounding from the path's value in the row's year."""
        asked = [self.target.at(int(year), row["ref_area"]) for year in years]
        ahead: Floats = row["path_value"] * np.cumprod([np.nan if share is None else 1 + float(share)
                                                        for share in asked])
        return ahead

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """The year's required change, the part of it that is some progress, and with a test both thresholds of moving
        away.
        """
        if np.isnan(target):
            return ()
        away = abs(float(self.moving_away_below)) if self.test.tested else 0.0
        return target, target * float(self.some_progress_from), away, -away

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


def _rise(key: str, found: object) -> Fraction:
    """Read a share that is not negative."""
    if (share := parameters.share(key, found)) < 0:
        raise parameters.bad(key, found, "a rise, such as 10 %")
    return share


def _fall(key: str, found: object) -> Fraction:
    """Read a share between -100 % (excluded) and 0."""
    if not -1 < (share := parameters.share(key, found)) <= 0:
        raise parameters.bad(key, found, "a fall, such as -10 %")
    return share


def _baseline(rows: Series, goal: AnnualChange) -> Ints:
    """Index of the row at which the goal path starts, for each row; -1 where there is none."""
    if not goal.target.steps:
        return np.full(len(rows), -1)
    return rows.first_of_stretch(rows.firm & (rows.year >= goal.target.first_year - 1))


def _in_reach(goal: AnnualChange, elapsed: Ints) -> Bools:
    """Whether a figure that long ago may serve for comparison; ``elapsed`` is in 365ths of a year."""
    return elapsed > 0 if goal.bridged else elapsed == YEAR


def _reason(rows: Series, goal: AnnualChange, before: Ints, elapsed: Ints) -> Ints:
    """Index of the first reason why the latest change cannot be judged."""
    return first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.NO_TARGET, goal.target.in_force(rows.year) < 0),
        (Reason.ONE_YEAR_ONLY, rows.alone),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.NO_YEAR_BEFORE, (before < 0) | ~_in_reach(goal, elapsed)),
        (Reason.UNCERTAIN, rows.uncertain[before]),
        (Reason.BREAK_IN_SERIES, before < rows.stretch),
        (Reason.ZERO_BEFORE, rows.value[before] == 0),
        (Reason.SIGN_CHANGE, rows.value * np.sign(rows.value[before]) < 0),
    )


def _path_and_needed(rows: Series, goal: AnnualChange, baseline: Ints) -> tuple[Floats, Floats]:
    """The goal path's value in each row's year, and the change needed within the next year."""
    start = np.where(rows.sure & (baseline >= 0), rows.value[baseline], np.nan)
    start[start == 0] = np.nan
    path = start
    for share, time in goal.target.spans(rows, baseline):
        path = _compound(path, share, time / YEAR)
    yearly = goal.target.column(rows.year + 1)
    next_path = path * np.maximum(1 + np.sign(path) * yearly, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        catch_up = (next_path - rows.value) / np.abs(rows.value)
    on_path = np.isclose(rows.value, path, rtol=1e-12, atol=0)
    catch_up[~since_baseline(rows, baseline) | on_path] = np.nan       # only the yearly goal is needed
    needed = np.fmin(catch_up, yearly) if goal.falling else np.fmax(catch_up, yearly)
    return path, np.where(rows.sure & (rows.value != 0), needed, np.nan)


def _compound(start: Floats, share: Fraction, years: Floats) -> Floats:
    """Return ``start`` after compound growth by ``share`` a year; below zero, a rise means a lower number.

    Numerator and denominator are raised separately, so that 50 and 10 % give 55 and not 55.00000000000001.
    """
    top, bottom = float(share), 1.0
    if share.denominator <= MOST_RAISED:
        top, bottom = float(share.numerator), float(share.denominator)
    return start * np.maximum(bottom + top * np.sign(start), 0) ** years / bottom**years


def _lines(rows: Series, goal: AnnualChange, before: Ints, compared: Bools, baseline: Ints,
           paced: Bools) -> list[Line]:
    """The lines of the rule, in order."""
    left = rows.value != 0   # a fall to zero is -100 % whatever the figure before was
    worse, better = _open(goal, rows.upper | rows.lower[before] & left, rows.lower | rows.upper[before] & left)
    pace_worse, pace_better = _open(goal, rows.upper, rows.lower)
    asked = goal.target.spans(rows, before)

    def changed_by(part: Fraction) -> Bools:
        return _reaches(rows, goal, [(share * part, time) for share, time in asked], before, compared)

    on_pace = _reaches(rows, goal, goal.target.spans(rows, baseline), baseline, paced & compared)
    return [
        Line(Status.GOAL_MET, changed_by(Fraction(1)), worse, better),
        Line(Status.ON_TRACK, on_pace, pace_worse, pace_better & paced),
        Line(Status.SOME_PROGRESS, changed_by(goal.some_progress_from), worse, better),
        Line(Status.LITTLE_PROGRESS, changed_by(Fraction(0)), worse, better),
    ]


def _tests(rows: Series, goal: AnnualChange, before: Ints, compared: Bools) -> dict[str, Floats]:
    """Columns of the trend of the window and of the test of the change; NaN where there is none."""
    windows = Windows.of(rows, goal.test.years)
    judged = rows.firm
    enough = judged & (windows.figures >= goal.test.figures)
    slope, trend_p = np.full((2, len(rows)), np.nan)
    fitted = windows.take(enough)
    slope[enough] = fitted.growth
    counts = enough & rows.cases
    trend_p[counts] = (fitted if (counts == enough).all() else windows.take(counts)).quasi_poisson
    score, other = chance.mann_kendall(windows, enough & ~rows.cases)
    trend_p = np.where(rows.cases, trend_p, other)
    slope = np.where(enough & ~rows.cases & (np.sign(score) != np.sign(slope)), 0.0, slope)
    counted = rows.firm & rows.exact
    pair = compared & rows.cases & counted & counted[before] & (rows.elapsed(before) == YEAR)
    change_p, dispersion, freedom = np.full((3, len(rows)), np.nan)
    dispersion[pair], freedom[pair] = chance.dispersion_before(windows.take(pair))
    change_p[pair] = chance.same_rate(rows.value[before[pair]], rows.value[pair], dispersion[pair], freedom[pair])
    return {**trend_columns(windows, judged), "slope": slope, "trend_p": trend_p, "change_p": change_p,
            "dispersion": dispersion, "freedom": freedom}


def _tested_lines(rows: Series, goal: AnnualChange, before: Ints, compared: Bools,
                  tests: Mapping[str, Floats]) -> list[Line]:
    """The lines of the rule where chance is considered; a bound can only meet the goal, since it cannot be tested."""
    left = rows.value != 0
    worse, better = _open(goal, rows.upper | rows.lower[before] & left, rows.lower | rows.upper[before] & left)
    bound = rows.lower | rows.upper | rows.lower[before] | rows.upper[before]
    asked = goal.target.spans(rows, before)

    def changed_by(spans: Spans) -> Bools:
        return _reaches(rows, goal, spans, before, compared)

    def since_before(share: Fraction) -> Spans:
        return [(-share if goal.falling else share, rows.elapsed(before))]

    sense, alpha, steady = -1 if goal.falling else 1, float(goal.test.alpha), np.zeros(len(rows), bool)
    target = goal.target.column(rows.year)
    against = compared & ~changed_by(since_before(Fraction(0)))
    beyond_chance = compared & ~changed_by(since_before(goal.moving_away_below)) & (tests["change_p"] < alpha)
    trending = against & (tests["trend_p"] < alpha) & (sense * tests["slope"] < 0)
    on_track = sense * (tests["slope"] - target) >= -SAME
    met = changed_by(asked) | (rows.value == 0 if goal.falling else steady)
    return [
        Line(Status.GOAL_MET, met, worse, better | bound),
        Line(Status.MOVING_AWAY, beyond_chance | trending, steady, steady),
        Line(Status.ON_TRACK, on_track, steady, steady),
        Line(Status.SOME_PROGRESS, changed_by([(share * goal.some_progress_from, time) for share, time in asked]),
             steady, steady),
    ]


def _open(goal: AnnualChange, may_be_lower: Bools, may_be_higher: Bools) -> tuple[Bools, Bools]:
    """Swap lower and higher growth into worse and better for the goal's direction."""
    return (may_be_higher, may_be_lower) if goal.falling else (may_be_lower, may_be_higher)


def _reaches(rows: Series, goal: AnnualChange, asked: Spans, since: Ints, compared: Bools) -> Bools:
    """Whether growth since row ``since`` reaches the required growth, in the goal's direction."""
    reached = np.zeros(len(rows), bool)
    sign = growth.against_spans(rows.value[compared], rows.value[since[compared]],
                                [(share, time[compared]) for share, time in asked])
    reached[compared] = sign <= 0 if goal.falling else sign >= 0
    return reached


def _rungs(case: Case, goal: AnnualChange) -> tuple[Rung, ...]:
    """The rungs: Goal met, On track where there is a pace, Some progress, Little progress."""
    def rung(status: Status, part: Fraction, since: int) -> Rung:
        asked = tuple((number * part, years) for number, years in _asked(case, goal, since))
        return Rung(status=status, asked=asked, since=since, falling=goal.falling)

    paced = case.row["pace"] == case.row["pace"] and case.baseline != case.previous
    return (rung(Status.GOAL_MET, Fraction(1), case.previous),
            *([rung(Status.ON_TRACK, Fraction(1), case.baseline)] if paced else []),
            rung(Status.SOME_PROGRESS, goal.some_progress_from, case.previous),
            rung(Status.LITTLE_PROGRESS, Fraction(0), case.previous))


def _tested_steps(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """Goal met; else whether the change is beyond chance, whether the window's trend is clear, and the slope."""
    status = Status(case.row["status"])
    if goal.falling and case.figure(case.at) == 0 and case.row["change"] != case.row["change"]:
        return (Message(code="step.fallen_to_zero", values={"status": status}),)
    goal_met, *others = _rungs(case, goal)
    messages = list(climb(case, [goal_met], status))
    if status == Status.GOAL_MET:
        return messages[0], *_chance(case, goal)
    some = next(rung for rung in others if rung.status == Status.SOME_PROGRESS)
    partly = climb(case, [some], status)[:1] if status in (Status.SOME_PROGRESS, Status.LITTLE_PROGRESS) else ()
    return messages[0], *_chance(case, goal), *_trend(case, goal), *partly, Message(
        code="step.status", values={"status": status})


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
    reached = slope <= target + SAME if goal.falling else slope >= target - SAME
    values = {"since": int(case.row["window_since"]), "figures": int(case.row["window_figures"]), "slope_a_year": slope,
              "asked": target}
    return (Message(code="step.slope_reaches" if reached else "step.slope_below", values=values),
            clear_step(case, goal.test, of_slope=bool(case.row["change_p"] == case.row["change_p"])))


def _asked(case: Case, goal: AnnualChange, since: int) -> Asked:
    """Each required change between index ``since`` and the row, with the years for which it applied."""
    spans = goal.target.of(case.row["ref_area"]).spans(case.series, np.full(len(case.series), since))
    return tuple((number, Fraction(int(time[case.at]), YEAR)) for number, time in spans if time[case.at])


def _path(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The goal path's value in the year, and the gap to it; empty where a figure is a bound."""
    if case.row["gap"] != case.row["gap"] or case.baseline == case.at or case.bounds(case.baseline, case.at):
        return ()
    base, asked = case.figure(case.baseline), _asked(case, goal, case.baseline)
    values = {"indicator": case.indicator.id, "since": case.when(case.baseline), "base": base,
              "year": case.when(case.at), "limit": float(case.row["path_value"]), "figure": case.figure(case.at),
              "gap": float(case.row["gap"]), **case.rounded()}
    if len(asked) != 1:
        return (Message(code="step.path_of_goals", values=values),)
    number, years = asked[0]
    return (Message(code="step.path_of_a_year" if years == 1 else "step.path", values={
        **values, "factor": float(factor_of(base, number)), "span": years}),)


def _needed(case: Case, goal: AnnualChange) -> tuple[Message, ...]:
    """The change within the next year that meets the yearly goal and ends on the path; empty for a bound."""
    needed, next_year = float(case.row["pace_needed"]), int(case.row["year"]) + 1
    if needed != needed or case.bounds(case.at):
        return ()
    asked = goal.target.at(next_year, case.row["ref_area"])
    assert asked is not None    # pace_needed is only set where there is one
    figure, catching_up = case.figure(case.at), needed != float(asked)
    limit = figure + abs(figure) * needed
    if catching_up:
        limit = float(grown(case.figure(case.baseline), (*_asked(case, goal, case.baseline), (asked, Fraction(1)))))
    values = {**case.compared(), "pace_needed": needed, "limit": limit, "by": next_year}
    return (Message(code="step.needed_to_catch_up" if catching_up else "step.needed_goal", values=values),)


def _streak(case: Case) -> tuple[Message, ...]:
    streak = int(case.row["streak"])
    return (Message(code="step.streak", values={"streak": streak}),) if streak > 1 else ()
