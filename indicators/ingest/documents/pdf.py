"""PDF -> text: the text layer, line by line, with a blank line where lines are further apart and a form feed a page."""

import io
import struct
import zlib
from statistics import median
from typing import Any

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from indicators.ingest.documents.document import MOST_LETTERS, MOST_PAGES, found_text
from indicators.ingest.issues import Plain, Unreadable, note

APART = 1.35             # of the usual distance between lines, above which a blank line is between them

DAMAGED = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, RecursionError,
           OverflowError, ZeroDivisionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error)
"""What pypdf raises for damaged files."""


def read_pdf(content: bytes) -> Plain:
    """Return the text of a PDF; raises Unreadable if it has no text layer, is damaged, encrypted or too long."""
    try:
        pages = _pages(content)
    except (DependencyError, FileNotDecryptedError) as error:
        raise Unreadable("document.password") from error
    except DAMAGED as error:
        raise Unreadable("document.damaged", found=str(error)[:200]) from error
    if not any(map(str.strip, pages)):
        raise Unreadable("document.scanned", found=str(len(pages)))
    without = [str(number) for number, text in enumerate(pages, 1) if not text.strip()]
    notes = [note("document.pages_without_text", count=len(without), pages=", ".join(without))] if without else []
    return found_text("pdf", "\n\f".join(pages), notes)


def _pages(content: bytes) -> list[str]:
    """The text of every page."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("document.password")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("document.too_many_pages", found=str(len(reader.pages)), most=str(MOST_PAGES))
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(_page(page))
        length += len(pages[-1])
        if length > MOST_LETTERS:
            raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return pages


def _page(page: Any) -> str:
    """The text of a page, with blank lines."""
    lines: list[tuple[str, float]] = [("", 0.0)]

    def collect(text: str, _: object, matrix: list[float], *__: object) -> None:
        for index, piece in enumerate(text.replace("\r", "").split("\n")):
            if index:
                lines.append(("", 0.0))
            if piece:
                words, height = lines[-1]
                lines[-1] = words + piece, height if words.strip() else matrix[5]

    page.extract_text(visitor_text=collect)
    full = [(" ".join(words.split()), height) for words, height in lines if words.strip()]
    steps = [above[1] - below[1] for above, below in zip(full, full[1:], strict=False)]
    usual = median(sorted(step for step in steps if step > 0)[:max(1, len(steps) // 2 + 1)] or [0.0])
    gaps = [False, *(step > APART * usual > 0 for step in steps)]
    return "\n".join("\n" * gap + words for gap, (words, _) in zip(gaps, full, strict=True))
