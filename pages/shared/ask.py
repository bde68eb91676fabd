"""Selection widgets shared by several pages."""

from collections.abc import Iterable, Sequence

import streamlit as st

from indicators import wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue
from indicators.statements import Group
from indicators.wording import say
from pages.shared import state

SET = "set"
MOST_OF_A_SET = 60


def goal(catalogue: Catalogue) -> str:
    """Ask for a goal; the first without a link parameter."""
    titles = wording.goal_titles(catalogue)
    return state.choose("goal", say("head.goal"), list(titles), next(iter(titles)), titles.__getitem__)


def year_of(board: Scoreboard, indicator: str, areas: Sequence[str]) -> int | None:
    """Ask for a year in which any of the areas has a figure; None is the newest of each."""
    figures = board.figures
    return year(figures.loc[(figures["indicator"] == indicator) & figures["ref_area"].isin(list(areas)), "year"])


def year(years: Iterable[int]) -> int | None:
    """Ask for one of some years; None is the newest."""
    options = ["", *map(str, sorted(set(years), reverse=True))]
    chosen = state.choose("year", say("head.year"), options, "", lambda code: code or say("head.latest"))
    return int(chosen) if chosen else None


def group_and_year(board: Scoreboard) -> tuple[Group, int | None]:
    """Ask for countries and year in a row; None is each country's newest figure.

    A group is one of the catalogue's, or a selection of countries; with an empty selection, the first group is used.
    """
    catalogue, areas = board.catalogue, []
    groups = {group.id: wording.text(group.name) for group in catalogue.groups} | {SET: say("ask.set")}
    first, *_ = groups
    with st.container(horizontal=True, key="scope"):
        group = state.choose("group", say("head.countries"), list(groups), SET if state.has("areas") else first,
                             groups.__getitem__, starts_over="areas")
        if group == SET:
            names = wording.country_names(catalogue)
            areas = state.multiselect("areas", say("ask.set_of"), list(names), names.__getitem__, most=MOST_OF_A_SET,
                                      placeholder=say("ask.set_none"), instead=groups[first])
        chosen = year(board.assessments.loc[board.assessments["judged"], "year"])
    return tuple(areas) or (first if group == SET else group), chosen
