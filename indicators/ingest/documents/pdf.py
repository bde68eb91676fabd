"""PDF -> text: the text layer, line by line, with blank lines in wider gaps and a form feed for each page.

A row of a table that the end of a page splits becomes one row, where it begins. A page that is a picture is read by
Tesseract where it is installed; a person must read it.
"""

import io
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from indicators.ingest.documents.page_tables import Block, Grid, Line, Page, blocks_of, page_of
from indicators.ingest.formats.file_types import found_text
from indicators.ingest.issues import Plain, Unreadable, note
from indicators.ingest.limits import MOST_LETTERS, MOST_PAGES

LEAST = 3.0              # points between two lines; a smaller step is a raised or lowered word
APART = 1.35             # of the usual distance between lines, above which a blank line is between them

MARGIN = 2               # lines above or below a table that may be the page's header or footer
ALIKE = 3.0              # points by which columns, or lines next to each other, may differ
FULL = 0.9               # letters of a full line, as a share of those of the longest
ENDS = ".:;?!。：；？！"
CONTINUES = re.compile(r"(?![ivx]+[.)])[^\W\d_]{2}")     # a word, and no bullet "o" or number such as "a)" or "ii."

PROGRAM = "tesseract"
MOST_SCANS = 20          # pages of a document; each takes some seconds
DOTS = 200               # an inch
LONGEST = 60             # seconds for a page
LANGUAGES = ("eng", "fra", "spa", "rus", "ara", "chi_sim")

Row = list[Block]

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
    without = [number for number, page in enumerate(pages) if not page]
    scanned = texts_of_scans(content, without)
    if not any(pages) and not any(scanned.values()):
        raise Unreadable("document.scanned" if pages else "document.damaged", found=str(len(pages)))
    notes = [note(f"document.{code}", count=len(numbers), pages=", ".join(str(number + 1) for number in numbers))
             for code, numbers in (("read_by_ocr", [number for number in without if scanned.get(number)]),
                                   ("pages_without_text", [number for number in without if not scanned.get(number)]))
             if numbers]
    join_split_rows(pages)
    texts = [scanned.get(number) or _text(page) for number, page in enumerate(pages)]
    return found_text("pdf", "\n\f".join(texts), notes)


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


def join_split_rows(pages: Sequence[Page]) -> None:
    """Move the text of each row that the end of a page splits, in a sentence, to the cells where it begins."""
    above: Grid | None = None                # the table at the end of the page before
    head: Row = []                           # its first row, on the page where it begins
    counts = Counter(text for page in pages for text in {line.text for line in _outside(page)})
    for page in pages:
        first, last = _at_top(page), _at_bottom(page, counts)
        goes_on = above and first and _is_alike(above.columns, first.columns)
        if above and first and goes_on:
            at = int(len(first.rows) > 1 and _texts(first.rows[0]) == _texts(head))        # the head is repeated
            if _is_split(above.rows[-1], first.rows[at]):
                _join(above.rows[-1], first.rows.pop(at))
                if last is first and len(first.rows) == at:
                    continue                 # the row may go on further
        if last is not first or not goes_on:
            head = last.rows[0] if last else []
        above = last


def _at_top(page: Page) -> Grid | None:
    """The table at the top of a page, with no other text than a header above it."""
    grid = min(_grids(page), key=lambda grid: grid.tops[0], default=None)
    above = [line for line in _outside(page) if grid and line.down < grid.tops[0]]
    return grid if len(above) <= MARGIN else None


def _at_bottom(page: Page, counts: Mapping[str, int]) -> Grid | None:
    """The table at the bottom of a page, with no text below it but a footer: one that does not break off."""
    grid = max(_grids(page), key=lambda grid: grid.bottom, default=None)
    below = [line for line in _outside(page) if grid and line.down > grid.bottom]
    breaks_off = any(line.text[-1].isalpha() and counts[line.text] == 1 for line in below)
    return grid if len(below) <= MARGIN and not breaks_off else None


def _grids(page: Page) -> list[Grid]:
    return [part for part in page if isinstance(part, Grid)]


