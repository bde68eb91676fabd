"""XLSX, XLS and ODS -> the cells of one sheet, as text; no formula is ever worked out."""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, partial
from itertools import islice
from math import isfinite
from typing import Any

import python_calamine as calamine

from indicators.ingest.formats.archives import Archive, open_archive, repacked
from indicators.ingest.formats.cells import UNSAVED, Sheet
from indicators.ingest.formats.dialects import Record, header_index
from indicators.ingest.formats.merged_cells import held, ranges, refuse_covered
from indicators.ingest.formats.notes_sheets import LARGEST, explained_in
from indicators.ingest.formats.number_formats import as_shown
from indicators.ingest.formats.ods import CONTENT, look_at_ods, refuse_broken
from indicators.ingest.formats.outside_cells import lines_of, words_of_ods, words_of_xlsx
from indicators.ingest.formats.read_before import SHORT, digest, read_before
from indicators.ingest.formats.records import block_of, refuse_wide, table_of
from indicators.ingest.formats.repairs import in_utf8, repaired
from indicators.ingest.formats.superscripts import has_runs, raised, struck
from indicators.ingest.formats.two_line_header import heading_of, names_in
from indicators.ingest.formats.xls import look_at_xls
from indicators.ingest.formats.xlsx import (
    Cells,
    Position,
    formats_of,
    look_at,
    sheet_parts,
    struck_styles,
)
from indicators.ingest.limits import MOST_CELLS
from indicators.ingest.problems import Noticed, Unreadable
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import is_yearlike, likeness, normalised, role_of

_HEAD = 100                          # rows among which the header is sought
_NUMBER_AS_TEXT = re.compile(r"\s*-?[0-9][0-9.,' ]*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?\Z")     # as said writes it
_POINTED = re.compile(r"-?[0-9]+\.[0-9]+(?: ?%)?")
_DAY = re.compile(r"(?:199|2\d\d)\d-\d\d-\d\d")           # before 1990 a figure was taken for a day
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}(?: ?%)?")    # thousands or decimals
_MOST_LOOKED_FOR = 20_000            # texts of an XLS, each looked for in all of its bytes
_OURS = {"asked", "data version"}    # columns of templates and tables of ours, as are their sheets of notes
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_XLS_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))

Look = Callable[[str], Cells]
"""Has what a second look at a sheet finds, from its name."""


def read_workbook(content: bytes, kind: str, options: ReadOptions) -> tuple[Sheet, str, dict[str, Any], list[str]]:
    """The table of a workbook's sheet, the sheet's name, how the workbook says that it was read before, and the lines
    above the header.

    ``kind`` is "zip" or "xls".
    """
    archive = open_archive(content) if kind == "zip" else None
    if archive and (parts := _made_plain(archive.parts)) != archive.parts:
        archive = Archive(archive.kind, parts)
        content = repacked(archive)
    before = read_before(archive.parts) if archive else {}
    if archive is None:
        _refuse_container(content)
    elif archive.kind == "ods":
        refuse_broken(archive.parts.get(CONTENT, b""))
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        look = cache(partial(_second_look, archive))
        name, notes = _choose(book, options.sheet or _there(book, before.get("sheet", "")), look)
        cells = look_at_xls(content, name) if archive is None else look(name)
        _refuse_spread(cells)
        rows, texts = _rows(book.get_sheet_by_name(name), cells)
        explained = explained_in(book, name, partial(_is_small, archive))
        if archive is None:
            _keep_apart(content, rows)
    except calamine.PasswordError as error:
        raise Unreadable("read.password") from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, IndexError) as error:
        raise Unreadable("read.damaged_workbook", found=str(error)[:200]) from error
    header_row = options.header_row or before.get("header_row", 0)
    try:
        sheet = _table(rows, cells, header_row, [*notes, *_of_workbook(archive, cells)], before.get(SHORT, {}))
        sheet.texts.extend(texts)
        sheet.formats.extend((row + 1, code) for code, row in cells.formats.items())
        sheet.titles.extend(_outside(archive, cells, name))
        sheet.explained.extend([] if _OURS & set(sheet.header) else explained)
    except Unreadable as unreadable:
        raise unreadable.of_sheet(name) from unreadable
    return sheet, name, before, [" ".join(filter(None, row)) for row in rows[:sheet.header_row - 1]]


