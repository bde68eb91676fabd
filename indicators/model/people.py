"""Who writes, and what a person notes on a status."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who writes: ``name`` as typed, ``verified`` once there is sign-in. ``areas`` empty means every area."""

    id: str
    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    verified: bool = False


@dataclass(frozen=True, kw_only=True)
class Note:
    """What a named person noted on a status, and why; it changes no status. ``version`` is its own, and its name."""

    version: int
    indicator: str
    ref_area: str
    year: int
    text: str
    reason: str
    author: str
    at: str                                    # ISO 8601 in UTC
    public: bool                               # meant for the public too, once released
