"""A country's comment on its statuses before they are published: its right of reply."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CountryComment:
    """A country's own words on its status on a goal, or that it sent none by a day. ``version`` identifies it."""

    version: int
    ref_area: str
    goal: str                              # "" for all goals
    day: str                               # ISO date: received on, or for none the last day on which it could be sent
    text: str                              # "" for none received
    draft: int                             # data version of the draft that it is about
    reason: str                            # how it was received, for staff
    author: str                            # who recorded it
    at: str                                # ISO 8601 in UTC
