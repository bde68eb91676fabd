"""The outlook of a series in its chart: a dotted line with a widening fan."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.curve import broken, plain
from indicators.charts.drawing import Drawing
from indicators.charts.texts import hover, say
from indicators.charts.theme import PALETTES, Theme
from indicators.model import Catalogue, Indicator

FEW_DIGITS = 10          # from this upper bound on, the outlook is shown without decimals (false precision)


def draw_outlook(drawing: Drawing, known: pd.DataFrame, outlook: pd.DataFrame, indicator: Indicator,
                 catalogue: Catalogue, theme: Theme) -> None:
    """Draw fan and dotted line from the last value on; ``outlook`` is a frame of OUTLOOK with at least one row."""
    colours, last = PALETTES[theme], known.iloc[-1]
    years = [int(last["year"]), *outlook["year"]]
    start, end = plain(last["value"]), outlook.iloc[-1]
    drawing.trace(
        "scatter", x=[*years, *years[::-1]], mode="lines", name="fan", fill="toself", fillcolor=colours.fan,
        y=[start, *outlook["high"], *outlook["low"][::-1], start], line={"width": 0}, hoverinfo="skip")
    drawing.trace(
        "scatter", x=years, y=[start, *outlook["value"]], mode="lines", showlegend=True,
        name=say("outlook", value=outlook_text(end, indicator, catalogue), year=str(int(end["year"]))),
        line={"color": colours.series, "width": 2.5, "dash": "dot"}, hovertemplate="%{hovertext}<extra></extra>",
        hovertext=["", *(hover(outlook_text(row, indicator, catalogue), str(row["year"]))
                         for row in outlook.to_dict("records"))])


def outlook_text(row: "Mapping[Any, Any] | pd.Series", indicator: Indicator, catalogue: Catalogue) -> str:
    """A year of the outlook: "about 26 items (18 to 35)"; near zero "none, or a few (up to 5)"."""
    return _say("value", row, indicator, catalogue)


def outlook_sentence(series: pd.DataFrame, row: "Mapping[Any, Any] | pd.Series", indicator: Indicator,
                     catalogue: Catalogue) -> str:
    """A year of the outlook as a sentence with its condition: "If the coming years vary as those since 2013 did: …"."""
    known = series[series["value"].notna()]
    since = max([int(known["year"].iloc[0]), *broken(known)])
    return say("outlook_if", since=str(since), outlook=_say("in", row, indicator, catalogue))


def _say(what: str, row: "Mapping[Any, Any] | pd.Series", indicator: Indicator, catalogue: Catalogue) -> str:
    """Value and range of a year. A value that rounds to zero is not a figure, so only its range is given."""
    decimals = 0 if abs(row["high"]) >= FEW_DIGITS else indicator.decimals
    low, high = (wording.number(row[end], decimals) for end in ("low", "high"))
    value = wording.value(round(row["value"], decimals), indicator, catalogue)
    if round(row["value"], decimals):
        return say(f"outlook_{what}", value=value, low=low, high=high, year=str(int(row["year"])))
    if not indicator.whole:
        highest = wording.value(round(row["high"], decimals), indicator, catalogue)
        return say(f"outlook_{what}_near_zero", high=highest, year=str(int(row["year"])))
    few = "one" if round(row["high"]) <= 1 else "few" if row["high"] < FEW_DIGITS else "some"
    return say(f"outlook_{what}_{few}", high=high, year=str(int(row["year"])))
