"""The outlook of a series in its chart: a dotted line with a widening fan."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators import wording
from indicators.charts.curve import plain
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Key, Needed
from indicators.charts.lettering import escape, say
from indicators.charts.mark_texts import broken
from indicators.charts.theme import PALETTES, Theme
from indicators.model import Catalogue, Indicator

FEW_DIGITS = 10          # from this upper bound on, the outlook is shown without decimals (false precision)


def draw_outlook(drawing: Drawing, last: "Mapping[Any, Any] | pd.Series", outlook: pd.DataFrame,
                 indicator: Indicator, catalogue: Catalogue, theme: Theme) -> None:
    """Draw fan and dotted line from the last value on; ``outlook`` is a frame of OUTLOOK with at least one row."""
    colours = PALETTES[theme]
    start = [int(last["year"])], [plain(last["value"])]
    years = [*start[0], *outlook["year"]]
    drawing.trace(
        "scatter", x=[*years, *years[::-1]], mode="lines", name="fan", fill="toself", fillcolor=colours.fan,
        y=[*start[1], *outlook["high"], *outlook["low"][::-1], *start[1]], line={"width": 0}, hoverinfo="skip")
    hover = ["", *(f"<b>{escape(outlook_text(row, indicator, catalogue))}</b><br>{row['year']}"
                   for row in outlook.to_dict("records"))]
    drawing.trace(
        "scatter", x=years, y=[*start[1], *outlook["value"]], mode="lines", name="outlook",
        line={"color": colours.series, "width": 2.5, "dash": "dot"}, hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>")


def outlook_text(row: "Mapping[Any, Any] | pd.Series", indicator: Indicator, catalogue: Catalogue) -> str:
    """A year of the outlook: "about 26 items (18 to 35)"; near zero "none, or a few (up to 5)"."""
    return _say("value", row, indicator, catalogue)


def outlook_sentence(series: pd.DataFrame, row: "Mapping[Any, Any] | pd.Series", indicator: Indicator,
                     catalogue: Catalogue) -> str:
    """A year of the outlook as a sentence with its condition: "If the coming years vary as those since 2013 did: …"."""
    return say("outlook_if", since=str(_first(series)), outlook=_say("in", row, indicator, catalogue))


def outlook_keys(series: pd.DataFrame, outlook: pd.DataFrame | None) -> list[Key]:
    """The key of the dotted line and the fan; empty without an outlook."""
    if outlook is None:
        return []
    return [Needed(say("outlook_key", since=str(_first(series)), until=str(outlook["year"].iloc[-1])),
                   say("outlook_key_short"))]


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


def _first(series: pd.DataFrame) -> int:
    """First year on which the outlook is based: the first of the series, or that of its last break."""
    known = series[series["value"].notna()]
    return max([int(known["year"].iloc[0]), *broken(known)])
