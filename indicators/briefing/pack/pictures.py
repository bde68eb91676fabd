"""Figures as pictures: PNG for a slide, a column or a page; SVG; PDF."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image

from indicators.briefing.pack import chromium
from indicators.briefing.pack.clean import cleaned
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING, PAGE

SLIDE = 1920, 1080
WIDTHS = {"slide": BRIEFING, "column": PAGE, "page": PAGE}       # at which a figure is drawn, in pixels
SCALES = {"column": 2.7, "page": 3.4}                # 16 cm of a document and the width of a page, at 300 dots an inch
SHAPES = Path(__file__).parents[3] / "pages" / "static" / "topojson"

Use = Literal["slide", "column", "page"]


@cache
def _shapes() -> str:
    """URL of the folder with the shapes of maps."""
    return SHAPES.as_uri() + "/"


def png(figure: Figure, use: Use) -> bytes:
    """A PNG: 1920 x 1080 pixels for a slide, otherwise as high as the figure.

    ``figure`` is drawn at the width in WIDTHS. Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    high, wide = figure.layout.height, figure.layout.width
    scale = min(SLIDE[0] / wide, SLIDE[1] / high) if use == "slide" else SCALES[use]
    drawn = chromium.draw(_plain(figure), {"format": "png", "width": wide, "height": high, "scale": scale}, _shapes())
    return _on_a_slide(drawn, figure.layout.template.layout.paper_bgcolor) if use == "slide" else drawn


def on_a_page(draw: Callable[[int], Figure | None], ratio: float) -> Figure | None:
    """The figure at the width at which it is largest in a text that is ``ratio`` times as high as it is wide.

    Fifty small charts in four columns would be a strip that nobody can read.
    """
    found = draw(WIDTHS["page"])
    if found is None or found.layout.height <= ratio * found.layout.width:
        return found
    wider = draw(BRIEFING)
    return max((found, wider or found), key=lambda one: min(1 / one.layout.width, ratio / one.layout.height))


def svg(figure: Figure, *, with_font: bool = True) -> str:
    """A figure as SVG; the typeface is embedded unless the page that contains it has it."""
    options = {"format": "svg", "width": figure.layout.width, "height": figure.layout.height}
    drawn = chromium.draw(_plain(figure), options, _shapes()).decode("utf-8")
    if not with_font:
        return drawn
    head = drawn.index(">", drawn.index("<svg")) + 1
    return f"{drawn[:head]}<style>{chromium.font_style()}</style>{drawn[head:]}"


def pdf(figure: Figure) -> bytes:
    """A figure as a searchable PDF of one page, the size of the figure."""
    wide, high = figure.layout.width, figure.layout.height
    style = (f"{chromium.font_style()} @page {{ size: {wide}px {high}px; margin: 0 }} "
             "body { margin: 0 } svg { display: block }")
    page = f"<!doctype html><meta charset='utf-8'><style>{style}</style>{svg(figure, with_font=False)}"
    return chromium.print_page(page, {"preferCSSPageSize": True, "printBackground": True, "pageRanges": "1"})


def _plain(figure: Figure) -> dict[str, object]:
    """A figure as a dictionary, with clean texts and without anything that is not drawn."""
    found: dict[str, object] = cleaned(figure.to_dict())
    return found


def _on_a_slide(drawn: bytes, ground: str) -> bytes:
    """The picture centred on a slide with the figure's background."""
    picture = Image.open(io.BytesIO(drawn))          # reads its size; pixels are decoded only to be moved
    if picture.size == SLIDE:
        return drawn
    slide = Image.new("RGB", SLIDE, ground)
    slide.paste(picture.convert("RGB"), ((SLIDE[0] - picture.width) // 2, (SLIDE[1] - picture.height) // 2))
    made = io.BytesIO()
    slide.save(made, "PNG")
    return made.getvalue()
