"""Content of a chart, collected and validated once: Plotly's add_annotation takes quadratic time."""

from dataclasses import dataclass, field
from typing import Any

from plotly.graph_objects import Figure as Figure  # pages import the type from here


@dataclass
class Drawing:
    """Traces, annotations, shapes and layout settings of a plot, with Plotly's names."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def trace(self, kind: str, **settings: Any) -> None:
        """Add a trace of a Plotly type ("scatter", "bar")."""
        self.traces.append({"type": kind, **settings})

    def note(self, **settings: Any) -> None:
        """Add an annotation, by default without an arrow."""
        self.notes.append({"showarrow": False, "borderpad": 0, **settings})

    def line(self, **settings: Any) -> None:
        """Add a straight line."""
        self.shapes.append({"type": "line", **settings})

    def box(self, **settings: Any) -> None:
        """Add a rectangle."""
        self.shapes.append({"type": "rect", **settings})

    def figure(self, **layout: Any) -> Figure:
        """The chart, with further layout settings."""
        return Figure({"data": self.traces, "layout": {
            **self.layout, **layout, "annotations": self.notes, "shapes": self.shapes}})
