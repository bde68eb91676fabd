"""Page "Commitments": what countries announced, and what has become of it; for staff, what is to be confirmed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.briefing.pack.commitments import CommitmentsDue, finding
from indicators.model.commitments import CLOSED, Commitment
from indicators.reports.commitments import STATES, state_of
from indicators.wording import say
from pages.shared import cache, filters, frame, markup, menu, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, one
from pages.shared.filters import Choice

OVERDUE = "overdue"      # of the link parameter "due", and a column of the matrix
OPEN = "commitments.open"
WIDTHS = {"country": 110, "commitment": 440, "goal": 50, "status": 190, "due": 95, "overdue": 200, "owner": 170,
          "measured": 250}
"""Columns of the list and their widths in pixels."""


def commitments(visit: Visit) -> None:
    """Render the commitment of the link parameter; else how many were kept, and the section that staff choose."""
    receipt.shown()
    confirmed = {str(pair[0].version): pair for pair in cache.commitments(visit)}
    if number := state.value_of("commitment", list(confirmed), say("commitments.commitment"), say("commitments.all")):
        one.show(visit, *confirmed[number])
        return
    pairs, group = candidates.with_announced(visit), wording.text(visit.catalogue.groups[0].name)
    frame.html(markup.heading(1, finding(_of_interest(visit), group, visit.catalogue) if pairs
                              else say("commitments.no_report")))
    views = dict(VIEWS) if pairs else {}
    if who.may_save(visit, "set_commitment", who.ANYWHERE) and cache.reports(visit):
        views = views | {"candidates": candidates.show} if confirmed else {"candidates": candidates.show} | views
    elif not cache.reports(visit) and who.may_save(visit, "publish", who.ANYWHERE):
        frame.html(markup.paragraph(markup.link(menu.address("reports", view="add"), say("head.add_report"))))
    if views:
        views[state.pick("view", say("head.section"), list(views), lambda name: say(f"commitments.view_{name}"))](visit)


def _of_interest(visit: Visit) -> CommitmentsDue:
    """The commitments of the country and the goal of the link parameters, of the group's members where there is none;
    all where these have none.
    """
    every = candidates.with_announced(visit)
    area, goal = (state.get(name, [getattr(commitment, field) for commitment, _ in every], "")
                  for name, field in (("area", "ref_area"), ("goal", "goal")))
    members = visit.catalogue.members(visit.catalogue.groups[0].id, date.today().year)
    return [(commitment, due) for commitment, due in every if commitment.ref_area in ([area] if area else members)
            and goal in ("", commitment.goal)] or every


def _list(visit: Visit) -> None:
    """Ask for filters; render the commitments that match, to be opened, or changed together, and downloads."""
    (texts, codes), every = _texts(visit), candidates.with_announced(visit)
    names, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    matching, _ = filters.matching("commitments", texts, codes, {
        "area": Choice(say("head.country"), lambda code: names.get(code, code)),
        "goal": Choice(say("head.goal"), lambda code: goals.get(code, code)),
        "status": Choice(say("head.status"), lambda code: say(f"commitments.status_{code}"), STATES),
        "due": Choice(say("commitments.due"), lambda _: say("commitments.overdue"), [OVERDUE]),
        "owner": Choice(say("commitments.owner"), str)})
    if matching.empty:
        return
    columns: dict[str, Any] = {name: (st.column_config.DateColumn if name == "due" else st.column_config.TextColumn)(
        _head(name), width=width) for name, width in WIDTHS.items()}
    columns[OPEN] = st.column_config.ButtonColumn(
        say("commitments.open"), width=90, key=OPEN, on_click=lambda: _open([every[row][0] for row in matching.index]))
    selected = filters.select(
        matching.loc[:, matching.astype(bool).any()].assign(**{OPEN: say("commitments.open")}),
        f"commitments.list.{visit.version}", say("commitments.caption"), column_order=[OPEN, *WIDTHS],
        column_config=columns)
    frame.html(markup.paragraph(say("commitments.what"), "gl-quiet gl-small"))
    filters.take_away(lambda: matching.rename(columns=_head), say("menu.commitments"), ["commitments"], visit,
                      count=len(matching))
    to_change = [every[row][0] for row in selected if every[row][0].version]
    if to_change and who.may("set_commitment", *(one.ref_area for one in to_change)):
        one.ask_change(visit, to_change)


def _head(name: str) -> str:
    return say(f"head.{name}" if name in ("country", "goal", "status") else f"commitments.{name}")


def _open(rows: Sequence[Commitment]) -> None:
    """Have a commitment in the address, or the view in which what was announced is confirmed."""
    commitment = rows[st.session_state[OPEN]["row"]]
    if commitment.version:
        state.put(commitment=str(commitment.version))
    else:
        state.put(view="candidates", area=commitment.ref_area, goal=commitment.goal, status=None, search=None)


@cache.of_a_visit()
def _texts(visit: Visit) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every commitment in words, and its codes by link parameter, in the order of ``with_announced``."""
    every, measured = candidates.with_announced(visit), one.measured(visit)
    return pd.DataFrame([{
        "country": wording.area(commitment.ref_area, visit.catalogue), "commitment": commitment.text,
        "goal": commitment.goal, "status": one.state_in_words(commitment, due),
        "due": None if commitment.status in CLOSED else due.by, "overdue": one.why_overdue(due),
        "owner": commitment.owner,
        "measured": measured.get((commitment.ref_area, commitment.goal), say("commitments.no_figure"))}
        for commitment, due in every], columns=list(WIDTHS)), pd.DataFrame(
        [(commitment.ref_area, commitment.goal, state_of(commitment, due), OVERDUE * due.overdue, commitment.owner)
         for commitment, due in every], columns=["area", "goal", "status", "due", "owner"])


def _matrix(visit: Visit) -> None:
    """Render the number of commitments by country and state, with those overdue; a row leads to its country's list."""
    _, codes = _texts(visit)
    counts = pd.crosstab(codes["area"], codes["status"]).reindex(columns=list(STATES), fill_value=0)
    counts[OVERDUE] = (codes["due"] == OVERDUE).groupby(codes["area"]).sum()
    table = counts.sort_values(OVERDUE, ascending=False).rename(
        columns=lambda code: say("commitments.overdue" if code == OVERDUE else f"commitments.status_{code}"))
    table.insert(0, say("head.country"), [wording.area(code, visit.catalogue) for code in table.index])
    filters.select(table, "commitments.matrix", say("commitments.matrix"), selection_mode="single-row",
                   selected=lambda areas: state.put(view="board", area=next(iter(areas), None)))


VIEWS: dict[str, Callable[[Visit], None]] = {"board": _list, "countries": _matrix}
