"""The board: commitments by country, goal, status and due date, overdue first, each with what is measured."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.figures.commitments import draw_commitments, finding
from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.reports.commitments import Due
from indicators.wording import say
from pages.shared import cache, figure_files, frame, markup, menu, series
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, phrases
from pages.shared.table import Cell, table

OVERDUE = "overdue"      # in the link parameter "due"


def show(visit: Visit) -> None:
    """Render how many commitments were kept, as a chart, and those that match the filters."""
    every = cache.commitments(visit)
    if not every:
        frame.html(_nothing(visit))
        return
    verdict = st.container()
    matching, area, goal = _matching(visit, every)
    with verdict:
        _figure(visit, every, area, goal)
    if not matching:
        frame.html(markup.paragraph(say("commitments.nothing_found")))
        return
    columns = [say("commitments.commitment"), *(say(f"commitments.{name}") for name in (
        "goal", "status", "due", "measured"))]
    frame.html(table(say("commitments.caption"), columns, [_row(visit, one, due) for one, due in matching])
               + markup.paragraph(say("commitments.what"), "gl-quiet gl-small"))


def _nothing(visit: Visit) -> Markup:
    """Why there is no commitment, and what to do: confirm what reports announce, or bring in a report."""
    announced = sum(one.part == "C" for one in candidates.unconfirmed(visit))
    values = {"view": "candidates"} if announced else {}
    screen, words = ("commitments", "commitments.confirm_them") if announced else ("reports", "head.add_report")
    link = [markup.link(menu.address(screen, **values or {"view": "add"}), say(words))
            ] if menu.may_write(visit) else []
    return markup.paragraph(markup.joined((
        say("commitments.announced", count=wording.Count(announced)) if announced else say("commitments.no_report"),
        *link), " "), "gl-lead")


def _matching(visit: Visit, every: list[tuple[Commitment, Due]]) -> tuple[list[tuple[Commitment, Due]], str, str]:
    """The commitments that match the filters of the link parameters; the country and the goal among these."""
    statuses = [status for status in CommitmentStatus if any(one.status == status for one, _ in every)]
    with st.container(horizontal=True):
        area = phrases.ask_area(visit, {one.ref_area for one, _ in every})
        goal = phrases.ask_goal(visit, {one.goal for one, _ in every})
        status = phrases.choose("status", "statuses", statuses, lambda code: say(f"commitments.status_{code}"))
        due = phrases.choose("due", "due", [OVERDUE], lambda _: say("commitments.only_overdue"))
    return [(one, found) for one, found in every
            if area in ("", one.ref_area) and goal in ("", one.goal) and status in ("", one.status)
            and (not due or found.overdue)], area, goal


def reported(visit: Visit) -> bool:
    """Whether any report is on file."""
    return bool(cache.snapshot_of(visit.figures).narratives(visit.version))


def _figure(visit: Visit, every: Sequence[tuple[Commitment, Due]], area: str, goal: str) -> None:
    """Render the chart with its downloads, as a briefing on the same country or group and goal has it."""
    catalogue = visit.catalogue
    group = catalogue.groups[0]
    areas = [area] if area else catalogue.members(group.id, date.today().year)
    goals = [goal] if goal else [one.id for one in catalogue.goals]
    pairs = [pair for pair in every if pair[0].ref_area in areas and pair[0].goal in goals]
    whose = wording.area(area, catalogue) if area else wording.text(group.name)
    if pairs:
        frame.html(markup.paragraph(f"{finding(pairs, whose)}.", "gl-lead"))
    series.show(draw_commitments(visit.stamp, pairs, whose, catalogue), "commitments", files=lambda figure: (
        figure_files.row(visit, f"{area or 'countries'}_commitments", figure, area=area, goal=goal,
                         group="" if area else group.id)), titled=False)


def _row(visit: Visit, one: Commitment, due: Due) -> list[Cell]:
    address = menu.address("commitments", commitment=str(one.version))
    words = markup.joined((markup.link(address, phrases.quoted(one.text)),
                           markup.small(phrases.attributed(one, visit.catalogue))))
    goal = menu.address("country", area=one.ref_area, goal=one.goal)
    title = wording.goal_titles(visit.catalogue).get(one.goal, one.goal)
    return [words, markup.link(goal, title), phrases.status(one), phrases.due(one, due), phrases.measured(visit, one)]
