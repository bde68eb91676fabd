"""The import pipeline: a file -> candidate observations and issues.

read (bytes -> cells) - map (columns -> roles) - validate (cells -> observations and issues). Nothing here knows the
current data: indicators.changes compares a candidate with it, indicators.submissions saves it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from indicators.ingest.distinguishing_columns import name_distinguishing_columns
from indicators.ingest.earlier_decisions import (
    Decisions,
    NothingDecided,
    decided_sheet,
    still_meant,
)
from indicators.ingest.mapping import Choices, Mapped, map_columns
from indicators.ingest.mapping.roles_by_cells import with_names
from indicators.ingest.mapping.sheets import sheet_meant
from indicators.ingest.reading import Reading, Readings, ReadOptions
from indicators.ingest.unused import UnusedItem
from indicators.ingest.validation import Checked, check
from indicators.model import Catalogue, Issue, Message

__all__ = ["Candidate", "Decisions", "NothingDecided", "ingest"]

Progress = Callable[[], None]
"""Called repeatedly while a file is processed; an exception that it raises cancels the work."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A file's content as interpreted. If ``checked`` is None, the file is rejected as a whole."""

    filename: str
    content: bytes
    choices: Choices                           # of the user, and from earlier files
    reading: Reading
    readings: Readings                         # all readings made of the file so far
    issues: tuple[Issue, ...]
    notes: tuple[Message, ...]
    of_file: tuple[Issue, ...] = ()          # the issues for which the file is rejected as a whole
    roles: tuple[str, ...] = ()                # role of each column of the header, "" if unused
    unused: tuple[UnusedItem, ...] = ()        # suspicious ones first
    checked: Checked | None = None


def ingest(content: bytes, filename: str, choices: Choices, catalogue: Catalogue, decisions: Decisions,
           reading_on: Progress = lambda: None, checking: Progress = lambda: None,
           readings: Readings | None = None) -> Candidate:
    """Read, map and validate a file.

    ``reading_on`` is called repeatedly during reading, ``checking`` once its cells are available; ``readings`` are
    earlier readings of the same file.
    """
    readings = readings or Readings()
    read = partial(readings.read, content, going_on=reading_on)
    reading, choices, sheets = _read(read, filename, choices, catalogue, decisions)
    reading, nowhere = (reading, []) if reading.refused else with_names(reading, choices.columns, catalogue)
    candidate = Candidate(filename=filename, content=content, choices=choices, reading=reading,
                          readings=readings, issues=tuple(reading.issues), notes=tuple(reading.notes))
    if reading.refused:
        return candidate
    checking()
    earlier = still_meant(decisions.choices(reading.header), reading, choices, catalogue)
    choices = choices.with_earlier(earlier)
    mapped = map_columns(reading, catalogue, choices)
    candidate = replace(candidate, choices=choices, roles=mapped.roles, notes=(*candidate.notes, *mapped.notes))
    if mapped.table is None or nowhere or sheets:
        whole = (*sheets, *nowhere, *mapped.issues)
        of_rows = [] if sheets else _of_rows(mapped, catalogue, reading, filename)
        return replace(candidate, of_file=whole, issues=(*reading.issues, *whole, *of_rows))
    checked = check(mapped.table, catalogue, mapped.choices, reading.separator, filename)
    return replace(candidate, checked=replace(
        checked, refused=checked.refused + len(reading.issues), rows=checked.rows + len(reading.issues),
        issues=name_distinguishing_columns(checked.issues, reading, mapped.roles)))


def _read(read: Callable[[ReadOptions], Reading], filename: str, choices: Choices, catalogue: Catalogue,
          decisions: Decisions) -> tuple[Reading, Choices, list[Issue]]:
    """Return the reading of the selected sheet, the choices, and the issues about sheets."""
    reading = read(choices.read_options(filename))
    decided = decided_sheet(reading, choices, catalogue, decisions)
    if decided:
        choices = replace(choices, sheet=decided)
        reading = read(choices.read_options(filename))
    sheet, asked = sheet_meant(reading, _known(reading, choices, decisions), catalogue)
    if sheet and not decided:
        reading, asked = read(replace(choices, sheet=sheet).read_options(filename)), []
    return reading, choices, asked


def _known(reading: Reading, choices: Choices, decisions: Decisions) -> Choices:
    """The choices, completed by earlier decisions about files with this header."""
    return choices if reading.refused else choices.with_earlier(decisions.choices(reading.header))


def _of_rows(mapped: Mapped, catalogue: Catalogue, reading: Reading, filename: str) -> list[Issue]:
    """Row issues of a file rejected as a whole, as far as its rows can be validated; lines with mapping issues are
    excluded.
    """
    table = mapped.partial or mapped.table
    if table is None:
        return []
    headings = {issue.row for issue in mapped.issues}
    checked = check(table, catalogue, mapped.choices, reading.separator, filename)
    return sorted((issue for issue in checked.issues if issue.row not in headings),
                  key=lambda issue: issue.row)
