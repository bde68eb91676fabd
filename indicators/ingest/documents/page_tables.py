"""A page of a PDF with tables drawn with lines -> its lines in blocks: text as it is written, tables cell by cell.

pdfminer gives the letters and shapes of a page, pdfplumber the cells that its lines make.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise, product
from typing import Any, NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.clustering import cluster_objects
from pdfplumber.utils.geometry import obj_to_bbox

STRAIGHT = 0.5           # points that a straight line may be off
SHORTEST = 4.0           # points of a line
CLOSE = 4.0              # points between lines that are one: edges of a border, or borders of neighbouring cells
TOUCHING = 5.0           # points between the end of a line and another that it meets
MOST_EDGES = 500         # of a page, once their pieces are joined
MOST_CROSSINGS = 3_000   # of a page's lines: finding cells takes time with their square
FULL = 0.7               # share of a table's area that its cells have; other drawings have holes
RAISED = 0.5             # of the size of a letter, by which another on the same line may be higher
GUTTER = 1.2             # of the size of a letter, from which a gap may part two columns of text
FEWEST_ACROSS = 5        # lines with that gap at the same place
FURTHEST = 2.5           # of the size of a letter, to the next line of a column
NARROWEST = 10           # of the size of a letter, a column of text; bullets are narrower
FILLED = 0.6             # of the left column's width, which most of its lines fill; those of a table do not
SPACE = 0.2              # of the size of a letter, from which a gap parts two words

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
SHAPES = (range(0xFB00, 0xFB07), range(0xFB50, 0xFBB2), range(0xFE80, 0xFEFD))
LETTERS = {code: unicodedata.normalize("NFKC", chr(code)) for codes in SHAPES for code in codes}
"""The letters of joined Latin letters, such as "ﬁ", and of Arabic ones as they look within a word."""

Edge = dict[str, Any]
"""A straight line as pdfplumber takes it."""


class Line(NamedTuple):
    """A line of a page and how far down it is, in points."""

    text: str
    down: float


@dataclass
class Block:
    """Lines that follow each other: in a cell, whose column counts from 1, or outside tables, in column 0."""

    lines: list[Line] = field(default_factory=list)
    column: int = 0


class Grid:
    """A table on a page, made of cells: the left, top, right and bottom of each, in points."""

    def __init__(self, cells: Sequence[tuple[float, ...]]) -> None:
        self.columns, self.tops = (sorted({cell[side] for cell in cells}) for side in (0, 1))
        self.right, self.bottom = (max(cell[side] for cell in cells) for side in (2, 3))
        self.size = (self.right - self.columns[0]) * (self.bottom - self.tops[0])
        self.covered = sum((right - left) * (bottom - top) for left, top, right, bottom in cells)
        self.blocks: dict[tuple[int, int], Block] = {}
        self._cells = {
            square: (bisect_left(self.tops, top), bisect_left(self.columns, left))
            for left, top, right, bottom in cells
            for square in product(range(bisect_left(self.tops, top), bisect_left(self.tops, bottom)),
                                  range(bisect_left(self.columns, left), bisect_left(self.columns, right)))}

    @cached_property
    def rows(self) -> list[list[Block]]:
        """The cells of each row that have text."""
        return [[self.blocks[cell] for cell in row] for _, row in groupby(sorted(self.blocks), lambda cell: cell[0])]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column in which the cell of a point begins, from 0; None outside the table."""
        if not (self.columns[0] <= x < self.right and self.tops[0] <= y < self.bottom):
            return None
        square = bisect_right(self.tops, y) - 1, bisect_right(self.columns, x) - 1
        return self._cells.get(square, square)


Page = list[Block | Grid]
"""What is on a page, in the order in which it is read."""

Spot = tuple[Grid, tuple[int, int]] | None
"""A cell of a table, None outside tables."""


