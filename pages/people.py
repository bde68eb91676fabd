"""Page "People": who may come in and with which roles; inviting, disabling, exporting and erasing."""

import json
from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Account, Actor, Catalogue, Role
from indicators.opening import Ledger
from indicators.wording import say
from pages.shared import acts, cache, downloads, filters, frame, markup, receipt, state, who
from pages.shared.cache import Visit
from pages.shared.receipt import moment

COLUMNS = {"name": 170, "state": 90, "roles": 220, "areas": 180, "email": 220, "number": 60}
"""Columns of the table and their widths in pixels."""
MOST_REFUSED = 10


def people(visit: Visit) -> None:
    """Render everybody on record, the person of the link parameter, the form to invite one, and refused sign-ins."""
    frame.html(markup.heading(1, say("menu.people")))
    if who.account() is None:
        frame.html(markup.paragraph(say("people.nobody"), "gl-lead"))
        return
    who.demand("people")
    receipt.shown()
    if visit.illustrative:
        frame.html(markup.paragraph(say("people.not_here")))
        return
    ledger = cache.opened("real")[0]
    accounts = ledger.accounts()
    every = [*accounts.values(), *(Account(person=person.id, name=person.name) for person in ledger.people()
                                   if person.id not in accounts)]
    frame.html(markup.paragraph(say("people.lead", count=wording.Count(sum(one.is_open for one in accounts.values()))),
                                "gl-lead"))
    _table(every, accounts, visit.catalogue)
    if value := state.value_of("person", [one.person for one in every], say("people.person"), say("filters.all")):
        _show(visit, ledger, next(one for one in every if one.person == value), has_account=value in accounts)
    _invite(visit, ledger)
    frame.html(_refused(ledger))
    receipt.say_if_not_done()


def _table(every: Sequence[Account], accounts: Collection[str], catalogue: Catalogue) -> None:
    rows = pd.DataFrame([{
        "name": one.name or say("people.erased"), "state": _state(one, has_account=one.person in accounts),
        "roles": _roles(one), "areas": _areas(one, catalogue), "email": one.email, "number": one.person}
        for one in every], index=[one.person for one in every])
    filters.select(rows, "people.table", say("menu.people"),
                   lambda labels: state.put(person=labels[0] if labels else None), selection_mode="single-row",
                   column_config={name: st.column_config.Column(say(f"people.{name}"), width=width)
                                  for name, width in COLUMNS.items()})


def _state(one: Account, *, has_account: bool) -> str:
    return say("people.state_of", state=one.state if has_account or not one.name else "no_account")


def _roles(one: Account) -> str:
    return wording.listed(say("account.role", role=role) for role in Role if role in one.roles)


def _areas(one: Account, catalogue: Catalogue) -> str:
    """The countries of an editor by name; "" for who is none."""
    names = sorted(wording.area(code, catalogue) for code in one.areas)
    return (wording.listed(names) or say("overview.all_countries")) if Role.EDITOR in one.roles else ""


def _show(visit: Visit, ledger: Ledger, one: Account, *, has_account: bool) -> None:
    """Render a person in full, and what can be done."""
    frame.html(markup.heading(2, one.name or one.person) + markup.facts([
        (say("people.number"), one.person), (say("people.state"), _state(one, has_account=has_account)),
        (say("people.roles"), _roles(one)), (say("people.areas"), _areas(one, visit.catalogue)),
        (say("people.email"), one.email)]))
    if has_account and one.name:
        if namesakes := ledger.namesakes(one.person):
            frame.html(markup.paragraph(say("people.namesakes", persons=wording.listed(namesakes)), "gl-text"))
        _set_roles(visit, ledger, one)
        turn, what = (ledger.enable, "enable") if one.is_disabled else (ledger.disable, "disable")
        form = f"people.{what}.{one.person}"
        with st.form(form, border=False):
            if receipt.button(say(f"people.{what}"), form):
                receipt.attempt(lambda: turn(who.actor(), one.person), visit.catalogue)
    downloads.offer_recorded(
        visit, say("people.export"), lambda: json.dumps(ledger.personal_data(one.person), indent=2),
        f"{one.person}.json", "application/json", help=say("people.export_help"))
    if one.name:
        _ask_erase(visit, ledger, one)


