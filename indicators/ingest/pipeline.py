"""The import pipeline: a file -> candidate observations, issues and what was not used.

read (bytes -> cells) - map (columns -> roles) - validate (cells -> observations and issues). Nothing here knows the
current data: indicators.changes compares a candidate with it, indicators.submissions saves it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping import Choices, Mapped, map_columns
from indicators.ingest.mapping.headers import with_letters
from indicators.ingest.reading import Reading, ReadOptions, read
from indicators.ingest.unused import UnusedItem, unused_issues
from indicators.ingest.validation import Checked, check
from indicators.ingest.vocabulary.indicators import IndicatorNames
from indicators.ingest.vocabulary.years import only_year
from indicators.model import Catalogue, Issue, Message

Progress = Callable[[], None]
"""Called repeatedly while a file is processed; an exception that it raises cancels the work."""


Readings = dict[ReadOptions, Reading]
"""The readings of one file, by read options."""

Earlier = Callable[[Sequence[str], Sequence[str]], Choices]
"""Returns what was decided about earlier files with this header and, for the sheet, these sheets."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A file as interpreted; rejected as a whole if ``checked`` is None, with valid rows in ``preview``."""

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


def ingest(content: bytes, filename: str, choices: Choices, catalogue: Catalogue,
           earlier: Earlier = lambda _header, _sheets: Choices(), reading_on: Progress = lambda: None,
           checking: Progress = lambda: None, readings: Readings | None = None) -> Candidate:
    """Read, map and validate a file.

    ``reading_on`` is called repeatedly during reading, ``checking`` once its cells are available; ``readings`` are
    earlier readings of the same file.
    """
    readings = {} if readings is None else readings

    def read_once(options: ReadOptions) -> Reading:
        if options not in readings or readings[options].refused:      # a busy machine may have refused it
            readings[options] = read(content, options, going_on=reading_on)
        return readings[options]

    reading, choices, sheets = _read(read_once, choices, catalogue, earlier)
    candidate = Candidate(filename=filename, content=content, choices=choices, reading=reading,
                          readings=readings, issues=tuple(reading.issues), notes=tuple(reading.notes))
    if reading.refused:
        return candidate
    checking()
    header, nowhere = with_letters(reading, choices.columns)
    reading = replace(reading, header=header)
    choices = choices.with_earlier(earlier(header, ()))
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


def _read(read_once: Callable[[ReadOptions], Reading], choices: Choices, catalogue: Catalogue,
          earlier: Earlier) -> tuple[Reading, Choices, list[Issue]]:
    """Return the reading of the sheet that the options or an earlier decision select, and issues about it."""
    reading = read_once(choices.read_options())
    issues = [] if reading.refused else list(_unclear_sheet(reading, choices, catalogue))
    if issues and (decided := earlier(reading.header, sheets_of(reading)).sheet):
        choices = replace(choices, sheet=decided)
        return read_once(choices.read_options()), choices, []
    return reading, choices, issues


def _unclear_sheet(reading: Reading, choices: Choices, catalogue: Catalogue) -> Iterator[Issue]:
    """Yield an issue for a sheet, not chosen by the user, that contradicts an option or has others like it."""
    if not reading.sheet or choices.sheet:
        return
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    options = {choices.year: only_year(reading.sheet), areas.code(choices.country): {areas.code(reading.sheet)} - {""},
               names.code(choices.indicator): names.close(reading.sheet)}
    stated = next((code for code, meant in options.items() if code and meant and code not in meant), "")
    if stated:
        sheets = [reading.sheet, *(line.text for line in reading.surroundings if line.kind == "sheet")]
        yield Issue(code="sheets.contradict", sheet=reading.sheet, found=reading.sheet, values={
            "said": stated, "sheets": sheets})
    elif reading.alike_sheets:
        sheets = [reading.sheet, *reading.alike_sheets]
        yield Issue(code="sheets.several", found=", ".join(sheets), values={"sheets": sheets})


def sheets_of(reading: Reading) -> list[str]:
    """Return the names of all sheets of a workbook, sorted."""
    return sorted({reading.sheet, *(line.text for line in reading.surroundings if line.kind.endswith("sheet"))})
