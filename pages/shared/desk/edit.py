"""Forms to open and edit a collection round, to remove it, and to erase the contacts of earlier edits."""

from collections.abc import Callable
from datetime import date, timedelta

import streamlit as st

from indicators import wording
from indicators.model import Catalogue
from indicators.model.rounds import Invited, Round
from indicators.permission import staff
from indicators.wording import day, say
from pages.shared import frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.desk import stored

WEEKS_OPEN = 12          # of a new round, until somebody chooses its deadline
YEARS_BACK = 15          # offered for figures


def form(visit: Visit, held: Round | None) -> None:
    """The form of a new round, or of one as last edited."""
    last = date.today().year - 1
    years = sorted({*range(last + 1, last - YEARS_BACK, -1), *(held.years if held else ())}, reverse=True)
    name = who.ask()
    with st.form(f"desk.round.{held.id if held else 'new'}", enter_to_submit=False):
        called = st.text_input(say("desk.name"), value=held.name if held else "", placeholder=say("desk.name_example"))
        left, right = st.columns(2)
        chosen_years = left.multiselect(say("desk.years"), years, default=list(held.years if held else (last,)))
        report_year = right.selectbox(say("desk.report_year"), years, help=say("desk.report_year_help"),
                                      index=years.index(held.report_year if held else last))
        left, right = st.columns(2)
        opens = left.date_input(say("desk.opens"), value=held.opens if held else "today", format="YYYY-MM-DD")
        deadline = right.date_input(say("desk.deadline"), format="YYYY-MM-DD", value=held.deadline if held else (
            date.today() + timedelta(weeks=WEEKS_OPEN)))
        goals, invited = _ask_goals(visit.catalogue, held), _ask_countries(visit.catalogue, held)
        if st.form_submit_button(say("desk.save" if held else "desk.open_new"), type="primary"):
            known = held.invited if held else {}
            wanted = {"name": called, "years": sorted(chosen_years), "report_year": report_year, "opens": opens,
                      "goals": goals, "deadline": deadline,
                      "invited": {code: known.get(code, Invited()) for code in invited}}
            receipt.attempt("desk", lambda: _save(visit, name, wanted, held))


def _ask_goals(catalogue: Catalogue, held: Round | None) -> list[str]:
    """Ask for goals, at first all; in the catalogue's order."""
    names = {goal.id: f"{goal.id} {wording.text(goal.title)}" for goal in catalogue.goals}
    chosen = st.multiselect(say("desk.goals"), list(names), format_func=names.__getitem__,
                            default=[code for code in (held.goals if held else names) if code in names])
    return [code for code in names if code in chosen]


def _ask_countries(catalogue: Catalogue, held: Round | None) -> list[str]:
    """Ask for countries, at first all members; by name."""
    names = {area.code: wording.area(area.code, catalogue) for area in catalogue.areas if area.kind == "country"}
    members = [area.code for area in catalogue.areas if area.code in names and area.member == "yes"]
    return list(st.multiselect(
        say("desk.countries"), sorted(names, key=names.__getitem__), format_func=names.__getitem__,
        default=[code for code in sorted(names, key=names.__getitem__) if code in (held.invited if held else members)]))


def _save(visit: Visit, name: str, wanted: dict[str, object], held: Round | None) -> str:
    stored.save(visit, staff(name), wanted, held.entry if held else 0)
    return say("desk.saved" if held else "desk.opened", name=str(wanted["name"]).strip())


def folds(visit: Visit, held: Round) -> None:
    """Folded forms about a round: edit, remove, and erase earlier edits."""
    with st.expander(say("desk.edit")):
        frame.html(markup.paragraph(say("desk.edited", name=held.by, day=day(held.at[:10])), "gl-small gl-quiet"))
        form(visit, held)
    _with_reason(visit, held, "remove", "removed", stored.remove, say("desk.remove_erase"))
    _with_reason(visit, held, "erase", "erased", stored.erase)


def _with_reason(visit: Visit, held: Round, act: str, done: str, write: Callable[..., None], also: str = "") -> None:
    """A folded form that asks for a reason, by the name given in the form above; ``also`` is a box to tick."""
    with st.expander(say(f"desk.{act}_title")), st.form(f"desk.{act}.{held.id}", border=False, enter_to_submit=False):
        frame.html(markup.paragraph(say(f"desk.{act}_what"), "gl-text"))
        reason = st.text_input(say("desk.reason"))
        more = (st.checkbox(also),) if also else ()

        def attempt() -> str:
            write(visit, staff(who.name()), held, reason, *more)
            return say(f"desk.{done}", name=held.name)

        if st.form_submit_button(say(f"desk.{act}")):
            receipt.attempt("desk", attempt)
