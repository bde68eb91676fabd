"""Content of a briefing, independent of file format, and the data that it is made from."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, TypeVar

from indicators import statements, wording
from indicators.briefing.figures.series import Published
from indicators.briefing.reference import VERSIONED, Reference
from indicators.briefing.stamp import Stamp
from indicators.charts.drawing import Figure, Picture
from indicators.errors import Refusal
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Message, Status
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.reports.commitments import Due
from indicators.reports.sections import Answer
from indicators.wording import say

Anything = TypeVar("Anything")
MOST_NAMED, MOST_WORDS = 3, 40       # countries, or words of their names in a title; words of an answer

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
                         "\u202a-\u202e\u2066-\u2069]")
"""What XML does not allow, other control characters, and marks that reverse the direction of what follows."""


def cleaned(content: Anything) -> Anything:
    """A copy with every text cleaned, also inside dataclasses, mappings, tuples and lists."""
    copy: Any = content
    match content:
        case str() if UNPRINTABLE.search(content):
            copy = UNPRINTABLE.sub("", content)
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
    colours: tuple[str, ...] = ()           # of a line, or of each bar; none are those of the design
    by_chance: tuple[bool, ...] = ()        # which bars are hatched


@dataclass(frozen=True)
class Plot:
    """A chart that its readers can edit: lines over years, bars, or bars of several parts.

    ``most`` is where the value axis ends, where that is known.
    """

    kind: Literal["lines", "bars", "stacked"]
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    decimals: int = 0
    most: float | None = None
    key: str = ""                           # what hollow points mean
    axis: str | None = ""                   # what the numbers of its axis stand for; None where labels say it instead


@dataclass(frozen=True, kw_only=True)
class PackFigure:
    """A figure: its finding, texts, rows as typed numbers, and a function that draws it."""

    name: str                               # of its files, without extension
    goal: str
    finding: str
    make_picture: Callable[[], Picture]     # called only for files: a preview needs no drawing
    plot: Plot | None
    table: Table
    source: str = ""                        # the first, and the number of others
    sources: tuple[str, ...] = ()
    method: tuple[str, ...] = ()            # how it is assessed, in plain words
    reading: str = ""
    caution: str = ""
    context: str = ""                       # beside a chart of what is not assessed: that it is not, and the caution
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
        """Its drawing at a width in pixels, or (None) without its texts; None where there is nothing to draw."""
        return self.picture.draw(width=width)


@dataclass(frozen=True)
class Point:
    """A text under its head: what changed, how sure that is, what to ask; or the answer, of at most forty words, to a
    hard question.
    """

    head: str
    text: str


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
    status: Cell | None = None              # with icon, reason, tick and certainty; without a status of an activity
    bar: Plot | None = None                 # of a group without a bar for each country: its countries by status
    named: tuple[tuple[str, str, str], ...] = ()        # of a group: code of a status, its words, names of countries
    key: str = ""                           # what the signs beside the names mean
    aside: str = ""                         # of a group: in how many countries another indicator gets worse
    figures: tuple[PackFigure, ...] = ()         # the first illustrates the finding
    others: tuple[PackFigure, ...] = ()          # published by others, without a status
    comments: tuple[str, ...] = ()          # of the country on its status, in quotation marks
    notes: tuple[str, ...] = ()
    report: tuple[str, ...] = ()            # items of the narrative report, quoted
    report_source: str = ""                 # whose words they are, of which year, and the source
    commitments: tuple[str, ...] = ()       # numbers by status, then each one, quoted
    questions: tuple[Point, ...] = ()
    arithmetic: tuple[str, ...] = ()        # how the status was worked out, step by step


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A briefing of one data version."""

    title: str
    filters: str                            # countries, goals and year, in words
    headline: str                           # the answer, on the slide after the cover and at the head of a document
    stamp: Stamp
    marking: str                            # marking, embargo and that figures are invented: above and below each page
    provenance: str                         # version, day, audience, clearance and link, on each page
    sections: tuple[Section, ...]
    table: Table                            # the goals of one country with their statuses, else countries by goal
    key: str = ""                           # what the signs in the table mean
    left_out: tuple[str, ...] = ()          # missing information, in sentences
    stem: str = ""                          # start of file names: "KHM_2014_v13"
    reference: Reference

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

    def reference_of(self, figure: PackFigure) -> Reference:
        """The reference of one of the figures; the areas of a group's are the group's."""
        areas = figure.areas if self.reference.areas and figure.areas else self.reference.areas
        return self.reference.model_copy(update={"figure": VERSIONED.sub("", figure.name), "areas": areas,
                                                 "goals": (figure.goal,), "indicators": figure.indicators})


WORST = (Status.MOVING_AWAY, Status.BEHIND, Status.NO_CLEAR_CHANGE, Status.IMPROVING_BELOW, Status.NO_CLEAR_TREND,
         Status.ON_TRACK, Status.AHEAD)


def lead_section(sections: Sequence[Section]) -> Section:
    """The section that most needs attention: that of the worst status; else the first with a number, or the first."""
    worst = [section for status in WORST for section in sections
             if section.status and section.status.status == status and section.figures]
    return next(iter([*worst, *(section for section in sections if section.number), *sections]))


@dataclass(frozen=True)
class Report:
    """A country's narrative report as text, as far as the audience may read it."""

    year: int
    text: str
    source: str
    levels: Mapping[str, str] = field(default_factory=dict)      # the level that the country ticked, by goal


@dataclass(frozen=True, kw_only=True)
class PackInput:
    """A scoreboard with its stamp and related data; functions of an area return the data of that country alone."""

    board: Scoreboard
    stamp: Stamp
    today_year: int
    reports: Mapping[str, Report]
    answers: frozenset[Answer]
    published: Callable[[str], Published]       # values of the last publication
    commitments: Callable[[str], Sequence[tuple[Commitment, Due]]] = lambda _: ()     # overdue first
    remarks: Callable[[str], Sequence[Remark]] = lambda _: ()     # that the audience may see

    def indicator(self, code: str) -> Indicator:
        """An indicator of the catalogue."""
        return self.board.catalogue.indicators[code]

    def names(self, areas: Iterable[str]) -> str:
        """Names of areas; of more than three, of the first three and how many others there are."""
        names = [wording.area(area, self.board.catalogue) for area in areas]
        others = [say("pack.others_named", count=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
        return wording.listed([*names[:MOST_NAMED], *others])

    def section_of(self, goal: str, whose: str, **content: Any) -> Section:
        """A section on a goal with its heading."""
        subject = say("pack.subject", number=goal, goal=wording.text(self.board.catalogue.goal[goal].title))
        return Section(heading=say("pack.heading", whose=whose, subject=subject), subject=subject, goal=goal,
                       whose=whose, **content)

    def answer_of(self, messages: Iterable[Message]) -> str:
        """The sentences of messages, up to the one that would make an answer too long; none is cut."""
        sentences = filter(None, dict.fromkeys(self.sentences([message]) for message in messages))
        answers = accumulate(map(wording.ended, sentences), "{} {}".format)
        return max((answer for answer in answers if len(answer.split()) <= MOST_WORDS), key=len, default="")

    def box_of(self, messages: Sequence[Message]) -> str:
        """The sentences for a briefing; before them, whether their figures are invented."""
        words, is_invented = self.sentences(messages), self.stamp.illustrative or statements.INVENTED in messages
        return say("briefing.illustrative", sentences=words) if is_invented else words

    def sentences(self, messages: Iterable[Message]) -> str:
        """The sentences of messages."""
        return " ".join(wording.message(message, self.board.catalogue) for message in messages)
