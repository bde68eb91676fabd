"""Page "Commitments": what countries announced, and what has become of it; for staff, what is to be confirmed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.briefing.pack.commitments import CommitmentsDue, finding
from indicators.briefing.tables import csv_file, workbook
from indicators.model.commitments import CLOSED, CommitmentStatus
from indicators.wording import say
from pages.shared import cache, filters, frame, markup, menu, receipt, state
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, one, phrases

OVERDUE = "overdue"      # of the link parameter "due", and a column of the matrix
WIDTHS = {"country": 110, "commitment": 480, "goal": 50, "status": 110, "due": 95, "overdue": 200, "owner": 110,
          "measured": 250}
"""Columns of the list and their widths in pixels."""
ROW = 84                 # pixels of a row of four lines: from 65 on, Streamlit wraps its text


def commitments(visit: Visit) -> None:
    """Render the commitment of the link parameter, or how many were kept and what staff choose: list, countries, or
    what is to be confirmed.
    """
    receipt.shown("commitments")
    pairs = {str(pair[0].version): pair for pair in cache.commitments(visit)}
    if number := state.value_of("commitment", list(pairs), say("commitments.commitment"), say("commitments.all")):
        one.show(visit, *pairs[number])
        return
    lead = st.container()
    views = dict(VIEWS) if pairs else {}
    if menu.may_write(visit) and cache.reports(visit):
        views["candidates"] = candidates.show
    view = state.pick("view", say("head.section"), list(views), lambda name: say(f"commitments.view_{name}")
                      ) if len(views) > 1 else next(iter(views), "")
    with lead:
        _lead(visit, list(pairs.values()))
    if view:
        views[view](visit)


def _lead(visit: Visit, pairs: CommitmentsDue) -> None:
    """Render how many were kept, of the country and goal of the link parameters; or why there is no commitment."""
    if pairs:
        frame.html(markup.heading(1, finding(_of_interest(visit), _group(visit), visit.catalogue)))
        return
    announced = sum(one.part == "C" for one in candidates.unconfirmed(visit))
    words = say("commitments.announced", count=wording.Count(announced)) if announced else say("commitments.no_report")
    link = markup.link(menu.address("reports", view="add"), say("head.add_report"))
    frame.html(markup.heading(1, words))
    if menu.may_write(visit) and not announced:
        frame.html(markup.paragraph(link))


def _group(visit: Visit) -> str:
    return wording.text(visit.catalogue.groups[0].name)


def _of_interest(visit: Visit) -> CommitmentsDue:
    """The commitments of the country and the goal of the link parameters, of the group's members where there is none;
    all where these have none.
    """
    every = cache.commitments(visit)
    area, goal = (state.get(name, [getattr(each, field) for each, _ in every], "")
                  for name, field in (("area", "ref_area"), ("goal", "goal")))
    members = visit.catalogue.members(visit.catalogue.groups[0].id, date.today().year)
    pairs = [pair for pair in every if (pair[0].ref_area == area or not area and pair[0].ref_area in members)
             and goal in ("", pair[0].goal)]
    return pairs or every


def _list(visit: Visit) -> None:
    """Ask for filters; render the commitments that match, overdue first, of which one can be opened, and downloads."""
    every, texts = cache.commitments(visit), _texts(visit.cache_key, visit.as_of)
    names, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    codes = pd.DataFrame([(one.ref_area, one.goal, str(one.status), OVERDUE if due.overdue else "", one.owner)
                          for one, due in every], columns=["area", "goal", "status", "due", "owner"])
    chosen = filters.ask({
        "area": (say("head.country"), filters.by_name({code: names.get(code, code) for code in set(codes["area"])})),
        "goal": (say("head.goal"), {code: goals.get(code, code) for code in sorted(set(codes["goal"]))}),
        "status": (say("commitments.status"), {str(status): say(f"commitments.status_{status}")
                                               for status in CommitmentStatus if status in set(codes["status"])}),
        "due": (say("commitments.due"), {OVERDUE: say("commitments.overdue")}),
        "owner": (say("commitments.owner"), {name: name for name in sorted(set(codes["owner"])) if name})})
    matching = texts[filters.matching(texts, codes, chosen)]
    if matching.empty:
        frame.html(markup.paragraph(markup.joined((
            say("filters.nothing"), markup.link(menu.address("commitments"), say("filters.show_all"))), " ")))
        return
    key = "commitments.list." + "-".join(chosen.values())
    st.dataframe(matching, hide_index=True, row_height=ROW, alt=say("commitments.caption"), key=key, placeholder="",
                 selection_mode="single-row", column_config=_columns(),
                 on_select=lambda: _open(key, [str(one.version) for one, _ in every], matching.index))
    frame.html(markup.paragraph(say("commitments.what"), "gl-quiet gl-small"))
    _take_away(matching, visit)


def _columns() -> dict[str, Any]:
    return {name: (st.column_config.DateColumn if name == "due" else st.column_config.TextColumn)(
        _head(name), width=width) for name, width in WIDTHS.items()}


def _head(name: str) -> str:
    return say(f"head.{name}" if name in ("country", "goal", "status") else f"commitments.{name}")


def _open(key: str, numbers: Sequence[str], index: pd.Index) -> None:
    """Have the commitment of the selected row in the address."""
    for row in st.session_state[key]["selection"]["rows"]:
        state.put(commitment=numbers[index[row]])


@st.cache_resource(max_entries=4, show_spinner=False)
def _texts(key: cache.CacheKey, as_of: str) -> pd.DataFrame:
    """Every commitment in words, with a row number as index; ``as_of`` decides which are overdue."""
    visit = cache.visit_at(key.figures, key.version)
    catalogue, measured = visit.catalogue, phrases.measured(visit)
    return pd.DataFrame([{
        "country": wording.area(one.ref_area, catalogue), "commitment": one.text, "goal": one.goal,
        "status": say("commitments.examined") if due.examined else phrases.status(one),
        "due": None if one.status in CLOSED else due.last,
        "overdue": phrases.why_overdue(due), "owner": one.owner,
        "measured": measured.get((one.ref_area, one.goal), say("commitments.no_figure"))}
        for one, due in cache.commitments(visit)], columns=list(WIDTHS))


def _take_away(texts: pd.DataFrame, visit: Visit) -> None:
    """Render downloads of the rows listed."""
    table = texts.rename(columns={name: _head(name) for name in WIDTHS})
    name = say("data.file_illustrative" if visit.illustrative else "data.file", version=visit.version) + "-commitments"
    with st.container(horizontal=True):
        st.download_button(say("filters.csv"), lambda: csv_file(table), f"{name}.csv", "text/csv", on_click="ignore")
        st.download_button(say("filters.excel"), lambda: workbook(table.astype(str), say("menu.commitments"), []),
                           f"{name}.xlsx", on_click="ignore")


def _matrix(visit: Visit) -> None:
    """Render the number of commitments by country and status, with those overdue; a row leads to its country's list."""
    pairs = cache.commitments(visit)
    rows = pd.DataFrame([(one.ref_area, str(one.status), due.overdue) for one, due in pairs],
                        columns=["area", "status", OVERDUE])
    counts = pd.crosstab(rows["area"], rows["status"]).reindex(columns=list(map(str, CommitmentStatus)), fill_value=0)
    counts = counts.assign(**{OVERDUE: rows.groupby("area")[OVERDUE].sum()}).sort_values(OVERDUE, ascending=False)
    heads = {status: say(f"commitments.status_{status}") for status in map(str, CommitmentStatus)}
    table = counts.rename(columns=heads | {OVERDUE: say("commitments.overdue")})
    table.insert(0, say("head.country"), [wording.area(code, visit.catalogue) for code in counts.index])
    st.dataframe(table, hide_index=True, alt=say("commitments.matrix"), selection_mode="single-row",
                 key="commitments.matrix", on_select=lambda: _choose_country(list(counts.index)))


def _choose_country(areas: Sequence[str]) -> None:
    for row in st.session_state["commitments.matrix"]["selection"]["rows"]:
        state.put(view=None, area=areas[row])


VIEWS: dict[str, Callable[[Visit], None]] = {"board": _list, "countries": _matrix}
