"""Commitments: what a country announced in part C of its report, and what has become of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class CommitmentStatus(StrEnum):
    """What has become of a commitment, as a person recorded it: five levels of completion, and dropped apart."""

    NO_INFORMATION = "no_information"    # at first: nobody has answered yet
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"          # begun
    SUBSTANTIALLY_DONE = "substantially_done"
    KEPT = "kept"                        # done
    DROPPED = "dropped"


CLOSED = frozenset({CommitmentStatus.KEPT, CommitmentStatus.DROPPED})
"""Statuses in which nothing more is due."""


class CommitmentChange(StrEnum):
    """What one event changes about a commitment."""

    CONFIRMED = "confirmed"              # an item of part C becomes a commitment
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    UPDATE = "update"                    # what happened, with a link to evidence
    ANSWERED = "answered"                # an item of part A of a later report answers it


@dataclass(frozen=True, kw_only=True)
class CommitmentStep:
    """One change of a commitment: its event, author and time, and the values that this kind of change has.

    ``text`` is the update, the answer in the country's words, or the owner; it is "" once erased.
    """

    version: int
    change: CommitmentChange
    by: str
    at: str                                    # ISO 8601 in UTC
    text: str = ""
    link: str = ""                             # http or https
    reason: str = ""
    status: CommitmentStatus | None = None
    due: date | None = None
    year: int = 0                              # of the report that answers
    submission: str = ""                       # that report
    public: bool = False
    reviewed: bool = False                     # whether the status is the reading of an independent reviewer


def status_after(steps: Iterable[CommitmentStep]) -> CommitmentStatus:
    """The status last recorded; where an independent reviewer read what became of a commitment, the last such one."""
    recorded = [step for step in steps if step.status]
    last = [step.status for step in [step for step in recorded if step.reviewed] or recorded]
    return last[-1] if last and last[-1] else CommitmentStatus.NO_INFORMATION


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A confirmed item of part C. ``version`` of the event that confirmed it identifies it."""

    version: int
    ref_area: str
    goal: str
    year: int                                  # of the report that announced it
    text: str                                  # the item as the report has it
    submission: str                            # that report
    public: bool                               # whether that report is cleared for the public
    owner: str = ""                            # "": the country, until someone is named
    due: date | None = None                    # None: the next report, until a date is given
    status: CommitmentStatus = CommitmentStatus.NO_INFORMATION
    steps: tuple[CommitmentStep, ...] = field(default=())      # in order, without those taken back

    @property
    def answers(self) -> tuple[CommitmentStep, ...]:
        """What later reports answer."""
        return tuple(step for step in self.steps if step.change == CommitmentChange.ANSWERED)

    @property
    def answered_in(self) -> int:
        """Year of the last report that answers it, 0 for none."""
        return max((step.year for step in self.answers), default=0)

    @property
    def last(self) -> int:
        """Version of its last change."""
        return max((step.version for step in self.steps), default=self.version)


class Confirmation(NamedTuple):
    """What a person confirms of a report: items, each (goal, text), as commitments, and answers to earlier ones, each
    (commitment, text, status or ""); ``due`` are dates that the words of items name, each with a reason.
    """

    report: str
    items: Sequence[tuple[str, str]] = ()
    answers: Sequence[tuple[int, str, str]] = ()
    due: Mapping[tuple[str, str], tuple[date, str]] = {}
