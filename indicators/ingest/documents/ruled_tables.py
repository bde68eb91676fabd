"""The lines drawn on a page -> its tables: which point is in which row and column."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from indicators.ingest.documents.page_rules import Rule, Rules

CLOSE = 4.0              # points between lines that are one: edges of a border, or borders of neighbouring cells
TOUCHING = 5.0           # points between the end of a line and another that it meets
NARROW = 5.0             # points of a column too narrow for a letter
MOST_RULES = 1_000       # lines of a page, once their pieces are joined
MOST_SQUARES = 10_000    # between the lines of a table
MOST_IRREGULAR = 50      # areas of a table that are no rectangle
DRAWN = 0.9              # share of a table's edge that lines cover

Square = tuple[int, int]
"""A square of the grid that all lines of a table make: its row and column, from 0."""


class Cell(NamedTuple):
    """Where a cell begins: ``row`` in lines of the grid, ``column`` in columns of the table, both from 1."""

    row: int
    column: int


@dataclass(frozen=True)
class Table:
    """A table: the positions of its lines, in points, and the cell of each square between them.

    ``columns`` are where its columns begin, in points from the first.
    """

    across: Sequence[float]
    down: Sequence[float]
    cells: dict[Square, Cell]
    columns: tuple[float, ...]

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell that a point is in, None outside the table."""
        return self.cells.get((bisect_right(self.across, y) - 1, bisect_right(self.down, x) - 1))


def tables_of(rules: Rules) -> list[Table]:
    """Return the tables of two or more columns that lines draw, from above; one within another's cell follows it."""
    if not rules.across or not rules.down:
        return []
    drawn = sorted(rule.at for rule in rules.down)
    aligned = [edge for edge in rules.shaded if _is_near(edge.at, drawn)]        # a shaded row may have no borders
    across, down = _joined(rules.across), _joined([*rules.down, *aligned])
    if len(across) + len(down) > MOST_RULES:
        return []
    return [table for lines in _connected(across, down) if (table := _table(lines))]


