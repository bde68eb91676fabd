"""Native charts on slides, which their readers can edit: text and lines in the colours of the deck's own theme."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.briefing.pack.content import Line, Plot
from indicators.charts.theme import hatching, outline, text_on
from indicators.ingest.formats.text_files import harmless

MANY = 12                # years or bars from which their names are small
FEW_UNITS = 8            # up to this value, every whole number has a tick
NARROW = 0.05            # share of a bar in which a number has no room
TYPES = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED}
LINES = {"values": (MSO_THEME_COLOR.ACCENT_1, 2.75), "earlier": (MSO_THEME_COLOR.ACCENT_2, 2.75),
         "goal": (MSO_THEME_COLOR.ACCENT_6, 2), "path": (MSO_THEME_COLOR.ACCENT_6, 1.5)}
"""Colour and width of lines."""
LAYOUT = ('<c:layout {}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
          '<c:x val="0.07"/><c:y val="{}"/><c:w val="0.78"/><c:h val="{}"/></c:manualLayout></c:layout>')
"""Place of lines, with room for their labels at the right."""


def insert_chart(holder: Any, name: str, alt: str, plot: Plot) -> None:
    """A native chart with its alternative text in place of a placeholder. Names that a spreadsheet would execute are
    escaped in it and in its workbook.
    """
    data = CategoryChartData(number_format="#,##0" + ("." + "0" * plot.decimals if plot.decimals else ""))
    data.categories = [str(harmless(category)) for category in plot.categories]
    for line in plot.lines:
        data.add_series(str(harmless(line.name)), line.values)
    frame = holder.insert_chart(TYPES[plot.kind], data)
    frame.name, chart = name, frame.chart
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx cannot set it otherwise
    chart.font.size, chart.font.color.theme_color = Pt(12), MSO_THEME_COLOR.TEXT_1
    chart.has_title, chart.has_legend = False, plot.kind == "lines" and len(plot.lines) > 1
    if chart.has_legend:
        legend = chart.legend
        legend.include_in_layout, legend.font.size, legend.position = False, Pt(11), XL_LEGEND_POSITION.TOP
    _style_axes(chart, plot)
    style = _style_line if plot.kind == "lines" else _style_bars
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        style(plot, line, series)


def _style_axes(chart: Chart, plot: Plot) -> None:
    value, category, many = chart.value_axis, chart.category_axis, len(plot.categories) > MANY
    value.format.line.fill.background()
    value.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3
    category.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    category.tick_labels.font.size = Pt(9 if many else 12)
    numbers = [number for line in plot.lines for number in line.values if number is not None]
    if min(numbers, default=0) >= 0:
        value.minimum_scale = 0
    few = max(numbers, default=0) < FEW_UNITS and not plot.decimals          # whole numbers, which all have a tick
    value.maximum_scale, value.major_unit = plot.most, 1 if few else None
    value.tick_labels.number_format = "General" if plot.decimals else "#,##0"
    value.tick_labels.number_format_is_linked = False
    if plot.kind == "lines":
        if plot.axis is None:
            value.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        above = 0.1 + 0.05 * min(len(plot.lines) - 1, 2)          # with rows of a legend
        area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx has no layouts
        for place in area.findall(qn("c:layout")):
            area.remove(place)
        area.insert(0, parse_xml(LAYOUT.format(nsdecls("c"), above, 0.88 - above)))
        return
    category.reverse_order, value.has_major_gridlines, chart.plots[0].gap_width = True, False, 50
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis in (value, category) if plot.kind == "stacked" else (value,):
        axis.visible = False             # in so many words: what python-pptx leaves unsaid is read in two ways
        axis._element.find(qn("c:delete")).set("val", "1")  # noqa: SLF001


def _style_line(_plot: Plot, line: Line, series: Any) -> None:
    """Colour, dash and markers of a line, hollow where a figure is uncertain; the last label stands right of its value.
    """
    colour, width = LINES[line.kind]
    colour = line.colours[0] if line.colours else colour
    series.smooth, series.format.line.width = False, Pt(width)
    _paint(series.format.line.color, colour)
    if line.kind in ("goal", "path"):
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.dash_style = MSO_LINE.DASH if line.kind == "goal" else MSO_LINE.SOLID
        return
    hollow = [(series.points[at].marker, 9, MSO_THEME_COLOR.BACKGROUND_1) for at in line.hollow]
    for marker, size, inside in ((series.marker, 8, colour), *hollow):
        marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, size     # LibreOffice ignores one that differs by its fill
        marker.format.fill.solid()
        _paint(marker.format.fill.fore_color, inside)
        _paint(marker.format.line.color, colour)
    last = max((at for at, number in enumerate(line.values) if number is not None), default=0)
    for at, text in enumerate(line.labels):
        if text:
            label = series.points[at].data_label
            label.position = XL_LABEL_POSITION.RIGHT if at == last else XL_LABEL_POSITION.ABOVE
            label.text_frame.text, label.text_frame.word_wrap = text, False
            font = label.text_frame.paragraphs[0].runs[0].font
            font.size, font.bold = Pt(12), True
            _paint(font.color, colour)


def _style_bars(plot: Plot, line: Line, series: Any) -> None:
    """Colour bars or their parts, striped where screens hatch them and outlined where a colour is pale. Numbers stand
    outside of bars, and in parts with room for them and no stripes.
    """
    series.invert_if_negative = False
    shapes = [series.format] if plot.kind == "stacked" else [series.points[at].format for at in range(len(line.values))]
    for shape, colour, by_chance in zip(shapes, line.colours, line.by_chance, strict=True):
        if by_chance:
            shape.fill.patterned()
            shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
            _paint(shape.fill.back_color, colour)
        else:
            shape.fill.solid()
        _paint(shape.fill.fore_color, hatching(colour) if by_chance else colour)
        if outline(colour, "light") != colour:
            _paint(shape.line.color, outline(colour, "light"))
    labels = series.data_labels
    if plot.kind == "bars":
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    elif not line.by_chance[0] and (line.values[0] or 0) >= NARROW * sum(part.values[0] or 0 for part in plot.lines):
        labels.show_value, labels.position, labels.font.bold = True, XL_LABEL_POSITION.CENTER, True
        _paint(labels.font.color, text_on(line.colours[0]))


def _paint(ink: Any, colour: str | MSO_THEME_COLOR) -> None:
    """Set a colour of the theme, or one such as "#1b1f24"."""
    if isinstance(colour, str):
        ink.rgb = RGBColor.from_string(colour[1:])
    else:
        ink.theme_color = colour
