"""XLSX, XLS and ODS -> the table of one sheet, as text."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from indicators.ingest.formats.file_types import file_type, unpack, workbook_kind
from indicators.ingest.formats.table import (
    LOOKED_AT,
    ReadOptions,
    Record,
    Surrounding,
    Table,
    filled,
    header_index,
    joined,
    surroundings_of,
    table_of,
    with_surroundings,
)
from indicators.ingest.formats.worksheet import Worksheet
from indicators.ingest.formats.xls_and_ods import CalamineBook, open_ods, open_xls
from indicators.ingest.formats.xlsx import Xlsx
from indicators.ingest.issues import SHIPPED_SHEET, Unreadable, note
from indicators.ingest.limits import MOST_SHEETS
from indicators.ingest.vocabulary.headers import is_number, likeness, normalised, role_of
from indicators.ingest.vocabulary.years import is_yearlike

_MOST_EXPLAINED = 100                # rows of a sheet of explanations
_WIDEST_EXPLAINED = 2                # columns of it: a name and what it means


def read_workbook(content: bytes, options: ReadOptions) -> Table:
    """Return the table of one sheet of a workbook; raises Unreadable if there is none."""
    book = _opened(content)
    if len(book.sheets) > MOST_SHEETS:
        raise Unreadable("read.too_many_sheets", found=str(len(book.sheets)), most=str(MOST_SHEETS))
    if options.sheet and options.sheet not in book.sheets:
        raise Unreadable("read.no_such_sheet", found=options.sheet, sheets=list(book.sheets))
    sheets = {name: book.worksheet(name) for name, visible in book.sheets.items() if visible or name == options.sheet}
    name, alike = (options.sheet, list[str]()) if options.sheet else _choose_sheet(sheets)
    try:
        table = _table(sheets[name], options.header_row)
    except Unreadable as unreadable:
        unreadable.issue["values"]["of_sheet"] = name
        raise
    sheet = sheets.pop(name)
    above = enumerate(map(joined, sheet.rows[:table.header_row - 1]), start=1)
    texts = book.worksheet(SHIPPED_SHEET).rows if SHIPPED_SHEET in book.sheets else None
    shipped = None if texts is None else [cell.strip() for row in texts for cell in row]
    others = [line for other in book.sheets if other not in (name, SHIPPED_SHEET)
              for line in _of_other_sheet(other, sheets.get(other), shipped or ())]
    return with_surroundings(
        replace(table, kind="workbook", sheet=name, alike_sheets=alike, shipped=shipped,
                notes=[note("note.old_workbook")] if file_type(content) == "xls" else []),
        above, [*_hidden(sheet, table), *sheet.outside, *others])


def _opened(content: bytes) -> Xlsx | CalamineBook:
    if file_type(content) == "xls":
        return open_xls(content)
    parts = unpack(content)
    return open_ods(content, parts) if workbook_kind(parts) == "ods" else Xlsx(content, parts)


def _choose_sheet(sheets: dict[str, Worksheet]) -> tuple[str, list[str]]:
    """Return the first sheet with a header, else with cells, and others with the same header."""
    looks = {name: _looks(sheet) for name, sheet in sheets.items()}
    chosen = next((name for least in (2, 0) for name, (likely, _) in looks.items() if likely >= least), "")
    if not chosen:
        raise Unreadable("read.only_blank")
    return chosen, [name for name, (_, header) in looks.items()
                    if name != chosen and _are_alike(header, looks[chosen][1])]


def _are_alike(header: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two headers are equal, or one has additional columns, such as a note, and both have figures or years."""
    few, more = sorted((header, other), key=len)
    return bool(few) and (few == more or (few < more and len(few) > 1 and bool(few & {"value", "year"})))


def _looks(sheet: Worksheet) -> tuple[int, frozenset[str]]:
    """How much a sheet's best row looks like a header, -1 for an empty sheet; and the roles of its columns."""
    rows = [row for row in sheet.rows[:LOOKED_AT] if any(row)]
    if not rows:
        return -1, frozenset()
    best = max(rows, key=likeness)
    if not likeness(best) or best is rows[-1]:
        return likeness(best), frozenset()
    return likeness(best), frozenset("year" if is_yearlike(cell) else role_of(cell) or normalised(cell)
                                     for cell in best if cell.strip())


def _table(sheet: Worksheet, header_row: int) -> Table:
    rows = sheet.rows
    if not any(map(filled, rows)):
        raise Unreadable("read.only_blank")
    if header_row and not (header_row <= len(rows) and filled(rows[header_row - 1])):
        raise Unreadable("read.no_header_there", row=header_row, found=str(header_row))
    line = header_row or header_index(rows[:LOOKED_AT]) + 1
    merged = sheet.merged_ranges()
    header = sheet.header(line, merged)
    texts = sheet.separate_texts()
    # a merged cell that begins in a line with at least two filled cells belongs to the table down to its last line
    held = {row for top, bottom, left, _ in merged if rows[top - 1][left].strip() and filled(rows[top - 1]) > 1
            for row in range(top + 1, bottom + 1)}
    records = (Record(row, cells) for row, cells in enumerate(rows[line:], start=line + 1))
    return replace(table_of(records, header, line, held=held), merged=merged, texts=texts,
                   scaling=[(row, code) for code, row in sheet.scaling.items()])


def _hidden(sheet: Worksheet, table: Table) -> Iterator[Surrounding]:
    """Rows and columns that are hidden, and cells that are struck through."""
    around = {line.row for line in table.surroundings}
    rows = {row: joined(sheet.rows[row - 1]) for row in sheet.hidden_rows if row <= len(sheet.rows)}
    yield from surroundings_of("hidden_row", (
        (row, text) for row, text in rows.items() if row > table.header_row and row not in around))
    columns = {column: next(filter(None, (cells[column].strip() for cells in sheet.rows[table.header_row - 1:]
                                          if column < len(cells))), "") for column in sheet.hidden_columns}
    yield from surroundings_of("hidden_column", ((0, name) for name in columns.values()))
    yield from surroundings_of("struck", sheet.struck)


def _of_other_sheet(name: str, sheet: Worksheet | None, shipped: Collection[str]) -> list[Surrounding]:
    """The name of a sheet that is not read, and its lines if it is visible and explains the data: one that has text but
    no figures. Neighbouring cells are joined by a colon. Of a sheet that was ``shipped``, the cells that were not.
    """
    if not sheet:
        return surroundings_of("hidden_sheet", [(0, name)])
    if name in shipped:
        known = set(shipped)
        added = ((line, cell) for line, row in enumerate(sheet.rows, start=1) for cell in row)
        return [*surroundings_of("sheet", [(0, name)]), *surroundings_of("explanation", (
            (line, cell) for line, cell in added if cell.strip() not in known))]
    rows = [[cell for cell in row if cell.strip()] for row in sheet.rows]
    explains = len(rows) <= _MOST_EXPLAINED and not any(
        len(row) > _WIDEST_EXPLAINED or any(map(is_number, row)) for row in rows)
    return [*surroundings_of("sheet", [(0, name)]),
            *surroundings_of("explanation", ((0, ": ".join(row)) for row in rows if explains))]
