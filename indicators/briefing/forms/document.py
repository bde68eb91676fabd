"""A reporting form as DOCX, in the wording by which narratives/reading.py recognises what it printed."""

import io
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any
from unicodedata import bidirectional
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from indicators.briefing.archives import archive_of, entry
from indicators.briefing.forms.content import GoalPart, LastFigure, ReportingForm, form_name
from indicators.briefing.forms.document_styles import (
    add_field,
    frame,
    mark_row,
    rule_rows,
    set_page,
    set_typeface,
)
from indicators.reports.form_wording import explanations, heading, levels, question, wording
from indicators.wording import NO_BREAK, nested

ANSWER = "Answer"        # the style of a paragraph to answer in
QUOTED = "Quoted"        # of a line that quotes the last report
LANGUAGE = "en-GB"       # of the form's official wording
WIDTHS = Cm(8.2), Cm(5.4), Cm(3)       # of a table of figures
BOX = f"""<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>
<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>
</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>
<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>
</w:sdtContent></w:sdt>""".replace("\n", "")


def forms_archive(forms: Iterable[ReportingForm]) -> bytes:
    """ZIP of the forms, each as DOCX."""
    return archive_of((form_name(form.ref_area, form.year), form_document(form)) for form in forms)


def form_document(form: ReportingForm) -> bytes:
    """The form as DOCX, reproducible byte for byte."""
    document = Document(io.BytesIO(_base()))
    title = wording("title", year=form.year)
    document.core_properties.title, document.core_properties.author = f"{form.country}: {title}", ""
    document.core_properties.comments = ""
    section = document.sections[0]
    section.header.paragraphs[0].text = form.country
    _footer(section.footer.paragraphs[0], title)
    _add(document, form.country, "Title")
    _add(document, title, "Subtitle")
    for text in explanations():
        document.add_paragraph(text)
    for target in form.targets:
        _add(document, heading("target", target.number), "Heading1")
        document.add_paragraph(target.wording).paragraph_format.keep_with_next = True
        for goal in target.goals:
            _goal(document, goal, form)
    return _settled(document)


@cache
def _base() -> bytes:
    """An empty document with the form's styles; to make it takes longer than to fill it in."""
    document = Document()
    set_page(document.sections[0])
    set_typeface(document, LANGUAGE)
    for name, indented in ((ANSWER, False), (QUOTED, True)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.space_after = Pt(0 if indented else 8)
        if indented:
            style.paragraph_format.space_before = Pt(6)
            style.paragraph_format.keep_with_next = True
        else:
            style.element.get_or_add_pPr().append(frame())
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _footer(paragraph: Any, title: str) -> None:
    """The title, and the number of the page; fields show 1 until an office program counts."""
    before, between = wording("page", page="\n", pages="\n").split("\n")[:2]
    paragraph.add_run(f"{title}\t\t{before}")
    add_field(paragraph, "PAGE", ["1"])
    paragraph.add_run(between)
    add_field(paragraph, "NUMPAGES", ["1"])
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _goal(document: Opened, goal: GoalPart, form: ReportingForm) -> None:
    """A goal with its three questions, and what is known already."""
    _add(document, f"{heading('goal')} {goal.wording}", "Heading2")
    _add(document, question("A", form.last_report), "Heading3")
    if goal.announced:
        document.add_paragraph(wording("quotations")).paragraph_format.keep_with_next = True
        for number, text in enumerate(goal.announced, 1):
            _quotation(document, form.last_report, number, text)
            _add(document, "", ANSWER)
        _add(document, wording("others"), QUOTED)
    _add(document, "", ANSWER)
    _add(document, question("B", 0), "Heading3")
    _levels(document.add_paragraph(wording("level")))
    if goal.figures:
        _figures(document, goal.figures, form.year)
    _add(document, "", ANSWER)
    _add(document, question("C", 0), "Heading3")
    _add(document, "", ANSWER)


def _add(document: Opened, text: str, style: str) -> Any:
    """Add a paragraph with a style by its id: python-docx looks every name up, which takes most of the time."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style  # noqa: SLF001
    return paragraph


def _quotation(document: Opened, year: int, number: int, text: str) -> None:
    """A line of the last report in quotation marks, the only double ones, so that an answer typed behind them is read;
    words written from right to left are marked as such.
    """
    before, after = wording("announced", year=year, number=number, text="\n").split("\n")
    paragraph = _add(document, before, QUOTED)
    run = paragraph.add_run(nested(text))
    if any(bidirectional(letter) in ("R", "AL") for letter in text):
        run.font.rtl = True
    paragraph.add_run(after)


def _levels(paragraph: Any) -> None:
    """A box to tick for every level."""
    paragraph.paragraph_format.keep_with_next = True
    for level in levels().values():
        paragraph.add_run("  ")
        paragraph._p.append(deepcopy(_box()))  # noqa: SLF001 - python-docx has no boxes to tick
        paragraph.add_run(f"{NO_BREAK}{level.replace(' ', NO_BREAK)}")


@cache
def _box() -> Any:
    return parse_xml(BOX)


def _figures(document: Opened, figures: tuple[LastFigure, ...], year: int) -> None:
    """The indicators with their last figures, and an empty column for the new year."""
    table = document.add_table(len(figures) + 1, len(WIDTHS))
    table.autofit = False
    rule_rows(table)
    for column, wide in zip(table.columns, WIDTHS, strict=True):
        column.width = wide
    heads = wording("figures"), wording("last_figure"), str(year)
    rows = [heads, *((own.indicator, own.last, "") for own in figures)]
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        mark_row(row, "w:cantSplit", *(["w:tblHeader"] if not number else []))
        for cell, text, wide in zip(row.cells, texts, WIDTHS, strict=True):
            cell.width = wide
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = not number or None, Pt(9)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _settled(document: Opened) -> bytes:
    """The document with no time in its archive."""
    stream, settled = io.BytesIO(), io.BytesIO()
    document.save(stream)
    with ZipFile(stream) as written, ZipFile(settled, "w") as archive:
        for name in written.namelist():
            with entry(archive, name, ZIP_DEFLATED) as file:
                file.write(written.read(name))
    return settled.getvalue()
