"""Explanation of a status: its steps with the country's own numbers, on demand, and as text to copy."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import statements, wording
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, records
from indicators.statements import Explanation
from indicators.wording import say
from pages.shared import frame, links, markup, menu, state
from pages.shared.cache import Visit

HOW = "how"              # link parameter: the year whose status is explained


def link(ref_area: str, goal: str, year: int, area: str) -> Markup:
    """Link from a status on another page to its explanation; ``area`` is the country's name, read out with the year."""
    return markup.joined((" ", markup.link(menu.address("country", area=ref_area, goal=goal, **{HOW: str(year)}),
        say("explained.link"), title=say("explained.title"), kind="gl-how-link",
        label=say("explained.link_of", area=area, year=str(year)))))


def asked() -> bool:
    """Whether the link parameter requests an explanation."""
    return HOW in st.query_params


def explained(visit: Visit, board: Scoreboard, rows: pd.DataFrame, shown: int) -> None:
    """Render an expander that explains a series' status in the year ``shown`` or another; computed only when opened."""
    judged = rows[rows["judged"]]
    years = [str(year) for year in sorted(judged["year"], reverse=True)]
    if not years:
        return
    key = f"explained.{judged['indicator'].iloc[0]}.{judged['ref_area'].iloc[0]}"
    if key not in st.session_state:
        st.session_state[key] = asked()
    if asked():
        links.arrive()
    fold = st.expander(say("explained.title"), key=key, on_change="rerun")
    if fold.open:
        with fold:
            year = state.choose(HOW, say("explained.year"), years, str(shown), str, width=220)
            row = records(judged[judged["year"] == int(year)])[0]
            explanation = statements.explanation(board, row, visit.version)
            frame.html(_whole(explanation, board.catalogue))
            st.caption(say("explained.copy"))
            st.code(statements.as_text(explanation, board.catalogue), language=None, wrap_lines=True, height=180)


def folded(visit: Visit, board: Scoreboard, row: Mapping[Any, Any]) -> Markup:
    """The explanation of one status in an expander, without a choice of years; "" for context."""
    if not row["status"]:
        return Markup("")
    explanation = statements.explanation(board, row, visit.version)
    return markup.fold(say("explained.title"), _whole(explanation, board.catalogue))


def _whole(explanation: Explanation, catalogue: Catalogue) -> Markup:
    """Heading, steps, rule, its origin, and versions."""
    parts = {"steps": explanation.steps, "rule": explanation.rule, "origin": explanation.origin,
             "outlook": explanation.outlook}
    return markup.explanation(
        " ".join(wording.message(message, catalogue) for message in explanation.heading),
        [(say(f"explained.{name}"), [wording.message(message, catalogue) for message in messages])
         for name, messages in parts.items()], wording.message(explanation.current, catalogue))
