"""Native charts on slides, which their readers can edit."""

import math
from typing import Any
from xml.sax.saxutils import escape

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from indicators.briefing.pack.content import Line, PackFigure, Panel, Plot
from indicators.charts.theme import PALETTES, text_on
from indicators.ingest.formats.text_files import harmless

COLOURS = PALETTES["light"]
FONT = "Arial"
MANY_YEARS = 16
LARGE = 1_000            # numbers from which thousands are separated
FEW, MANY = 12, 20       # up to the first number of categories texts are large, from the second they are small
MARKER = 9               # size of a marker in points
SMALL = 9                # of the texts of one of many charts, in points
NEAR = 0.14              # labels closer than this share of the axis touch, if one of them has two lines
EQUAL = 1e-9             # how far the first of two lines counts as above the other where both end at one value
EARLIER = "#7d94ad"      # colour of figures before a break
WIDTHS = {"values": 2.75, "earlier": 2.75, "goal": 2, "path": 1.5}
PLACE = {"x": 0.06, "y": 0.12, "w": 0.72, "h": 0.76}       # of the plot in its chart, as shares
RIGHT, ABOVE, BELOW = "r", "t", "b"         # of a point, as the file format calls them
LEGEND_ROW, LEGEND_LETTERS, LEGEND_SIGN = 0.06, 130, 6     # height of a further row, as a share; letters in a row
TYPES = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED}


def add_chart(slide: Slide, drawn: PackFigure, plot: Plot, box: tuple[int, int, int, int]) -> None:
    """Add a figure's native chart with its alternative text. Names that a spreadsheet would execute are escaped."""
    if plot.kind == "points":
        _add_points(slide, drawn, plot, box)
        return
    chart = _added(slide, drawn.name, drawn.alt, plot, box)
    _style(chart, plot)
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        {"lines": _draw_line, "bars": _draw_bars, "stacked": _draw_part}[plot.kind](series, line, plot)
    if plot.kind == "lines":
        _make_room(chart, _legend_rows(plot))


