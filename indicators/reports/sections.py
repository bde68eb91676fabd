"""What a report says goal by goal: its sections, which goals it answers, and what it announces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from indicators.model import Goal
from indicators.reports.reading import read_text
from indicators.reports.report import Letter, Report, placed_as
from indicators.warehouse.narratives import Narrative


@dataclass(frozen=True)
class Section:
    """What a report says on one operational goal; ``goal`` is "" where the catalogue has no similar wording."""

    goal: str
    wording: str
    parts: dict[Letter, tuple[str, ...]]       # A measures, B assessment, C follow-up
    replies: dict[Letter, tuple[str, ...]] = field(default_factory=dict)       # answers that are no items: "None"

    @property
    def is_answered(self) -> bool:
        """Whether the report has a word on the goal."""
        return bool(self.goal) and any((*self.parts.values(), *self.replies.values()))

    @property
    def items(self) -> list[tuple[Letter, str]]:
        """All items with their part."""
        return [(part, text) for part, texts in self.parts.items() for text in texts]


def sections(text: str, goals: Sequence[Goal]) -> tuple[Section, ...]:
    """Sections of a report's text in its own order, with lines joined."""
    return sections_of(read_text(text, goals))


def sections_of(report: Report) -> tuple[Section, ...]:
    """Sections of a report that was read; what is under several headings of one goal is one section."""
    by_heading: dict[str | int, Section] = {}
    of = {number: heading.goal or number for number, heading in enumerate(report.headings, 1)}
    for number, heading in enumerate(report.headings, 1):
        by_heading.setdefault(of[number], Section(heading.goal, heading.wording, {}))
    for part in report.all_parts:
        section = by_heading[of[part.heading]]
        for texts, items in ((section.parts, part.items), (section.replies, part.replies)):
            texts[part.letter] = (*texts.get(part.letter, ()), *(item.text for item in items))
    return tuple(by_heading.values())


def as_placed(narrative: Narrative, goals: Sequence[Goal]) -> Report:
    """A report on file, with its lines where a person saw them; ``report.unanswered`` says what it does not answer."""
    report = read_text(narrative.text, goals)
    return placed_as(narrative.placements, report) if narrative.placements else report


@dataclass(frozen=True)
class Answer:
    """A goal on which a country's report of a year has text."""

    ref_area: str
    goal: str
    year: int


def answered(reports: Iterable[tuple[str, int, str]], goals: Sequence[Goal]) -> frozenset[Answer]:
    """Answers in reports, each of which is (area, year, text); a heading without text is not an answer."""
    return frozenset(Answer(ref_area, section.goal, year) for ref_area, year, text in reports
                     for section in sections(text, goals) if section.is_answered)


def in_words(answers: Iterable[Answer], year: int | None, *, goal: str = "", ref_area: str = "") -> frozenset[str]:
    """Areas that answered a goal, or goals that an area answered, in a year or (None) in any year."""
    return frozenset(answer.ref_area if goal else answer.goal for answer in answers
                     if year in (None, answer.year) and goal in ("", answer.goal) and ref_area in ("", answer.ref_area))


@dataclass(frozen=True)
class Announced:
    """The items of part C of a report, by goal, in the country's own words; year 0 where no report is on file."""

    year: int = 0
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def announced_before(narratives: Iterable[Narrative], goals: Sequence[Goal], ref_area: str, year: int) -> Announced:
    """What a country's newest report before a year announces, as a person placed it."""
    last = max((narrative for narrative in narratives if narrative.ref_area == ref_area and narrative.year < year),
               key=lambda narrative: narrative.year, default=None)
    if last is None:
        return Announced()
    items: dict[str, tuple[str, ...]] = {}
    for part in as_placed(last, goals).parts:
        if part.letter == "C":
            items[part.goal] = (*items.get(part.goal, ()), *(item.text for item in part.items))
    return Announced(last.year, items)
