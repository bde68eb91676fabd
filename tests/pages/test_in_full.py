"""What a country's screen waits for is made beforehand for the members."""

from threading import enumerate as enumerate_threads

import pytest
import streamlit as st

from pages.shared import cache, in_full
from pages.shared.cache import Visit
from tests.pages.conftest import Show, laid_out

MAKE_READY = in_full.make_ready          # what other tests of screens do without
pytestmark = pytest.mark.usefixtures("own_caches")


@pytest.fixture
def visit(real: str) -> Visit:
    snapshot = cache.snapshot_of("real")
    version = snapshot.catch_up()
    return Visit("real", "staff", version, "", "2026-01-01", snapshot.catalogue(version))


def test_a_member_asked_for_next_is_neither_judged_nor_drawn_again(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_full._make(visit, "4.2", "light", 700, lambda *_: None)
    for work in ("pages.shared.cache.read", "pages.shared.in_full.draw_series"):
        monkeypatch.delattr(work)
    _, summary = in_full.summary_of(visit, "DEU")
    line = next(line for line in summary.lines if line.goal == "4.2")
    assert in_full.in_full(visit, "DEU", line, "light", 700).figure is not None
    with pytest.raises(NameError):
        in_full.summary_of(visit, "ATA")


def test_the_screen_of_a_member_asked_for_next_is_laid_out_beforehand(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(in_full, "make_ready", MAKE_READY)
        show("country", area="DEU", goal="4.2", set="real")
        for thread in enumerate_threads():
            if thread.name == "beforehand":
                thread.join(60)
    for work in ("series.figures_table", "series.sparkline", "in_full.draw_series"):
        monkeypatch.delattr(f"pages.shared.{work}")
    shown = show("country", area="KHM", set="real")
    assert not shown.exception
    assert "how_we_judge?set=real&amp;goal=" in laid_out(shown)


def test_the_figure_of_a_country_is_sent_before_what_it_rests_on(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.frame.let_paint", st.stop)
    shown = show("country", area="DEU", goal="4.2")
    assert shown.get("plotly_chart")
    assert "How we judge" not in laid_out(shown)


def test_a_series_of_one_value_is_told_but_not_drawn(visit: Visit) -> None:
    board, summary = in_full.summary_of(visit, "AUS")
    assert summary.lines
    for line in summary.lines:
        count = int((board.figures["indicator"] == line.indicator).sum())
        shown = in_full.in_full(visit, "AUS", line, "light", 700)
        assert (shown.figure is None, bool(shown.alt)) == (count < 2, count > 1)


def test_the_goal_shown_first_is_one_that_is_judged(visit: Visit) -> None:
    _, summary = in_full.summary_of(visit, "DEU")
    first = next(line for line in summary.lines if line.goal == in_full.first(summary))
    assert first.assessment is not None
    assert first in in_full.offered(summary)
