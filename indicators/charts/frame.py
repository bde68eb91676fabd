"""The texts about every chart: finding, measure, keys, source, date and data version.

A picture carries them, as Plotly's title, subtitle and the title of a legend. A screen's chart is as wide as there
is room, so that its lines are broken by the browser: it has them in ``meta``, and the page sets them around it.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from indicators import __version__, wording
from indicators.charts.drawing import LETTER, LINE, NARROW, Drawing, lines_of, markup, say
from indicators.charts.theme import BRIEFING, BRIEFING_HEIGHT, PALETTES, Sizes, Theme, sizes, template

LOGO = 140, 2            # most pixels of a logo's width, and its height in letters of the title
TOP_AXIS = 22            # pixels of an axis above the plot
SAMPLE = 46              # pixels of a legend's entry beside its text


@dataclass(frozen=True)
class Logo:
    """An organisation's logo: a PNG and its size."""

    content: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The picture as a data address."""
        return f"data:image/png;base64,{b64encode(self.content).decode()}"

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its largest size within a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, kw_only=True)
class Caption:
    """Texts of one chart. ``title`` is the statement, ``subtitle`` the measure, unit, area and years."""

    title: str
    subtitle: str
    sources: tuple[str, ...] = ()          # the first is in the picture
    note: str = ""
    revised: str = ""          # what was revised since the last release
    as_of: str                 # the day, formatted for readers
    data_version: int
    illustrative: bool = False
    organisation: str = ""     # printed after the data version
    clearance: str = ""        # printed after the organisation
    link: str = ""             # that opens the same again
    logo: Logo | None = None   # beside the title

    @property
    def marked(self) -> str:
        """That the figures are invented; "" for real ones."""
        return say("illustrative") if self.illustrative else ""

    @property
    def origin(self) -> str:
        """Source, day, version, organisation, clearance and link."""
        more = len(self.sources) - 1
        source = "" if not self.sources else say("source", source=self.sources[0]) if not more else say(
            "source_and_more", source=self.sources[0], more=more)
        return " · ".join(filter(None, (source, say(
            "data_version", as_of=self.as_of, version=self.data_version, goalline=__version__), self.organisation,
            self.clearance, self.link)))


def finish(
    drawing: Drawing, caption: Caption, *, theme: Theme, width: int | None, plot: int, keys: Sequence[str] = (),
    remarks: Sequence[str] = (),
) -> go.Figure:
    """The finished chart of a plot that is ``plot`` pixels high with its axes; in a briefing it fills 1200 x 675.

    ``keys`` are sentences without which the plot would be misread, ``remarks`` others, for screens alone.
    """
    keys = [key for key in (*keys, caption.revised) if key]
    meta = asdict(replace(caption, logo=None)) | {
        "marked": caption.marked, "keys": keys,
        "origin": (replace(caption, sources=()) if len(caption.sources) > 1 else caption).origin,     # all are under it
        "under": [*remarks, *([say("note", note=caption.note)] if caption.note else []),
                  *([say("source", source="; ".join(caption.sources))] if len(caption.sources) > 1 else [])]}
    drawing.layout["meta"], drawing.layout["template"] = meta, template(theme, sizes(width))
    if width is None:
        _break_legend(drawing)
        return drawing.figure(autosize=True, height=plot + _legend_height(drawing, 640, sizes(None)),
                              margin={"l": 4, "r": 8, "t": 12, "b": 8},
                              legend=_at_foot(0) | {"x": 0})
    return _with_texts(drawing, caption, keys, theme, width, plot)


def _with_texts(drawing: Drawing, caption: Caption, keys: Sequence[str], theme: Theme, width: int,
                plot: int) -> go.Figure:
    size, quiet = sizes(width), PALETTES[theme].quiet
    inner = width - 2 * size.edge
    logo = caption.logo.within(min(LOGO[0], width / 7), LOGO[1] * size.title) if caption.logo else (0.0, 0.0)
    beside = inner - (logo[0] + size.edge if caption.logo else 0)
    title = lines_of(caption.title, 0.95 * beside, size.title)
    subtitle = lines_of(caption.subtitle, beside, size.subtitle)
    footer = [line for text in (" ".join([*filter(None, [caption.marked]), *keys]), caption.origin)
              for line in lines_of(text, inner, size.footer)]
    top = size.edge + ceil(LINE * (len(title) * size.title + (len(subtitle) + bool(caption.marked)) * size.subtitle))
    top += TOP_AXIS if any(axis.get("side") == "top" for name, axis in drawing.layout.items() if "xaxis" in name) else 0
    foot = ceil(LINE * size.footer * len(footer)) + size.edge + 14
    height = top + size.edge + plot + _legend_height(drawing, inner, size) + foot
    if width >= BRIEFING:
        height = max(BRIEFING_HEIGHT, height)
    drawing.key(" ", "scatter", mode="markers", marker={"color": "rgba(0,0,0,0)"}, legend="legend2", showlegend=True)
    at = {"x": size.edge / width, "xref": "container", "xanchor": "left"}
    drawing.layout |= {
        "title": at | {
            "text": f"<b>{markup(title)}</b>", "font": {"size": size.title}, "yref": "container", "yanchor": "top",
            "y": 1 - (size.edge + (0.75 * size.title if len(title) > 1 else 0)) / height, "subtitle": {
                "text": _marked(caption, subtitle, theme), "font": {"size": size.subtitle, "color": quiet}}},
        "legend": at | _at_foot(foot / height),
        "legend2": at | _at_foot(0) | {"font": {"size": 1}, "title": {
            "text": markup(footer), "side": "top", "font": {"size": size.footer, "color": quiet}}}}
    if caption.logo:
        inside = height - top - size.edge - foot          # of the plot with its axes, about
        drawing.layout["images"] = [{
            "source": caption.logo.address, "xref": "paper", "yref": "paper", "x": 1, "y": 1 + size.edge / inside,
            "xanchor": "right", "yanchor": "bottom", "sizex": logo[0] / inner, "sizey": logo[1] / inside}]
    return drawing.figure(width=width, height=height, margin={
        "l": size.edge, "r": size.edge + 8, "t": top + size.edge, "b": size.edge})


def _marked(caption: Caption, subtitle: list[str], theme: Theme) -> str:
    """The measure, after a line that the figures are invented."""
    if not caption.marked:
        return markup(subtitle)
    return (f'<span style="color:{PALETTES[theme].warning}"><b>{markup([caption.marked])}</b></span><br>'
            f"{markup(subtitle)}")


def _at_foot(y: float) -> dict[str, Any]:
    """A legend below the plot, in a row or as many as it needs."""
    return {"orientation": "h", "xref": "container", "xanchor": "left", "yref": "container", "yanchor": "bottom",
            "y": y, "bgcolor": "rgba(0,0,0,0)", "itemclick": False, "itemdoubleclick": False, "traceorder": "normal"}


def _break_legend(drawing: Drawing) -> None:
    """Break the names in the legend of a screen, so that a phone has them whole."""
    for trace in drawing.traces:
        if len(name := trace.get("name", "")) > NARROW:
            trace["name"] = "<br>".join(wrap(wording.unbroken(name), NARROW))


def _legend_height(drawing: Drawing, width: float, size: Sizes) -> int:
    """About the pixels that the legend takes: what it takes more is taken from the plot."""
    shown = [trace["name"] for trace in [*drawing.traces, *drawing.shapes] if trace.get(
        "showlegend", trace.get("type") != "line") and trace.get("name", " ").strip()]
    names = [len(line) for name in shown for line in name.split("<br>")]
    if not names:
        return 0
    across = max(1, int(width / (max(names) * LETTER * size.footer + SAMPLE)))
    return ceil(ceil(len(names) / across) * LINE * 1.15 * size.footer) + 10
