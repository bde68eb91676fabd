"""Small multiples: the same indicator of many areas, one panel each."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import goal_paths, points, yearly_goals
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Caption, Frame, Key, lay_out, needed
from indicators.charts.lettering import LINE, escape, markup, say, wrap
from indicators.charts.mark_texts import broken, hollow_key, hover_text, is_hollow, value_text
from indicators.charts.theme import PAGE, PALETTES, Theme, sizes
from indicators.model import Catalogue, Indicator
from indicators.model.marks import SERIES

DRAWN = [*SERIES, "year", "value", "marks", "hidden", "status", "path_value", "baseline_year", "baseline_value"]
GAP = 24  # pixels between panels
FEW = 6   # up to this number, panels are twice as high


@dataclass(frozen=True)
class _Panel:
    """Position of a panel in pixels from the chart's upper left corner, and the ranges of its axes."""

    x: float
    y: float                   # bottom, where the value is ``low``
    width: float
    height: float
    first: int
    last: int
    low: float
    high: float

    def at(self, year: float, value: float) -> tuple[float, float]:
        """Position of a point in pixels."""
        across = (year - self.first) / max(1, self.last - self.first)
        return self.x + across * self.width, self.y - (value - self.low) / (self.high - self.low) * self.height


def small_multiples(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    shared_scale: bool = True, theme: Theme = "light", width: int = PAGE,
) -> go.Figure | None:
    """A panel for each area that has a value, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. With ``shared_scale`` all panels share one value axis, so
    that levels can be compared; otherwise each has its own, so that shapes can be compared; the chart says which.
    All panels use one pair of Plotly axes in pixels: fifty subplots would take the browser seconds.
    """
    known = {name: part for name, frame in frames.items()
             if len(part := frame.loc[frame["value"].notna(), frame.columns.isin(DRAWN)].sort_values("year"))}
    if not known:
        return None
    size, everything = sizes(width), pd.concat(known.values())
    columns = min(max(len(known), 2), 2 if width < 500 else 4 if width < 800 else 6)
    across = (width - 2 * size.edge - GAP * (columns - 1)) / columns
    titles = [wrap(name, across, size.text, bold=True) for name in known]
    values = [wrap(_last(part, indicator, catalogue), across, size.text) for part in known.values()]
    statuses = [wrap(_status(part), across, size.text) for part in known.values()]
    head = ceil(sum(max(map(len, lines)) for lines in (titles, values, statuses)) * LINE * size.text) + 12
    high, foot = (76 if width >= 1000 else 60) * (2 if len(known) <= FEW else 1), ceil(size.footer * LINE) + 20
    frame = lay_out(caption, theme=theme, width=width, left=size.edge, right=size.edge, below=0,
                    plot=ceil(len(known) / columns) * (head + high + foot),
                    keys=[*needed(_scale_key(everything, indicator, catalogue, len(known), shared=shared_scale)),
                          *_sign_keys(list(known.values()), _thin_line(everything, indicator))])
    drawing = Drawing()
    panels = []
    for index, part in enumerate(known.values()):
        low, high_value = _span(everything if shared_scale else part)
        panels.append(_Panel(
            x=index % columns * (across + GAP), y=index // columns * (head + high + foot) + head + high, width=across,
            height=high, first=everything["year"].min(), last=everything["year"].max(), low=low, high=high_value))
    _draw_paths(drawing, panels, list(known.values()), indicator, frame)
    _draw_values(drawing, panels, known, indicator, catalogue, frame)
    for panel, title, value, status in zip(panels, titles, values, statuses, strict=True):
        _label(drawing, panel, title, value, status, frame)
    drawing.layout["xaxis"] = {"range": [0, frame.plot_width], "visible": False}
    drawing.layout["yaxis"] = {"range": [frame.plot, 0], "visible": False}
    return frame.close(drawing)


