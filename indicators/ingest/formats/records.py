"""Records below a header -> the table: blank records and notes below are left out, records of another width rejected.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.formats.header_rows import Heading, filled
from indicators.ingest.formats.table import Columns, Line, Record, Table, columns_of
from indicators.ingest.issues import Plain, Unreadable, issue, note
from indicators.ingest.limits import LONGEST_CELL
from indicators.ingest.vocabulary.headers import dimensions, is_header, role_of

_MOST_QUOTED = 200       # characters of a line outside the table


class Odd(NamedTuple):
    """The relevant facts about a record whose width differs from the header's."""

    row: int
    width: int
    filled: int                      # cells that are not blank
    counts: bool                     # whether it counts as a row: an empty line does not
    header: bool                     # whether it is the header of another table
    words: str                       # text of a record that may be a note


@dataclass(frozen=True)
class Block:
    """Consecutive records: those as wide as the header as columns, others individually."""

    rows: np.ndarray                 # int64: line on which each begins
    columns: Columns
    odd: list[Odd] = field(default_factory=list)


def block_of(records: Iterable[Record], width: int) -> Block:
    """Return the records as a block; surplus empty cells at the end of a record are dropped."""
    rows, fitting, odd = [], [], []
    for row, cells in records:
        if len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:]))):
            rows.append(row)
            fitting.append(cells[:width])
        else:
            odd.append(_odd(row, cells))
    return Block(np.array(rows, np.int64), columns_of(fitting, width), odd)


def table_of(blocks: Sequence[Block], header: list[str], header_row: int, *, empty: int = 0,
             held: Collection[int] = (), heading: Heading | None = None) -> Table:
    """Return the table of all records below a header of one row, or of two of which ``header_row`` is the lower.

    ``empty`` is the number of columns without a header on the right; ``held`` are lines that belong to the table even
    if few of their cells are filled. Raises Unreadable if there are no rows.
    """
    rows, columns = np.concatenate([block.rows for block in blocks] or [np.zeros(0, np.int64)]), _joined(blocks, header)
    odd = [record for block in blocks for record in block.odd]
    full = _filled(columns, len(rows))
    last = _last(rows, full, odd, 2 if len(header) > 1 else 1, held)
    if not last:
        raise Unreadable("read.no_rows", row=header_row)
    in_table = (full > 0) & (rows <= last)
    odd_rows = [record for record in odd if record.filled and record.row <= last]
    second = _second_header(columns, rows, in_table, odd_rows)
    issues = [_wrong(record, second, len(header)) for record in odd_rows]
    below = [(record.row, record.words) for record in odd if record.filled and record.row > last]
    under = np.flatnonzero((full > 0) & (rows > last)).tolist()
    below = sorted([*below, *((int(rows[at]), _words(_cells(columns, at))) for at in under)])
    if second:
        issues += [_of_second(int(row), second) for row in rows[in_table & (rows >= second)]]
        in_table &= rows < second
    for at, (index, length) in _long_cells(columns, in_table).items():
        issues.append(issue("read.long_cell", int(rows[at]), header[index].strip(), str(length), most=LONGEST_CELL))
        in_table[at] = False
    blank = int(np.count_nonzero(full == 0)) + sum(record.counts and not record.filled for record in odd)
    return _split_dimensions(Table(
        header=header, header_row=heading.line if heading else header_row, header_end=header_row,
        levels=heading.levels if heading else {}, rows=rows[in_table], columns=_kept(columns, in_table),
        file_columns=[*range(len(header))], issues=sorted(issues, key=lambda found: found["row"]), below=below,
        notes=_notes(empty, blank, below)))


def _odd(row: int, cells: list[str]) -> Odd:
    full = filled(cells)
    return Odd(row, len(cells), full, len(cells) > 1 or any(cells), full > 1 and is_header(cells),
               _words(cells) if full == 1 else "")


def _cells(columns: Columns, at: int) -> list[str]:
    """The cells of one row."""
    return [column[at].as_py() for column in columns]


def _of_rows(of_words: np.ndarray, column: pa.DictionaryArray) -> np.ndarray:
    """Expand a value per distinct cell of a column to a value per row."""
    return of_words[column.indices.to_numpy(zero_copy_only=False)]


def _kept(columns: Columns, which: np.ndarray) -> Columns:
    """The columns, filtered to some of their rows."""
    return columns if which.all() else [column.filter(pa.array(which)) for column in columns]


def _words(cells: list[str]) -> str:
    return " ".join(filter(None, map(str.strip, cells)))[:_MOST_QUOTED]


def _joined(blocks: Sequence[Block], header: Sequence[str]) -> Columns:
    """Concatenate the columns of all blocks, with a common dictionary."""
    if len(blocks) < 2:
        return [column for block in blocks for column in block.columns]
    return [pa.chunked_array([block.columns[index] for block in blocks], pa.dictionary(pa.int32(), pa.string()))
            .unify_dictionaries().combine_chunks() for index in range(len(header))]


def _filled(columns: Columns, count: int) -> np.ndarray:
    """The number of filled cells in each row."""
    full = np.full(count, len(columns), np.int32)
    for column in columns:
        blank = np.asarray(pc.equal(pc.utf8_trim_whitespace(column.dictionary), ""))
        if blank.any():
            full -= _of_rows(blank, column)
    return full


