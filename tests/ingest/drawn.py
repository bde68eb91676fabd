"""PDF files drawn by hand: lines, boxes and words at given points, from the top left of a page."""

import io
from collections.abc import Callable, Sequence
from itertools import count

import pypdf
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

WIDTH, HEIGHT = 600, 800
SIZE = 10                # points of a letter
STEP = 12                # points between lines

Drawing = Callable[[float, float, float, float], str]
"""Draws the frame of a cell, given its left, top, right and bottom."""


def drawn(*pages: str, rotated: int = 0, size: tuple[float, float] = (WIDTH, HEIGHT), form: str = "") -> bytes:
    """A PDF of pages with these operators; ``form`` are those of a form X, which has itself."""
    writer = pypdf.PdfWriter()
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): _font()})})
    if form:
        found = DecodedStreamObject()
        found.set_data(form.encode("latin-1"))
        found.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
                      NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, *size))),
                      NameObject("/Resources"): resources})
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/X"): writer._add_object(found)})
    for operators in pages:
        page = writer.add_blank_page(*(reversed(size) if rotated else size))
        stream = DecodedStreamObject()
        stream.set_data(operators.encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = writer._add_object(resources)
        page.rotate(rotated)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _font() -> DictionaryObject:
    return DictionaryObject({NameObject(name): NameObject(value) for name, value in (
        ("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"), ("/Encoding", "/WinAnsiEncoding"))})


def words(x: float, y: float, *lines: str, size: float = SIZE) -> str:
    """Lines of text, the first of which has its top at ``y``."""
    return "".join(f"BT /F {size} Tf 1 0 0 1 {x} {HEIGHT - y - SIZE - STEP * number} Tm ({text}) Tj ET\n"
                   for number, text in enumerate(text.replace(")", "\\)").replace("(", "\\(") for text in lines))


def line(x: float, y: float, right: float, below: float) -> str:
    """A stroked line."""
    return f"{x} {HEIGHT - y} m {right} {HEIGHT - below} l S\n"


def box(left: float, top: float, right: float, bottom: float) -> str:
    """A stroked rectangle."""
    return f"{left} {HEIGHT - bottom} {right - left} {bottom - top} re S\n"


def shaded(left: float, top: float, right: float, bottom: float) -> str:
    """A grey area without borders."""
    return f"0.8 g {left} {HEIGHT - bottom} {right - left} {bottom - top} re f 0 g\n"


def thin(left: float, top: float, right: float, bottom: float) -> str:
    """Four thin black areas, as some programs draw borders."""
    return "".join(f"{x} {HEIGHT - y} {width} {height} re f\n" for x, y, width, height in (
        (left, top, right - left, 1), (left, bottom, right - left, 1), (left, bottom, 1, bottom - top),
        (right, bottom, 1, bottom - top)))


def apart(left: float, top: float, right: float, bottom: float) -> str:
    """A box that does not touch that of the next cell."""
    return box(left + 1, top + 1, right - 1, bottom - 1)


def table(columns: Sequence[float], rows: Sequence[Sequence[Sequence[str]]], *, top: float = 100, frame: Drawing = box,
          height: float = 50) -> str:
    """A table whose columns begin at these points, and end at the last, with the lines of each cell."""
    return "".join(
        frame(left, at, right, at + height) + words(left + 5, at + 2, *lines)
        for at, cells in zip(count(top, height), rows, strict=False)
        for left, right, lines in zip(columns, columns[1:], cells, strict=False))
