"""Actions that are recorded: a receipt after the rerun, or an error message."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple, cast

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.model import Catalogue
from indicators.wording import say
from pages.shared import cache, frame, markup, state

MOST_CHANGES = 20
"""Maximum number of changes by others that are listed."""
ACTIONS = "receipt.actions"
DOUBLE_CLICK = 0.5       # seconds in which a click on what was just replaced may still come


class Receipt(NamedTuple):
    """What was done, the hash of its event, and when."""

    done: str
    link: str
    at: float


@dataclass(frozen=True)
class Actions:
    """A session's receipts by page; one writes at a time, since a second click runs a page while the first writes."""

    receipts: dict[str, Receipt] = field(default_factory=dict)
    writing: Lock = field(default_factory=Lock)


def shown(screen: str) -> None:
    """Render the receipt of a page's last action, once the page is rendered again."""
    if last := just_done(screen):
        frame.html(markup.notices("receipt", [last.done, chain(last.link)], role="status"))
    else:
        _actions().receipts.pop(screen, None)


def just_done(screen: str) -> Receipt | None:
    """A page's last action, until a person may have read its receipt: another click until then belongs to it."""
    last, drawn = _actions().receipts.get(screen), frame.last_drawn()
    return last if last and (drawn < last.at or time.monotonic() - drawn < DOUBLE_CLICK) else None


def _actions() -> Actions:
    return cast(Actions, st.session_state.setdefault(ACTIONS, Actions()))


def chain(link: str) -> Markup:
    """Hash of the last event, which a receipt prints so that the ledger can be verified against it later."""
    return markup.chain(say("frame.chain_words", hash=link), say("frame.chain"), link)


def seen_before(form: str, version: int) -> int:
    """The data version of a form as it was last rendered, on which a person decided; ``version`` is that of now."""
    key = f"seen.{form}"
    before = int(st.session_state.get(key, version))
    st.session_state[key] = version
    return before


def attempt(screen: str, write: Callable[[], str], catalogue: Catalogue | None = None) -> None:
    """Write and rerun with the receipt; on refusal, render the reason and, with a catalogue, what others changed.

    A second click ends the run of the first at its next use of the session, so the receipt is kept without one.
    """
    actions, ledger = _actions(), cache.opened(state.chosen_set())[0]
    with actions.writing:
        try:
            if not just_done(screen):
                actions.receipts[screen] = Receipt(write(), ledger.head().printed, time.monotonic())
        except Refusal as refusal:
            frame.trouble(refusal)
            if catalogue and isinstance(refusal, StalePreview):
                frame.html(_meanwhile(refusal, catalogue))
            return
    st.rerun()


def _meanwhile(stale: StalePreview, catalogue: Catalogue) -> Markup:
    """What others changed since: who, what, and the data version created."""
    changes, count = cast(list[dict[str, Any]], stale.values["changes"]), cast(int, stale.values["count"])
    lines = [say("receipt.meanwhile_about" if "ref_area" in change else "receipt.meanwhile", name=change["name"],
                 what=_what(change), version=change["version"], about=_about(change, catalogue))
             for change in changes[:MOST_CHANGES]]
    lines += [say("changed_files.more", count=wording.Count(count - MOST_CHANGES))] * (count > MOST_CHANGES)
    return markup.bullets(lines)


def _what(change: Mapping[str, Any]) -> str:
    """The event, with the words of a remark."""
    event = say(f"history.event_{change['kind']}")
    return say("receipt.meanwhile_text", what=event, text=change["text"]) if change.get("text") else event


def _about(change: Mapping[str, Any], catalogue: Catalogue) -> str:
    """Area, indicator and year of a figure, or of a report; the area of a reply; "" for a change of neither."""
    if "ref_area" not in change:
        return ""
    area, code = wording.area(change["ref_area"], catalogue), change["indicator"]
    if not code:
        return area
    title = wording.indicator(code, catalogue) if code in catalogue.indicators else say("history.report")
    return f"{area}, {title}, {change['year']}"
