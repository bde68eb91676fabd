"""An attacker with a solver: of all numbers that the public has of one country, what a count can still be.

It shares nothing with the product: boys and girls of three ages are counted one by one, as whole numbers.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

SEXES, AGES = ("F", "M"), ("Y_LT13", "Y13T17", "Y_GE18")
WIDER = {"Y_LT18": ("Y_LT13", "Y13T17")}
CELLS = [(sex, age) for sex in SEXES for age in AGES]
YEARS = (2013, 2014)
COUNTED = ("FLOW", "PART")
BLOCKS = [(code, year) for code in COUNTED for year in YEARS]
BEFORE = len(BLOCKS) * len(CELLS)          # the running total before the first year, by cell
SIZE = BEFORE + len(CELLS)
GROUPS = [";".join(filter(None, (age and f"AGE={age}", sex and f"SEX={sex}")))
          for sex in ("", *SEXES) for age in ("", *AGES, *WIDER)]

Key = tuple[str, int, str]


def cells_of(breakdown: str) -> list[int]:
    said = dict(part.split("=") for part in breakdown.split(";")) if breakdown else {}
    ages = WIDER.get(said.get("AGE", ""), (said["AGE"],)) if "AGE" in said else AGES
    return [place for place, (sex, age) in enumerate(CELLS) if said.get("SEX", sex) == sex and age in ages]


def row_of(key: Key) -> np.ndarray:
    """The sum of unknowns that a count is; a running total is that before and all yearly counts up to it."""
    code, year, breakdown = key
    row = np.zeros(SIZE)
    for cell in cells_of(breakdown):
        if code == "STOCK":
            row[BEFORE + cell] = 1
        for earlier in [each for each in YEARS if each <= year] if code == "STOCK" else [year]:
            row[BLOCKS.index(("FLOW" if code == "STOCK" else code, earlier)) * len(CELLS) + cell] = 1
    return row


class Attacker:
    """Everything that was given out, as constraints, and countries that satisfy them, of those tried and found."""

    def __init__(self, numbers: Iterable[tuple[Key, float]], digits: int = 1,
                 tried: Iterable[np.ndarray] = ()) -> None:
        unit = 10**digits                  # shares are rounded to so many digits
        rows: list[tuple[np.ndarray, float, float]] = [(np.zeros(SIZE), 0, 0)]
        for (code, year, breakdown), value in numbers:
            if code == "SHARE":
                part, whole = row_of(("PART", year, breakdown)), row_of(("FLOW", year, breakdown))
                rows += [(100 * unit * part - (round(unit * value) - 0.5) * whole, 0, np.inf),
                         (100 * unit * part - (round(unit * value) + 0.5) * whole, -np.inf, 0)]
            else:
                rows.append((row_of((code, year, breakdown)), value, value))
        for year in YEARS:
            rows += [(row_of(("FLOW", year, name)) - row_of(("PART", year, name)), 0, np.inf)
                     for name in (f"AGE={age};SEX={sex}" for sex, age in CELLS)]
        self.matrix, self.low, self.high = (np.array(column) for column in zip(*rows, strict=True))
        self.possible = [counts for counts in tried if self.allows(counts)]

    def allows(self, counts: np.ndarray) -> bool:
        sums = self.matrix @ counts
        return bool(((sums >= self.low) & (sums <= self.high)).all())

    def can_be(self, row: np.ndarray, low: float, high: float) -> bool:
        if any(low <= row @ counts <= high for counts in self.possible):
            return True
        known, asked = LinearConstraint(self.matrix, self.low, self.high), LinearConstraint(row[None, :], low, high)
        options: Any = {"mip_heuristic_run_feasibility_jump": False}         # half of the time of a small problem
        found = milp(np.zeros(SIZE), integrality=np.ones(SIZE, dtype=np.uint8), bounds=Bounds(0, 1000),
                     constraints=[known, asked], options=options)
        assert found.status in (0, 2)
        if found.status == 0 and self.allows(counts := np.rint(found.x)):
            self.possible.append(counts)
        return found.status == 0

    def tells(self, key: Key, *, sent: bool, limit: int = 5) -> bool:
        """Whether a small count can be told: one that was sent may not be every small number; one that nobody sent is
        certainly small, and not every small number."""
        row = row_of(key)
        if not sent and (self.can_be(row, 0, 0) or self.can_be(row, limit, 1000)):
            return False
        return not all(self.can_be(row, value, value) for value in range(1, limit))
