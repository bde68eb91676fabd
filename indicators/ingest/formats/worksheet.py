"""A worksheet: the text that its cells display, its merged cells, and what else a library tells about it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite

import numpy as np

from indicators.ingest.formats.table import Line, Range, Surrounding
from indicators.ingest.issues import Unreadable
from indicators.ingest.limits import MOST_CELLS, MOST_MERGED, MOST_ROWS

NUMBER_AS_TEXT = re.compile(r"\s*-?[0-9][0-9.,' ]*")
_POINTED = re.compile(r"-?[0-9]+\.[0-9]+(?: ?%)?")
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}(?: ?%)?")    # thousands or decimals
_THROUGH = "\u0336"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_EXACT = 1e15
_PAGE = "page|seite|página|pagina|strona|strana|stránka|sida|side|sivu|oldal|страница|сторінка|σελίδα|sayfa"
_PAGE_NUMBER = re.compile(rf"(?:{_PAGE})?\s*&P(?:\s*(?:of|von|de|di|sur|z|av|af|из|van|/)\s*&N)?", re.IGNORECASE)
_FIELD = re.compile(r"&(?:[PNDTFABIUSXYEGZH]|\d+|\"[^\"]*\"|K[0-9A-F]{6})")


@dataclass
class Worksheet:
    """A sheet; lines are counted from 1, columns from 0."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    scaling: dict[str, int] = field(default_factory=dict)        # formats that display thousands, first line of each
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck: list[Line] = field(default_factory=list)             # text of cells that are struck through
    outside: list[Surrounding] = field(default_factory=list)     # text outside its cells
    pointed: dict[tuple[int, int], str] = field(default_factory=dict)   # texts that look like numbers with a point

    def note_text(self, line: int, column: int, text: str) -> None:
        """Record a text cell if it looks like a number with a decimal point."""
        if _POINTED.fullmatch(text.strip()):
            self.pointed[line, column] = text.strip()

    def separate_texts(self) -> list[str]:
        """Return the texts that look like numbers with a decimal point: in a numeric cell it always is one, in a text
        perhaps not. A text that may contain a thousands separator gets an apostrophe if a numeric cell reads the same,
        so that it is not read as a number; spreadsheets mark such texts likewise.
        """
        words = set(self.pointed.values())
        numbers = {cell for line, cells in enumerate(self.rows, start=1) for column, cell in enumerate(cells)
                   if cell in words and (line, column) not in self.pointed} if words else set()
        for (line, column), word in self.pointed.items():
            if word in numbers and _EITHER.fullmatch(word):
                self.rows[line - 1][column] = f"'{word}"
        return sorted(words - numbers)

    def merged_ranges(self) -> list[Range]:
        """Return the merged cells clipped to the rows; raises Unreadable if two of them overlap."""
        if len(self.merged) > MOST_MERGED:
            raise Unreadable("read.too_many_merged", most=MOST_MERGED)
        taken = np.zeros((len(self.rows), max(map(len, self.rows), default=0)), bool)
        ranges = []
        for top, bottom, left, right in self.merged:
            block = taken[top - 1:bottom, left:right + 1]
            if block.size < 2:
                continue
            if block.any():
                raise Unreadable("read.merged_overlap", row=top)
            block[:] = True
            ranges.append((top, top - 1 + block.shape[0], left, left - 1 + block.shape[1]))
        return ranges

    def header(self, line: int, merged: list[Range]) -> list[str]:
        """Return the header on a line, with names merged down into it; raises Unreadable if it, or the line above a
        header with repeated names, is merged across columns.
        """
        header = [*self.rows[line - 1]]
        names = [name.strip() for name in header if name.strip()]
        first = line if len(set(names)) == len(names) else line - 1
        for top, bottom, left, right in merged:
            name = self.rows[top - 1][left].strip()
            if not name or bottom < first or top > line:
                continue
            if right > left:
                raise Unreadable("read.merged_header", row=min(bottom, line), column=name)
            if top < line <= bottom:
                header[left] = self.rows[top - 1][left]
        return header


def refuse_spread(lines: int, columns: int) -> None:
    """Raise Unreadable for a sheet with too many lines, or whose last cell is in a far corner."""
    if lines > MOST_ROWS:
        raise Unreadable("read.too_many_rows", found=str(lines), most=MOST_ROWS)
    if lines * columns > MOST_CELLS:
        raise Unreadable("read.too_spread", found=f"{lines} x {columns}")


def text_of(cell: object) -> str:
    """Return a cell as text: whole numbers without a decimal point, dates as 2014-12-31."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case float() if abs(cell) >= _MOST_EXACT or not isfinite(cell):
            return repr(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def page_header(code: str) -> str:
    """Return the text of a page header as XLSX writes it, without "Page 1 of 2" as spreadsheet programs write it
    unasked, and without fields such as the sheet's name, which is quoted elsewhere.
    """
    text = _FIELD.sub(" ", _PAGE_NUMBER.sub(" ", code))
    return text if any(map(str.isalnum, text)) else ""


def struck(text: str) -> str:
    """Return a text with each character struck through: an old figure next to its correction is not one number."""
    return "".join(f"{letter}{_THROUGH}" for letter in text)


def raised(text: str) -> str:
    """Return a text with its digits raised, so that 12¹ is never read as 121."""
    return text.translate(_RAISED)
