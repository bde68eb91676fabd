"""PDF -> text: the text layer, line by line, with blank lines in wider gaps and a form feed for each page.

A page with tables that are drawn with lines is read by pdfium, cell by cell; all other text by pypdf.
"""

import io
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
from pypdf.errors import DependencyError, PyPdfError

from indicators.ingest.documents.document import MOST_LETTERS, MOST_PAGES, found_text
from indicators.ingest.documents.page_lines import Block, Line, Page, blocks_of, page_with_tables
from indicators.ingest.documents.page_rules import moved
from indicators.ingest.documents.split_tables import join_split_rows
from indicators.ingest.issues import Plain, Unreadable, note

LEAST = 3.0              # points between two lines; a smaller step is a raised or lowered word
APART = 1.35             # of the usual distance between lines, above which a blank line is between them

SHAPES = (range(0xFB00, 0xFB07), range(0xFB50, 0xFBB2), range(0xFE80, 0xFEFD))
LETTERS = {code: unicodedata.normalize("NFKC", chr(code)) for codes in SHAPES for code in codes}
"""The letters of joined Latin letters, such as "ﬁ", and of Arabic ones as they look within a word."""

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff]+")

DAMAGED = (PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError,
           RecursionError, OverflowError, ZeroDivisionError, NotImplementedError, OSError, EOFError, struct.error,
           zlib.error)
"""What pypdf raises for damaged files."""


def read_pdf(content: bytes) -> Plain:
    """Return the text of a PDF; raises Unreadable if it has no text layer, is damaged, encrypted or too long."""
    try:
        pages = _pages(content)
    except DAMAGED as error:
        raise Unreadable("document.damaged", found=str(error)[:200]) from error
    if not any(pages):
        raise Unreadable("document.scanned", found=str(len(pages)))
    without = [str(number) for number, page in enumerate(pages, 1) if not page]
    notes = [note("document.pages_without_text", count=len(without), pages=", ".join(without))] if without else []
    join_split_rows(pages)
    return found_text("pdf", "\n\f".join(map(_text, pages)), notes)


def _pages(content: bytes) -> list[Page]:
    """What is on every page."""
    reader, content = _opened(content)
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("document.too_many_pages", found=str(len(reader.pages)), most=str(MOST_PAGES))
    pages: list[Page] = []
    length = 0
    with _Drawn(content) as drawn:
        for number, page in enumerate(reader.pages):
            lines = _lines(page)
            pages.append(drawn.page(number, lines) or [Block(lines)] * bool(lines))
            length += sum(len(line.text) for line in lines)
            if length > MOST_LETTERS:
                raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return pages


def _opened(content: bytes) -> tuple[pypdf.PdfReader, bytes]:
    """A document and its bytes: in clear, if it is encrypted and opens without a password, as a restricted one does."""
    with suppress(DependencyError):              # of some encryption, for which pypdf needs another library
        reader = pypdf.PdfReader(io.BytesIO(content))
        if not reader.is_encrypted:
            return reader, content
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("document.password") from error
    saved = io.BytesIO()
    document.save(saved, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    document.close()
    return pypdf.PdfReader(io.BytesIO(saved.getvalue())), saved.getvalue()


def _lines(page: Any) -> list[Line]:
    """The lines of a page that are not blank."""
    lines = [("", 0.0)]

    def collect(text: str, page_matrix: list[float], matrix: list[float], *_: object) -> None:
        for index, piece in enumerate(text.replace("\r", "").split("\n")):
            if index:
                lines.append(("", 0.0))
            if piece:
                words, height = lines[-1]
                lines[-1] = words + piece, height if words.strip() else moved(matrix[4], matrix[5], page_matrix)[1]

    page.extract_text(visitor_text=collect)
    return [Line(" ".join(words.translate(LETTERS).split()), -height) for words, height in lines if words.strip()]


class _Drawn:
    """The document as pdfium draws it, which gives the tables of its pages; none if pdfium cannot open it."""

    def __init__(self, content: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            self._document = None

    def __enter__(self) -> "_Drawn":
        return self

    def __exit__(self, *_: object) -> None:
        if self._document:
            self._document.close()

    def page(self, index: int, lines: Sequence[Line]) -> Page:
        """What is on a page with tables; nothing if it has none, or if its letters are not those of ``lines``."""
        try:
            page = self._document[index]
        except (pypdfium2.PdfiumError, IndexError):
            return []
        found = page_with_tables(page.raw)
        page.close()
        same = found and _letters(line for block in blocks_of(found) for line in block.lines) == _letters(lines)
        return found if same else []


def _letters(lines: Iterable[Line]) -> tuple[list[str], list[str]]:
    """The letters and digits of lines, and the words that are written from right to left, both sorted."""
    text = unicodedata.normalize("NFKC", "\n".join(line.text for line in lines))
    return sorted(filter(str.isalnum, text)), sorted(RIGHT_TO_LEFT.findall(text))


def _text(page: Page) -> str:
    """The text of a page, with a blank line between blocks and where two lines are further apart than most."""
    blocks = list(blocks_of(page))
    steps = sorted(step for block in blocks for step in _steps(block.lines) if step > LEAST)
    usual = steps[(len(steps) - 1) // 4] if steps else 0.0                   # most lines are closer than paragraphs
    return "\n\n".join("\n".join(_with_blank_lines(block, APART * usual)) for block in blocks)


def _with_blank_lines(block: Block, apart: float) -> Iterator[str]:
    """The lines of a block with the tabs of its column, and a blank one where two are further apart."""
    gaps = [False, *(step > apart > 0 for step in _steps(block.lines))]
    for gap, line in zip(gaps, block.lines, strict=True):
        yield "\n" * gap + "\t" * block.column + line.text


def _steps(lines: Sequence[Line]) -> list[float]:
    return [below.down - above.down for above, below in pairwise(lines)]
