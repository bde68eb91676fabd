"""Numbers of one area that hang together, and the counts among them that are to be protected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Fact(NamedTuple):
    """A number that the public has (``known``) or would get; ``stale``: the figure is another one today."""

    indicator: str
    year: int
    breakdown: str
    value: float
    known: bool
    stale: bool


class Asked(NamedTuple):
    """A count to protect: of a breakdown, or (``since`` a year) the step of a running total; ``confidential`` whatever
    its size, or (``of`` a denominator) what share it is."""

    indicator: str
    year: int
    breakdown: str
    since: int | None = None
    of: str = ""
    confidential: bool = False


@dataclass(frozen=True)
class Problem:
    """Numbers of one area that hang together. ``shares`` are (share, numerator, denominator), ``stocks`` (running
    total, its yearly count or ""), ``limits`` (indicator, hide_below, hide_zero) of those that count people."""

    facts: tuple[Fact, ...]
    asked: tuple[Asked, ...]
    shares: tuple[tuple[str, str, str], ...] = ()
    stocks: tuple[tuple[str, str], ...] = ()
    limits: tuple[tuple[str, int, bool], ...] = ()
    decimals: tuple[tuple[str, tuple[int, ...]], ...] = ()       # digits with which each share may have been rounded

    @property
    def breakdowns(self) -> list[str]:
        """Every breakdown that is spoken of."""
        return sorted({*(fact.breakdown for fact in self.facts), *(asked.breakdown for asked in self.asked)})


def problem_of(facts: Iterable[Fact], asked: Iterable[Asked], plain: Problem) -> Problem:
    """The problem of some facts, under the relations and limits of another."""
    return Problem(tuple(sorted(facts)), tuple(sorted(asked, key=repr)), plain.shares, plain.stocks, plain.limits,
                   plain.decimals)


def pieces(problem: Problem) -> Iterator[Problem]:
    """The parts of a problem that share no constraint, but for single numbers."""
    link = _Links()
    shares = {share: (top, bottom) for share, top, bottom in problem.shares}
    for top, bottom in shares.values():
        for year in {*(fact.year for fact in problem.facts), *(asked.year for asked in problem.asked)}:
            link.join((top, year), (bottom, year))
    free: set[str] = set()                               # running totals of which nothing is known
    for stock, flow in problem.stocks:
        known = {fact.year for fact in problem.facts if fact.indicator == stock}
        free |= set() if known else {stock}
        # What is asked for may lie before the first that is known, or after the last, with yearly counts between.
        years = known | {year for asked in problem.asked if known and asked.indicator == stock
                         for year in (asked.year, asked.since) if year is not None}
        for year in range(min(years), max(years) + 1) if years else ():
            link.join((stock, min(years)), (stock, year))
            link.join((stock, min(years)), (flow or stock, year))
    found: dict[object, tuple[list[Fact], list[Asked]]] = {}
    for fact in problem.facts:
        block = shares.get(fact.indicator, (fact.indicator,))[0], fact.year
        found.setdefault(link.of(block), ([], []))[0].append(fact)
    for asked in problem.asked:
        piece = link.of((asked.indicator, asked.year))
        if asked.indicator not in free and piece in found:
            found[piece][1].append(asked)
    for facts, wanted in found.values():
        if len(facts) > 1:
            codes = {code for fact in facts for code in shares.get(fact.indicator, (fact.indicator,))}
            yield _cut(problem, tuple(facts), tuple(wanted), codes | {asked.indicator for asked in wanted})


def _cut(problem: Problem, facts: tuple[Fact, ...], asked: tuple[Asked, ...], codes: set[str]) -> Problem:
    """A problem of these facts alone, with the relations and limits that touch them."""
    return Problem(facts, asked, tuple(share for share in problem.shares if {share[1], share[2]} & codes),
                   tuple(stock for stock in problem.stocks if stock[0] in codes), problem.limits, problem.decimals)


def years_moved(problem: Problem, by: int) -> Problem:
    """The same problem in other years: what was found of one year holds for all."""
    return Problem(tuple(fact._replace(year=fact.year + by) for fact in problem.facts),
                   tuple(asked._replace(year=asked.year + by, since=None if asked.since is None else asked.since + by)
                         for asked in problem.asked), problem.shares, problem.stocks, problem.limits,
                   problem.decimals)


class _Links:
    """Which blocks hang together."""

    def __init__(self) -> None:
        self._to: dict[object, object] = {}

    def of(self, block: object) -> object:
        """The block that represents all that hang together with one."""
        while (up := self._to.get(block, block)) != block:
            block = up
        return block

    def join(self, one: object, other: object) -> None:
        """Let two blocks hang together."""
        self._to[self.of(one)] = self.of(other)
