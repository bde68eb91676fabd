"""PDF -> text: the text layer, line by line, with blank lines in wider gaps and a form feed for each page."""

import io
import struct
import zlib
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from indicators.ingest.documents.document import MOST_LETTERS, MOST_PAGES, found_text
from indicators.ingest.issues import Plain, Unreadable, note

LEAST = 3.0              # points between two lines; a smaller step is a raised or lowered word
APART = 1.35             # of the usual distance between lines, above which a blank line is between them

DAMAGED = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, RecursionError,
           OverflowError, ZeroDivisionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error)
"""What pypdf raises for damaged files."""


Lines = list[tuple[str, float]]
"""Lines of a page with their heights on it, in points from below."""


def read_pdf(content: bytes) -> Plain:
    """Return the text of a PDF; raises Unreadable if it has no text layer, is damaged, encrypted or too long."""
    try:
        pages = _pages(content)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable("document.password") from error
    except DAMAGED as error:
        raise Unreadable("document.damaged", found=str(error)[:200]) from error
    if not any(pages):
        raise Unreadable("document.scanned", found=str(len(pages)))
    without = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    notes = [note("document.pages_without_text", count=len(without), pages=", ".join(without))] if without else []
    return found_text("pdf", "\n\f".join(map(_with_blank_lines, pages)), notes)


def _pages(content: bytes) -> list[Lines]:
    """The lines of every page."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("document.password")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("document.too_many_pages", found=str(len(reader.pages)), most=str(MOST_PAGES))
    pages: list[Lines] = []
    length = 0
    for page in reader.pages:
        pages.append(_lines(page))
        length += sum(len(words) for words, _ in pages[-1])
        if length > MOST_LETTERS:
            raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return pages


def _lines(page: Any) -> Lines:
    """The lines of a page that are not blank."""
    lines: Lines = [("", 0.0)]

    def collect(text: str, _: object, matrix: list[float], *__: object) -> None:
        for index, piece in enumerate(text.replace("\r", "").split("\n")):
            if index:
                lines.append(("", 0.0))
            if piece:
                words, height = lines[-1]
                lines[-1] = words + piece, height if words.strip() else matrix[5]

    page.extract_text(visitor_text=collect)
    return [(" ".join(words.split()), height) for words, height in lines if words.strip()]


def _with_blank_lines(lines: Lines) -> str:
    """The text of a page, with a blank line where two lines are further apart than most."""
    steps = [above[1] - below[1] for above, below in pairwise(lines)]
    downwards = sorted(step for step in steps if step > LEAST)
    usual = downwards[(len(downwards) - 1) // 4] if downwards else 0.0       # most lines are closer than paragraphs
    gaps = [False, *(step > APART * usual > 0 for step in steps)][:len(lines)]
    return "\n".join("\n" * gap + words for gap, (words, _) in zip(gaps, lines, strict=True))