def _last(rows: np.ndarray, full: np.ndarray, odd: Sequence[Odd], least: int, held: Collection[int]) -> int:
    """The last line of the table, 0 if it has none; lines below it with fewer than ``least`` filled cells are notes."""
    kept = (full >= least) | ((full > 0) & np.isin(rows, list(held)))
    return max([*rows[kept][-1:].tolist(), *(record.row for record in odd if record.filled >= least)], default=0)


def _second_header(columns: Columns, rows: np.ndarray, in_table: np.ndarray, odd: Sequence[Odd]) -> int:
    """The line of another table's header, 0 if there is none."""
    first = min((record.row for record in odd if record.header), default=0)
    roles = sum(_words_that(column, _are_roles) for column in columns) if columns else np.zeros(0)
    if not np.any(roles):
        return first
    years = sum(_words_that(column, _are_years) for column in columns)
    suspects = np.flatnonzero(in_table & (roles > 0) & (roles + (years >= 2) >= 2)).tolist()
    found = next((int(rows[at]) for at in suspects if is_header(_cells(columns, at))), 0)
    return min(filter(None, (first, found)), default=0)


def _words_that(column: pa.DictionaryArray, have: Callable[[pa.StringArray], np.ndarray]) -> np.ndarray:
    """1 for each row in which a column's cell satisfies the test, else 0."""
    found = have(column.dictionary)
    return _of_rows(found, column).astype(np.int16) if found.any() else np.zeros(len(column), np.int16)


def _are_roles(words: pa.StringArray) -> np.ndarray:
    """Which of the cells are known column names."""
    known = np.zeros(len(words), bool)
    first = pc.utf8_slice_codeunits(pc.utf8_ltrim(words, " \t\n\f\r"), 0, 1)
    for index in np.flatnonzero(np.asarray(pc.utf8_is_alpha(first))).tolist():
        known[index] = bool(role_of(words[index].as_py()))
    return known


def _are_years(words: pa.StringArray) -> np.ndarray:
    return np.asarray(pc.match_substring_regex(words, r"^\s*(19|20)\d\d"))


def _long_cells(columns: Columns, in_table: np.ndarray) -> dict[int, tuple[int, int]]:
    """Rows with a cell that is too long -> the first such column and its number of characters."""
    found = dict[int, tuple[int, int]]()
    for index, column in enumerate(columns):
        lengths = np.asarray(pc.utf8_length(column.dictionary))
        if len(lengths) and lengths.max() > LONGEST_CELL:
            of_rows = _of_rows(lengths, column)
            for at in np.flatnonzero((of_rows > LONGEST_CELL) & in_table).tolist():
                found.setdefault(at, (index, int(of_rows[at])))
    return found


def _wrong(record: Odd, second: int, width: int) -> Plain:
    """The issue for a record that is not as wide as the header, or is below a second header."""
    if second and record.row >= second:
        return _of_second(record.row, second)
    code = "read.too_many_cells" if record.width > width else "read.too_few_cells"
    return issue(code, record.row, found=str(record.width), wanted=str(width))


def _of_second(row: int, second: int) -> Plain:
    return issue("read.second_table", row, second=str(second))


def _notes(empty: int, blank: int, below: Sequence[Line]) -> list[Plain]:
    notes = [note("note.empty_columns", count=empty)] if empty else []
    notes += [note("note.empty_rows", count=blank)] if blank else []
    return notes + ([note("note.below_table", count=len(below), row=below[0][0], said=below[0][1])] if below else [])


def _split_dimensions(table: Table) -> Table:
    """Split a column headed such as "unit,geo\\TIME_PERIOD", as Eurostat writes it, into one column per dimension.

    The names before the backslash are the dimensions, whose codes are joined by commas in the column's cells; the name
    after it describes the other columns: years.
    """
    position = next((at for at, name in enumerate(table.header) if dimensions(name)), -1)
    if position < 0:
        return table
    header, column = table.header[position], table.columns[position]
    names = dimensions(header)
    codes = [str(cell).split(",") for cell in column.dictionary.to_pylist()]
    fits = _of_rows(np.array([len(code) == len(names) for code in codes], bool), column)
    columns = [_dimension([code[at].strip() if len(code) == len(names) else "" for code in codes], column)
               for at in range(len(names))]

    def split(items: list[Any], parts: Sequence[Any]) -> list[Any]:
        return [*items[:position], *parts, *items[position + 1:]]

    return replace(
        table, header=split(table.header, names), rows=table.rows[fits],
        columns=_kept(split(table.columns, columns), fits),
        file_columns=split(table.file_columns, [position] * len(names)),
        issues=[*table.issues, *(issue("read.wrong_dimensions", int(table.rows[at]), header, str(column[at].as_py()),
                                       wanted=",".join(names)) for at in np.flatnonzero(~fits).tolist())],
        notes=[*table.notes, note("note.combined_header", header=header, columns=names)])


def _dimension(words: list[str], column: pa.DictionaryArray) -> pa.DictionaryArray:
    """One dimension's column, from its code in each distinct cell of the combined column."""
    encoded = pa.array(words, pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(encoded.indices.take(column.indices), encoded.dictionary)
