"""The section of a pack on the commitments of its countries: their number by status, as a figure."""

from collections.abc import Sequence
from functools import partial

from indicators import wording
from indicators.briefing.figures.commitments import Held, counted, draw_commitments, finding, sources, subtitle
from indicators.briefing.pack.content import Cell, Drawn, Line, Plot, Section, Table
from indicators.briefing.pack.reading import Read
from indicators.briefing.pack.reported import held_on
from indicators.wording import say

NAME = "commitments"     # the last word of the figure's name


def is_of_commitments(figure: str) -> bool:
    """Whether a figure's name, without version, is that of commitments by status."""
    return figure.rpartition("_")[2] == NAME


def commitment_section(read: Read, areas: Sequence[str], goals: Sequence[str], year: int | None, whose: str
                       ) -> Section | None:
    """Commitments of some areas on some goals by status, made up to a year (None: any); None without any.

    Each is listed in the section on its goal.
    """
    held = [pair for area in areas for goal in goals for pair in held_on(read, area, goal, year)]
    if not held:
        return None
    drawn = _drawn(read, areas, held, whose)
    return Section(heading=say("commitments.of_all_goals", whose=whose), goal="", whose=whose, finding=drawn.finding,
                   box=drawn.finding, figures=(drawn,))


def _drawn(read: Read, areas: Sequence[str], held: Held, whose: str) -> Drawn:
    known = read.board.catalogue
    own = areas[0] if len(areas) == 1 else "countries"
    reports = tuple(sources(held, known))
    return Drawn(
        name=f"{own}_{NAME}_v{read.stamp.version}", finding=finding(held, whose), subtitle=subtitle(held),
        picture=partial(draw_commitments, read.stamp, held, whose, known), plot=_plot(held),
        table=_table(held), all_rows=partial(_by_country, read, areas, held) if len(areas) > 1 else None,
        source=say("message", "chart.source_and_more", source=reports[0], more=len(reports) - 1)
        if len(reports) > 1 else say("pack.source", source=reports[0]),
        sources=reports, caution=say("commitments.recorded"), areas=tuple(areas))


def _plot(held: Held) -> Plot:
    """A bar for each status, of what is not overdue and what is."""
    rows = counted(held)
    lines = (Line(say("commitments.not_overdue"), tuple(float(row.count - row.overdue) for row in rows)),
             Line(say("commitments.overdue"), tuple(float(row.overdue) for row in rows)))
    return Plot("stacked", tuple(row.name for row in rows), lines, whole=True)


def _table(held: Held) -> Table:
    head = (say("commitments.status"), say("commitments.count_head"), say("commitments.overdue"))
    return Table(head, tuple((Cell(row.name), _number(row.count), _number(row.overdue)) for row in counted(held)))


def _by_country(read: Read, areas: Sequence[str], held: Held) -> Table:
    """The same for each country that has any, by name."""
    names = {area: wording.area(area, read.board.catalogue) for area in areas}
    own = {area: [pair for pair in held if pair[0].ref_area == area] for area in sorted(areas, key=names.__getitem__)}
    table = _table(held)
    return Table((say("overview.country"), *table.head), tuple(
        (Cell(names[area]), *row) for area, pairs in own.items() if pairs for row in _table(pairs).rows))


def _number(count: int) -> Cell:
    return Cell(wording.number(count), float(count))
