"""Acts on record: confirmed with a reason; then a receipt after the rerun, or why nothing was saved."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal, TypeVar, cast

import streamlit as st
from markupsafe import Markup

from indicators.changes.in_words import changed_meanwhile
from indicators.errors import Refusal, StalePreview
from indicators.model import Actor, Catalogue
from indicators.opening import Event
from indicators.wording import day, say
from pages.shared import cache, frame, markup, state, who
from pages.shared.cache import Visit

PRESSED = "receipt.pressed"
"""Of the session: the number of receipts before a button was pressed, until its form is rendered again."""

Seen = TypeVar("Seen", int, str)
"""A data version, or a digest of what is shown."""


@dataclass(frozen=True)
class Saves:
    """What a session has saved on a page, one at a time: a second click runs the page while the first still saves.

    A receipt has its link parameters; another page begins without receipts. ``outdated`` are names of parameters to
    leave out of the address, since what they were about was saved or removed.
    """

    receipts: list[tuple[dict[str, str], Markup]] = field(default_factory=list)
    outdated: list[str] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)


_before: ContextVar[int] = ContextVar("number of receipts before this run", default=0)


def shown() -> None:
    """Render the receipt of a page's last action where the page shows what it was about, until the page is left."""
    saves = _saves()
    with saves.lock:                     # waits for what is being saved
        receipts = list(saves.receipts)
        state.put(**dict.fromkeys(saves.outdated))
        saves.outdated.clear()
    _before.set(len(receipts))
    if receipts and receipts[-1][0] == st.query_params.to_dict():
        frame.html(receipts[-1][1])


def act(visit: Visit, form: str, label: str, seen: Seen, write: Callable[[Actor, str, Seen], object], *,
        why: str = "history.why", retype: str = "", disabled: bool = False, outdated: Sequence[str] = ()) -> None:
    """Ask for a reason and act: ``write`` gets actor, reason and what was seen, and returns the event.

    ``seen`` is the version shown now, or a digest of what is shown: ``write`` gets that of the last rendering, on which
    the person decided. ``retype``: a number that has to be typed again;
    without ``why``, no reason is asked for.
    """
    decided_on = seen_before(form, seen)
    with st.form(form, border=False, enter_to_submit=False):
        reason = (st.text_input(say(why), width=620) if why else "") or ""
        typed = st.text_input(say("history.erase_typed", which=retype), width=220) if retype else ""

        def write_once() -> object:
            if str(typed).strip().upper() != retype:
                raise Refusal("erase.not_typed", which=retype)
            return write(who.actor(), reason, decided_on)

        if button(label, form, "primary", disabled=disabled):
            attempt(write_once, visit.catalogue, outdated)


def say_if_not_done() -> None:
    """Render a notice, at the end of a page, if its form whose button was pressed is gone: someone else has acted."""
    if st.session_state.pop(PRESSED, None) == len(_saves().receipts):
        frame.html(markup.notice("trouble", say("history.not_done"), role="status"))


def button(label: str, form: str, kind: Literal["primary", "secondary"] = "secondary", *,
           disabled: bool = False) -> bool:
    """The button of a form, another one after each save: a second click is not taken for one on what comes next."""
    before = _before.get()
    return st.form_submit_button(label, key=f"{form}.{before}", type=kind, disabled=disabled,
                                 on_click=lambda: st.session_state.update({PRESSED: before}))


def _saves() -> Saves:
    return cast(Saves, st.session_state.setdefault(frame.SAVES, Saves()))


def moment(at: str) -> str:
    """Date and time of an event: "25 November 2026, 15:30 UTC"."""
    return say("history.moment", day=day(at[:10]), time=at[11:16])


def chain(link: str) -> Markup:
    """Hash of the last event, which a receipt prints so that the ledger can be verified against it later."""
    return markup.chain(say("frame.chain_words", hash=link), say("frame.chain"), link)


def seen_before(form: str, seen: Seen) -> Seen:
    """The data version or digest of a form as last rendered, on which a person decided; ``seen`` is that of now."""
    before: Seen = st.session_state.get(f"seen.{form}", seen)
    st.session_state[f"seen.{form}"] = seen
    return before


def attempt(write: Callable[[], object], catalogue: Catalogue | None = None, outdated: Sequence[str] = ()) -> None:
    """Write and rerun with the receipt; on refusal, render the reason and, with a catalogue, what others changed.

    ``write`` returns the event or the last of several, whose data version the receipt says, or the receipt's own words.
    It prints the end of the chain of events if the act is in it, and afterwards the address is without the parameters
    ``outdated``. A second click ends the run of the first at its next use of Streamlit: none may come until the receipt
    is kept.
    """
    saves, ledger, here = _saves(), cache.opened(state.chosen_set())[0], st.query_params.to_dict()
    there = {name: value for name, value in here.items() if name not in outdated}
    st.session_state.pop(PRESSED, None)
    with saves.lock:
        try:
            if len(saves.receipts) == _before.get():
                before, lines = ledger.head().printed, list[Markup | str]([_in_words(write())])
                if (link := ledger.head().printed) != before:
                    lines.append(chain(link))
                saves.receipts.append((there, markup.notices("receipt", lines, role="status")))
                saves.outdated.extend(outdated)
        except Refusal as refusal:
            frame.trouble(refusal, catalogue)
            if catalogue and isinstance(refusal, StalePreview):
                frame.html(markup.bullets(changed_meanwhile(refusal, catalogue)))
            return
    st.rerun()


def _in_words(written: object) -> str:
    """What a receipt says of an act: that it is on record, with its data version if it made one."""
    event = written[-1] if isinstance(written, list) else written
    if isinstance(event, str):
        return event
    return say("receipt.done_version", version=event.version) if isinstance(event, Event) else say("receipt.done")
