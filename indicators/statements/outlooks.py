"""What may come: the outlook of a series, the growth of few cases as modelled, and the way back to a goal path."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.modelled_growth import FEW_CASES, modelled_growth
from indicators.judging.outlook import outlook, past_outlook
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Amount, Growth, Indicator, Message
from indicators.model.marks import BOUNDS
from indicators.statements.answers import remembered

YEARS_TO_CHOOSE = 5
OUTLOOK = tuple(Message(code=f"outlook.{text}") for text in ("method", "source", "differs"))
"""Message on the method of the outlook, its source, and why it can differ from the pace."""


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    return outlook(rows, scoreboard.catalogue.indicators[indicator])


@remembered
def outlook_so_far(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The outlook of the year before beside the figure of a year, with its interval score; empty where none was."""
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    past = past_outlook(rows, scoreboard.catalogue.indicators[indicator], year)
    if past is None:
        return ()
    amounts = {"low": past.low, "high": past.high, "amount": past.value, "score": past.score}
    return (Message(code="outlook.came", values={"year": past.year, **{
        name: Amount(value, indicator, form="bare") for name, value in amounts.items()}}),)


@remembered
def modelled(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The growth of few cases as drawn towards that of other countries; for screens of staff only."""
    growth = modelled_growth(scoreboard.assessments, scoreboard.catalogue.indicators[indicator], ref_area, year)
    return () if growth is None else (Message(code="chance.modelled", values={
        "growth": Growth(growth.growth), "low": Growth(growth.low), "high": Growth(growth.high),
        "countries": growth.countries, "fewer_than": FEW_CASES}),)


def years_to_catch_up(row: Mapping[str, Any], indicator: Indicator, today_year: int) -> range:
    """Years by which a row of ASSESSMENT could be back on its yearly goal's path, the next one first; empty for a row
    that is not on its wrong side, or of which that is not known.
    """
    method = methods.method_of(indicator)
    if method is None or not method.yearly or row["hidden"] or not row["value"] > 0:     # from zero no growth leads
        return range(0)
    wrong_side = row["gap"] < 0 if indicator.desired_direction != "down" else row["gap"] > 0
    on_it = np.isclose(row["value"], row["path_value"], rtol=1e-12, atol=0)
    if not wrong_side or on_it or not set(BOUNDS).isdisjoint(row["marks"].split()):
        return range(0)
    first = max(int(row["year"]) + 1, today_year)
    return range(first, first + YEARS_TO_CHOOSE)


def catching_up(row: Mapping[str, Any], indicator: Indicator, by: int) -> Message:
    """The same change every year that leads from a figure to the goal path's value in the year ``by``."""
    method, year = methods.method_of(indicator), int(row["year"])
    assert method is not None    # a row that can catch up is judged
    path = float(method.path_ahead(row, np.arange(year + 1, by + 1))[-1])
    growth = (path / float(row["value"])) ** (1 / (by - year)) - 1
    return Message(code="catching_up", values={
        "growth": Growth(growth, float(row["target"])), "by": by, "year": year + 1, "goal": Amount(
            indicator.in_whole(path), indicator.id), "value": Amount(
                indicator.in_whole(float(row["value"]) * (1 + growth)), indicator.id)})
