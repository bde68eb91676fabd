"""Content of a chart, collected and validated once: Plotly's add_annotation takes quadratic time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from plotly.graph_objects import Figure as Figure  # pages import the type from here

from indicators.charts.theme import Theme

SCREEN = None            # width of a chart on a screen, which the browser knows


class Draw(Protocol):
    """Draws a chart in a theme at a width in pixels; None as width for a screen, which the browser lays out."""

    def __call__(self, *, theme: Theme = "light", width: int | None = SCREEN) -> Figure | None:
        """The chart; None where there is nothing to draw."""


@dataclass(frozen=True)
class Picture:
    """A chart that is drawn when it is needed, and its description for those who do not see it."""

    alt: str
    draw: Draw


def nothing(*, theme: Theme = "light", width: int | None = SCREEN) -> None:  # noqa: ARG001 - as Draw
    """No chart."""


NO_PICTURE = Picture("", nothing)


def picture(alt: str, figure: Callable[..., Figure | None], *content: Any, **settings: Any) -> Picture:
    """The picture of a chart's function with its content."""
    return Picture(alt, lambda *, theme="light", width=SCREEN: figure(*content, theme=theme, width=width, **settings))


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
