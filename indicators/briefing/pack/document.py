"""A pack as a document: headings, contents, tables, pictures with alternative texts."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from docx import Document
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Cell, Pack, PackFigure, Section, Stated
from indicators.briefing.pack.document_styles import (
    EDGE,
    LONG,
    SHORT,
    add_field,
    mark_row,
    rule_rows,
    set_page,
    set_typeface,
)
from indicators.briefing.pack.office_files import own_file
from indicators.briefing.pack.tables import to_read
from indicators.briefing.reference.embedding import into_package
from indicators.charts.theme import PALETTES, UNCOLOURED, status_ink
from indicators.wording import ended, say

COLOURS = PALETTES["light"]
TALLEST = Cm(21)         # of a picture on a page
SMALL = Pt(8)            # type of tables and notes
WIDEST = 26              # letters of a column's share of the width at most
LETTER = Pt(5.6)         # width of a bold letter of a table, on average
CELL_MARGINS = Pt(11)    # left and right of a cell's text, in Word's own table style
LONGEST_PROPERTY = 255   # letters of a document's title among its properties, by Word's schema
LOGO = Cm(4), Cm(1.2)    # most width and height of a logo


def write_document(pack: Pack, stream: IO[bytes], template: Path | None = None) -> None:
    """Write the document as DOCX. Raises Refusal: brief.template, brief.no_chromium, brief.chromium_failed."""
    document = _opened(template, pack)
    document.add_heading(pack.title, 0)
    if pack.marked:
        add_warning(document, pack.marked)
    _paragraphs(document, (pack.filters, *pack.foot))
    _contents(document, pack)
    _paragraphs(document, pack.left_out)
    for summary in pack.summaries:
        document.add_heading(summary.heading, 1)
        _paragraphs(document, summary.paragraphs)
    if pack.table.rows:
        _statuses(document, pack)
    for section in pack.sections:
        _section(document, section)
    into_package(document.part.package, Part, PackURI, pack.reference)
    document.save(stream)


def _opened(template: Path | None, pack: Pack) -> Opened:
    """The template with its text removed, or an empty document; with footer and header."""
    if template is None:
        document = Document()
        _set_up(document, pack, own=True)
        return document
    with own_file(template):
        document = Document(str(template))
        for level in range(4):           # tried, and removed again with the rest of the text
            document.add_heading("", level)
        document.add_paragraph(style="List Bullet")
        into_package(document.part.package, Part, PackURI, pack.reference)
        document.save(io.BytesIO())
        body = document.element.body
        for element in [child for child in body if child.tag != qn("w:sectPr")]:
            body.remove(element)
        _set_up(document, pack, own=False)
    return document


def _set_up(document: Opened, pack: Pack, *, own: bool) -> None:
    """Set page size, typeface and language, and the header and footer of every page."""
    section = document.sections[0]
    if own:
        set_page(section)
        set_typeface(document)
    document.core_properties.title, document.core_properties.author = pack.title[:LONGEST_PROPERTY], ""
    document.core_properties.comments = pack.version
    foot = section.footer.paragraphs[0]
    foot.text = "\n".join(pack.foot)
    foot.add_run(f"\n{say('pack.page')} ")
    add_field(foot, "PAGE")
    for run in foot.runs:
        run.font.size = SMALL
    head = section.header.paragraphs[0]
    if logo := pack.stamp.logo:
        width, height = logo.within(*LOGO)
        head.add_run().add_picture(io.BytesIO(logo.content), int(width), int(height))
        head.add_run("  ")
    if pack.marked:
        head.add_run(pack.marked).bold = True


def _contents(document: Opened, pack: Pack) -> None:
    """Table of contents: a field that lists the headings until an office program updates it."""
    document.add_heading(say("pack.contents"), 1)
    headings = [*(summary.heading for summary in pack.summaries), *([say("pack.statuses")] if pack.table.rows else []),
                *(section.heading for section in pack.sections)]
    add_field(document.add_paragraph(), r'TOC \o "1-1" \h \z \u', headings)


def add_warning(document: Opened, text: str) -> None:
    """A line in the colour of warnings."""
    _write(document.add_paragraph(), text, bold=True, colour=COLOURS.warning)


def add_status(document: Opened, status: Stated) -> None:
    """A line with a status in its colour, and its subject."""
    paragraph = document.add_paragraph()
    _write(paragraph, status.words, bold=True,
           colour="" if status.code in UNCOLOURED else status_ink(status.code, "light"))
    paragraph.add_run(f" · {status.about}")


def _write(paragraph: Any, text: str, *, bold: bool = False, colour: str = "", size: int | None = None) -> None:
    """Add a text to a paragraph; ``colour`` such as "#1b1f24"."""
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold or None, size
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour[1:])


def _turned(document: Opened, *, wide: bool) -> None:
    """Start a new page, landscape or portrait."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    sides = sorted((int(section.page_width or SHORT), int(section.page_height or LONG)), reverse=wide)
    section.page_width, section.page_height = sides[0], sides[1]


def _statuses(document: Opened, pack: Pack) -> None:
    """The table of statuses on landscape pages, with names and colours."""
    _turned(document, wide=True)
    document.add_heading(say("pack.statuses"), 1)
    document.add_paragraph(" ".join(map(ended, (pack.status_figure.finding, pack.status_figure.subtitle))))
    heads = (say("overview.country"), *pack.table.heads)
    colours = [["", *("" if cell.stale or cell.status in UNCOLOURED else status_ink(cell.status, "light")
                      for cell in cells)] for _, cells in pack.table.rows]
    add_table(document, heads, [[Cell(name), *(Cell(cell.text) for cell in cells)] for name, cells in pack.table.rows],
              colours)
    _write(document.add_paragraph(), pack.key, size=SMALL)
    _turned(document, wide=False)


