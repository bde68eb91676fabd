"""Constraints on whole numbers of people, and the values that they leave possible."""

import warnings
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from math import ceil, gcd
from typing import Any, NamedTuple

import numpy as np
import scipy

from indicators.disclosure.cells import Cells
from indicators.disclosure.related_numbers import Fact, Problem
from indicators.judging.statistics.series import Bools, Floats

PER_CENT = 100
DIGITS = 6                 # of a share that are considered: more are below the solver's tolerance
LARGEST = 1200             # unknown cells of one problem; a larger one is treated as disclosed
LARGEST_SUM = 10**12       # up to which least squares finds whole numbers: from 10**14 on, it has missed by one
NODES = 5_000              # branch-and-bound nodes; unlike a time limit, independent of the machine's load
SECONDS = 60.0             # a last resort
NEAR = 8                   # known solutions of which differences are tried before the solver
OPTIONS: Any = {"node_limit": NODES, "time_limit": SECONDS, "mip_heuristic_run_feasibility_jump": False}
INFEASIBLE = 2

# The heuristic is for large problems; small ones spend half of their time in it. SciPy passes its option on to HiGHS.
warnings.filterwarnings("ignore", "Unrecognized options detected", RuntimeWarning)


class Undecided(Exception):
    """The problem is too large for the solver, or takes too long."""


class Constraints(NamedTuple):
    """Coefficients of sums of cells, and the lowest and highest value of each; the solver takes longer for several."""

    vectors: Floats
    low: Floats
    high: Floats

    def also(self, vectors: Floats, low: float, high: float) -> "Constraints":
        """Return these and further ones with the same limits."""
        return Constraints(np.vstack([self.vectors, vectors]), np.append(self.low, np.full(len(vectors), low)),
                           np.append(self.high, np.full(len(vectors), high)))


