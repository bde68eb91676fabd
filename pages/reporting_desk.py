"""Page "Reporting desk": collection rounds, what each country has sent, and what was done about it."""

import streamlit as st

from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.desk import countries, round_forms

NEW = "new"


def reporting_desk(visit: Visit) -> None:
    """Render the round of the link parameter, by default the newest, or the form that opens one."""
    frame.html(markup.heading(1, say("menu.reporting_desk")))
    receipt.shown()
    rounds = {str(one.id): one for one in reversed(cache.opened(visit.figures)[0].rounds())}
    if not rounds:
        state.value_of("round", [], say("desk.round"), say("desk.new"))
        frame.html(markup.paragraph(say("desk.lead_none"), "gl-lead"))
        who.ask()
        round_forms.edit_form(visit, None)
        return
    names = {number: one.name for number, one in rounds.items()} | {NEW: say("desk.new")}
    newest = next(iter(rounds))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = state.choose("round", say("desk.round"), list(names), newest, names.__getitem__, starts_over="area",
                              width=420)
        who.ask()
    if number == NEW:
        round_forms.edit_form(visit, None, rounds[newest])
    else:
        countries.show(visit, rounds[number])
