"""What the XML of an ODS workbook says of a sheet's cells beside their values: formats, lines through, merged cells."""

from collections.abc import Callable
from xml.parsers import expat

from indicators.ingest.formats.merged_cells import refuse_many
from indicators.ingest.formats.number_formats import is_scaled, is_year_alone, speaks
from indicators.ingest.formats.ods_styles import Styles
from indicators.ingest.formats.xlsx import Cells, Position
from indicators.ingest.formats.xml import MOST_DEEP
from indicators.ingest.problems import Unreadable

CONTENT = "content.xml"
_STYLES = "styles.xml"

_OFFICE, _TABLE, _TEXT, _DRAW = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
                                 for name in ("office", "table", "text", "drawing"))
_PARAGRAPH, _OVER_CELLS = f"{_TEXT}p", {f"{_OFFICE}annotation", f"{_DRAW}text-box"}
_DEFAULT = f"{_TABLE}default-cell-style-name"
_ROW, _CELLS = f"{_TABLE}table-row", {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_BOOLEANS, _TRUE = (f"{_OFFICE}boolean-value", f"{_OFFICE}value"), {"true", "1"}   # the latter is read as a figure
_MOST = 2_000_000                    # percentages, each of a repeated cell counted


def look_at_ods(parts: dict[str, bytes], sheet: str) -> Cells:
    """Walk through the XML of an ODS workbook, once."""
    styles = Styles()
    if common := parts.get(_STYLES, b""):
        _walked(common, styles.start, styles.text, styles.end)
    walk = _Walk(sheet, styles)
    _walked(parts.get(CONTENT, b""), walk.start, walk.text, walk.end)
    return walk.cells


def _walked(part: bytes, start: Callable[[str, dict[str, str]], None], text: Callable[[str], None],
            end: Callable[[str], None]) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, text, end
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


def refuse_broken(content: bytes) -> None:
    """Refuse XML that has no end: what reads the cells of an ODS workbook waits for it."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


class _Walk:
    """Handlers of the parser; a row or cell that is repeated stands once, with its number."""

    def __init__(self, sheet: str, styles: Styles) -> None:
        self.cells = Cells()
        self._sheet, self._here, self._depth = sheet, False, 0
        self._row, self._rows, self._column = -1, 1, 0
        self._styles, self._inside = styles, False
        self._row_style, self._column_styles = "", list[tuple[int, str]]()     # up to which column each holds
        self._known = dict[str, tuple[bool, str, bool, bool]]()
        self._over_cells, self._paragraph = "", False       # the comment or text box, and whether in a line of it

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEEP:
            raise Unreadable("read.too_deep", most=MOST_DEEP)
        if tag == f"{_TABLE}table":
            self._here, self._row, self._rows = attributes.get(f"{_TABLE}name") == self._sheet, -1, 1
            self._inside, self._column_styles = True, []
        elif not self._inside:
            self._styles.start(tag, attributes)
        elif self._here and tag == f"{_TABLE}table-column":
            last = self._column_styles[-1][0] if self._column_styles else 0
            self._column_styles.append((last + _number(attributes, "number-columns-repeated"),
                                        attributes.get(_DEFAULT, "")))
        elif self._here and tag == _ROW:
            self._row, self._column = self._row + self._rows, 0
            self._rows, self._row_style = _number(attributes, "number-rows-repeated"), attributes.get(_DEFAULT, "")
        elif self._here and tag in _OVER_CELLS:
            self._over_cells = tag
        elif self._over_cells and tag == _PARAGRAPH:
            self._paragraph = True
            self.cells.outside.append("")
        elif self._here and tag in _CELLS:
            self._cell(attributes, _number(attributes, "number-columns-repeated"))

    def _cell(self, attributes: dict[str, str], times: int) -> None:
        down, right = (_number(attributes, f"number-{axis}-spanned") for axis in ("rows", "columns"))
        if right > 1 or down > 1:
            first = (max(self._row, 0), self._column)
            self.cells.merged.append((first, (first[0] + down - 1, first[1] + right - 1)))
            refuse_many(len(self.cells.merged))
        if filled := attributes.get(f"{_OFFICE}value-type"):
            style = attributes.get(f"{_TABLE}style-name") or self._row_style or self._style_of_column()
            self._filled(filled, style, times, number=bool(attributes.get(f"{_OFFICE}value")))
            stated = [attributes[name] for name in _BOOLEANS if name in attributes]
            if filled == "boolean" and stated:
                word = "TRUE" if stated[0] in _TRUE else "FALSE"
                self.cells.errors |= dict.fromkeys(self._repeated(len(self.cells.errors), times), word)
        self._column += times

    def _style_of_column(self) -> str:
        """The style of cells that name none, nor does their row."""
        return next((style for end, style in self._column_styles if self._column < end), "")

    def _filled(self, kind: str, style: str, times: int, *, number: bool) -> None:
        """What a cell that holds something is shown as."""
        struck, code, scaled, shown = self._shown_by(style)
        if struck:
            self.cells.struck |= self._repeated(len(self.cells.struck), times)
        if kind == "date" and is_year_alone(code):
            self.cells.years |= self._repeated(len(self.cells.years), times)
        if not number:
            return
        if kind == "percentage":
            self.cells.percent |= self._repeated(len(self.cells.percent), times)
        if scaled:
            self.cells.formats.setdefault(code, self._row)
        if shown:
            self.cells.shown |= dict.fromkeys(self._repeated(len(self.cells.shown), times), code)

    def _shown_by(self, style: str) -> tuple[bool, str, bool, bool]:
        """Whether a style strikes through, its format, whether that scales, and whether it shows anything else."""
        if style not in self._known:
            code = self._styles.code(style)
            self._known[style] = self._styles.strikes(style), code, is_scaled(code), speaks(code)
        return self._known[style]

    def _repeated(self, known: int, times: int) -> set[Position]:
        """A cell, as often as it is repeated, beside those of its kind that are known."""
        if known + times * self._rows > _MOST:
            raise Unreadable("read.percent_cells")
        return {(self._row + down, self._column + right) for down in range(self._rows) for right in range(times)}

    def text(self, words: str) -> None:
        if self._paragraph:
            self.cells.outside[-1] += words
        else:
            self._styles.text(words)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if tag == _PARAGRAPH:
            self._paragraph = False
        elif tag == self._over_cells:
            self._over_cells = ""
        if not self._inside:
            self._styles.end(tag)


def _number(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(f"{_TABLE}{name}", "1")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 10):
        raise Unreadable("read.damaged_workbook", found=stated)
    return max(int(stated), 1)
