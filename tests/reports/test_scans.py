"""A scanned report is read by Tesseract where it is installed, and waits for a person."""

import io
import shutil

import pdfplumber
import pytest

from indicators.ingest.reading import read_document
from indicators.reports.reading import read_report
from tests.reports.cambodia import CATALOGUE, ITEMS, TEXT, items_of
from tests.reports.office import converted

FIRST_PAGES = TEXT.partition("Policy Target No. 2")[0].rstrip()


def scan() -> bytes:
    """The first goal of Cambodia's report as pictures of its pages."""
    first, *others = (page.to_image(resolution=158, antialias=True).original.convert("L")
                      for page in pdfplumber.open(io.BytesIO(converted(FIRST_PAGES, "pdf"))).pages)
    stream = io.BytesIO()
    first.save(stream, "PDF", save_all=True, append_images=others, resolution=158)
    return stream.getvalue()


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_a_scan_is_read_and_marked_as_read_by_a_machine() -> None:
    found = read_document(scan())
    assert [note.code for note in found.notes] == ["document.read_by_ocr"]
    report = read_report(found.text, CATALOGUE)
    assert items_of(report) == {key: items for key, items in ITEMS.items() if key[0] == "1.1"}
    assert (report.ref_area, report.unplaced) == ("KHM", ())


def test_without_tesseract_a_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = read_document(scan())
    assert found.issue is not None
    assert found.issue.code == "document.scanned"
