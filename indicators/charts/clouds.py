"""Countries as points, by status: growth against size in a funnel of limits, and level against trend."""

from collections.abc import Mapping, Sequence
from math import log10

import pandas as pd
import plotly.graph_objects as go

from indicators import wording
from indicators.charts.drawing import LETTER, LINE, SCREEN, Drawing, escape, hover, say
from indicators.charts.frame import Caption, finish
from indicators.charts.rows import add_keys, hover_lines, points_of, provisional_key
from indicators.charts.theme import PALETTES, Theme, goal_line, sizes
from indicators.model import Indicator, Status, records

HEIGHT = 430           # pixels of the plot
PHONE = 300            # pixels of its width on a phone, for which names are placed on any screen
POINT = 10             # pixels of a point
ROOM = 0.15            # of the range of a scale, beyond its farthest point
BIGGEST = 3            # areas that are named in a funnel, whether inside or not
NAMED = 4              # areas that are named for their level, and as many for moving away

Range = tuple[float, float]


def funnel_figure(
    rows: pd.DataFrame, limits: Mapping[float, pd.DataFrame], common: float, caption: Caption, *, goal: float | None,
    goal_name: str, theme: Theme = "light", width: int | None = SCREEN,
) -> go.Figure | None:
    """A point for each area, with its name where it is outside a limit or among the biggest; None without rows.

    ``rows``: one for each area, with ``ref_area``, ``name``, ``status`` (a Status), ``certainty``, ``growth`` (a share
    a year), ``size`` (mean figure of the window, on a logarithmic axis), ``outside`` (the widest limit outside which it
    is, 0 for none), ``label`` and ``interval`` (the growth and its limits in words). ``limits``: for each confidence
    the columns ``size``, ``low`` and ``high``. ``common`` is the growth about which they are, ``goal`` that of the
    goal, None where goals differ.
    """
    if rows.empty:
        return None
    drawing = Drawing()
    line = {"color": PALETTES[theme].quiet, "width": 1.5}
    middle = [limit.iloc[len(limit) // 2] for limit in limits.values()]      # limits of the least sizes are far away
    upward = _range([0.0, goal or 0.0, *rows["growth"], *(limit[end] for limit in middle for end in ("low", "high"))])
    for (confidence, limit), dash in zip(sorted(limits.items()), ("dot", "solid"), strict=True):
        for end in ("low", "high"):
            seen = limit[(100 * limit[end]).between(100 * upward[0], 100 * upward[1])]
            drawing.trace("scatter", name=f"limit {confidence}", mode="lines", x=list(seen["size"]), hoverinfo="skip",
                          y=list(100 * seen[end]), line=line | {"dash": dash})
        drawing.key(say("funnel_limit", share=wording.number(100 * confidence, 1)), "scatter", mode="lines",
                    line=line | {"dash": dash})
    _draw_across(drawing, common, say("funnel_common", common=wording.signed(100 * common, 1)), line | {"width": 1})
    if goal is not None:
        _draw_across(drawing, goal, goal_name, goal_line(theme))
    shown = rows.assign(
        x=rows["size"], y=100 * rows["growth"], across=[log10(size) for size in rows["size"]],
        hover=[hover(row["name"], f"{row['label']} {row['interval']}", *hover_lines(row)) for row in records(rows)])
    named = pd.concat([rows.nlargest(BIGGEST, "size"), rows[rows["outside"] > 0].sort_values("outside")])["ref_area"]
    across = _range(shown["across"])
    _draw_points(drawing, shown, named, across, (100 * upward[0], 100 * upward[1]), theme, width)
    drawing.layout |= {
        "xaxis": {"type": "log", "dtick": "D2" if width else 1, "showline": True, "tickangle": 0, "tickformat": ",",
                  "range": across, "title": {"text": escape(say("funnel_across"))}},
        "yaxis": {"range": [100 * end for end in upward], "ticksuffix": " %", "zeroline": True, "nticks": 7}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        say("funnel_key"), *add_keys(drawing, rows, theme, width, points=True)])


def _draw_across(drawing: Drawing, growth: float, name: str, line: Mapping[str, object]) -> None:
    drawing.line(xref="paper", x0=0, x1=1, y0=100 * growth, y1=100 * growth, layer="below", line=dict(line))
    drawing.key(name, "scatter", mode="lines", line=dict(line))


def level_change(rows: pd.DataFrame, caption: Caption, *, indicator: Indicator, unit: str, theme: Theme = "light",
                 width: int | None = SCREEN) -> go.Figure | None:
    """A point for each area, by status; None with fewer than two. A quiet line is the median level.

    ``rows``: one for each area, with ``ref_area``, ``name``, ``value``, ``trend`` (change a year in the unit),
    ``figure`` and ``label`` (both in words), ``status``, ``word`` and ``certainty``. ``unit`` names the axis across.
    """
    shown = rows[rows["value"].notna() & rows["trend"].notna()]
    if len(shown) < 2:
        return None
    drawing, colours = Drawing(), PALETTES[theme]
    down = indicator.desired_direction == "down"
    worst = shown.sort_values("value", ascending=not down).head(NAMED)
    away = shown[shown["status"] == Status.MOVING_AWAY].head(NAMED)
    line = {"color": colours.quiet, "width": 1, "dash": "dot"}
    median = float(shown["value"].median())
    drawing.line(x0=median, x1=median, yref="paper", y0=0, y1=1, layer="below", line=line)
    drawing.key(say("median_level"), "scatter", mode="lines", line=line)
    across, upward = (min(0.0, *shown["value"]), _range([0.0, *shown["value"]])[1]), _range(shown["trend"])
    _draw_points(drawing, shown.assign(
        x=shown["value"], y=shown["trend"], across=shown["value"],
        hover=[hover(row["name"], row["figure"], row["label"], *hover_lines(row)) for row in records(shown)]),
        pd.concat([away, worst])["ref_area"], across, upward, theme, width)
    end = 1 if down else 0
    drawing.note(name="corner", xref="paper", yref="paper", x=end, y=end, text=escape(
        say("corner_down" if down else "corner_up")), xanchor="right" if down else "left",
        yanchor="top" if down else "bottom", font={"color": colours.quiet})
    drawing.layout |= {
        "xaxis": {"showline": True, "showgrid": True, "tickformat": ",", "range": across, "nticks": 6,
                  "title": {"text": escape(unit)}},
        "yaxis": {"zeroline": True, "tickformat": "+,", "labelalias": {"+0": "0"}, "nticks": 7, "range": upward,
                  "title": {"text": escape(say("change_a_year"))}}}
    return finish(drawing, caption, theme=theme, width=width, plot=HEIGHT, keys=[
        *add_keys(drawing, shown, theme, width, points=True), *provisional_key(shown)])


def _range(places: "Sequence[float] | pd.Series") -> Range:
    """The ends of an axis, with room beyond the farthest places."""
    low, high = min(places), max(places)
    air = ROOM * (high - low or 1)
    return low - air, high + air


def _draw_points(drawing: Drawing, rows: pd.DataFrame, named: "pd.Series[str]", across: Range, upward: Range,
                 theme: Theme, width: int | None) -> None:
    """A point for each row at ``x`` and ``y``, with its ``hover``, and its name where it is ``named`` and has room.

    ``across`` is the place on the axis, which is ``x`` or its logarithm.
    """
    shares = [((row["across"] - across[0]) / (across[1] - across[0]), (row["y"] - upward[0]) / (upward[1] - upward[0]))
              for row in records(rows)]
    size, order = sizes(width).text, list(dict.fromkeys(named))
    indexes = sorted((index for index, code in enumerate(rows["ref_area"]) if code in order),
                     key=lambda index: order.index(rows["ref_area"].iloc[index]))
    wide = (width or PHONE) - (2 * sizes(width).edge + 60 if width else 0)
    places = _places(shares, {index: rows["name"].iloc[index] for index in indexes},
                     (LETTER * size / wide, LINE * size / HEIGHT), (POINT / wide, POINT / HEIGHT))
    drawing.trace(
        "scatter", name="areas", mode="markers+text", x=rows["x"].tolist(), y=rows["y"].tolist(), cliponaxis=False,
        text=[escape(name) if index in places else "" for index, name in enumerate(rows["name"])],
        textposition=[places.get(index, "middle right") for index in range(len(rows))],
        marker=points_of(rows, theme, POINT), hovertext=rows["hover"].tolist())


def _places(points: Sequence[Range], names: Mapping[int, str], letter: Range, point: Range) -> dict[int, str]:
    """Where names stand beside their points so that none covers another name or point; none where there is no room.

    Points, the size of a letter and of a point are shares of the plot; the first names are the first to have room.
    """
    boxes = [(x - point[0] / 2, y - point[1] / 2, x + point[0] / 2, y + point[1] / 2) for x, y in points]
    places: dict[int, str] = {}
    for index, name in names.items():
        (x, y), wide, high = points[index], letter[0] * len(name), letter[1]
        for place, left, low in (("middle right", x + point[0], y - high / 2),
                                 ("middle left", x - point[0] - wide, y - high / 2),
                                 ("top center", x - wide / 2, y + point[1]),
                                 ("bottom center", x - wide / 2, y - point[1] - high)):
            box = (left, low, left + wide, low + high)
            if left >= 0 and box[2] <= 1 and not any(
                    box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
                    for other in boxes):
                places[index] = place
                boxes.append(box)
                break
    return places