class System:
    """The constraints that facts place on the cells of every indicator and year of a problem."""

    def __init__(self, problem: Problem, facts: tuple[Fact, ...], *, rest: bool, coarser: int = 1) -> None:
        self.problem, self.facts, self._coarser = problem, facts, coarser
        self.shares = {share: (top, bottom) for share, top, bottom in problem.shares}
        self.cells = Cells(problem.breakdowns, rest=rest)
        self.blocks = {block: number for number, block in enumerate(self._blocks())}
        self.size = len(self.blocks) * self.cells.count
        if self.size > LARGEST:
            raise Undecided
        self.points: list[Floats] = []
        # whole, since the solver rounds a limit such as 244.8 up, and what it finds there would be taken for wrong
        self._bound = ceil(2 * max((abs(fact.value) for fact in problem.facts), default=0)) + PER_CENT

    def _blocks(self) -> list[tuple[str, int]]:
        """Indicator and year of each known or protected count, and of yearly counts between running totals."""
        found: dict[tuple[str, int], None] = {}
        asked = [(code, year) for count in self.problem.asked for code in (count.indicator, count.of) if code
                 for year in (count.year, count.since) if year is not None]
        for name, year in [*((fact.indicator, fact.year) for fact in self.problem.facts), *asked]:
            for code in self.shares.get(name, (name,)):
                found[code, year] = None
        for stock, flow in self.problem.stocks:
            years = [year for code, year in found if code == stock]
            if years and any(code == flow for code, _ in found):
                found |= {(flow, year): None for year in range(min(years) + 1, max(years) + 1)}
        return sorted(found)

    def vector(self, code: str, year: int, cells: Floats, sign: float = 1.0) -> Floats:
        """Return the coefficients of some cells of one block."""
        vector = np.zeros(self.size)
        start = self.blocks[code, year] * self.cells.count
        vector[start:start + self.cells.count] = sign * cells
        return vector

    @cached_property
    def sums(self) -> list[tuple[Floats, float, Fact]]:
        """For each known count: coefficients, value and fact."""
        return [(self.vector(fact.indicator, fact.year, self.cells.of(fact.breakdown)), fact.value, fact)
                for fact in self.facts if fact.indicator not in self.shares]

    @cached_property
    def tops(self) -> list[tuple[Floats, float, tuple[Fact, ...]]]:
        """For each count that follows from a known share and its denominator: coefficients, value and facts."""
        wholes = {fact[:3]: fact for fact in self.facts}
        pairs = [(share, wholes.get((self.shares[share.indicator][1], share.year, share.breakdown)))
                 for share in self.facts if share.indicator in self.shares]
        return [(self.vector(self.shares[share.indicator][0], share.year, self.cells.of(share.breakdown)),
                 float(round(share.value * whole.value / PER_CENT)), (share, whole)) for share, whole in pairs if whole]

    @cached_property
    def constraints(self) -> Constraints:
        """Constraints from sums, shares and running totals."""
        rows: list[tuple[Floats, float, float]] = [(vector, *_around(value)) for vector, value, _ in self.sums]
        rows += [*self._of_shares(), *self._of_stocks()]
        vectors = np.array([vector for vector, _, _ in rows]).reshape(len(rows), self.size)
        return Constraints(vectors, np.array([low for _, low, _ in rows]), np.array([high for _, _, high in rows]))

    def _of_shares(self) -> Iterator[tuple[Floats, float, float]]:
        for fact in self.facts:
            if fact.indicator in self.shares:
                cells = self.cells.of(fact.breakdown)
                unit, low, high = _rounded_from(fact.value, rounded_to(fact, self.problem), self._coarser)
                part, whole = (self.vector(code, fact.year, cells) for code in self.shares[fact.indicator])
                yield unit * part - low * whole, 0, np.inf
                yield unit * part - high * whole, -np.inf, 0
        for top, bottom in sorted(set(self.shares.values())):
            for year in self.years(top):
                if (bottom, year) in self.blocks:
                    yield from (
                        (self.vector(bottom, year, cell) - self.vector(top, year, cell), 0, np.inf)
                        for cell in np.eye(self.cells.count))

    def _of_stocks(self) -> Iterator[tuple[Floats, float, float]]:
        for stock, flow in self.problem.stocks:
            years = self.years(stock)
            adds_up = bool(flow) and bool(self.years(flow))
            for first, last in pairwise(years):
                for cell in np.eye(self.cells.count):
                    step = self.vector(stock, last, cell) - self.vector(stock, first, cell)
                    if adds_up:
                        step -= sum(self.vector(flow, year, cell) for year in range(first + 1, last + 1))
                    yield step, 0, 0 if adds_up else np.inf
            if adds_up and years and (flow, years[0]) in self.blocks:
                yield from ((self.vector(stock, years[0], cell) - self.vector(flow, years[0], cell), 0, np.inf)
                            for cell in np.eye(self.cells.count))

    def years(self, code: str) -> list[int]:
        """Return the years in which an indicator has a block."""
        return sorted(year for name, year in self.blocks if name == code)

    @cached_property
    def determined(self) -> bool:
        """Whether every cell can be calculated from the known sums, so that there is one solution at most."""
        vectors, values = self._exact
        if len(vectors) < self.size or np.abs(values).max(initial=0) > LARGEST_SUM:
            return False
        return bool(np.linalg.matrix_rank(vectors) == self.size)

    @cached_property
    def _exact(self) -> tuple[Floats, Floats]:
        """Coefficients and values of the sums that have one value."""
        known = self.constraints
        exact = known.low == known.high
        return known.vectors[exact], known.low[exact]

    @property
    def possible(self) -> bool:
        """Whether the constraints do not contradict each other."""
        return bool(self.points) or self.spread is not None

    def take_from(self, everyone: "System") -> None:
        """Take over the solutions of the same facts without people of no code."""
        added = [(0, 0), *((0, size - less) for size, less in zip(self.cells.shape, everyone.cells.shape, strict=True))]
        points = [np.pad(point.reshape(len(self.blocks), *everyone.cells.shape), added).ravel()
                  for point in everyone.points]
        self.points += [point for point in points if self._hold(point[None, :])[0]]

    @cached_property
    def spread(self) -> Floats | None:
        """Counts that satisfy all constraints, with few small ones; None if the constraints are contradictory."""
        if self.determined:
            return self._only
        limit = max((below for _, below, _ in self.problem.limits), default=1)
        both = np.concatenate([np.zeros(self.size), -np.ones(self.size)])
        tied = np.hstack([np.eye(self.size), -np.eye(self.size)])  # the maximised part of a cell is at most the cell
        known = self.constraints
        wide = known._replace(vectors=np.hstack([known.vectors, np.zeros_like(known.vectors)]))
        most = np.concatenate([np.full(self.size, self._bound), np.full(self.size, limit)])
        return self._point(both, most, wide.also(tied, 0, np.inf))

    @cached_property
    def _only(self) -> Floats | None:
        """The solution where every cell is determined, kept as well; None if the constraints are contradictory."""
        point: Floats = np.rint(np.linalg.lstsq(*self._exact, rcond=None)[0])
        if not self._hold(point[None, :])[0]:
            return None
        self.points.append(point)
        return point

    def most(self, target: Floats) -> float:
        """Return the maximum of a sum of cells."""
        found = self._only if self.determined else self._solved(-target, self.constraints)
        return -np.inf if found is None else float(target @ found)

    def extremes(self, target: Floats) -> tuple[float, float]:
        """Return the minimum and the maximum of a sum of cells."""
        return -self.most(-target), self.most(target)

    def spans(self, target: Floats, width: float) -> bool:
        """Return whether a sum of cells can have two values that are so far apart."""
        if self.points and np.ptp(np.array(self.points) @ target) >= width:
            return True
        low, high = self.extremes(target)
        return high - low >= width

    def can_be(self, target: Floats, value: float) -> bool:
        """Return whether a sum of cells can have a value."""
        if self.seen(target, value):
            return True
        if self.determined:
            return self.most(target) == value
        return self._solved(np.zeros(self.size), self.constraints.also(target[None, :], value, value)) is not None

    def seen(self, target: Floats, value: float) -> bool:
        """Return whether a sum of cells has a value in a known solution, or in one made of the differences of some."""
        if not self.points:
            return False
        points = np.array(self.points)
        found = points @ target
        if (found == value).any():
            return True
        near, found = points[-NEAR:], found[-NEAR:]
        steps = np.diff(near, axis=0)
        steps = steps[steps.any(axis=1)]
        steps /= np.gcd.reduce(steps.astype(np.int64), axis=1)[:, None]
        slopes = steps @ target
        steps, slopes = steps[slopes != 0], slopes[slopes != 0]
        times = (value - found[:, None]) / slopes
        start, step = np.nonzero(times == np.rint(times))
        made = near[start] + times[start, step][:, None] * steps[step]
        possible = made[self._hold(made)]
        self.points += list(possible[:1])
        return len(possible) > 0

    def _solved(self, aim: Floats, constraints: Constraints) -> Floats | None:
        return self._point(aim, np.full(self.size, self._bound), constraints)

    def _point(self, aim: Floats, most: Floats, constraints: Constraints) -> Floats | None:
        """The solver's solution, kept to answer later queries; None if infeasible; raises Undecided if it gives up."""
        solver = scipy.optimize
        result: Any = solver.milp(
            aim, integrality=np.ones(len(aim), np.uint8), bounds=solver.Bounds(0, most),
            constraints=solver.LinearConstraint(*constraints), options=OPTIONS.copy())     # milp takes from them
        if result.status == INFEASIBLE:
            return None
        if result.status != 0:
            raise Undecided
        point: Floats = np.rint(result.x[:self.size]).astype(np.float64)
        if not self._hold(point[None, :])[0]:
            raise Undecided
        self.points.append(point)
        return point

    def _hold(self, points: Floats) -> Bools:
        """Which whole numbers satisfy every constraint exactly, not only within the solver's tolerance."""
        sums, known = points @ self.constraints.vectors.T, self.constraints
        inside = [(points >= 0) & (points <= self._bound), (sums >= known.low) & (sums <= known.high)]
        held: Bools = np.logical_and.reduce(np.hstack(inside), axis=1)
        return held


def _around(value: float) -> tuple[float, float]:
    """Range of a count: the value itself, or the neighbouring whole numbers if it is not whole."""
    return (value, value) if value.is_integer() else (float(np.floor(value)), float(np.ceil(value)))


def digits_of(share: float) -> int:
    """Return the number of decimals of a share."""
    return len(repr(round(share, DIGITS)).partition(".")[2].rstrip("0"))


def rounded_to(fact: Fact, problem: Problem) -> int:
    """Return the number of decimals to which a share was rounded: those it has, or those with which it is printed."""
    printed = max(dict(problem.decimals).get(fact.indicator, ()), default=0)
    return min(max(digits_of(fact.value), printed), DIGITS)


def _rounded_from(share: float, digits: int, coarser: int) -> tuple[int, int, int]:
    """Whole numbers (unit, low, high) such that an unrounded share is between low/unit and high/unit, exactly."""
    half = 2 * 10 ** digits
    middle = round(share * half)
    unit, low, high = PER_CENT * half, middle - coarser, middle + coarser
    shared = gcd(unit, low, high)
    return unit // shared, low // shared, high // shared
