"""What the XML of an ODS workbook says of a sheet's cells beside their values: percentages and merged cells."""

from xml.parsers import expat

from indicators.submissions.read.merged import refuse_many
from indicators.submissions.read.parts import MOST_DEEP
from indicators.submissions.read.problems import Unreadable
from indicators.submissions.read.sheets import Cells, Place

CONTENT = "content.xml"

_TOLD = (b'value-type="percentage"', b"number-columns-spanned", b"number-rows-spanned",
         b"text-line-through")
_OFFICE, _TABLE, _STYLE = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
                           for name in ("office", "table", "style"))
_ROW, _CELLS = f"{_TABLE}table-row", {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_MOST = 2_000_000                    # percentages, each of a repeated cell counted


def look_at_ods(content: bytes, sheet: str) -> Cells:
    """Walk through the XML of an ODS workbook, once; nothing where it holds neither percentages nor merged cells."""
    if not any(each in content for each in _TOLD):
        return Cells()
    walk = _Walk(sheet)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error
    return walk.cells


def refuse_broken(content: bytes) -> None:
    """Refuse XML that has no end: what reads the cells of an ODS workbook waits for it."""
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Unreadable("read.damaged_workbook", found=str(error)) from error


class _Walk:
    """Handlers of the parser; a row or cell that is repeated stands once, with its number."""

    def __init__(self, sheet: str) -> None:
        self.cells = Cells()
        self._sheet, self._here, self._depth = sheet, False, 0
        self._row, self._rows, self._column = -1, 1, 0
        self._style, self._struck = "", set[str]()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEEP:
            raise Unreadable("read.too_deep", most=MOST_DEEP)
        if tag == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif tag == f"{_STYLE}text-properties" and {
                attributes.get(f"{_STYLE}text-line-through-{each}", "none") for each in ("style", "type")} != {"none"}:
            self._struck.add(self._style)
        elif tag == f"{_TABLE}table":
            self._here, self._row, self._rows = attributes.get(f"{_TABLE}name") == self._sheet, -1, 1
        elif self._here and tag == _ROW:
            self._row, self._column = self._row + self._rows, 0
            self._rows = _number(attributes, "number-rows-repeated")
        elif self._here and tag in _CELLS:
            self._cell(attributes, _number(attributes, "number-columns-repeated"))

    def _cell(self, attributes: dict[str, str], times: int) -> None:
        down, right = (_number(attributes, f"number-{each}-spanned") for each in ("rows", "columns"))
        if right > 1 or down > 1:
            first = (max(self._row, 0), self._column)
            self.cells.merged.append((first, (first[0] + down - 1, first[1] + right - 1)))
            refuse_many(len(self.cells.merged))
        filled = attributes.get(f"{_OFFICE}value-type")
        if filled == "percentage" and attributes.get(f"{_OFFICE}value"):
            self._mark(self.cells.percent, times)
        if filled and attributes.get(f"{_TABLE}style-name") in self._struck:
            self._mark(self.cells.struck, times)
        self._column += times

    def _mark(self, marked: set[Place], times: int) -> None:
        """Add a cell, as often as it is repeated, to those of its kind."""
        if len(marked) + times * self._rows > _MOST:
            raise Unreadable("read.percent_cells")
        marked |= {(self._row + down, self._column + right) for down in range(self._rows) for right in range(times)}

    def end(self, _: str) -> None:
        self._depth -= 1


def _number(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(f"{_TABLE}{name}", "1")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Unreadable("read.damaged_workbook", found=said)
    return max(int(said), 1)
