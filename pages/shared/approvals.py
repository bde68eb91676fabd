"""Acts that take two people: prepared by one with a note, approved by another one; what voided that; an emergency."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.changes.in_words import changed_meanwhile
from indicators.errors import Refusal, StalePreview
from indicators.model import Actor, Role
from indicators.model.names import plain
from indicators.opening import Act, Preparation
from indicators.wording import say
from pages.shared import frame, markup, menu, receipt, who
from pages.shared.cache import Visit
from pages.shared.receipt import Seen, moment

IN_EMERGENCY = ("release", "erase")
SCREENS: Mapping[Act, str] = {"release": "history", "adopt": "changed_files", "erase": "history"}
Waiting = Literal["", "own", "others"]
"""Whether something waits for approval, and by whom it was prepared."""


def are_needed(visit: Visit) -> bool:
    """Whether an act waits for a second person. To the demo nobody signs in."""
    return bool(who.actor().person) and visit.ledger.two_people_needed()


def may_begin(visit: Visit, act: Act, *areas: str) -> bool:
    """Whether to offer an act, or to prepare it where it takes two people."""
    return who.may_save(visit, act, *areas) or are_needed(visit) and who.may_save(visit, "prepare", *areas)


def notice(visit: Visit) -> None:
    """Render what waits for the approval of who is signed in, with links."""
    if not who.actor().person:
        return
    lines = [markup.link(_address(visit, one), say("approvals.about", act=one.act, what=_name(one.subject)))
             for one in visit.ledger.preparations()
             if one.is_waiting and one.person != who.actor().person and who.may(one.act)]
    if lines:
        words = say("approvals.notice", count=wording.Count(len(lines)))
        frame.html(markup.notices("past", [words], lines, role="status"))


def is_waiting(visit: Visit, act: Act, subject: Mapping[str, Any]) -> bool:
    """Whether an act on something waits for approval."""
    every = visit.ledger.preparations() if are_needed(visit) else []
    return any(one.is_waiting and (one.act, one.subject) == (act, subject) for one in every)


def show_prepared(visit: Visit, act: Act, form: str, seen: Seen, approve: Callable[[Actor, Preparation, Seen], object],
                  *, subject: Mapping[str, Any] | None = None, retype: str = "") -> Waiting:
    """Render what was prepared of an act, of one ``subject`` or of all, and the form to approve it. Return whether
    something waits. ``approve`` gets the actor, what was prepared, and what was seen.
    """
    if not are_needed(visit):
        return ""
    prepared = [one for one in visit.ledger.preparations()
             if one.act == act and subject in (None, one.subject) and not one.is_approved]
    waiting: Waiting = ""
    for one in (one for one in prepared if one.is_waiting):
        is_own = one.person == who.actor().person
        frame.html(markup.notices("past", _waits(visit, one, is_own=is_own), role="status"))
        if not is_own and who.may(act):
            receipt.act(visit, f"{form}.approve.{one.number}", say("approvals.approve", act=act), seen,
                        partial(_approve, approve, one), why="", retype=retype)
        waiting = "own" if is_own and waiting != "others" else "others"
    if prepared and not waiting and not (act == "release" and "released" in {one.kind for one in prepared[0].later}):
        frame.html(_void(visit, prepared[0]))
    return waiting


def _approve(approve: Callable[[Actor, Preparation, Seen], object], prepared: Preparation, actor: Actor, _: str,
             seen: Seen) -> object:
    return approve(actor, prepared, seen)


def offer(visit: Visit, act: Act, form: str, label: str, seen: Seen, write: Callable[[Actor, str, Seen, str], object],
          prepare: Callable[[Actor, str, Seen], object], *, subject: Mapping[str, Any], why: str = "history.why",
          retype: str = "", disabled: bool = False) -> None:
    """Render the forms of an act on one subject: to approve it as it was prepared, and those of ``ask``."""
    waiting = show_prepared(visit, act, form, seen, lambda actor, prepared, shown: write(
        actor, prepared.note, shown, ""), subject=subject, retype=retype)
    ask(visit, act, form, label, seen, write, prepare, waiting=waiting, why=why, retype=retype, disabled=disabled)


def ask(visit: Visit, act: Act, form: str, label: str, seen: Seen, write: Callable[[Actor, str, Seen, str], object],
        prepare: Callable[[Actor, str, Seen], object], *, waiting: Waiting, once: bool = True,
        why: str = "history.why", retype: str = "", disabled: bool = False) -> None:
    """Render the form of an act: to do it, to prepare it, or to go on alone in an emergency.

    ``write`` gets actor, reason, what was seen and, in an emergency, why it is done alone; ``prepare`` the first three.
    ``waiting`` is what ``show_prepared`` returned. An act on one thing is prepared ``once``.
    """
    if not are_needed(visit):
        receipt.act(visit, form, label, seen, lambda actor, reason, shown: write(actor, reason, shown, ""), why=why,
                    retype=retype, disabled=disabled)
        why_one = "few" if who.actor().person else "nobody"
        frame.html(markup.paragraph(say("approvals.one", why=why_one), "gl-small gl-quiet"))
        return
    if not (waiting and once):
        def prepare_and_say(actor: Actor, note: str, shown: Seen) -> str:
            prepare(actor, note, shown)
            return say("approvals.prepared", names=_names(visit, actor.person))

        frame.html(markup.paragraph(say("approvals.prepare_words", act=act), "gl-text"))
        receipt.act(visit, f"{form}.prepare", say("approvals.prepare"), seen, prepare_and_say, why="approvals.note",
                    disabled=disabled)
    if act in IN_EMERGENCY and who.may(act) and waiting != "others":
        def write_alone(actor: Actor, reason: str, shown: Seen) -> object:
            if not plain(reason):
                raise Refusal("reason.missing")
            return write(actor, reason, shown, reason)

        with st.expander(say("approvals.alone_title")):
            frame.html(markup.paragraph(say("approvals.alone_words", act=act), "gl-text"))
            receipt.act(visit, f"{form}.alone", say("approvals.alone", act=act), seen, write_alone,
                        why="approvals.alone_why", retype=retype, disabled=disabled)


def _waits(visit: Visit, one: Preparation, *, is_own: bool) -> list[str]:
    """Who prepared what, when and why; that nothing has changed since, and who may approve it."""
    lines = [say("approvals.waits", act=one.act, what=_name(one.subject), name=one.actor_name, at=moment(one.at),
                 note=one.note)]
    if one.act == "release":
        lines += by_preparer(visit.ledger.changes_by(one.person))
    if is_own:
        return [*lines, say("approvals.own", names=_names(visit, one.person))]
    return lines if who.may(one.act) else [*lines, say("approvals.others", names=_names(visit, one.person))]


def by_preparer(versions: Sequence[int]) -> list[str]:
    """Which changes since the last release are of who prepared the next, so that nobody else has seen them."""
    return [say("history.changes_by_preparer", count=wording.Count(len(versions)),
                versions=wording.listed(map(str, versions)))] if versions else []


def _void(visit: Visit, one: Preparation) -> Markup:
    """That a preparation is void, and the data events that made it so."""
    stale = StalePreview("ledger.stale", changes=[
        {"version": event.version, "kind": event.kind, "name": event.actor_name} for event in one.later],
        count=len(one.later), version=visit.version)
    return markup.notices("trouble", [say("approvals.void", act=one.act, what=_name(one.subject), name=one.actor_name,
                                          at=moment(one.at))], changed_meanwhile(stale, visit.catalogue), role="status")


def _names(visit: Visit, preparer: str) -> str:
    """Who may approve what a person prepared."""
    every = visit.ledger.accounts().values()
    return wording.listed(sorted(one.name for one in every
                                 if one.is_open and Role.APPROVER in one.roles and one.person != preparer))


def _name(subject: Mapping[str, Any]) -> str:
    """What an act is about: the name of a release, a submission, or a number; "" for goals."""
    return next((str(subject[kind]) for kind in ("name", "submission", "event", "round", "entry") if kind in subject),
                "")


def _address(visit: Visit, one: Preparation) -> str:
    """Where something is approved."""
    if one.act == "erase":
        ((kind, key),) = one.subject.items()
        if kind == "event":
            (event,) = visit.ledger.events(after=key - 1)[:1]
            kind = {"remark_set": "remark", "commitment_changed": "commitment"}.get(event.kind, "entry")
        if kind == "entry":                       # approved by a command: it has no form
            return menu.address("history", view="releases")
        return menu.address("reporting_desk" if kind == "round" else "history", **{kind: str(key)})
    return menu.address(SCREENS[one.act], **({"view": "releases"} if one.act == "release" else {}))
