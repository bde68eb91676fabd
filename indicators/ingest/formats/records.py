"""Records below a header -> its table: blank ones and notes below it left out, those of another width refused."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicators.ingest.formats.cells import Sheet, columns_of
from indicators.ingest.formats.dialects import Record
from indicators.ingest.formats.two_line_header import Heading
from indicators.ingest.limits import LONGEST_CELL, MOST_COLUMNS
from indicators.ingest.problems import Noticed, Problem, Unreadable
from indicators.ingest.vocabulary.headers import is_header, role_of

MOST_QUOTED = 200
"""Letters of a line outside of the table that are quoted."""

Columns = list[pa.DictionaryArray]


class Odd(NamedTuple):
    """A record of another width than the header's, as far as it matters."""

    row: int
    width: int
    filled: int                      # cells in which anything stands
    counts: bool                     # whether it is a row: an empty line is none
    header: bool                     # whether it is the header of another table
    words: str                       # of one that may be a note


@dataclass(frozen=True)
class Block:
    """Records that follow one another: those as wide as the header as columns, others by themselves."""

    rows: np.ndarray                 # int64: line on which each begins
    columns: Columns
    odd: list[Odd] = field(default_factory=list)


def block_of(records: Iterable[Record], width: int) -> Block:
    """The records as a block; one that is wider by empty cells alone is as wide as the header."""
    rows, fitting, odd = [], [], []
    for row, cells in records:
        if len(cells) == width or (len(cells) > width and not any(map(str.strip, cells[width:]))):
            rows.append(row)
            fitting.append(cells[:width])
        else:
            odd.append(_odd(row, cells))
    return Block(np.array(rows, np.int64), columns_of(fitting, width), odd)


def table_of(blocks: Sequence[Block], header: list[str], header_row: int, *, empty: int = 0,
             held: Collection[int] = (), heading: Heading | None = None) -> Sheet:
    """The table of all records below a header of one line, or of two.

    ``empty`` counts the columns without a header at the right; ``held`` are lines that are no notes, however little
    stands in them. Unreadable where there are no rows.
    """
    rows, columns = np.concatenate([block.rows for block in blocks] or [np.zeros(0, np.int64)]), _joined(blocks, header)
    odd = [record for block in blocks for record in block.odd]
    filled = _filled(columns, len(rows))
    last = _last(rows, filled, odd, 2 if len(header) > 1 else 1, held)
    if not last:
        raise Unreadable("read.no_rows", row=header_row)
    in_table = (filled > 0) & (rows <= last)
    odd_rows = [record for record in odd if record.filled and record.row <= last]
    second = _second_header(columns, rows, in_table, odd_rows)
    problems = [_wrong(record, second, len(header)) for record in odd_rows]
    below = [(record.row, record.words) for record in odd if record.filled and record.row > last]
    for at in np.flatnonzero((filled > 0) & (rows > last)).tolist():
        below.append((int(rows[at]), _words(cell_list(columns, at))))
    if second:
        problems += [_of_second(int(row), second) for row in rows[in_table & (rows >= second)]]
        in_table &= rows < second
    for at, index, length in _long_cells(columns, in_table):
        problems.append(Problem(code="read.long_cell", row=int(rows[at]), column=header[index].strip(),
                                found=str(length), values={"most": LONGEST_CELL}))
        in_table[at] = False
    if not in_table.all():
        rows, columns = rows[in_table], [column.filter(pa.array(in_table)) for column in columns]
    blank = int(np.count_nonzero(filled == 0)) + sum(record.counts and not record.filled for record in odd)
    return Sheet(header=header, header_row=header_row, heading=heading, rows=rows, columns=columns,
                 problems=sorted(problems, key=lambda problem: problem.row), below=sorted(below),
                 notes=_notes(empty, blank, sorted(below)))


def refuse_wide(header: Sequence[str], row: int) -> None:
    """Refuse a header of more columns than any table of figures has."""
    if len(header) > MOST_COLUMNS:
        raise Unreadable("read.too_many_columns", row=row, column=header[MOST_COLUMNS], found=str(len(header)),
                         most=str(MOST_COLUMNS))


def cell_list(columns: Columns, at: int) -> list[str]:
    """The cells of one row."""
    return [column[at].as_py() for column in columns]


def _odd(row: int, cells: list[str]) -> Odd:
    filled = sum(bool(cell.strip()) for cell in cells)
    return Odd(row, len(cells), filled, len(cells) > 1 or any(cells), filled > 1 and is_header(cells),
               _words(cells) if filled == 1 else "")


def _words(cells: list[str]) -> str:
    return " ".join(filter(None, map(str.strip, cells)))[:MOST_QUOTED]


