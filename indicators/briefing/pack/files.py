"""A briefing, its one page for a minister, or one of its figures as a file; and templates that are tried first."""

import re
from collections.abc import Collection, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from indicators import wording
from indicators.briefing import tables
from indicators.briefing.archives import archive_of, whole_or_not_at_all
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, PackFigure, PackInput, Table, lead_section
from indicators.briefing.pack.templates import OwnTemplate, opened_deck, opened_document, refused_if_unusable
from indicators.briefing.reference.files import into_pdf, into_png, into_svg
from indicators.charts.theme import BRIEFING, PAGE
from indicators.errors import Refusal
from indicators.ingest.formats.text_files import harmless

KINDS = (".pptx", ".docx", ".xlsx")
BY_CHROMIUM = (".docx",)         # with pictures, which this machine draws
CHANGE = re.compile(r"[+-][0-9]")


class Form(NamedTuple):
    """A file format of a figure: extension, media type, and whether it needs Chromium."""

    extension: str
    media: str
    by_chromium: bool = True


FORMS = {
    "slide": Form("png", "image/png"), "page": Form("png", "image/png"), "svg": Form("svg", "image/svg+xml"),
    "pdf": Form("pdf", "application/pdf"),
    "pptx": Form("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", False),
    "csv": Form("csv", "text/csv; charset=utf-8", False)}
"""The pictures fit a slide, and the width of a page."""


def pack_file(pack: Pack, kind: str, template: OwnTemplate | None = None) -> bytes:
    """A briefing as one of KINDS, with an organisation's own slides or document. Raises Refusal: brief.*."""
    if kind == ".xlsx":
        if template is not None:
            raise Refusal("brief.no_template")
        return bytes(_module("annex").workbook(pack))
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
    return into_png(chromium.slide_png(drawing) if form == "slide" else chromium.png(drawing), reference)


def _module(name: str) -> Any:
    """The writer of a format, for those who take one: each brings a library that takes a while to load."""
    return import_module(f"indicators.briefing.pack.{name}")


def _csv_file(table: Table) -> bytes:
    """Rows as CSV. Numbers are not rounded; a change such as "+12 victims" is protected by a space that cannot be seen.
    """
    def protected(cell: object) -> object:
        return f"{wording.NO_BREAK}{cell}" if isinstance(cell, str) and CHANGE.match(cell) else harmless(cell)

    rows = [[cell.text if cell.number is None else int(cell.number) if cell.number.is_integer() else cell.number
             for cell in row] for row in table.rows]
    return tables.csv_file(pd.DataFrame(rows, columns=[harmless(head) for head in table.head], dtype=object), protected)
