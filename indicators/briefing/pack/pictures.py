"""Figures as pictures, drawn by Kaleido: PNG for a slide, a column or a page; SVG; PDF."""

import io
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image

from indicators.briefing.pack import chromium
from indicators.briefing.pack.content import PackFigure, cleaned
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING, PAGE

SLIDE = 1920, 1080
WIDTHS = {"slide": BRIEFING, "page": PAGE}       # at which a figure is drawn, in pixels
SCALE = 2.7              # of what is drawn for the width of a page, at 240 dots an inch
SHAPES = Path(__file__).parents[3] / "pages" / "static" / "topojson"

PIXEL = 0.8              # points of a pixel of a picture in a document or on a slide: its smallest text has 9
POINT = 12_700           # English Metric Units

Use = Literal["slide", "page"]


def without_texts(figure: PackFigure, wide: int, high: int | None = None) -> Figure | None:
    """A figure without title, source and marking, which the page has, for a box in English Metric Units; at most as
    high as that, where there is a height. None where there is nothing to draw.
    """
    drawing = figure.draw(None)
    if drawing is not None:
        most = pixels(high) if high else drawing.layout.height
        drawing.update_layout(width=pixels(wide), height=min(most, drawing.layout.height), autosize=False)
    return drawing


def pixels(units: int) -> float:
    """English Metric Units as pixels of a picture in a document or on a slide."""
    return units / POINT / PIXEL


def png(figure: Figure, use: Use) -> bytes:
    """A PNG: 1920 x 1080 pixels for a slide, otherwise as high as the figure.

    ``figure`` is drawn at the width in WIDTHS. Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    high, wide = figure.layout.height, figure.layout.width
    if use != "slide":
        return _drawn(figure, "png", SCALE)
    return _on_a_slide(_drawn(figure, "png", min(SLIDE[0] / wide, SLIDE[1] / high)),
                       figure.layout.template.layout.paper_bgcolor)


def svg(figure: Figure) -> str:
    """A figure as SVG, with its typeface."""
    text = _drawn(figure, "svg").decode("utf-8")
    head = text.index(">", text.index("<svg")) + 1
    return f"{text[:head]}<style>{chromium.font_style()}</style>{text[head:]}"


def pdf(figure: Figure) -> bytes:
    """A figure as a searchable PDF of one page, the size of the figure."""
    return _drawn(figure, "pdf")


@cache
def _shapes() -> str:
    """URL of the folder with the shapes of maps."""
    return SHAPES.as_uri() + "/"


def _drawn(figure: Figure, form: str, scale: float = 1) -> bytes:
    """A figure as a picture, with clean texts."""
    plain: dict[str, object] = cleaned(figure.to_dict())
    return chromium.draw(plain, {"format": form, "width": figure.layout.width, "height": figure.layout.height,
                                 "scale": scale}, _shapes())


def _on_a_slide(content: bytes, ground: str) -> bytes:
    """The picture centred on a slide with the figure's background."""
    picture = Image.open(io.BytesIO(content))          # reads its size; pixels are decoded only to be moved
    if picture.size == SLIDE:
        return content
    slide = Image.new("RGB", SLIDE, ground)
    slide.paste(picture.convert("RGB"), ((SLIDE[0] - picture.width) // 2, (SLIDE[1] - picture.height) // 2))
    made = io.BytesIO()
    slide.save(made, "PNG")
    return made.getvalue()
