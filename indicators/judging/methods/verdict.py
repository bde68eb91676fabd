"""From the lines of a rule to status and reason, for whole columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Reason, Status

Codes = NDArray[np.str_]

JUDGED = ""              # no reason why a row is not assessed
UNDECIDED = "undecided"


@dataclass(frozen=True)
class Line:
    """One line of a rule: its status, where it holds, and where bounds make that uncertain.

    ``worse``: the true figure may be worse than the reported one; ``better``: it may be better.
    """

    status: Status
    holds: Bools
    worse: Bools
    better: Bools

    @property
    def open(self) -> Bools:
        """Where it is uncertain whether the line holds."""
        return self.holds & self.worse | ~self.holds & self.better


@dataclass(frozen=True)
class Judgement:
    """Columns of ASSESSMENT that a method fills; ``columns`` are NaN where it has no number."""

    status: Codes
    reason: Codes
    streak: Ints | int = 0
    columns: dict[str, Floats] = field(default_factory=dict)
    tick_reason: Codes | None = None       # why a year has no tick; None for goals without ticks


def first_reason(*cases: tuple[Reason, Bools]) -> Codes:
    """The first reason that holds; JUDGED where none does."""
    return np.select([holds for _, holds in cases], [str(reason) for reason, _ in cases], JUDGED)


def first_line(lines: Sequence[Line], otherwise: Status, reason: Codes) -> tuple[Codes, Codes]:
    """Status and reason, by the first line that applies; uncertain where bounds leave that open.

    Rows that already have a reason are not assessed.
    """
    conditions = [condition for line in lines for condition in (line.open, line.holds)]
    choices = [choice for line in lines for choice in (UNDECIDED, str(line.status))]
    status = np.select(conditions, choices, str(otherwise))
    reason = np.where((reason == JUDGED) & (status == UNDECIDED), str(Reason.UNCERTAIN), reason)
    return np.where(reason == JUDGED, status, str(Status.NOT_ASSESSED)), reason


def streak(rows: Series, met: Bools) -> Ints:
    """The number of consecutive rows, up to each, that met the goal."""
    missed = np.maximum.accumulate(np.where(met, -1, rows.row))
    return np.where(met, rows.row - np.maximum(missed, rows.first - 1), 0)
