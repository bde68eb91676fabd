"""One figure of a pack as a file: picture, page, slide, or its data."""

import csv
import io
from typing import NamedTuple

from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Drawn, Pack, Table
from indicators.briefing.reference.embedding import into_pdf, into_png, into_svg
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING
from indicators.errors import Refusal
from indicators.ingest.formula_escape import harmless


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
            return svg_file(_drawn(drawn, BRIEFING), drawn, pack)
        case "pdf":
            return into_pdf(pictures.pdf(_drawn(drawn, BRIEFING)), pack.reference_of(drawn))
        case "csv":
            return csv_file(drawn.data or (drawn.table if drawn.table.rows else _of_its_section(pack, drawn)))
        case _:
            from indicators.briefing.pack.slides import write_slide  # noqa: PLC0415 - only what is needed

            made = io.BytesIO()
            write_slide(pack, drawn, made)
            return made.getvalue()


def _of_its_section(pack: Pack, drawn: Drawn) -> Table:
    """The table of another figure of the section with the same countries, which a document shows only once."""
    section = next((own for own in pack.sections if drawn in own.figures), None)
    return next((other.table for other in section.figures if other.table.rows), drawn.table) if section else drawn.table


def svg_file(figure: Figure, drawn: Drawn, pack: Pack) -> bytes:
    """A drawn figure as SVG with its finding, its description for screen readers, and its reference."""
    return into_svg(pictures.svg(figure), pack.reference_of(drawn), drawn.finding, drawn.alt).encode()


def csv_file(table: Table) -> bytes:
    """Rows as CSV in UTF-8 with a byte order mark, by which spreadsheets know the encoding. Numbers are not rounded;
    texts that a spreadsheet would execute are escaped.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(harmless, table.head))
    for row in table.rows:
        writer.writerow([harmless(cell.text) if cell.number is None else
                         int(cell.number) if cell.number.is_integer() else cell.number for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _drawn(drawn: Drawn, width: int) -> Figure:
    """Draw the figure at a width; raises Refusal if it has no value to draw."""
    figure = drawn.draw(width)
    if figure is None:
        raise Refusal("brief.no_figure", name=drawn.name)
    return figure
