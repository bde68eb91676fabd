"""Page "Correct figures": small corrections in a table; validated, compared and published like a file."""


import streamlit as st

from indicators import wording
from indicators.model import Catalogue
from indicators.wording import say
from pages.shared import ask, cache, frame, markup, state
from pages.shared.cache import Visit
from pages.shared.grid import confirm, editor
from pages.shared.grid.draft import draft_of, forget


def grid(visit: Visit) -> None:
    """Ask for country and goal; render the table and, once corrections are checked, their effects."""
    frame.html(markup.heading(1, say("menu.grid")))
    confirm.receipt(visit)
    frame.html(markup.paragraph(say("grid.lead"), "gl-lead"))
    area, goal = _ask(visit.catalogue, cache.first_country(visit))
    draft = draft_of(visit, area, goal)
    confirm.others(draft, visit.catalogue)
    if draft.shown.empty:
        frame.html(markup.paragraph(say("grid.no_figures")))
    editor.table(draft, visit.catalogue)
    editor.add_rows(draft, visit.catalogue)
    count = len(draft.corrections())
    with st.container(horizontal=True):
        label = say("grid.check", count=wording.Count(count)) if count else say("grid.check_nothing")
        checks = st.button(label, disabled=not count, key="grid.check")
        st.button(say("grid.forget"), disabled=not count, on_click=forget, key="grid.forget")
    if checks:
        with st.spinner(say("upload.stage", stage="checking")):
            confirm.check(draft)
    confirm.shown(draft, visit.catalogue)


def _ask(catalogue: Catalogue, first: str) -> tuple[str, str]:
    """Ask for a country or other area, countries first, and for a goal."""
    by_name = sorted(catalogue.areas, key=lambda area: (area.kind != "country", area.name))
    areas = {area.code: area.name for area in by_name}
    with st.container(horizontal=True):
        area = state.choose("area", say("head.area"), list(areas), first, areas.__getitem__)
        return area, ask.goal(catalogue)
