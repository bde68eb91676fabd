"""Merged cells of a worksheet: the value of the first cell applies to all of them."""

import numpy as np

from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.limits import MOST_MERGED

Range = tuple[int, int, int, int]
"""First and last line of merged cells, from 1, and first and last column, from 0."""


def clipped(merged: list[Range], rows: list[list[str]]) -> list[Range]:
    """Return the merged cells clipped to a table of these rows; raises Unreadable if two of them overlap."""
    if len(merged) > MOST_MERGED:
        raise Unreadable("read.too_many_merged", most=MOST_MERGED)
    taken = np.zeros((len(rows), max(map(len, rows), default=0)), bool)
    ranges = []
    for top, bottom, left, right in merged:
        block = taken[top - 1:bottom, left:right + 1]
        if block.size < 2:
            continue
        if block.any():
            raise Unreadable("read.merged_overlap", row=top)
        block[:] = True
        ranges.append((top, top - 1 + block.shape[0], left, left - 1 + block.shape[1]))
    return ranges


def merged_header(rows: list[list[str]], merged: list[Range], line: int) -> tuple[list[str], list[Plain]]:
    """Return the header on a line, with names merged down into it, and notes; raises Unreadable if it, or the line
    above a header with repeated names, is merged across columns.
    """
    header, down = [*rows[line - 1]], []
    names = [name.strip() for name in header if name.strip()]
    first = line if len(set(names)) == len(names) else line - 1
    for top, bottom, left, right in merged:
        name = rows[top - 1][left].strip()
        if not name or bottom < first or top > line:
            continue
        if right > left:
            raise Unreadable("read.merged_header", row=min(bottom, line), column=name)
        if top < line <= bottom:
            header[left] = rows[top - 1][left]
            down.append(name)
    return header, [note("note.merged_headers", headers=down, count=len(down))] if down else []


def refuse_merged(rows: list[list[str]], merged: list[Range], line: int) -> None:
    """Raise Unreadable if the lower line of a two-row header is merged across columns."""
    for top, bottom, left, right in merged:
        if right > left and top <= line <= bottom and (name := rows[top - 1][left].strip()):
            raise Unreadable("read.merged_header", row=line, column=name)


def held(rows: list[list[str]], merged: list[Range]) -> set[int]:
    """Return the lines covered by a merged cell that begins in a line with at least two filled cells: they belong to
    the table, even if only one of their cells is filled.
    """
    return {line for top, bottom, left, _ in merged
            if rows[top - 1][left].strip() and sum(bool(cell.strip()) for cell in rows[top - 1]) > 1
            for line in range(top + 1, bottom + 1)}
