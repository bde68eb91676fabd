"""Remarks: notes of staff on a status, and what a country replies to a draft of its statuses."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class RemarkAuthor(StrEnum):
    """Whose words a remark has."""

    STAFF = "staff"          # a note on a status
    COUNTRY = "country"      # its right of reply


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A remark on a status, a goal or all goals of a country; it affects no status. ``version`` identifies it.

    A note is about an indicator and a year, a reply about a goal, or with "" about all.
    """

    author: RemarkAuthor
    ref_area: str
    indicator: str = ""
    year: int = 0
    goal: str = ""
    text: str = ""
    reason: str                  # why it was written, or how it was received, for staff
    public: bool = True          # for the public too, once released
    received: bool = True        # False: the country sent none by the day
    day: str = ""                # ISO date of a reply: received on, or for none the last day on which it could be sent
    draft: int = 0               # data version of the draft to which the country replies
    version: int = 0             # 0 until it is recorded
    recorded_by: str = ""
    recorded_at: str = ""        # ISO 8601 in UTC

    @property
    def by_country(self) -> bool:
        """Whether it is a country's reply."""
        return self.author == RemarkAuthor.COUNTRY


def notes_on(remarks: Iterable[Remark], indicator: str) -> list[Remark]:
    """The notes of staff on the figures of an indicator."""
    return [remark for remark in remarks if not remark.by_country and remark.indicator == indicator]


def replies_on(remarks: Iterable[Remark], goal: str, *, general: bool = True) -> list[Remark]:
    """A country's replies on a goal, with ``general`` those on all goals included.

    General ones are printed at each goal with a status, or at all goals of a country without any status.
    """
    return [remark for remark in remarks if remark.by_country and (
        remark.goal == goal or general and not remark.goal)]
