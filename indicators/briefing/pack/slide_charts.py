"""Native charts on slides, which their readers can edit: text and lines in the colours of the deck's own theme."""

import math
from typing import Any
from xml.sax.saxutils import escape

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
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
from pptx.shapes.graphfrm import GraphicFrame
from pptx.util import Pt

from indicators.briefing.pack.content import Line, Plot
from indicators.charts.theme import hatching, outline, text_on
from indicators.ingest.formats.text_files import harmless

MANY_YEARS, FEW = 12, 10          # years that are all labelled; bars from which texts are small
LARGE = 1_000            # numbers from which thousands are separated
MARKER = 8               # size of a marker in points
DIGIT, BESIDE = 9, 6     # points of a digit in a part of a bar, and beside its number
WIDTHS = {"values": 2.75, "earlier": 2.75, "goal": 2, "path": 1.5}
COLOURS = {"values": "accent1", "earlier": "accent2", "goal": "accent6", "path": "accent6"}        # of the theme
PLOT = {"x": 0.07, "y": 0.1, "w": 0.78, "h": 0.78}         # of lines in their chart, with room for labels
LEGEND_ROW = 0.05        # height of a row of the legend above them
TYPES = {"lines": XL_CHART_TYPE.LINE_MARKERS, "bars": XL_CHART_TYPE.BAR_CLUSTERED, "stacked": XL_CHART_TYPE.BAR_STACKED}


def chart_data(plot: Plot) -> CategoryChartData:
    """The numbers of a chart, as its workbook has them. Names that a spreadsheet would execute are escaped."""
    data = CategoryChartData(number_format="#,##0" + ("." + "0" * plot.decimals if plot.decimals else ""))
    data.categories = [str(harmless(category)) for category in plot.categories]
    for line in plot.lines:
        data.add_series(str(harmless(line.name)), line.values)
    return data


def style_chart(frame: GraphicFrame, name: str, alt: str, plot: Plot) -> None:
    """Give a chart its name, alternative text and look."""
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx cannot set it otherwise
    chart: Chart = frame.chart
    chart.font.size = Pt(12 if len(plot.categories) < FEW or plot.kind == "lines" else 10)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = plot.kind == "bars" and len(plot.lines) == 1          # what no axis says
    if chart.has_title:
        title = chart.chart_title.text_frame
        title.text = str(harmless(plot.lines[0].name))
        title.paragraphs[0].runs[0].font.size = Pt(11)
    _add_legend(chart, plot)
    _style_axes(chart, plot)
    if plot.kind == "lines":
        _draw_lines(chart, plot)
    elif plot.kind == "bars":
        _draw_bars(chart, plot)
    else:
        _draw_parts(chart, plot, int(frame.width) / Pt(1))


