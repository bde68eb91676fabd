"""Cell properties in the XML of an XLSX workbook, other than values: formulas, errors, number formats, merged cells."""

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
"""Built-in number formats, which workbooks do not define, by their ids."""

_LETTERS = re.compile(r"[A-Z]{1,3}")
_OF_XML, _SHOWN = frozenset("<>&\"'"), 200
_TRUE, _LAST_COLUMN, _LAST_ROW = ("1", "true"), 16_384, 1_048_576


class Xlsx:
    """An XLSX workbook; raises Unreadable if a part is damaged or contradictory."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def details(self, name: str) -> Details:
        """Return the properties of a sheet's cells."""
        content = self._parts.get(self._part(name), b"")
        if not content:
            return Details()
        walk = _Walk(*self._styles)
        walk_through(content, walk.start, walk.text, walk.end)
        return walk.details

    def words_outside(self, name: str, _: Details) -> list[str]:
        """Return the text outside a sheet's cells."""
        return words_of_xlsx(self._parts, self._part(name))

    def size(self, name: str) -> int:
        """Return the size in bytes of a sheet's XML, a measure of the time needed to open it."""
        return len(self._parts.get(self._part(name), b""))

    def notes(self, _: Details) -> list[Plain]:
        """Return a note if the workbook links to other workbooks."""
        linked = any(name.startswith("xl/externalLinks/") for name in self._parts)
        return [note("note.external_links")] if linked else []

    def _part(self, name: str) -> str:
        """Name of the part that holds a sheet, "" if there is none."""
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
        """The ids of cell styles with strikethrough, and the number format code of each style that has one."""
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
    """All elements with a local name, in any namespace."""
    return (node for node in root.iter() if node.tag.endswith(f"}}{name}"))


def _once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A dictionary of the pairs; raises Unreadable if a name occurs more than once."""
    found = dict[str, str]()
    for name, stated in pairs:
        if name in found:
            raise Unreadable("read.contradicts_itself", found=name)
        found[name] = stated
    return found


class _Walk:
    """XML handlers for a sheet; a cell without a reference follows the one before it."""

    def __init__(self, struck: set[str], formats: dict[str, str]) -> None:
        self.details = Details()
        self._struck = struck
        self._formats = {style: code for style, code in formats.items() if any(traits_of(code))}
        self._row, self._number, self._column = -1, "", -1      # _number is the row's reference as written
        self._rows, self._columns = set[int](), set[int]()      # rows seen, and columns seen in this row
        self._kind, self._style, self._inside = "", "", False
        self._formula, self._value, self._depth, self._several = False, "", 0, False
        self._starts = {"c": self._start_cell, "row": self._start_row, "col": self._add_hidden,
                        "mergeCell": self._add_merged}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        refuse_deep(self._depth)
        if self._inside:
            raise Unreadable("read.damaged_workbook", found=tag)
        name = tag[tag.rfind("}") + 1:]
        if name in ("v", "is"):
            self._several = bool(self._value)
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
            self._refuse_unclear()
            self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        """Start a row; raises Unreadable if its number was used before."""
        self._row = _row_of(attributes["r"]) if "r" in attributes else self._row + 1
        self._number, self._column, self._columns = attributes.get("r", str(self._row + 1)), -1, set()
        if self._row in self._rows:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=str(self._row + 1))
        self._rows.add(self._row)
        if attributes.get("hidden") in _TRUE:
            self.details.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """Start a cell; raises Unreadable if its reference is in another row or was used before."""
        reference = attributes.get("r", "")
        column = self._column_in_row(reference) if reference else self._column + 1
        if column in self._columns:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=reference)
        self._columns.add(column)
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._formula, self._value, self._several = False, "", False

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

    def _refuse_unclear(self) -> None:
        """Raise Unreadable for a cell with two values, or with XML markup in a number, where calamine cuts it off."""
        if self._several:
            raise Unreadable("read.contradicts_itself", row=self._row + 1, found=self._value[:_SHOWN])
        if self._kind == "n" and not _OF_XML.isdisjoint(self._value):
            raise Unreadable("read.damaged_workbook", found=self._value[:_SHOWN])

    def _end_cell(self) -> None:
        """Record the properties of a cell that is not empty."""
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
    """The number of columns that an element describes; 0 if it extends to the last column, since those are empty."""
    first, last = (attributes.get(name, "0") for name in ("min", "max"))
    return int(last) - int(first) + 1 if first.isdigit() and last.isdigit() and int(last) < _LAST_COLUMN else 0


def _row_of(stated: str) -> int:
    """Row index from 0; raises Unreadable if out of range."""
    line = _number(stated)
    if line < 1:
        raise Unreadable("read.damaged_workbook", found=stated)
    if line > _LAST_ROW:
        raise Unreadable("read.too_spread", found=stated)
    return line - 1


def _number(stated: str) -> int:
    """Parse a non-negative whole number in an attribute; raises Unreadable for anything else."""
    if not (stated.isascii() and stated.isdigit() and len(stated) < 10):
        raise Unreadable("read.damaged_workbook", found=stated)
    return int(stated)


def _position(reference: str) -> Position:
    letters = reference.rstrip("0123456789")
    return _row_of(reference[len(letters):]), _column_of(letters)


@lru_cache(maxsize=_LAST_COLUMN)
def _column_of(letters: str) -> int:
    """Column index from 0 of letters such as "AB"."""
    if not _LETTERS.fullmatch(letters):
        raise Unreadable("read.damaged_workbook", found=letters)
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column - 1
