"""What every slide of a pack has: title, subtitle, foot and logo; and texts in boxes."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Literal
from xml.sax.saxutils import escape

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide, SlideLayout
from pptx.util import Emu

from indicators.briefing.pack.content import Pack, PackFigure, Panel
from indicators.briefing.pack.slide_charts import add_small_chart
from indicators.charts.frame import Logo
from indicators.charts.theme import PALETTES
from indicators.wording import say

FONT = "Arial"           # available in every office
WIDE, HIGH = 12_192_000, 6_858_000         # 16:9, in EMU
INCH = 914_400
EDGE = INCH // 2
TITLE_TOP, TITLE_HIGH = int(0.32 * INCH), int(0.95 * INCH)
UNDER_HIGH, FOOT_HIGH = int(0.34 * INCH), int(0.8 * INCH)
LONG_UNDER = 115         # letters of a subtitle that would need a second line
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
LOGO = int(1.5 * INCH), int(0.6 * INCH)        # most width and height of a logo
COLOURS = PALETTES["light"]


def new_slide(deck: Slides, layout: SlideLayout, pack: Pack, title: str, under: str, source: str) -> Slide:
    """A slide with title, subtitle and footer."""
    slide = deck.slides.add_slide(layout)
    slide.shapes.turbo_add_enabled = True
    for holder in list(slide.placeholders):
        if holder.placeholder_format.type not in TITLES:
            holder._element.getparent().remove(holder._element)  # noqa: SLF001
    wide, high = int(deck.slide_width or WIDE), int(deck.slide_height or HIGH)
    frame = slide.shapes.title or slide.shapes.add_textbox(0, 0, 0, 0)
    frame.left, frame.top, frame.width, frame.height = (Emu(at) for at in (
        EDGE, TITLE_TOP, wide - 2 * EDGE, TITLE_HIGH))
    _write(frame, [title], 26 if len(title) < 90 else 20 if len(title) < 150 else 17, bold=True, anchor="b")
    subtitle = f"{pack.marked} {under}" if pack.marked else under
    add_box(slide, EDGE, TITLE_TOP + TITLE_HIGH, wide - 2 * EDGE, UNDER_HIGH, [subtitle],
            14 if len(subtitle) < LONG_UNDER else 11, colour=COLOURS.warning if pack.marked else COLOURS.quiet)
    beneath = _logo(slide, pack.stamp.logo, pack.stamp.organisation, wide, high)
    add_box(slide, EDGE, high - FOOT_HIGH, wide - 2 * EDGE - beneath, FOOT_HIGH, [
        *([source] if source else []), *pack.foot], 10, colour=COLOURS.quiet)
    return slide


def _logo(slide: Slide, logo: Logo | None, alt: str, wide: int, high: int) -> int:
    """The logo in the corner of the foot, and how much of the foot's width it takes; 0 without one."""
    if not logo:
        return 0
    width, height = (Emu(int(side)) for side in logo.within(*LOGO))
    corner = Emu(wide - EDGE - width), Emu(high - FOOT_HIGH)
    shape = slide.shapes.add_picture(io.BytesIO(logo.content), *corner, width, height)
    shape._element.nvPicPr.cNvPr.set("descr", alt)  # noqa: SLF001 - python-pptx has no other way
    return width + EDGE // 2


def add_box(slide: Slide, left: int, top: int, wide: int, high: int, lines: Sequence[str], size: int, *,
            colour: str = COLOURS.text, bold: bool = False) -> Any:
    """Add lines of one size in a box at a position, in EMU, and return its shape."""
    shape = slide.shapes.add_textbox(Emu(left), Emu(top), Emu(wide), Emu(high))
    _write(shape, lines, size, colour=colour, bold=bold)
    return shape


