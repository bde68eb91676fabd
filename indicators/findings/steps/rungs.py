"""The lines of a rule as rungs: what each asks for in this series' own numbers, and whether the figure reaches it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from indicators.findings.steps.case import Case
from indicators.model import Message, Status


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A status that a change of ``asked`` a year since the place ``since`` would give."""

    status: Status
    asked: Fraction
    since: int
    falling: bool            # asked for or less, not more


def climb(case: Case, rungs: Iterable[Rung], otherwise: Status) -> tuple[Message, ...]:
    """Each rung down to the first that the figure reaches; ``otherwise`` where it reaches none."""
    said = []
    for rung in rungs:
        message, reached = _rung(case, rung)
        said.append(message)
        if reached:
            return tuple(said)
    return *said, Message(code="step.otherwise", values={"status": otherwise})


def grown(base: float, asked: Fraction, years: Fraction) -> Fraction | float:
    """Where growth by ``asked`` every year leads, exactly over whole years; below zero a rise makes it smaller."""
    factor = factor_of(base, asked)
    if years.denominator == 1:
        return Fraction(repr(base)) * factor ** int(years)
    return base * float(factor) ** float(years)


def factor_of(base: float, asked: Fraction) -> Fraction:
    """By what a year's growth multiplies."""
    return max(1 + (asked if base > 0 else -asked), Fraction(0))


def answer(figure: float, limit: Fraction | float, status: Status, *, falling: bool) -> tuple[Message, bool]:
    """The comparison in words, and whether the figure reaches the limit."""
    exact = Fraction(repr(figure))
    reached = exact <= limit if falling else exact >= limit
    values = {"figure": figure, "limit": float(limit), "status": status}
    if falling:
        return Message(code="step.at_most" if reached else "step.more", values=values), reached
    return Message(code="step.at_least" if reached else "step.less", values=values), reached


def _rung(case: Case, rung: Rung) -> tuple[Message, bool]:
    base, years = case.figure(rung.since), case.years(rung.since)
    limit = grown(base, rung.asked, years)
    said, reached = answer(case.figure(case.at), limit, rung.status, falling=rung.falling)
    values = {"status": rung.status, "asked": float(rung.asked), "since": case.when(rung.since), "base": base,
              "factor": float(factor_of(base, rung.asked)), "span": years, "limit": float(limit),
              "figure": case.figure(case.at), "answer": said}
    if not rung.asked:
        return Message(code="step.held_down" if rung.falling else "step.held_up", values=values), reached
    if years == 1:
        return Message(code="step.year_down" if rung.falling else "step.year_up", values=values), reached
    return Message(code="step.years_down" if rung.falling else "step.years_up", values=values), reached
