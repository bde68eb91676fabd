"""Actions that are recorded: a receipt after the rerun, or an error message."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.model import Catalogue
from indicators.wording import say
from pages.shared import cache, frame, markup, state

MOST_CHANGES = 20
"""Maximum number of changes by others that are listed."""


def shown(screen: str) -> None:
    """Render the receipt of a page's last action, once."""
    if (key := _key(screen)) in st.session_state:
        done, link = st.session_state.pop(key)
        frame.html(markup.notices("receipt", [done, chain(link)], role="status"))


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
    """Write and rerun with the receipt; on refusal, render the reason and, with a catalogue, what others changed."""
    try:
        done = write()
    except Refusal as refusal:
        frame.trouble(refusal)
        if catalogue and isinstance(refusal, StalePreview):
            frame.html(_meanwhile(refusal, catalogue))
        return
    st.session_state[_key(screen)] = done, cache.opened(state.chosen_set())[0].head().printed
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


def _key(screen: str) -> str:
    return f"{screen}.receipt"
