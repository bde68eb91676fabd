"""Locks the numbers in a document's texts with content controls, so that translators cannot change them by accident."""

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

NUMBER = re.compile(r"[+−-]?\d(?:[\d.,\u00a0\u202f]*\d)?(?:[\u00a0 ]%)?")


def write(paragraph: Paragraph, text: str, *, bold: bool = False, lock: bool = True) -> None:
    """Add a text to a paragraph, its numbers as locked content controls."""
    at = 0
    for found in NUMBER.finditer(text) if lock else ():
        _plain(paragraph, text[at:found.start()], bold=bold)
        run = paragraph.add_run(found[0])
        run.bold = bold or None
        _lock(run)
        at = found.end()
    _plain(paragraph, text[at:], bold=bold)


def _plain(paragraph: Paragraph, text: str, *, bold: bool) -> None:
    if text:
        paragraph.add_run(text).bold = bold or None


def _lock(run: Run) -> None:
    """Put a run into a content control that cannot be edited."""
    control, settings, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    lock: Any = OxmlElement("w:lock")
    lock.set(qn("w:val"), "contentLocked")
    settings.append(lock)
    control.extend((settings, content))
    run._r.addprevious(control)  # noqa: SLF001 - python-docx has no content controls
    content.append(run._r)  # noqa: SLF001
