"""Actors, and their notes on a status."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Author of a write: ``name`` as typed, ``verified`` once there is sign-in. Empty ``areas`` means every area."""

    id: str
    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """A named person's note on a status, with a reason; it affects no status. ``version`` identifies it."""

    version: int
    indicator: str
    ref_area: str
    year: int
    text: str
    reason: str
    author: str
    at: str                                    # ISO 8601 in UTC
    public: bool                               # for the public too, once released
