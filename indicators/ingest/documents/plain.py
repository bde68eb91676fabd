"""Plain text -> text, by the rules for encodings of tables."""

from indicators.ingest.documents.document import found_text
from indicators.ingest.formats.encodings import decode
from indicators.ingest.issues import Plain


def read_plain(content: bytes) -> Plain:
    """Return the text of a file; raises Unreadable if it is empty, damaged or in no encoding that is recognised."""
    text = decode(content)
    return found_text("text", text.content, text.notes, text.encoding)
