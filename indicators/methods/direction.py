"""direction: "as much as possible", no number; growth a year since the baseline, in the wanted direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from indicators.methods import parameters
from indicators.methods.annual_change import baseline_columns, since_baseline
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason
from indicators.model import Reason, Status
from indicators.statistics import growth
from indicators.statistics.series import YEAR, Bools, Floats, Ints, Series


@dataclass(frozen=True, kw_only=True)
class Direction:
    """Shares a year in the wanted direction: improving from the one, moving away below the other."""

    improving_from: Fraction = Fraction(5, 1000)
    moving_away_below: Fraction = Fraction(-5, 1000)
    limit: Fraction | None = None          # natural limit, such as 100 for a percentage: near it less is asked for


def read(given: Mapping[str, object]) -> Direction:
    """Parameters from the YAML: improving_from, moving_away_below and limit."""
    parameters.only(given, ("improving_from", "moving_away_below", "limit"))
    improving = parameters.share("improving_from", given.get("improving_from", "0.5 %"))
    away = parameters.share("moving_away_below", given.get("moving_away_below", "-0.5 %"))
    if away > improving:
        raise parameters.bad("moving_away_below", given.get("moving_away_below"), "no more than improving_from")
    limit = parameters.number("limit", given["limit"]) if "limit" in given else None
    if limit == 0:
        raise parameters.bad("limit", 0, "a number other than 0, to which growth in per cent can come near")
    return Direction(improving_from=improving, moving_away_below=away, limit=limit)


def judge(rows: Series, goal: Direction, wanted: int) -> Judgement:
    """Status of every row from its pace since the baseline; ``wanted`` is +1 where up is good, -1 where down is.

    The baseline is the first figure after the last break that is certain, no bound and not zero: from zero there is no
    growth in per cent, and a series that begins with none would stay unjudged for ever.

    Near the natural limit, thresholds above zero shrink as growth.near_limit says. With 1.5 or 0.5 % to improve and 0 %
    to move away this is Statistics Canada's method without a target: its substantial, or substantial and moderate,
    progress reads Improving, its deterioration Moving away. ``change`` since the year before is told beside it and
    decides nothing. There is no path, gap or pace needed.
    """
    baseline = rows.first_of_stretch(rows.firm & (rows.value != 0))   # from zero nothing grows
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
    pace = np.full(len(rows), np.nan)
    pace[compared] = growth.yearly(after, before, time)
    improving, holding = np.zeros((2, len(rows)), bool)
    improving[compared] = _reaches(after, before, time, goal.improving_from, goal, wanted)
    holding[compared] = _reaches(after, before, time, goal.moving_away_below, goal, wanted)
    worse, better = (rows.upper, rows.lower) if wanted > 0 else (rows.lower, rows.upper)
    status, reason = first_line(
        [Line(Status.IMPROVING, improving, worse, better), Line(Status.LITTLE_CHANGE, holding, worse, better)],
        Status.MOVING_AWAY, reason)
    return Judgement(status=status, reason=reason, streak=np.zeros(len(rows), np.int64),
                     columns={"pace": pace, **year_before(rows), **baseline_columns(rows, baseline)})


def _reaches(after: Floats, before: Floats, elapsed: Ints, share: Fraction, goal: Direction, wanted: int) -> Bools:
    """Whether growth a year in the wanted direction reaches a share; of one above zero, the part asked near a limit."""
    sign = wanted * growth.against(after, before, wanted * share, elapsed)
    if goal.limit is not None and share > 0:
        part = growth.near_limit(before, np.full(len(before), float(goal.limit)))
        grown = wanted * growth.yearly(after, before, elapsed)
        sign = np.where(part < 1, np.sign(grown - part * float(share)), sign)
    return np.asarray(sign >= 0)


def year_before(rows: Series) -> dict[str, Floats]:
    """Year and value of the year before where the two compare, and the change since then as a share."""
    before = rows.before(rows.sure)
    known = rows.sure & (before >= 0) & (before >= rows.stretch) & (rows.elapsed(before) == YEAR)
    value = np.where(known, rows.value[before], np.nan)
    growing = known & (value != 0) & (rows.value * np.sign(value) >= 0)
    change = np.full(len(rows), np.nan)
    change[growing] = (rows.value[growing] - value[growing]) / np.abs(value[growing])
    return {"previous_year": np.where(known, rows.year[before], np.nan), "previous_value": value, "change": change}
