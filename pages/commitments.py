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
from pages.shared import cache, filters, frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, one

OVERDUE = "overdue"      # of the link parameter "due", and a column of the matrix
OPEN = "commitments.open"
WIDTHS = {"country": 110, "commitment": 480, "goal": 50, "status": 110, "due": 95, "overdue": 200, "owner": 110,
          "measured": 250}
"""Columns of the list and their widths in pixels."""


def commitments(visit: Visit) -> None:
    """Render the commitment of the link parameter, or how many were kept and what staff choose: list, countries, or
    what is to be confirmed.
    """
    receipt.shown("commitments")
    confirmed = {str(pair[0].version): pair for pair in cache.commitments(visit)}
    if number := state.value_of("commitment", list(confirmed), say("commitments.commitment"), say("commitments.all")):
        one.show(visit, *confirmed[number])
        return
    pairs, group = candidates.with_announced(visit), wording.text(visit.catalogue.groups[0].name)
    frame.html(markup.heading(1, finding(_of_interest(visit), group, visit.catalogue) if pairs
                              else say("commitments.no_report")))
    views = dict(VIEWS) if pairs else {}
    if menu.may_write(visit) and cache.reports(visit):
        views = views | {"candidates": candidates.show} if confirmed else {"candidates": candidates.show} | views
    elif menu.may_write(visit):
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
    pairs = [pair for pair in every if (pair[0].ref_area == area or not area and pair[0].ref_area in members)
             and goal in ("", pair[0].goal)]
    return pairs or every


def _list(visit: Visit) -> None:
    """Ask for filters; render the commitments that match, overdue first, of which one can be opened, and several
    changed at once; and downloads.
    """
    every, texts = candidates.with_announced(visit), _texts(visit.cache_key, visit.as_of)
    names, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    codes = pd.DataFrame(
        [(commitment.ref_area, commitment.goal, state_of(commitment, due), OVERDUE * due.overdue, commitment.owner)
         for commitment, due in every], columns=["area", "goal", "status", "due", "owner"])
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name({code: names.get(code, code) for code in set(codes["area"])})),
        "goal": (say("head.goal"), {code: goals.get(code, code) for code in sorted(set(codes["goal"]))}),
        "status": (say("commitments.status"), {code: say(f"commitments.status_{code}") for code in STATES
                                               if code in set(codes["status"])}),
        "due": (say("commitments.due"), {OVERDUE: say("commitments.overdue")}),
        "owner": (say("commitments.owner"), {name: name for name in sorted(set(codes["owner"])) if name})})
    matching = texts[filters.matching(texts, codes, chosen)]
    if matching.empty:
        filters.show_nothing("commitments")
        return
    rows = [every[number][0] for number in matching.index]
    columns: dict[str, Any] = {name: (st.column_config.DateColumn if name == "due" else st.column_config.TextColumn)(
        _head(name), width=width) for name, width in WIDTHS.items()}
    columns |= {OPEN: st.column_config.ButtonColumn(say("commitments.open"), width=90, key=OPEN,
                                                    on_click=lambda: _open(rows))}
    selected = st.dataframe(
        matching.assign(**{OPEN: say("commitments.open")}), hide_index=True, row_height=candidates.ROW,
        alt=say("commitments.caption"), key=f"commitments.list.{visit.version}.{'-'.join(chosen.values())}",
        placeholder="", selection_mode="multi-row", on_select="rerun", column_order=[OPEN, *WIDTHS],
        column_config=columns)["selection"]["rows"]
    frame.html(markup.paragraph(say("commitments.what"), "gl-quiet gl-small"))
    filters.take_away(matching.rename(columns=_head), say("menu.commitments"), "commitments", visit)
    if to_change := [rows[row] for row in selected if rows[row].version]:
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


@st.cache_resource(max_entries=4, show_spinner=False)
def _texts(key: cache.CacheKey, as_of: str) -> pd.DataFrame:
    """Every commitment in words, with a row number as index; ``as_of`` decides which are overdue."""
    visit = cache.visit_at(key.figures, key.version)
    measured = one.measured(visit)
    return pd.DataFrame([{
        "country": wording.area(commitment.ref_area, visit.catalogue), "commitment": commitment.text,
        "goal": commitment.goal,
        "status": one.state_in_words(commitment, due), "due": None if commitment.status in CLOSED else due.last,
        "overdue": one.why_overdue(due), "owner": commitment.owner,
        "measured": measured.get((commitment.ref_area, commitment.goal), say("commitments.no_figure"))}
        for commitment, due in candidates.with_announced(visit)], columns=list(WIDTHS))


def _matrix(visit: Visit) -> None:
    """Render the number of commitments by country and state, with those overdue; a row leads to its country's list."""
    pairs = candidates.with_announced(visit)
    rows = pd.DataFrame([(commitment.ref_area, state_of(commitment, due), due.overdue) for commitment, due in pairs],
                        columns=["area", "status", OVERDUE])
    counts = pd.crosstab(rows["area"], rows["status"]).reindex(columns=list(STATES), fill_value=0)
    counts = counts.assign(**{OVERDUE: rows.groupby("area")[OVERDUE].sum()}).sort_values(OVERDUE, ascending=False)
    heads = {code: say(f"commitments.status_{code}") for code in STATES} | {OVERDUE: say("commitments.overdue")}
    table = counts.rename(columns=heads)
    table.insert(0, say("head.country"), [wording.area(code, visit.catalogue) for code in counts.index])
    st.dataframe(table, hide_index=True, alt=say("commitments.matrix"), selection_mode="single-row",
                 key="commitments.matrix", on_select=lambda: _choose_country(list(counts.index)))


def _choose_country(areas: Sequence[str]) -> None:
    for row in st.session_state["commitments.matrix"]["selection"]["rows"]:
        state.put(view="board", area=areas[row])


VIEWS: dict[str, Callable[[Visit], None]] = {"board": _list, "countries": _matrix}
