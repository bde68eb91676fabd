"""DOCX -> text: paragraphs, lists with their numbers, tables cell by cell, text boxes, footnotes, headers and footers.

Deleted text of tracked changes is left out and counted; inserted text is read. Comments are counted, and listed apart.
Each paragraph in a box of a form of Goalline has the box's name before it, between U+0002 and U+0003. A soft line break
is U+2028 in the text: the paragraph goes on behind it.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from indicators.ingest.formats.file_types import found_text, local_name, tree, unpack
from indicators.ingest.issues import Plain, Unreadable, note

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DELETED = {f"{W}del", f"{W}moveFrom"}
LEFT_OUT = {*DELETED, f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{COMPATIBLE}Fallback"}
WORDS = {f"{W}t", f"{MATHS}t"}
SOFT = "\u2028"          # ends a line, and not the paragraph
BREAKS = {f"{W}br": SOFT, f"{W}cr": SOFT, f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
LONGEST_WRAPPED = 120    # letters of a paragraph that may be one line of a wrapped text
FEWEST_WRAPPED = 3       # paragraphs that continue a sentence
BULLET = "•"
BOX = re.compile(r"goalline_[\w./-]{1,40}")
IN_BOX = "\x02\x03"      # around the name of a box, before a paragraph in it
LARGEST_ROMAN = 10_000
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

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
        text = _Text(_ListNumbers(document), _notes_of(document))
        margins = [line for part in _margins(document) for line in text.of(part, 0)]
        body = list(text.of(document.element.body, 0))
    except (OpcError, KeyError, ValueError, SyntaxError) as error:
        raise Unreadable("document.damaged", found=str(error)[:200]) from error
    top = [line for line in dict.fromkeys(margins) if line.strip()]
    between = "\n" if _is_wrapped(body) else "\n\n"
    whole = "\n".join([*top, "\f" * bool(top) + between.join(body)])
    comments = _comments_of(document)
    counts = {"deleted_text": text.deleted, "comments": len(comments)}
    notes = [note(f"document.{what}", count=count) for what, count in counts.items() if count]
    return {**found_text("docx", whole, notes), "comments": comments, "keywords": _keywords(parts)}


def _kind(parts: dict[str, bytes]) -> str:
    """The name of another archive."""
    return next((name for path, name in (("xl/workbook.xml", "XLSX"), ("ppt/presentation.xml", "PPTX"),
                                         ("content.xml", "ODT")) if path in parts), "ZIP")


def _keywords(parts: dict[str, bytes]) -> str:
    """Keywords of a document, which LibreOffice relates to it in another way than python-docx expects."""
    return next((element.text or "" for element in tree(parts.get("docProps/core.xml", b""))
                 if local_name(element.tag) == "keywords"), "")


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
    return {(kind, str(element.get(f"{W}id"))): element
            for kind in ("footnote", "endnote") for root in _parts_of(document, f"{kind}s")
            for element in root.iter(f"{W}{kind}")}


def _comments_of(document: Any) -> list[tuple[str, str, str]]:
    """Comments beside the text: author, words, and the name of the last box of a form that begins before it, "" for
    none; they are no part of the report unless a person says so.
    """
    box, box_of = "", dict[str, str]()
    for element in document.element.body.iter(f"{W}tag", f"{W}bookmarkStart", f"{W}commentReference"):
        if element.tag == f"{W}commentReference":
            box_of[str(element.get(f"{W}id"))] = box
        else:
            box = next(_box_names(element), box)
    return [(str(comment.get(f"{W}author", "")), text, box_of.get(str(comment.get(f"{W}id")), ""))
            for root in _parts_of(document, "comments") for comment in root.iter(f"{W}comment")
            if (text := " ".join("".join(words.text or "" for words in paragraph.iter(f"{W}t"))
                                 for paragraph in comment.iter(f"{W}p")).strip())]


def _parts_of(document: Any, name: str) -> list[Element]:
    """The XML of the part of a document with this name, if it has one."""
    return [parse_xml(part.blob) for part in document.part.package.iter_parts() if part.partname == f"/word/{name}.xml"]


class _ListNumbers:
    """Bullets and numbers of lists, which a document describes but does not write: counts the paragraphs of each."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles = {style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr")
                        for style in document.styles.element.iter(f"{W}style")}
        for numbering in _parts_of(document, "numbering"):
            self._read(numbering)

    def before(self, paragraph: Element) -> str:
        """Return what the list shows before a paragraph, with a space; "" for one that is in no list or empty."""
        style, number = paragraph.find(f"{W}pPr/{W}pStyle"), paragraph.find(f"{W}pPr/{W}numPr")
        if number is None:
            number = self._styles.get(_value(style, ""))
        if number is None or not any(text.text and text.text.strip() for text in paragraph.iter(f"{W}t")):
            return ""
        of_list, level = (_value(number.find(f"{W}{name}"), "0") for name in ("numId", "ilvl"))
        return self._next(of_list, int(level)) if of_list != "0" and level.isdecimal() else ""

    def _read(self, numbering: Element) -> None:
        abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            described = abstract.get(_value(number.find(f"{W}abstractNumId"), ""))
            for level in (*(described.iter(f"{W}lvl") if described is not None else ()), *number.iter(f"{W}lvl")):
                start = _value(level.find(f"{W}start"), "1")
                self._levels[str(number.get(f"{W}numId")), int(level.get(f"{W}ilvl", "0"))] = (
                    _value(level.find(f"{W}numFmt"), "decimal"), _value(level.find(f"{W}lvlText"), ""),
                    int(start) if start.isdecimal() else 1)

    def _next(self, number: str, level: int) -> str:
        form, pattern, start = self._levels.get((number, level), ("bullet", "", 1))
        if form in ("bullet", "none"):
            return f"{BULLET} " if form == "bullet" else ""
        count = self._counts.get((number, level), start - 1) + 1
        self._counts[number, level] = count
        for lower in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[lower]
        close = re.search(r"%\d([.)．）、]?)\s*$", pattern)
        opened = pattern[0] if pattern.startswith(("(", "（")) else ""
        return f"{opened}{_written(count, form)}{close[1] if close and close[1] else '.'} "


