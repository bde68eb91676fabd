"""Merged cells of a worksheet: the value of the first cell applies to all of them."""

from itertools import product

import numpy as np

from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.limits import MOST_MERGED

Range = tuple[int, int, int, int]
"""First and last line of merged cells, from 1, and first and last column, from 0."""


def refuse_many(count: int) -> None:
    """Raise Unreadable if a sheet has more merged cells than allowed."""
    if count > MOST_MERGED:
        raise Unreadable("read.too_many_merged", most=MOST_MERGED)


def ranges(merged: list[tuple[tuple[int, int], tuple[int, int]]], rows: list[list[str]]) -> list[Range]:
    """Return the merged cells clipped to a table of these rows; raises Unreadable if two of them overlap."""
    if not merged:
        return []
    refuse_many(len(merged))
    taken = np.zeros((len(rows), max(map(len, rows), default=0)), bool)
    found = []
    for first, last in merged:
        below, right = min(last[0] + 1, taken.shape[0]), min(last[1] + 1, taken.shape[1])
        own = taken[max(first[0], 0):below, max(first[1], 0):right]
        if own.size < 2:
            continue
        if own.any():
            raise Unreadable("read.merged_overlap", row=first[0] + 1)
        own[:] = True
        found.append((first[0] + 1, below, first[1], right - 1))
    return found


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


def refuse_covered(rows: list[list[str]], merged: list[Range], header: list[str], line: int) -> None:
    """Raise Unreadable if a cell hidden by a merged cell holds a different value."""
    for top, bottom, left, right in merged:
        if bottom < line or left >= len(header):
            continue
        shown = rows[top - 1][left]
        for row, column in product(range(max(top, line), bottom + 1), range(left, min(right + 1, len(header)))):
            if rows[row - 1][column].strip() not in ("", shown.strip()):
                raise Unreadable("read.covered_cell", row=row, column=header[column].strip(),
                                 found=rows[row - 1][column], shown=shown)


def held(rows: list[list[str]], merged: list[Range]) -> set[int]:
    """Return the lines covered by a merged cell that begins in a line with at least two filled cells: they belong to
    the table, even if only one of their cells is filled.
    """
    return {line for top, bottom, left, _ in merged
            if rows[top - 1][left].strip() and sum(bool(cell.strip()) for cell in rows[top - 1]) > 1
            for line in range(top + 1, bottom + 1)}
