"""Round tick values, and labels without overlap."""

from collections.abc import Sequence
from math import ceil, floor, log10


def ticks(low: float, high: float, count: int, *, whole: bool) -> list[float]:
    """About ``count`` round, evenly spaced values from at or below ``low`` to at or above ``high``."""
    rough = max(high - low, 1e-9) / count
    magnitude = 10.0 ** floor(log10(rough))
    step = next(s * magnitude for s in (1, 2, 2.5, 5, 10) if s * magnitude >= rough * 0.999)
    if whole:
        step = max(1.0, ceil(step))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def year_ticks(first: int, last: int, room: float, label: float) -> list[int]:
    """Years to label on an axis of ``room`` pixels, with labels ``label`` pixels wide; always with the last year."""
    fits = max(1, floor(room / (label * 1.35)))
    years = last - first + 1
    step = next((s for s in (1, 2, 5, 10, 20, 50) if ceil(years / s) <= fits), years)
    return sorted(range(last, first - 1, -step))


def spread(centres: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Centres, moved as little as needed for boxes of these heights to fit between low and high without overlap."""
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    moved = list(centres)
    edge = low
    for i in order:
        moved[i] = max(moved[i], edge + heights[i] / 2)
        edge = moved[i] + heights[i] / 2
    edge = high
    for i in reversed(order):
        moved[i] = min(moved[i], edge - heights[i] / 2)
        edge = moved[i] - heights[i] / 2
    return moved