def _is_near(position: float, positions: Sequence[float]) -> bool:
    """Whether one of the positions, in order, is close to another."""
    following = bisect_left(positions, position - CLOSE)
    return following < len(positions) and positions[following] <= position + CLOSE


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines of which those next to each other are one, and whose pieces are joined."""
    lines: list[Rule] = []
    for at, same in _grouped(rules):
        open_line = same[0]._replace(at=at)
        for rule in same[1:]:
            if rule.start > open_line.end + CLOSE:
                lines.append(open_line)
                open_line = rule._replace(at=at)
            open_line = open_line._replace(end=max(open_line.end, rule.end))
        lines.append(open_line)
    return lines


def _grouped(rules: Iterable[Rule]) -> Iterator[tuple[float, list[Rule]]]:
    """Lines at about the same position, by where they start, and the mean of their positions."""
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > CLOSE:
            yield _mean(group), sorted(group, key=lambda rule: rule.start)
            group = []
        group.append(rule)
    if group:
        yield _mean(group), sorted(group, key=lambda rule: rule.start)


def _mean(group: Sequence[Rule]) -> float:
    return sum(rule.at for rule in group) / len(group)


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Rules]:
    """The lines that meet each other, directly or through others, if there are both kinds."""
    meeting = defaultdict[int, list[int]](list)            # by their index, the lines down after those across
    positions = [rule.at for rule in down]
    for index, rule in enumerate(across):
        first = bisect_right(positions, rule.start - TOUCHING)
        for other in range(first, bisect_right(positions, rule.end + TOUCHING)):
            if down[other].start - TOUCHING <= rule.at <= down[other].end + TOUCHING:
                meeting[index].append(len(across) + other)
                meeting[len(across) + other].append(index)
    seen: set[int] = set()
    for begin in list(meeting):
        reached = _reached(begin, meeting, seen)
        if reached:
            yield Rules([across[index] for index in reached if index < len(across)],
                        [down[index - len(across)] for index in reached if index >= len(across)], [])


def _reached(begin: int, meeting: dict[int, list[int]], seen: set[int]) -> list[int]:
    """Indexes reached from one that was not seen yet, in order; they are seen then."""
    waiting, reached = [begin], list[int]()
    while waiting:
        index = waiting.pop()
        if index not in seen:
            seen.add(index)
            reached.append(index)
            waiting += meeting[index]
    return sorted(reached)


def _table(lines: Rules) -> Table | None:
    """The table that lines draw; sides that are not drawn are where the lines end."""
    down = _positions(lines.down, lines.across)
    across = _positions(lines.across, lines.down)
    if not 1 < len(down) <= MOST_SQUARES / len(across) or not _is_framed(lines, across, down):
        return None
    areas = _rectangles(_areas(lines, across, down))
    wide = [(top, left) for (top, left), (_, right) in areas if down[right + 1] - down[left] > NARROW]
    columns: list[float] = []
    for start in sorted({down[left] for _, left in wide}):
        if not columns or start - columns[-1] > NARROW:
            columns.append(start)
    if len(columns) < 2:
        return None
    cells = {square: Cell(top + 1, max(bisect_right(columns, down[left]), 1))
             for (top, left), (bottom, right) in areas
             for square in product(range(top, bottom + 1), range(left, right + 1))}
    return Table(across, down, cells, tuple(start - columns[0] for start in columns))


def _positions(rules: Iterable[Rule], others: Iterable[Rule]) -> list[float]:
    """Positions of lines and, where they are beyond them, the ends of the others."""
    found = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in others), max(rule.end for rule in others)
    return [*[first] * (first < found[0] - TOUCHING), *found, *[last] * (last > found[-1] + TOUCHING)]


def _is_framed(lines: Rules, across: Sequence[float], down: Sequence[float]) -> bool:
    """Whether a table has lines on top and below, or on the left and right.

    Where a page ends, some programs leave the last row open.
    """
    return _is_drawn(lines.across, across, down) or _is_drawn(lines.down, down, across)


def _is_drawn(rules: Sequence[Rule], positions: Sequence[float], others: Sequence[float]) -> bool:
    """Whether lines cover most of the first and of the last position."""
    least = DRAWN * (others[-1] - others[0])
    return all(sum(rule.end - rule.start for rule in rules if rule.at == at) >= least
               for at in (positions[0], positions[-1]))


def _areas(lines: Rules, across: Sequence[float], down: Sequence[float]) -> list[list[Square]]:
    """Squares that no line separates."""
    below = _covered(lines.across, across, down)
    right = {(row, column) for column, row in _covered(lines.down, down, across)}
    free = set(product(range(len(across) - 1), range(len(down) - 1)))
    areas: list[list[Square]] = []
    while free:
        waiting, area = [free.pop()], list[Square]()
        while waiting:
            row, column = square = waiting.pop()
            area.append(square)
            for other, is_open in (((row + 1, column), (row + 1, column) not in below),
                                   ((row - 1, column), square not in below),
                                   ((row, column + 1), (row, column + 1) not in right),
                                   ((row, column - 1), square not in right)):
                if is_open and other in free:
                    free.remove(other)
                    waiting.append(other)
        areas.append(area)
    return areas


def _covered(rules: Iterable[Rule], positions: Sequence[float], others: Sequence[float]) -> set[Square]:
    """Squares at whose beginning there is a line, by the index of its position and of the square along it."""
    index = {at: number for number, at in enumerate(positions)}
    middles = [(start + end) / 2 for start, end in pairwise(others)]
    return {(index[rule.at], along) for rule in rules
            for along in range(bisect_right(middles, rule.start), bisect_right(middles, rule.end))}


Box = tuple[Square, Square]
"""First and last square of a rectangle."""


def _rectangles(areas: Sequence[Sequence[Square]]) -> list[Box]:
    """The areas as rectangles; one that is none takes in what it surrounds."""
    boxes = [(_box(area), len(area)) for area in areas]
    whole = [box for box, size in boxes if _size(box) == size]
    irregular = [box for box, size in boxes if _size(box) != size]
    if len(irregular) > MOST_IRREGULAR:
        return []
    while irregular:
        box = irregular.pop()
        if met := [other for other in (*whole, *irregular) if _overlap(box, other)]:
            whole = [other for other in whole if other not in met]
            irregular = [other for other in irregular if other not in met]
            irregular.append(_box([corner for other in (box, *met) for corner in other]))
        else:
            whole.append(box)
    return whole


def _box(squares: Sequence[Square]) -> Box:
    rows, columns = zip(*squares, strict=True)
    return (min(rows), min(columns)), (max(rows), max(columns))


def _size(box: Box) -> int:
    (top, left), (bottom, right) = box
    return (bottom - top + 1) * (right - left + 1)


def _overlap(one: Box, other: Box) -> bool:
    return all(one[0][axis] <= other[1][axis] and other[0][axis] <= one[1][axis] for axis in (0, 1))
