"""What became of commitments from one edition to the next: kept, dropped, new, overdue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.narratives.commitments import Due, Key, in_order


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment as a later edition has it; ``before`` is its status in the earlier one, None if it is new since."""

    commitment: Commitment
    before: CommitmentStatus | None
    due: Due


@dataclass(frozen=True, kw_only=True)
class Promises:
    """Commitments of two editions. One may be in several lists, such as new and kept.

    ``other`` changed their status without being closed. ``gone`` is the number of those that the later edition no
    longer has: their words may no longer be shown.
    """

    kept: tuple[Promise, ...]
    dropped: tuple[Promise, ...]
    overdue: tuple[Promise, ...]
    new: tuple[Promise, ...]
    other: tuple[Promise, ...]
    gone: int


def promises(before: Sequence[Commitment], after: Sequence[Commitment], reported: Collection[Key],
             today: date) -> Promises:
    """Return what became of the commitments ``before`` in those ``after``; ``reported`` and ``today`` are of the later
    edition, and decide what is overdue in it.
    """
    was = {one.version: one.status for one in before}
    found = [Promise(commitment=one, before=was.get(one.version), due=due)
             for one, due in in_order(after, reported, today)]
    moved = [one for one in found if one.commitment.status != one.before]
    return Promises(
        kept=tuple(one for one in moved if one.commitment.status == CommitmentStatus.KEPT),
        dropped=tuple(one for one in moved if one.commitment.status == CommitmentStatus.DROPPED),
        overdue=tuple(one for one in found if one.due.overdue),
        new=tuple(one for one in found if one.before is None),
        other=tuple(one for one in moved if one.before is not None and one.commitment.status not in CLOSED),
        gone=len(was.keys() - {one.version for one in after}))
