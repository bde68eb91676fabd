"""Small multiples: the same indicator of many areas, one panel each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.curve import broken, goal_paths, hover_text, points
from indicators.charts.drawing import LINE, SCREEN, Drawing, lines_of, markup, say
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys
from indicators.charts.theme import BRIEFING, PALETTES, Theme, sizes, status_ink
from indicators.model import Catalogue, Indicator, Period, records
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


@dataclass
class _Strokes:
    """Lines of all panels that look alike, one after another with a gap between them."""

    path: list[tuple[float | None, float | None]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, path: Sequence[tuple[float | None, float | None]], texts: Sequence[str] = ()) -> None:
        """Add a line; two points are none, and have a gap between them if they have texts."""
        if texts and len(path) == 2:
            path, texts = [path[0], (None, None), path[1]], [texts[0], "", texts[1]]
        self.path += [*path, (None, None)]
        self.texts += [*texts, ""]

    def draw(self, drawing: Drawing, name: str, **look: object) -> None:
        """Draw all as one trace."""
        drawing.trace("scatter", name=name, connectgaps=False, cliponaxis=False, x=[x for x, _ in self.path],
                      y=[y for _, y in self.path], **look)


def small_multiples(
    frames: Mapping[str, pd.DataFrame], caption: Caption, *, indicator: Indicator, catalogue: Catalogue,
    indexed: bool = False, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A panel for each area that has a value, in the order given; None where none has.

    ``frames``: name of the area -> its rows of ASSESSMENT. All panels have one scale: of the unit, so that levels
    compare, or ``indexed``, an area's own mean being 100, so that shapes do. Lines have the colour of the newest
    status. All panels use one pair of axes and one trace for each look: fifty subplots would take the browser seconds.
    """
    known = {name: part for name, frame in frames.items()
             if len(part := frame.loc[frame["value"].notna(), frame.columns.isin(DRAWN)].sort_values("year"))}
    if not known:
        return None
    levels = {name: _indexed(part) if indexed else part for name, part in known.items()}
    size, everything = sizes(width).footer, pd.concat(levels.values())
    ends = [*everything["value"], *everything["path_value"].dropna()]
    low, high = min(0.0, *ends), max(1e-9, *ends)
    first, last = int(everything["year"].min()), int(everything["year"].max())
    columns = min(_columns(len(known), width), max(len(known), 2))
    heads = [_head(name, part, NARROWEST if width is None else width / columns * FILLED, size, indicator)
             for name, part in known.items()]
    tall = HIGH * (2 if len(known) <= FEW else 1)
    drawing, strokes, below = Drawing(), defaultdict[str, _Strokes](_Strokes), 0.0
    for index, (name, part) in enumerate(known.items()):
        if index % columns == 0:
            below += tall + AIR + max(map(len, heads[index:index + columns])) * LINE * size
        panel = _Panel(index % columns, below, tall, first, last, low, high)
        _add_lines(strokes, panel, levels[name], indicator)
        texts = {row["year"]: hover_text(row, indicator, catalogue, name) for row in records(part)}
        line = [row for _, row in points(levels[name])]
        strokes[part.iloc[-1]["status"]].add(
            [(None, None) if row is None else panel.at(row["year"], row["value"]) for row in line],
            ["" if row is None else texts[row["year"]] for row in line])
        drawing.note(name="panel", x=panel.column, y=below - tall, yshift=3, xanchor="left", yanchor="bottom",
                     align="left", text="<br>".join(heads[index]), font={"size": size})
    _draw(drawing, strokes, theme)
    add_keys(drawing, pd.concat([part.iloc[[-1]] for part in known.values()]).assign(certainty=""), theme, width)
    drawing.layout |= {"xaxis": {"range": [-0.02, columns - 1 + FILLED + 0.04], "visible": False},
                       "yaxis": {"range": [below + AIR, 0], "visible": False}}
    return finish(drawing, caption, theme=theme, width=width, plot=ceil(below + AIR), keys=[
        say("panels", first=str(first), last=str(last)),
        say("indexed_scale", high=wording.number(high)) if indexed else say("same_scale", **{
            end: wording.value(value, indicator, catalogue) for end, value in (("low", low), ("high", high))}),
        *([say("dotted")] if "break" in strokes else []),
        *([say(f"thin_{wording.gaps_from(indicator)}")] if "goal" in strokes else [])])


def _columns(panels: int, width: int | None) -> int:
    """Panels in a row: three on a screen, which may be a phone."""
    if width is None:
        return 3
    return 5 if width < BRIEFING else 9 if panels > MANY else 6


def _head(name: str, part: pd.DataFrame, wide: float, size: float, indicator: Indicator) -> list[str]:
    """Name in bold, in lines that fit a panel, then the icon of the status and the newest figure with its year."""
    last = part.iloc[-1].to_dict()
    figure = wording.bare_value(last["value"], indicator, last["marks"])
    value = say("value_of_year", value=figure, year=Period.of(last))
    icon = wording.status(last["status"]).icon if last["status"] else ""
    return [*(f"<b>{markup([line])}</b>" for line in lines_of(name, wide, size)), markup([f"{icon} {value}".strip()])]


def _indexed(part: pd.DataFrame) -> pd.DataFrame:
    """The rows with their mean as 100."""
    share = (part["value"].mean() or 1) / 100
    return part.assign(**{name: part[name] / share for name in ("value", "path_value", "baseline_value")})


def _add_lines(strokes: Mapping[str, _Strokes], panel: _Panel, part: pd.DataFrame, indicator: Indicator) -> None:
    """The line of zero, the goal's path or number, and a line before each break."""
    zero = min(max(0.0, panel.low), panel.high)
    strokes["zero"].add([(panel.column, panel.at(panel.first, zero)[1]),
                         (panel.column + FILLED, panel.at(panel.first, zero)[1])])
    goals = part.set_index("year")["path_value"].dropna()
    for goal in goal_paths(part) if wording.gaps_from(indicator) == "path" else [goals]:
        if len(goal):
            strokes["goal"].add([panel.at(year, value) for year, value in zip(goal.index, goal, strict=True)])
    for year in broken(part):
        strokes["break"].add([panel.at(year - 0.5, panel.low), panel.at(year - 0.5, panel.high)])


def _draw(drawing: Drawing, strokes: Mapping[str, _Strokes], theme: Theme) -> None:
    palette = PALETTES[theme]
    looks = {"zero": {"color": palette.quiet, "width": 1}, "goal": {"color": palette.goal, "width": 1.2},
             "break": {"color": palette.quiet, "width": 1, "dash": "dot"}}
    for name, look in looks.items():
        if name in strokes:
            strokes[name].draw(drawing, name, mode="lines", hoverinfo="skip", line=look)
    for status in [name for name in strokes if name not in looks]:
        colour = status_ink(status, theme) if status else palette.series
        strokes[status].draw(drawing, status or "values", mode="lines+markers", line={"color": colour, "width": 2.5},
                             marker={"size": 4, "color": colour}, hovertext=strokes[status].texts)