def _joined(blocks: Sequence[Block], header: Sequence[str]) -> Columns:
    """Columns of all blocks under one another, with each distinct cell once."""
    if len(blocks) < 2:
        return [column for block in blocks for column in block.columns]
    found = []
    for index in range(len(header)):
        parts = pa.chunked_array([block.columns[index] for block in blocks], pa.dictionary(pa.int32(), pa.string()))
        joined = parts.unify_dictionaries().combine_chunks()
        found.append(joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined)
    return found


def _filled(columns: Columns, count: int) -> np.ndarray:
    """How many cells of each row hold anything."""
    filled = np.full(count, len(columns), np.int32)
    for column in columns:
        blank = np.asarray(pc.equal(pc.utf8_trim_whitespace(column.dictionary), ""))
        if blank.any():
            filled -= blank[column.indices.to_numpy(zero_copy_only=False)]
    return filled


def _last(rows: np.ndarray, filled: np.ndarray, odd: Sequence[Odd], least: int, held: Collection[int]) -> int:
    """The last line of the table, 0 where it has none: a line below it in which one cell stands is a note."""
    kept = filled >= least
    if held:
        kept |= (filled > 0) & np.isin(rows, list(held))
    return max(int(rows[kept][-1]) if kept.any() else 0,
               max((record.row for record in odd if record.filled >= least), default=0))


def _second_header(columns: Columns, rows: np.ndarray, in_table: np.ndarray, odd: Sequence[Odd]) -> int:
    """The line on which the header of another table stands, 0 where there is none."""
    first = min((record.row for record in odd if record.header), default=0)
    roles = sum(_words_that(column, _are_roles) for column in columns) if columns else np.zeros(0)
    if not np.any(roles):
        return first
    years = sum(_words_that(column, _are_years) for column in columns)
    suspects = np.flatnonzero(in_table & (roles > 0) & (roles + (years >= 2) >= 2)).tolist()
    found = next((int(rows[at]) for at in suspects if is_header(cell_list(columns, at))), 0)
    return min(filter(None, (first, found)), default=0)


def _words_that(column: pa.DictionaryArray, have: Callable[[pa.StringArray], np.ndarray]) -> np.ndarray:
    """Rows, as 1, in which a column has such a word."""
    found = have(column.dictionary)
    return found[column.indices.to_numpy(zero_copy_only=False)].astype(np.int16) if found.any() else np.zeros(
        len(column), np.int16)


def _are_roles(words: pa.StringArray) -> np.ndarray:
    """Which of them are names of columns."""
    known = np.zeros(len(words), bool)
    for index in np.flatnonzero(np.asarray(pc.match_substring_regex(words, r"^\s*\p{L}"))).tolist():
        known[index] = bool(role_of(words[index].as_py()))
    return known


def _are_years(words: pa.StringArray) -> np.ndarray:
    return np.asarray(pc.match_substring_regex(words, r"^\s*(19|20)\d\d"))


def _long_cells(columns: Columns, in_table: np.ndarray) -> list[tuple[int, int, int]]:
    """The rows that have too long a cell, with the first such column of each and its letters."""
    found = dict[int, tuple[int, int]]()
    for index, column in enumerate(columns):
        lengths = np.asarray(pc.utf8_length(column.dictionary))
        if len(lengths) and lengths.max() > LONGEST_CELL:
            of_rows = lengths[column.indices.to_numpy(zero_copy_only=False)]
            for at in np.flatnonzero((of_rows > LONGEST_CELL) & in_table).tolist():
                found.setdefault(at, (index, int(of_rows[at])))
    return [(at, index, length) for at, (index, length) in found.items()]


def _wrong(record: Odd, second: int, width: int) -> Problem:
    """What is wrong with a record that is not as wide as the header, or stands below another one."""
    if second and record.row >= second:
        return _of_second(record.row, second)
    code = "read.too_many_cells" if record.width > width else "read.too_few_cells"
    return Problem(code=code, row=record.row, found=str(record.width), values={"wanted": str(width)})


def _of_second(row: int, second: int) -> Problem:
    return Problem(code="read.second_table", row=row, values={"second": str(second)})


def _notes(empty: int, blank: int, below: Sequence[tuple[int, str]]) -> list[Noticed]:
    notes = [Noticed(code="note.empty_columns", values={"count": empty})] if empty else []
    notes += [Noticed(code="note.empty_rows", values={"count": blank})] if blank else []
    notes += [Noticed(code="note.below_table", values={
        "count": len(below), "row": below[0][0], "said": below[0][1]})] if below else []
    return notes
