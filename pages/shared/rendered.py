"""HTML of a screen that is made once for all visitors to whom the same is shown."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from pages.shared import menu
from pages.shared.cache import Edition, Visit

Parts = TypeVar("Parts")


def once(visit: Visit, screen: str, make: Callable[[], Parts], *codes: str) -> Parts:
    """What ``make`` makes of a screen for ``codes``, such as its country and goal, and nothing else but the visit.

    The key is all that it may depend on: the edition with its audience, the release, the days as of which it speaks,
    what its links carry. It may neither read the session nor draw anything.
    """
    return cast(Parts, _made(make, visit.edition, visit.release, visit.as_of, date.today().isoformat(),
                             menu.carried(), screen, codes))


@st.cache_resource(max_entries=512, show_spinner=False)
def _made(_make: Callable[[], object], edition: Edition, release: str, as_of: str, day: str,
          links: tuple[str, ...], screen: str, codes: tuple[str, ...]) -> object:
    return _make()
