"""annual_change: at least (or at most) so much per cent every year, for flows and for running totals alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.assess import growth, parameters
from indicators.assess.series import YEAR, Bools, Floats, Ints, Series
from indicators.assess.verdict import JUDGED, Judgement, Line, first_line, first_reason, streak
from indicators.model import Reason, Status

MOST_RAISED = 1000       # denominators up to it can be raised to a century's power in a float


@dataclass(frozen=True, kw_only=True)
class AnnualChange:
    """Change by ``goal`` a year or more; where ``falling``, a fall by that much or more (goal is negative)."""

    goal: Fraction
    falling: bool = False
    some_progress_from: Fraction = Fraction(60, 100)   # of the goal
    bridged: bool = False                              # a gap is bridged by its yearly average


def read(given: Mapping[str, object]) -> AnnualChange:
    """Parameters from the YAML: at_least or at_most, some_progress_from, gaps (none or bridged)."""
    parameters.only(given, ("at_least", "at_most", "some_progress_from", "gaps"))
    sides = [key for key in ("at_least", "at_most") if key in given]
    if len(sides) != 1:
        raise parameters.bad("at_least", ", ".join(sides) or "neither", "at_least or at_most, one of them")
    goal = parameters.share(sides[0], given[sides[0]])
    falling = sides[0] == "at_most"
    if falling and not -1 < goal <= 0:
        raise parameters.bad("at_most", given["at_most"], "a fall, such as -10 %")
    if not falling and goal < 0:
        raise parameters.bad("at_least", given["at_least"], "a rise, such as 10 %")
    some = parameters.share("some_progress_from", given.get("some_progress_from", "60 %"))
    if not 0 <= some <= 1:
        raise parameters.bad("some_progress_from", given["some_progress_from"], "0 % to 100 % of the goal")
    gaps = parameters.choice("gaps", given.get("gaps", "none"), ("none", "bridged"))
    return AnnualChange(goal=goal, falling=falling, some_progress_from=some, bridged=gaps == "bridged")


def judge(rows: Series, goal: AnnualChange, wanted: int) -> Judgement:
    """Status and arithmetic of every row; ``wanted`` (+1 up, -1 down) is in the goal already.

    The latest change is from the year before, or with ``bridged`` the yearly average since the last figure. The
    pace and the goal path run from the baseline, the first figure after the last break. ``pace_needed`` is the
    change within the next year that meets the yearly goal and ends on the goal path or better. Where figures are
    bounds, a line of the rule counts only if it holds whatever the true values are; else the reason is uncertain.
    """
    before = rows.before(rows.sure if goal.bridged else rows.figure)
    elapsed = rows.elapsed(before)
    reason = _reason(rows, goal, before, elapsed)
    compared = reason == JUDGED
    change = _growth(rows, before, elapsed, compared)
    paced, pace_elapsed, pace = _pace(rows)
    path, needed = _path(rows, goal)
    lines = _lines(rows, goal, before, elapsed, compared, paced, pace_elapsed)
    status, reason = first_line(lines, Status.MOVING_AWAY, reason)
    shown = (before >= 0) & (before >= rows.stretch) & rows.sure & rows.sure[before] & _in_reach(goal, elapsed)
    return Judgement(
        status=status, reason=reason, streak=streak(rows, status), bridged=compared & (elapsed != YEAR),
        columns={
            "change": change, "pace": pace, "pace_needed": needed,
            "previous_year": np.where(shown, rows.year[before], np.nan),
            "previous_value": np.where(shown, rows.value[before], np.nan),
            "path_value": path, "gap": rows.value - path, **baseline_columns(rows),
        })


def baseline_columns(rows: Series) -> dict[str, Floats]:
    """Year and value of the baseline of each row that may be judged."""
    known = rows.sure & (rows.baseline >= 0)
    return {"baseline_year": np.where(known, rows.year[rows.baseline], np.nan),
            "baseline_value": np.where(known, rows.value[rows.baseline], np.nan)}


def _in_reach(goal: AnnualChange, elapsed: Ints) -> Bools:
    """Whether a figure so long before may be compared with."""
    return elapsed > 0 if goal.bridged else elapsed == YEAR


def _reason(rows: Series, goal: AnnualChange, before: Ints, elapsed: Ints) -> Ints:
    """Why the latest change cannot be judged; the first reason that holds."""
    return first_reason(
        (Reason.NO_FIGURE, ~rows.figure),
        (Reason.UNCERTAIN, rows.uncertain),
        (Reason.ONE_YEAR_ONLY, rows.alone),
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


def _pace(rows: Series) -> tuple[Bools, Ints, Floats]:
    """Where there is a pace since the baseline, the time since then, and the pace."""
    elapsed = rows.elapsed(rows.baseline)
    paced = since_baseline(rows) & (elapsed > 0)
    return paced, elapsed, _growth(rows, rows.baseline, elapsed, paced)


def since_baseline(rows: Series) -> Bools:
    """Whether a row can be compared with a baseline that is not zero and not of the other sign."""
    start = rows.value[rows.baseline]
    return rows.sure & (rows.baseline >= 0) & (start != 0) & (rows.value * np.sign(start) >= 0)


def _path(rows: Series, goal: AnnualChange) -> tuple[Floats, Floats]:
    """Goal path from the baseline in each row's year, and the change needed within the next year."""
    start = np.where(rows.sure & (rows.baseline >= 0), rows.value[rows.baseline], np.nan)
    start[start == 0] = np.nan
    years = rows.elapsed(rows.baseline) / YEAR
    path, next_path = _compound(start, goal.goal, years), _compound(start, goal.goal, years + 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        catch_up = (next_path - rows.value) / np.abs(rows.value)
    catch_up[~since_baseline(rows)] = np.nan   # no path: the yearly goal alone is needed
    yearly = float(goal.goal)
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


def _lines(rows: Series, goal: AnnualChange, before: Ints, elapsed: Ints, compared: Bools,
           paced: Bools, pace_elapsed: Ints) -> list[Line]:
    """The rule's lines, in order."""
    left = rows.value != 0   # a fall to zero is a fall by all, whatever was before
    worse, better = _open(goal, rows.upper | rows.lower[before] & left, rows.lower | rows.upper[before] & left)
    pace_worse, pace_better = _open(goal, rows.upper, rows.lower)

    def changed_by(share: Fraction) -> Bools:
        return _reaches(rows, goal, share, before, elapsed, compared)

    on_pace = _reaches(rows, goal, goal.goal, rows.baseline, pace_elapsed, paced & compared)
    return [
        Line(Status.GOAL_MET, changed_by(goal.goal), worse, better),
        Line(Status.ON_TRACK, on_pace, pace_worse, pace_better & paced),
        Line(Status.SOME_PROGRESS, changed_by(goal.goal * goal.some_progress_from), worse, better),
        Line(Status.LITTLE_PROGRESS, changed_by(Fraction(0)), worse, better),
    ]


def _open(goal: AnnualChange, may_be_lower: Bools, may_be_higher: Bools) -> tuple[Bools, Bools]:
    """Worse and better, from lower and higher growth."""
    return (may_be_higher, may_be_lower) if goal.falling else (may_be_lower, may_be_higher)


def _reaches(rows: Series, goal: AnnualChange, share: Fraction, since: Ints, elapsed: Ints, compared: Bools) -> Bools:
    """Whether growth a year reaches a share, in the goal's sense."""
    reached = np.zeros(len(rows), bool)
    sign = growth.against(rows.value[compared], rows.value[since[compared]], share, elapsed[compared])
    reached[compared] = sign <= 0 if goal.falling else sign >= 0
    return reached
