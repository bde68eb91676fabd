"""Plain text -> text, by the rules for encodings of tables."""

from indicators.ingest.documents.document import found_text
from indicators.ingest.formats.encodings import decode
from indicators.ingest.issues import Plain, note

DOUBTFUL = note("document.encoding_doubtful")        # no screen offers another encoding for a report


def read_plain(content: bytes) -> Plain:
    """Return the text of a file; raises Unreadable if it is empty, damaged or in no encoding that is recognised."""
    text = decode(content)
    notes = [DOUBTFUL | {"values": each["values"]} if each["code"] == "note.encoding_doubtful" else each
             for each in text.notes]
    return found_text("text", text.content.decode("utf-8"), notes, text.encoding)
