"""annual_change: at least (or at most) so much per cent every year, for flows and for running totals alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.methods import parameters, targets
from indicators.methods.targets import Target
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.model import Reason, Status
from indicators.statistics import growth
from indicators.statistics.growth import Spans
from indicators.statistics.series import YEAR, Bools, Floats, Ints, Series

MOST_RAISED = 1000       # denominators up to it can be raised to a century's power in a float


@dataclass(frozen=True, kw_only=True)
class AnnualChange:
    """Change by ``target`` a year or more; where ``falling``, a fall by that much or more (it is negative)."""

    target: Target
    falling: bool = False
    some_progress_from: Fraction = Fraction(60, 100)   # of the goal
    bridged: bool = False                              # a gap is bridged by its yearly average


def read(given: Mapping[str, object]) -> AnnualChange:
    """Parameters from the YAML: at_least or at_most, some_progress_from, gaps (none or bridged)."""
    parameters.only(given, ("at_least", "at_most", "some_progress_from", "gaps"))
    side = parameters.one_of(given, ("at_least", "at_most"))
    falling = side == "at_most"
    target = targets.read(side, given[side], _fall if falling else _rise)
    some = parameters.share("some_progress_from", given.get("some_progress_from", "60 %"))
    if not 0 <= some <= 1:
        raise parameters.bad("some_progress_from", given["some_progress_from"], "0 % to 100 % of the goal")
    gaps = parameters.choice("gaps", given.get("gaps", "none"), ("none", "bridged"))
    return AnnualChange(target=target, falling=falling, some_progress_from=some, bridged=gaps == "bridged")


def _rise(key: str, found: object) -> Fraction:
    """A share that is not below zero."""
    if (share := parameters.share(key, found)) < 0:
        raise parameters.bad(key, found, "a rise, such as 10 %")
    return share


def _fall(key: str, found: object) -> Fraction:
    """A share that is not above zero, and leaves something."""
    if not -1 < (share := parameters.share(key, found)) <= 0:
        raise parameters.bad(key, found, "a fall, such as -10 %")
    return share


def judge(rows: Series, goal: AnnualChange, wanted: int) -> Judgement:
    """Status and arithmetic of every row of areas with one target; ``wanted`` (+1 up, -1 down) is in the goal already.

    The latest change is from the year before, or with ``bridged`` the yearly average since the last figure. The
    pace and the goal path run from the baseline, the first figure after the last break, or of the year before the
    first goal where that is later. ``pace_needed`` is the change within the next year that meets the yearly goal and
    ends on the goal path or better. Where figures are bounds, a line of the rule counts only if it holds whatever the
    true values are; else the reason is uncertain.
    """
    before = rows.before(rows.sure if goal.bridged else rows.figure)
    elapsed = rows.elapsed(before)
    reason = _reason(rows, goal, before, elapsed)
    compared = reason == JUDGED
    change = _growth(rows, before, elapsed, compared)
    baseline = _baseline(rows, goal)
    average = pace(rows, baseline)
    path, needed = _path(rows, goal, baseline)
    lines = _lines(rows, goal, before, compared, baseline, ~np.isnan(average))
    status, reason = first_line(lines, Status.MOVING_AWAY, reason)
    shown = (before >= 0) & (before >= rows.stretch) & rows.sure & rows.sure[before] & _in_reach(goal, elapsed)
    return Judgement(
        status=status, reason=reason, streak=streak(rows, status), bridged=compared & (elapsed != YEAR),
        columns={
            "target": goal.target.column(rows.year), "change": change, "pace": average, "pace_needed": needed,
            "previous_year": np.where(shown, rows.year[before], np.nan),
            "previous_value": np.where(shown, rows.value[before], np.nan),
            "path_value": path, "gap": rows.value - path, **baseline_columns(rows, baseline),
        })


def _baseline(rows: Series, goal: AnnualChange) -> Ints:
    """Row from which the goal path runs, up to each row; -1 where there is none."""
    if not goal.target.steps:
        return np.full(len(rows), -1)
    return rows.first_of_stretch(rows.firm & (rows.year >= goal.target.first_year - 1))


def baseline_columns(rows: Series, baseline: Ints) -> dict[str, Floats]:
    """Year and value of the baseline of each row that may be judged."""
    known = rows.sure & (baseline >= 0)
    return {"baseline_year": np.where(known, rows.year[baseline], np.nan),
            "baseline_value": np.where(known, rows.value[baseline], np.nan)}


def _in_reach(goal: AnnualChange, elapsed: Ints) -> Bools:
    """Whether a figure so long before may be compared with."""
    return elapsed > 0 if goal.bridged else elapsed == YEAR


def _reason(rows: Series, goal: AnnualChange, before: Ints, elapsed: Ints) -> Ints:
    """Why the latest change cannot be judged; the first reason that holds."""
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


def _growth(rows: Series, since: Ints, elapsed: Ints, compared: Bools) -> Floats:
    """Growth a year since another row, NaN where the two are not compared."""
    result = np.full(len(rows), np.nan)
    result[compared] = growth.yearly(rows.value[compared], rows.value[since[compared]], elapsed[compared])
    return result


def pace(rows: Series, baseline: Ints) -> Floats:
    """Average growth a year since the baseline; NaN where there is none, or growth has no meaning."""
    elapsed = rows.elapsed(baseline)
    return _growth(rows, baseline, elapsed, since_baseline(rows, baseline) & (elapsed > 0))


def since_baseline(rows: Series, baseline: Ints) -> Bools:
    """Whether a row can be compared with a baseline that is not zero and not of the other sign."""
    start = rows.value[baseline]
    return rows.sure & (baseline >= 0) & (start != 0) & (rows.value * np.sign(start) >= 0)


def _path(rows: Series, goal: AnnualChange, baseline: Ints) -> tuple[Floats, Floats]:
    """Goal path from the baseline in each row's year, and the change needed within the next year."""
    start = np.where(rows.sure & (baseline >= 0), rows.value[baseline], np.nan)
    start[start == 0] = np.nan
    path = start
    for share, time in goal.target.spans(rows, baseline):
        path = _compound(path, share, time / YEAR)
    yearly = goal.target.column(rows.year + 1)
    next_path = path * np.maximum(1 + np.sign(path) * yearly, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        catch_up = (next_path - rows.value) / np.abs(rows.value)
    catch_up[~since_baseline(rows, baseline)] = np.nan   # no path: the yearly goal alone is needed
    needed = np.fmin(catch_up, yearly) if goal.falling else np.fmax(catch_up, yearly)
    return path, np.where(rows.sure & (rows.value != 0), needed, np.nan)


def _compound(start: Floats, share: Fraction, years: Floats) -> Floats:
    """Where growth by a share every year leads; below zero a rise makes the number smaller.

    Numerator and denominator are raised apart, so that 50 and 10 % give 55 and not 55.00000000000001.
    """
    top, bottom = float(share), 1.0
    if share.denominator <= MOST_RAISED:
        top, bottom = float(share.numerator), float(share.denominator)
    return start * np.maximum(bottom + top * np.sign(start), 0) ** years / bottom**years


def _lines(rows: Series, goal: AnnualChange, before: Ints, compared: Bools, baseline: Ints,
           paced: Bools) -> list[Line]:
    """The rule's lines, in order."""
    left = rows.value != 0   # a fall to zero is a fall by all, whatever was before
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


def _open(goal: AnnualChange, may_be_lower: Bools, may_be_higher: Bools) -> tuple[Bools, Bools]:
    """Worse and better, from lower and higher growth."""
    return (may_be_higher, may_be_lower) if goal.falling else (may_be_lower, may_be_higher)


def _reaches(rows: Series, goal: AnnualChange, asked: Spans, since: Ints, compared: Bools) -> Bools:
    """Whether growth since another row reaches what was asked, in the goal's sense."""
    reached = np.zeros(len(rows), bool)
    sign = growth.against_spans(rows.value[compared], rows.value[since[compared]],
                                [(share, time[compared]) for share, time in asked])
    reached[compared] = sign <= 0 if goal.falling else sign >= 0
    return reached