def _is_small(archive: Archive | None, name: str) -> bool:
    """Whether a sheet is no larger than one of notes; only that of an XLSX waits to be unpacked."""
    if archive is None or archive.kind == "ods":
        return True
    return len(archive.parts.get(sheet_parts(archive.parts).get(name, ""), b"")) <= LARGEST


def _outside(archive: Archive | None, cells: Cells, name: str) -> list[str]:
    """What stands outside of the cells of a sheet, as far as its format is read; of an XLS no properties are."""
    if archive and archive.kind == "xlsx":
        return words_of_xlsx(archive.parts, sheet_parts(archive.parts).get(name, ""))
    return [*(words_of_ods(archive.parts) if archive else ()), *lines_of(cells.outside)]


def _made_plain(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook as what reads its cells takes them, and with what it would pass over."""
    for change in (in_utf8, raised, repaired):
        parts = parts | change(parts)
    return parts


def _there(book: calamine.CalamineWorkbook, sheet: str) -> str:
    """A sheet that was read before, "" where it is no longer there."""
    return sheet if sheet in book.sheet_names else ""


def _refuse_container(content: bytes) -> None:
    """Refuse what is in Excel's old container and is no plain workbook."""
    if _LOCKED in content:
        raise Unreadable("read.password")
    if _MACROS in content:
        raise Unreadable("read.macros")
    if not any(stream in content for stream in _XLS_STREAMS):
        raise Unreadable("read.not_a_table", found="OLE")


def _choose(book: calamine.CalamineWorkbook, wanted: str, look: Look) -> tuple[str, list[Noticed]]:
    """The sheet named; else, of those that can be seen, the first that has a header, else the first with cells."""
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
    shown = [sheet.name for sheet in sheets if sheet.visible == calamine.SheetVisibleEnum.Visible]
    if wanted:
        if wanted not in [sheet.name for sheet in sheets]:
            raise Unreadable("read.no_such_sheet", found=wanted, sheets=[sheet.name for sheet in sheets])
        chosen, alike = wanted, list[str]()
    else:
        looks = {name: _looks(book, name, look) for name in shown}
        chosen = next((name for name, (looked, _) in looks.items() if looked >= 2),
                      next((name for name, (looked, _) in looks.items() if looked >= 0), ""))
        alike = [name for name, (_, header) in looks.items()
                 if chosen and name != chosen and _alike(header, looks[chosen][1])]
    if not chosen:
        raise Unreadable("read.only_blank")
    others = [sheet for sheet in shown if sheet != chosen]
    hidden = [sheet.name for sheet in sheets if sheet.name not in shown and sheet.name != chosen]
    notes = [Noticed(code="note.sheet", values={"sheet": chosen})] if len(sheets) > 1 else []
    notes += [Noticed(code="note.other_sheets", values={
        "sheets": others, "count": len(others), "alike": alike})] if others else []
    notes += [Noticed(code="note.hidden_sheets", values={"sheets": hidden, "count": len(hidden)})] if hidden else []
    return chosen, notes


def _alike(header: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headers say the same, or one more than the other, such as a note, where both have figures."""
    few, more = sorted((header, other), key=len)
    return bool(few) and (few == more or (few < more and len(few) > 1 and bool(few & {"value", "year"})))


def _looks(book: calamine.CalamineWorkbook, name: str, look: Look) -> tuple[int, frozenset[str]]:
    """How much a sheet's best row looks like a header, -1 for an empty sheet; and what that row says, years as one,
    nothing where it is no header or no line stands below it.
    """
    _refuse_spread(look(name))
    rows = [[stated(cell) for cell in row] for row in islice(cells_of(book.get_sheet_by_name(name)), _HEAD)]
    filled = [row for row in rows if any(row)]
    if not filled:
        return -1, frozenset()
    best = max(filled, key=likeness)
    header = frozenset("year" if is_yearlike(cell) else role_of(cell) or normalised(cell)
                       for cell in best if cell.strip())
    return likeness(best), header if likeness(best) and best is not filled[-1] else frozenset()


def _second_look(archive: Archive | None, name: str) -> Cells:
    if archive is None:
        return Cells()
    if archive.kind == "ods":
        return look_at_ods(archive.parts, name)
    part = archive.parts.get(sheet_parts(archive.parts).get(name, ""), b"")
    if not part:
        return Cells()
    return look_at(part, struck_styles(archive.parts), formats_of(archive.parts))


def _refuse_spread(cells: Cells) -> None:
    """A cell in a far corner makes a table of billions of empty ones."""
    if (cells.end[0] + 1) * (cells.end[1] + 1) > MOST_CELLS:
        raise Unreadable("read.too_spread", found=f"{cells.end[0] + 1} x {cells.end[1] + 1}")


def _rows(sheet: calamine.CalamineSheet, cells: Cells) -> tuple[list[list[str]], list[str]]:
    """The cells of a sheet, and its texts that look like numbers with a point."""
    if sheet.end is not None and (sheet.end[0] + 1) * (sheet.end[1] + 1) > MOST_CELLS:
        raise Unreadable("read.too_spread", found=f"{sheet.end[0] + 1} x {sheet.end[1] + 1}")
    cells.merged = cells.merged or sheet.merged_cell_ranges or []            # of an XLS there is nothing else
    rows, texts = [], dict[tuple[int, int], str]()
    for row, read in enumerate(cells_of(sheet)):
        rows.append([stated(cell) for cell in read])
        for column, cell in enumerate(read):
            if isinstance(cell, str) and _NUMBER_AS_TEXT.match(cell):
                cells.texts += [row] if _NUMBER_AS_TEXT.fullmatch(cell) else []
                if _POINTED.fullmatch(word := cell.strip()):
                    texts[row, column] = word
    for row, column in cells.without_value:
        rows[row][column] = UNSAVED
    _put_words(rows, cells)
    _as_shown(rows, cells)
    return rows, _look_alikes(rows, texts)


def _put_words(rows: list[list[str]], cells: Cells) -> None:
    """Write errors and truth values as the words that they are."""
    for (row, column), word in cells.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = word


def _as_shown(rows: list[list[str]], cells: Cells) -> None:
    """Write numbers as their formats show them: percentages, signs, what is shown instead, and lines through."""
    def there(indices: Iterable[Position], of: re.Pattern[str]) -> list[Position]:
        return [(row, column) for row, column in indices
                if row < len(rows) and column < len(rows[row]) and of.match(rows[row][column])]

    shown = {(row, column): as_shown(cells.shown[row, column], rows[row][column])
             for row, column in there(cells.shown, _NUMBER)}
    for row, column in there(cells.percent, _NUMBER):
        rows[row][column] = f"{stated(float(f'{float(rows[row][column]) * 100:.10g}'))} %"
    for row, column in there(cells.years, _DAY):
        rows[row][column] = rows[row][column][:4]
    for row, column in there(cells.struck, _NUMBER_AS_TEXT):
        rows[row][column] = struck(rows[row][column])
    for (row, column), become in shown.items():
        rows[row][column] = become(rows[row][column])


def as_seen(content: bytes, name: str, rows: list[list[str]]) -> dict[Position, str]:
    """The cells of a sheet of an ODS or XLS workbook that its formats show otherwise than they are saved. ValueError
    where one shows thousands: what is copied without it would no longer be asked about.
    """
    cells = _second_look(open_archive(content), name) if content.startswith(b"PK") else look_at_xls(content, name)
    if cells.formats:
        raise ValueError("a number format that shows thousands")
    _as_shown(rows, cells)
    _put_words(rows, cells)
    changed = {*cells.shown, *cells.percent, *cells.struck, *cells.years, *cells.errors}
    return {(row, column): rows[row][column] for row, column in changed
            if row < len(rows) and column < len(rows[row])}


def _keep_apart(content: bytes, rows: list[list[str]]) -> None:
    """Write a text of an XLS workbook that looks like a number with an apostrophe where its letters have several
    styles, as 12¹ has: it is no number.
    """
    known = dict[str, bool]()
    for row in rows:
        for column, cell in enumerate(row):
            if _NUMBER_AS_TEXT.fullmatch(cell):
                if cell not in known and len(known) < _MOST_LOOKED_FOR:
                    known[cell] = has_runs(content, cell)
                if known.get(cell):
                    row[column] = f"'{cell}"


def _look_alikes(rows: list[list[str]], texts: dict[tuple[int, int], str]) -> list[str]:
    """The ``texts`` by row and column, that look like numbers with a point: a number of the workbook has one wherever
    it was written, a text perhaps not.

    Where a number of the sheet reads the same as a text that may part thousands, the text is written as spreadsheets
    write a text that looks like a number, with an apostrophe before it, and is none.
    """
    words = set(texts.values())
    numbers = {cell for row, read in enumerate(rows) for column, cell in enumerate(read)
               if cell in words and (row, column) not in texts} if texts else set()
    for (row, column), word in texts.items():
        if word in numbers and _EITHER.fullmatch(word):
            rows[row][column] = f"'{word}"
    return sorted(words - numbers)


def cells_of(sheet: calamine.CalamineSheet) -> Iterator[list[Any]]:
    """The rows of a sheet from its first column on; calamine leaves out the columns before the first that is filled."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield [*left, *row]


def stated(cell: object) -> str:
    """A cell as a text table would have it: whole numbers without a point, days as 2014-12-31."""
    match cell:
        case bool():
            return str(cell).upper()
        case float():
            if abs(cell) >= 1e15 or not isfinite(cell):
                return repr(cell)
            return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | datetime() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell)


def _table(rows: list[list[str]], cells: Cells, header_row: int, notes: list[Noticed],
           short: Mapping[str, int]) -> Sheet:
    if not any(cell for row in rows for cell in row):
        raise Unreadable("read.only_blank")
    if header_row and not (header_row <= len(rows) and any(map(str.strip, rows[header_row - 1]))):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    position = header_row - 1 if header_row else header_index(rows[:_HEAD])
    merged = ranges(cells.merged, rows)
    heading = heading_of(rows[:max(_HEAD, position + 2)], range(1, len(rows) + 1), position, named=bool(header_row),
                         merged=merged)
    position = heading.position if heading else position
    header, down = names_in(rows, merged, position + 1, heading)
    refuse_wide(header, position + 1)
    refuse_covered(rows, merged, header, heading.line if heading else position + 1)
    records = [Record(row + 1, rows[row][:short.get(digest(rows[row]), len(rows[row]))] if short else rows[row])
               for row in range(position + 1, len(rows))]
    sheet = table_of([block_of(records, len(header))], header, position + 1, held=held(rows, merged), heading=heading)
    sheet.notes[:0] = [*notes, *down, *_of_cells(cells, position), *_hidden(cells, position)]
    return replace(sheet, merged=merged)


def _of_cells(cells: Cells, header: int) -> list[Noticed]:
    """Formulas, and numbers that are text, below the header."""
    counts = {"note.formulas": [row for row, _ in cells.formulas], "note.numbers_as_text": cells.texts,
              "note.formulas_without_value": [row for row, _ in cells.without_value]}
    return [Noticed(code=code, values={"count": count}) for code, rows in counts.items()
            if (count := sum(row > header for row in rows))]


def _hidden(cells: Cells, header: int) -> list[Noticed]:
    """Rows below the header and columns that a person who opens the workbook does not see, and that are read."""
    counts = {"note.hidden_rows": sum(row > header for row in cells.hidden_rows),
              "note.hidden_columns": cells.hidden_columns}
    return [Noticed(code=code, values={"count": count}) for code, count in counts.items() if count]


def _of_workbook(archive: Archive | None, cells: Cells) -> list[Noticed]:
    """Links to other workbooks, and what a format does not tell of its cells."""
    if archive is None:
        return [] if cells.known else [Noticed(code="note.old_workbook")]
    if archive.kind == "ods" and (count := archive.parts.get("content.xml", b"").count(b"table:formula=")):
        return [Noticed(code="note.formulas", values={"count": count})]
    linked = any(name.startswith("xl/externalLinks/") for name in archive.parts)
    return [Noticed(code="note.external_links")] if linked else []
