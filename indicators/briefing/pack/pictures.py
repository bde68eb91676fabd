"""A figure of a briefing as a file: picture, page, slide, or its data; and as a picture in a document or on a slide."""

import re
from math import ceil
from pathlib import Path
from typing import Literal, NamedTuple

import pandas as pd

from indicators import wording
from indicators.briefing import tables
from indicators.briefing.pack import chromium
from indicators.briefing.pack.content import Pack, PackFigure, Table, cleaned
from indicators.briefing.reference.files import into_pdf, into_png, into_svg
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING, PAGE
from indicators.errors import Refusal
from indicators.ingest.formats.text_files import harmless

SCALE = 2.7              # of what is drawn for the width of a page, at 240 dots an inch
PIXEL = 0.8              # points of a pixel of a picture in a document or on a slide: its smallest text has 9
POINT = 12_700           # English Metric Units
SHAPES = (Path(__file__).parents[3] / "pages" / "static" / "topojson").as_uri() + "/"          # of maps
CHANGE = re.compile(r"[+-][0-9]")


class Form(NamedTuple):
    """A file format: extension, media type, and whether it needs Chromium."""

    extension: str
    media: str
    by_chromium: bool = True


FORMS = {
    "slide": Form("png", "image/png"), "page": Form("png", "image/png"), "svg": Form("svg", "image/svg+xml"),
    "pdf": Form("pdf", "application/pdf"),
    "pptx": Form("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", False),
    "csv": Form("csv", "text/csv; charset=utf-8", False)}
"""The pictures fit a slide, and the width of a page."""


def figure_file(pack: Pack, figure: PackFigure, form: str) -> bytes:
    """A figure as a file of one of FORMS. Raises Refusal: brief.no_chromium, brief.chromium_failed, brief.no_figure."""
    if form == "csv":
        return _csv_file(figure.data)
    if form == "pptx":
        from indicators.briefing.pack.slides import figure_slide  # noqa: PLC0415 - only what is needed

        return figure_slide(pack, figure)
    drawing, reference = figure.draw(PAGE if form == "page" else BRIEFING), pack.reference_of(figure)
    if drawing is None:
        raise Refusal("brief.no_figure", name=figure.name)
    if form == "svg":
        return into_svg(draw(drawing, "svg").decode(), reference, figure.finding, figure.picture.alt).encode()
    if form == "pdf":
        return into_pdf(draw(drawing, "pdf"), reference, figure.finding, pack.stamp.organisation)
    return into_png(png(drawing, "slide" if form == "slide" else "page"), reference)


def for_box(drawing: Figure, wide: int, high: int) -> tuple[bytes, int, int]:
    """A drawing without title, source and marking, which the page has, as PNG with its size; as wide as a box and at
    most as high, in English Metric Units. Raises Refusal: brief.no_chromium, brief.chromium_failed.
    """
    drawing.update_layout(width=pixels(wide), height=min(pixels(high), drawing.layout.height), autosize=False)
    return png(drawing), wide, int(drawing.layout.height * PIXEL * POINT)


def pixels(units: int) -> float:
    """English Metric Units as pixels of a picture in a document or on a slide."""
    return units / POINT / PIXEL


def png(drawing: Figure, use: Literal["slide", "page"] = "page") -> bytes:
    """A PNG of a drawing that has a width: widened to 1920 x 1080 pixels for a slide, otherwise as high as it is."""
    if use == "page":
        return draw(drawing, "png", SCALE)
    size = ceil(max(drawing.layout.width / 16, drawing.layout.height / 9))
    drawing.update_layout(width=16 * size, height=9 * size)
    return draw(drawing, "png", (120 + 1e-6) / size)         # what is left of a pixel is cut off


def draw(drawing: Figure, form: str, scale: float = 1) -> bytes:
    """A drawing as SVG with its typeface, as PNG, or as a searchable PDF of one page of its size; with clean texts."""
    size = {"width": drawing.layout.width, "height": drawing.layout.height}
    return chromium.draw(cleaned(drawing.to_dict()), {"format": form, "scale": scale, **size}, SHAPES)


def _csv_file(table: Table) -> bytes:
    """Rows as CSV. Numbers are not rounded; a change such as "+12 victims" is protected by a space that cannot be seen.
    """
    def protected(cell: object) -> object:
        return f"{wording.NO_BREAK}{cell}" if isinstance(cell, str) and CHANGE.match(cell) else harmless(cell)

    rows = [[cell.text if cell.number is None else int(cell.number) if cell.number.is_integer() else cell.number
             for cell in row] for row in table.rows]
    return tables.csv_file(pd.DataFrame(rows, columns=[harmless(head) for head in table.head], dtype=object), protected)
