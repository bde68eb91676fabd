"""What a briefing pack holds, whatever the kind of file: texts, typed numbers, and figures that draw themselves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from indicators.briefing.reference import Reference
from indicators.briefing.stamp import Stamp
from indicators.charts.drawing import Figure
from indicators.charts.status_table import StatusCell, StatusTable
from indicators.model import Status

__all__ = ["Cell", "Clearance", "Drawn", "Line", "Pack", "Plot", "Question", "Section", "Stated", "StatusCell",
           "StatusTable", "Table"]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and, of a number, its value, as text and as a number in a workbook."""

    text: str
    number: float | None = None
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """A table of typed cells with its heads."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Line:
    """A series of a native chart: None is a gap; its ``label`` is at the last value."""

    name: str
    values: tuple[float | None, ...]
    kind: Literal["values", "earlier", "goal", "path"] = "values"      # earlier: before a break
    label: str = ""
    hollow: tuple[int, ...] = ()            # positions of uncertain values


@dataclass(frozen=True)
class Plot:
    """A chart that its readers can edit: lines over years, or bars with a colour each.

    ``most`` is where the value axis ends, where that is known; ``whole``: it has a tick at every whole number.
    """

    kind: Literal["lines", "bars"]
    categories: tuple[str, ...]
    lines: tuple[Line, ...]
    decimals: int = 0
    unit: str = ""
    colours: tuple[str, ...] = ()
    most: float | None = None
    whole: bool = False
    key: str = ""                           # what hollow points mean


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A figure: its finding, texts, rows as typed numbers, and how it is drawn at a width in pixels."""

    name: str                               # of its files, without extension
    finding: str
    subtitle: str
    alt: str
    draw: Callable[[int], Figure | None]
    plot: Plot | None
    table: Table
    source: str = ""                        # the first, and how many others
    sources: tuple[str, ...] = ()
    method: tuple[str, ...] = ()            # how it is judged, in plain words
    reading: str = ""
    caution: str = ""
    note: str = ""                          # such as revised figures
    data: Table | None = None               # what it draws, where that is too long for a page
    areas: tuple[str, ...] = ()             # of whom it shows figures: none, all of the pack
    indicators: tuple[str, ...] = ()        # that it shows: none, all of the pack


@dataclass(frozen=True)
class Stated:
    """The status of a finding: its words, its certainty in words, and what it is about."""

    code: Status
    words: str                              # with icon, reason and certainty
    about: str                              # indicator and year


@dataclass(frozen=True)
class Question:
    """A question that may be asked, and a line to take."""

    asked: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """A country or group on a goal."""

    heading: str
    goal: str
    whose: str
    finding: str
    box: str                                # the sentences for a briefing
    status: Stated | None = None
    figures: tuple[Drawn, ...] = ()         # the first is the finding's
    others: tuple[Drawn, ...] = ()          # what others publish, which has no status
    notes: tuple[str, ...] = ()
    report: Mapping[str, tuple[str, ...]] = field(default_factory=dict)       # heading of a part -> its items
    report_source: str = ""
    questions: tuple[Question, ...] = ()
    speaking_note: str = ""


@dataclass(frozen=True)
class Clearance:
    """What an office writes on its papers, as it is to be printed; "" is left out."""

    marking: str = ""
    embargo: str = ""
    edition: str = ""
    prepared: str = ""
    checked: str = ""
    cleared: str = ""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A briefing pack of one data version."""

    title: str
    filters: str                            # countries, goals and year, in words
    stamp: Stamp
    version: str                            # "Data version 13", as on every page
    foot: tuple[str, ...]                   # under every slide and page: version, day and audience; clearance
    marked: str                             # that figures are invented, or ""
    sections: tuple[Section, ...]
    table: StatusTable
    status_figure: Drawn
    left_out: tuple[str, ...] = ()          # what is missing, in sentences
    key: str = ""                           # what the marks next to statuses mean
    stem: str = ""                          # of file names: "KHM_2014_v13"
    reference: Reference

    @property
    def figures(self) -> tuple[Drawn, ...]:
        """Every figure, the status table first."""
        return (self.status_figure, *(drawn for section in self.sections
                                      for drawn in (*section.figures, *section.others)))

    def reference_of(self, drawn: Drawn) -> Reference:
        """The reference of one of the figures."""
        goal = next((own.goal for own in self.sections if drawn in (*own.figures, *own.others)), "")
        return self.reference.of_a_figure(drawn.name, areas=drawn.areas, goal=goal, indicators=drawn.indicators)
