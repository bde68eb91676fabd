"""What goes wrong while a file is read, and what was noticed, as codes and values; light, for the reading process."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Problem:
    """An error in a file; ``row`` is the line on which the record begins, 0 for the whole file."""

    code: str                                  # "file.empty"
    row: int = 0
    column: str = ""
    found: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A departure, or something repaired, taken or left out."""

    code: str                                  # "note.encoding"
    values: Mapping[str, object] = field(default_factory=dict)


class Unreadable(Exception):
    """The file cannot be taken at all."""

    def __init__(self, code: str, row: int = 0, column: str = "", found: str = "", **values: object) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, row=row, column=column, found=found, values=values)

    def of_sheet(self, name: str) -> "Unreadable":
        """The same, of the sheet that is called so."""
        stated = self.problem
        return Unreadable(stated.code, stated.row, stated.column, stated.found, **{**stated.values, "of_sheet": name})


def plain(stated: Problem | Noticed) -> dict[str, Any]:
    """As JSON takes it."""
    return asdict(stated)
