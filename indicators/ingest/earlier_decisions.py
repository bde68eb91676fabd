"""Decisions made about earlier files with the same header: reused where they still apply."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from indicators.ingest.mapping import Choices, map_columns
from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.mapping.sheets import sheet_meant, sheets_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue


class Decisions(Protocol):
    """A store of earlier decisions."""

    def choices(self, header: Sequence[str]) -> Choices:
        """Return the meanings of columns and names decided for files with this header."""

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:
        """Return which of these sheets to read; "" if undecided."""


class NothingDecided:
    """An empty store of decisions, for example for a file that was never submitted."""

    def choices(self, header: Sequence[str]) -> Choices:  # noqa: ARG002
        """Return empty choices."""
        return Choices()

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:  # noqa: ARG002
        """Return "", for undecided."""
        return ""


def decided_sheet(reading: Reading, choices: Choices, catalogue: Catalogue, decisions: Decisions) -> str:
    """Return the sheet decided earlier for a workbook with these sheets, if the user would otherwise have to choose
    one.
    """
    _, asked = sheet_meant(reading, choices, catalogue)
    which = any(issue.code not in ("sheets.part", "sheets.limited") for issue in asked)
    return decisions.sheet(reading.header, sheets_of(reading)) if which else ""


def still_meant(earlier: Choices, reading: Reading, choices: Choices, catalogue: Catalogue) -> Choices:
    """Return the earlier choices, without ignored columns whose cells in this file change the meaning of its figures.
    """
    left_out = {name for name, role in earlier.columns.items() if role == LEFT_OUT and name not in choices.columns}
    if not left_out:
        return earlier
    others = {name: role for name, role in earlier.columns.items() if name not in left_out}
    found = map_columns(reading, catalogue, choices.with_earlier(replace(earlier, columns=others))).issues
    asked = {normalised(issue.column) for issue in found if issue.code == "columns.changes_meaning"}
    return replace(earlier, columns={name: role for name, role in earlier.columns.items()
                                     if name not in left_out or normalised(name) not in asked})
