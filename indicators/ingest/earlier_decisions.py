"""Decisions made about earlier files with the same header: reused where they still apply, with a note."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from indicators import wording
from indicators.ingest.mapping import INDICATOR, Choices, map_columns
from indicators.ingest.mapping.choices import LEFT_OUT, NO_HEADING, OF_ALL
from indicators.ingest.mapping.sheets import sheet_meant, sheets_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue, Message


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


def sheet_note(sheet: str) -> list[Message]:
    """Return a note that an earlier choice of sheet was reused."""
    return [Message(code="note.remembered_sheet", values={"sheet": sheet})] if sheet else []


def notes_of(earlier: Choices, choices: Choices, catalogue: Catalogue) -> Iterator[Message]:
    """Yield notes of the earlier decisions that are reused."""
    earlier = earlier.under(catalogue)
    if stated := _stated(catalogue, earlier.columns, earlier.indicators, earlier.areas):
        yield Message(code="note.remembered", values={"count": len(stated), "said": "; ".join(stated)})
    if (ends := earlier.financial_year_ends) and ends == choices.financial_year_ends:
        yield Message(code="note.remembered_year", values={"day": wording.day_of_year(ends)})
    for noun in earlier.blanks:
        yield Message(code="note.remembered_blanks", values={"noun": noun})
    if earlier.units:
        yield Message(code="note.remembered_units", values={"count": len(earlier.units)})
    for answer, code in ((NO_HEADING, "note.remembered_lines"), (OF_ALL, "note.remembered_parts")):
        if lines := [line for line, stated in earlier.lines.items() if stated == answer]:
            yield Message(code=code, values={"lines": lines})


def _stated(catalogue: Catalogue, *names: Mapping[str, str]) -> list[str]:
    """Names and their meanings as text: indicator titles and area names instead of codes, column roles in words."""
    return [f"{name} = {_meant(meant, catalogue)}" for meanings in names for name, meant in meanings.items() if meant]


def _meant(meant: str, catalogue: Catalogue) -> str:
    code = meant.removeprefix(INDICATOR)
    if code in catalogue.indicators:
        return wording.text(catalogue.indicators[code].title)
    return catalogue.area[code].name if code in catalogue.area else meant.replace("_", " ")
