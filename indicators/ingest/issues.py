"""Issues and notes about a file as plain values that cross from the reading process; imports nothing slow."""

from typing import Any

Plain = dict[str, Any]
"""Serialisable as JSON."""

COMMENT_AUTHOR = "Goalline"
"""Author of the comments on faulty cells, which say nothing about the figures."""

SHIPPED_SHEET = "as sent"
"""Name of the hidden sheet of a template with every text of its other sheets, to compare what comes back."""


def issue(code: str, row: int = 0, column: str = "", found: str = "", **values: object) -> Plain:
    """Return an error in a file; ``row`` is the line on which the record begins, 0 for the whole file."""
    return {"code": code, "row": row, "column": column, "found": found, "values": values}


def note(code: str, **values: object) -> Plain:
    """Return a note on something unusual, repaired, assumed or left out."""
    return {"code": code, "values": values}


class Unreadable(Exception):
    """Raised for a file that is rejected as a whole."""

    def __init__(self, code: str, row: int = 0, column: str = "", found: str = "", **values: object) -> None:
        super().__init__(code)
        self.issue = issue(code, row, column, found, **values)
