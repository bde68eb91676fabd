"""Native charts on slides, which their readers can edit: text and lines in the colours of the deck's own theme."""

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
from pptx.enum.dml import MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from indicators.briefing.pack.content import Line, Plot
from indicators.charts.theme import hatching, outline, text_on
from indicators.ingest.formats.text_files import harmless

MANY_YEARS, FEW = 12, 12          # years that are all labelled; categories up to which texts are large
LARGE = 1_000            # numbers from which thousands are separated
MARKER = 8               # size of a marker in points
NEAR = 0.14              # labels closer than this share of the axis touch, if one of them has two lines
EQUAL = 1e-9             # how far the first of two lines counts as above the other where both end at one value
WIDTHS = {"values": 2.75, "earlier": 2.75, "goal": 2, "path": 1.5}
SERIES, EARLIER, GOAL, QUIET = "accent1", "accent2", "accent6", "accent6"      # of the theme
PLACE = {"x": 0.07, "y": 0.13, "w": 0.91, "h": 0.75}       # of the plot in its chart, as shares
LETTER = 8.2             # width of a letter of a label in points; labels are broken so as to take half of their length
MOST_LABEL = 0.3         # share of a chart's width that labels take at most
RIGHT, ABOVE, BELOW = "r", "t", "b"         # of a point, as the file format calls them
LEGEND_ROW, LEGEND_LETTERS, LEGEND_SIGN = 0.06, 90, 6      # height of a further row, as a share; letters in a row
TYPES = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED,
         "points": XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS}


def add_chart(holder: Any, name: str, alt: str, plot: Plot) -> None:
    """Put a native chart into a placeholder. Names that a spreadsheet would execute are escaped."""
    frame = holder.insert_chart(TYPES[plot.kind], _data(plot))
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx cannot set it otherwise
    chart: Chart = frame.chart
    _style(chart, plot)
    {"lines": _draw_lines, "bars": _draw_bars, "stacked": _draw_parts, "points": _draw_points}[plot.kind](chart, plot)
    if plot.kind == "lines":
        _make_room(chart, plot, int(frame.width))


def _data(plot: Plot) -> CategoryChartData | XyChartData:
    number_format = "#,##0" + ("." + "0" * plot.decimals if plot.decimals else "")
    if plot.kind == "points":
        points = XyChartData(number_format=number_format)
        for line in plot.lines:
            series = points.add_series(str(harmless(line.name)))
            for x, y in zip(line.across, line.values, strict=True):
                series.add_data_point(x, y)
        return points
    data = CategoryChartData(number_format=number_format)
    data.categories = [str(harmless(category)) for category in plot.categories]
    for line in plot.lines:
        data.add_series(str(harmless(line.name)), line.values)
    return data


def _style(chart: Chart, plot: Plot) -> None:
    """Fonts, axes and legend of a chart."""
    chart.font.size = Pt(12 if len(plot.categories) <= FEW or plot.kind == "lines" else 10)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title, chart.has_legend = False, len(plot.lines) > 1 and not (plot.kind == "stacked" and any(
        line.colour for line in plot.lines))             # beside which a table says what the colours mean
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    numbers = [number for line in plot.lines for number in line.values if number is not None]
    value, category = chart.value_axis, chart.category_axis
    value.format.line.fill.background()
    value.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3
    value.tick_labels.number_format_is_linked = False
    value.tick_labels.number_format = "General" if max(numbers, default=0) < LARGE else "#,##0"
    category.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    if min(numbers, default=0) >= 0 and plot.kind != "points":
        value.minimum_scale = 0
    if plot.most is not None:
        value.maximum_scale = plot.most
    if plot.whole:
        value.major_unit = 1
    if plot.kind in ("bars", "stacked"):
        category.reverse_order, value.has_major_gridlines = True, False
        _hide(value)
        category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        chart.plots[0].gap_width = 50
        _name_every(category, 1)
    elif plot.kind == "lines" and len(plot.categories) > MANY_YEARS:
        _name_every(category, math.ceil(len(plot.categories) / MANY_YEARS))
        category.tick_labels.font.size = Pt(9)             # LibreOffice leaves no label out, and turns larger ones


def _hide(axis: Any) -> None:
    """Leave out an axis, in so many words: what python-pptx leaves unsaid is read in two ways."""
    axis.visible = False
    axis._element.find(qn("c:delete")).set("val", "1")  # noqa: SLF001