def _add_legend(chart: Chart, plot: Plot) -> None:
    """A legend above the plot, unless a table beside it says what its colours mean; names that come again are left out.
    """
    names = [line.name for line in plot.lines]
    chart.has_legend = len(set(names)) > 1 and len(plot.categories) > 1
    if not chart.has_legend:
        return
    chart.legend.include_in_layout, chart.legend.font.size = False, Pt(11)
    chart.legend.position = XL_LEGEND_POSITION.TOP
    for at in reversed([at for at, name in enumerate(names) if name in names[:at]]):
        chart.legend._element.insert(1, parse_xml(  # noqa: SLF001 - python-pptx has no entries of a legend
            f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'))


def _style_axes(chart: Chart, plot: Plot) -> None:
    value, category = chart.value_axis, chart.category_axis
    numbers = [number for line in plot.lines for number in line.values if number is not None]
    value.format.line.fill.background()
    value.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3
    value.tick_labels.number_format_is_linked = False
    value.tick_labels.number_format = "General" if max(numbers, default=0) < LARGE else "#,##0"
    category.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    category.major_tick_mark = value.major_tick_mark = XL_TICK_MARK.NONE
    if min(numbers, default=0) >= 0:
        value.minimum_scale = 0
    if plot.most is not None:
        value.maximum_scale = plot.most
    if plot.whole:
        value.major_unit = 1
    if plot.in_words:
        value.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if plot.kind == "lines":
        _name_every(category, math.ceil(len(plot.categories) / MANY_YEARS))
        if len(plot.categories) > MANY_YEARS:
            category.tick_labels.font.size = Pt(9)             # LibreOffice leaves no label out, and turns larger ones
        return
    category.reverse_order, value.has_major_gridlines = True, False
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.plots[0].gap_width = 50
    _name_every(category, 1)
    for axis in (value, category) if len(plot.categories) == 1 else (value,):
        axis.visible = False             # in so many words: what python-pptx leaves unsaid is read in two ways
        axis._element.find(qn("c:delete")).set("val", "1")  # noqa: SLF001


def _name_every(axis: Any, every: int) -> None:
    """Label every n-th category, since programs differ in the labels that they skip."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>')
    axis._element.find(qn("c:lblOffset")).addnext(skip)  # noqa: SLF001 - python-pptx cannot set it


def _draw_lines(chart: Chart, plot: Plot) -> None:
    """Colour, dash and markers of each line, the labels of its values, and room right of the last."""
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        series.smooth = False
        colour = line.colour or COLOURS[line.kind]
        dash = '<a:prstDash val="dash"/>' if line.kind == "goal" else ""
        stroke = f'<c:spPr><a:ln w="{Pt(WIDTHS[line.kind])}">{_solid(colour)}{dash}</a:ln></c:spPr>'
        _set_format(series, stroke + _markers(line, colour) + _labels(line, colour))
    above = LEGEND_ROW * min(len({line.name for line in plot.lines}) - 1, 2)
    place = PLOT | {"y": round(PLOT["y"] + above, 2), "h": round(PLOT["h"] - above, 2)}
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        '<c:yMode val="edge"/>' + "".join(f'<c:{name} val="{share}"/>' for name, share in place.items()) +
        "</c:manualLayout></c:layout>")
    area = chart._chartSpace.chart.plotArea  # noqa: SLF001 - python-pptx cannot place a plot
    for former in area.findall(qn("c:layout")):
        area.remove(former)
    area.insert(0, layout)


def _draw_bars(chart: Chart, plot: Plot) -> None:
    """Colour each bar, striped where it could be chance, and label its end; of two bars the first is pale."""
    for number, series in enumerate(chart.plots[0].series):
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        series.invert_if_negative = False
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1 if number == len(plot.lines) - 1 else (
            MSO_THEME_COLOR.ACCENT_3)
        for index, (colour, by_chance) in enumerate(zip(plot.colours, plot.by_chance, strict=True)):
            _fill(series.points[index].format, colour, by_chance=by_chance)


def _draw_parts(chart: Chart, plot: Plot, wide: float) -> None:
    """Colour the parts of bars, striped where it could be chance; a number stands where it has room, on a plate."""
    chart.plots[0].overlap = 100
    most = max(sum(line.values[at] or 0 for line in plot.lines) for at in range(len(plot.categories))) or 1
    for line, series in zip(plot.lines, chart.plots[0].series, strict=True):
        series.invert_if_negative = False
        if line.colour:
            _fill(series.format, line.colour, by_chance=line.by_chance)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
        if any(number > 0 and wide * 0.8 * number / most < DIGIT * len(f"{number:.0f}") + BESIDE
               for number in line.values if number):
            continue
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.number_format, labels.number_format_is_linked = "#,##0;;", False
        labels.font.bold, labels.font.size = True, Pt(12)
        if not line.colour:
            labels.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
            continue
        labels.font.color.rgb = _rgb(text_on(line.colour))
        if line.by_chance:
            labels._element.find(qn("c:numFmt")).addnext(parse_xml(  # noqa: SLF001 - python-pptx has no plates
                f'<c:spPr {nsdecls("c", "a")}>{_solid(line.colour)}</c:spPr>'))


def _fill(shape: Any, colour: str, *, by_chance: bool) -> None:
    """Fill a shape with the colour of a status, outlined where it is pale; striped where it could be chance."""
    if by_chance:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = _rgb(hatching(colour)), _rgb(colour)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(colour)
    if outline(colour, "light") != colour:
        shape.line.color.rgb, shape.line.width = _rgb(outline(colour, "light")), Pt(0.75)


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


def _markers(line: Line, colour: str) -> str:
    """The markers of figures, those that are uncertain hollow and larger: LibreOffice ignores a point's own marker that
    differs from the line's by its fill alone.
    """
    if line.kind not in ("values", "earlier"):
        return '<c:marker><c:symbol val="none"/></c:marker>'
    hollow = _marker("bg1", colour, MARKER + 1)
    return _marker(colour, colour, MARKER) + "".join(
        f'<c:dPt><c:idx val="{index}"/>{hollow}</c:dPt>' for index in line.hollow)


def _marker(inside: str, edge: str, size: int) -> str:
    return (f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/><c:spPr>{_solid(inside)}'
            f'<a:ln>{_solid(edge)}</a:ln></c:spPr></c:marker>')


def _labels(line: Line, colour: str) -> str:
    """The labels of a line's values: the last right of it, others above theirs."""
    hidden = "".join(f'<c:show{part} val="0"/>' for part in ("CatName", "SerName", "Percent", "BubbleSize"))
    known = [at for at, number in enumerate(line.values) if number is not None]
    texts = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r><a:rPr sz="1200" '
        f'b="1">{_solid(colour)}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx><c:dLblPos '
        f'val="{"r" if at == known[-1] else "t"}"/><c:showLegendKey val="0"/><c:showVal val="1"/>{hidden}</c:dLbl>'
        for at, text in enumerate(line.labels) if text)
    return texts and (f'<c:dLbls>{texts}<c:showLegendKey val="0"/><c:showVal val="0"/>{hidden}</c:dLbls>')


def _solid(colour: str) -> str:
    """A fill in a colour of the theme, or in one such as "#1b1f24"."""
    kind = f'<a:srgbClr val="{colour[1:].upper()}"/>' if colour.startswith("#") else f'<a:schemeClr val="{colour}"/>'
    return f"<a:solidFill>{kind}</a:solidFill>"
