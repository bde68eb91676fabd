"""Native charts on slides, which their readers can edit."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.slide import Slide
from pptx.util import Emu, Pt

from indicators.briefing.pack.content import Drawn, Line, Plot
from indicators.charts.theme import PALETTES
from indicators.ingest.formula_escape import harmless

COLOURS = PALETTES["light"]
FONT = "Arial"
TYPES = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED}


def add_chart(slide: Slide, drawn: Drawn, box: tuple[int, int, int, int]) -> None:
    """Add a figure's native chart with its alternative text. Names that a spreadsheet would execute are escaped."""
    plot = drawn.plot
    if plot is None:
        return
    data = CategoryChartData(number_format=_format(plot))
    data.categories = [str(harmless(category)) for category in plot.categories]
    for line in plot.lines:
        data.add_series(str(harmless(line.name)), line.values)
    left, top, wide, high = map(Emu, box)
    shape = slide.shapes.add_chart(TYPES[plot.kind], left, top, wide, high, data)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", drawn.alt)  # noqa: SLF001 - python-pptx cannot set it otherwise
    shape.name = drawn.name
    _style(shape.chart, plot)
    for line, series in zip(plot.lines, shape.chart.plots[0].series, strict=True):
        (_draw_bars if plot.kind == "bars" else _draw_line)(series, line, plot)


def _format(plot: Plot) -> str:
    return "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")


def _style(chart: Chart, plot: Plot) -> None:
    """Fonts, axes and legend of a chart; gaps stay gaps."""
    chart.font.size, chart.font.name, chart.has_title = Pt(14), FONT, False
    chart.font.color.rgb = RGBColor.from_string(COLOURS.text.removeprefix("#"))
    chart.has_legend = len(plot.lines) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart._chartSpace.chart.get_or_add_dispBlanksAs().set("val", "gap") if hasattr(  # noqa: SLF001
        chart._chartSpace.chart, "get_or_add_dispBlanksAs") else None  # noqa: SLF001
    value, category = chart.value_axis, chart.category_axis
    value.has_major_gridlines, value.format.line.fill.background()
    value.major_gridlines.format.line.color.rgb = RGBColor.from_string(COLOURS.grid.removeprefix("#"))
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = _format(plot), False
    category.format.line.color.rgb = RGBColor.from_string(COLOURS.quiet.removeprefix("#"))
    numbers = [number for line in plot.lines for number in line.values if number is not None]
    if min(numbers, default=0) >= 0:
        value.minimum_scale = 0
    if plot.stages:
        value.maximum_scale, value.major_unit = plot.stages, 1
    if plot.kind == "bars":
        category.reverse_order, value.visible = True, False
        value.has_major_gridlines = False


def _draw_line(series: Any, line: Line, plot: Plot) -> None:
    """Colour, dash and markers of a line, and the label at its last value."""
    colour = COLOURS.series if line.kind == "values" else COLOURS.goal
    series.smooth = False
    series.format.line.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    series.format.line.width = Pt(2.75 if line.kind == "values" else 1.5 if line.kind == "path" else 2)
    if line.kind == "goal":
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    series.marker.style = XL_MARKER_STYLE.CIRCLE if line.kind == "values" else XL_MARKER_STYLE.NONE
    if line.kind == "values":
        series.marker.size = 8
        for part in (series.marker.format.fill, ):
            part.solid()
            part.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))
        series.marker.format.line.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    at = max((index for index, number in enumerate(line.values) if number is not None), default=None)
    if line.label and at is not None:
        _label(series.points[at].data_label, line.label, colour)


def _label(label: Any, text: str, colour: str) -> None:
    label.has_text_frame = True
    label.position = XL_LABEL_POSITION.ABOVE
    run = label.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, Pt(14), True, FONT
    run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _draw_bars(series: Any, line: Line, plot: Plot) -> None:
    """A colour for each bar, and its number at its end."""
    series.data_labels.show_value = True
    series.data_labels.number_format, series.data_labels.number_format_is_linked = _format(plot), False
    for index, colour in enumerate(plot.colours):
        fill = series.points[index].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))
