"""The outlook of a series, last year's beside what the year came to, and the modelled growth of few cases."""

import pandas as pd

from indicators.judging.modelled_growth import FEW_CASES, modelled_growth
from indicators.judging.outlook import outlook, past_outlook
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Amount, Growth, Message
from indicators.statements.answers import remembered


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    return outlook(rows, scoreboard.catalogue.indicators[indicator])


@remembered
def outlook_so_far(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The outlook of the year before beside the figure of a year, with its interval score; empty where there was none.
    """
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
