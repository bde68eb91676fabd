"""An attacker with a solver: of all public files of some releases, which small counts have one possible value?

It shares nothing with the product. It knows how figures are made from each other, which of them were revised between
releases, and why each is not shown; of values it knows only those in the files.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

YEARS = (2012, 2013, 2014)
LIMIT, MOST = 5, 1000

Count = tuple[str, str, int]                    # "FLOW" or "PART", or "BEFORE" for all years before; area, year
Sum = Mapping[Count, float]                     # counts with their factors


def sum_of(code: str, area: str, year: int, areas: Sequence[str]) -> dict[Count, float]:
    """The counts of which a figure is the sum: those of all areas for the world, of all years for a running total."""
    if area == "WLD":
        return {count: factor for one in areas for count, factor in sum_of(code, one, year, areas).items()}
    if code == "STOCK":
        return {("BEFORE", area, 0): 1, **{("FLOW", area, other): 1 for other in YEARS if other <= year}}
    if code == "REST":
        return {("FLOW", area, year): 1, ("PART", area, year): -1}
    return {(code, area, year): 1}


@dataclass
class Attacker:
    """Constraints on whole numbers; a count that was revised between releases is another number in each."""

    areas: Sequence[str]
    numbers: dict[tuple[Count, int], int] = field(default_factory=dict)      # count and its revision -> variable
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    hidden: set[tuple[str, str, int]] = field(default_factory=set)           # by a release before

    def learn(self, figures: Mapping[tuple[str, str, int], float], reasons: Mapping[tuple[str, str, int], str],
              ratios: Iterable[tuple[tuple[str, str, int], tuple[str, str, int], float]],
              revision: Mapping[Count, int]) -> None:
        """Add what one release shows: figures, the reason of each hidden one, and how often one is another."""
        for (code, area, year), value in figures.items():
            if code == "SHARE":
                self._share(area, year, value, revision)
            else:
                self._add(sum_of(code, area, year, self.areas), value, value, revision)
        for (code, area, year), reason in reasons.items():
            if reason == "small_count":
                self._add(sum_of(code, area, year, self.areas), 1, LIMIT - 1, revision)
            is_new = (code, area, year) not in self.hidden
            if reason == "related" and code == "PART" and is_new and ("FLOW", area, year) in figures:
                self._add(sum_of("REST", area, year, self.areas), 1, LIMIT - 1, revision)     # else it would be shown
        self.hidden |= reasons.keys()
        for (code, area, year), (_, _, before), ratio in ratios:
            terms = dict(sum_of(code, area, year, self.areas))
            for count, factor in sum_of(code, area, before, self.areas).items():
                terms[count] = terms.get(count, 0) - ratio * factor
            self._add(terms, -1e-6, 1e-6, revision)
        for area in self.areas:
            for year in YEARS:
                self._add(sum_of("REST", area, year, self.areas), 0, MOST, revision)

    def _share(self, area: str, year: int, value: float, revision: Mapping[Count, int]) -> None:
        for sign in (-1, 1):
            terms = {("PART", area, year): 100.0, ("FLOW", area, year): -(value + sign * 0.05)}
            self._add(terms, *((-np.inf, 0.0) if sign > 0 else (0.0, np.inf)), revision=revision)

    def _add(self, terms: Sum, low: float, high: float, revision: Mapping[Count, int]) -> None:
        row: dict[int, float] = {}
        for count, factor in terms.items():
            variable = self.numbers.setdefault((count, revision.get(count, 0)), len(self.numbers))
            row[variable] = row.get(variable, 0) + factor
        self.rows.append((row, low, high))

    def possible(self, code: str, area: str, year: int, revision: Mapping[Count, int]) -> tuple[float, float]:
        """The lowest and the highest value that a count can have."""
        matrix = np.zeros((len(self.rows), len(self.numbers)))
        for at, (row, _, _) in enumerate(self.rows):
            matrix[at, list(row)] = list(row.values())
        low, high = (np.array([row[side] for row in self.rows]) for side in (1, 2))
        wanted = np.zeros(len(self.numbers))
        for count, factor in sum_of(code, area, year, self.areas).items():
            wanted[self.numbers[count, revision.get(count, 0)]] = factor
        ends = [milp(sign * wanted, integrality=np.ones(len(wanted), np.uint8), bounds=Bounds(0, MOST),
                     constraints=LinearConstraint(matrix, low, high)) for sign in (1, -1)]
        assert all(end.status == 0 for end in ends), "the files contradict each other"
        return round(ends[0].fun), round(-ends[1].fun)
