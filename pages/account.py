"""Page "Your account": who is signed in, with which roles and countries, what they may do and did last; sign-out."""

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.model import Account, Role
from indicators.opening import AuditRow
from indicators.permission import RIGHTS, may
from indicators.wording import say
from pages.shared import acts, cache, frame, markup, menu, session, who
from pages.shared.cache import Visit
from pages.shared.receipt import moment

MOST_ACTS = 20


def account(visit: Visit) -> None:
    """Render the account of who is signed in; where nobody signs in, what that means."""
    person = who.account()
    if person is None:
        frame.html(markup.heading(1, say("menu.account")) + markup.paragraph(say("account.nobody"), "gl-lead")
                   + _rights())
        return
    since = session.signed_in_since()
    frame.html(markup.heading(1, person.name) + markup.facts([
        (say("people.roles"), wording.listed(say("account.role", role=role) for role in Role if role in person.roles)),
        (say("people.areas"), _areas(person, visit)),
        (say("account.since"), moment(since.isoformat()) if since else "")]))
    if st.button(say("account.sign_out"), key="account.sign_out"):
        session.sign_out()
    frame.html(_rights() + markup.paragraph(say("account.give"), "gl-quiet gl-small") + _acts(person))


def _areas(person: Account, visit: Visit) -> str:
    """The countries of an editor by name; "" for who is none."""
    if Role.EDITOR not in person.roles:
        return ""
    return wording.listed(sorted(wording.area(code, visit.catalogue) for code in person.areas)
                          ) or say("overview.all_countries")


def _rights() -> Markup:
    """Each act, whether the person may do it, and whose roles allow it."""
    columns = [say(f"account.{name}") for name in ("act_head", "you", "who_may")]
    return markup.heading(2, say("account.rights")) + markup.table("", columns, [
        [say("account.act", action=action), say("account.may", how=_how(action)),
         wording.listed(say("account.role", role=role) for role in Role if action in RIGHTS[role])]
        for action in acts.ACTIONS])


def _how(action: str) -> str:
    """Whether the person may do it: for all countries, for their own, or not."""
    actor = who.actor()
    return "yes" if may(actor, action) else "own" if may(actor, action, who.ANYWHERE) else "no"


def _acts(person: Account) -> Markup:
    """What the person did last, newest first; an attempt that was refused says so."""
    rows = cache.opened("real")[0].audit(person=person.person)[:-MOST_ACTS - 1:-1]
    lines = [[moment(row.at), acts.in_words(row), _about(row)] for row in rows]
    columns = [say("history.at"), say("history.event"), say("history.about")]
    return markup.heading(2, say("account.acts")) + (
        markup.table("", columns, lines) if lines else markup.paragraph(say("account.no_acts")))


def _about(row: AuditRow) -> Markup | str:
    """A submission with a link to its entry, or what else the act is about."""
    if row.about.startswith("S") and row.version:
        return markup.link(menu.address("history", submission=row.about), row.about)
    return row.about
