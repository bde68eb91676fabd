"""A series as a small inline SVG that accompanies a number and does not replace the chart."""

from collections.abc import Sequence
from math import isfinite

WIDTH, HEIGHT, AIR = 120, 32, 5
LAST = 3                 # radius of the dot of the newest year
FEWEST = 3               # values of a line: two points are none


def sparkline_svg(
    years: Sequence[int], values: Sequence[float | None], *,
    goal_path: Sequence[float | None] | None = None, breaks: Sequence[int] = (), width: int = WIDTH,
    height: int = HEIGHT,
) -> str:
    """SVG of ``width`` x ``height`` pixels; "" with fewer than three values.

    ``values`` and ``goal_path`` are parallel to ``years``, None or NaN where missing; counts are drawn from zero. A
    missing year or a break (a year not comparable with those before) interrupts the line.
    """
    known, path = _known(years, values), _known(years, goal_path or [None] * len(years))
    if len(known) < FEWEST:
        return ""
    levels = [0.0, *known.values(), *path.values()]
    first, low = min([*known, *path]), min(levels)
    span, rise = max(1, max(years) - first), max(levels) - low or 1

    def at(year: int, value: float) -> tuple[float, float]:
        return (round(AIR + (year - first) / span * (width - 2 * AIR), 1),
                round(height - AIR - (value - low) / rise * (height - 2 * AIR), 1))

    def line(drawn: dict[int, float], cut: Sequence[int], look: str) -> str:
        steps = (f"{'L' if year - 1 in drawn and year not in cut else 'M'}{x},{y}h0"       # h0: a dot, if it is alone
                 for year, (x, y) in ((year, at(year, value)) for year, value in drawn.items()))
        return f'<path fill="none" stroke="currentColor" stroke-linecap="round" {look} d="{"".join(steps)}"/>'

    x, y = at(max(known), known[max(known)])
    parts = [line(path, (), 'stroke-width="1" stroke-dasharray="3 2" opacity="0.7"') if len(path) > 1 else "",
             line(known, breaks, 'stroke-width="1.8" stroke-linejoin="round"'),
             f'<circle cx="{x}" cy="{y}" r="{LAST}" fill="currentColor"/>']
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>')


def _known(years: Sequence[int], values: Sequence[float | None]) -> dict[int, float]:
    pairs = zip(years, values, strict=True)
    return {int(year): float(value) for year, value in sorted(pairs, key=lambda pair: pair[0])
            if value is not None and isfinite(value)}
