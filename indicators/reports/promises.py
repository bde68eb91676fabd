"""What became of commitments from one edition to the next: kept, dropped, new, overdue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.reports.commitments import Due, Key, in_order


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment as a later edition has it; ``before`` is its status in the earlier one, None if it is new since."""

    commitment: Commitment
    before: CommitmentStatus | None
    due: Due


@dataclass(frozen=True, kw_only=True)
class Promises:
    """Commitments of two editions. One may be in several lists, such as new and kept.

    ``overdue`` became so after the earlier edition; ``other`` changed their status without being closed. ``gone`` is
    the number of those that the later edition no longer has: their words may no longer be shown.
    """

    kept: tuple[Promise, ...]
    dropped: tuple[Promise, ...]
    overdue: tuple[Promise, ...]
    new: tuple[Promise, ...]
    other: tuple[Promise, ...]
    gone: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """The commitments of an edition; the reports on file then, and its day, decide which are overdue."""

    commitments: Sequence[Commitment]
    reported: Collection[Key]
    day: date

    def with_due(self) -> list[tuple[Commitment, Due]]:
        """The commitments, overdue ones first."""
        return in_order(self.commitments, self.reported, self.day)


def promises(before: Held, after: Held) -> Promises:
    """Return what became of the commitments of an edition in a later one."""
    was = {one.version: one.status for one in before.commitments}
    overdue = {one.version for one, due in before.with_due() if due.overdue}
    found = [Promise(commitment=one, before=was.get(one.version), due=due) for one, due in after.with_due()]
    moved = [one for one in found if one.commitment.status != one.before]
    return Promises(
        kept=tuple(one for one in moved if one.commitment.status == CommitmentStatus.KEPT),
        dropped=tuple(one for one in moved if one.commitment.status == CommitmentStatus.DROPPED),
        overdue=tuple(one for one in found if one.due.overdue and one.commitment.version not in overdue),
        new=tuple(one for one in found if one.before is None),
        other=tuple(one for one in moved if one.before is not None and one.commitment.status not in CLOSED),
        gone=len(was.keys() - {one.version for one in after.commitments}))