def _ask_roles(form: str, one: Account, catalogue: Catalogue) -> tuple[list[Role], list[str]]:
    """The fields for roles and an editor's countries."""
    names = wording.country_names(catalogue)
    roles = st.multiselect(say("people.roles"), list(Role), sorted(one.roles), key=f"{form}.roles", width=620,
                           format_func=lambda role: say("account.role", role=role))
    areas = st.multiselect(say("people.areas"), list(names), sorted(one.areas & names.keys()), key=f"{form}.areas",
                           width=620, format_func=names.__getitem__, placeholder=say("overview.all_countries"))
    return roles, areas


def _set_roles(visit: Visit, ledger: Ledger, one: Account) -> None:
    """The form for the roles of a person: another one once somebody changed them, so that no change is lost unseen."""
    form = "-".join(("people.roles", one.person, *sorted(one.roles), *sorted(one.areas)))
    with st.form(form, border=False):
        roles, areas = _ask_roles(form, one, visit.catalogue)
        if receipt.button(say("people.set_roles"), form, "primary"):
            receipt.attempt(lambda: ledger.set_roles(who.actor(), one.person, roles, areas), visit.catalogue)


def _ask_erase(visit: Visit, ledger: Ledger, one: Account) -> None:
    """The form to erase a name, with what goes, what stays, and where else the name is written."""
    def write(actor: Actor, reason: str, _: int) -> str:
        ledger.erase_person(actor, one.person, reason=reason)
        return say("message.person_done", person=one.person)

    with st.expander(say("people.erase_title")):
        elsewhere = [say("message.person_still_in", place=table, named=", ".join(keys))
                     for table, keys in ledger.name_elsewhere(one.person).items() if keys]
        count = wording.Count(len(ledger.audit(person=one.person)))
        frame.html(markup.notices("trouble", [say("people.erase_words", person=one.person, count=count)], elsewhere,
                                  role=""))
        receipt.act(visit, f"people.erase.{one.person}", say("history.erase"), visit.version, write,
                    why="history.erase_reason", retype=one.person)


def _invite(visit: Visit, ledger: Ledger) -> None:
    """The form to add a person, who comes in by a verified address."""
    form = f"people.invite.{len(ledger.people())}"          # an empty one once somebody was added
    with st.expander(say("people.invite_title")), st.form(form, border=False, enter_to_submit=False):
        frame.html(markup.paragraph(say("people.invite_words"), "gl-text"))
        name = st.text_input(say("people.name"), key=f"{form}.name", width=420)
        email = st.text_input(say("people.email"), key=f"{form}.email", width=420)
        roles, areas = _ask_roles(form, Account(person="", name="", roles=frozenset({Role.READER})), visit.catalogue)
        if receipt.button(say("people.invite"), form, "primary"):
            receipt.attempt(lambda: ledger.add_account(who.actor(), name=name or "", email=email or "", roles=roles,
                                                       areas=areas), visit.catalogue)


def _refused(ledger: Ledger) -> Markup:
    """Sign-ins that were refused, with the address, so that whoever should come in can be invited."""
    entries = [entry for entry in ledger.log("sign_in_refused") if not entry.erased][:-MOST_REFUSED - 1:-1]
    if not entries:
        return Markup("")
    return markup.heading(2, say("people.refused")) + markup.table("", [
        say("people.email"), say("history.at"), say("head.why"), say("people.number")], [
        [entry.payload["email"] or say("people.no_address"), moment(entry.at), acts.why(entry.payload["reason"]),
         str(entry.number)]
        for entry in entries])
