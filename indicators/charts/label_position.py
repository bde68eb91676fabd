"""Position of a point's label inside a plot, clear of the lines around it."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

NEAR = 7                 # pixels between a point and its label
OWN = 5                  # pixels around the point in which its own line does not count as an obstacle
LOOKS = 40               # number of sampled positions of a line, in addition to its vertices

Line = Sequence[tuple[float, float]]
"""Positions in pixels relative to the point: to the right, and upward; sorted from left to right."""


def label_position(lines: Iterable[Line], wide: float, tall: float, room_below: float) -> Mapping[str, object]:
    """Settings of an annotation of this size (pixels) that ends at its point: above, below, or above all with a leader.

    ``lines`` are drawn to the left of the point; ``room_below`` is in pixels, from the point down to the axis.
    """
    heights = [height for line in lines for height in _left_of(line, wide)]
    if not any(OWN < height < NEAR + tall for height in heights):
        return {"yanchor": "bottom", "yshift": NEAR, "xshift": NEAR}
    if room_below > NEAR + tall and not any(-NEAR - tall < height < -OWN for height in heights):
        return {"yanchor": "top", "yshift": -NEAR, "xshift": NEAR}
    over = max(height for height in heights if height < 2 * (NEAR + tall))
    return {"yanchor": "bottom", "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "ax": 0, "ay": -(over + NEAR),
            "standoff": NEAR}


def _left_of(line: Line, wide: float) -> list[float]:
    """Heights of a line across the width of the label."""
    if not line:
        return []
    across, upward = zip(*line, strict=True)
    points = [point for point in (*np.linspace(-wide, 0, LOOKS), *across)
              if max(-wide, across[0]) <= point <= min(0, across[-1])]
    return [float(height) for height in np.interp(points, across, upward)]
