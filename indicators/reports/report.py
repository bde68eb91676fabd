"""A country's report as read: its lines, where every line was put, and the sections that result."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any, Literal

from indicators.model import Message
from indicators.reports.form_wording import ticked
from indicators.reports.items import is_unfinished
from indicators.reports.wordings import is_reply
from indicators.reports.wrapping import joined, words_of

Letter = Literal["A", "B", "C"]
LETTERS: dict[str, Letter] = {"A": "A", "B": "B", "C": "C"}
"""A measures taken, B assessment of progress, C follow-up."""

LAST_WORDS = 6           # of an item that breaks off, which are quoted

Kind = Literal["country", "title", "page", "target", "goal", "question", "form", "level", "item", "annex", "unplaced"]
"""What a line is; "page" is a page number or a line repeated on every page, "form" what Goalline's form printed, with
its figures, "level" the line of that form in which a country ticks how far it is, "annex" what follows the last answer.
"""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a report that is not blank; a line that holds a heading and text is two, with the same number."""

    number: int                    # in the text of the document, from 1
    text: str                      # without white space at its ends
    column: int = 0                # of a table, from 1; 0 outside tables
    page: int = 1
    after_blank: bool = False      # a blank line, or a page's beginning, precedes it
    is_soft: bool = False          # it goes on in the paragraph of the line before it
    box: str = ""                  # of Goalline's form, in which it is; "?" where that is unsure


@dataclass(frozen=True)
class Placement:
    """Where a line belongs. ``heading`` counts the goal headings of the report, since two may have the same goal."""

    kind: Kind = "unplaced"
    heading: int = 0
    part: Letter | Literal[""] = ""
    item: int = 0                  # within the report, from 1
    marker: int = 0                # characters of a bullet or number at the start of the line


@dataclass(frozen=True)
class Heading:
    """The heading of an operational goal; ``goal`` is "" where its wording is that of no goal of the catalogue."""

    goal: str
    policy_target: int
    wording: str
    line: int


@dataclass(frozen=True)
class Item:
    """One point of a report, its lines joined."""

    text: str
    lines: tuple[int, ...]
    flags: tuple[Message, ...] = ()
    box: str = ""                  # of Goalline's form, in which a country wrote it


@dataclass(frozen=True)
class FormFigure:
    """A figure that a country wrote into Goalline's form: the line, the indicator as printed, the year, its words."""

    line: int
    indicator: str
    year: int
    text: str


