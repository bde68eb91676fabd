"""What related numbers of one area leave possible, as constraints on whole numbers of people."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

import numpy as np

from indicators.disclosure.constraints import System, Undecided, rounded_to
from indicators.disclosure.related_numbers import Asked, Fact, Problem, pieces, years_moved
from indicators.judging.statistics.series import Floats

CHOICES = 16               # combinations of values of revised figures that are tried; beyond, one old value at a time
OLD_VALUES = 40            # old values in related figures; if there are more, no new figure is shown
COARSER = (2, 10, 100)  # multiples of half a unit of the last digit, tried if shares and counts contradict each other
WIDTH = 4                  # a confidential count must keep more possible values than this


class Given(NamedTuple):
    """A disclosed count: it can no longer take every small value. ``known``: new numbers narrow it no further."""

    indicator: str
    year: int
    known: bool


def given_away(problem: Problem) -> frozenset[Given]:
    """Return the counts that a problem's numbers disclose.

    A protected count must be able to take every whole number below its limit except 0, and so must unreported counts
    that can be derived. Any value of a revised figure that was ever public may be the true one.
    """
    found: set[Given] = set()
    for piece in pieces(problem):
        first = min(fact.year for fact in piece.facts)
        found |= {given._replace(year=given.year + first) for given in _of_piece(years_moved(piece, -first))}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def _of_piece(problem: Problem) -> frozenset[Given]:
    found: set[Given] = set()
    if _revised_too_often(problem.facts):
        return frozenset(Given(fact.indicator, fact.year, known=False) for fact in problem.facts if not fact.known)
    parts = any(problem.breakdowns)
    readings = _readings(problem)
    for facts in _choices(problem.facts):
        try:
            for reading in readings:
                found |= set(_of_choice(reading, facts, parts=parts))
        except Undecided:
            found |= {Given(fact.indicator, fact.year, known=fact.known) for fact in facts}
    return frozenset(found)


def _readings(problem: Problem) -> list[Problem]:
    """The problem for each number of digits to which shares may have been rounded, without equivalent ones."""
    most = max((len(digits) for _, digits in problem.decimals), default=0)
    readings = [replace(problem, decimals=tuple((share, digits[choice:choice + 1])
                                                 for share, digits in problem.decimals))
                for choice in range(most + 1)]
    return list({tuple(rounded_to(fact, reading) for fact in problem.facts): reading for reading in readings}.values())


def _revised_too_often(facts: tuple[Fact, ...]) -> bool:
    """Whether there are too many old values to try; those of a single figure alone disclose nothing else."""
    figures = {fact[:3] for fact in facts}
    return len(figures) > 1 and len(facts) - len(figures) > OLD_VALUES


def _choices(facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, ...]]:
    """Yield one value for each figure; if there are too many combinations, today's with one old value at a time."""
    values: dict[tuple[str, int, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.stale):
        values.setdefault(fact[:3], []).append(fact)
    if np.prod([len(revisions) for revisions in values.values()], dtype=np.float64) <= CHOICES:
        yield from product(*values.values())
        return
    first = {key: revisions[0] for key, revisions in values.items()}
    yield tuple(first.values())
    old = [(key, other) for key, revisions in values.items() for other in revisions[1:]]
    yield from (tuple((first | {key: other}).values()) for key, other in old[:OLD_VALUES])


def _of_choice(problem: Problem, facts: tuple[Fact, ...], *, parts: bool) -> Iterator[Given]:
    """Counts disclosed by one combination, with ``parts`` also where these are everyone."""
    now = System(problem, facts, rest=not parts)
    yield from _of_system(now, rest=not parts)
    if parts:
        everyone, now = now, System(problem, facts, rest=True)
        now.take_from(everyone)
        yield from _of_system(now, rest=True)


def _of_system(now: System, *, rest: bool) -> Iterator[Given]:
    """Counts disclosed by a combination; if it is contradictory, by it without each old value in turn, else by sums
    alone.
    """
    problem, facts = now.problem, now.facts
    if now.possible:
        yield from _narrowed(problem, now, System(problem, _known(facts), rest=rest))
        return
    rough = next(_coarser(problem, facts), None) if rest else None
    if rough is not None:
        yield from _narrowed(problem, rough, System(problem, _known(facts), rest=rest, coarser=COARSER[-1]))
    stale = [fact for fact in facts if fact.stale]
    for old in stale:
        fewer = tuple(fact for fact in facts if fact != old)
        if (now := System(problem, fewer, rest=rest)).possible:
            yield from _narrowed(problem, now, System(problem, _known(fewer), rest=rest))
    if rest and not stale:
        yield from _by_sums(now, System(problem, _known(facts), rest=rest))


def _coarser(problem: Problem, facts: tuple[Fact, ...]) -> Iterator[System]:
    """Yield feasible systems in which shares were truncated or rounded more coarsely than they appear."""
    if any(fact.indicator == share for fact in facts for share, _, _ in problem.shares):
        for by in COARSER:
            if (found := System(problem, facts, rest=True, coarser=by)).possible:
                yield found


def _known(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.known)


class _Target(NamedTuple):
    """A sum of cells, the values that it must be able to take, and whether it was reported."""

    indicator: str
    year: int
    cells: Floats
    limit: int
    zero: bool
    sent: bool
    confidential: bool = False
    of: Floats | None = None   # denominator of a confidential share


def _narrowed(problem: Problem, now: System, before: System) -> Iterator[Given]:
    """Yield targets that can no longer take every small value, with whether that was so before the new numbers."""
    for target in _targets(problem, now):
        given = (_confidential if target.confidential else _sent if target.sent else _implied)(target, now, before)
        if given is not None:
            yield Given(target.indicator, target.year, known=given)


def _targets(problem: Problem, system: System) -> Iterator[_Target]:
    limits = {code: (below, zero) for code, below, zero in problem.limits}
    for asked in problem.asked:
        below, zero = limits.get(asked.indicator, (0, False))
        of = system.vector(asked.of, asked.year, system.cells.of(asked.breakdown)) if asked.of else None
        yield _Target(asked.indicator, asked.year, _cells_of(asked, system), below, zero, sent=True,
                      confidential=asked.confidential, of=of)
    for code, year in system.blocks:
        if code in limits:
            yield from (_Target(code, year, system.vector(code, year, group), limits[code][0], False, sent=False)
                        for group in system.cells.groups)
    yield from _differences(system, limits)


def _cells_of(asked: Asked, system: System) -> Floats:
    cells = system.cells.of(asked.breakdown)
    vector = system.vector(asked.indicator, asked.year, cells)
    if asked.since is not None:
        vector -= system.vector(asked.indicator, asked.since, cells)
    return vector


def _differences(system: System, limits: dict[str, tuple[int, bool]]) -> Iterator[_Target]:
    """Yield the growth of running totals, and denominators minus numerators: unreported counts of people."""
    for stock, flow in system.problem.stocks:
        years = system.years(stock)
        if stock in limits and years and (flow, years[0]) in system.blocks:       # amount before the first year
            for group in system.cells.groups:
                before = system.vector(stock, years[0], group) - system.vector(flow, years[0], group)
                yield _Target(stock, years[0], before, limits[stock][0], False, sent=False)
        if stock in limits:
            for first, last in pairwise(system.years(stock)):
                for group in system.cells.groups:
                    step = system.vector(stock, last, group) - system.vector(stock, first, group)
                    yield _Target(stock, last, step, limits[stock][0], False, sent=False)
    for top, bottom in sorted(set(system.shares.values())):
        below = max(limits.get(top, (0, False))[0], limits.get(bottom, (0, False))[0])
        for year in system.years(top) if below else ():
            if (bottom, year) in system.blocks:
                for group in system.cells.groups:
                    rest = system.vector(bottom, year, group) - system.vector(top, year, group)
                    yield _Target(top, year, rest, below, False, sent=False)


def _sent(target: _Target, now: System, before: System) -> bool | None:
    """Return None if a reported count can take every small value, or none of them; else whether that was so before."""
    wanted = range(0 if target.zero else 1, target.limit)
    closed = [value for value in wanted if not now.can_be(target.cells, value)]
    if not closed or len(closed) == len(wanted):
        return None
    return not any(before.can_be(target.cells, value) for value in closed)


def _implied(target: _Target, now: System, before: System) -> bool | None:
    """Return None unless a count is certainly small and narrowed down; else whether it was so before, as narrowly."""
    if not _certainly_small(target, now):
        return None
    closed = [value for value in range(1, target.limit) if not now.can_be(target.cells, value)]
    if not closed:
        return None
    return _certainly_small(target, before) and not any(before.can_be(target.cells, value) for value in closed)


def _certainly_small(target: _Target, system: System) -> bool:
    values = [target.cells @ point for point in system.points]
    if any(value == 0 or value >= target.limit for value in values):
        return False
    return system.most(target.cells) < target.limit and not system.can_be(target.cells, 0)


def _confidential(target: _Target, now: System, before: System) -> bool | None:
    """Return None if a confidential count, or one of the two of a share, has several possible values; else whether it
    was as narrow before.
    """
    sums = [target.cells] if target.of is None else [target.cells, target.of]
    if any(now.spans(cells, WIDTH) for cells in sums):
        return None
    return [now.extremes(cells) for cells in sums] == [before.extremes(cells) for cells in sums]


def _by_sums(now: System, before: System) -> Iterator[Given]:
    """Yield counts disclosed by sums and differences of contradictory numbers, as anyone could compute them by hand."""
    sums = [*((vector, value, (fact,)) for vector, value, fact in now.sums), *now.tops]
    if not sums:
        return
    known, values = np.array([row[0] for row in sums]), np.array([row[1] for row in sums])
    for target in _targets(now.problem, now):
        weights = np.linalg.lstsq(known.T, target.cells, rcond=None)[0]
        total = float(weights @ values)
        if np.allclose(weights @ known, target.cells) and (target.confidential or 0 < round(total) < target.limit):
            used = [row[2] for row, weight in zip(sums, weights, strict=True) if abs(weight) > 1e-9]
            yield Given(target.indicator, target.year, known=all(fact.known for facts in used for fact in facts))


