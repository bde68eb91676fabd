"""A series as a small inline SVG that accompanies a number and does not replace the chart."""

from collections.abc import Sequence
from html import escape
from math import isfinite

WIDTH, HEIGHT, AIR = 120, 32, 5
ALONE, LAST = 2.2, 3     # radius of the dot of a year without neighbours, and of the newest
FEWEST = 3               # values of a line: two points are none


def sparkline_svg(
    years: Sequence[int], values: Sequence[float | None], *, label: str,
    goal_path: Sequence[float | None] | None = None, breaks: Sequence[int] = (), colour: str = "currentColor",
    width: int = WIDTH, height: int = HEIGHT,
) -> str:
    """SVG of ``width`` x ``height`` pixels with ``label`` as its accessible name; "" with fewer than three values.

    ``values`` and ``goal_path`` are parallel to ``years``, None or NaN where missing; counts are drawn from zero. A
    missing year or a break (a year not comparable with those before) interrupts the line.
    """
    known = _known(years, values)
    if len(known) < FEWEST:
        return ""
    path = _known(years, goal_path or [None] * len(years))
    levels = [0.0, *known.values(), *path.values()]
    first, last = min(years), max(years)
    low, high = min(levels), max(levels)

    def at(year: int, value: float) -> str:
        across = (year - first) / (last - first) if last > first else 0.5
        upward = (value - low) / (high - low) if high > low else 0.0
        return f"{AIR + across * (width - 2 * AIR):.1f},{height - AIR - upward * (height - 2 * AIR):.1f}"

    stroke = f'fill="none" stroke="{escape(colour)}"'
    parts = []
    if len(path) > 1:
        parts.append(f'<polyline {stroke} stroke-width="1" stroke-dasharray="3 2" opacity="0.7" '
                     f'points="{" ".join(at(*point) for point in sorted(path.items()))}"/>')
    for run in _runs(known, set(breaks)):
        if len(run) > 1:
            parts.append(f'<polyline {stroke} stroke-width="1.8" stroke-linejoin="round" '
                         f'points="{" ".join(at(year, known[year]) for year in run)}"/>')
        elif run[0] != max(known):
            parts.append(_dot(at(run[0], known[run[0]]), ALONE, colour))
    parts.append(_dot(at(max(known), known[max(known)]), LAST, colour))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(label)}" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}">{"".join(parts)}</svg>')


def _known(years: Sequence[int], values: Sequence[float | None]) -> dict[int, float]:
    pairs = zip(years, values, strict=True)
    return {int(year): float(value) for year, value in sorted(pairs, key=lambda pair: pair[0])
            if value is not None and isfinite(value)}


def _runs(known: dict[int, float], breaks: set[int]) -> list[list[int]]:
    """Runs of successive years without a break."""
    runs: list[list[int]] = []
    for year in known:
        if runs and runs[-1][-1] == year - 1 and year not in breaks:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def _dot(point: str, radius: float, colour: str) -> str:
    x, y = point.split(",")
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{escape(colour)}"/>'
