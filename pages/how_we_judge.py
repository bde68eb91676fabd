"""Page "How we judge": the Alliance's text, the indicators, their rules, and Goalline's interpretations."""

import streamlit as st

from indicators import statements, wording
from indicators.edition.texts import KINDS
from indicators.model import Absence, Status
from indicators.wording import say
from pages.shared import frame, markup, state
from pages.shared.cache import Visit

STATUSES = {kind: [status for status in Status if wording.has("how", f"{kind}_{status}")] for kind in KINDS}
"""The statuses of each kind of goal."""


def how_we_judge(visit: Visit) -> None:
    """Render, in tabs, each status, the goals with their rules, ticks and absences; the goal of the address is open."""
    catalogue = visit.catalogue
    chosen = state.value_of("goal", list(wording.goal_titles(catalogue)), say("head.goal"), say("head.goals"))
    frame.html(markup.heading(1, say("menu.how_we_judge")) + markup.paragraph(say("how.lead"), "gl-lead"))
    contents = {"statuses": markup.statuses_explained(STATUSES),
                "goals": markup.goals_explained(catalogue, chosen, statements.how_judged),
                "absences": markup.absences_explained(list(Absence), statements.OUTLOOK)}
    names = {name: say(f"how.tab_{name}") for name in contents}
    tabs = st.tabs(list(names.values()), default=names["goals" if chosen else "statuses"])
    for tab, content in zip(tabs, contents.values(), strict=True):
        with tab:
            frame.html(content)
