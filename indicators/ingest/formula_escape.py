"""Formula escaping: an apostrophe is added to cells written to CSV that a spreadsheet would execute, and removed on
reading.
"""

import re

_LIVE = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x20\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠])")
"""Text that spreadsheets execute, after any invisible leading characters, and such text once it is escaped."""


def harmless(value: object) -> object:
    """Return text that a spreadsheet would execute with an apostrophe in front; any other value unchanged."""
    return f"'{value}" if isinstance(value, str) and _LIVE.match(value) else value


def as_meant(text: str) -> str:
    """Undo ``harmless``."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
