"""Forms to open and edit a collection round, to remove it, and to erase the contacts of earlier edits."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from indicators import wording
from indicators.briefing.archives import archive_of
from indicators.errors import Refusal
from indicators.model import Actor
from indicators.model.rounds import Invited, Round
from indicators.opening import LogEntry
from indicators.rounds.contacts import imported_contacts
from indicators.rounds.in_words import contact_in_words
from indicators.rounds.proposed import file_name, proposed_round, years_offered
from indicators.rounds.report_form import country_forms
from indicators.wording import day, say
from pages.shared import approvals, cache, downloads, frame, markup, receipt, who
from pages.shared.cache import Visit

EDITED = ("name", "years", "report_year", "goals", "opens", "deadline", "address", "invited")
"""Fields of a round that people set."""


def edit_form(visit: Visit, round_: Round | None, before: Round | None = None) -> None:
    """The form of a round as last edited, or of a new one, with the contacts of the one before."""
    shown = round_ or proposed_round(visit.catalogue, before, date.today())
    countries, goals = wording.country_names(visit.catalogue), wording.goal_titles(visit.catalogue)
    years = years_offered(shown, date.today())
    with st.form(f"desk.round.{shown.id}", enter_to_submit=False):
        fields: dict[str, Any] = {"name": st.text_input(say("desk.name"), shown.name,
                                                        placeholder=say("desk.name_example"))}
        left, right = st.columns(2)
        fields["years"] = sorted(left.multiselect(say("desk.years"), years, list(shown.years)))
        fields["report_year"] = right.selectbox(say("desk.report_year"), years, years.index(shown.report_year))
        fields["opens"] = left.date_input(say("desk.opens"), shown.opens, format="YYYY-MM-DD")
        fields["deadline"] = right.date_input(say("desk.deadline"), shown.deadline, format="YYYY-MM-DD")
        fields["address"] = st.text_input(say("desk.address"), shown.address)
        fields["goals"] = sorted(st.multiselect(say("head.goals"), list(goals), format_func=goals.__getitem__,
                                                default=[code for code in shown.goals if code in goals]))
        codes = st.multiselect(say("head.countries"), list(countries), format_func=countries.__getitem__,
                               default=[code for code in countries if code in shown.invited])
        if st.form_submit_button(say("desk.save" if round_ else "desk.open_new"), type="primary"):
            fields["invited"] = {code: shown.invited.get(code, Invited()) for code in codes}
            receipt.attempt(lambda: _save(visit, fields, round_), outdated=() if round_ else ("round", "area"))


def _save(visit: Visit, fields: Mapping[str, Any], round_: Round | None) -> object:
    return cache.opened(visit.figures)[0].set_round(
        who.actor(), fields, based_on=round_.entry if round_ else 0)


def contact_form(visit: Visit, round_: Round, ref_area: str) -> None:
    """The form for whom to write to, in which language, and who looks after a country."""
    invited = round_.invited[ref_area]
    with st.form(f"desk.contact.{round_.id}.{ref_area}", enter_to_submit=False):
        with st.container(horizontal=True):
            values = {name: st.text_input(say(f"desk.{name}"), value=getattr(invited, name))
                      for name in ("contact", "language", "officer")}
        frame.html(markup.paragraph(say("desk.contact_help"), "gl-small gl-quiet gl-text"))
        if st.form_submit_button(say("desk.save_contact")):
            receipt.attempt(lambda: _save_contacts(visit, round_, {ref_area: Invited(
                **{name: value.strip() for name, value in values.items()})}))


def _save_contacts(visit: Visit, round_: Round, invited: Mapping[str, Invited]) -> object:
    fields = {name: getattr(round_, name) for name in EDITED} | {"invited": {**round_.invited, **invited}}
    return _save(visit, fields, round_)


def folded_forms(visit: Visit, round_: Round) -> None:
    """Folded forms about a round: edit, remove, and erase earlier edits."""
    acts = {"remove": "set_round", "erase": "erase"}         # figures and reports stay
    if who.may("set_round"):
        _edit(visit, round_)
    for act in (act for act, action in acts.items() if who.may(action) or action == "erase" and approvals.may_begin(
            visit, "erase")):
        with st.expander(say(f"desk.{act}_title")):
            frame.html(markup.paragraph(say(f"desk.{act}_what"), "gl-text"))
            if act == "erase":
                _ask_erase(visit, round_)
                continue
            may_erase = who.may("erase") and not approvals.are_needed(visit)
            with_contacts = may_erase and st.checkbox(say("desk.remove_erase"))
            receipt.act(visit, f"desk.{act}.{round_.id}", say(f"desk.{act}"), round_.entry, partial(
                _remove, visit, round_, with_contacts=with_contacts), outdated=("round", "area"))


def _ask_erase(visit: Visit, round_: Round) -> None:
    """The form to erase earlier edits of a round, which takes two people."""
    subject = {"round": round_.id}

    def write(actor: Actor, reason: str, _: int, emergency: str) -> LogEntry:
        return visit.ledger.erase_round(actor, round_.id, reason=reason, emergency=emergency)

    approvals.offer(visit, "erase", f"desk.erase.{round_.id}", say("desk.erase"), round_.entry, write,
                    lambda actor, reason, _: visit.ledger.prepare_erasure(actor, subject, reason=reason),
                    subject=subject)


def _edit(visit: Visit, round_: Round) -> None:
    """Folded forms to edit a round, and to read the contacts of its countries from a file."""
    with st.expander(say("desk.edit")):
        frame.html(markup.paragraph(say("desk.edited", name=round_.by, day=day(round_.at[:10])), "gl-small gl-quiet"))
        edit_form(visit, round_)
    with st.expander(say("desk.contacts_title")):
        frame.html(markup.paragraph(say("desk.contacts_what"), "gl-text"))
        file = st.file_uploader(say("desk.contacts_choose"), type=["csv", "xlsx"], key=f"desk.contacts.{round_.entry}")
        if file:
            _import(visit, round_, file.getvalue())


def _import(visit: Visit, round_: Round, content: bytes) -> None:
    """Render what a file of contacts changes, and the button that saves it; or what is wrong with the file."""
    try:
        contacts = imported_contacts(content, round_, visit.catalogue)
    except Refusal as refusal:
        frame.trouble(refusal)
        return
    new = {area: one for area, one in contacts.items() if one != round_.invited[area]}
    st.dataframe([{say("head.country"): wording.area(area, visit.catalogue)} | contact_in_words(
        round_.invited[area], one) for area, one in contacts.items()])
    if st.button(say("desk.save_contacts", count=wording.Count(len(new))), key="desk.contacts.save", disabled=not new):
        receipt.attempt(lambda: _save_contacts(visit, round_, new))


def _remove(visit: Visit, round_: Round, actor: Actor, reason: str, entry: int, *, with_contacts: bool) -> None:
    """Remove a round as last edited, and perhaps erase the contacts of its edits."""
    ledger = cache.opened(visit.figures)[0]
    ledger.remove_round(actor, based_on=entry, reason=reason)
    if with_contacts:
        ledger.erase_round(actor, round_.id, reason=reason)


def reporting_forms(visit: Visit, round_: Round) -> None:
    """Render the download of a form for each country and the year of the report, made when it is requested."""
    ref_areas = sorted(code for code in round_.invited if code in visit.catalogue.area)   # one may have been dropped
    snapshot, version = visit.snapshot, visit.version

    def archive() -> bytes:
        return archive_of(country_forms(snapshot, version, ref_areas, round_.report_year, round_))

    downloads.offer_recorded(visit, say("desk.forms", count=wording.Count(len(ref_areas)), year=round_.report_year),
                             archive, f"goalline-reports-{file_name(round_)}.zip", "application/zip")
