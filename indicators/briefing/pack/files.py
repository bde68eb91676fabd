"""A briefing, its one page for a minister, or one of its figures as a file; and templates that are tried first."""

import io
import re
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from indicators import wording
from indicators.briefing import tables
from indicators.briefing.archives import archive_of, whole_or_not_at_all
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Cell, Pack, PackFigure, PackInput, Table, lead_section
from indicators.briefing.pack.templates import OwnTemplate, opened_deck, opened_document, refused_if_unusable
from indicators.briefing.reference.files import comments, into_pdf, into_png, into_svg
from indicators.charts.theme import BRIEFING, PAGE
from indicators.errors import Refusal
from indicators.ingest.formats.text_files import harmless
from indicators.wording import say

KINDS = (".pptx", ".docx", ".xlsx")
BY_CHROMIUM = (".docx",)         # with pictures, which this machine draws
WITHOUT_CHROMIUM = ("pptx", "csv")       # files of a figure
FORMS = {"slide": "image/png", "page": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf",
         "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
         "csv": "text/csv; charset=utf-8"}
"""Media types of the file formats of a figure. The pictures fit a slide, and the width of a page."""

CHANGE = re.compile(r"[+-][0-9]")
NAME = 31                # letters of a sheet's name
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def pack_file(pack: Pack, kind: str, template: OwnTemplate | None = None) -> bytes:
    """A briefing as one of KINDS, with an organisation's own slides or document. Raises Refusal: brief.*."""
    if kind == ".xlsx":
        if template is not None:
            raise Refusal("brief.no_template")
        return _workbook(pack)
    with refused_if_unusable(template):
        make = _module("slides").slides if kind == ".pptx" else _module("document").briefing_document
        return bytes(make(pack, template))


def write_pack(pack: Pack, kind: str, file: Path, template: Path | None = None) -> None:
    """Write a briefing into a file, which is unchanged after an error. Raises Refusal: brief.*, export.*."""
    with whole_or_not_at_all(file) as stream:
        if template is not None and not template.is_file():
            raise Refusal("brief.template", template=template.name, kind=template.suffix[1:].upper())
        stream.write(pack_file(pack, kind, (template.name, template.read_bytes()) if template else None))


def check_template(name: str, content: bytes) -> None:
    """Raise Refusal for a template that cannot be filled in: brief.template, brief.template_lacks,
    brief.template_contrast, brief.template_tag.
    """
    with refused_if_unusable((name, content)):
        if name.casefold().endswith(".pptx"):
            opened_deck((name, content))
        else:
            opened_document("briefing.docx", (name, content))


def minister_file(pack: Pack, kind: str) -> bytes:
    """The minister's page of a briefing, as slide or A4 page: its one finding, else that which most needs attention."""
    section = lead_section(pack.sections)
    if kind == ".pptx":
        return bytes(_module("slides").slides(pack, section=section))
    return bytes(_module("document").minister_page(pack, section))


def minister_archive(read: PackInput, requests: Iterable[PackRequest], kinds: Collection[str]) -> bytes:
    """ZIP of the minister's page, as slide or A4 page, of every request on which there is anything to say."""
    def pages() -> Iterator[tuple[str, bytes]]:
        for request in requests:
            try:
                pack = build(read, request)
            except Refusal as refusal:
                if refusal.code != "brief.nothing":
                    raise
                continue
            yield from ((f"{pack.stem}_minister{kind}", minister_file(pack, kind)) for kind in kinds)

    return archive_of(pages())


def figure_file(pack: Pack, figure: PackFigure, form: str) -> bytes:
    """A figure as a file of one of FORMS. Raises Refusal: brief.no_chromium, brief.chromium_failed, brief.no_figure."""
    if form == "csv":
        return _csv_file(figure.data)
    if form == "pptx":
        return bytes(_module("slides").slides(pack, figure=figure))
    drawing, reference = figure.draw(PAGE if form == "page" else BRIEFING), pack.reference_of(figure)
    if drawing is None:
        raise Refusal("brief.no_figure", name=figure.name)
    if form == "svg":
        svg = chromium.picture(drawing, "svg").decode()
        return into_svg(svg, reference, figure.finding, figure.picture.alt).encode()
    if form == "pdf":
        return into_pdf(chromium.picture(drawing, "pdf"), reference, figure.finding, pack.stamp.organisation)
    return into_png(chromium.slide_png(drawing) if form == "slide" else chromium.picture(drawing, "png"), reference)


