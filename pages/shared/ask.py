"""Selection widgets shared by several pages."""

from collections.abc import Sequence

import streamlit as st

from indicators import wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue
from indicators.statements import Group
from indicators.wording import say
from pages.shared import state

LATEST = ""
SET = "set"
MOST_OF_A_SET = 60


def goal(catalogue: Catalogue) -> str:
    """Ask for a goal; the first without a link parameter."""
    titles = wording.goal_titles(catalogue)
    return state.choose("goal", say("head.goal"), list(titles), next(iter(titles)), titles.__getitem__)


def year_of(board: Scoreboard, indicator: str, areas: Sequence[str]) -> int | None:
    """Ask for a year in which any of the areas has a figure; None is the newest of each."""
    figures = board.figures
    known = figures.loc[(figures["indicator"] == indicator) & figures["ref_area"].isin(list(areas)), "year"]
    years = {LATEST: say("head.latest")} | {str(year): str(year) for year in sorted(known.unique(), reverse=True)}
    year = state.choose("year", say("head.year"), list(years), LATEST, years.__getitem__)
    return int(year) if year else None


def group_and_year(board: Scoreboard) -> tuple[Group, int | None]:
    """Ask for countries and year in a row; None is each country's newest figure.

    A group is one of the catalogue's, or a selection of countries; with an empty selection, the first group is used.
    """
    groups = {group.id: wording.text(group.name) for group in board.catalogue.groups} | {SET: say("ask.set")}
    judged = board.assessments.loc[board.assessments["judged"], "year"]
    years = {LATEST: say("head.latest")} | {str(year): str(year) for year in sorted(judged.unique(), reverse=True)}
    with st.container(horizontal=True, key="scope"):
        default = SET if state.has("areas") else next(iter(groups))
        group = state.choose("group", say("head.countries"), list(groups), default, groups.__getitem__,
                             starts_over="areas")
        chosen = _countries(board) if group == SET else ()
        year = state.choose("year", say("head.year"), list(years), LATEST, years.__getitem__)
    return chosen or (next(iter(groups)) if group == SET else group), int(year) if year else None


def _countries(board: Scoreboard) -> tuple[str, ...]:
    names = wording.country_names(board.catalogue)
    return tuple(state.multiselect(
        "areas", say("ask.set_of"), list(names), names.__getitem__, most=MOST_OF_A_SET, placeholder=say("ask.set_none"),
        instead=wording.text(board.catalogue.groups[0].name)))
