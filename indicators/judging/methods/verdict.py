"""From the lines of a rule to status and reason, for whole columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from indicators.judging.statistics.series import Bools, Floats, Ints, Series
from indicators.model import Reason, Status

STATUSES = np.array([*Status], dtype=object)
REASONS = np.array(["", *Reason], dtype=object)
JUDGED = 0               # index of "no reason" in REASONS

_STATUS = {status: index for index, status in enumerate(STATUSES)}
_REASON = {reason: index for index, reason in enumerate(REASONS)}


def as_code(status: Status) -> int:
    """Index of a status in STATUSES."""
    return _STATUS[status]


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


@dataclass
class Judgement:
    """Columns of ASSESSMENT that a method fills; NaN and 0 where it has none. The codes are indices."""

    status: Ints             # indices in STATUSES
    reason: Ints             # indices in REASONS
    streak: Ints
    columns: dict[str, Floats] = field(default_factory=dict)
    bridged: Bools | None = None


def joined(size: int, parts: Sequence[tuple[Bools, Judgement]]) -> Judgement:
    """Join judgements of disjoint sets of rows; each part is a mask and the judgement of its rows."""
    status, reason, run = np.zeros((3, size), np.int64)
    bridged = np.zeros(size, bool)
    whole = Judgement(status=status, reason=reason, streak=run, bridged=bridged)
    for own, part in parts:
        status[own], reason[own], run[own] = part.status, part.reason, part.streak
        bridged[own] = False if part.bridged is None else part.bridged
        for name, column in part.columns.items():
            whole.columns.setdefault(name, np.full(size, np.nan))[own] = column
    return whole


def first_reason(*cases: tuple[Reason, Bools]) -> Ints:
    """The index in REASONS of the first case that holds; JUDGED where none does."""
    return np.select([holds for _, holds in cases], [_REASON[reason] for reason, _ in cases], JUDGED)


def first_line(lines: Sequence[Line], otherwise: Status, reason: Ints) -> tuple[Ints, Ints]:
    """Status and reason (as indices), by the first line that applies; uncertain where bounds leave that open.

    Rows that already have a reason are not assessed.
    """
    conditions = [condition for line in lines for condition in (line.open, line.holds)]
    undecided = -1
    choices = [choice for line in lines for choice in (undecided, _STATUS[line.status])]
    status = np.select(conditions, choices, _STATUS[otherwise])
    reason = np.where((reason == JUDGED) & (status == undecided), _REASON[Reason.UNCERTAIN], reason)
    return np.where(reason == JUDGED, status, _STATUS[Status.NOT_ASSESSED]), reason


def streak(rows: Series, status: Ints) -> Ints:
    """The number of consecutive figures, up to each row, that met the goal."""
    met = status == _STATUS[Status.GOAL_MET]
    missed = np.maximum.accumulate(np.where(met, -1, rows.row))
    return np.where(met, rows.row - np.maximum(missed, rows.first - 1), 0)
