"""Content of a briefing, independent of file format: texts, typed numbers, and functions that draw its figures."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Literal, TypeVar

from indicators.briefing.reference import Reference
from indicators.briefing.stamp import Stamp
from indicators.charts.drawing import Figure, Picture
from indicators.errors import Refusal
from indicators.model import Status

Anything = TypeVar("Anything")

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
                         "\u202a-\u202e\u2066-\u2069]")
"""What XML does not allow, other control characters, and marks that reverse the direction of what follows."""


def clean(text: str) -> str:
    """A text without unprintable characters."""
    return UNPRINTABLE.sub("", text)


def cleaned(content: Anything) -> Anything:
    """A copy with every text cleaned, also inside dataclasses, mappings, tuples and lists."""
    copy: Any = content
    match content:
        case str() if UNPRINTABLE.search(content):
            copy = clean(content)
        case tuple() | list():
            copy = type(content)(map(cleaned, content))
        case Mapping():
            copy = {cleaned(key): cleaned(value) for key, value in content.items()}
        case _ if is_dataclass(content):
            copy = replace(copy, **{field.name: cleaned(getattr(content, field.name)) for field in fields(content)})
    return copy


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text; of a number its value, which a workbook stores; and a Status, which colours it."""

    text: str
    number: float | None = None
    decimals: int = 0
    status: str = ""


