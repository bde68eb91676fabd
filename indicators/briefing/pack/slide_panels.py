"""Slides of many countries: a grid of small native charts, each under the name of its country."""

from collections.abc import Iterator, Sequence

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
MOST_IN_A_PACK = 2 * ON_A_SLIDE        # countries; for 54, a deck of all goals would have thirty slides more
GAP, NAME_HIGH, NEWEST_HIGH, KEY_HIGH = INCH // 5, INCH // 5, INCH // 6, INCH // 4


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
            left, upper = EDGE + at % ACROSS * (across + GAP), top + at // ACROSS * down
            add_box(slide, left, upper, across, NAME_HIGH, [panel.name], 11, bold=True)
            add_box(slide, left, upper + NAME_HIGH, across, NEWEST_HIGH, [panel.newest], 10)
            heads = NAME_HIGH + NEWEST_HIGH
            add_small_chart(slide, panel, (left, upper + heads, across, down - heads))
        key = say("message", "chart.own_scale") if len(panels) > 1 else ""
        add_box(slide, EDGE, high - FOOT_HIGH - KEY_HIGH, wide - 2 * EDGE, KEY_HIGH, [
            " ".join(filter(None, (key, drawn.caution)))], 10, colour=COLOURS.quiet)
        yield slide
