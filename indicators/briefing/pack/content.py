"""Content of a briefing pack, independent of file format: texts, typed numbers, and functions that draw its figures."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from indicators.briefing.pack.clean import clean, cleaned
from indicators.briefing.reference import Reference
from indicators.briefing.stamp import Stamp
from indicators.charts.drawing import Figure, Picture
from indicators.charts.status_table import StatusCell, StatusTable
from indicators.model import Status

__all__ = ["Cell", "PackFigure", "Line", "Pack", "Panel", "Picture", "Plot", "Question", "Section", "Stated",
           "StatusCell", "StatusTable", "Summary", "Table"]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and, for a number, its value, which a workbook stores as a number."""

    text: str
    number: float | None = None
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """A table of typed cells with its header."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Line:
    """A series of a native chart: None is a gap; ``label`` is shown at the last value."""

    name: str
    values: tuple[float | None, ...]
    kind: Literal["values", "earlier", "goal", "path"] = "values"      # earlier: the part before a break
    label: str = ""
    hollow: tuple[int, ...] = ()            # positions of uncertain values
    across: tuple[float, ...] = ()          # of points: where they are on the other axis, which is logarithmic
    labels: tuple[str, ...] = ()            # of points: their labels, "" for none


@dataclass(frozen=True)
class Plot:
    """A chart that its readers can edit: lines over years, bars with a colour each or of several parts, or points.

    ``most`` is where the value axis ends, where that is known; ``whole``: it has a tick at every whole number.
    """

    kind: Literal["lines", "bars", "stacked", "points"]
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    decimals: int = 0
    unit: str = ""
    colours: tuple[str, ...] = ()
    most: float | None = None
    whole: bool = False
    key: str = ""                           # what hollow points mean


@dataclass(frozen=True)
class Panel:
    """One country of many, as a small chart under its name, newest figure and status."""

    name: str
    newest: str
    plot: Plot


@dataclass(frozen=True, kw_only=True)
class PackFigure:
    """A figure: its finding, texts, rows as typed numbers, and a function that draws it."""

    name: str                               # of its files, without extension
    finding: str
    subtitle: str
    picture: Callable[[], Picture]
    plot: Plot | None
    panels: Callable[[], tuple[Panel, ...]] | None = None       # a small chart of each area, instead of one plot
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
    about: str = ""                         # title of the indicator, if the finding does not name it

    @cached_property
    def alt(self) -> str:
        """Its description, for those who do not see it."""
        return clean(self.picture().alt)

    @cached_property
    def data(self) -> Table | None:
        """All rows drawn, for its CSV file; None where the table has them."""
        return cleaned(self.all_rows()) if self.all_rows else None

    def draw(self, width: int) -> Figure | None:
        """It at a width in pixels; None where there is nothing to draw."""
        return self.picture().draw(width=width)


@dataclass(frozen=True)
class Stated:
    """The status of a finding in a line, and its subject."""

    code: Status | str                      # "" of an activity, which has none
    words: str                              # with icon, reason, certainty and tick; the number of an activity
    about: str                              # indicator and year


@dataclass(frozen=True)
class Question:
    """A likely question, and a line to take."""

    asked: str
    line: str


@dataclass(frozen=True)
class Summary:
    """A longer summary in paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A country or group on a goal; ``goal`` is "" for the section on its commitments on all of them."""

    heading: str
    goal: str
    whose: str
    finding: str
    box: str                                # sentences for the briefing
    summary: tuple[str, ...] = ()           # of a group, in paragraphs: these sentences and more
    status: Stated | None = None
    figures: tuple[PackFigure, ...] = ()         # the first illustrates the finding
    others: tuple[PackFigure, ...] = ()          # published by others, without a status
    comments: tuple[str, ...] = ()          # of the country on its status, in quotation marks
    notes: tuple[str, ...] = ()
    report: Mapping[str, tuple[str, ...]] = field(default_factory=dict)       # heading of a part -> its items, quoted
    report_source: str = ""                 # whose words they are, of which year, and the source
    commitments: tuple[str, ...] = ()       # numbers by status, then each one, quoted
    questions: tuple[Question, ...] = ()
    speaking_note: str = ""

    @property
    def more(self) -> str:
        """The sentences for the briefing; "" where they only repeat the finding."""
        return "" if self.box.rstrip(".") == self.finding.rstrip(".") else self.box

    @property
    def in_a_list(self) -> str:
        """The finding with its subject, for a list, where no subtitle names it."""
        about = next((drawn.about for drawn in self.figures[:1] if drawn.finding == self.finding), "")
        return " · ".join(filter(None, (about, self.finding)))


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A briefing pack of one data version."""

    title: str
    filters: str                            # countries, goals and year, in words
    stamp: Stamp
    version: str                            # "Data version 13", as on every page
    foot: tuple[str, ...]                   # under every slide and page: version, day and audience; clearance
    marked: str                             # a notice that figures are invented, or ""
    sections: tuple[Section, ...]
    summaries: tuple[Summary, ...] = ()     # of its countries
    table: StatusTable
    status_figure: PackFigure
    left_out: tuple[str, ...] = ()          # missing information, in sentences
    key: str = ""                           # key to the marks next to statuses
    stem: str = ""                          # start of file names: "KHM_2014_v13"
    reference: Reference

    @property
    def figures(self) -> tuple[PackFigure, ...]:
        """Every figure, the status table first, unless it is left out."""
        return (*([self.status_figure] if self.table.rows else []), *(drawn for section in self.sections
                                      for drawn in (*section.figures, *section.others)))

    def reference_of(self, drawn: PackFigure) -> Reference:
        """The reference of one of the figures."""
        goal = next((own.goal for own in self.sections if drawn in (*own.figures, *own.others)), "")
        return self.reference.of_a_figure(drawn.name, areas=drawn.areas, goal=goal, indicators=drawn.indicators)


PARTS = ("summary", "statuses", "figures", "others", "report", "questions", "speaking_note", "methods")
"""In the order in which they are offered. Findings, cautions and revisions are always in a pack."""


def with_parts(pack: Pack, parts: Collection[str]) -> Pack:
    """The pack with these of PARTS alone."""
    table = pack.table if "statuses" in parts else replace(pack.table, rows=())
    summaries = pack.summaries if "summary" in parts else ()
    return replace(pack, summaries=summaries, table=table, status_figure=_drawn(pack.status_figure, parts),
                   sections=tuple(_section(section, parts) for section in pack.sections
                                  if section.goal or "report" in parts))      # that on commitments quotes the report


def _section(section: Section, parts: Collection[str]) -> Section:
    kept = {name: getattr(section, name) for name in (
        "summary", "figures", "others", "report", "questions", "speaking_note") if name in parts}
    nothing = {"summary": (), "figures": (), "others": (), "report": {}, "questions": (), "speaking_note": ""}
    found = replace(section, **(nothing | kept))
    if "report" not in parts:               # commitments are words of the report too
        found = replace(found, report_source="", commitments=())
    return replace(found, figures=tuple(_drawn(drawn, parts) for drawn in found.figures),
                   others=tuple(_drawn(drawn, parts) for drawn in found.others))


def _drawn(drawn: PackFigure, parts: Collection[str]) -> PackFigure:
    return drawn if "methods" in parts else replace(drawn, method=(), reading="", sources=())
