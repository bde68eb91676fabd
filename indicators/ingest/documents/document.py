"""The type of a document by its content, and limits of its text."""

from typing import Literal

from indicators.ingest.formats.file_types import OLE, ZIPS, foreign
from indicators.ingest.issues import Plain, Unreadable

Kind = Literal["text", "docx", "pdf", ""]

MOST_PAGES = 300
MOST_LETTERS, MOST_LINES = 1_000_000, 30_000     # of some 300 pages

_PDF = b"%PDF-"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")      # name of the stream that holds a DOCX with a password
_HEAD = 1024             # bytes in which a PDF's signature may stand


def document_type(content: bytes) -> Literal["text", "docx", "pdf"]:
    """Return the type of a document; raises Unreadable("document.not_a_document") for other known formats."""
    if content.startswith(ZIPS):
        return "docx"
    if _PDF in content[:_HEAD]:
        return "pdf"
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise Unreadable("document.password")
        raise Unreadable("document.not_a_document", found="DOC")
    if found := foreign(content):
        raise Unreadable("document.not_a_document", found=found)
    return "text"


def found_text(kind: Kind, text: str, notes: list[Plain], encoding: str = "") -> Plain:
    """Return the answer about a document; raises Unreadable if it is blank or too long."""
    if not text.strip():
        raise Unreadable("document.only_blank")
    if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
        raise Unreadable("document.too_long", most=str(MOST_PAGES))
    return {"kind": kind, "text": text, "encoding": encoding, "notes": notes}
