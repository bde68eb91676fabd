"""A text file -> the table in it, and what is noted of it."""

from collections.abc import Callable
from typing import Any

from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.combined_header import taken_apart
from indicators.ingest.formats.delimited import lines_above, read_delimited, without_empty_end
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.kinds import ending, named_like
from indicators.ingest.formats.remarks import text_answer
from indicators.ingest.problems import Unreadable
from indicators.ingest.read_options import ReadOptions


def read_text(content: bytes, options: ReadOptions, going_on: Callable[[], None] = lambda: None, *,
              by_record: bool = True) -> tuple[Sheet, dict[str, Any]]:
    """The table of a text; Unreadable where it is none, SlowText as read_delimited says."""
    text = decode(content, options.encoding)
    if named_like(options.filename) == "workbook":
        raise Unreadable("read.named_like_workbook", found=ending(options.filename))
    dialect = find_dialect(text.content, options.separator, options.header_row)
    content = without_empty_end(text.content)
    sheet = taken_apart(read_delimited(content, dialect, going_on, by_record=by_record))
    return sheet, text_answer(sheet, text.encoding, dialect, lines_above(content, dialect), text.notes, options)
