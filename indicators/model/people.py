"""Actors: who writes."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Author of a write: ``name`` as typed. Empty ``areas`` means every area."""

    name: str
    areas: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
