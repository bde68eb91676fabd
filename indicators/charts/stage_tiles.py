"""Stages of many areas over the years: a strip of tiles for each area, with the stage's number in each year."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import hollow_key, hover_text, is_hollow, year_axis
from indicators.charts.drawing import SCREEN, Drawing, say
from indicators.charts.frame import Caption
from indicators.charts.rows import Column, rows_figure
from indicators.charts.theme import PALETTES, Theme, between, status_colour, text_on
from indicators.model import Catalogue, Indicator, Status, records

DRAWN = ["year", "value", "target", "marks", "status"]
LABELS = 4               # of years, which one of several columns has room for
DARKEST = 0.5            # the highest stage below the goal, between the colours of grid lines (0) and quiet texts (1)


def stage_tiles(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A row for each area that has a figure, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT, of an indicator with stages. Tiles have the colour of
    Goal met from the goal's stage on (``target``) and greys below it, that of Moving away where a stage is lost;
    uncertain figures are in brackets, years without a figure empty.
    """
    known = {name: rows.sort_values("year") for name, frame in frames.items()
             if len(rows := frame.loc[frame["value"].notna(), DRAWN])}
    if not known:
        return None
    names = pd.DataFrame({"name": list(known), "status": "", "word": "", "certainty": ""})
    every = pd.concat([rows.assign(row=at, name=name) for at, (name, rows) in enumerate(known.items())])
    drawing, goal = Drawing(), every["target"].max()
    fills = _fills(indicator, goal, theme)

    def draw(column: Column, part: pd.DataFrame) -> None:
        own = every[every["row"].isin(part.index)]
        _draw(drawing, column, own.assign(row=own["row"] - part.index[0]), fills, indicator, catalogue, theme)

    stages = [say("stage_of_goal" if stage == goal else "stage", stage=stage, name=wording.text(name))
              for stage, name in sorted(indicator.stages.items())]
    if (every["status"] == Status.MOVING_AWAY).any():
        drawing.key(say("tiles_lost"), marker={"color": status_colour(Status.MOVING_AWAY, theme)})
    years = year_axis(int(every["year"].min()), int(every["year"].max()), LABELS)
    hollow = hollow_key(every)
    return rows_figure(drawing, names, draw, [f"{rows['value'].iloc[-1]:.0f}" for rows in known.values()], caption,
                       scale=years | {"showgrid": False, "side": "top", "showline": False}, theme=theme, width=width,
                       keys=[", ".join(stages) + ".", *([say("tiles_hollow", marks=hollow)] if hollow else [])])


def _fills(indicator: Indicator, goal: float, theme: Theme) -> dict[int, str]:
    """The colour of each stage: that of Goal met from the goal's stage on, and ever darker greys below it."""
    palette = PALETTES[theme]
    lower = [stage for stage in sorted(indicator.stages) if not stage >= goal]
    steps = max(1, len(lower) - 1)
    return {stage: between(palette.grid, palette.quiet, DARKEST * lower.index(stage) / steps) if stage in lower
            else status_colour(Status.GOAL_MET, theme) for stage in sorted(indicator.stages)}


def _draw(drawing: Drawing, column: Column, rows: pd.DataFrame, fills: Mapping[int, str], indicator: Indicator,
          catalogue: Catalogue, theme: Theme) -> None:
    """A tile for each figure with its number, in brackets where it is uncertain."""
    listed = records(rows)
    colours = [status_colour(Status.MOVING_AWAY, theme) if row["status"] == Status.MOVING_AWAY
               else fills[int(row["value"])] for row in listed]
    drawing.trace(
        "bar", name="stages", **column.axes, x=rows["year"].tolist(), base=[row - 0.44 for row in rows["row"]],
        y=[0.88] * len(rows), width=0.92, marker={"color": colours, "line": {"width": 0}},
        text=[f"({row['value']:.0f})" if is_hollow(row["marks"]) else f"{row['value']:.0f}" for row in listed],
        textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
        insidetextfont={"color": [text_on(colour) for colour in colours]},
        hovertext=[hover_text(row, indicator, catalogue, row["name"]) for row in listed])
