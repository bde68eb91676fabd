"""Content of a chart, collected and validated once, and its texts: Plotly's add_annotation takes quadratic time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from textwrap import wrap
from typing import Any

from plotly.graph_objects import Figure as Figure  # pages import the type from here

from indicators import wording
from indicators.model import Message

SCREEN = None            # width of a chart on a screen, which the browser knows
LINE = 1.3               # height of a line of Plotly's text, in font sizes
LETTER = 0.48            # width of an average letter, in font sizes; no letter is measured
NARROW = 48              # letters of a line that a phone has room for
HOVER = "%{hovertext}<extra></extra>"

Draw = Callable[..., Figure | None]
"""Draws a chart in a ``theme`` at a ``width`` in pixels, both by name; None where there is nothing to draw."""

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


@dataclass(frozen=True)
class Picture:
    """A chart that is drawn when it is needed, and its description for those who do not see it."""

    alt: str
    draw: Draw
    subtitle: str = ""


NO_PICTURE = Picture("", lambda **_: None)


def picture(alt: str, figure: Callable[..., Figure | None], *content: Any, caption: Any, **settings: Any) -> Picture:
    """The picture of a chart's function with its content and its Caption."""
    return Picture(alt, partial(figure, *content, caption=caption, **settings), caption.subtitle)


@dataclass
class Drawing:
    """Traces, annotations, shapes and layout settings of a plot, with Plotly's names."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def trace(self, kind: str, **settings: Any) -> None:
        """Add a trace of a Plotly type ("scatter", "bar"), which is in the legend only where that is asked for."""
        hover = {"hovertemplate": HOVER} if "hovertext" in settings else {}
        self.traces.append({"type": kind, "showlegend": False, **hover, **settings})

    def key(self, name: str, kind: str = "bar", **settings: Any) -> None:
        """Add an entry to the legend that stands for no single trace."""
        self.traces.append({"type": kind, "x": [None], "y": [None], "name": name, "hoverinfo": "skip", **settings})

    def note(self, **settings: Any) -> None:
        """Add an annotation, by default without an arrow."""
        self.notes.append({"showarrow": False, "borderpad": 0, **settings})

    def line(self, **settings: Any) -> None:
        """Add a straight line."""
        self.shapes.append({"type": "line", **settings})

    def figure(self, **layout: Any) -> Figure:
        """The chart, with further layout settings."""
        return Figure({"data": self.traces, "layout": {
            **self.layout, **layout, "annotations": self.notes, "shapes": self.shapes}})


def say(code: str, **values: object) -> str:
    """Text of a message code for charts, with its values."""
    return wording.message(Message(code=f"chart.{code}", values=values))


def escape(text: str) -> str:
    """Text escaped for Plotly, whose labels interpret some HTML, and TeX between dollar signs."""
    return text.translate(_MARKUP)


def lines_of(text: str, width: float, size: float) -> list[str]:
    """Lines of a text for a number of pixels, at a font size; a number and its unit stay together."""
    return wrap(wording.unbroken(text), max(8, int(width / (LETTER * size))))


def markup(lines: list[str]) -> str:
    """Lines as one Plotly text."""
    return "<br>".join(map(escape, lines))


def hover(name: str, *lines: str) -> str:
    """Hover text: a name in bold, and lines below it."""
    return "<br>".join([f"<b>{escape(name)}</b>", *(escape(line) for line in lines if line)])
