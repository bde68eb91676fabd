"""Texts of a CSV that a spreadsheet would run: an apostrophe more where we write, one less where we read."""

import re

_LIVE = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x20\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠])")
"""What spreadsheets run instead of show, passing over what nobody sees before it, and what looks like it once made
harmless."""


def harmless(value: object) -> object:
    """A text that a spreadsheet would run as a formula, as text; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and _LIVE.match(value) else value


def as_meant(text: str) -> str:
    """The text that ``harmless`` made this of."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
