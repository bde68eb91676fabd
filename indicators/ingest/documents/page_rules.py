"""The straight lines drawn on a page of a PDF, stroked or as thin filled areas; and the edges of shaded areas."""

import math
from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MOST_SEGMENTS = 20_000   # of a page's paths; a drawing with more is no table
MOST_OBJECTS = 200_000   # of a page, those of forms within it included
DEEPEST = 4              # forms within forms
STRAIGHT = 0.5           # points that a straight line may be off
SHORTEST = 4.0           # points
THICKEST = 4.0           # points between the edges of a line that is drawn as a filled area
MOST_EDGES = 50          # of an area with edges close to one of them

Matrix = Sequence[float]
"""The six numbers with which a PDF moves, turns and scales."""

UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
UPRIGHT: dict[int, Matrix] = {0: (1, 0, 0, -1, 0, 0), 1: (0, 1, 1, 0, 0, 0), 2: (-1, 0, 0, 1, 0, 0),
                              3: (0, -1, -1, 0, 0, 0)}
"""Coordinates of a page, by its rotation in quarters -> points to the right and downwards as it is read."""


class Rule(NamedTuple):
    """A straight line: ``at`` is its position across, ``start`` and ``end`` are along it, in points."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """The lines of a page; ``shaded`` are the left and right edges of shaded areas."""

    across: list[Rule]       # horizontal: at is the distance downwards
    down: list[Rule]
    shaded: list[Rule]


def no_rules() -> Rules:
    """Rules to which lines are added."""
    return Rules([], [], [])


def rules_of(page: Any) -> Rules:
    """Return the lines drawn on a page of pdfium; none if it has too many for a table."""
    rules = no_rules()
    drawn = 0
    upright = UPRIGHT[pdfium.FPDFPage_GetRotation(page)]
    objects = _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, upright, 0)
    for number, (item, matrix) in enumerate(objects):
        if item:
            drawn += pdfium.FPDFPath_CountSegments(item)
        if drawn > MOST_SEGMENTS or number > MOST_OBJECTS:
            return no_rules()
        if item:
            _collect(item, matrix, rules)
    return rules


def _objects(holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Every path of a page or form with its matrix; None for another object."""
    for index in range(count(holder)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item, _times(_matrix(item), matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _objects(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject,
                                _times(_matrix(item), matrix), depth + 1)
        else:
            yield None, matrix


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return UNCHANGED
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first``, then ``then``."""
    a, b, c, d, e, f = first
    (e, f), right, down = moved(e, f, then), (then[0], then[2]), (then[1], then[3])
    return (a * right[0] + b * right[1], a * down[0] + b * down[1], c * right[0] + d * right[1],
            c * down[0] + d * down[1], e, f)


def _collect(path: Any, matrix: Matrix, rules: Rules) -> None:
    """Add the straight upright and level lines that a path draws."""
    filled, stroked = c_int(), c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, filled, stroked) or not (filled.value or stroked.value):
        return
    found = no_rules()
    _trace(path, matrix, found)
    if not stroked.value:
        across, down = _thin(found.across), _thin(found.down)
        found = Rules(across, down, [edge for edge in found.down if edge not in down])
    for new, known in zip(found, rules, strict=True):
        known += new


def _trace(path: Any, matrix: Matrix, rules: Rules) -> None:
    """Add every straight upright and level line of a path."""
    before = begin = (math.nan, math.nan)
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = moved(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            _add(before, point, rules)
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            _add(point, begin, rules)
            before = begin


def _thin(edges: Sequence[Rule]) -> list[Rule]:
    """The edges of a filled area that are close to another: of a thin area, or of a frame."""
    ordered = sorted(edges)
    thin = [False] * len(ordered)
    for index, edge in enumerate(ordered):
        for offset, other in enumerate(ordered[index + 1:index + MOST_EDGES], index + 1):
            if other.at - edge.at > THICKEST:
                break
            if other.start < edge.end and edge.start < other.end:
                thin[index] = thin[offset] = True
    return [edge for edge, is_thin in zip(ordered, thin, strict=True) if is_thin]


def _add(start: tuple[float, float], end: tuple[float, float], rules: Rules) -> None:
    """Add a line; one with a coordinate that is no number is none."""
    (x, y), (right, below) = start, end
    if abs(y - below) <= STRAIGHT and SHORTEST <= abs(x - right) < math.inf:
        rules.across.append(Rule((y + below) / 2, min(x, right), max(x, right)))
    elif abs(x - right) <= STRAIGHT and SHORTEST <= abs(y - below) < math.inf:
        rules.down.append(Rule((x + right) / 2, min(y, below), max(y, below)))


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Return a point as a matrix moves it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
