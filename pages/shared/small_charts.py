"""A series as a small chart: title, newest value, status, line, first and last year, and a note."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from indicators import wording
from indicators.briefing.figures.captions import when
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, records
from indicators.wording import say
from pages.shared import chip, markup, menu, series

WIDTH, HEIGHT = 300, 90      # pixels of the line


class Words(NamedTuple):
    """Texts of a small chart: link of its title, subject, newest value, status or finding, and a note."""

    address: str
    title: str
    about: str
    value: Markup
    status: Markup | str
    note: str


def context_charts(board: Scoreboard, area: str, codes: Sequence[str]) -> Markup:
    """Charts of an area's series without a status, each over its own years, with a link to its figures and sources."""
    return markup.bullets([_of_context(board, area, board.catalogue.indicators[code]) for code in codes],
                          "gl-cards gl-goal-charts gl-context")


def _of_context(board: Scoreboard, area: str, indicator: Indicator) -> Markup:
    rows = board.series(indicator.id, area)
    last = records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0]
    value = markup.joined((chip.figure(last, indicator, board.catalogue), ", ", when(last), " ",
                           chip.flags(last["marks"])))
    by = say("goal.context_by", publisher=indicator.publisher) if indicator.publisher else say("goal.context_own")
    words = Words(menu.address("data", area=area, indicator=indicator.id),
                  wording.title(indicator, board.catalogue.area[area].name), by, value,
                  series.finding(board, indicator.id, area), wording.text(indicator.caution))
    return small_chart(words, rows, indicator, board.catalogue)


def small_chart(words: Words, rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue,
                years: Sequence[int] = ()) -> Markup:
    """A series as a small chart over some years, by default its own; the line's alternative text is its statement."""
    years = years or series.drawn_years(rows)
    picture = series.sparkline(rows, indicator, catalogue, WIDTH, HEIGHT, years)
    return markup.small_chart(words.address, words.title, words.about, words.value, words.status, picture,
                              list(dict.fromkeys((years[0], years[-1]))) if picture else (), words.note)