@dataclass(frozen=True)
class Part:
    """A part (A, B or C) of an operational goal, with its items, and what answers without being one: "N/A", "None"."""

    policy_target: int
    goal: str
    letter: Letter
    items: tuple[Item, ...]
    wording: str = ""              # the goal's heading as the report words it
    heading: int = 0
    replies: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report: every line of ``lines`` has the placement of the same index. ``flags`` are of the report as a whole."""

    ref_area: str = ""             # "" and 0 where the report does not say
    year: int = 0
    lines: tuple[Line, ...] = ()
    placements: tuple[Placement, ...] = ()
    headings: tuple[Heading, ...] = ()
    figures: tuple[FormFigure, ...] = ()
    last_figures: tuple[FormFigure, ...] = ()      # as the form printed them before its ``year``, or as changed in it
    flags: tuple[Message, ...] = field(default=())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of goals that the catalogue has, in the order of the report."""
        return tuple(part for part in self.all_parts if part.goal)

    @cached_property
    def all_parts(self) -> tuple[Part, ...]:
        """The same with the parts under headings that are no goal of the catalogue."""
        items_of: dict[tuple[int, Letter], list[Item]] = {}
        for placement, _ in self._placed():
            if placement.kind in ("question", "item") and placement.part:
                items_of.setdefault((placement.heading, placement.part), [])
        for key, item in self._items():
            items_of[key].append(item)
        return tuple(
            Part(heading.policy_target, heading.goal, letter, tuple(item for item in items if not is_reply(item.text)),
                 heading.wording, number, tuple(item for item in items if is_reply(item.text)))
            for (number, letter), items in items_of.items() for heading in [self.headings[number - 1]])

    @cached_property
    def levels(self) -> dict[str, str]:
        """The level that the country ticked itself, by goal; of several ticked, none counts."""
        return {goal: codes[0] for number, codes in self.ticked.items()
                if len(codes) == 1 and (goal := self.headings[number - 1].goal)}

    @cached_property
    def ticked(self) -> dict[int, list[str]]:
        """The levels ticked under every heading, by its number."""
        lines: dict[int, list[str]] = {}
        for placement, line in self._placed():
            if placement.kind == "level" and placement.heading:
                lines.setdefault(placement.heading, []).append(line.text)
        return {number: ticked(joined(texts)) for number, texts in lines.items()}

    @cached_property
    def unplaced(self) -> tuple[Line, ...]:
        """Lines that a person must place, those under a heading that is no goal of the catalogue included, without what
        the form printed there.
        """
        unknown = {number for number, heading in enumerate(self.headings, 1) if not heading.goal}
        return tuple(line for placement, line in self._placed()
                     if placement.kind == "unplaced" or placement.heading in unknown and placement.kind != "form")

    @cached_property
    def annex(self) -> tuple[Line, ...]:
        """Lines behind the last answer, such as tables: shown apart, and announced by nobody."""
        return tuple(line for placement, line in self._placed() if placement.kind == "annex")

    @cached_property
    def all_flags(self) -> tuple[Message, ...]:
        """Flags of the report and of its items."""
        return *self.flags, *(flag for part in self.parts for item in part.items for flag in item.flags)

    def _placed(self) -> Iterator[tuple[Placement, Line]]:
        return zip(self.placements, self.lines, strict=True)

    def _items(self) -> Iterator[tuple[tuple[int, Letter], Item]]:
        """Items with their goal's heading and part; lines of an item need not follow each other."""
        words = words_of(line.text for line in self.lines)      # by which one that is cut in two is recognised
        of_items = sorted((pair for pair in self._placed() if pair[0].kind == "item"), key=lambda pair: pair[0].item)
        for _, pairs in groupby(of_items, key=lambda pair: pair[0].item):
            placed = list(pairs)
            (first, line), goal = placed[0], self.headings[placed[0][0].heading - 1].goal
            text = joined((line.text[placement.marker:] for placement, line in placed), words) or joined(
                line.text for _, line in placed)               # a dash alone is an answer
            numbers = tuple(dict.fromkeys(line.number for _, line in placed))
            flag = Message(code="report.unfinished", values={
                "line": numbers[-1], "goal": goal, "part": first.part, "text": " ".join(text.split()[-LAST_WORDS:])})
            if first.part:
                yield (first.heading, first.part), Item(text, numbers, (flag,) * is_unfinished(text), line.box)


def unanswered(report: Report, goals: Iterable[str]) -> dict[str, str]:
    """The parts of each of these goals, such as "BC", on which a report has no word, without goals answered whole."""
    answers = {(part.goal, part.letter) for part in report.parts if part.items or part.replies}
    missing = {goal: "".join(letter for letter in LETTERS if (goal, letter) not in answers) for goal in goals}
    return {goal: letters for goal, letters in missing.items() if letters}


def without_answer(missing: Mapping[str, str]) -> Iterator[Message]:
    """What ``unanswered`` returned, as what is said of goals without any answer, and of parts without one."""
    goals = [goal for goal, letters in missing.items() if letters == "".join(LETTERS)]
    parts = [f"{goal} {letter}" for goal, letters in missing.items() if goal not in goals for letter in letters]
    if goals:
        yield Message(code="report.goals_unanswered", values={"goals": goals, "count": len(goals)})
    if parts:
        yield Message(code="report.parts_unanswered", values={"parts": parts})


def placements_data(report: Report) -> dict[str, Any]:
    """Lines, placements and headings as JSON data: what a submission's payload keeps, so that a corrected report is
    stored as it was corrected.
    """
    return {"lines": [asdict(line) for line in report.lines], "headings": [asdict(each) for each in report.headings],
            "placements": [asdict(placement) for placement in report.placements]}


def placed_as(data: Mapping[str, Iterable[Mapping[str, Any]]], report: Report) -> Report:
    """Return the report with the lines, placements and headings of ``placements_data`` instead of its own."""
    return replace(report, lines=tuple(Line(**line) for line in data["lines"]),
                   headings=tuple(Heading(**heading) for heading in data["headings"]),
                   placements=tuple(Placement(**placement) for placement in data["placements"]))
