"""What the XML of a workbook says of its cells beside their values: formulas, errors, percentages, merged cells."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from indicators.ingest.formats.merged_cells import refuse_many
from indicators.ingest.formats.number_formats import is_percent, is_scaled, is_year_alone, speaks
from indicators.ingest.formats.xml import MOST_DEEP, tree
from indicators.ingest.problems import Unreadable

Position = tuple[int, int]
"""Row and column of a cell, from 0."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_TRUE, _LAST_COLUMN, _LAST_ROW = ("1", "true"), 16_384, 1_048_576
PERCENT_FORMATS = {9, 10}


@dataclass
class Cells:
    """Cells of a sheet that want a second look."""

    end: Position = (-1, -1)                               # last row and last column that a cell stands in
    errors: dict[Position, str] = field(default_factory=dict)
    formulas: set[Position] = field(default_factory=set)
    without_value: set[Position] = field(default_factory=set)   # formulas whose value was never saved
    percent: set[Position] = field(default_factory=set)
    formats: dict[str, int] = field(default_factory=dict)    # that show figures as thousands, first row of each
    shown: dict[Position, str] = field(default_factory=dict)    # formats that may show something else than the number
    years: set[Position] = field(default_factory=set)           # days of which only the year is shown
    struck: set[Position] = field(default_factory=set)          # shown with a line through all that they hold
    known: bool = True                                  # False where nothing but their values is
    merged: list[tuple[Position, Position]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: int = 0
    texts: list[int] = field(default_factory=list)      # rows of numbers that are kept as text, once for each
    outside: list[str] = field(default_factory=list)    # words of comments, text boxes and pages that were met


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Name of the part that holds each sheet of an XLSX workbook."""
    links = _once((node.get("Id", ""), node.get("Target", ""))
                  for node in tree(parts.get("xl/_rels/workbook.xml.rels", b"")))
    found = list[tuple[str, str]]()
    for node in tree(parts["xl/workbook.xml"]).iter():
        if node.tag.endswith("}sheet"):
            link = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            target = links.get(link, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            found.append((node.get("name", ""), part))
    return _once(found)


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to each name; two of one name contradict each other."""
    found = dict[str, str]()
    for name, stated in pairs:
        if name in found:
            raise Unreadable("read.contradicts_itself", found=name)
        found[name] = stated
    return found


def formats_of(parts: dict[str, bytes]) -> dict[str, str]:
    """Number formats by the indexes of the cell styles that have them."""
    found = tree(parts.get("xl/styles.xml", b""))
    own = {_number(node.get("numFmtId", "0")): node.get("formatCode", "") for node in found.iter()
           if node.tag.endswith("}numFmt")}
    codes = dict.fromkeys(PERCENT_FORMATS, "0%") | own
    styles = next((list(node) for node in found.iter() if node.tag.endswith("}cellXfs")), [])
    return {str(index): codes[number] for index, style in enumerate(styles)
            if (number := _number(style.get("numFmtId", "0"))) in codes}


def struck_styles(parts: dict[str, bytes]) -> set[str]:
    """Indexes of the cell styles that strike through what they hold."""
    content = parts.get("xl/styles.xml", b"")
    if b"strike" not in content:
        return set()
    found = tree(content)
    fonts = next((list(node) for node in found.iter() if node.tag.endswith("}fonts")), [])
    lined = {index for index, font in enumerate(fonts) for node in font
             if node.tag.endswith("}strike") and node.get("val", "1") not in ("0", "false")}
    styles = next((list(node) for node in found.iter() if node.tag.endswith("}cellXfs")), [])
    return {str(index) for index, style in enumerate(styles) if _number(style.get("fontId", "0")) in lined}


def look_at(part: bytes, struck: set[str], formats: dict[str, str]) -> Cells:
    """Walk through the XML of an XLSX sheet, once; ``struck`` are styles, ``formats`` those of number by style."""
    walk = _Walk(struck, formats)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error
    return walk.cells


class _Walk:
    """Handlers of the parser; a cell without a reference stands right of the one before it."""

    def __init__(self, struck: set[str], formats: dict[str, str]) -> None:
        self.cells = Cells()
        self._struck, self._formats = struck, formats
        self._percent, self._scaled, self._shown, self._years = (
            {style for style, code in formats.items() if has(code)}
            for has in (is_percent, is_scaled, speaks, is_year_alone))
        self._row, self._number, self._column = -1, "", -1      # the number is the row's, as it is written
        self._rows, self._columns = set[int](), set[int]()      # numbers of rows, and columns of this one
        self._kind, self._style, self._inside = "", "", False
        self._formula, self._value, self._depth = False, "", 0
        self._starts = {"c": self._cell, "row": self._line, "v": self._words, "t": self._words, "f": self._of_formula,
                        "col": self._of_column, "mergeCell": self._merged}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEEP:
            raise Unreadable("read.too_deep", most=MOST_DEEP)
        begin = self._starts.get(tag[tag.rfind("}") + 1:])
        if begin:
            begin(attributes)

    def text(self, words: str) -> None:
        if self._inside:
            self._value += words

    def end(self, tag: str) -> None:
        self._depth -= 1
        name = tag[tag.rfind("}") + 1:]
        if name in ("v", "t"):
            self._inside = False
        elif name == "c" and (self._value or self._formula):
            self._filled()

    def _line(self, attributes: dict[str, str]) -> None:
        """A row; two of one number contradict each other."""
        self._row = _line(attributes["r"]) if "r" in attributes else self._row + 1
        self._number, self._column, self._columns = attributes.get("r", str(self._row + 1)), -1, set()
        if self._row in self._rows:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=str(self._row + 1))
        self._rows.add(self._row)
        if attributes.get("hidden") in _TRUE:
            self.cells.hidden_rows.append(self._row)

    def _cell(self, attributes: dict[str, str]) -> None:
        """A cell; one of another row than its own, or a second of its reference, contradicts that."""
        reference = attributes.get("r", "")
        column = self._column_in_row(reference) if reference else self._column + 1
        if column in self._columns:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=reference)
        self._columns.add(column)
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula, self._value = False, ""

    def _column_in_row(self, reference: str) -> int:
        letters = reference.removesuffix(self._number)
        if letters.isalpha():
            return _column_of(letters)
        row, column = _position(reference)
        if row != self._row:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=reference)
        return column

    def _words(self, _: dict[str, str]) -> None:
        self._inside = True

    def _of_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _of_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            self.cells.hidden_columns += _columns(attributes)

    def _merged(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        self.cells.merged.append((_position(first), _position(last or first)))
        refuse_many(len(self.cells.merged))

    def _filled(self) -> None:
        """A cell in which something stands, at its end."""
        position, cells = (self._row, self._column), self.cells
        if self._row > cells.end[0] or self._column > cells.end[1]:
            cells.end = max(cells.end[0], self._row), max(cells.end[1], self._column)
        if self._formula:
            (cells.formulas if self._value else cells.without_value).add(position)
        if self._style in self._formats and self._kind == "n" and self._value:
            self._formatted(position)
        if self._style in self._struck:
            cells.struck.add(position)
        if self._kind == "e":
            cells.errors[position] = self._value

    def _formatted(self, cell: Position) -> None:
        """What the format of a number shows."""
        cells, style = self.cells, self._style
        if style in self._percent:
            cells.percent.add(cell)
        if style in self._scaled:
            cells.formats.setdefault(self._formats[style], cell[0])
        if style in self._shown:
            cells.shown[cell] = self._formats[style]
        if style in self._years:
            cells.years.add(cell)


def _columns(attributes: dict[str, str]) -> int:
    """How many columns are described together; of all that follow, which are empty, none."""
    first, last = (attributes.get(name, "0") for name in ("min", "max"))
    return int(last) - int(first) + 1 if first.isdigit() and last.isdigit() and int(last) < _LAST_COLUMN else 0


def _line(stated: str) -> int:
    """The row of a line, from 0."""
    line = _number(stated)
    if line < 1:
        raise Unreadable("read.damaged_workbook", found=stated)
    if line > _LAST_ROW:
        raise Unreadable("read.too_spread", found=stated)
    return line - 1


def _number(stated: str) -> int:
    """A whole number, as the parts of a workbook write it."""
    if not (stated.isascii() and stated.isdigit() and len(stated) < 10):
        raise Unreadable("read.damaged_workbook", found=stated)
    return int(stated)


def _position(reference: str) -> Position:
    letters = reference.rstrip("0123456789")
    return _line(reference[len(letters):]), _column_of(letters)


@lru_cache(maxsize=_LAST_COLUMN)
def _column_of(letters: str) -> int:
    """The column that is called so, from 0."""
    if not _LETTERS.fullmatch(letters):
        raise Unreadable("read.damaged_workbook", found=letters)
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column - 1
