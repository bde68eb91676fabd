"""A group of countries on each goal, as sections of a pack."""

from collections.abc import Iterator, Sequence

from indicators.briefing.pack.content import Section
from indicators.briefing.pack.reading import Read
from indicators.model import Group


def group_sections(read: Read, group: Group, areas: Sequence[str], goals: Sequence[str],
                   year: int | None) -> Iterator[Section]:
    """A section for each goal."""
    yield from ()
