"""Addresses that nobody would follow a link to: whatever stands in them, a screen is shown."""

import pytest

from pages.shared import menu, state
from tests.pages.conftest import Show, words

NAMES = ("set", "version", "group", "areas", "year", "area", "goal", "from", "to", "view", "submission", "attempt",
         "comment", "note", "kind", "indicator", "search", "page", "how", "method", "rule.at_least", "rule.by",
         "rule.value")
STRANGE = ("9" * 5000, "-1", "\u00b2", "\u0663", "\x00", "1e309", "<b>,,{x}%00", "a" * 20_000)


@pytest.mark.parametrize("value", STRANGE[:3], ids=lambda value: ascii(value)[:12])
def test_a_version_that_is_none_is_said_and_the_newest_is_shown(real: str, show: Show, value: str) -> None:
    shown = show("overview", version=value)
    assert not shown.exception
    said = words(shown).partition(": “")[2].partition("” in the page address")[0]
    assert said.rstrip("…") == value[:state.LONGEST]


@pytest.mark.parametrize("screen", [screen.name for screen in menu.SCREENS])
def test_every_screen_is_shown_whatever_its_address_holds(
        real: str, show: Show, screen: str) -> None:
    for first in (0, 1):
        values = {name: STRANGE[(first + 3 * place) % len(STRANGE)] for place, name in enumerate(NAMES)}
        shown = show(screen, **values, **({"try": "ICSE_VICTIMS"} if screen == "how_we_judge" else {}))
        assert not shown.exception
