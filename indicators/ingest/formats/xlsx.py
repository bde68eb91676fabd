"""What the XML of an XLSX workbook says of its cells but their values: formulas, errors, formats, merged cells."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

from indicators.ingest.formats.archives import Parts, refuse_deep, tree, walk_through
from indicators.ingest.formats.merged_cells import refuse_many
from indicators.ingest.formats.number_formats import traits_of
from indicators.ingest.formats.outside_cells import words_of_xlsx
from indicators.ingest.formats.workbook_cells import Details, Position
from indicators.ingest.issues import Plain, Unreadable, note

PERCENT_FORMATS = dict.fromkeys((9, 10), "0%")
"""Number formats that no workbook writes down, by their numbers."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_TRUE, _LAST_COLUMN, _LAST_ROW = ("1", "true"), 16_384, 1_048_576


class Xlsx:
    """A workbook of these parts; Unreadable where one of them is damaged or contradicts itself."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def details(self, name: str) -> Details:
        """The details of a sheet's cells."""
        content = self._parts.get(self._part(name), b"")
        if not content:
            return Details()
        walk = _Walk(*self._styles)
        walk_through(content, walk.start, walk.text, walk.end)
        return walk.details

    def words_outside(self, name: str, _: Details) -> list[str]:
        """The words outside of a sheet's cells."""
        return words_of_xlsx(self._parts, self._part(name))

    def size(self, name: str) -> int:
        """Bytes of a sheet, which takes time to be opened."""
        return len(self._parts.get(self._part(name), b""))

    def notes(self, _: Details) -> list[Plain]:
        """That it has links to other workbooks."""
        linked = any(name.startswith("xl/externalLinks/") for name in self._parts)
        return [note("note.external_links")] if linked else []

    def _part(self, name: str) -> str:
        """Name of the part that holds a sheet, "" where none does."""
        return self._sheets.get(name, "")

    @cached_property
    def _sheets(self) -> dict[str, str]:
        links = _once((node.get("Id", ""), node.get("Target", ""))
                      for node in tree(self._parts.get("xl/_rels/workbook.xml.rels", b"")))
        found = list[tuple[str, str]]()
        for node in _named(tree(self._parts["xl/workbook.xml"]), "sheet"):
            link = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            found.append((node.get("name", ""), posixpath.join("/xl", links.get(link, ""))))
        return {name: posixpath.normpath(part).lstrip("/") for name, part in _once(found).items()}

    @cached_property
    def _styles(self) -> tuple[set[str], dict[str, str]]:
        """The cell styles that strike through what they hold, and the number format of those that have one."""
        root = tree(self._parts.get("xl/styles.xml", b""))
        fonts, styles = (list(next(_named(root, name), ())) for name in ("fonts", "cellXfs"))
        lined = {index for index, font in enumerate(fonts) for node in _named(font, "strike")
                 if node.get("val", "1") not in ("0", "false")}
        codes = PERCENT_FORMATS | {_number(node.get("numFmtId", "0")): node.get("formatCode", "")
                                   for node in _named(root, "numFmt")}
        struck = {str(index) for index, style in enumerate(styles)
                  if lined and _number(style.get("fontId", "0")) in lined}
        return struck, {str(index): codes[number] for index, style in enumerate(styles)
                        if (number := _number(style.get("numFmtId", "0"))) in codes}


def _named(root: Element, name: str) -> Iterator[Element]:
    """All elements of a name, in whatever namespace."""
    return (node for node in root.iter() if node.tag.endswith(f"}}{name}"))


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What belongs to each name; two of one name contradict each other."""
    found = dict[str, str]()
    for name, stated in pairs:
        if name in found:
            raise Unreadable("read.contradicts_itself", found=name)
        found[name] = stated
    return found


class _Walk:
    """Handlers of the parser; a cell without a reference is right of the one before it."""

    def __init__(self, struck: set[str], formats: dict[str, str]) -> None:
        self.details = Details()
        self._struck = struck
        self._formats = {style: code for style, code in formats.items() if any(traits_of(code))}
        self._row, self._number, self._column = -1, "", -1      # the number is the row's, as it is written
        self._rows, self._columns = set[int](), set[int]()      # numbers of rows, and columns of this one
        self._kind, self._style, self._inside = "", "", False
        self._formula, self._value, self._depth = False, "", 0
        self._starts = {"c": self._start_cell, "row": self._start_row, "col": self._add_hidden,
                        "mergeCell": self._add_merged}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        refuse_deep(self._depth)
        name = tag[tag.rfind("}") + 1:]
        if name in ("v", "t"):
            self._inside = True
        elif name == "f":
            self._formula = True
        elif begin := self._starts.get(name):
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
            self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        """A row; two of one number contradict each other."""
        self._row = _row_of(attributes["r"]) if "r" in attributes else self._row + 1
        self._number, self._column, self._columns = attributes.get("r", str(self._row + 1)), -1, set()
        if self._row in self._rows:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=str(self._row + 1))
        self._rows.add(self._row)
        if attributes.get("hidden") in _TRUE:
            self.details.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
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

    def _add_hidden(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            self.details.hidden_columns += _columns(attributes)

    def _add_merged(self, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        self.details.merged.append((_position(first), _position(last or first)))
        refuse_many(len(self.details.merged))

    def _end_cell(self) -> None:
        """The end of a cell that is not empty."""
        cell, details = (self._row, self._column), self.details
        if cell[0] > details.end[0] or cell[1] > details.end[1]:
            details.end = max(details.end[0], cell[0]), max(details.end[1], cell[1])
        if self._formula:
            (details.formulas if self._value else details.without_value).add(cell)
        if self._style in self._formats and self._kind == "n" and self._value:
            details.add_number(cell, self._formats[self._style])
        if self._style in self._struck:
            details.struck.add(cell)
        if self._kind == "e":
            details.errors[cell] = self._value


def _columns(attributes: dict[str, str]) -> int:
    """How many columns are described together; of all that follow, which are empty, none."""
    first, last = (attributes.get(name, "0") for name in ("min", "max"))
    return int(last) - int(first) + 1 if first.isdigit() and last.isdigit() and int(last) < _LAST_COLUMN else 0


def _row_of(stated: str) -> int:
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
    return _row_of(reference[len(letters):]), _column_of(letters)


@lru_cache(maxsize=_LAST_COLUMN)
def _column_of(letters: str) -> int:
    """The column that is called so, from 0."""
    if not _LETTERS.fullmatch(letters):
        raise Unreadable("read.damaged_workbook", found=letters)
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column - 1
