"""What a briefing says of a country's report and commitments: its words in quotation marks only, with attribution."""

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
)
from indicators.briefing.pack.content import Cell, Line, PackFigure, Plot, Question, Section, Table
from indicators.briefing.pack.reading import PackInput
from indicators.charts.theme import status_colour
from indicators.model import Message, Status
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import Due, by_status
from indicators.reports.sections import Section as Reported
from indicators.wording import day, say


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


def own_assessment(read: PackInput, ref_area: str, goal: str, row: Mapping[str, Any] | None, reported: Reported | None
                   ) -> Message | None:
    """Whether the level that the country ticked agrees with the measured status; None where it ticked none."""
    if reported is None or not reported.parts.get("B"):
        return None
    return statements.own_assessment(read.reports[ref_area].levels.get(goal, ""), row)


def commitments_on(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None) -> CommitmentsDue:
    """The commitments of areas on goals that were made up to a year (None: any), overdue ones first."""
    pairs = [(one, due) for area in areas for one, due in read.commitments(area)
             if one.goal in goals and (year is None or one.year <= year)]
    return sorted(pairs, key=lambda pair: not pair[1].overdue)


def commitments(read: PackInput, pairs: CommitmentsDue, year: int | None = None, most: int | None = None
                ) -> tuple[str, ...]:
    """Numbers by status and how many are overdue, then each commitment with its answers up to a year (None: any); at
    most ``most`` of these, and how many more there are. Empty for none.
    """
    if not pairs:
        return ()
    counts = wording.listed(
        say("commitments.of_status", count=count, status=say(f"commitments.status_{code}"))
        for code, count in by_status(one for one, _ in pairs).items())
    overdue = sum(due.overdue for _, due in pairs)
    lead = say("pack.commitments_lead", count=wording.Count(len(pairs)), statuses=counts, overdue=overdue)
    more = [say("phrase.more", count=len(pairs) - most)] if most is not None and len(pairs) > most else []
    return (lead, *(_line(read, one, due, year) for one, due in list(pairs)[:most]), *more)


def _line(read: PackInput, one: Commitment, due: Due, year: int | None) -> str:
    catalogue, by = read.board.catalogue, due.by if due.by and one.status not in CLOSED else None
    line = say("pack.commitment", status=say(f"commitments.status_{one.status}"), overdue=int(due.overdue),
               quote=wording.announced(one, catalogue), day=day(by.isoformat()) if by else "none")
    answers = "; ".join(wording.answers(one, catalogue, year))
    return say("pack.commitment_answered", commitment=line, answers=answers) if answers else line


def unanswered(read: PackInput, ref_area: str, pairs: CommitmentsDue) -> list[Question]:
    """The question about what a country promised and has not answered; none where all is answered or closed."""
    count = sum(not one.answers and one.status not in CLOSED for one, _ in pairs)
    if not count:
        return []
    return [Question(say("pack.asked_promised", area=wording.in_sentence(ref_area, read.board.catalogue)),
                     say("pack.line_promised", count=wording.Count(count), of=wording.Count(len(pairs)),
                         year=max(one.year for one, _ in pairs)))]


NAME = "commitments"     # the last word of the figure's name
MOST_NAMED = 3           # countries that a title names
OVERDUE = status_colour(Status.MOVING_AWAY, "light")


def is_of_commitments(figure: str) -> bool:
    """Whether a figure's name, without version, is that of commitments by status."""
    return figure.rpartition("_")[2] == NAME


def commitment_section(read: PackInput, areas: Sequence[str], goals: Sequence[str], year: int | None
                       ) -> Section | None:
    """Commitments of some areas on some goals by status, made up to a year (None: any); None without any.

    It is about the countries that made them. Each is listed in the section on its goal.
    """
    pairs = commitments_on(read, areas, goals, year)
    if not pairs:
        return None
    known, rows, reports = read.board.catalogue, counted(pairs), tuple(sources(pairs, read.board.catalogue))
    names = sorted(wording.area(area, known) for area in {one.ref_area for one, _ in pairs})
    whose = wording.listed(names) if len(names) <= MOST_NAMED else say("pack.count_of_countries", count=len(names))
    lines = (Line(say("commitments.not_overdue"), tuple(float(row.count - row.overdue) for row in rows)),
             Line(say("commitments.overdue"), tuple(float(row.overdue) for row in rows), colour=OVERDUE))[
                 :2 if any(row.overdue for row in rows) else 1]
    more = len(reports) - 1
    figure = PackFigure(
        name=f"{areas[0] if len(areas) == 1 else 'countries'}_{NAME}_v{read.stamp.version}",
        finding=finding(pairs, whose, known), table=_table(pairs),
        make_picture=partial(draw_commitments, read.stamp, pairs, whose, known),
        plot=Plot("stacked", tuple(row.name for row in rows), lines, whole=True),
        source=say("message", "chart.source_and_more" if more else "chart.source", source=reports[0], more=more),
        sources=reports, caution=say("commitments.recorded"), areas=tuple(areas))
    return Section(heading=say("commitments.of_all_goals", whose=whose), subject="", goal="", whose=whose,
                   finding=figure.finding, figures=(figure,))


def _table(pairs: CommitmentsDue) -> Table:
    head = (say("commitments.status"), say("commitments.count_head"), say("commitments.overdue"))
    return Table(head, tuple((Cell(row.name), *(Cell(wording.number(count), float(count)) for count in (
        row.count, row.overdue))) for row in counted(pairs)))
