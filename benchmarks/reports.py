"""A country's report of 20 pages, read as PDF and as DOCX, compared with extracting its plain text."""

import io
from collections.abc import Iterator
from functools import partial
from html import escape

import docx
import pypdf
from pdfminer.high_level import extract_text

from benchmarks.browser import chromium
from benchmarks.measure import Figure, in_turn, seconds
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ingest.reading import read_document
from indicators.ingest.vocabulary import codelist
from indicators.model import Catalogue
from indicators.reports.reading import read_report
from indicators.reports.report import Report

PAGES = 20
LIMIT = 3.0
TEXT = (SHIPPED / "narratives" / "KHM-2014.txt").read_text("utf-8")
TIMES = 6                # that each item of Cambodia's report is written, for 20 pages


def figures() -> Iterator[Figure]:
    """Reading includes the reading process, and finds every item; the baselines run in this process."""
    catalogue = load_catalogue(SHIPPED)
    paragraphs = list(_paragraphs(read_report(TEXT, catalogue)))
    listed = sum(paragraph.startswith("- ") for paragraph in paragraphs)
    for name, content, extracted, library in (
            ("report_20_pages", _pdf(paragraphs), _text_of_pdf, "pdfminer.six"),
            ("report_20_pages_docx", _docx(paragraphs), _text_of_docx, "python-docx")):
        read = partial(_read, content, catalogue)
        assert sum(len(part.items) for part in read().parts) == listed
        ours, bare = in_turn(partial(seconds, read), partial(seconds, partial(extracted, content)))
        yield Figure(name=name, subject="reading a report of 20 pages to its items, each with its lines",
                     baseline=f"its plain text by the same library, {library}",
                     subject_seconds=ours, baseline_seconds=bare, limit=LIMIT)


def _read(content: bytes, catalogue: Catalogue) -> Report:
    return read_report(read_document(content).text, catalogue)


def _paragraphs(report: Report) -> Iterator[str]:
    """Cambodia's report with every item several times."""
    asked = {row["kind"]: row["wording"] for row in codelist("report_headings") if row["origin"] == "form"}
    yield "CAMBODIA"
    for part in report.parts:
        if part.letter == "A":
            yield f"Operational Goal: {part.wording}"
        yield f"{part.letter}) {asked[part.letter]}"
        yield from (f"- {item.text}" for item in part.items for _ in range(TIMES))


def _pdf(paragraphs: list[str]) -> bytes:
    """The report as Chromium prints it."""
    body = "".join(f"<p>{escape(line)}</p>" for line in paragraphs)
    with chromium() as browser:
        page = browser.new_page()
        page.set_content(body)
        content = page.pdf(format="A4")
        page.close()
    pages = len(pypdf.PdfReader(io.BytesIO(content)).pages)
    assert abs(pages - PAGES) <= 1, pages
    return content


def _docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for line in paragraphs:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _text_of_pdf(content: bytes) -> str:
    return extract_text(io.BytesIO(content))


def _text_of_docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
