"""What is wrong with a file, and what is noted of it, as plain values that pass from the reading process; light."""

from typing import Any

Plain = dict[str, Any]
"""As JSON takes it."""


def issue(code: str, row: int = 0, column: str = "", found: str = "", **values: object) -> Plain:
    """An error in a file; ``row`` is the line on which the record begins, 0 for the whole file."""
    return {"code": code, "row": row, "column": column, "found": found, "values": values}


def note(code: str, **values: object) -> Plain:
    """A departure, or something repaired, taken or left out."""
    return {"code": code, "values": values}


class Unreadable(Exception):
    """The file cannot be taken at all."""

    def __init__(self, code: str, row: int = 0, column: str = "", found: str = "", **values: object) -> None:
        super().__init__(code)
        self.issue = issue(code, row, column, found, **values)
