"""Cache of a country's summary and its chart of one goal, filled in advance for member countries.

Visitors of one country usually open another next, which then only takes the time of the transfer.
"""

from collections.abc import Callable
from datetime import date
from threading import Lock, Thread
from typing import NamedTuple

import pandas as pd
import streamlit as st

from indicators import statements
from indicators.briefing.figures.series import draw_series
from indicators.charts.drawing import Figure
from indicators.charts.theme import Theme
from indicators.judging.scoreboard import Scoreboard
from indicators.reports.answered import in_words
from indicators.statements import CountryGoal, CountrySummary
from pages.shared import cache, menu, reruns
from pages.shared.cache import CacheKey, Visit

Finish = Callable[[Scoreboard, CountrySummary, str, CountryGoal | None, pd.DataFrame | None], object]
"""Makes the HTML of a country page from scoreboard, summary, area, the goal's line and its series."""

PATIENCE = 2.0           # most seconds that a step of a country waits for visitors

_one_at_a_time = Lock()


class InFull(NamedTuple):
    """The judged series of a goal: rows, chart and alternative text; None where there is too little data."""

    rows: pd.DataFrame
    figure: Figure | None
    alt: str


def summary_of(visit: Visit, area: str) -> tuple[Scoreboard, CountrySummary]:
    """The scoreboard of one country and its summary."""
    board = cache.scoreboard_of(visit, area)
    answered = in_words(cache.answers(visit), None, ref_area=area)
    return board, statements.country(board, area, date.today().year, None, answered)


def offered(summary: CountrySummary) -> list[CountryGoal]:
    """The goals on which the country has any data."""
    return [line for line in summary.lines if line.assessment or line.others]


def first(summary: CountrySummary) -> str:
    """The default goal: the first judged one, else the one with the newest figure."""
    return max(summary.lines, key=lambda line: (bool(line.assessment), 0 if line.assessment else line.newest)).goal


def in_full(visit: Visit, area: str, line: CountryGoal, theme: Theme, width: int) -> InFull:
    """The goal's judged series in one country, drawn for a theme and a width."""
    return _in_full(_visit=visit, key=visit.cache_key, as_of=visit.as_of, area=area, indicator=line.indicator,
                    stale=line.stale, theme=theme, width=width)


@st.cache_resource(max_entries=512, show_spinner=False)
def _in_full(_visit: Visit, key: CacheKey, as_of: str, area: str, indicator: str, stale: bool, theme: Theme,
             width: int) -> InFull:
    board = cache.scoreboard_of(_visit, area)
    rows = board.series(indicator, area)
    if rows["value"].notna().sum() < 2:
        return InFull(rows, None, "")
    ahead = None if stale else statements.ahead(board, indicator, area)
    return InFull(rows, *draw_series(
        _visit.stamp, rows, board.catalogue.indicators[indicator], board.catalogue,
        cache.last_published(_visit, area), ahead=ahead, theme=theme, width=width))


def make_ready(visit: Visit, goal: str, theme: Theme, width: int, finish: Finish) -> None:
    """Fill the cache in the background: the members' summaries, their charts of ``goal``, and the HTML by ``finish``.

    Runs once for each cache key and each set of carried link parameters. An error occurs again, visibly, on request.
    """
    _made_ready(_visit=visit, key=visit.cache_key, as_of=visit.as_of, links=menu.carried(), goal=goal, theme=theme,
                width=width, _finish=finish)


@st.cache_resource(max_entries=32, show_spinner=False)
def _made_ready(_visit: Visit, key: CacheKey, as_of: str, links: tuple[str, ...], goal: str, theme: Theme,
                width: int, _finish: Finish) -> Thread:
    making = Thread(target=menu.without_a_visitor().run, args=(_make, _visit, goal, theme, width, _finish),
                    name="beforehand", daemon=True)
    making.start()           # a daemon thread: stopping the server does not wait for it
    return making


def _make(visit: Visit, goal: str, theme: Theme, width: int, finish: Finish) -> None:
    with _one_at_a_time:
        for area in visit.catalogue.areas:
            if area.member == "yes":
                reruns.wait_for_none(PATIENCE)
                board, summary = summary_of(visit, area.code)
                lines = {line.goal: line for line in offered(summary)}
                line = lines.get(goal, lines[first(summary)]) if lines else None
                reruns.wait_for_none(PATIENCE)
                rows = in_full(visit, area.code, line, theme, width).rows if line else None
                reruns.wait_for_none(PATIENCE)
                finish(board, summary, area.code, line, rows)
