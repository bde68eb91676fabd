"""A series as a small chart: title, newest value, status, line, first and last year, and a note."""

import re
from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from indicators import wording
from indicators.model import Catalogue, Indicator, records
from indicators.scoreboard import Scoreboard
from indicators.wording import say
from pages.shared import chip, markup, menu, series

WIDTH, HEIGHT = 300, 90      # pixels of the line


def small_charts(board: Scoreboard, keys: tuple[tuple[str, str], ...], year: int | None) -> Markup:
    """Charts of some series up to a year (None: all), each the totals of an indicator in an area."""
    charts = [_chart(board, indicator, area, year) for indicator, area in keys]
    return markup.bullets(charts, "gl-cards gl-small-charts")


def _chart(board: Scoreboard, code: str, area: str, year: int | None) -> Markup:
    indicator, place = board.catalogue.indicators[code], board.catalogue.area[area]
    rows = board.series(code, area)
    rows = rows if year is None else rows[rows["year"] <= year]
    last = records(rows[rows["value"].notna()][-1:])[0]
    goal = board.catalogue.goal_of[code]
    address = menu.address("country", area=area, goal=goal) if place.kind == "country" else menu.address(
        "goal", goal=goal)
    name = wording.text(indicator.title)
    needs_area = place.kind == "country" and not re.search(rf"\b{re.escape(place.name)}\b", name)
    title = say("overview.series_of", goal=goal, area=place.name, indicator=name) if needs_area else say(
        "overview.series", goal=goal, indicator=name)
    value = markup.joined((chip.figure(last, indicator, board.catalogue), ", ", series.when(last)))
    return small_chart(
        address, title, say("goal.context_by", publisher=indicator.publisher), value,
        chip.shown(last, indicator) if last["status"] else series.finding(board, code, area, year=year), rows,
        indicator, board.catalogue, wording.text(indicator.caution))


def small_chart(address: str, title: str, about: str, value: Markup, status: Markup | str, rows: pd.DataFrame,
                indicator: Indicator, catalogue: Catalogue, note: str, *, years: Sequence[int] = ()) -> Markup:
    """A series as a small chart over some years, by default its own; the line has its statement as its text."""
    years = years or series.drawn_years(rows)
    picture = series.sparkline(rows, indicator, catalogue, WIDTH, HEIGHT, years)
    return markup.small_chart(address, title, about, value, status, picture,
                              list(dict.fromkeys((years[0], years[-1]))) if picture else (), note)
