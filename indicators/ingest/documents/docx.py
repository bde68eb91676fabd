"""DOCX -> text: paragraphs, lists with their numbers, tables cell by cell, text boxes, footnotes, headers and footers.

Deleted text of tracked changes is left out and counted; inserted text is read.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from indicators.ingest.documents.document import found_text
from indicators.ingest.documents.list_numbers import ListNumbers
from indicators.ingest.formats.file_types import unpack
from indicators.ingest.issues import Plain, Unreadable, note

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DELETED = {f"{W}del", f"{W}moveFrom"}
LEFT_OUT = {*DELETED, f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{COMPATIBLE}Fallback"}
WORDS = {f"{W}t", f"{MATHS}t"}
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
LONGEST_WRAPPED = 120    # letters of a paragraph that may be one line of a wrapped text
FEWEST_WRAPPED = 3       # paragraphs that continue a sentence

Element = Any            # of lxml, as python-docx gives it


def read_docx(content: bytes) -> Plain:
    """Return the text of a DOCX; raises Unreadable if it is of another kind, damaged, encrypted or malicious."""
    parts = unpack(content)
    if "word/document.xml" not in parts:
        raise Unreadable("document.not_a_document", found=_kind(parts))
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise Unreadable("document.macros")
    try:
        document = docx.Document(io.BytesIO(content))
        text = _Text(ListNumbers(document), _notes_of(document))
        margins = [line for part in _margins(document) for line in text.of(part, 0)]
        body = list(text.of(document.element.body, 0))
    except (OpcError, KeyError, ValueError, SyntaxError) as error:
        raise Unreadable("document.damaged", found=str(error)[:200]) from error
    top = [line for line in dict.fromkeys(margins) if line.strip()]
    between = "\n" if _is_wrapped(body) else "\n\n"
    whole = "\n".join([*top, "\f" * bool(top) + between.join(body)])
    return found_text("docx", whole, [note("document.deleted_text", count=text.deleted)] if text.deleted else [])


def _kind(parts: dict[str, bytes]) -> str:
    """The name of another archive."""
    return next((name for path, name in (("xl/workbook.xml", "XLSX"), ("ppt/presentation.xml", "PPTX"),
                                         ("content.xml", "ODT")) if path in parts), "ZIP")


def _is_wrapped(lines: list[str]) -> bool:
    """Whether paragraphs are the lines of a wrapped text, as when a text file was converted; else they are whole."""
    continued = sum(below[:1].islower() for above, below in pairwise(lines) if above and above[-1] not in ".:;?!")
    return continued >= FEWEST_WRAPPED and all(len(line) <= LONGEST_WRAPPED for line in lines)


def _margins(document: Any) -> Iterator[Element]:
    """Headers and footers, as far as the document has its own."""
    for section in document.sections:
        for margin in (section.first_page_header, section.header, section.footer, section.first_page_footer):
            if not margin.is_linked_to_previous:
                yield margin._element  # noqa: SLF001 - python-docx gives paragraphs only, without text boxes


def _notes_of(document: Any) -> dict[tuple[str, str], Element]:
    """Footnotes and endnotes by kind and number."""
    found: dict[tuple[str, str], Element] = {}
    for part in document.part.package.iter_parts():
        for kind in ("footnote", "endnote"):
            if part.partname == f"/word/{kind}s.xml":
                root = parse_xml(part.blob)
                found |= {(kind, str(element.get(f"{W}id"))): element for element in root.iter(f"{W}{kind}")}
    return found


@dataclass
class _Text:
    """Lines of parts of a document; ``deleted`` counts tracked deletions."""

    numbers: ListNumbers
    notes: dict[tuple[str, str], Element]
    deleted: int = 0
    _boxes: list[Element] = field(default_factory=list)
    _noted: list[Element] = field(default_factory=list)

    def of(self, element: Element, column: int) -> Iterator[str]:
        """Lines of the paragraphs and tables in an element, each with the tabs of its column."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, column)
            elif child.tag == f"{W}tbl":
                yield ""
                yield from self._table(child, column)
                yield ""
            elif child.tag in DELETED:
                self.deleted += 1
            elif child.tag not in LEFT_OUT:
                yield from self.of(child, column)

    def _table(self, table: Element, column: int) -> Iterator[str]:
        """Lines of a table, row by row, cell by cell; a table within a cell is in the cell's column."""
        for row in _rows(table, f"{W}tr"):
            at = 1
            for cell in _rows(row, f"{W}tc"):
                yield from self.of(cell, column or at)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                at += int(span.get(f"{W}val", "1")) if span is not None else 1
            yield ""

    def _paragraph(self, paragraph: Element, column: int) -> Iterator[str]:
        """Lines of a paragraph, then those of its text boxes and notes."""
        boxes, noted = self._boxes, self._noted
        self._boxes, self._noted = [], []
        text = self.numbers.before(paragraph) + "".join(self._words(paragraph))
        found, self._boxes = self._boxes, boxes
        notes, self._noted = self._noted, noted
        yield from _at(column, text.split("\n"))
        for box in (*found, *notes):
            yield from self.of(box, column)

    def _words(self, element: Element) -> Iterator[str]:
        for child in element:
            if child.tag in WORDS:
                yield (child.text or "").replace("\t", " ").replace("\n", " ")
            elif child.tag == f"{W}br" and child.get(f"{W}type") == "page":
                yield "\n\f"
            elif child.tag in BREAKS:
                yield BREAKS[child.tag]
            elif child.tag == f"{W}txbxContent":
                self._boxes.append(child)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = child.tag.removeprefix(W).removesuffix("Reference")
                self._noted += [self.notes[key] for key in [(kind, str(child.get(f"{W}id")))] if key in self.notes]
            elif child.tag in DELETED:
                self.deleted += 1
            elif child.tag not in LEFT_OUT and isinstance(child.tag, str):
                yield from self._words(child)


def _rows(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and tracked insertions included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT and child.tag != f"{W}tbl":
            yield from _rows(child, tag)


def _at(column: int, lines: list[str]) -> Iterator[str]:
    """Lines with the tabs of a column; a form feed stays in front."""
    for line in lines:
        feeds = line[:len(line) - len(line.lstrip("\f"))]
        words = " ".join(line.split())
        yield feeds + "\t" * column * bool(words) + words
