"""The import pipeline: a file -> candidate observations, issues and what was not used.

read (bytes -> cells) - map (columns -> roles) - validate (cells -> observations and issues). Nothing here knows the
current data: indicators.changes compares a candidate with it, indicators.submissions saves it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping import Choices, Mapped, map_columns
from indicators.ingest.mapping.headers import with_letters
from indicators.ingest.reading import Reading, Readings, ReadOptions
from indicators.ingest.unused import UnusedItem, unused_issues
from indicators.ingest.validation import Checked, check
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.model import Catalogue, Issue, Message

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")       # alone, not part of a date or a span

Progress = Callable[[], None]
"""Called repeatedly while a file is processed; an exception that it raises cancels the work."""


class Decisions(Protocol):
    """A store of earlier decisions."""

    def choices(self, header: Sequence[str]) -> Choices:
        """Return what was decided about columns, names, lines and signs for files with this header."""

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


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A file's content as interpreted. If ``checked`` is None, the file is rejected as a whole; ``preview`` then has
    the rows as far as they can be validated.
    """

    filename: str
    content: bytes
    choices: Choices                           # of the user, and from earlier files
    reading: Reading
    readings: Readings                         # all readings made of the file so far
    issues: tuple[Issue, ...]
    notes: tuple[Message, ...]
    of_file: tuple[Issue, ...] = ()          # the issues for which the file is rejected as a whole
    roles: tuple[str, ...] = ()                # role of each column of the header, "" if unused
    unused: tuple[UnusedItem, ...] = ()        # what no rule used, suspicious items first
    checked: Checked | None = None
    preview: Checked | None = None


def ingest(content: bytes, filename: str, choices: Choices, catalogue: Catalogue, decisions: Decisions,
           reading_on: Progress = lambda: None, checking: Progress = lambda: None,
           readings: Readings | None = None) -> Candidate:
    """Read, map and validate a file.

    ``reading_on`` is called repeatedly during reading, ``checking`` once its cells are available; ``readings`` are
    earlier readings of the same file.
    """
    readings = readings or Readings()
    read = partial(readings.read, content, going_on=reading_on)
    reading, choices, sheets = _read(read, choices, catalogue, decisions)
    candidate = Candidate(filename=filename, content=content, choices=choices, reading=reading,
                          readings=readings, issues=tuple(reading.issues), notes=tuple(reading.notes))
    if reading.refused:
        return candidate
    checking()
    header, nowhere = with_letters(reading, choices.columns)
    reading = replace(reading, header=header)
    choices = choices.with_earlier(decisions.choices(header))
    mapped = map_columns(reading, catalogue, choices, filename)
    of_file = (*sheets, *nowhere, *mapped.issues, *unused_issues(mapped.unused, reading))
    preview = _preview(mapped, catalogue, reading, filename)
    candidate = replace(candidate, reading=reading, choices=choices, roles=mapped.roles, unused=mapped.unused,
                        preview=preview, notes=(*candidate.notes, *mapped.notes))
    if of_file or preview is None:
        headings = {issue.row for issue in mapped.issues}
        rows = [issue for issue in preview.issues if issue.row not in headings] if preview and not sheets else []
        return replace(candidate, of_file=of_file, issues=(
            *reading.issues, *of_file, *sorted(rows, key=lambda issue: issue.row)))
    return replace(candidate, checked=preview)


def _preview(mapped: Mapped, catalogue: Catalogue, reading: Reading, filename: str) -> Checked | None:
    """The rows of a file as far as they can be validated, those that could not be read counted as rejected."""
    table = mapped.table or mapped.partial
    if table is None:
        return None
    checked = check(table, catalogue, mapped.choices, reading.separator, filename)
    return replace(checked, refused=checked.refused + len(reading.issues), rows=checked.rows + len(reading.issues))


def _read(read: Callable[[ReadOptions], Reading], choices: Choices, catalogue: Catalogue,
          decisions: Decisions) -> tuple[Reading, Choices, list[Issue]]:
    """Return the reading of the sheet that the options or an earlier decision select, and issues about it."""
    reading = read(choices.read_options())
    issues = [] if reading.refused else list(_unclear_sheet(reading, choices, catalogue))
    if issues and (decided := decisions.sheet(reading.header, sheets_of(reading))):
        choices = replace(choices, sheet=decided)
        return read(choices.read_options()), choices, []
    return reading, choices, issues


def _unclear_sheet(reading: Reading, choices: Choices, catalogue: Catalogue) -> Iterator[Issue]:
    """Yield an issue if the name of the sheet contradicts an option, or if other sheets have the same header. A sheet
    that the user chose is kept.
    """
    if not reading.sheet or choices.sheet:
        return
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    options = {choices.year: _year_in(reading.sheet), areas.code(choices.country): {areas.code(reading.sheet)} - {""},
               names.code(choices.indicator): names.close(reading.sheet)}
    stated = next((code for code, meant in options.items() if code and meant and code not in meant), "")
    if stated:
        yield Issue(code="sheets.contradict", sheet=reading.sheet, found=reading.sheet, values={
            "said": stated, "sheets": [reading.sheet, *other_sheets(reading)]})
    elif reading.alike_sheets:
        sheets = [reading.sheet, *reading.alike_sheets]
        yield Issue(code="sheets.several", found=", ".join(sheets), values={"sheets": sheets})


def other_sheets(reading: Reading) -> list[str]:
    """Return the names of the other visible sheets."""
    return [line.text for line in reading.surroundings if line.kind == "sheet"]


def sheets_of(reading: Reading) -> list[str]:
    """Return the names of all sheets of a workbook, sorted."""
    return sorted({reading.sheet, *(line.text for line in reading.surroundings if line.kind.endswith("sheet"))})


def _year_in(sheet: str) -> set[str]:
    years = set(_YEAR.findall(sheet))
    return years if len(years) == 1 else set()