def newest_text(part: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    """The newest figure of rows with values, with its year and status, on one line."""
    return " · ".join(filter(None, (_last(part, indicator, catalogue), _status(part))))


def _last(part: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> str:
    last = part.iloc[-1].to_dict()
    return say("value_of_year", value=value_text(last, indicator, catalogue), year=last["year"])


def _status(part: pd.DataFrame) -> str:
    """Mark and short name of the status of the newest figure; "" where it is not judged."""
    status = part.iloc[-1]["status"]
    return f"{wording.status(status).icon} {wording.status(status).short}" if status else ""


def _span(rows: pd.DataFrame) -> tuple[float, float]:
    """Lowest and highest value of a panel; zero is included unless values are below it."""
    values = [*rows["value"], *rows["path_value"].dropna()]
    return min(0.0, *values), max(1e-9, *values)


def _scale_key(rows: pd.DataFrame, indicator: Indicator, catalogue: Catalogue, panels: int, *, shared: bool) -> str:
    if panels > 1 and not shared:
        return say("own_scale")
    low, high = (wording.value(value, indicator, catalogue) for value in _span(rows))
    return say("same_scale" if panels > 1 else "one_scale", low=low, high=high)


def _curves(part: pd.DataFrame, indicator: Indicator) -> list["pd.Series[float]"]:
    """The lines of a panel's goal: the paths to it, or its number."""
    return goal_paths(part) if wording.on_a_path(indicator) else [yearly_goals(part)]


def _thin_line(rows: pd.DataFrame, indicator: Indicator) -> str:
    """Code of the key of the thin lines; "" where none is drawn."""
    return f"thin_{wording.gaps_from(indicator)}" if rows["path_value"].notna().any() else ""


def _sign_keys(parts: list[pd.DataFrame], thin: str) -> list[Key]:
    """Keys of the thin line, hollow points and dotted lines that are drawn; the years are in the hover text."""
    return [*needed(say("dotted") if any(map(broken, parts)) else ""), *needed(say(thin) if thin else ""),
            *needed(hollow_key(pd.concat(parts)))]


def _draw_paths(drawing: Drawing, panels: list[_Panel], parts: list[pd.DataFrame], indicator: Indicator,
                frame: Frame) -> None:
    across: list[float | None] = []
    upward: list[float | None] = []
    for panel, part in zip(panels, parts, strict=True):
        for path in _curves(part, indicator):
            points = [panel.at(year, value) for year, value in zip(path.index, path, strict=True)]
            across += [*(x for x, _ in points), None]
            upward += [*(y for _, y in points), None]
    drawing.trace("scatter", x=across, y=upward, mode="lines", name="path", hoverinfo="skip", connectgaps=False,
                  line={"color": PALETTES[frame.theme].goal, "width": 1.2})


def _draw_values(
    drawing: Drawing, panels: list[_Panel], known: Mapping[str, pd.DataFrame], indicator: Indicator,
    catalogue: Catalogue, frame: Frame,
) -> None:
    colours = PALETTES[frame.theme]
    centres: list[tuple[float | None, float | None]] = []
    hover, fills = [], []
    for panel, (name, part) in zip(panels, known.items(), strict=True):
        between = broken(part)
        for year, row in [*points(part), (0, None)]:
            centres.append((None, None) if row is None else panel.at(row["year"], row["value"]))
            soft = row is not None and is_hollow(row["marks"])
            fills.append(colours.background if soft else colours.series)
            hover.append("" if row is None else f"{escape(name)}<br>{hover_text(row, indicator, catalogue)}")
            if row is not None and row["year"] in between:
                _dotted(drawing, panel, year - 0.5, frame)
    drawing.trace(
        "scatter", x=[x for x, _ in centres], y=[y for _, y in centres], mode="lines+markers", name="values",
        connectgaps=False, cliponaxis=False, line={"color": colours.series, "width": 2},
        marker={"size": 5, "color": fills, "line": {"color": colours.series, "width": 1.2}},
        hovertext=hover, hovertemplate="%{hovertext}<extra></extra>")


def _dotted(drawing: Drawing, panel: _Panel, year: float, frame: Frame) -> None:
    x, _ = panel.at(year, panel.low)
    drawing.line(name="break", x0=x, x1=x, y0=panel.y, y1=panel.y - panel.height,
                 line={"color": PALETTES[frame.theme].quiet, "width": 1, "dash": "dot"})


def _label(drawing: Drawing, panel: _Panel, title: list[str], value: list[str], status: list[str],
           frame: Frame) -> None:
    colours, size = PALETTES[frame.theme], frame.size
    zero = panel.at(panel.first, min(max(0.0, panel.low), panel.high))[1]
    drawing.line(name="zero", x0=panel.x, x1=panel.x + panel.width, y0=zero, y1=zero, layer="below",
                 line={"color": colours.quiet, "width": 1})
    drawing.note(
        name="panel", x=panel.x, y=panel.y - panel.height, yshift=6, xanchor="left", yanchor="bottom", align="left",
        text=f'<b>{markup(title)}</b><br><span style="color:{colours.series}">{markup(value)}</span>'
             + (f"<br>{markup(status)}" if status else ""))
    quiet = {"size": size.footer, "color": colours.quiet}
    drawing.note(name="year", x=panel.x, y=panel.y, xanchor="left", yanchor="top", yshift=-3,
                 text=str(panel.first), font=quiet)
    if panel.last > panel.first:
        drawing.note(name="year", x=panel.x + panel.width, y=panel.y, xanchor="right", yanchor="top",
                     yshift=-3, text=str(panel.last), font=quiet)