def _value(element: Element | None, otherwise: str) -> str:
    return otherwise if element is None else str(element.get(f"{W}val", otherwise))


def _written(count: int, form: str) -> str:
    """A number in the form of a list, such as lowerRoman; Arabic for forms of other scripts."""
    written = str(count)
    if form.endswith("Letter") and 0 < count <= 26:
        written = chr(ord("a") + count - 1)
    elif form.endswith("Roman") and 0 < count <= LARGEST_ROMAN:
        written = ""
        for value, letters in ROMAN:
            written, count = written + letters * (count // value), count % value
    return written.upper() if form.startswith("upper") else written


@dataclass
class _Text:
    """Lines of parts of a document; ``deleted`` counts tracked deletions."""

    numbers: _ListNumbers
    notes: dict[tuple[str, str], Element]
    deleted: int = 0
    _boxes: list[Element] = field(default_factory=list)
    _noted: list[Element] = field(default_factory=list)

    def of(self, element: Element, column: int, box: str = "") -> Iterator[str]:
        """Lines of the paragraphs and tables in an element, each with the tabs of its column and its box."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, column, box)
            elif child.tag == f"{W}tbl":
                yield ""
                yield from self._table(child, column, box)
                yield ""
            elif child.tag in DELETED:
                self.deleted += 1
            elif child.tag not in LEFT_OUT:
                yield from self.of(child, column, next(_box_names(child.find(f"{W}sdtPr")), box))

    def _table(self, table: Element, column: int, box: str) -> Iterator[str]:
        """Lines of a table, row by row, cell by cell; a table within a cell is in the cell's column."""
        for row in _rows(table, f"{W}tr"):
            at = 1
            for cell in _rows(row, f"{W}tc"):
                yield from self.of(cell, column or at, box)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                at += int(span.get(f"{W}val", "1")) if span is not None else 1
            yield ""

    def _paragraph(self, paragraph: Element, column: int, box: str) -> Iterator[str]:
        """Lines of a paragraph, then those of its text boxes and notes."""
        boxes, noted = self._boxes, self._noted
        self._boxes, self._noted = [], []
        box = box or next(_box_names(paragraph), "")
        text = self.numbers.before(paragraph) + "".join(self._words(paragraph))
        text = f"{IN_BOX[0]}{box}{IN_BOX[1]}{text}" if box else text
        found, self._boxes = self._boxes, boxes
        notes, self._noted = self._noted, noted
        yield from _at(column, text.split("\n"))
        for apart in (*found, *notes):
            yield from self.of(apart, column, box)

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


def _box_names(element: Element | None) -> Iterator[str]:
    """Names of Goalline's boxes: tags of content controls, and bookmarks."""
    for mark in element.iter(f"{W}tag", f"{W}bookmarkStart") if element is not None else ():
        name = str(mark.get(f"{W}val") or mark.get(f"{W}name"))
        if BOX.fullmatch(name):
            yield name


def _rows(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls and tracked insertions included."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT and child.tag != f"{W}tbl":
            yield from _rows(child, tag)


def _at(column: int, lines: list[str]) -> Iterator[str]:
    """Lines with the tabs of a column, in one text where soft breaks part them; a form feed stays in front."""
    for line in lines:
        feeds = line[:len(line) - len(line.lstrip("\f"))]
        pieces = [" ".join(piece.split()) for piece in line.split(SOFT)]
        yield feeds + SOFT.join("\t" * column * bool(words) + words for words in pieces)