def _outside(page: Page) -> list[Line]:
    """The lines of a page outside its tables."""
    return [line for part in page if isinstance(part, Block) for line in part.lines]


def _is_alike(columns: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns are as wide as others."""
    return len(columns) == len(others) and all(
        abs(start - columns[0] - other + others[0]) <= ALIKE for start, other in zip(columns, others, strict=True))


def _texts(row: Row) -> list[tuple[int, list[str]]]:
    return [(block.column, [line.text for line in block.lines]) for block in row]


def _is_split(row: Row, following: Row) -> bool:
    """Whether the first cell of a row goes on with the sentence of the same cell in the row above it.

    It may do so with a capital letter if its last line is full and next to one at which another cell is cut; or be one
    that does not, if the cells on its left are empty, where the row above has text, and another cell is cut.
    """
    begun = {block.column: block for block in row}
    pairs = [(begun[block.column], block) for block in following if block.column in begun]
    if not pairs or pairs[0][1] is not following[0]:
        return False
    (above, below), *others = pairs
    if _goes_on(above, below) or _is_cut_alone(above, following):
        return True
    cut = [pair for pair in others if _goes_on(*pair)]
    if min(begun) < below.column:
        return any(_is_full(*pair) for pair in cut)
    return _is_full(above, below) and any(
        abs(pair[0].lines[-1].down - above.lines[-1].down) <= ALIKE for pair in cut)


def _goes_on(above: Block, below: Block) -> bool:
    """Whether a cell ends in the middle of a sentence, and another begins in one."""
    text = below.lines[0].text
    return above.lines[-1].text[-1] not in ENDS and text[0].islower() and bool(CONTINUES.match(text))


def _is_cut_alone(above: Block, following: Row) -> bool:
    """Whether the only cell of a row goes on with a full line of a cell whose sentences end with a mark."""
    below, *others = following
    return not others and below.column == above.column and _is_full(above, below) and any(
        line.text[-1] in ENDS for line in above.lines[:-1])


def _is_full(above: Block, below: Block) -> bool:
    """Whether a cell ends in the middle of a sentence, and the next word would not fit on its last line."""
    *lines, last = [line.text for line in above.lines]
    if last[-1] in ENDS if lines else last[-1] != ":":
        return False
    word = below.lines[0].text.partition(" ")[0]
    return len(f"{last} {word}") >= FULL * max(map(len, lines or [line.text for line in below.lines]))


def _join(row: Row, following: Row) -> None:
    """Put cells after those of the same column; a sentence that is cut in the only cell has no blank line in it."""
    for block in following:
        after = sum(other.column <= block.column for other in row)
        if _is_cut_alone(row[after - 1], following):
            row[after - 1].lines.extend(block.lines)
        else:
            row.insert(after, block)


def texts_of_scans(content: bytes, pages: Sequence[int]) -> dict[int, str]:
    """The text on each of these pages, counted from 0; none without Tesseract, or for more pages than it would read."""
    program = shutil.which(PROGRAM)
    if not program or not pages or len(pages) > MOST_SCANS:
        return {}
    languages = [name for name in LANGUAGES if name in _answer(program, "--list-langs").split()]
    if not languages:
        return {}
    drawings = pdfplumber.open(io.BytesIO(content)).pages
    texts = {}
    for number in pages:
        picture = io.BytesIO()
        drawings[number].to_image(resolution=DOTS, antialias=True).original.convert("L").save(picture, "PNG")
        texts[number] = _answer(program, "stdin", "stdout", "-l", "+".join(languages), given=picture.getvalue()
                                ).replace("\f", "").strip()
    return texts


def _answer(program: str, *options: str, given: bytes = b"") -> str:
    """What the program writes; nothing where it fails or takes too long."""
    try:
        ended = subprocess.run([program, *options], input=given, capture_output=True, timeout=LONGEST,  # noqa: S603
                               check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except (subprocess.SubprocessError, OSError):
        return ""
    return ended.stdout.decode("utf-8", "replace")