@dataclass(frozen=True)
class Table:
    """A table of typed cells with its header."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Line:
    """A series of a native chart: None is a gap; ``labels`` are texts at its values, "" for none."""

    name: str
    values: tuple[float | None, ...]
    kind: Literal["values", "earlier", "goal", "path"] = "values"      # earlier: the part before a break
    labels: tuple[str, ...] = ()
    hollow: tuple[int, ...] = ()            # positions of uncertain values
    colour: str = ""                        # "" is that of the design
    by_chance: bool = False                 # what it shows could be chance, and so is hatched


@dataclass(frozen=True)
class Plot:
    """A chart that its readers can edit: lines over years, bars, or bars of several parts.

    ``most`` is where the value axis ends, where that is known.
    """

    kind: Literal["lines", "bars", "stacked"]
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    decimals: int = 0
    colours: tuple[str, ...] = ()           # of the bars
    by_chance: tuple[bool, ...] = ()        # which bars are hatched
    most: float | None = None
    whole: bool = False                     # a tick at every whole number
    in_words: bool = False                  # labels at its values say what an axis of numbers would not
    key: str = ""                           # what hollow points mean
    axis: str = ""                          # what the numbers of its axis stand for


@dataclass(frozen=True, kw_only=True)
class PackFigure:
    """A figure: its finding, texts, rows as typed numbers, and a function that draws it."""

    name: str                               # of its files, without extension
    finding: str
    make_picture: Callable[[], Picture]     # called only for files: a preview needs no drawing
    plot: Plot | None
    table: Table
    source: str = ""                        # the first, and the number of others
    sources: tuple[str, ...] = ()
    method: tuple[str, ...] = ()            # how it is assessed, in plain words
    reading: str = ""
    caution: str = ""
    note: str = ""                          # such as revised figures
    all_rows: Callable[[], Table] | None = None                 # all rows drawn, if they are too many for a page
    areas: tuple[str, ...] = ()             # areas shown; empty: all of the pack
    indicators: tuple[str, ...] = ()        # indicators shown; empty: all of the pack

    @cached_property
    def picture(self) -> Picture:
        """Its chart, not yet drawn, with its description and subtitle."""
        return cleaned(self.make_picture())

    @cached_property
    def data(self) -> Table:
        """All rows drawn."""
        return cleaned(self.all_rows()) if self.all_rows else self.table

    def draw(self, width: int | None) -> Figure | None:
        """It at a width in pixels, or (None) without its texts; None where there is nothing to draw."""
        return self.picture.draw(width=width)


@dataclass(frozen=True)
class Stated:
    """The status of a finding in words, with its certainty."""

    code: Status | str                      # "" of an activity, which has none
    words: str                              # with icon, reason and tick; the number of an activity
    sure: str                               # its certainty, "" where no change is claimed


@dataclass(frozen=True)
class Point:
    """One of the three things to say of a finding: what changed, how sure that is, what to ask."""

    head: str
    text: str


@dataclass(frozen=True)
class Question:
    """A hard question, and an answer of at most forty words."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """A country or group on a goal."""

    heading: str
    subject: str                            # the heading without whose it is
    goal: str
    whose: str
    finding: str
    box: str = ""                           # sentences for the briefing
    number: str = ""                        # the one number, and what it is with its change
    change: str = ""
    points: tuple[Point, ...] = ()
    status: Stated | None = None
    bar: Plot | None = None                 # of a group too large for a bar each: its countries by status
    ends: Plot | None = None                # and those at either end with the median
    named: tuple[tuple[str, str, str], ...] = ()        # of a group: code of a status, its words, names of countries
    figures: tuple[PackFigure, ...] = ()         # the first illustrates the finding
    others: tuple[PackFigure, ...] = ()          # published by others, without a status
    comments: tuple[str, ...] = ()          # of the country on its status, in quotation marks
    notes: tuple[str, ...] = ()
    report: Mapping[str, tuple[str, ...]] = field(default_factory=dict)       # heading of a part -> its items, quoted
    report_source: str = ""                 # whose words they are, of which year, and the source
    commitments: tuple[str, ...] = ()       # numbers by status, then each one, quoted
    questions: tuple[Question, ...] = ()
    arithmetic: tuple[str, ...] = ()        # how the status was worked out, step by step


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A briefing of one data version."""

    title: str
    filters: str                            # countries, goals and year, in words
    headline: str                           # the answer, on the slide after the cover and at the head of a document
    stamp: Stamp
    version: str                            # "Data version 13"
    marking: str                            # marking, embargo and that figures are invented: above and below each page
    provenance: str                         # version, day, audience, clearance and link or code, on each page
    sections: tuple[Section, ...]
    make_table: Callable[[], Table]         # called only for files
    left_out: tuple[str, ...] = ()          # missing information, in sentences
    stem: str = ""                          # start of file names: "KHM_2014_v13"
    reference: Reference

    @cached_property
    def table(self) -> Table:
        """The goals of one country with their statuses, else countries by goal."""
        return cleaned(self.make_table())

    @property
    def figures(self) -> tuple[PackFigure, ...]:
        """Every figure, in the order of the sections."""
        return tuple(figure for section in self.sections for figure in (*section.figures, *section.others))

    @property
    def is_country(self) -> bool:
        """Whether it is on one country."""
        return len(self.reference.areas) == 1

    def figure_named(self, name: str) -> PackFigure:
        """The figure with this name. Raises Refusal("brief.no_figure")."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise Refusal("brief.no_figure", name=name)

    def section_of(self, figure: PackFigure) -> Section:
        """The section that one of the figures is in."""
        return next(section for section in self.sections if figure in (*section.figures, *section.others))

    def reference_of(self, figure: PackFigure) -> Reference:
        """The reference of one of the figures."""
        return self.reference.of_a_figure(figure.name, areas=figure.areas, goal=self.section_of(figure).goal,
                                          indicators=figure.indicators)


WORST = (Status.MOVING_AWAY, Status.BEHIND, Status.NO_CLEAR_CHANGE, Status.IMPROVING_BELOW, Status.NO_CLEAR_TREND,
         Status.ON_TRACK, Status.AHEAD)


def lead_section(sections: Sequence[Section]) -> Section:
    """The section that most needs attention: that of the worst status; else the first with a number, or the first."""
    worst = [section for status in WORST for section in sections
             if section.status and section.status.code == status and section.figures]
    return next(iter([*worst, *(section for section in sections if section.number), *sections]))
