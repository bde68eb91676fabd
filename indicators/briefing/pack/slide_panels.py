"""Slides of many countries: a grid of small native charts, each under the name of its country."""

from collections.abc import Iterator, Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide, SlideLayout

from indicators.briefing.pack.content import Drawn, Pack, Panel
from indicators.briefing.pack.slide_charts import add_small_chart
from indicators.briefing.pack.slide_layout import (
    COLOURS,
    EDGE,
    FOOT_HIGH,
    HIGH,
    INCH,
    TITLE_HIGH,
    TITLE_TOP,
    UNDER_HIGH,
    WIDE,
    add_box,
    new_slide,
)
from indicators.wording import say

ACROSS, DOWN = 4, 3
ON_A_SLIDE = ACROSS * DOWN
MOST_IN_A_PACK = 3 * ON_A_SLIDE        # countries; for 54, a deck of all goals would have thirty slides more
GAP, NAME_HIGH, NEWEST_HIGH, KEY_HIGH, YEARS_HIGH = INCH // 5, INCH // 5, INCH // 6, int(0.4 * INCH), INCH // 5


def add_panels(deck: Slides, layout: SlideLayout, pack: Pack, drawn: Drawn, under: str, panels: Sequence[Panel]
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