def _section(document: Opened, section: Section) -> None:
    """A country or group on a goal."""
    document.add_heading(section.heading, 1)
    _write(document.add_paragraph(), ended(section.finding), bold=True)
    if section.status:
        add_status(document, section.status)
    _paragraphs(document, section.comments)
    _paragraphs(document, section.summary or filter(None, [section.more]))
    for drawn in section.figures:
        _figure(document, drawn)
    if section.others:
        document.add_heading(say("pack.others"), 2)
    for drawn in section.others:
        _figure(document, drawn)
    _points(document, say("pack.notes"), section.notes)
    if section.report:
        document.add_heading(say("pack.report"), 2)
        for head, items in section.report.items():
            _points(document, head, items, level=3)
        document.add_paragraph(section.report_source)
    _points(document, say("pack.commitments"), section.commitments)
    if section.questions:
        document.add_heading(say("pack.questions"), 2)
        for question in section.questions:
            _write(document.add_paragraph(), question.asked, bold=True)
            document.add_paragraph(question.line)
    if section.speaking_note:
        document.add_heading(say("pack.speaking_note"), 2)
        document.add_paragraph(section.speaking_note)


def _paragraphs(document: Opened, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_paragraph(text)


def _figure(document: Opened, drawn: PackFigure) -> None:
    """A figure with its alternative text, its rows and its notes."""
    wide = _text_width(document)
    figure = pictures.on_a_page(drawn.draw, TALLEST / wide)
    if figure is not None:
        picture = document.add_paragraph()
        picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
        high = wide * figure.layout.height / figure.layout.width
        shape = picture.add_run().add_picture(io.BytesIO(pictures.png(figure, "column")),
                                              width=int(wide * min(1.0, TALLEST / high)))
        shape._inline.docPr.set("descr", drawn.alt)  # noqa: SLF001 - python-docx cannot set it otherwise
        shape._inline.docPr.set("title", drawn.finding)  # noqa: SLF001
    if drawn.table.rows:
        shown = to_read(drawn.table)
        add_table(document, shown.head, shown.rows)
        document.add_paragraph()
    for name, text in (("method", " ".join(drawn.method)), ("reading", drawn.reading), ("caution", drawn.caution),
                       ("revised", drawn.note), ("sources", "; ".join(drawn.sources))):
        _labelled(document, name, text)


def _labelled(document: Opened, name: str, text: str) -> None:
    if text:
        paragraph, size = document.add_paragraph(), SMALL if name == "sources" else None
        _write(paragraph, f"{say(f'pack.{name}')}: ", bold=True, size=size)
        _write(paragraph, text, size=size)
        paragraph.paragraph_format.space_after = Pt(4)


def _points(document: Opened, head: str, items: Sequence[str], level: int = 2) -> None:
    if items:
        document.add_heading(head, level)
        for item in items:
            document.add_paragraph(item, "List Bullet")


def add_table(document: Opened, heads: Sequence[str], rows: Sequence[Sequence[Cell]],
           colours: Sequence[Sequence[str]] = ()) -> None:
    """A table the width of the page, its header repeated; ``colours`` are those of the cells, "" for none."""
    table = document.add_table(len(rows) + 1, len(heads))
    table.autofit = False
    rule_rows(table)
    widths = _widths(_text_width(document), [[heads[at], *(row[at].text for row in rows)] for at in range(len(heads))])
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Emu(wide)
    for at, (row, cells) in enumerate(zip(table.rows, [[Cell(head) for head in heads], *rows], strict=True)):
        mark_row(row, "w:cantSplit", *(["w:tblHeader"] if not at else []))
        for column, (box, cell, wide) in enumerate(zip(row.cells, cells, widths, strict=True)):
            box.width, paragraph = Emu(wide), box.paragraphs[0]
            _write(paragraph, cell.text, bold=not at or (bool(colours) and not column), size=SMALL,
                   colour=colours[at - 1][column] if at and colours else "")
            paragraph.paragraph_format.space_after = Pt(0)
            if cell.number is not None:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _text_width(document: Opened) -> int:
    section = document.sections[-1]
    return int(section.page_width or SHORT) - int(section.left_margin or EDGE) - int(section.right_margin or EDGE)


def _widths(room: int, columns: Sequence[Sequence[str]]) -> list[int]:
    """Width of each column in EMU: its longest word with the margins, and a share of the rest for its longest text.

    Where not even the words fit, all columns are narrower in the same proportion. LibreOffice fits no column itself.
    """
    words = [min(WIDEST, max(len(word) for text in texts for word in text.split() or [""])) for texts in columns]
    longer = [max(0, min(WIDEST, max(map(len, texts))) - word) for texts, word in zip(columns, words, strict=True)]
    least = [CELL_MARGINS + LETTER * word for word in words]
    rest = room - sum(least)
    if rest < 0 or not any(longer):
        return [int(room * wide / sum(least)) for wide in least]
    return [wide + int(rest * letters / sum(longer)) for wide, letters in zip(least, longer, strict=True)]
