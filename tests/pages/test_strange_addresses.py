"""Addresses that nobody would follow a link to: whatever stands in them, a screen is shown."""

import pytest

from indicators import wording
from indicators.errors import Refusal
from pages.shared import menu, state
from tests.pages.conftest import Show, words

NAMES = ("version", "group", "areas", "year", "area", "goal", "from", "to", "view", "submission", "attempt", "comment",
         "note", "kind", "indicator", "search", "page", "how", "method", "rule.at_least", "rule.by",
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


@pytest.mark.parametrize("screen", ["overview", "upload"])
def test_a_misspelt_set_of_figures_opens_neither(real: str, show: Show, screen: str) -> None:
    shown = show(screen, set="ilustrative")
    assert wording.error(Refusal("address.set", found="ilustrative")) in words(shown)
    assert not shown.get("file_uploader")
    assert "54 countries" not in words(shown)


def test_a_set_of_figures_is_known_in_any_case(real: str, show: Show) -> None:
    assert "ILLUSTRATIVE" in words(show("overview", set="Illustrative"))


@pytest.mark.parametrize("screen", ["country", "goal", "how_we_judge"])
def test_a_goal_that_is_none_is_said(real: str, show: Show, screen: str) -> None:
    assert "“9.9” in the page address" in words(show(screen, goal="9.9"))
