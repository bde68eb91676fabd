"""One figure of a pack as a file: picture, page, slide, or its data."""

import io
from typing import NamedTuple

import pandas as pd

from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Cell, Drawn, Pack, Table
from indicators.briefing.reference.embedding import into_pdf, into_png, into_svg
from indicators.briefing.tables import csv_file
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING
from indicators.errors import Refusal


class Form(NamedTuple):
    """A file format: extension, media type, and whether it needs Chromium."""

    extension: str
    media: str
    by_chromium: bool


FORMS = {
    "slide": Form("png", "image/png", by_chromium=True),
    "column": Form("png", "image/png", by_chromium=True),
    "page": Form("png", "image/png", by_chromium=True),
    "svg": Form("svg", "image/svg+xml", by_chromium=True),
    "pdf": Form("pdf", "application/pdf", by_chromium=True),
    "pptx": Form("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                 by_chromium=False),
    "csv": Form("csv", "text/csv; charset=utf-8", by_chromium=False),
}
"""The pictures fit a slide, a column of a document, and the width of a page."""


def named(pack: Pack, name: str) -> Drawn:
    """The figure with this name. Raises Refusal("brief.no_figure")."""
    for drawn in pack.figures:
        if drawn.name == name:
            return drawn
    raise Refusal("brief.no_figure", name=name)


def figure_file(pack: Pack, drawn: Drawn, form: str) -> bytes:
    """A figure as a file of one of FORMS. Raises Refusal: brief.no_chromium, brief.chromium_failed, brief.no_figure."""
    match form:
        case "slide" | "column" | "page":
            return into_png(pictures.png(_drawn(drawn, pictures.WIDTHS[form]), form), pack.reference_of(drawn))
        case "svg":
            return into_svg(pictures.svg(_drawn(drawn, BRIEFING)), pack.reference_of(drawn)).encode()
        case "pdf":
            return into_pdf(pictures.pdf(_drawn(drawn, BRIEFING)), pack.reference_of(drawn))
        case "csv":
            table = drawn.data or (drawn.table if drawn.table.rows else _of_its_section(pack, drawn))
            rows = [[_plain(cell) for cell in row] for row in table.rows]
            return csv_file(pd.DataFrame(rows, columns=list(table.head)))
        case _:
            from indicators.briefing.pack.slides import write_slide  # noqa: PLC0415 - only what is needed

            made = io.BytesIO()
            write_slide(pack, drawn, made)
            return made.getvalue()


def _of_its_section(pack: Pack, drawn: Drawn) -> Table:
    """The table of another figure of the section with the same countries, which a document shows only once."""
    section = next((own for own in pack.sections if drawn in own.figures), None)
    return next((other.table for other in section.figures if other.table.rows), drawn.table) if section else drawn.table


def _plain(cell: Cell) -> str:
    """A cell's number as printed but without separators, or its text."""
    return cell.text if cell.number is None else f"{cell.number:.{cell.decimals}f}"


def _drawn(drawn: Drawn, width: int) -> Figure:
    """Draw the figure at a width; raises Refusal if it has no value to draw."""
    figure = drawn.draw(width)
    if figure is None:
        raise Refusal("brief.no_figure", name=drawn.name)
    return figure
