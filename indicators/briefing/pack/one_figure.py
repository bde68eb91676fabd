"""One figure of a briefing as a file: picture, page, slide, or its data."""

import io
import re
from typing import NamedTuple

import pandas as pd

from indicators import wording
from indicators.briefing import tables
from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Pack, PackFigure, Table
from indicators.briefing.reference.files import into_pdf, into_png, into_svg
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING
from indicators.errors import Refusal
from indicators.ingest.formats.text_files import harmless

CHANGE = re.compile(r"[+-][0-9]")


class Form(NamedTuple):
    """A file format: extension, media type, and whether it needs Chromium."""

    extension: str
    media: str
    by_chromium: bool


FORMS = {
    "slide": Form("png", "image/png", by_chromium=True),
    "page": Form("png", "image/png", by_chromium=True),
    "svg": Form("svg", "image/svg+xml", by_chromium=True),
    "pdf": Form("pdf", "application/pdf", by_chromium=True),
    "pptx": Form("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                 by_chromium=False),
    "csv": Form("csv", "text/csv; charset=utf-8", by_chromium=False),
}
"""The pictures fit a slide, and the width of a page."""


def named(pack: Pack, name: str) -> PackFigure:
    """The figure with this name. Raises Refusal("brief.no_figure")."""
    for figure in pack.figures:
        if figure.name == name:
            return figure
    raise Refusal("brief.no_figure", name=name)


def figure_file(pack: Pack, figure: PackFigure, form: str) -> bytes:
    """A figure as a file of one of FORMS. Raises Refusal: brief.no_chromium, brief.chromium_failed, brief.no_figure."""
    reference = pack.reference_of(figure)
    match form:
        case "slide" | "page":
            return into_png(pictures.png(_drawing(figure, pictures.WIDTHS[form]), form), reference)
        case "svg":
            svg = pictures.svg(_drawing(figure, BRIEFING))
            return into_svg(svg, reference, figure.finding, figure.picture.alt).encode()
        case "pdf":
            return into_pdf(pictures.pdf(_drawing(figure, BRIEFING)), reference, figure.finding,
                            pack.stamp.organisation)
        case "csv":
            return _csv_file(figure.data)
        case _:
            from indicators.briefing.pack.slides import write_figure  # noqa: PLC0415 - only what is needed

            made = io.BytesIO()
            write_figure(pack, figure, made)
            return made.getvalue()


def _csv_file(table: Table) -> bytes:
    """Rows as CSV. Numbers are not rounded; a change such as "+12 victims" is protected by a space that cannot be seen.
    """
    def protected(cell: object) -> object:
        return f"{wording.NO_BREAK}{cell}" if isinstance(cell, str) and CHANGE.match(cell) else harmless(cell)

    rows = [[cell.text if cell.number is None else int(cell.number) if cell.number.is_integer() else cell.number
             for cell in row] for row in table.rows]
    return tables.csv_file(pd.DataFrame(rows, columns=[harmless(head) for head in table.head], dtype=object), protected)


def _drawing(figure: PackFigure, width: int) -> Figure:
    """Draw the figure at a width; raises Refusal if it has no value to draw."""
    drawing = figure.draw(width)
    if drawing is None:
        raise Refusal("brief.no_figure", name=figure.name)
    return drawing
