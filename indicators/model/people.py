"""Actors: who writes."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Author of a write: ``name`` as typed, ``verified`` once there is sign-in. Empty ``areas`` means every area."""

    id: str
    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    verified: bool = False