def page_of(layout: LTContainer[LTComponent]) -> Page:
    """Return what is on a page of pdfminer."""
    items = list(_items(layout))
    tables = _tables([item for item in items if isinstance(item, LTCurve)])
    parts: Page = []
    for spot, line in _lines(_by_column([item for item in items if isinstance(item, LTChar)], tables), tables):
        last = parts[-1] if parts else None
        if spot:
            table, cell = spot
            parts += [table] * (not table.blocks)
            table.blocks.setdefault(cell, Block(column=cell[1] + 1)).lines.append(line)
        elif isinstance(last, Block):
            last.lines.append(line)
        else:
            parts.append(Block([line]))
    return parts


def blocks_of(page: Page) -> Iterator[Block]:
    """Every block of a page, the cells of a table row by row."""
    for part in page:
        if isinstance(part, Grid):
            for row in part.rows:
                yield from row
        else:
            yield part


def _items(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """Everything on a page or in a form, with what is in the forms within it."""
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item


def _tables(shapes: Iterable[LTCurve]) -> list[Grid]:
    """The tables of two or more columns, a table before those within its cells."""
    edges = _merged(_edges(shapes))
    if not edges or len(edges) > MOST_EDGES:
        return []
    crossings = _crossings(_merged([*edges, *_open_sides(edges)]))
    if len(crossings) > MOST_CROSSINGS:
        return []
    grids = map(Grid, cells_to_tables(intersections_to_cells(crossings)))
    tables = [grid for grid in grids if len(grid.columns) > 1 and grid.covered >= FULL * grid.size]
    return sorted(tables, key=lambda grid: -grid.size)


def _merged(edges: list[Edge]) -> list[Edge]:
    return merge_edges(edges, CLOSE, CLOSE, CLOSE, CLOSE)


def _crossings(edges: list[Edge]) -> dict[tuple[float, float], dict[str, list[Edge]]]:
    return edges_to_intersections(edges, TOUCHING, TOUCHING)


def _edges(shapes: Iterable[LTCurve]) -> list[Edge]:
    """The straight lines of a page, stroked or as thin filled areas, and the sides of shaded areas in line with one."""
    lines, shaded = list[Edge](), list[Edge]()
    for shape in shapes:
        is_line = shape.stroke or min(shape.width, shape.height) <= CLOSE
        for (x, y), (right, above) in pairwise([*shape.pts, shape.pts[0]]):
            (lines if is_line else shaded).extend(_edge(x, -y, right, -above))
    upright = sorted(edge["x0"] for edge in lines if edge["orientation"] == "v")
    return lines + [side for side in shaded if side["orientation"] == "v" and _is_near(side["x0"], upright)]


def _edge(x: float, y: float, right: float, below: float) -> Iterator[Edge]:
    """An upright or level line, with distances downwards; none for another."""
    width, height = abs(right - x), abs(below - y)
    if min(width, height) <= STRAIGHT and max(width, height) >= SHORTEST:
        yield {"x0": min(x, right), "x1": max(x, right), "top": min(y, below), "bottom": max(y, below),
               "width": width, "height": height, "orientation": "h" if height <= STRAIGHT else "v"}


def _is_near(position: float, positions: Sequence[float]) -> bool:
    """Whether one of the positions, in order, is close to another."""
    following = bisect_left(positions, position - CLOSE)
    return following < len(positions) and positions[following] <= position + CLOSE


def _open_sides(edges: list[Edge]) -> Iterator[Edge]:
    """Lines that close a table where the lines that cross one of them end, as at sides that are not drawn."""
    crossing = defaultdict[tuple[float, ...], list[Edge]](list)
    for lines in _crossings(edges).values():
        for upright, level in product(lines["v"], lines["h"]):
            crossing[obj_to_bbox(upright)].append(level)
            crossing[obj_to_bbox(level)].append(upright)
    for across in crossing.values():
        is_level = across[0]["orientation"] == "h"
        first, last, along = ("x0", "x1", "top") if is_level else ("top", "bottom", "x0")
        for end, outermost in ((first, 0), (last, -1)):
            ending = cluster_objects(across, end, CLOSE)[outermost]
            at, between = ending[0][end], sorted(edge[along] for edge in ending)
            side = (at, between[0], at, between[-1]) if is_level else (between[0], at, between[-1], at)
            yield from _edge(*side)


def _lines(letters: Iterable[LTChar], tables: Sequence[Grid]) -> Iterator[tuple[Spot, Line]]:
    """Every line that is not blank with its spot; one that goes over several cells is a line in each."""
    spot: Spot = None
    line: list[LTChar] = []
    for letter in letters:
        here = spot if letter.get_text().isspace() else _spot(letter, tables)
        if line and (here != spot or not _continues(line, letter)):
            yield spot, Line(_text(line), -line[0].matrix[5])
            line = []
        spot = here
        if line or not letter.get_text().isspace():
            line.append(letter)
    if line:
        yield spot, Line(_text(line), -line[0].matrix[5])


def _by_column(letters: Sequence[LTChar], tables: Sequence[Grid]) -> Iterator[LTChar]:
    """Letters in the order in which they are read, where two columns of text are written line by line across both."""
    rows: list[list[LTChar]] = []
    for letter in letters:
        if rows and _continues(rows[-1], letter):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    at = 0
    while at < len(rows):
        stop, gutter = _across(rows, at, tables)
        for is_right in (False, True) if stop > at else ():
            yield from (letter for row in rows[at:stop] for letter in row if (letter.x0 >= gutter) == is_right)
        if stop == at:
            yield from rows[at]
        at = max(stop, at + 1)


def _across(rows: Sequence[Sequence[LTChar]], at: int, tables: Sequence[Grid]) -> tuple[int, float]:
    """The row after those from one on that have a gap in common, full of words on its left, and where the gap ends."""
    left, right, split = float("-inf"), float("inf"), list[float]()
    stop = at
    for stop, row in enumerate(rows[at:], at):
        words = [letter for letter in row if not letter.get_text().isspace()] or row
        gap = max(((other.x0 - one.x1, one.x1, other.x0) for one, other in pairwise(words)), default=(0.0, 0.0, 0.0))
        is_split = gap[0] > GUTTER * words[0].size and min(gap[2], right) - max(gap[1], left) > 1
        is_one_sided = bool(split) and (words[0].x0 >= right or words[-1].x1 <= right) and (
            abs(row[0].matrix[5] - rows[stop - 1][0].matrix[5]) < FURTHEST * words[0].size)
        if _spot(words[0], tables) or not (is_split or is_one_sided):
            break
        if is_split:
            left, right = max(gap[1], left), min(gap[2], right)
            split.append(gap[1] - words[0].x0)
    else:
        stop = len(rows)
    widest = max(split, default=0.0)
    is_text = (len(split) >= FEWEST_ACROSS and widest > NARROWEST * rows[at][0].size
               and sum(width >= FILLED * widest for width in split) >= FILLED * len(split))
    return (stop if is_text else at), right


def _spot(letter: LTChar, tables: Sequence[Grid]) -> Spot:
    """The spot of the middle of a letter; of a table within a cell, it is that cell."""
    x, y = (letter.x0 + letter.x1) / 2, -(letter.y0 + letter.y1) / 2
    return next(((table, cell) for table in tables if (cell := table.cell(x, y))), None)


def _continues(line: Sequence[LTChar], letter: LTChar) -> bool:
    """Whether a letter is on the same line as those written before it, or further down if they stand on their side."""
    first = line[0]
    step = letter.matrix[5] - first.matrix[5] if letter.upright else letter.x0 - first.x0
    return letter.upright == first.upright and abs(step) <= RAISED * max(first.size, letter.size)


def _text(line: Iterable[LTChar]) -> str:
    """The words of a line as they are read; those read from right to left are written from left to right."""
    words: list[list[str]] = [[]]
    last: LTChar | None = None
    for letter in line:
        text = letter.get_text()
        if text.isspace() or last and not last.x0 <= letter.x0 <= last.x1 + SPACE * last.size:
            words.append([])
        words[-1].append(text.strip())
        last = letter
    ordered: list[str] = []
    for is_reversed, run in groupby(filter(any, words), key=lambda word: bool(RIGHT_TO_LEFT.match("".join(word)))):
        ordered += ["".join(reversed(word)) for word in reversed(list(run))] if is_reversed else map("".join, run)
    return " ".join(ordered).translate(LETTERS)
