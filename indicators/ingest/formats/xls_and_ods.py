"""XLS and ODS workbooks: values as calamine reads them, page headers, and the properties of an ODS. A workbook whose
formats or styles may change what its cells say, or hide them, is rejected.
"""

import io
import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

import python_calamine as calamine

from indicators.ingest.formats.file_types import Parts, check_xml, local_name, tree
from indicators.ingest.formats.table import Surrounding, surroundings_of
from indicators.ingest.formats.worksheet import (
    NUMBER_AS_TEXT,
    Worksheet,
    changes_numbers,
    page_header,
    refuse_spread,
    text_of,
)
from indicators.ingest.issues import Unreadable

_ODS_STYLES = re.compile(
    rb'value-type="(?:percentage|boolean)"|number:display-factor=|min-integer-digits="0"'
    rb"|<number:(?:embedded-text|boolean)|<number:text>[^<]*(?:[^\W_]|[~+*&\x80-\xff])"
    rb'|text-line-through-(?:style|type)="(?!none)|text-position="(?:super|sub|-?[1-9])'
    rb"|<text:(?:tab|line-break|note|ruby|h)\b|<office:annotation\b|<draw:text-box\b|<table:covered-table-cell[^>]*value-type"
    rb'|<number:currency-symbol[^>]*>[^<]*[a-zA-Z]{4}|office:value="[^"]*&|<!(?:--|\[)'
    rb'|table:visibility="(?:collapse|filter)"|style:(?:row-height|column-width)="0(?:\.0*)?[a-z"]')
"""Styles and content of an ODS that may display a cell otherwise than calamine reads it, or not at all."""

_FONT = re.compile(rb"\x31\0.\0..(.)\0..(?:\x90\x01|\xbc\x02)", re.DOTALL)
_CELL_STYLE = re.compile(rb"\xe0\0\x14\0..([\x09\x0a])\0(.)", re.DOTALL)            # with 0% or 0.00%
_NUMBER_FORMAT = re.compile(rb"\x1e\x04.\0..(.)\0([\0\x01])", re.DOTALL)
"""Beginnings of such records in an XLS: a font, a style of cells or of styles, a number format."""
_STRUCK, _OF_STYLES = 0x08, 0x04

_PAGE_TEXT = re.compile(rb"[\x14\x15]\0.[\0-\x02](.)\0([\0\x01])(?=&)", re.DOTALL)
"""Beginning of the record of a page header or footer in an XLS: its length, its letters, and whether they are wide."""
_SIDES = re.compile("&[LCR]")

_PAGES = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_FIELDS = {"page-number": "&P", "page-count": "&N", "sheet-name": "", "title": "", "file-name": "", "date": "",
           "time": ""}
_PROPERTIES = ("title", "subject", "description", "keyword")

_LOCKED, _MACROS, *_OF_CELLS = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "_VBA_PROJECT", "Workbook", "Book"))

_TROUBLE = (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, IndexError)


class CalamineBook:
    """A workbook with the text ``outside`` its cells; texts that look like numbers may be ``doubted``."""

    def __init__(self, content: bytes, outside: Iterable[Surrounding], *, doubted: bool) -> None:
        self._doubted, self._outside = doubted, list(outside)
        try:
            self._book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        except calamine.PasswordError as error:
            raise Unreadable("read.password") from error
        except _TROUBLE as error:
            raise Unreadable("read.damaged_workbook", found=str(error)[:200]) from error

    @property
    def sheets(self) -> dict[str, bool]:
        """The names of the worksheets in order, and whether each is visible."""
        return {sheet.name: sheet.visible == calamine.SheetVisibleEnum.Visible for sheet in self._book.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet}

    def worksheet(self, name: str) -> Worksheet:
        """Return a sheet; raises Unreadable if it is damaged or has too many cells."""
        try:
            read = self._book.get_sheet_by_name(name)
        except _TROUBLE as error:
            raise Unreadable("read.damaged_workbook", found=str(error)[:200]) from error
        sheet = Worksheet(name, outside=self._outside, merged=[
            (top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in read.merged_cell_ranges or []])
        if read.end is None:
            return sheet
        refuse_spread(read.end[0] + 1, read.end[1] + 1)
        left = [""] * (read.start[1] if read.start else 0)      # calamine skips the columns before the first filled one
        for line, cells in enumerate(read.iter_rows(), start=1):
            sheet.rows.append([*left, *map(text_of, cells)])
            for column, cell in enumerate(cells, start=len(left)):
                if isinstance(cell, str):
                    sheet.note_text(line, column, cell)
                    if self._doubted and NUMBER_AS_TEXT.fullmatch(cell):
                        sheet.rows[-1][column] = f"'{cell}"
        return sheet


def open_ods(content: bytes, parts: Parts) -> CalamineBook:
    """Open an ODS workbook; raises Unreadable for damaged XML, on which calamine would wait, and for styles."""
    xml = parts.get("content.xml", b"")
    check_xml(xml)
    if _ODS_STYLES.search(xml):
        raise Unreadable("read.styles")
    return CalamineBook(content, _outside_of_ods(parts), doubted=False)


def open_xls(content: bytes) -> CalamineBook:
    """Open an XLS workbook; texts that look like numbers get an apostrophe, as 12¹ may be one."""
    if _LOCKED in content:
        raise Unreadable("read.password")
    if _MACROS in content:
        raise Unreadable("read.macros")
    if not any(stream in content for stream in _OF_CELLS):
        raise Unreadable("read.not_a_table", found="OLE")
    if _has_styles(content):
        raise Unreadable("read.styles")
    sides = (side for record in _PAGE_TEXT.finditer(content) for side in _SIDES.split(_code(content, record)))
    return CalamineBook(content, surroundings_of("page_header", ((0, page_header(side)) for side in sides)),
                        doubted=True)


def _outside_of_ods(parts: Parts) -> Iterator[Surrounding]:
    """The properties of an ODS, and its page headers and footers."""
    told = tree(parts.get("meta.xml", b"")).iter(), tree(parts.get("styles.xml", b"")).iter()
    yield from surroundings_of("property", ((0, node.text or "") for node in told[0]
                                            if local_name(node.tag) in _PROPERTIES))
    yield from surroundings_of("page_header", ((0, page_header(_with_fields(node))) for node in told[1]
                                               if local_name(node.tag) in _PAGES))


def _with_fields(node: ElementTree.Element) -> str:
    """The text of a page header in an ODS, with its fields as XLSX writes them."""
    text = _FIELDS.get(local_name(node.tag))
    inside = (node.text or "") + "".join(_with_fields(child) + (child.tail or "") for child in node)
    return inside if text is None else text


def _has_styles(content: bytes) -> bool:
    """Whether an XLS has fonts struck through, cells in per cent, or number formats that display more than numbers."""
    return (any(font[1][0] & _STRUCK for font in _FONT.finditer(content))
            or any(not style[2][0] & _OF_STYLES for style in _CELL_STYLE.finditer(content))
            or any(changes_numbers(_code(content, record)) for record in _NUMBER_FORMAT.finditer(content)))


def _code(content: bytes, record: re.Match[bytes]) -> str:
    """The text in a record of an XLS: a number format, or a page header."""
    count, wide = record[1][0], record[2] == b"\x01"
    return content[record.end():][:2 * count if wide else count].decode("utf-16-le" if wide else "latin-1", "replace")
