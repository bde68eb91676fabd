"""Forms to open and edit a collection round, to remove it, and to erase the contacts of earlier edits."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from indicators import wording
from indicators.model import Actor, Catalogue
from indicators.model.rounds import Invited, Round
from indicators.permission import staff
from indicators.wording import day, say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.templates import country_forms

WEEKS_OPEN = 12          # of a new round, until somebody chooses its deadline
YEARS_BACK = 15          # offered for figures
LONGEST_NAME = 60        # letters of a round's name in that of a file: of some scripts each takes up four bytes of 255
EDITED = ("name", "years", "report_year", "goals", "opens", "deadline", "address", "invited")
"""Fields of a round that people set."""


def edit_form(visit: Visit, round_: Round | None) -> None:
    """The form of a new round, or of one as last edited."""
    last = date.today().year - 1
    years = sorted({*range(last + 1, last - YEARS_BACK, -1), *(round_.years if round_ else ())}, reverse=True)
    author = who.ask()
    with st.form(f"desk.round.{round_.id if round_ else 'new'}", enter_to_submit=False):
        name = st.text_input(say("desk.name"), value=round_.name if round_ else "",
                             placeholder=say("desk.name_example"))
        left, right = st.columns(2)
        figure_years = left.multiselect(say("desk.years"), years, default=list(round_.years if round_ else (last,)))
        report_year = right.selectbox(say("desk.report_year"), years,
                                      index=years.index(round_.report_year if round_ else last))
        left, right = st.columns(2)
        opens = left.date_input(say("desk.opens"), value=round_.opens if round_ else "today", format="YYYY-MM-DD")
        deadline = right.date_input(say("desk.deadline"), format="YYYY-MM-DD", value=round_.deadline if round_ else (
            date.today() + timedelta(weeks=WEEKS_OPEN)))
        address = st.text_input(say("desk.address"), value=round_.address if round_ else "")
        goals, codes = _ask_goals(visit.catalogue, round_), _ask_countries(visit.catalogue, round_)
        if st.form_submit_button(say("desk.save" if round_ else "desk.open_new"), type="primary"):
            invited = round_.invited if round_ else {}
            fields = {"name": name, "years": sorted(figure_years), "report_year": report_year, "opens": opens,
                      "goals": goals, "deadline": deadline, "address": address,
                      "invited": {code: invited.get(code, Invited()) for code in codes}}
            receipt.attempt("desk", lambda: _save(visit, staff(author), fields, round_))


def _ask_goals(catalogue: Catalogue, round_: Round | None) -> list[str]:
    """Ask for goals, at first all; in the catalogue's order."""
    names = wording.goal_titles(catalogue)
    goals = st.multiselect(say("head.goals"), list(names), format_func=names.__getitem__,
                           default=[code for code in (round_.goals if round_ else names) if code in names])
    return [code for code in names if code in goals]


def _ask_countries(catalogue: Catalogue, round_: Round | None) -> list[str]:
    """Ask for countries, at first all members; by name."""
    names = wording.country_names(catalogue)
    members = [area.code for area in catalogue.areas if area.code in names and area.member == "yes"]
    return list(st.multiselect(say("head.countries"), list(names), format_func=names.__getitem__,
                               default=[code for code in names if code in (round_.invited if round_ else members)]))


def _save(visit: Visit, actor: Actor, fields: dict[str, object], round_: Round | None) -> str:
    cache.opened(visit.figures)[0].set_round(actor, fields, based_on=round_.entry if round_ else 0)
    return receipt.done()


def save_country(visit: Visit, actor: Actor, round_: Round, ref_area: str, invited: Invited) -> None:
    """Save the contact of a country, or what was returned to it."""
    fields = {name: getattr(round_, name) for name in EDITED} | {"invited": {**round_.invited, ref_area: invited}}
    cache.opened(visit.figures)[0].set_round(actor, fields, based_on=round_.entry)


def folded_forms(visit: Visit, round_: Round) -> None:
    """Folded forms about a round: edit, remove, and erase earlier edits."""
    with st.expander(say("desk.edit")):
        frame.html(markup.paragraph(say("desk.edited", name=round_.by, day=day(round_.at[:10])), "gl-small gl-quiet"))
        edit_form(visit, round_)
    for act in ("remove", "erase"):          # by the name given in the form above; figures and reports stay
        with st.expander(say(f"desk.{act}_title")):
            frame.html(markup.paragraph(say(f"desk.{act}_what"), "gl-text"))
            with_contacts = act == "erase" or st.checkbox(say("desk.remove_erase"))
            write = partial(_remove, visit, round_, remove=act == "remove", with_contacts=with_contacts)
            receipt.act(visit, "desk", f"desk.{act}.{round_.id}", (say(f"desk.{act}"), say("history.why")),
                        round_.entry, write)


def _remove(visit: Visit, round_: Round, actor: Actor, reason: str, entry: int, *, remove: bool,
            with_contacts: bool) -> str:
    """Remove a round as last edited, or erase the contacts of its edits, or both."""
    ledger = cache.opened(visit.figures)[0]
    if remove:
        ledger.remove_round(actor, based_on=entry, reason=reason)
    if with_contacts:
        ledger.erase_round(actor, round_.id, reason=reason)
    return receipt.done()


def reporting_forms(visit: Visit, round_: Round) -> None:
    """Render the download of a form for each country and the year of the report, made when it is requested."""
    ref_areas = sorted(code for code in round_.invited if code in visit.catalogue.area)   # one may have been dropped
    if not ref_areas:
        return
    name = re.sub(r"[^\w]+", "-", round_.name)[:LONGEST_NAME].strip("-")
    st.download_button(say("desk.forms", count=wording.Count(len(ref_areas)), year=round_.report_year),
                       lambda: _archive(visit, round_, ref_areas),
                       "-".join(filter(None, ("goalline-reports", name, str(round_.report_year)))) + ".zip",
                       "application/zip", on_click="ignore", key=f"desk.forms.{round_.id}")
    frame.html(markup.paragraph(say("desk.forms_what"), "gl-small gl-quiet gl-text"))


def _archive(visit: Visit, round_: Round, ref_areas: Sequence[str]) -> bytes:
    languages = {code: wording.language_named(invited.language) for code, invited in round_.invited.items()}
    from indicators.briefing.forms import forms_archive  # noqa: PLC0415 - python-docx, for those who ask

    return forms_archive(country_forms(visit, ref_areas, round_.report_year, languages, round_))
