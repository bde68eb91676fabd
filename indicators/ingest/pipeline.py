"""A file -> its candidate observations and all that is wrong with it: the whole way on one screen.

read (bytes -> cells) - map (which column is what) - validate (cells -> observations and issues). Nothing here knows
what is current: indicators.changes holds a candidate against that, indicators.submissions brings it in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from indicators.ingest import notes
from indicators.ingest.distinguishing_columns import name_distinguishing_columns
from indicators.ingest.mapping import Choices, Mapped, map_columns
from indicators.ingest.mapping.headers import LEFT_OUT
from indicators.ingest.mapping.sheets import sheet_meant, sheets_of
from indicators.ingest.mapping.unnamed_columns import with_names
from indicators.ingest.reading import Reading, Readings, ReadOptions
from indicators.ingest.validation import Checked, check
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue, Issue, Message

Progress = Callable[[], None]
"""Called again and again while a file is read; what it raises ends the work."""


class Decisions(Protocol):
    """What people decided about earlier files with the same header."""

    def choices(self, header: Sequence[str]) -> Choices:
        """What the columns and names of such files mean."""

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:
        """Which of these sheets is read; "" where nobody decided."""


class NothingDecided:
    """Nobody decided anything of a file, such as one that nobody sent."""

    def choices(self, header: Sequence[str]) -> Choices:  # noqa: ARG002
        """None."""
        return Choices()

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:  # noqa: ARG002
        """None."""
        return ""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What a file holds, as it was understood. Where ``checked`` is None the file is refused as a whole."""

    filename: str
    content: bytes
    choices: Choices                           # those of the person, and of earlier files
    reading: Reading
    readings: Readings                         # all that were made of it on the way
    issues: tuple[Issue, ...]
    notes: tuple[Message, ...]
    of_file: tuple[Issue, ...] = ()          # those of the issues for which it is refused as a whole
    roles: tuple[str, ...] = ()                # what each column of the header is for, "" for nothing
    checked: Checked | None = None


def ingest(content: bytes, filename: str, choices: Choices, catalogue: Catalogue, decisions: Decisions,
           reading_on: Progress = lambda: None, checking: Progress = lambda: None,
           readings: Readings | None = None) -> Candidate:
    """Read, map and validate a file; ``checking`` is called once its cells are there, ``readings`` are those that
    were made of the same file before.
    """
    readings = readings or Readings()
    read = partial(readings.read, content, going_on=reading_on)
    reading, choices, sheets, noted = _read(read, filename, choices, catalogue, decisions)
    reading, nowhere = (reading, []) if reading.refused else with_names(reading, choices.columns, catalogue)
    candidate = Candidate(filename=filename, content=content, choices=choices, reading=reading,
                          readings=readings, issues=tuple(reading.issues), notes=(*reading.notes, *noted))
    if reading.refused:
        return candidate
    checking()
    choices = choices.like(reading.before)
    earlier = _still_meant(decisions.choices(reading.header), reading, choices, catalogue)
    choices = choices.with_earlier(earlier)
    mapped = map_columns(reading, catalogue, choices)
    candidate = replace(candidate, choices=choices, roles=mapped.roles, notes=(
        *candidate.notes, *notes.coloured(reading.before, catalogue), *notes.remembered(earlier, choices, catalogue),
        *mapped.notes))
    if mapped.table is None or nowhere or sheets:
        whole = (*sheets, *nowhere, *mapped.issues)
        of_rows = [] if sheets else _of_rows(mapped, catalogue, reading, filename)
        return replace(candidate, of_file=whole, issues=(*reading.issues, *whole, *of_rows))
    checked = check(mapped.table, catalogue, mapped.choices, reading.written_with, filename)
    return replace(candidate, checked=replace(
        checked, refused=checked.refused + len(reading.issues), rows=checked.rows + len(reading.issues),
        issues=name_distinguishing_columns(checked.issues, reading, mapped.roles)))


def _read(read: Callable[[ReadOptions], Reading], filename: str, choices: Choices, catalogue: Catalogue,
          decisions: Decisions) -> tuple[Reading, Choices, list[Issue], list[Message]]:
    """The cells of the sheet that is meant; what is to be asked about sheets, and what is noted of them."""
    reading = read(choices.read_options(filename))
    decided = _decided_sheet(reading, choices, catalogue, decisions)
    choices = replace(choices, sheet=decided) if decided else choices
    sheet, asked = (decided, []) if decided else sheet_meant(reading, _known(reading, choices, decisions), catalogue)
    if sheet:
        reading = read(replace(choices, sheet=sheet).read_options(filename))
        asked = sheet_meant(reading, _known(reading, choices, decisions), catalogue)[1] if decided else []
    return reading, choices, asked, notes.sheet_kept(decided)


def _decided_sheet(reading: Reading, choices: Choices, catalogue: Catalogue, decisions: Decisions) -> str:
    """The sheet that was decided on before of a workbook with these sheets, where it is asked which is meant."""
    _, asked = sheet_meant(reading, choices, catalogue)
    which = any(issue.code not in ("sheets.part", "sheets.limited") for issue in asked)
    return decisions.sheet(reading.header, sheets_of(reading)) if which else ""


def _known(reading: Reading, choices: Choices, decisions: Decisions) -> Choices:
    """The choices with what was decided before about files with this header."""
    return choices if reading.refused else choices.with_earlier(decisions.choices(reading.header))


def _still_meant(earlier: Choices, reading: Reading, choices: Choices, catalogue: Catalogue) -> Choices:
    """What was decided before, without columns left out whose cells in this file change what its figures are of."""
    left_out = {name for name, role in earlier.columns.items() if role == LEFT_OUT and name not in choices.columns}
    if not left_out:
        return earlier
    others = {name: role for name, role in earlier.columns.items() if name not in left_out}
    found = map_columns(reading, catalogue, choices.with_earlier(replace(earlier, columns=others))).issues
    asked = {normalised(issue.column) for issue in found if issue.code == "columns.changes_meaning"}
    return replace(earlier, columns={name: role for name, role in earlier.columns.items()
                                     if name not in left_out or normalised(name) not in asked})


def _of_rows(mapped: Mapped, catalogue: Catalogue, reading: Reading, filename: str) -> list[Issue]:
    """What is wrong with the rows of a file that is refused, as far as it can be judged, but for its headings."""
    table = mapped.partial or mapped.table
    if table is None:
        return []
    headings = {issue.row for issue in mapped.issues}
    checked = check(table, catalogue, mapped.choices, reading.written_with, filename)
    return sorted((issue for issue in checked.issues if issue.row not in headings),
                  key=lambda issue: issue.row)
