"""Small multiples: the same indicator of many areas, one panel each."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import goal_paths, points, yearly_goals
from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.mark_texts import broken, hover_text
from indicators.charts.rows import add_keys
from indicators.charts.texts import LINE, lines_of, markup, say
from indicators.charts.theme import BRIEFING, PALETTES, Theme, sizes, status_ink
from indicators.model import Catalogue, Indicator
from indicators.model.marks import SERIES

DRAWN = [*SERIES, "year", "value", "marks", "hidden", "status", "path_value", "baseline_year", "baseline_value"]
FILLED = 0.84            # of a panel's width, the rest is between panels
HIGH, FEW, MANY = 36, 6, 18    # pixels of a panel's plot; the numbers of panels that are twice as high, and narrower
AIR = 14                 # pixels above and below a panel
NARROWEST = 116          # pixels of a panel on a phone, for which names are broken


@dataclass(frozen=True)
class _Panel:
    """A panel's place: its column, its lower edge in pixels, and the ranges of its axes."""

    column: int
    bottom: float
    height: float
    first: int
    last: int
    low: float
    high: float

    def at(self, year: float, value: float) -> tuple[float, float]:
        """Place of a point: columns across, pixels down."""
        across = (year - self.first) / max(1, self.last - self.first)
        return self.column + FILLED * across, self.bottom - (value - self.low) / (self.high - self.low) * self.height


def small_multiples(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    shared_scale: bool = True, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A panel for each area that has a value, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``shared_scale`` all panels share one value axis, so
    that levels can be compared; otherwise each has its own, so that shapes can be compared; the chart says which.
    Lines have the colour of the newest status. All panels use one pair of axes: fifty subplots would take the browser
    seconds.
    """
    known = {name: part for name, frame in frames.items()
             if len(part := frame.loc[frame["value"].notna(), frame.columns.isin(DRAWN)].sort_values("year"))}
    if not known:
        return None
    size, everything = sizes(width).footer, pd.concat(known.values())
    first, last = int(everything["year"].min()), int(everything["year"].max())
    columns = min(_columns(len(known), width), max(len(known), 2))
    wide = NARROWEST if width is None else width / columns * FILLED
    heads = [_head(name, part, wide, size, indicator) for name, part in known.items()]
    tall = HIGH * (2 if len(known) <= FEW else 1)
    drawing, below = Drawing(), 0.0
    for index, (name, part) in enumerate(known.items()):
        if index % columns == 0:
            below += tall + AIR + max(map(len, heads[index:index + columns])) * LINE * size
        low, high = _span(everything if shared_scale else part)
        panel = _Panel(index % columns, below, tall, first, last, low, high)
        _draw(drawing, panel, name, part, indicator, catalogue, theme)
        _label(drawing, panel, heads[index], theme, size)
    newest = pd.concat([part.iloc[[-1]] for part in known.values()])
    add_keys(drawing, newest.assign(certainty=""), theme)
    drawing.layout |= {"xaxis": {"range": [-0.02, columns - 1 + FILLED + 0.04], "visible": False},
                       "yaxis": {"range": [below + AIR, 0], "visible": False}}
    thin = f"thin_{wording.gaps_from(indicator)}" if everything["path_value"].notna().any() else ""
    return finish(drawing, caption, theme=theme, width=width, plot=ceil(below + AIR), keys=[
        say("panels", first=str(first), last=str(last)),
        _scale_key(everything, indicator, catalogue, len(known), shared=shared_scale),
        *([say("dotted")] if any(map(broken, known.values())) else []), *([say(thin)] if thin else [])])


def _columns(panels: int, width: int | None) -> int:
    """Panels in a row: three on a screen, which may be a phone."""
    if width is None:
        return 3
    return 5 if width < BRIEFING else 9 if panels > MANY else 6


def _head(name: str, part: pd.DataFrame, wide: float, size: float, indicator: Indicator) -> list[str]:
    """Name in bold, in lines that fit a panel, then the icon of the status and the newest figure with its year."""
    last = part.iloc[-1].to_dict()
    value = say("value_of_year", value=wording.bare_value(last["value"], indicator, last["marks"]), year=last["year"])
    icon = wording.status(last["status"]).icon if last["status"] else ""
    return [*(f"<b>{markup([line])}</b>" for line in lines_of(name, wide, size)), markup([f"{icon} {value}".strip()])]


def _span(rows: pd.DataFrame) -> tuple[float, float]:
    """Lowest and highest value of a panel; zero is included unless values are below it."""
    values = [*rows["value"], *rows["path_value"].dropna()]
    return min(0.0, *values), max(1e-9, *values)


def _scale_key(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, panels: int, *, shared: bool) -> str:
    if panels > 1 and not shared:
        return say("own_scale")
    low, high = (wording.value(value, indicator, catalogue) for value in _span(rows))
    return say("same_scale" if panels > 1 else "one_scale", low=low, high=high)


def _draw(drawing: Drawing, panel: _Panel, name: str, part: pd.DataFrame, indicator: Indicator, catalogue: Catalogue,
          theme: Theme) -> None:
    """The goal's path or number as a thin line, the values, and a dotted line before each break."""
    goals = goal_paths(part) if wording.on_a_path(indicator) else [yearly_goals(part)]
    for goal in goals:
        places = [panel.at(year, value) for year, value in zip(goal.index, goal, strict=True)]
        drawing.trace("scatter", name="path", mode="lines", hoverinfo="skip", x=[x for x, _ in places],
                      y=[y for _, y in places], line={"color": PALETTES[theme].goal, "width": 1.2})
    between, colour = broken(part), _colour(part, theme)
    drawn = [(None, (None, None)) if row is None else (row, panel.at(row["year"], row["value"]))
             for _, row in points(part)]
    for year in between:
        x, _ = panel.at(year - 0.5, panel.low)
        drawing.line(x0=x, x1=x, y0=panel.bottom, y1=panel.bottom - panel.height,
                     line={"color": PALETTES[theme].quiet, "width": 1, "dash": "dot"})
    drawing.trace(
        "scatter", name=name, mode="lines+markers" if len(part) > 2 else "markers", x=[x for _, (x, _) in drawn],
        y=[y for _, (_, y) in drawn], connectgaps=False, cliponaxis=False, line={"color": colour, "width": 2.5},
        marker={"size": 4, "color": colour}, hovertemplate="%{hovertext}<extra></extra>",
        hovertext=["" if row is None else hover_text(row, indicator, catalogue, name) for row, _ in drawn])


def _colour(part: pd.DataFrame, theme: Theme) -> str:
    status = part.iloc[-1]["status"]
    return status_ink(status, theme) if status else PALETTES[theme].series


def _label(drawing: Drawing, panel: _Panel, head: list[str], theme: Theme, size: float) -> None:
    zero = panel.at(panel.first, min(max(0.0, panel.low), panel.high))[1]
    drawing.line(x0=panel.column, x1=panel.column + FILLED, y0=zero, y1=zero, layer="below",
                 line={"color": PALETTES[theme].quiet, "width": 1})
    drawing.note(name="panel", x=panel.column, y=panel.bottom - panel.height, yshift=3, xanchor="left",
                 yanchor="bottom", align="left", text="<br>".join(head), font={"size": size})
