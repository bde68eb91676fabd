"""One indicator of one area over the years, with its goal and the path to it."""

from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import Axes, cut_scale, draw_axes, fit, tick_names, with_headroom
from indicators.charts.change_columns import draw_strip, strip_of
from indicators.charts.curve import alone, drawn_on, goal_paths, plain, points, yearly_goals
from indicators.charts.drawing import Drawing
from indicators.charts.end_labels import label_ends
from indicators.charts.frame import Caption, Frame, lay_out
from indicators.charts.goal_lines import (
    GoalLine,
    draw_goal,
    draw_paths,
    draw_steps,
    path_key,
    steps_key,
    two_goals,
)
from indicators.charts.lettering import LINE, escape, say, text_width
from indicators.charts.mark_texts import TRIANGLES, broken, hover_text, is_hollow, keys
from indicators.charts.outlook import draw_outlook, outlook_keys
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes
from indicators.model import Catalogue, Indicator

NO_TEXT = " "            # on a redraw, Plotly would replace an empty text by a neighbour's


def series_figure(
    series: pd.DataFrame, caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    goal: GoalLine | None = None, outlook: pd.DataFrame | None = None, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """Line chart of one series; None without a value to draw.

    ``series``: rows of ASSESSMENT of one indicator, area and breakdown, values in the indicator's unit. Gaps and breaks
    interrupt the line, uncertain figures are hollow, the path, if the goal has one, runs from ``baseline_*`` to
    ``path_value``. ``outlook``: rows of OUTLOOK, drawn dotted after the last value, with a fan from ``low`` to
    ``high``. Where the goal is a yearly change, columns above the line show each change against it.
    """
    rows = series.sort_values("year").reset_index(drop=True)
    known = rows[rows["value"].notna()]
    if known.empty:
        return None
    ahead = outlook if outlook is not None and not outlook.empty else None
    of = wording.gaps_from(indicator)
    paths = [path for path in goal_paths(known) if path.nunique() > 1] if of == "path" else []   # flat: the goal's line
    paths = paths if ahead is None else drawn_on(paths, ahead)
    steps = yearly_goals(known) if of == "goal" else known["path_value"][:0]
    axes = fit(known, [*paths, steps], goal, ahead, indicator)
    names = tick_names(axes, indicator, width)
    size = sizes(width)
    left = size.edge + ceil(max(text_width(line, size.text) for name in names for line in name)) + 8
    baselines = {int(path.index[0]) for path in paths}
    strip = strip_of(rows, indicator)
    frame = lay_out(caption, theme=theme, width=width, left=left, right=size.labels + size.edge,
                    below=ceil(size.text * LINE * (2 if baselines else 1)) + 8,
                    above=strip.height(size),
                    keys=[*keys(rows), *cut_scale(axes, indicator, catalogue), *strip.keys,
                          *outlook_keys(known, ahead), *steps_key(steps), *path_key(paths),
                          *two_goals(known, paths, goal)])
    axes = with_headroom(axes, known, frame)
    drawing = Drawing()
    draw_goal(drawing, goal, axes.first, axes.last, theme)
    draw_paths(drawing, paths, theme)
    draw_steps(drawing, steps, theme)
    if ahead is not None:
        draw_outlook(drawing, known.iloc[-1], ahead, indicator, catalogue, theme)
    _draw_values(drawing, known, indicator, catalogue, theme, width)
    _mark_breaks(drawing, known, axes, frame)
    label_ends(drawing, known, paths[-1:], goal, ahead, axes, frame, indicator, catalogue)
    draw_axes(drawing, axes, names, baselines, frame)
    draw_strip(drawing, strip, axes, frame)
    return frame.close(drawing)


def _draw_values(
    drawing: Drawing, known: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, theme: Theme, width: int,
) -> None:
    colours, size = PALETTES[theme], sizes(width)
    drawn = list(points(known))
    isolated = alone(known) if width >= PAGE else set()
    marks = [row["marks"] if row is not None else "" for _, row in drawn]
    hover = [hover_text(row, indicator, catalogue) if row is not None else "" for _, row in drawn]
    drawing.trace(
        "scatter", x=[year for year, _ in drawn], y=[None if row is None else plain(row["value"]) for _, row in drawn],
        mode="lines+markers+text" if isolated else "lines+markers", name="values", connectgaps=False, cliponaxis=False,
        line={"color": colours.series, "width": 3, "shape": "hv" if indicator.stages else "linear"},
        marker={"size": 10, "line": {"color": colours.series, "width": 2.5},
                "symbol": [next((TRIANGLES[mark] for mark in TRIANGLES if mark in codes), "circle") for codes in marks],
                "color": [colours.background if is_hollow(codes) else colours.series for codes in marks]},
        text=[NO_TEXT if row is None or row["year"] not in isolated
              else escape(wording.bare_value(row["value"], indicator, row["marks"])) for _, row in drawn],
        textposition=["top right" if year == known["year"].iloc[0] else "top center" for year, _ in drawn],
        textfont={"color": colours.series, "size": size.text},
        hovertext=hover, hovertemplate="%{hovertext}<extra></extra>",
    )


def _mark_breaks(drawing: Drawing, known: pd.DataFrame, axes: Axes, frame: Frame) -> None:
    """Draw a dotted line before each break, labelled unless the label would overlap the next."""
    colours, size = PALETTES[frame.theme], frame.size
    word, free_from = say("break"), 0.0
    a_year = axes.a_year(frame.plot_width)
    years = known["year"].tolist()
    between_years = broken(known)
    for before, year in zip(years, years[1:], strict=False):
        if year not in between_years:
            continue
        between = (before + year) / 2
        drawing.line(x0=between, x1=between, y0=0, y1=1, yref="paper", name="break",
                     line={"color": colours.quiet, "width": 1.5, "dash": "dot"})
        pixel, wide = (between - axes.first + axes.side) * a_year, text_width(word, size.text - 1) + 10
        to_the_right = pixel + wide <= frame.plot_width
        start = pixel if to_the_right else pixel - wide
        if start >= free_from:
            drawing.note(x=between, y=1, yref="paper", text=escape(word), yanchor="top", name="break",
                         xanchor="left" if to_the_right else "right", xshift=4 if to_the_right else -4,
                         font={"size": size.text - 1, "color": colours.quiet})
            free_from = start + wide