def _module(name: str) -> Any:
    """The writer of a format, for those who take one: each brings a library that takes a while to load."""
    return import_module(f"indicators.briefing.pack.{name}")


def _csv_file(table: Table) -> bytes:
    """Rows as CSV. Numbers are not rounded; a change such as "+12 victims" is protected by a space that cannot be seen.
    """
    def protected(cell: object) -> object:
        is_change = isinstance(cell, str) and CHANGE.match(cell)
        return f"{wording.NO_BREAK}{cell}" if is_change else tables.plain_cell(cell)

    rows = [[cell.text if cell.number is None else cell.number for cell in row] for row in table.rows]
    return tables.csv_file(pd.DataFrame(rows, columns=[harmless(head) for head in table.head], dtype=object), protected)


def _workbook(pack: Pack) -> bytes:
    """The workbook as XLSX. No text becomes a formula or a link."""
    import xlsxwriter  # noqa: PLC0415 - for those who take a workbook

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, tables.PLAIN | {"nan_inf_to_errors": True}) as book:
        book.set_properties({"title": pack.title, "author": pack.stamp.organisation,
                             "comments": comments(pack.reference)})
        _add_sheet(book, pack, say("head.statuses"), pack.table, pack.headline)
        for goal in dict.fromkeys(section.goal for section in pack.sections):
            sections = [section for section in pack.sections if section.goal == goal]
            parts = list(dict.fromkeys(figure.table for figure in pack.figures
                                       if figure.goal == goal and figure.table.rows))
            if parts:
                table = Table(parts[0].head, tuple(row for part in parts for row in part.rows))
                _add_sheet(book, pack, goal, table, sections[0].heading)
        notes = tuple((Cell(about), Cell(text)) for about, text in _notes(pack) if text)
        _add_sheet(book, pack, say("pack.notes"), Table((say("head.figures"), say("pack.notes")), notes), pack.title)
    return stream.getvalue()


def _add_sheet(book: Any, pack: Pack, name: str, table: Table, title: str) -> None:
    """A sheet: marking, title, scope and provenance, and below them the header with its rows."""
    page, top = book.add_worksheet(NOT_IN_NAMES.sub(" ", name)[:NAME]), 5
    text = {"text_wrap": True, "valign": "top"}
    head, plain = book.add_format({**text, "bold": True, "bottom": 1}), book.add_format(text)
    page.write_row(top, 0, table.head, head)
    for at, row in enumerate(table.rows, top + 1):
        for column, cell in enumerate(row):
            if cell.number is None:
                page.write_string(at, column, cell.text, plain)
            else:                            # a year has no separator, a figure as many decimals as its indicator
                is_year = cell.text == f"{cell.number:.0f}"
                form = "0" if is_year else "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
                page.write_number(at, column, cell.number, book.add_format({"num_format": form, "valign": "top"}))
    page.autofit(tables.WIDEST)
    for at, (line, look) in enumerate(((pack.marking, {"bold": True, "font_color": "#8E1B1B"}), (
            title, {"bold": True, "font_size": 14}), (pack.filters, {}), (pack.provenance, {}))):
        page.write_string(at, 0, line, book.add_format(look))
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    marking, provenance = (line.replace("&", "&&") for line in (pack.marking, pack.provenance))
    page.set_header(f"&C&B{marking[:200]}")
    page.set_footer(f"&L{provenance[:150]}&C&B{marking[:80]}&R&P / &N")
    page.autofilter(top, 0, top + max(len(table.rows), 1), len(table.head) - 1)


def _notes(pack: Pack) -> Iterable[tuple[str, str]]:
    """What is missing; sentences and arithmetic of each goal; method, reading, caution and sources of each figure."""
    yield from ((say("head.statuses"), pack.key), *((say("pack.left_out"), text) for text in pack.left_out))
    for section in pack.sections:
        yield from ((section.heading, text) for text in (section.box, *section.comments, *section.arithmetic))
    for figure in pack.figures:
        yield from ((figure.finding, text) for text in (
            *figure.method, figure.reading, figure.caution, figure.note, *figure.sources))
