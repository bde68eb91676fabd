"""A collection round: how many countries are complete or overdue, and a row for each."""

from collections.abc import Iterable, Sequence

import streamlit as st

from indicators import wording
from indicators.model.rounds import Round
from indicators.submissions.collection import Received, Stage, Timing
from indicators.wording import day, say
from pages.shared import frame, markup, menu, state
from pages.shared.cache import Visit
from pages.shared.desk import edit, forms, phrases, stored
from pages.shared.table import Cell, Column, table


def show(visit: Visit, held: Round) -> None:
    """Render a round with filters by what was received and by deadline; for staff who may write, the forms below."""
    every = stored.sent(visit, held)
    complete, overdue = (sum(part) for part in zip(*(
        (one.stage == Stage.COMPLETE, one.timing == Timing.OVERDUE) for one in every), strict=True))
    asks = say("desk.asks", years=wording.listed(map(str, held.years)), goals=wording.listed(held.goals),
               count=len(held.goals), year=held.report_year, opens=day(held.opens.isoformat()),
               deadline=day(held.deadline.isoformat()))
    frame.html(
        markup.paragraph(say("desk.complete", complete=complete, of=len(every), overdue=overdue), "gl-lead")
        + markup.paragraph(asks, "gl-text")
        + markup.paragraph(say("desk.what"), "gl-quiet gl-text"))
    if menu.may_follow(visit):
        forms.offered(visit, held)
    shown = _chosen(every)
    if shown:
        columns = [Column(say("desk.country"), sortable=True), Column(say("desk.stage"), sortable=True),
                   Column(say("desk.timing"), sortable=True), Column(say("desk.figures")),
                   Column(say("desk.report")), Column(say("desk.last"), sortable=True)]
        frame.html(table(say("desk.caption"), columns, [_row(visit, held, one) for one in _by_name(visit, shown)]))
    else:
        frame.html(markup.paragraph(say("desk.nobody")))
    if menu.may_follow(visit):
        edit.folds(visit, held)


def _chosen(every: Sequence[Received]) -> list[Received]:
    first, second, _ = st.columns([1, 1, 2])
    with first:
        stage = _choose("stage", "stages", Stage)
    with second:
        timing = _choose("timing", "timings", Timing)
    return [one for one in every if stage in ("", one.stage) and timing in ("", one.timing)]


def _choose(name: str, every: str, codes: Iterable[str]) -> str:
    words = {"": say(f"desk.all_{every}")} | {str(code): say(f"desk.{name}_{code}") for code in codes}
    return state.choose(name, say(f"desk.{name}"), list(words), "", words.__getitem__)


def _by_name(visit: Visit, shown: Sequence[Received]) -> list[Received]:
    return sorted(shown, key=lambda one: wording.area(one.ref_area, visit.catalogue))


def _row(visit: Visit, held: Round, one: Received) -> list[Cell]:
    name = wording.area(one.ref_area, visit.catalogue)
    link = menu.address("reporting_desk", round=str(held.id), area=one.ref_area)
    figures = markup.lines([phrases.figures(one), *(
        [markup.small(say("desk.missing", what=phrases.missing(held, one)))] if one.missing and one.figures else [])])
    report = say("desk.report_on", day=day(one.report_on)) if one.report_on else say("desk.report_missing")
    return [Cell(markup.link(link, name), sort=name), Cell(phrases.stage(one.stage), sort=list(Stage).index(one.stage)),
            Cell(phrases.timing(one.timing), sort=list(Timing).index(one.timing)), Cell(figures), Cell(report),
            Cell(day(one.last_on) if one.last_on else "", sort=one.last_on, nothing=not one.last_on)]