def _write(shape: Any, lines: Sequence[str], size: int, *, colour: str = COLOURS.text, bold: bool = False,
           anchor: Literal["t", "b"] = "t") -> None:
    """Write lines into a shape, as paragraphs of one size; the shape does not move."""
    body = shape.text_frame._txBody  # noqa: SLF001 - as in set_paragraphs
    body.replace(body.bodyPr, parse_xml(f'<a:bodyPr {nsdecls("a")} wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
                                        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr>'))
    set_paragraphs(body, lines, size, colour, bold=bold)


def set_paragraphs(body: Any, lines: Sequence[str], size: int, colour: str, *, bold: bool) -> None:
    """The lines as paragraphs of a text body, as XML: setting their properties one by one makes slides a third slower.
    """
    for paragraph in body.p_lst:
        body.remove(paragraph)
    for line in lines:
        body.append(parse_xml(
            f'<a:p {nsdecls("a")}><a:pPr algn="l"/><a:r><a:rPr sz="{100 * size}" b="{int(bold)}"><a:solidFill>'
            f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill><a:latin typeface="{FONT}"/></a:rPr>'
            f'<a:t>{escape(line)}</a:t></a:r></a:p>'))


ACROSS, DOWN = 4, 3
ON_A_SLIDE = ACROSS * DOWN
MOST_IN_A_PACK = 3 * ON_A_SLIDE        # countries; for 54, a deck of all goals would have thirty slides more
GAP, NAME_HIGH, NEWEST_HIGH, KEY_HIGH, YEARS_HIGH = INCH // 5, INCH // 5, INCH // 6, int(0.4 * INCH), INCH // 5


def add_panels(deck: Slides, layout: SlideLayout, pack: Pack, drawn: PackFigure, under: str, panels: Sequence[Panel]
               ) -> Iterator[Slide]:
    """Add slides with up to ON_A_SLIDE charts and yield each one. Every chart has its own scale, as the key says."""
    wide, high = int(deck.slide_width or WIDE), int(deck.slide_height or HIGH)
    top, slides = TITLE_TOP + TITLE_HIGH + UNDER_HIGH + GAP, -(-len(panels) // ON_A_SLIDE)
    across = (wide - 2 * EDGE - GAP * (ACROSS - 1)) // ACROSS
    down = (high - FOOT_HIGH - KEY_HIGH - top) // DOWN
    for number in range(slides):
        counted = say("pack.slide_of", under=under, number=number + 1, of=slides) if slides > 1 else under
        slide = new_slide(deck, layout, pack, drawn.finding, counted, drawn.source)
        for at, panel in enumerate(panels[number * ON_A_SLIDE:(number + 1) * ON_A_SLIDE]):
            _panel(slide, panel, (EDGE + at % ACROSS * (across + GAP), top + at // ACROSS * down, across, down))
        add_box(slide, EDGE, high - FOOT_HIGH - KEY_HIGH, wide - 2 * EDGE, KEY_HIGH, [
            " ".join(filter(None, (*_keys(panels), drawn.caution)))], 9, colour=COLOURS.quiet)
        yield slide


def _keys(panels: Sequence[Panel]) -> Iterator[str]:
    """What the scales and the thin lines are."""
    if len(panels) > 1:
        yield say("message", "chart.own_scale")
    if any(line.kind == "path" for panel in panels for line in panel.plot.lines):
        yield say("message", "chart.thin_path")


def _panel(slide: Slide, panel: Panel, box: tuple[int, int, int, int]) -> None:
    """A chart with name and newest figure above it, and the first and the last year below."""
    left, top, wide, high = box
    years, heads = panel.plot.categories, NAME_HIGH + NEWEST_HIGH
    add_box(slide, left, top, wide, NAME_HIGH, [panel.name], 11, bold=True)
    add_box(slide, left, top + NAME_HIGH, wide, NEWEST_HIGH, [panel.newest], 10)
    add_small_chart(slide, panel, (left, top + heads, wide, high - heads - YEARS_HIGH))
    ends = add_box(slide, left, top + high - YEARS_HIGH, wide, YEARS_HIGH, [
        "\t".join((years[0], *years[1:][-1:]))], 9, colour=COLOURS.quiet)
    ends.text_frame.paragraphs[0]._p.pPr.append(parse_xml(  # noqa: SLF001 - python-pptx has no tabs
        f'<a:tabLst {nsdecls("a")}><a:tab pos="{wide}" algn="r"/></a:tabLst>'))
