"""A few areas on one indicator as lines in one chart, each labelled at its end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.axes import cut_scale, draw_axes, fit, tick_names, with_headroom
from indicators.charts.curve import points
from indicators.charts.drawing import Drawing
from indicators.charts.end_labels import bold_lines, labels_height, write_labels
from indicators.charts.frame import Caption, Frame, Key, lay_out, needed
from indicators.charts.lettering import LINE, escape, say, text_width, wrap
from indicators.charts.mark_texts import broken, hollow_key, hover_text, is_hollow, value_text
from indicators.charts.theme import BRIEFING, LINE_COLOURS, PAGE, PALETTES, Theme, sizes
from indicators.model import Catalogue, Indicator, records
from indicators.wording.changes import SMALL

SYMBOLS = ("circle", "square", "diamond", "pentagon", "hexagon", "star")
START = 100.0


@dataclass(frozen=True)
class YearlyGoal:
    """The change that a goal requires every year, as a share (0.1), and in words."""

    change: float
    words: str


@dataclass(frozen=True)
class _Line:
    """One area as drawn: its rows with a value, and the same values on the chart's scale."""

    name: str
    rows: pd.DataFrame
    drawn: pd.DataFrame
    colour: str
    symbol: str


def common_start(frames: Sequence[pd.DataFrame], indicator: Indicator) -> int | None:
    """The first year to which counts can be indexed; None if there is none.

    In this year every series has an exact figure of at least 20, since an index on a smaller one would suggest more
    precision than there is, and none breaks later. Levels, shares and stages are compared as they are.
    """
    known = [rows for frame in frames if len(rows := frame[frame["value"].notna()].sort_values("year"))]
    if indicator.measure not in {"flow", "stock"} or indicator.stages or len(known) < 2:
        return None
    after = max((year for rows in known for year in broken(rows)), default=0)
    years = set.intersection(*(_solid(rows) for rows in known))
    last = max(rows["year"].max() for rows in known)
    return min((year for year in years if after <= year < last), default=None)


def compared_lines(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    start: int | None = None, goal: YearlyGoal | None = None, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A line for each area that has a value; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``start`` (see ``common_start``) the figure of that
    year is 100, earlier years are left out, and a dashed line is where ``goal`` leads; otherwise values are in the
    indicator's unit. Gaps and breaks interrupt a line, uncertain figures are hollow.
    """
    lines = list(_lines(frames, start, theme))
    if not lines:
        return None
    together, size = pd.concat([line.drawn for line in lines]), sizes(width)
    path = _asked(together, goal, start) if goal and start is not None else None
    axes = fit(together, [] if path is None else [path], None, None, indicator)
    labels = [_label(line, start, indicator, catalogue, size.labels - 12, size.text) for line in lines]
    names = tick_names(axes, indicator, width)
    left = size.edge + ceil(max(text_width(text, size.text) for name in names for text in name)) + 8
    frame = lay_out(caption, theme=theme, width=width, left=left, right=size.labels + size.edge,
                    below=ceil(size.text * LINE) + 8,
                    plot=None if width >= BRIEFING else max(size.plot, labels_height(labels, size.text)),
                    keys=[*(cut_scale(axes, indicator, catalogue) if start is None else []),
                          *_keys(lines, start, goal if path is not None else None)])
    axes = with_headroom(axes, together, frame)
    drawing = Drawing()
    if path is not None:
        drawing.trace("scatter", x=list(path.index), y=list(path), mode="lines", name="path", hoverinfo="skip",
                      line={"color": PALETTES[theme].goal, "width": 1.5, "dash": "dash"})
    for line in lines:
        _draw_line(drawing, line, indicator, catalogue, frame)
    write_labels(drawing, [(float(line.drawn["value"].iloc[-1]), line.colour, label)
                           for line, label in zip(lines, labels, strict=True)], axes, frame)
    draw_axes(drawing, axes, names, set(), frame)
    return frame.close(drawing)


def _solid(rows: pd.DataFrame) -> set[int]:
    """Years whose figure may be the base of an index."""
    exact = ~rows["marks"].map(wording.is_bound).astype(bool)
    return set(rows.loc[exact & (rows["value"] >= SMALL), "year"].astype(int))


def _lines(frames: Mapping[str, pd.DataFrame], start: int | None, theme: Theme) -> Iterator[_Line]:
    for (name, frame), colour, symbol in zip(frames.items(), LINE_COLOURS[theme], SYMBOLS, strict=False):
        rows = frame[frame["value"].notna()].sort_values("year")
        rows = rows if start is None else rows[rows["year"] >= start]
        if len(rows):
            drawn = rows if start is None else rows.assign(value=rows["value"] / rows["value"].iloc[0] * START)
            yield _Line(name, rows, drawn, colour, symbol)


def _asked(drawn: pd.DataFrame, goal: YearlyGoal, start: int) -> "pd.Series[float]":
    """The path of a yearly goal from 100, by year."""
    return pd.Series({year: START * (1 + goal.change) ** (year - start)
                      for year in range(start, int(drawn["year"].max()) + 1)})


def _keys(lines: Sequence[_Line], start: int | None, goal: YearlyGoal | None) -> list[Key]:
    rows = pd.concat([line.rows for line in lines])
    return [*needed(say("started", year=start, value=int(START)) if start is not None else ""),
            *needed(say("interrupted") if any(broken(line.rows) for line in lines) else ""),
            *needed(say("dashed_goal", goal=goal.words) if goal else ""),
            *needed(hollow_key(rows))]


def _draw_line(drawing: Drawing, line: _Line, indicator: Indicator, catalogue: Catalogue, frame: Frame) -> None:
    background = PALETTES[frame.theme].background
    levels = dict(zip(line.drawn["year"], line.drawn["value"], strict=True))
    drawn = list(points(line.rows))
    soft = [row is not None and is_hollow(row["marks"]) for _, row in drawn]
    drawing.trace(
        "scatter", x=[year for year, _ in drawn], y=[None if row is None else levels[row["year"]] for _, row in drawn],
        mode="lines+markers", name=line.name, connectgaps=False, cliponaxis=False,
        line={"color": line.colour, "width": 2.5},
        marker={"size": 8, "symbol": line.symbol, "line": {"color": line.colour, "width": 2},
                "color": [background if hollow else line.colour for hollow in soft]},
        hovertext=["" if row is None else f"{escape(line.name)}<br>{hover_text(row, indicator, catalogue)}"
                   for _, row in drawn], hovertemplate="%{hovertext}<extra></extra>")


def _label(line: _Line, start: int | None, indicator: Indicator, catalogue: Catalogue, room: float,
           size: float) -> list[str]:
    last = records(line.rows[-1:])[0]
    own = say("value_of_year", value=value_text(last, indicator, catalogue), year=last["year"])
    if start is not None:
        own = say("of_start", value=wording.number(round(float(line.drawn["value"].iloc[-1])), 6), own=own)
    return [*bold_lines(line.name, room, size), *map(escape, wrap(own, room, size))]
