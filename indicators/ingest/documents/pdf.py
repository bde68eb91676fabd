"""PDF -> text: the text layer, line by line, with blank lines in wider gaps and a form feed for each page."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from indicators.ingest.documents.document import MOST_LETTERS, MOST_PAGES, found_text
from indicators.ingest.documents.page_tables import Block, Line, Page, blocks_of, page_of
from indicators.ingest.documents.split_tables import join_split_rows
from indicators.ingest.issues import Plain, Unreadable, note

LEAST = 3.0              # points between two lines; a smaller step is a raised or lowered word
APART = 1.35             # of the usual distance between lines, above which a blank line is between them

DAMAGED = (PdfminerException, MalformedPDFException, PSException, ArithmeticError, AssertionError, AttributeError,
           LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What pdfplumber raises for damaged files, the first in place of any other of pdfminer."""


def read_pdf(content: bytes) -> Plain:
    """Return the text of a PDF; raises Unreadable if it has no text layer, is damaged, encrypted or too long."""
    try:
        pages = _pages(content)
    except DAMAGED as error:
        if isinstance(error.__context__, MemoryError):
            raise error.__context__ from None
        code = "password" if isinstance(error.__context__, PDFPasswordIncorrect) else "damaged"
        raise Unreadable(f"document.{code}", found=str(error)[:200]) from error
    if not any(pages):
        raise Unreadable("document.scanned" if pages else "document.damaged", found=str(len(pages)))
    without = [str(number) for number, page in enumerate(pages, 1) if not page]
    notes = [note("document.pages_without_text", count=len(without), pages=", ".join(without))] if without else []
    join_split_rows(pages)
    return found_text("pdf", "\n\f".join(map(_text, pages)), notes)


def _pages(content: bytes) -> list[Page]:
    """What is on every page."""
    pages: list[Page] = []
    length = 0
    drawings = pdfplumber.open(io.BytesIO(content)).pages
    if len(drawings) > MOST_PAGES:
        raise Unreadable("document.too_many_pages", found=str(len(drawings)), most=str(MOST_PAGES))
    for drawing in drawings:
        pages.append(page_of(drawing.layout))
        drawing.close()                          # it keeps its letters until then
        length += sum(len(line.text) for block in blocks_of(pages[-1]) for line in block.lines)
        if length > MOST_LETTERS:
            raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return pages


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
