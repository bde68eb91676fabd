"""Content of a chart, collected and validated once: Plotly's add_annotation takes quadratic time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from plotly.graph_objects import Figure as Figure  # pages import the type from here

SCREEN = None            # width of a chart on a screen, which the browser knows

Draw = Callable[..., Figure | None]
"""Draws a chart in a ``theme`` at a ``width`` in pixels, both by name; None where there is nothing to draw."""


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
        self.traces.append({"type": kind, "showlegend": False, **settings})

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
