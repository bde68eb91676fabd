"""Each area on each goal, in one cell; and what every finding starts from."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from indicators.model import Message, Origin
from indicators.scoreboard import Scoreboard

FRESH_YEARS = 3          # an older figure is shown without its status's colour

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

CELL = ["ref_area", "goal", "indicator", "year", "value", "status", "reason", "marks", "hidden", "others", "stale",
        "coded", "origin"]


def remembered(
    ask: Callable[Concatenate[Scoreboard, Asked], Answer]
) -> Callable[Concatenate[Scoreboard, Asked], Answer]:
    """Answer the same question of the same scoreboard once: every visitor of a screen asks it."""

    @wraps(ask)
    def answer(scoreboard: Scoreboard, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        values = [tuple(each) if isinstance(each, list) else each for each in (*asked, *named.values())]
        question = (ask.__name__, *named, *values)
        if question not in scoreboard.answers:
            scoreboard.answers[question] = ask(scoreboard, *asked, **named)
        return cast(Answer, scoreboard.answers[question])

    return answer


@remembered
def cells(scoreboard: Scoreboard, areas: Sequence[str], year: int | None, today_year: int) -> pd.DataFrame:
    """Columns CELL, a row for each area and goal with a judged figure, by area and goal.

    The indicator is the first in the goal's headline order that has a figure in ``year``; None takes each
    indicator's newest year. ``others`` counts further judged indicators that have one.
    """
    figures = figures_of(scoreboard, areas, year)
    judged = figures[figures["judged"]]
    ordered = judged[judged["headline"].notna()].sort_values(
        ["ref_area", "goal", "headline", "year"], ascending=[True, True, True, False], kind="stable")
    chosen = ordered.drop_duplicates(["ref_area", "goal"])
    counted = judged.groupby(["ref_area", "goal"])["indicator"].nunique().rename("others").reset_index()
    found = chosen.merge(counted, on=["ref_area", "goal"], how="left")
    found = found.assign(others=found["others"] - 1, stale=found["year"] < today_year - FRESH_YEARS)
    return found[CELL].reset_index(drop=True)


def figures_of(scoreboard: Scoreboard, areas: Sequence[str], year: int | None) -> pd.DataFrame:
    """Figures of some areas, of one year or of all."""
    figures = scoreboard.figures
    wanted = figures["ref_area"].isin(list(areas))
    return figures[wanted if year is None else wanted & (figures["year"] == year)]


def sent(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures that countries sent themselves."""
    return figures[figures["origin"] == Origin.SENT]


def held(figures: pd.DataFrame) -> pd.DataFrame:
    """Countries' own figures that nobody sent: they were taken from pages that are public."""
    return figures[figures["origin"] == Origin.PUBLIC]


def in_year(message: Message, year: int | None) -> Message:
    """The message for one year, where one is chosen and the message speaks of years."""
    if year is None or message.code == "goal.only_coded":
        return message
    return Message(code=f"{message.code}_in", values={**message.values, "year": year})
