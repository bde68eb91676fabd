"""XLSX workbooks, as openpyxl reads them: values as their number formats display them, no formula evaluated."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

import openpyxl
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.comments import Comment
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet as Page

from indicators.ingest.formats.file_types import Parts, check_xml, text_of_paragraphs, tree
from indicators.ingest.formats.table import UNSAVED, Line, Surrounding, surroundings_of
from indicators.ingest.formats.worksheet import (
    NUMBER_AS_TEXT,
    Worksheet,
    displayed,
    is_scaled,
    page_header,
    raised,
    refuse_spread,
    shows_year_alone,
    struck,
    text_of,
)
from indicators.ingest.issues import COMMENT_AUTHOR, Unreadable
from indicators.ingest.limits import FIRST_YEAR, MOST_CELLS, MOST_MERGED, MOST_ROWS

MOST_COMMENTS = 2_000    # a comment is a drawing; a workbook with too many cannot be opened
_SHEETS = "xl/worksheets/"
_RICH = re.compile(rb"<(?:\w+:)?rPr")
_UNSAVED_FORMULA = re.compile(rb"<(?:\w+:)?f(?:[^>]*/>|[ >][^<]*</(?:\w+:)?f>)\s*"
                              rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_ROW, _CELL = (re.compile(rb"<(?:\w+:)?" + tag + rb"(?=[\s/>])(?:[^>]*?\sr=[\"']([^\"']*)[\"'])?")
               for tag in (b"row", b"c"))
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*?ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
_TWO_VALUES = re.compile(rb"</(?:\w+:)?(?:v|is|t)>\s*<(?:\w+:)?(?:v|is|t)[ >]|<(?:\w+:)?v>[^<]*<[^/]")
"""Two values in a cell, or markup in one: openpyxl takes a part of them."""
_PROPERTIES = ("title", "subject", "description", "keywords", "category", "contentStatus")
_PAGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


class Xlsx:
    """An XLSX workbook; raises Unreadable if it is damaged or has too many rows."""

    def __init__(self, content: bytes, parts: Parts) -> None:
        self._content = content
        self._drawings = [part for name, part in parts.items() if name.startswith("xl/drawings/drawing")]
        sheets = [part for name, part in parts.items() if name.startswith(_SHEETS) and name.endswith(".xml")]
        for part in sheets:
            _check(part)
        self._is_rich = any(map(_RICH.search, (*sheets, parts.get("xl/sharedStrings.xml", b""))))
        self._has_unsaved = any(map(_UNSAVED_FORMULA.search, sheets))
        self._styles = dict[int, tuple[str, bool]]()     # number format of each cell style, and whether it is struck
        self._book = self._load(data_only=True)

    @property
    def sheets(self) -> dict[str, bool]:
        """The names of the worksheets in order, and whether each is visible."""
        return {page.title: page.sheet_state == Page.SHEETSTATE_VISIBLE for page in self._book.worksheets}

    def worksheet(self, name: str) -> Worksheet:
        """Return a sheet; raises Unreadable if its cells are too many or its merged cells overlap."""
        page, sheet, comments = self._book[name], Worksheet(name), list[Line]()
        refuse_spread(page.max_row, page.max_column)
        for line, cells in enumerate(page.iter_rows(), start=1):
            sheet.rows.append([self._text(sheet, line, column, cell) for column, cell in enumerate(cells)])
            comments += [(line, cell.comment.text.removeprefix(f"{cell.comment.author}:")) for cell in cells
                         if cell.comment and cell.comment.author != COMMENT_AUTHOR]
        if self._has_unsaved:
            self._mark_unsaved(sheet)
        sheet.merged = [(block.min_row, block.max_row, block.min_col - 1, block.max_col - 1)
                        for block in page.merged_cells.ranges]
        sheet.hidden_rows = [line for line, row in page.row_dimensions.items() if row.hidden or row.height == 0]
        hidden = [column for column in page.column_dimensions.values() if column.hidden or column.width == 0]
        sheet.hidden_columns = [index for column in hidden
                                for index in range(column.min - 1, min(column.max, page.max_column))]
        sheet.outside = [*self._outside(page), *surroundings_of("comment", comments)]
        return sheet

    def _load(self, *, data_only: bool) -> openpyxl.Workbook:
        try:
            with warnings.catch_warnings(action="ignore"):
                return openpyxl.load_workbook(io.BytesIO(self._content), data_only=data_only, rich_text=self._is_rich,
                                              keep_links=False)
        except MemoryError:
            raise
        except Exception as error:  # whatever malformed XML leads openpyxl to
            raise Unreadable("read.damaged_workbook", found=str(error)[:200]) from error

    @cached_property
    def _with_formulas(self) -> openpyxl.Workbook:
        return self._load(data_only=False)

    def _text(self, sheet: Worksheet, line: int, column: int, cell: Cell) -> str:
        """The text that a cell displays; records what else matters about it."""
        value = cell.value
        if value is None:
            return ""
        code, is_struck = self._style(cell) if cell.has_style else ("General", False)
        if isinstance(value, CellRichText):
            text = "".join(map(_run, value))
        elif isinstance(value, datetime) and value.year >= FIRST_YEAR and shows_year_alone(code):
            text = str(value.year)
        elif isinstance(value, int | float) and not isinstance(value, bool) and code != "General":
            text = displayed(text_of(value), code)
            if is_scaled(code):
                sheet.scaling.setdefault(code, line)
        else:
            text = text_of(value)
        if isinstance(value, str):
            sheet.note_text(line, column, text)
        if is_struck and NUMBER_AS_TEXT.match(text):
            return struck(text)
        if is_struck:
            sheet.struck.append((line, text))
        return text

    def _style(self, cell: Cell) -> tuple[str, bool]:
        """The number format of a cell, and whether its text is struck through."""
        if cell.style_id not in self._styles:
            self._styles[cell.style_id] = cell.number_format, bool(cell.font.strike)
        return self._styles[cell.style_id]

    def _mark_unsaved(self, sheet: Worksheet) -> None:
        """Represent each formula of a sheet whose result was never saved."""
        for cells in self._with_formulas[sheet.name].iter_rows():
            for cell in cells:
                if cell.data_type == "f" and not sheet.rows[cell.row - 1][cell.column - 1]:
                    sheet.rows[cell.row - 1][cell.column - 1] = UNSAVED

    def _outside(self, page: Page) -> Iterator[Surrounding]:
        """The properties, page headers and footers, and text boxes, which openpyxl does not read."""
        yield from surroundings_of("property", ((0, getattr(self._book.properties, name) or "")
                                                for name in _PROPERTIES))
        for part in (getattr(page, name) for name in _PAGES):
            sides = (side.text or "" for side in (part.left, part.center, part.right))
            yield from surroundings_of("page_header", ((0, page_header(code)) for code in sides))
        for drawing in self._drawings:
            yield from surroundings_of("text_box", [(0, text_of_paragraphs(tree(drawing)))])


def with_comments(content: bytes, sheet: str, comments: Sequence[tuple[int, int, str]]) -> bytes:
    """Return a workbook with comments on a sheet, each (line, column, text), counted from 1."""
    book, file = openpyxl.load_workbook(io.BytesIO(content), keep_links=False, rich_text=True), io.BytesIO()
    for line, column, text in comments[:MOST_COMMENTS]:
        book[sheet].cell(line, column).comment = Comment(text, COMMENT_AUTHOR, width=360, height=120)
    book.active = book.sheetnames.index(sheet)
    book.save(file)
    return file.getvalue()


def _check(part: bytes) -> None:
    """Raise Unreadable for the XML of a sheet that is too deep or too large, or contradicts itself."""
    check_xml(part)
    if (rows := len(_ROW.findall(part))) > MOST_ROWS:
        raise Unreadable("read.too_many_rows", found=str(rows), most=MOST_ROWS)
    blocks = _MERGED.findall(part)
    bounds = (range_boundaries(block.decode()) for block in blocks)
    if len(blocks) > MOST_MERGED or sum(
            (right - left + 1) * (bottom - top + 1) for left, top, right, bottom in bounds) > MOST_CELLS:
        raise Unreadable("read.too_many_merged", most=MOST_MERGED)
    for places in ([found[1] for found in pattern.finditer(part)] for pattern in (_ROW, _CELL)):
        stated = [place for place in places if place is not None]
        if stated and len(places) > len(set(stated)):   # two in one place, or one without
            raise Unreadable("read.contradicts_itself", found=max(stated, key=stated.count).decode())
    if two := _TWO_VALUES.search(part):
        raise Unreadable("read.contradicts_itself", found=two[0].decode("utf-8", "replace"))


def _run(run: str | TextBlock) -> str:
    """A run of rich text, with superscripts, subscripts and strikethrough as characters."""
    if isinstance(run, str):
        return run
    if run.font.strike:
        return struck(run.text)
    return raised(run.text) if run.font.vertAlign in ("superscript", "subscript") else run.text