def _name_every(axis: Any, every: int) -> None:
    """Label every category, or every n-th one, since programs differ in the labels that they skip."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>')
    axis._element.find(qn("c:lblOffset")).addnext(skip)  # noqa: SLF001 - python-pptx cannot set it


def _draw_lines(chart: Chart, plot: Plot) -> None:
    """Colour, dash and markers of each line, and the label of its last value."""
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        series.smooth = False
        colour = line.colour or (EARLIER if line.kind == "earlier" else SERIES if _is_own(line) else GOAL)
        _set_format(series, _stroke(colour, WIDTHS[line.kind], dashed=line.kind == "goal") + _markers(line, colour)
                    + _end_label(line, plot, colour))


def _make_room(chart: Chart, plot: Plot, wide: int) -> None:
    """Reserve space right of the plot for the labels of the lines, and above it for the rows of the legend."""
    more = LEGEND_ROW * (_legend_rows(plot) - 1)
    longest = max((len(line.label) for line in plot.lines), default=0)
    room = min(MOST_LABEL, longest * LETTER * Pt(1) / wide)
    shares = PLACE | {"y": round(PLACE["y"] + more, 2), "h": round(PLACE["h"] - more, 2),
                      "w": round(PLACE["w"] - room, 2)}
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/>' + "".join(f'<c:{name} val="{share}"/>' for name, share in shares.items()) +
        "</c:manualLayout></c:layout>")
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx cannot place a plot
    if area.find(qn("c:layout")) is not None:
        area.remove(area.find(qn("c:layout")))
    area.insert(0, layout)


def _legend_rows(plot: Plot) -> int:
    """Rows of the legend, whose entries are in columns as wide as the longest, and which the plot must not touch."""
    longest = max(len(line.name) for line in plot.lines) + LEGEND_SIGN
    return math.ceil(len(plot.lines) / max(1, LEGEND_LETTERS // longest))


def _is_own(line: Line) -> bool:
    """Whether a line has figures, not a goal or its path."""
    return line.kind in ("values", "earlier")


def _end_label(line: Line, plot: Plot, colour: str) -> str:
    """The label of a line's last value, away from those of other lines; that of a goal that is near at its first."""
    known = [index for index, number in enumerate(line.values) if number is not None]
    if not line.label or not known:
        return ""
    near = _near(line, plot)
    if line.colour and near is not None:         # of compared lines, which the legend names and a list gives in figures
        return ""
    first = near is not None and not _is_own(line)
    position = RIGHT if near is None or _is_own(line) else ABOVE if near > 0 or first else BELOW
    if position != ABOVE and _end(line) < NEAR * _top(plot):         # the years are below it
        position = RIGHT if known[-1] == len(plot.categories) - 1 else ABOVE
    return _label(known[0 if first else -1], line.label, colour, position)


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


def _draw_bars(chart: Chart, plot: Plot) -> None:
    """Colour each bar, striped where it could be chance, and label its end; of two bars the first is pale."""
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        series.invert_if_negative = False
        fill = series.format.fill
        fill.solid()
        fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_3 if line is plot.lines[0] and len(plot.lines) > 1 else (
            MSO_THEME_COLOR.ACCENT_1)
        for index, colour in enumerate(plot.colours):
            _fill(series.points[index].format, colour, by_chance=bool(plot.by_chance) and plot.by_chance[index])


def _draw_parts(chart: Chart, plot: Plot) -> None:
    """Colour the parts of bars, striped where it could be chance, and label those that are not zero."""
    chart.plots[0].overlap = 100
    for number, (line, series) in enumerate(zip(plot.lines, chart.plots[0].series, strict=True)):
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.number_format, labels.number_format_is_linked = "#,##0;;", False
        labels.font.bold, labels.font.size = True, Pt(12)
        if line.colour:
            _fill(series.format, line.colour, by_chance=line.by_chance)
            labels.font.color.rgb = _rgb(text_on(line.colour))
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_3 if number else MSO_THEME_COLOR.ACCENT_1
            labels.font.color.theme_color = MSO_THEME_COLOR.TEXT_1 if number else MSO_THEME_COLOR.BACKGROUND_1


