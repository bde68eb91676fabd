"""Data: every figure in one table, narrowed by what the address says."""

import re

import pandas as pd
import pytest

from indicators.wording import say
from tests.pages.conftest import Show, words

KHM = {"area": "KHM", "goal": "2.2"}


def figures(show: Show, **chosen: str) -> pd.DataFrame:
    """The table of the screen."""
    table, = show("data", **chosen).dataframe
    return table.value


def test_the_table_has_every_figure_newest_first(real: str, show: Show) -> None:
    table = figures(show)
    assert re.search(rf"{len(table):,} figures for \d+ countries and areas", words(show("data")))
    assert table["year"].is_monotonic_decreasing


@pytest.mark.parametrize("asked, text", [
    ({"search": "Prosecutors FROM four"}, "four countries"), ({"search": "behörden spiegel"}, "Behoerden Spiegel"),
    ({"search": "DEU"}, "Germany"), ({"area": "AUS", "goal": "1.1"}, "1 July 2023 to 30 June 2024"),
    ({"area": "WLD", "goal": "1.1", "year": "2022"}, "20 October 2022")])
def test_figures_are_found_by_filters_and_words(real: str, show: Show, asked: dict[str, str], text: str) -> None:
    assert text in words(show("data", **asked))


def test_a_selection_says_how_many_of_all_figures_it_has(real: str, show: Show) -> None:
    assert len(figures(show, **KHM)) == 2
    assert "2 of 1,461 figures, for one country or area" in words(show("data", **KHM))


def test_nothing_found_offers_all_figures(real: str, show: Show) -> None:
    shown = show("data", search="xyzzy")
    assert say("filters.nothing") in words(shown)
    assert say("filters.show_all") in words(shown)


def test_a_figure_says_its_status_how_sure_and_why_none(real: str, show: Show) -> None:
    table = figures(show, set="illustrative", year="2024", goal="1.1")
    assert {"▲ Ahead of the goal", "≈ No clear change"} <= set(table["status"])
    assert table.loc[table["status"] == "▲ Ahead of the goal", "certainty"].all()
    assert any("Not assessed (" in words for words in table["status"])
