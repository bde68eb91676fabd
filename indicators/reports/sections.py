"""The sections of a report's text, goal by goal: the view of a report that screens and briefings use."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import Goal
from indicators.reports.reading import read_text
from indicators.reports.report import Letter, Report


@dataclass(frozen=True)
class Section:
    """What a report says on one operational goal; ``goal`` is "" where the catalogue has no similar wording."""

    goal: str
    wording: str
    parts: dict[Letter, tuple[str, ...]]       # A measures, B assessment, C follow-up

    @property
    def items(self) -> list[tuple[Letter, str]]:
        """All items with their part."""
        return [(part, text) for part, texts in self.parts.items() for text in texts]


def sections(text: str, goals: Sequence[Goal]) -> tuple[Section, ...]:
    """Sections of a report's text in its own order, with lines joined."""
    return sections_of(read_text(text, goals))


def sections_of(report: Report) -> tuple[Section, ...]:
    """Sections of a report that was read; what is under several headings of one goal is one section."""
    found: dict[str | int, Section] = {}
    of = {number: heading.goal or number for number, heading in enumerate(report.headings, 1)}
    for number, heading in enumerate(report.headings, 1):
        found.setdefault(of[number], Section(heading.goal, heading.wording, {}))
    for part in report.all_parts:
        parts = found[of[part.heading]].parts
        parts[part.letter] = (*parts.get(part.letter, ()), *(item.text for item in part.items))
    return tuple(found.values())
