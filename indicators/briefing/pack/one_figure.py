"""One figure of a pack as a file: picture, page, slide, or its data."""

import csv
import io
from collections.abc import Iterator
from typing import IO, NamedTuple
from zipfile import ZIP_STORED, ZipFile

from indicators.briefing.archives import entry
from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Pack, PackFigure, Table
from indicators.briefing.reference.embedding import MEMBER, into_pdf, into_png, into_svg
from indicators.charts.drawing import Figure
from indicators.charts.theme import BRIEFING, BRIEFING_HEIGHT
from indicators.errors import Refusal
from indicators.ingest.formats.text_files import harmless
from indicators.wording import say


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


def named(pack: Pack, name: str) -> PackFigure:
    """The figure with this name. Raises Refusal("brief.no_figure")."""
    for drawn in pack.figures:
        if drawn.name == name:
            return drawn
    raise Refusal("brief.no_figure", name=name)


def figure_file(pack: Pack, drawn: PackFigure, form: str) -> bytes:
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


def _of_its_section(pack: Pack, drawn: PackFigure) -> Table:
    """The table of another figure of the section with the same countries, which a document shows only once."""
    section = next((own for own in pack.sections if drawn in own.figures), None)
    return next((other.table for other in section.figures if other.table.rows), drawn.table) if section else drawn.table


def svg_file(figure: Figure, drawn: PackFigure, pack: Pack) -> bytes:
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


def _drawn(drawn: PackFigure, width: int) -> Figure:
    """Draw the figure at a width; raises Refusal if it has no value to draw."""
    figure = drawn.draw(width)
    if figure is None:
        raise Refusal("brief.no_figure", name=drawn.name)
    return figure


TALL = 1.5 * BRIEFING_HEIGHT     # a higher figure also gets a picture for a page, since a slide would make it too small


def write_archive_of(pack: Pack, stream: IO[bytes]) -> None:
    """Write the archive. Raises Refusal: brief.no_chromium, brief.chromium_failed."""
    with ZipFile(stream, "w") as archive:
        named: list[str] = []
        for drawn in pack.figures:
            figure, reference = drawn.draw(pictures.WIDTHS["slide"]), pack.reference_of(drawn)
            if figure is None:
                continue
            _add(archive, f"{drawn.name}.png", into_png(pictures.png(figure, "slide"), reference))
            _add(archive, f"{drawn.name}.svg", svg_file(figure, drawn, pack))
            if figure.layout.height > TALL and (on_page := drawn.draw(pictures.WIDTHS["page"])) is not None:
                _add(archive, f"{drawn.name}_page.png", into_png(pictures.png(on_page, "page"), reference))
            if drawn.table.rows:
                _add(archive, f"{drawn.name}.csv", csv_file(drawn.table))
            named.append(f"{drawn.name}: {drawn.finding} ({drawn.subtitle})")
        _add(archive, "CONTENTS.txt", "\n".join([*_head(pack), "", *named, "", *_sources(pack.figures)]).encode())
        _add(archive, MEMBER, pack.reference.to_json().encode())


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    with entry(archive, name, ZIP_STORED) as file:
        file.write(data)


def _head(pack: Pack) -> list[str]:
    return [*([pack.marked] if pack.marked else []), pack.title, pack.filters, *pack.foot, *pack.left_out]


def _sources(figures: tuple[PackFigure, ...]) -> Iterator[str]:
    yield say("pack.sources")
    yield from dict.fromkeys(source for drawn in figures for source in drawn.sources)
