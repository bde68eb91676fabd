"""What a figure will hold, gathered first and validated once: Plotly's own add_annotation costs the square of them."""

from dataclasses import dataclass, field
from typing import Any

from plotly.graph_objects import Figure as Figure  # the screens name what they show by it


@dataclass
class Drawing:
    """Traces, texts and shapes of a plot, and settings of its layout, in Plotly's words."""

    traces: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def trace(self, kind: str, **settings: Any) -> None:
        """One more trace of a kind of Plotly's ("scatter", "bar")."""
        self.traces.append({"type": kind, **settings})

    def note(self, **settings: Any) -> None:
        """One more text; without an arrow by default."""
        self.notes.append({"showarrow": False, "borderpad": 0, **settings})

    def line(self, **settings: Any) -> None:
        """One more straight line."""
        self.shapes.append({"type": "line", **settings})

    def figure(self, **layout: Any) -> Figure:
        """The figure, with more settings of its layout."""
        return Figure({"data": self.traces, "layout": {
            **self.layout, **layout, "annotations": self.notes, "shapes": self.shapes}})
