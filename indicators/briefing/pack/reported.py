"""What a pack says of a country's report and commitments: its words in quotation marks only, with attribution."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from indicators import statements, wording
from indicators.briefing.figures.commitments import (
    CommitmentsDue,
    counted,
    draw_commitments,
    finding,
    sources,
    subtitle,
)
from indicators.briefing.pack.content import Cell, Line, PackFigure, Plot, Question, Section, Table
from indicators.briefing.pack.reading import PackInput
from indicators.model import Message
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import Due, by_status
from indicators.reports.sections import Section as Reported
from indicators.wording import day, say

OUTCOMES = {"own.agrees": "agree", "own.differs": "differ", "own.no_figure": "no_figure",
            "own.only_words": "no_figure", "own.not_compared": "not_compared", "own.activity": "not_compared",
            "own.not_assessed": "not_compared"}
"""What a comparison of a country's own assessment comes to, by its code."""


def quoted(reported: Reported | None) -> dict[str, tuple[str, ...]]:
    """The items of each part of the report on a goal, in quotation marks."""
    parts = reported.parts if reported else {}
    return {say(f"report.part_{letter}"): tuple(say("commitments.quoted", text=text) for text in items)
            for letter, items in parts.items() if items}


def attributed(read: PackInput, ref_area: str, reported: Reported | None) -> str:
    """Whose words these are, of which year, and the source of the report."""
    if reported is None:
        return ""
    sent = read.reports[ref_area]
    return say("pack.report_by", area=wording.area(ref_area, read.board.catalogue), year=sent.year, source=sent.source)


def two_views(read: PackInput, ref_area: str, goal: str, row: Mapping[str, Any] | None, reported: Reported | None
              ) -> list[str]:
    """Whether the level that the country ticked agrees with the measured status, or that no figure can check it."""
    if reported is None or not reported.parts.get("B"):
        return []
    found = statements.own_assessment(read.reports[ref_area].levels.get(goal, ""), row)
    return [wording.message(found, read.board.catalogue)] if found else []


def views_counted(found: Sequence[Message | None]) -> list[str]:
    """In how many countries their own assessment and the measured status agree, differ, or cannot be compared; empty
    where no country has assessed itself.
    """
    kinds = Counter(OUTCOMES[message.code] for message in found if message)
    outcomes = [say(f"own.counted_{kind}", count=wording.Count(kinds[kind])) for kind in dict.fromkeys(
        OUTCOMES.values()) if kinds[kind]]
    if not outcomes:
        return []
    return [say("own.counted", count=wording.Count(kinds.total()), outcomes=wording.listed(outcomes))]


def held_on(read: PackInput, ref_area: str, goal: str, year: int | None) -> CommitmentsDue:
    """The commitments of a country on a goal that were made up to a year (None: any)."""
    return [(one, due) for one, due in read.commitments(ref_area)
            if one.goal == goal and (year is None or one.year <= year)]


def commitments(read: PackInput, held: CommitmentsDue, year: int | None = None, most: int | None = None) -> tuple[str,
                ...]:
    """Numbers by status and how many are overdue, then each commitment with its answers up to a year (None: any),
    overdue ones first; at most ``most`` of these, and how many more there are. Empty for none.
    """
    if not held:
        return ()
    counts = wording.listed(
        say("commitments.of_status", count=count, status=say(f"commitments.status_{code}"))
        for code, count in by_status(one for one, _ in held).items())
    overdue = sum(due.overdue for _, due in held)
    lead = say("pack.commitments_lead", count=wording.Count(len(held)), statuses=counts, overdue=overdue)
    listed = list(held)[:most]
    more = [say("phrase.more", count=len(held) - len(listed))] if len(held) > len(listed) else []
    return (lead, *(_line(read, one, due, year) for one, due in listed), *more)


def _line(read: PackInput, one: Commitment, due: Due, year: int | None) -> str:
    catalogue = read.board.catalogue
    values = {"status": say(f"commitments.status_{one.status}"), "quote": wording.announced(one, catalogue)}
    if due.overdue:
        line = say("pack.commitment_overdue", **values)
    elif due.by and one.status not in CLOSED:
        line = say("pack.commitment_due", day=day(due.by.isoformat()), **values)
    else:
        line = say("pack.commitment", **values)
    answers = "; ".join(wording.answers(one, catalogue, year))
    return say("pack.commitment_answered", commitment=line, answers=answers) if answers else line


def unanswered(read: PackInput, ref_area: str, held: CommitmentsDue) -> tuple[Question, ...]:
    """The question about what a country promised and has not answered; empty where everything is answered or closed."""
    open_ones = [one for one, _ in held if not one.answers and one.status not in CLOSED]
    if not open_ones:
        return ()
    asked = say("pack.asked_promised", area=wording.in_sentence(ref_area, read.board.catalogue))
    quotes = "; ".join(wording.announced(one, read.board.catalogue) for one in open_ones)
    return (Question(asked, say("pack.line_promised", count=wording.Count(len(open_ones)),
                                of=wording.Count(len(held)), quotes=quotes)),)


NAME = "commitments"     # the last word of the figure's name


def is_of_commitments(figure: str) -> bool:
    """Whether a figure's name, without version, is that of commitments by status."""
    return figure.rpartition("_")[2] == NAME


def commitment_section(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None, whose: str
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


def _drawn(read: PackInput, areas: Sequence[str], held: CommitmentsDue, whose: str) -> PackFigure:
    known = read.board.catalogue
    own = areas[0] if len(areas) == 1 else "countries"
    reports = tuple(sources(held, known))
    return PackFigure(
        name=f"{own}_{NAME}_v{read.stamp.version}", finding=finding(held, whose), subtitle=subtitle(held),
        picture=partial(draw_commitments, read.stamp, held, whose, known), plot=_plot(held),
        table=_table(held), all_rows=partial(_by_country, read, areas, held) if len(areas) > 1 else None,
        source=say("message", "chart.source_and_more", source=reports[0], more=len(reports) - 1)
        if len(reports) > 1 else say("message", "chart.source", source=reports[0]),
        sources=reports, caution=say("commitments.recorded"), areas=tuple(areas))


def _plot(held: CommitmentsDue) -> Plot:
    """A bar for each status, of what is not overdue and what is."""
    rows = counted(held)
    lines = (Line(say("commitments.not_overdue"), tuple(float(row.count - row.overdue) for row in rows)),
             Line(say("commitments.overdue"), tuple(float(row.overdue) for row in rows)))
    return Plot("stacked", tuple(row.name for row in rows), lines, whole=True)


def _table(held: CommitmentsDue) -> Table:
    head = (say("commitments.status"), say("commitments.count_head"), say("commitments.overdue"))
    return Table(head, tuple((Cell(row.name), _number(row.count), _number(row.overdue)) for row in counted(held)))


def _by_country(read: PackInput, areas: Sequence[str], held: CommitmentsDue) -> Table:
    """The same for each country that has any, by name."""
    names = {area: wording.area(area, read.board.catalogue) for area in areas}
    own = {area: [pair for pair in held if pair[0].ref_area == area] for area in sorted(areas, key=names.__getitem__)}
    table = _table(held)
    return Table((say("overview.country"), *table.head), tuple(
        (Cell(names[area]), *row) for area, pairs in own.items() if pairs for row in _table(pairs).rows))


def _number(count: int) -> Cell:
    return Cell(wording.number(count), float(count))
