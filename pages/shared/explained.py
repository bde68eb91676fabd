"""Explanation of a status: its steps with the country's own numbers."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import records
from indicators.wording import say
from pages.shared import frame, markup, menu, state

HOW = "how"              # link parameter: the year whose status is explained


def link(ref_area: str, goal: str, year: int, area: str) -> Markup:
    """Link from a status on another page to its explanation; ``area`` is the country's name, read out with the year."""
    return " " + markup.link(menu.address("country", area=ref_area, goal=goal, **{HOW: str(year)}),
                             say("explained.link"), kind="gl-how-link",
                             label=say("explained.link_of", area=area, year=str(year)))


def is_asked() -> bool:
    """Whether the link parameter requests an explanation."""
    return state.has(HOW)


def show_steps(board: Scoreboard, rows: pd.DataFrame, year_shown: int) -> None:
    """Ask for a year of a judged series, ``year_shown`` at first; render the steps to its status."""
    judged = rows[rows["judged"]]
    years = [str(year) for year in sorted(judged["year"], reverse=True)]
    year = state.choose(HOW, say("head.year"), years, str(year_shown), str, width=220)
    frame.html(_whole(board, records(judged[judged["year"] == int(year)])[0]))


def folded(board: Scoreboard, code: str, area: str) -> Markup:
    """The explanation of a series' newest status in an expander; "" without a status."""
    rows = board.series(code, area)
    row = records(rows[rows["value"].notna() | rows["hidden"]][-1:])[0]
    if not row["status"]:
        return Markup("")
    title = wording.title(board.catalogue.indicators[code], board.catalogue.area[area].name)
    return markup.fold(say("explained.title_of", indicator=title), _whole(board, row))


def _whole(board: Scoreboard, row: Mapping[Any, Any]) -> Markup:
    """Steps, rule and its origin."""
    return markup.explanation([
        (say(f"explained.{name}"), [wording.message(message, board.catalogue) for message in messages])
        for name, messages in statements.explanation(board, row).items()])
