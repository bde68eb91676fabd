"""A short code printed in an export, typed into the search box: it opens the same screen with the same numbers."""

from collections.abc import Mapping

import streamlit as st

from indicators.briefing.reference.address import opened
from indicators.wording import say
from pages.shared import cache, guard, markup, menu, state


def meant(text: str, named: Mapping[str, str]) -> str:
    """A code as it was typed; for any other text the first search term whose name begins with it or else contains it,
    otherwise the text itself.
    """
    if opened(text):
        return text
    typed = text.strip().casefold()
    begins = (key for key, name in named.items() if name.casefold().startswith(typed))
    has_it = (key for key, name in named.items() if typed in name.casefold())
    return next(begins, None) or next(has_it, None) or text


def follow(text: str) -> None:
    """Switch to what a code opens, at its data version; render a notice where the text is no code."""
    found, whom = opened(text), guard.audience_of_visit()
    if found is None or found.figures not in cache.sets(whom):
        st.html(markup.notice("trouble", say("frame.not_found", asked=text[:state.LONGEST])))
        return
    figures = found.figures if found.figures != state.first_set() else ""
    current = whom == "public" and found.version == cache.snapshot_of(found.figures).released_version()
    values = {**found.values, "set": figures, "version": "" if current else str(found.version),
              guard.VIEW: "public" if guard.viewed_as_public() else ""}
    menu.go(found.screen, {name: value for name, value in values.items() if value})
