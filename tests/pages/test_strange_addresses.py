"""Addresses that nobody would follow a link to: whatever stands in them, a screen is shown."""

import pytest
from starlette.applications import Starlette

from indicators import wording
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import menu, server, state
from tests.pages.conftest import Show, words
from tests.pages.requests import request

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


@pytest.mark.parametrize("screen", list(menu.SCREENS))
def test_every_screen_is_shown_whatever_its_address_holds(
        real: str, show: Show, screen: str) -> None:
    for first in (0, 1):
        values = {name: STRANGE[(first + 3 * place) % len(STRANGE)] for place, name in enumerate(NAMES)}
        shown = show(screen, **values, **({"try": "ICSE_VICTIMS"} if screen == "how_we_judge" else {}))
        assert not shown.exception
        bound = [str(widget.key).split(".", 1) for widget in (*shown.selectbox, *shown.text_input, *shown.multiselect)]
        names = {rest[0] for kind, *rest in bound if kind in ("choose", "typed", "several")}
        assert names <= set(menu.SCREENS[screen].parameters)


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


def test_one_country_is_understood_where_several_are_compared(real: str, show: Show) -> None:
    shown = show("compare", area="deu")
    assert shown.multiselect(key="several.areas").value == ["DEU"]
    assert "“area”" not in words(shown)


@pytest.mark.parametrize("screen, ignored", [("country", "areas"), ("upload", "goal"), ("compare", "indicator")])
def test_a_parameter_that_a_screen_does_not_use_is_named(real: str, show: Show, screen: str, ignored: str) -> None:
    assert say("frame.parameter_unused", names=f"“{ignored}”") in words(show(screen, **{ignored: "DEU"}))


def test_a_country_is_known_in_small_letters(real: str, show: Show) -> None:
    assert show("country", area="khm").selectbox(key="choose.area").value == "KHM"


@pytest.mark.parametrize("path", ["/nonsense", "/Country", "/country/x/y"])
def test_an_address_of_no_screen_is_said_with_links(path: str) -> None:
    answer = request(Starlette(routes=[server.NoScreen("/{path:path}", server.missing)]), path)
    assert answer.status == 404
    assert say("menu.missing", path=path[1:]) in answer.body.decode()
    assert f'href="{"../" * (path.count("/") - 1) or "./"}briefing"' in answer.body.decode()


@pytest.mark.parametrize("path", ["/country", "/static/media/a.woff2", "/country/_stcore/health", "/favicon.png"])
def test_an_address_of_a_screen_or_of_streamlit_is_left_to_it(path: str) -> None:
    assert not request(Starlette(routes=[server.NoScreen("/{path:path}", server.missing)]), path).body.startswith(b"<")


@pytest.mark.parametrize("screen, values", [
    ("history", {"submission": "S99999"}), ("reporting_desk", {"round": "999"})])
def test_an_entry_or_round_that_is_none_is_said(real: str, show: Show, screen: str, values: dict[str, str]) -> None:
    assert f"“{next(iter(values.values()))}” in the page address" in words(show(screen, **values))
