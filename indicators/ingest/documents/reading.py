"""Reading a document: the bytes of a report -> its text, in a process with limited time and memory unless it is text.

In the text, a form feed begins a page, and as many tabs as the number of its column begin a line of a table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.ingest import limits
from indicators.ingest.formats.file_types import Kind, document_type, found_text
from indicators.ingest.formats.text_files import decode
from indicators.ingest.issues import Plain, Unreadable
from indicators.ingest.sandbox import read_elsewhere
from indicators.model import Issue, Message


@dataclass(frozen=True, kw_only=True)
class Document:
    """The text of a document, or the issue that says why it has none; ``notes`` say what the text lacks."""

    kind: Kind = ""
    text: str = ""
    encoding: str = ""             # of a text file
    notes: tuple[Message, ...] = ()
    issue: Issue | None = None


def read_document(content: bytes, *, going_on: Callable[[], None] = lambda: None) -> Document:
    """Read a report as plain text, DOCX or PDF, by its content.

    ``going_on`` is called repeatedly during reading; an exception that it raises cancels the reading.
    """
    if len(content) > limits.largest_file():
        most = limits.largest_in_words()
        return Document(issue=Issue(code="document.too_large", found=f"> {most}", values={"most": most}))
    try:
        kind = document_type(content)
        found: Plain = _read_plain(content) if kind == "text" else read_elsewhere(
            {"document": True}, content, going_on)
    except Unreadable as unreadable:
        found = {"refused": unreadable.issue}
    return _document(found)


def _read_plain(content: bytes) -> Plain:
    """The text of a text file, by the rules for encodings of tables."""
    text, encoding, notes = decode(content)
    return found_text("text", text, notes, encoding)


def _document(found: Plain) -> Document:
    if refused := found.get("refused"):
        kind = refused["code"].partition(".")[2].replace("damaged_workbook", "damaged")
        return Document(issue=Issue(**refused | {"code": f"document.{kind}"}))         # other words than for a table
    return Document(**found | {"notes": tuple(Message(**note) for note in found["notes"])})