def add_small_chart(slide: Slide, panel: Panel, box: tuple[int, int, int, int]) -> None:
    """Add one of many charts: lines and zero without labels; texts around it have the newest figure and the years."""
    plot = panel.plot
    chart = _added(slide, panel.name, f"{panel.name}: {panel.newest}", plot, box)
    chart.font.size, chart.font.name, chart.has_title, chart.has_legend = Pt(SMALL), FONT, False, False
    chart.font.color.rgb = _rgb(COLOURS.quiet)
    value, category = chart.value_axis, chart.category_axis
    value.has_major_gridlines = False
    _hide(value)
    category.format.line.color.rgb = _rgb(COLOURS.quiet)
    category.major_tick_mark = XL_TICK_MARK.NONE
    if min((number for line in plot.lines for number in line.values if number is not None), default=0) >= 0:
        value.minimum_scale = 0
    category.tick_label_position = XL_TICK_LABEL_POSITION.NONE        # LibreOffice would label every second year
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        series.smooth = False
        colour = EARLIER if line.kind == "earlier" else COLOURS.series if _is_own(line) else COLOURS.goal
        _set_format(series, _line(colour, WIDTHS[line.kind] / 2) + _markers(line, colour, MARKER // 2))


def _added(slide: Slide, name: str, alt: str, plot: Plot, box: tuple[int, int, int, int]) -> Chart:
    """A chart with its numbers, name and alternative text, in Office's own style."""
    data = CategoryChartData(number_format=_format(plot))
    data.categories = [str(harmless(category)) for category in plot.categories]
    for line in plot.lines:
        data.add_series(str(harmless(line.name)), line.values)
    return _placed(slide, name, alt, TYPES[plot.kind], data, box)


def _placed(slide: Slide, name: str, alt: str, kind: XL_CHART_TYPE, data: Any, box: tuple[int, int, int, int]) -> Chart:
    """A chart of some data with its name and alternative text."""
    shape = slide.shapes.add_chart(kind, *map(Emu, box), data)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx cannot set it otherwise
    shape.name = name
    found: Chart = shape.chart
    return found


def _add_points(slide: Slide, drawn: PackFigure, plot: Plot, box: tuple[int, int, int, int]) -> None:
    """Points with a colour each, labelled where they have a label, and lines, over a logarithmic axis."""
    data = XyChartData(number_format=_format(plot))
    for line in plot.lines:
        series = data.add_series(str(harmless(line.name)))
        for x, y in zip(line.across, line.values, strict=True):
            series.add_data_point(x, y)
    chart = _placed(slide, drawn.name, drawn.alt, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, box)
    chart.font.size, chart.font.name, chart.has_title, chart.has_legend = Pt(12), FONT, False, True
    chart.font.color.rgb = _rgb(COLOURS.text)
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    value, across = chart.value_axis, chart.category_axis
    size = [x for line in plot.lines if line.kind == "values" for x in line.across]
    value.major_gridlines.format.line.color.rgb = _rgb(COLOURS.grid)
    value.format.line.fill.background()
    across.has_major_gridlines = False
    across.minimum_scale, across.maximum_scale = (10 ** end(math.log10(edge(size))) for edge, end in (
        (min, math.floor), (max, math.ceil)))
    across._element.scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))  # noqa: SLF001
    value.tick_label_position = across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    shown = [number for line in plot.lines if line.kind != "path" for number in line.values if number is not None]
    value.minimum_scale, value.maximum_scale = 10 * math.floor(min(shown) / 10), 10 * math.ceil(max(shown) / 10)
    for at, (line, series) in enumerate(zip(plot.lines, chart.plots[0].series, strict=True)):
        series.smooth = False
        if line.kind == "values":
            _draw_points(series, line, plot.colours[at])
        else:
            goal = line.kind == "goal"
            _set_format(series, _line(COLOURS.goal if goal else COLOURS.quiet, WIDTHS[line.kind], dashed=goal)
                        + '<c:marker><c:symbol val="none"/></c:marker>')
        if line.name in [other.name for other in plot.lines[:at]]:         # the other side of a limit
            chart.legend._element.insert(1, parse_xml(  # noqa: SLF001 - python-pptx has no entries of a legend
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'))


def _draw_points(series: Any, line: Line, colour: str) -> None:
    """Points without a line, and the labels of some."""
    _set_format(series, '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>' + _marker(colour, COLOURS.background, MARKER))
    for at, text in enumerate(line.labels):
        if text:
            label = series.points[at].data_label
            label.position = XL_LABEL_POSITION.RIGHT
            label.text_frame.text = str(harmless(text))
            label.text_frame.paragraphs[0].runs[0].font.size = Pt(10)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _format(plot: Plot) -> str:
    return "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")


def _style(chart: Chart, plot: Plot) -> None:
    """Fonts, axes and legend of a chart."""
    bars = plot.kind != "lines"
    size = 14 if len(plot.categories) <= FEW or not bars else 10 if len(plot.categories) <= MANY else 8
    chart.font.size, chart.font.name, chart.has_title = Pt(size), FONT, False
    chart.font.color.rgb = _rgb(COLOURS.text)
    chart.has_legend = len(plot.lines) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    numbers = [number for line in plot.lines for number in line.values if number is not None]
    value, category = chart.value_axis, chart.category_axis
    value.format.line.fill.background()
    value.major_gridlines.format.line.color.rgb = _rgb(COLOURS.grid)
    value.tick_labels.number_format_is_linked = False
    value.tick_labels.number_format = "General" if max(numbers, default=0) < LARGE else "#,##0"
    category.format.line.color.rgb = _rgb(COLOURS.quiet)
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    if min(numbers, default=0) >= 0:
        value.minimum_scale = 0
    if plot.most is not None:
        value.maximum_scale = plot.most
    if plot.whole:
        value.major_unit = 1
    if bars:
        category.reverse_order, value.has_major_gridlines = True, False
        _hide(value)
        category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        chart.plots[0].gap_width = 50 if len(plot.categories) > 2 else 200
        _name(category, 1)
    elif len(plot.categories) > MANY_YEARS:
        _name(category, math.ceil(len(plot.categories) / FEW))


def _hide(axis: Any) -> None:
    """Leave out an axis, in so many words: what python-pptx leaves unsaid is read in two ways."""
    axis.visible = False
    axis._element.find(qn("c:delete")).set("val", "1")  # noqa: SLF001


def _name(axis: Any, every: int) -> None:
    """Label every category, or every n-th one, since programs differ in the labels that they skip."""
    element = axis._element  # noqa: SLF001 - python-pptx cannot set it
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>')
    element.find(qn("c:lblOffset")).addnext(skip)


def _legend_rows(plot: Plot) -> int:
    """Rows of the legend, whose entries are in columns as wide as the longest, and which the plot must not touch."""
    longest = max(len(line.name) for line in plot.lines) + LEGEND_SIGN
    return math.ceil(len(plot.lines) / max(1, LEGEND_LETTERS // longest))


def _make_room(chart: Chart, rows: int) -> None:
    """Reserve space right of the plot for the labels of the lines, and above it for the rows of the legend."""
    more = LEGEND_ROW * (rows - 1)
    shares = PLACE | {"y": round(PLACE["y"] + more, 2), "h": round(PLACE["h"] - more, 2)}
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/>' + "".join(f'<c:{name} val="{share}"/>' for name, share in shares.items()) +
        "</c:manualLayout></c:layout>")
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx cannot place a plot
    if area.find(qn("c:layout")) is not None:
        area.remove(area.find(qn("c:layout")))
    area.insert(0, layout)


def _draw_line(series: Any, line: Line, plot: Plot) -> None:
    """Set colour, dash and markers of a line, and label its last value; uncertain values are hollow."""
    own = _is_own(line)
    colour = plot.colours[plot.lines.index(line)] if plot.colours else \
        EARLIER if line.kind == "earlier" else COLOURS.series if own else COLOURS.goal
    series.smooth = False
    label = ""
    known = [index for index, number in enumerate(line.values) if number is not None]
    if line.label and known:
        near = _near(line, plot)
        first = near is not None and not own         # the label of a goal goes to its other end
        position = RIGHT if near is None or own and not plot.colours else ABOVE if near > 0 or first else BELOW
        if position != ABOVE and _end(line) < NEAR * _top(plot):         # the years are below it
            position = RIGHT if known[-1] == len(plot.categories) - 1 else ABOVE
        label = _label(known[0 if first else -1], line.label, colour, position)
    drawn = _line(colour, WIDTHS[line.kind], dashed=line.kind == "goal")
    _set_format(series, drawn + _markers(line, colour, MARKER) + label)


def _is_own(line: Line) -> bool:
    """Whether a line has figures, not a goal or its path."""
    return line.kind in ("values", "earlier")


def _set_format(series: Any, content: str) -> None:
    """Give a series lines, markers and labels as XML: property by property, slides take a third longer."""
    element = series._element  # noqa: SLF001 - python-pptx has no other way to add XML
    for name in ("spPr", "marker"):
        for former in element.findall(qn(f"c:{name}")):
            element.remove(former)
    for child in reversed(parse_xml(f'<c:ser {nsdecls("c", "a")}>{content}</c:ser>')):
        element.find(qn("c:tx")).addnext(child)


def _line(colour: str, width: float, *, dashed: bool = False) -> str:
    """The line of a series, its width in points."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<c:spPr><a:ln w="{Pt(width)}">{_solid(colour)}{dash}</a:ln></c:spPr>'


def _markers(line: Line, colour: str, size: int) -> str:
    """The markers of figures, those that are uncertain hollow and larger: LibreOffice ignores a point's own marker that
    differs from the line's by its fill alone.
    """
    if not _is_own(line):
        return '<c:marker><c:symbol val="none"/></c:marker>'
    hollow = _marker(COLOURS.background, colour, size + 1)
    return _marker(colour, colour, size) + "".join(
        f'<c:dPt><c:idx val="{index}"/>{hollow}</c:dPt>' for index in line.hollow)


def _marker(inside: str, edge: str, size: int) -> str:
    return (f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{_solid(inside)}'
            f'<a:ln>{_solid(edge)}</a:ln></c:spPr></c:marker>')


def _label(index: int, text: str, colour: str, position: str) -> str:
    """The label of one point; the others have none."""
    shown = "".join(f'<c:show{part} val="0"/>' for part in ("CatName", "SerName", "Percent", "BubbleSize"))
    return (f'<c:dLbls><c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>'
            f'<a:rPr sz="1400" b="1">{_solid(colour)}<a:latin typeface="{FONT}"/></a:rPr><a:t>{escape(text)}</a:t>'
            f'</a:r></a:p></c:rich></c:tx><c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
            f'{shown}</c:dLbl><c:showLegendKey val="0"/><c:showVal val="0"/>{shown}</c:dLbls>')


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _near(line: Line, plot: Plot) -> float | None:
    """How far a line ends above another whose label would overlap its own; None if there is none, and for a line
    between two others, whose labels give way to its own.
    """
    top, own = _top(plot), _end(line)
    apart = [own - _end(other) or (EQUAL if plot.lines.index(other) > plot.lines.index(line) else -EQUAL)
             for other in plot.lines if other is not line and other.label]
    around = [by for by in apart if abs(by) < 2 * NEAR * top]
    if min(around, default=0) < 0 < max(around, default=0):
        return None
    return min((by for by in around if abs(by) < NEAR * top), key=abs, default=None)


def _top(plot: Plot) -> float:
    """Where the value axis ends, about."""
    return plot.most or max(number for line in plot.lines for number in line.values if number is not None)


def _end(line: Line) -> float:
    return next(number for number in reversed(line.values) if number is not None)


def _draw_bars(series: Any, line: Line, plot: Plot) -> None:
    """Colour each bar and label its end; of two bars the first is pale."""
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.number_format, labels.number_format_is_linked = _format(plot), False
    fill = series.format.fill
    fill.solid()
    fill.fore_color.rgb = _rgb(COLOURS.land if line is plot.lines[0] and len(plot.lines) > 1 else COLOURS.series)
    series.invert_if_negative = False
    for index, colour in enumerate(plot.colours):
        point = series.points[index].format.fill
        point.solid()
        point.fore_color.rgb = _rgb(colour)


def _draw_part(series: Any, line: Line, plot: Plot) -> None:
    """Colour the parts of bars, the first dark, and label those that are not zero in their middle."""
    first = line is plot.lines[0]
    colour = COLOURS.series if first else COLOURS.land
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(colour)
    series.invert_if_negative = False
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
    labels.number_format, labels.number_format_is_linked = f"{_format(plot)};;", False
    labels.font.color.rgb, labels.font.size = _rgb(text_on(colour)), Pt(14)
