"""HTML of a page, cached for all sessions that see the same content."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from pages.shared import menu
from pages.shared.cache import CacheKey, Visit

Parts = TypeVar("Parts")


def once(visit: Visit, screen: str, make: Callable[[], Parts], *codes: str) -> Parts:
    """Return ``make()`` from a cache, by visit, page and ``codes``, such as country and goal.

    The cache key is everything on which ``make`` may depend: data version with audience, release, dates, and carried
    link parameters. ``make`` may neither read the session state nor render anything.
    """
    return cast(Parts, _made(
        _make=make, key=visit.cache_key, release=visit.release, past=visit.past, as_of=visit.as_of,
        day=date.today().isoformat(), links=menu.carried(), screen=screen, codes=codes))


@st.cache_resource(max_entries=512, show_spinner=False)
def _made(_make: Callable[[], object], key: CacheKey, release: str, past: bool, as_of: str, day: str,
          links: tuple[str, ...], screen: str, codes: tuple[str, ...]) -> object:
    return _make()
