"""Cell properties in the XML of an ODS workbook, other than values: number formats, strikethrough, merged cells, and
what each cell displays, where that is not what calamine reads.

Number formats are converted to XLSX codes: "0," for a display factor of 1000, '[<5]"<5";0' for conditions.
"""

import re
from collections.abc import Iterator
from functools import cache

from indicators.ingest.formats.archives import Parts, refuse_deep, walk_through
from indicators.ingest.formats.displayed import agrees, day_agrees
from indicators.ingest.formats.merged_cells import refuse_many
from indicators.ingest.formats.number_formats import traits_of
from indicators.ingest.formats.outside_cells import lines_of, words_of_ods
from indicators.ingest.formats.workbook_cells import Details, Position
from indicators.ingest.formats.xml_repairs import raised
from indicators.ingest.issues import Plain, Unreadable, note

_CONTENT, _STYLES = "content.xml", "styles.xml"
_OFFICE, _TABLE, _TEXT, _DRAW, _STYLE, _NUMBER = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "table", "text", "drawing", "style", "datastyle"))

_PARAGRAPH, _OVER_CELLS = f"{_TEXT}p", {f"{_OFFICE}annotation", f"{_DRAW}text-box"}
_LINES, _LINE_BREAKS = {_PARAGRAPH, f"{_TEXT}h"}, {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_RAISED = {f"{_TEXT}{name}" for name in ("ruby-text", "note-citation")}
_ASIDE = {f"{_OFFICE}annotation", f"{_TEXT}note-body", f"{_DRAW}frame", f"{_TABLE}detective"}  # not the cell's own text
_OTHERWISE = {*_LINE_BREAKS, *_RAISED, *_ASIDE, f"{_TEXT}h"} - {f"{_OFFICE}annotation"}    # calamine reads otherwise
_DEFAULT = f"{_TABLE}default-cell-style-name"
_ROW, _CELLS = f"{_TABLE}table-row", {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_NUMBERS, _SHOWN = {"float", "percentage", "currency"}, 200
_BOOLEANS, _TRUE = (f"{_OFFICE}boolean-value", f"{_OFFICE}value"), {"true", "1"}  # value: a boolean read as a number
_MOST = 2_000_000                    # percentages and the like, repeated cells counted individually

_FORMATS = {f"{_NUMBER}{kind}-style" for kind in ("number", "percentage", "currency", "text", "date", "boolean")}
_DIGITS = {f"{_NUMBER}{kind}" for kind in ("number", "scientific-number", "fraction", "text-content")}
_OF_DAYS = {f"{_NUMBER}{part}": letters for part, letters in {
    "year": "yyyy", "month": "mm", "day": "dd", "era": "g", "day-of-week": "ddd", "quarter": "mm", "week-of-year": "mm",
    "hours": "hh", "minutes": "mm", "seconds": "ss", "am-pm": "hh"}.items()}
_BOOLEAN = '[=0]"FALSE";"TRUE"'
_WRITTEN = {f"{_NUMBER}text", f"{_NUMBER}embedded-text", f"{_NUMBER}currency-symbol"}
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_MOST_DIGITS = 15                    # of a number format
_MOST_INSIDE = 20                    # ancestors of a style


class Ods:
    """An ODS workbook; raises Unreadable if its XML is damaged, truncated (calamine would wait forever) or too deep."""

    def __init__(self, parts: Parts) -> None:
        self._parts, styles = parts, _Styles()
        if common := parts.get(_STYLES, b""):
            walk_through(common, styles.start, styles.text, styles.end)
        self._walk = walk = _Walk(styles)
        walk_through(parts.get(_CONTENT, b""), walk.start, walk.text, walk.end)

    def details(self, name: str) -> Details:
        """Return the properties of a sheet's cells."""
        if name in self._walk.refused:
            raise self._walk.refused[name]
        return self._walk.sheets.get(name, Details())

    def words_outside(self, _: str, details: Details) -> list[str]:
        """Return the text outside a sheet's cells."""
        return [*words_of_ods(self._parts), *lines_of(details.outside)]

    def size(self, _: str) -> int:
        """Return 0: all sheets are parsed at once, so none costs extra."""
        return 0

    def notes(self, _: Details) -> list[Plain]:
        """Return a note with the number of formulas in all sheets."""
        count = self._parts.get(_CONTENT, b"").count(b"table:formula=")
        return [note("note.formulas", count=count)] if count else []


class _Walk:
    """XML handlers for content.xml, where repeated rows and cells are written once with a count."""

    def __init__(self, styles: "_Styles") -> None:
        self.sheets, self.refused = dict[str, Details](), dict[str, Unreadable]()
        self._name, self._details = "", Details()            # of the current sheet
        self._here, self._depth = False, 0
        self._row, self._rows, self._column = -1, 1, 0
        self._styles, self._inside = styles, False
        self._row_style, self._column_styles = "", list[tuple[int, str]]()     # last column to which each style applies
        self._over_cells, self._paragraph = "", False  # the comment or text box, and whether inside a paragraph of it
        self._cell: _Cell | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        refuse_deep(self._depth)
        if tag == f"{_TABLE}table":
            self._start_sheet(attributes.get(f"{_TABLE}name", ""))
        elif not self._inside:
            self._styles.start(tag, attributes)
        elif self._here:
            try:
                self._start_in_sheet(tag, attributes)
            except Unreadable as unreadable:
                self._refuse(unreadable)

    def _refuse(self, unreadable: Unreadable) -> None:
        """Keep the reason not to read this sheet; it matters only if the sheet is wanted."""
        self.refused.setdefault(self._name, unreadable)
        self._here, self._paragraph, self._cell = False, False, None

    def text(self, words: str) -> None:
        if self._paragraph:
            self._details.outside[-1] += words
        elif self._cell:
            self._cell.text(words)
        else:
            self._styles.text(words)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._cell and tag in _CELLS:
            self._end_cell(self._cell)
            self._cell = None
        elif self._cell:
            self._cell.end()
        if tag == _PARAGRAPH:
            self._paragraph = False
        elif tag == self._over_cells:
            self._over_cells = ""
        if not self._inside:
            self._styles.end(tag)

    def _start_sheet(self, name: str) -> None:
        self._name, self._details = name, self.sheets.setdefault(name, Details())
        self._here = self._inside = True
        self._row, self._rows, self._column_styles = -1, 1, []

    def _start_in_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        if self._cell:
            self._cell.start(tag, attributes)
        if tag == f"{_TABLE}table-column":
            last = self._column_styles[-1][0] if self._column_styles else 0
            self._column_styles.append((last + _number(attributes, "number-columns-repeated"),
                                        attributes.get(_DEFAULT, "")))
        elif tag == _ROW:
            self._row, self._column = self._row + self._rows, 0
            self._rows, self._row_style = _number(attributes, "number-rows-repeated"), attributes.get(_DEFAULT, "")
        elif tag in _OVER_CELLS:
            self._over_cells = tag
        elif self._over_cells and tag == _PARAGRAPH:
            self._paragraph = True
            self._details.outside.append("")
        elif tag in _CELLS:
            self._start_cell(attributes, _number(attributes, "number-columns-repeated"))

    def _start_cell(self, attributes: dict[str, str], times: int) -> None:
        down, right = (_number(attributes, f"number-{axis}-spanned") for axis in ("rows", "columns"))
        if right > 1 or down > 1:
            first = (max(self._row, 0), self._column)
            self._details.merged.append((first, (first[0] + down - 1, first[1] + right - 1)))
            refuse_many(len(self._details.merged))
        if kind := attributes.get(f"{_OFFICE}value-type", "float" if f"{_OFFICE}value" in attributes else ""):
            style = attributes.get(f"{_TABLE}style-name") or self._row_style or self._style_of_column()
            self._add_filled(kind, style, times, number=bool(attributes.get(f"{_OFFICE}value")))
            stated = [attributes[name] for name in _BOOLEANS if name in attributes]
            if kind == "boolean" and stated:
                word = "TRUE" if stated[0] in _TRUE else "FALSE"
                self._details.errors |= dict.fromkeys(self._repeated(len(self._details.errors), times), word)
            self._cell = _Cell(kind, attributes, self._styles.code(style), self._column, times)
        self._column += times

    def _end_cell(self, cell: "_Cell") -> None:
        """Record the text of a cell that calamine reads otherwise; raises Unreadable if a cell shows a value other than
        the one it holds.
        """
        shown = cell.shown
        if not cell.agrees(shown):
            self._refuse(Unreadable("read.contradicts_itself", row=max(self._row, 0) + 1,
                                    found=f"{cell.stated} / {shown}"[:_SHOWN]))
        elif cell.is_text and cell.otherwise:
            cells = self._repeated(len(self._details.texts), cell.times, cell.column)
            self._details.texts |= dict.fromkeys(cells, shown)

    def _style_of_column(self) -> str:
        """The column's default style, for a cell without a style of its own in a row without one."""
        return next((style for end, style in self._column_styles if self._column < end), "")

    def _add_filled(self, kind: str, style: str, times: int, *, number: bool) -> None:
        """Record the properties of a filled cell."""
        details, code = self._details, self._styles.code(style)
        traits = traits_of(code)
        if self._styles.strikes(style):
            details.struck |= self._repeated(len(details.struck), times)
        if kind == "date" and traits.year_alone:
            details.years |= self._repeated(len(details.years), times)
        if number and kind == "percentage":
            details.percent |= self._repeated(len(details.percent), times)
        if number and traits.scaled:
            details.scaling.setdefault(code, self._row)
        if number and traits.speaks:
            details.shown |= dict.fromkeys(self._repeated(len(details.shown), times), code)

    def _repeated(self, known: int, times: int, column: int | None = None) -> set[Position]:
        """The positions of a cell and its repetitions; raises Unreadable if, with ``known`` others, they exceed the
        limit.
        """
        if known + times * self._rows > _MOST:
            raise Unreadable("read.percent_cells")
        left = self._column if column is None else column
        return {(self._row + down, left + right) for down in range(self._rows) for right in range(times)}


class _Cell:
    """XML handlers for a filled cell: the value it states, and the text it displays."""

    def __init__(self, kind: str, attributes: dict[str, str], code: str, column: int, times: int) -> None:
        self._kind, self._code = kind, code
        self._number = attributes.get(f"{_OFFICE}value")
        self._day, self._string = attributes.get(f"{_OFFICE}date-value"), attributes.get(f"{_OFFICE}string-value")
        self.column, self.times = column, times
        self.otherwise = False                      # whether calamine reads its text otherwise
        self._lines = list[str]()
        self._line, self._aside, self._raised, self._depth = 0, 0, 0, 0     # depth at which such an element began

    @property
    def is_text(self) -> bool:
        """Whether the cell holds a text."""
        return self._kind == "string" and self._number is None

    @property
    def stated(self) -> str:
        """The value that the cell states apart from its text."""
        return next((stated for stated in (self._number, self._day, self._string) if stated is not None), "")

    @property
    def shown(self) -> str:
        """The text that the cell displays."""
        return "\n".join(self._lines)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.otherwise = self.otherwise or tag in _OTHERWISE
        if self._aside:
            return
        if tag in _ASIDE:
            self._aside = self._depth
        elif tag in _LINES:
            self._lines.append("")
            self._line = self._depth
        elif tag in _LINE_BREAKS:
            self.text(_LINE_BREAKS[tag])
        elif tag == f"{_TEXT}s":
            self.text(" " * min(int(count) if (count := attributes.get(f"{_TEXT}c", "1")).isdecimal() else 1, 100))
        elif tag in _RAISED and not self._raised:
            self._raised = self._depth

    def text(self, words: str) -> None:
        if self._line and not self._aside:
            self._lines[-1] += raised(words) if self._raised else words
        elif words.strip() and not self._aside:
            self.otherwise = True                   # calamine reads text outside of paragraphs, which is not displayed

    def end(self) -> None:
        self._line = self._line if self._line < self._depth else 0
        self._aside = self._aside if self._aside < self._depth else 0
        self._raised = self._raised if self._raised < self._depth else 0
        self._depth -= 1

    def agrees(self, shown: str) -> bool:
        """Whether the text displays the value; a program may save none."""
        if not self._lines:
            return True
        if self._number is not None:
            percent = self._kind == "percentage"
            return self._kind == "boolean" or agrees(shown, self._number, self._code, percent=percent)
        if self._day is not None:
            return day_agrees(shown, self._day)
        if self._string is not None:
            return " ".join(shown.split()) == " ".join(self._string.split())
        return self._kind not in _NUMBERS or not shown.strip()


class _Styles:
    """XML handlers for styles: whether each strikes out its cells, and its number format."""

    def __init__(self) -> None:
        self._name, self._format, self._sign = "", "", ""
        self._digits, self._embedded = dict[str, str](), list[tuple[int, str]]()    # of the current number
        self._position = ""                                 # of a text within it
        self._text: str | None = None                       # literal text of the current format
        self._of = dict[str, tuple[str, str]]()             # name -> parent style and format
        self._struck = dict[str, bool]()
        self._codes = dict[str, str]()
        self._cases = dict[str, list[tuple[str, str]]]()    # format -> condition, and the format that then applies
        self.strikes, self.code = cache(self._strikes), cache(self._code)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_STYLE}style":
            self._name = attributes.get(f"{_STYLE}name", "")
            self._of[self._name] = (attributes.get(f"{_STYLE}parent-style-name", ""),
                                    attributes.get(f"{_STYLE}data-style-name", ""))
        elif tag == f"{_STYLE}text-properties":
            lines = {attributes.get(f"{_STYLE}text-line-through-{axis}", "") for axis in ("style", "type")} - {""}
            if lines:
                self._struck[self._name] = lines != {"none"}
        elif tag in _FORMATS:
            self._format, self._sign = attributes.get(f"{_STYLE}name", ""), "%" if "percentage" in tag else ""
            self._codes[self._format] = ""
        elif self._format and tag in _DIGITS:
            self._digits, self._embedded = attributes, []
        elif self._format and tag in _OF_DAYS:
            self._codes[self._format] += _OF_DAYS[tag]
        elif self._format and tag == f"{_NUMBER}boolean":
            self._codes[self._format] = _BOOLEAN
        elif self._format and tag in _WRITTEN:
            self._text, self._position = "", attributes.get(f"{_NUMBER}position", "1")
        elif self._format and tag == f"{_STYLE}map" and (found := _CONDITION.search(
                attributes.get(f"{_STYLE}condition", ""))):
            self._cases.setdefault(self._format, []).append((
                f"[{found[1].replace('!=', '<>')}{found[2]}]", attributes.get(f"{_STYLE}apply-style-name", "")))

    def text(self, words: str) -> None:
        if self._text is not None:
            self._text += words

    def end(self, tag: str) -> None:
        if tag in _FORMATS:
            self._format = ""
        elif self._format and tag in _DIGITS:
            self._codes[self._format] += "# ?/?" if tag.endswith("fraction") else _digits(self._digits, self._embedded)
        elif tag in _WRITTEN and self._text is not None:
            written, self._text = self._text.replace('"', ""), None
            written = written.replace(self._sign, "") if self._sign else written
            if tag.endswith("embedded-text"):
                self._embedded.append((min(_whole(self._position, 1), _MOST_DIGITS), written))
            elif written:
                self._codes[self._format] += f'"{written}"'

    def _strikes(self, name: str) -> bool:
        """Whether a style, or the nearest ancestor that defines it, has strikethrough."""
        return next((self._struck[style] for style in self._line(name) if style in self._struck), False)

    def _code(self, name: str) -> str:
        """The number format code of a style, "" if it has none."""
        form = next((own for style in self._line(name) if (own := self._of[style][1])), "")
        if form not in self._codes:
            return ""
        cases = [f"{condition}{self._codes.get(other, '')}" for condition, other in self._cases.get(form, ())]
        return ";".join([*cases, self._codes[form]])

    def _line(self, name: str) -> Iterator[str]:
        """Yield a style and its ancestors."""
        for _ in range(_MOST_INSIDE):
            if name not in self._of:
                return
            yield name
            name = self._of[name][0]


def _digits(attributes: dict[str, str], embedded: list[tuple[int, str]]) -> str:
    """Digits of a format code, with the texts between them by the count of digits right of each, and a comma per
    thousand of its display factor.
    """
    factor = attributes.get(f"{_NUMBER}display-factor", "1").split(".")[0]
    least = min(_whole(attributes.get(f"{_NUMBER}min-integer-digits", "1"), 1), _MOST_DIGITS)
    shown = "#" if not least and attributes.get(f"{_NUMBER}decimal-places", "0") == "0" else "0"
    if embedded:
        positions = sorted(embedded, reverse=True)
        shown = "0" * max(least - positions[0][0], 1)
        for (position, text), (after, _) in zip(positions, [*positions[1:], (0, "")], strict=True):
            shown += f'"{text}"{"0" * (position - after)}'
    return shown + "," * (max(len(factor) - 1, 0) // 3)


def _whole(stated: str, default: int) -> int:
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < _MOST_DIGITS else default


def _number(attributes: dict[str, str], name: str) -> int:
    stated = attributes.get(f"{_TABLE}{name}", "1")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 10):
        raise Unreadable("read.damaged_workbook", found=stated)
    return max(int(stated), 1)