def _fill(shape: Any, colour: str, *, by_chance: bool) -> None:
    """Fill a shape with the colour of a status, outlined where it is pale; striped where it could be chance."""
    if by_chance:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _rgb(hatching(colour)), _rgb(colour)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(colour)
    shape.line.color.rgb, shape.line.width = _rgb(outline(colour, "light")), Pt(0.75)


def _draw_points(chart: Chart, plot: Plot) -> None:
    """Points with a colour each, labelled where they have a label, and lines, over a logarithmic axis."""
    value, across = chart.value_axis, chart.category_axis
    size = [x for line in plot.lines if line.kind == "values" for x in line.across]
    across.has_major_gridlines = False
    across.minimum_scale, across.maximum_scale = (10 ** end(math.log10(edge(size))) for edge, end in (
        (min, math.floor), (max, math.ceil)))
    across._element.scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))  # noqa: SLF001
    value.tick_label_position = across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    numbers = [number for line in plot.lines if line.kind != "path" for number in line.values if number is not None]
    value.minimum_scale, value.maximum_scale = 10 * math.floor(min(numbers) / 10), 10 * math.ceil(max(numbers) / 10)
    for at, (line, series) in enumerate(zip(plot.lines, chart.plots[0].series, strict=True)):
        series.smooth = False
        if line.kind == "values":
            _set_format(series, '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>' + _marker(line.colour, "bg1", MARKER))
            for index, text in enumerate(line.labels):
                if text:
                    label = series.points[index].data_label
                    label.position, label.text_frame.text = XL_LABEL_POSITION.RIGHT, str(harmless(text))
                    label.text_frame.paragraphs[0].runs[0].font.size = Pt(10)
        else:
            _set_format(series, _stroke(GOAL if line.kind == "goal" else QUIET, WIDTHS[line.kind],
                                        dashed=line.kind == "goal") + '<c:marker><c:symbol val="none"/></c:marker>')
        if line.name in [other.name for other in plot.lines[:at]]:         # the other side of a limit
            chart.legend._element.insert(1, parse_xml(  # noqa: SLF001 - python-pptx has no entries of a legend
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'))


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _set_format(series: Any, content: str) -> None:
    """Give a series lines, markers and labels as XML: property by property, slides take a third longer."""
    element = series._element  # noqa: SLF001 - python-pptx has no other way to add XML
    for name in ("spPr", "marker"):
        for former in element.findall(qn(f"c:{name}")):
            element.remove(former)
    for child in reversed(parse_xml(f'<c:ser {nsdecls("c", "a")}>{content}</c:ser>')):
        element.find(qn("c:tx")).addnext(child)


def _stroke(colour: str, width: float, *, dashed: bool = False) -> str:
    """The line of a series, its width in points."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<c:spPr><a:ln w="{Pt(width)}">{_solid(colour)}{dash}</a:ln></c:spPr>'


def _markers(line: Line, colour: str) -> str:
    """The markers of figures, those that are uncertain hollow and larger: LibreOffice ignores a point's own marker that
    differs from the line's by its fill alone.
    """
    if not _is_own(line):
        return '<c:marker><c:symbol val="none"/></c:marker>'
    hollow = _marker("bg1", colour, MARKER + 1)
    return _marker(colour, colour, MARKER) + "".join(
        f'<c:dPt><c:idx val="{index}"/>{hollow}</c:dPt>' for index in line.hollow)


def _marker(inside: str, edge: str, size: int) -> str:
    return (f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{_solid(inside)}'
            f'<a:ln>{_solid(edge)}</a:ln></c:spPr></c:marker>')


def _label(index: int, text: str, colour: str, position: str) -> str:
    """The label of one point; the others have none."""
    hidden = "".join(f'<c:show{part} val="0"/>' for part in ("CatName", "SerName", "Percent", "BubbleSize"))
    return (f'<c:dLbls><c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>'
            f'<a:rPr sz="1200" b="1">{_solid(colour)}</a:rPr><a:t>{escape(text)}</a:t>'
            f'</a:r></a:p></c:rich></c:tx><c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
            f'{hidden}</c:dLbl><c:showLegendKey val="0"/><c:showVal val="0"/>{hidden}</c:dLbls>')


def _solid(colour: str) -> str:
    """A fill in a colour of the theme, or in one such as "#1b1f24"."""
    kind = f'<a:srgbClr val="{colour[1:].upper()}"/>' if colour.startswith("#") else f'<a:schemeClr val="{colour}"/>'
    return f"<a:solidFill>{kind}</a:solidFill>"
