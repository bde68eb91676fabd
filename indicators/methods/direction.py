"""direction: "as much as possible", no number; growth a year since the baseline, in the wanted direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np

from indicators.methods import parameters
from indicators.methods.baseline import baseline_columns, since_baseline, year_before
from indicators.methods.case import Case
from indicators.methods.changes import pace_step
from indicators.methods.checks import Fault, outside, stages_in_per_cent
from indicators.methods.method import Distance, Measure, Method
from indicators.methods.rungs import Rung, climb
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason
from indicators.model import Indicator, Message, Reason, Status
from indicators.statistics import growth
from indicators.statistics.series import Bools, Floats, Ints, Series


@dataclass(frozen=True, kw_only=True)
class Direction(Method):
    """Shares a year in the wanted direction: improving from the one, moving away below the other."""

    improving_from: Fraction = Fraction(5, 1000)
    moving_away_below: Fraction = Fraction(-5, 1000)
    limit: Fraction | None = None          # natural limit, such as 100 for a percentage: near it less is asked for

    parameter_names: ClassVar[tuple[str, ...]] = ("improving_from", "moving_away_below", "limit")
    has_number: ClassVar[bool] = False
    paced: ClassVar[bool] = True
    by_chance: ClassVar[bool] = False      # how much a country does as much as possible is decided

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """improving_from, moving_away_below and limit."""
        improving = parameters.share("improving_from", given.get("improving_from", "0.5 %"))
        away = parameters.share("moving_away_below", given.get("moving_away_below", "-0.5 %"))
        if away > improving:
            raise parameters.bad("moving_away_below", given.get("moving_away_below"), "no more than improving_from")
        limit = parameters.number("limit", given["limit"]) if "limit" in given else None
        if limit == 0:
            raise parameters.bad("limit", 0, "a number other than 0, to which growth in per cent can come near")
        return cls(improving_from=improving, moving_away_below=away, limit=limit)

    def judge(self, rows: Series, wanted: int) -> Judgement:
        """Status of every row from its pace since the baseline; ``wanted`` is +1 where up is good, -1 where down is.

        The baseline is the first figure after the last break that is certain, no bound and not zero: from zero there
        is no growth in per cent, and a series that begins with none would stay unjudged for ever.

        Near the natural limit, thresholds above zero shrink as growth.near_limit says. With 1.5 or 0.5 % to improve
        and 0 % to move away this is Statistics Canada's method without a target: its substantial, or substantial and
        moderate, progress reads Improving, its deterioration Moving away. ``change`` since the year before is shown
        with it and decides nothing. There is no path, gap or pace needed.
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
        improving[compared] = _reaches(after, before, time, self.improving_from, self, wanted)
        holding[compared] = _reaches(after, before, time, self.moving_away_below, self, wanted)
        worse, better = (rows.upper, rows.lower) if wanted > 0 else (rows.lower, rows.upper)
        status, reason = first_line(
            [Line(Status.IMPROVING, improving, worse, better), Line(Status.LITTLE_CHANGE, holding, worse, better)],
            Status.MOVING_AWAY, reason)
        return Judgement(status=status, reason=reason, streak=np.zeros(len(rows), np.int64),
                         columns={"pace": pace, **year_before(rows), **baseline_columns(rows, baseline)})

    def steps(self, case: Case) -> tuple[Message, ...]:
        """The average change a year since the baseline, against the two thresholds."""
        wanted = Message(code="step.up_is_good" if case.wanted > 0 else "step.down_is_good")
        years, part = case.years(case.baseline), _near_limit(case, self)
        rungs = [Rung(status=status, asked=((case.wanted * asked * (part if asked > 0 else 1), years),),
                      since=case.baseline, falling=case.wanted < 0)
                 for status, asked in ((Status.IMPROVING, self.improving_from),
                                       (Status.LITTLE_CHANGE, self.moving_away_below))]
        near = [] if self.limit is None or part == 1 else [Message(code="step.near_limit", values={
            "base": case.figure(case.baseline), "reach": float(self.limit), "part": part})]
        return (*case.inputs(case.baseline, case.at), *pace_step(case), wanted, *near,
                *climb(case, rungs, Status.MOVING_AWAY))

    def how(self, indicator: Indicator) -> tuple[Message, ...]:
        """The two thresholds, the limit, and breaks."""
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
        """Statistics Canada's method without a target."""
        return Message(code="source.direction")

    def in_short(self, indicator: Indicator, target: float) -> Message:
        """ "more; no number set"."""
        return Message(code=f"rule.direction_{indicator.desired_direction}")

    def distance(self, indicator: Indicator) -> Distance:
        """The pace itself, since no number is set."""
        return Distance(measure=Measure.PACE, line=Message(code="distance.no_change"))

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """Both thresholds, to either side."""
        sizes = float(self.improving_from), float(self.moving_away_below)
        return tuple(side * size for size in sizes for side in (1, -1))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Stages, and a limit where no figure can be."""
        if indicator.stages:
            yield from stages_in_per_cent(indicator)
        elif self.limit is not None:
            yield from outside(indicator, float(self.limit), ("limit",))


def _reaches(after: Floats, before: Floats, elapsed: Ints, share: Fraction, goal: Direction, wanted: int) -> Bools:
    """Whether growth a year in the wanted direction reaches a share; of one above zero, the part asked near a limit."""
    sign = wanted * growth.against(after, before, wanted * share, elapsed)
    if goal.limit is not None and share > 0:
        part = growth.near_limit(before, np.full(len(before), float(goal.limit)))
        grown = wanted * growth.yearly(after, before, elapsed)
        sign = np.where(part < 1, np.sign(grown - part * float(share)), sign)
    return np.asarray(sign >= 0)


def _near_limit(case: Case, goal: Direction) -> Fraction:
    """Part of a step up that is asked for where the series began."""
    if goal.limit is None:
        return Fraction(1)
    part = growth.near_limit(np.array([case.figure(case.baseline)]), np.array([float(goal.limit)]))
    return Fraction(float(part[0]))
