"""The lines of a rule as rungs: what each requires in the series' own numbers, and whether the figure reaches it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from indicators.judging.methods.judged_figure import Case
from indicators.model import Message, Status

Asked = tuple[tuple[Fraction, Fraction], ...]
"""Successive required changes: pairs of share a year and number of years."""


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A status, and the changes ``asked`` since index ``since`` that lead to it."""

    status: Status
    asked: Asked
    since: int
    falling: bool            # at most the required change, not at least


def climb(case: Case, rungs: Iterable[Rung], otherwise: Status) -> tuple[Message, ...]:
    """Each rung down to the first that the figure reaches; ``otherwise`` where it reaches none."""
    messages = []
    for rung in rungs:
        message, reached = _rung(case, rung)
        messages.append(message)
        if reached:
            return tuple(messages)
    return *messages, Message(code="step.otherwise", values={"status": otherwise})


def grown(base: float, asked: Asked) -> Fraction | float:
    """Return ``base`` after the required growth, exact for whole years; below zero, a rise means a lower number."""
    if all(years.denominator == 1 for _, years in asked):
        return Fraction(repr(base)) * math.prod(factor_of(base, share) ** int(years) for share, years in asked)
    return base * math.prod(float(factor_of(base, share)) ** float(years) for share, years in asked)


def factor_of(base: float, asked: Fraction) -> Fraction:
    """The factor of one year's growth."""
    return max(1 + (asked if base > 0 else -asked), Fraction(0))


def answer(figure: float, limit: Fraction | float, status: Status, *, falling: bool) -> tuple[Message, bool]:
    """The comparison as a message, and whether the figure reaches the limit."""
    exact = Fraction(repr(figure))
    reached = exact <= limit if falling else exact >= limit
    values = {"figure": figure, "limit": float(limit), "status": status}
    if falling:
        return Message(code="step.at_most" if reached else "step.more", values=values), reached
    return Message(code="step.at_least" if reached else "step.less", values=values), reached


def _rung(case: Case, rung: Rung) -> tuple[Message, bool]:
    base, limit = case.figure(rung.since), grown(case.figure(rung.since), rung.asked)
    messages, reached = answer(case.figure(case.at), limit, rung.status, falling=rung.falling)
    down = rung.falling
    values: dict[str, object] = {
        "status": rung.status, "since": case.when(rung.since), "base": base, "limit": float(limit),
        "figure": case.figure(case.at), "answer": messages}
    if len(rung.asked) != 1:
        return Message(code="step.goals_down" if down else "step.goals_up", values=values), reached
    share, years = rung.asked[0]
    values |= {"asked": float(share), "factor": float(factor_of(base, share)), "span": years}
    if not share:
        return Message(code="step.held_down" if down else "step.held_up", values=values), reached
    if years == 1:
        return Message(code="step.year_down" if down else "step.year_up", values=values), reached
    return Message(code="step.years_down" if down else "step.years_up", values=values), reached
