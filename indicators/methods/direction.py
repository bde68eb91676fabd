"""direction: "as much as possible" without a number; growth a year since the baseline, in the wanted direction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

import numpy as np

from indicators.methods import parameters
from indicators.methods.baseline import baseline_columns, since_baseline, year_before
from indicators.methods.change_steps import pace_step
from indicators.methods.checks import Fault, outside, stages_in_per_cent
from indicators.methods.judged_figure import Case
from indicators.methods.method import Distance, Measure, Method
from indicators.methods.rule_lines import Rung, climb
from indicators.methods.verdict import JUDGED, Judgement, Line, first_line, first_reason
from indicators.model import Indicator, Message, Reason, Status
from indicators.statistics import growth
from indicators.statistics.series import Bools, Floats, Ints, Series


@dataclass(frozen=True, kw_only=True)
class Direction(Method):
    """Thresholds in shares a year in the wanted direction: Improving from the first, Moving away below the second."""

    improving_from: Fraction = Fraction(5, 1000)
    moving_away_below: Fraction = Fraction(-5, 1000)
    limit: Fraction | None = None          # natural limit, such as 100 for a percentage; near it less growth is needed

    parameter_names: ClassVar[tuple[str, ...]] = ("improving_from", "moving_away_below", "limit")
    has_number: ClassVar[bool] = False
    paced: ClassVar[bool] = True
    by_chance: ClassVar[bool] = False      # False: how much a country does is a decision, not a chance event

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read improving_from, moving_away_below and limit."""
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
        """The average change a year since the baseline, compared with the two thresholds."""
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
        """Messages about the two thresholds, the limit and breaks."""
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
        """Distances are the pace itself, since no number is set."""
        return Distance(measure=Measure.PACE, line=Message(code="distance.no_change"))

    def deciding_shares(self, target: float) -> tuple[float, ...]:
        """Both thresholds, with either sign."""
        sizes = float(self.improving_from), float(self.moving_away_below)
        return tuple(side * size for size in sizes for side in (1, -1))

    def misfits(self, indicator: Indicator) -> Iterator[Fault]:
        """Faults for stages, and for a limit outside the range of the figures."""
        if indicator.stages:
            yield from stages_in_per_cent(indicator)
        elif self.limit is not None:
            yield from outside(indicator, float(self.limit), ("limit",))


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
