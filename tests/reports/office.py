"""Documents as LibreOffice makes them, and DOCX files made by hand."""

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.office import office

W = nsdecls("w")


@cache
def converted(text: str, form: str, *, typed: str = "txt") -> bytes:
    """A text, or HTML, as LibreOffice writes it in another form, such as "docx" or "pdf"."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"report.{typed}"
        file.write_text(text, "utf-8-sig" if typed == "txt" else "utf-8")      # by its mark any version knows UTF-8
        read_as = "Text (encoded):UTF8,LF,,," if typed == "txt" else "HTML (StarWriter)"
        return office.convert(file, form, Path(folder), f"--infilter={read_as}").read_bytes()


def document(*paragraphs: str, change: Callable[[Any], object] = lambda _: None) -> bytes:
    """A DOCX with these paragraphs; ``change`` may do more to it."""
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_xml(xml: str) -> Callable[[Any], None]:
    """A change that adds XML of the namespace w to the end of a document's body."""
    def change(made: Any) -> None:
        body = made.element.body
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {W}>", 1)))     # before the properties of its section
    return change


def paragraph(text: str) -> str:
    """XML of a paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
