"""Related numbers of one area, and the counts among them to protect."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Fact(NamedTuple):
    """A number that the public has (``known``) or would get; ``stale``: the figure has been revised since."""

    indicator: str
    year: int
    breakdown: str
    value: float
    known: bool
    stale: bool


class Asked(NamedTuple):
    """A count to protect: of a breakdown, or the step of a running total from the year ``since``.

    If ``confidential``, it is protected whatever its size, and so is the denominator ``of`` of a share.
    """

    indicator: str
    year: int
    breakdown: str
    since: int | None = None
    of: str = ""
    confidential: bool = False


@dataclass(frozen=True)
class Problem:
    """Related numbers of one area. ``shares`` are (share, numerator, denominator), ``stocks`` (running total, its
    yearly count or ""), ``limits`` (indicator, hide_below, hide_zero) of indicators that count people.
    """

    facts: tuple[Fact, ...]
    asked: tuple[Asked, ...]
    shares: tuple[tuple[str, str, str], ...] = ()
    stocks: tuple[tuple[str, str], ...] = ()
    limits: tuple[tuple[str, int, bool], ...] = ()
    decimals: tuple[tuple[str, tuple[int, ...]], ...] = ()       # digits to which each share may have been rounded

    @property
    def breakdowns(self) -> list[str]:
        """All breakdowns in the facts and the counts to protect."""
        return sorted({*(fact.breakdown for fact in self.facts), *(asked.breakdown for asked in self.asked)})


def problem_of(facts: Iterable[Fact], asked: Iterable[Asked], plain: Problem) -> Problem:
    """Return the problem of some facts, with the relations and limits of another."""
    return Problem(tuple(sorted(facts)), tuple(sorted(asked, key=repr)), plain.shares, plain.stocks, plain.limits,
                   plain.decimals)


def pieces(problem: Problem) -> Iterator[Problem]:
    """Split a problem into independent ones that share no constraint; single numbers are left out."""
    link = _Links()
    shares = {share: (top, bottom) for share, top, bottom in problem.shares}
    for top, bottom in shares.values():
        for year in {*(fact.year for fact in problem.facts), *(asked.year for asked in problem.asked)}:
            link.join((top, year), (bottom, year))
    free: set[str] = set()                               # running totals without any known figure
    for stock, flow in problem.stocks:
        known = {fact.year for fact in problem.facts if fact.indicator == stock}
        free |= set() if known else {stock}
        # Counts to protect may be before the first known year or after the last, with yearly counts in between.
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
    """A problem of these facts only, with the relations and limits that concern them."""
    return Problem(facts, asked, tuple(share for share in problem.shares if {share[1], share[2]} & codes),
                   tuple(stock for stock in problem.stocks if stock[0] in codes), problem.limits, problem.decimals)


def years_moved(problem: Problem, by: int) -> Problem:
    """Return the problem shifted in time, so that results can be cached for all years."""
    return Problem(tuple(fact._replace(year=fact.year + by) for fact in problem.facts),
                   tuple(asked._replace(year=asked.year + by, since=None if asked.since is None else asked.since + by)
                         for asked in problem.asked), problem.shares, problem.stocks, problem.limits,
                   problem.decimals)


class _Links:
    """Union-find over connected blocks."""

    def __init__(self) -> None:
        self._to: dict[object, object] = {}

    def of(self, block: object) -> object:
        """Return the representative of a block's connected set."""
        while (up := self._to.get(block, block)) != block:
            block = up
        return block

    def join(self, one: object, other: object) -> None:
        """Connect two blocks."""
        self._to[self.of(one)] = self.of(other)
