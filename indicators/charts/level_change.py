"""Level of each area against its trend a year: slow and getting slower is the corner to look at."""

import pandas as pd
import plotly.graph_objects as go

from indicators.charts.drawing import SCREEN, Drawing
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, draw_points, hover_lines, provisional_key
from indicators.charts.texts import escape, hover, say
from indicators.charts.theme import PALETTES, Theme
from indicators.model import Indicator, Status, records

HEIGHT = 420             # pixels of the plot
ROOM = 0.15              # above and below all points, in their range, for the name of the corner
NAMED = 8                # areas that are named at most: those that move away, and the worst levels


def level_change(rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, unit: str, theme: Theme = "light",
                 width: int | None = SCREEN) -> go.Figure | None:
    """A point for each area, by status; None with fewer than two. Quiet lines are the medians of both.

    ``rows``: one for each area, with ``ref_area``, ``name``, ``value``, ``trend`` (change a year in the unit),
    ``figure`` and ``label`` (both in words), ``status``, ``word`` and ``certainty``. ``unit`` names the axis across.
    """
    shown = rows[rows["value"].notna() & rows["trend"].notna()]
    if len(shown) < 2:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    down = indicator.desired_direction == "down"
    worst = shown.sort_values("value", ascending=not down)["ref_area"].head(NAMED // 2)
    away = shown.loc[shown["status"] == Status.MOVING_AWAY, "ref_area"].head(NAMED // 2)
    line = {"color": colours.quiet, "width": 1, "dash": "dot"}
    median = float(shown["value"].median())
    drawing.line(x0=median, x1=median, yref="paper", y0=0, y1=1, layer="below", line=line)
    drawing.key(say("median_level"), "scatter", mode="lines", line=line)
    texts = [hover(row["name"], row["figure"], row["label"], *hover_lines(row)) for row in records(shown)]
    draw_points(drawing, shown.assign(hover=texts), "value", "trend", {*worst, *away}, theme)
    drawing.note(name="corner", xref="paper", yref="paper", x=1 if down else 0, y=1 if down else 0, text=escape(
        say("corner_down" if down else "corner_up")), xanchor="right" if down else "left",
        yanchor="top" if down else "bottom", font={"color": colours.quiet})
    low, high = shown["trend"].min(), shown["trend"].max()
    drawing.layout |= {
        "xaxis": {"showline": True, "showgrid": True, "tickformat": ",", "rangemode": "tozero", "nticks": 6,
                  "title": {"text": escape(unit)}},
        "yaxis": {"zeroline": True, "tickformat": "+,", "labelalias": {"+0": "0"}, "nticks": 7,
                  "range": [low - ROOM * (high - low), high + ROOM * (high - low)],
                  "title": {"text": escape(say("change_a_year"))}}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        *add_keys(drawing, shown, theme, width, points=True), *provisional_key(shown)])
