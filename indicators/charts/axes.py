"""The axes of a chart: ranges, round ticks, and labels without overlap."""

from dataclasses import dataclass
from math import ceil, floor, log10

import pandas as pd

from indicators import wording
from indicators.charts.drawing import Drawing
from indicators.charts.frame import Frame, Key, needed
from indicators.charts.goal_lines import GoalLine
from indicators.charts.lettering import escape, markup, say, text_width, wrap
from indicators.charts.mark_texts import broken
from indicators.charts.theme import PALETTES, sizes
from indicators.model import Catalogue, Indicator


@dataclass(frozen=True)
class Axes:
    """Ranges and ticks of the axes, and the height of the plot in pixels."""

    first: int
    last: int
    low: float
    high: float
    values: list[float]
    plot: int = 0

    def pixel(self, value: float) -> float:
        """A value's height above the bottom of the plot, in pixels."""
        return (value - self.low) / (self.high - self.low) * self.plot

    @property
    def side(self) -> float:
        """Years between the first or last year and the edge of the plot."""
        return 0.6 if self.last > self.first else 1.5

    def a_year(self, wide: float) -> float:
        """Pixels of a year, in a plot ``wide`` pixels wide."""
        return wide / (self.last - self.first + 2 * self.side)


def fit(known: pd.DataFrame, paths: list["pd.Series[float]"], goal: GoalLine | None, ahead: pd.DataFrame | None,
        indicator: Indicator) -> Axes:
    """Axes that fit everything; counts start at zero, others too unless all data would be in the upper half."""
    years = [*known["year"], *(year for path in paths for year in path.index)]
    values = [*known["value"], *(value for path in paths for value in path)]
    if goal:
        values.append(goal.value)
        years += [goal.year] if goal.year else []
    if ahead is not None:
        values += [*ahead["low"], *ahead["high"]]
        years += [*ahead["year"]]
    low, high = min(values), max(values)
    counted = indicator.measure in {"flow", "stock"} or bool(indicator.stages)
    from_zero = counted or low < high / 2 or low == high
    bottom = min(low, 0) if from_zero else low - (high - low) / 4
    high = max(high, 0) if high > bottom or not from_zero else bottom + 1
    if indicator.stages:
        steps = [float(stage) for stage in sorted(indicator.stages)]
    else:
        steps = ticks(bottom, high, 4, whole=indicator.whole)
    return Axes(min(years), max(years), steps[0], max(steps[-1], high), steps)


def with_headroom(axes: Axes, known: pd.DataFrame, frame: Frame) -> Axes:
    """The axes with room above the data for a value's label, and one more line for the label of a break."""
    lines = 2.6 if broken(known) else 1.2
    room = lines * frame.size.text / frame.plot
    high = max(axes.high, axes.low + (max(axes.high, *known["value"]) - axes.low) * (1 + room))
    return Axes(axes.first, axes.last, axes.low, high, axes.values, frame.plot)


def tick_names(axes: Axes, indicator: Indicator, width: int) -> list[list[str]]:
    """Wrapped label of each tick of the value axis: numbers, or names of stages."""
    size = sizes(width)
    if indicator.stages:
        return [wrap(wording.text(indicator.stages[int(v)]), width / 5, size.text) for v in axes.values]
    return [[wording.number(value, 6)] for value in axes.values]


def cut_scale(axes: Axes, indicator: Indicator, catalogue: Catalogue) -> list[Key]:
    """The note that a scale does not start at zero; empty where it does."""
    return needed(say("scale_from", value=wording.value(axes.low, indicator, catalogue))) if axes.low > 0 else []


def draw_axes(drawing: Drawing, axes: Axes, names: list[list[str]], baselines: set[int], frame: Frame) -> None:
    """Draw both axes; the years of baselines are always labelled, with a caption below."""
    a_year = axes.a_year(frame.plot_width)
    label = text_width("2024", frame.size.text)
    years = year_ticks(axes.first, axes.last, a_year * (axes.last - axes.first + 1), label)
    apart = label * 1.35 / a_year
    years = [year for year in years if all(year == b or abs(year - b) >= apart for b in baselines)]
    years = sorted({*years, *baselines})
    text = [f"{year}<br>{escape(say('baseline'))}" if year in baselines else str(year) for year in years]
    drawing.layout["xaxis"] = {"range": [axes.first - axes.side, axes.last + axes.side], "showline": True,
                               "tickvals": years, "ticktext": text}
    bottom = axes.low - 0.04 * (axes.high - axes.low) if axes.low else axes.low
    drawing.layout["yaxis"] = {"range": [bottom, axes.high], "tickvals": axes.values,
                               "ticktext": [markup(name) for name in names],
                               "zeroline": axes.low < 0, "zerolinecolor": PALETTES[frame.theme].quiet}


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
