"""What is said of a table beside its cells, as JSON takes it."""

from collections.abc import Iterable
from typing import Any

from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.dialects import Dialect
from indicators.ingest.problems import Noticed, plain
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.measures import other_measure
from indicators.ingest.vocabulary.scales import scale_in

_MOST_TITLES = 50        # lines above a table that are looked at


def said_of_text(sheet: Sheet, encoding: str, dialect: Dialect, above: Iterable[tuple[int, str]],
                 notes: Iterable[Noticed], options: ReadOptions) -> dict[str, Any]:
    """How a text was read; ``above`` are the lines above its header, by their numbers."""
    unused = [Noticed(code="note.no_sheets", values={"sheet": options.sheet})] if options.sheet else []
    return said_of(sheet, above, [*notes, *dialect.notes, *unused]) | {
        "kind": "text", "encoding": encoding, "separator": dialect.separator, "sheet": ""}


def said_of(sheet: Sheet, above: Iterable[tuple[int, str]], notes: Iterable[Noticed]) -> dict[str, Any]:
    """What there is to say of a table in any file."""
    header_row, lines = sheet.heading.line if sheet.heading else sheet.header_row, [*above]
    title = _title_over_all(sheet)
    return {
        "header": sheet.header, "header_row": header_row,
        "header_end": sheet.header_row, "levels": sheet.heading.levels if sheet.heading else {},
        "file_columns": sheet.file_columns or [*range(len(sheet.header))], "merged": sheet.merged, "texts": sheet.texts,
        "scales": [*_measures(lines, header_row), *_measures(title, header_row + 1),
                   *_scales("line", [*lines, *sheet.below]), *_scales("title", [(0, words) for words in sheet.titles]),
                   *(("format", row, code) for row, code in sheet.formats)],
        "above": [*((row, line[:200]) for row, line in lines if row < header_row and line.strip()),
                  *title][:_MOST_TITLES],
        "below": [(row, line[:200]) for row, line in sheet.below if line.strip()][:_MOST_TITLES],
        "problems": [plain(problem) for problem in sheet.problems],
        "notes": [plain(note) for note in (*notes, *sheet.notes)]}


def _title_over_all(sheet: Sheet) -> list[tuple[int, str]]:
    """What the upper line of a header says of all columns of figures at once: a title, as a line above a table is."""
    names = {upper.strip() for upper, _ in sheet.heading.levels.values()} if sheet.heading else set()
    return [(sheet.heading.line, names.pop()[:200])] if sheet.heading and len(names) == 1 else []


def _scales(where: str, lines: Iterable[tuple[int, str]]) -> list[tuple[str, int, str]]:
    """Those of the lines which say that the figures are thousands or the like."""
    return [(where, row, line.strip()[:200]) for row, line in lines if scale_in(line) is not None]


def _measures(lines: Iterable[tuple[int, str]], header_row: int) -> list[tuple[str, int, str]]:
    """Those of the lines above the header which say that the figures measure something else."""
    return [("measure", row, line.strip()[:200]) for row, line in lines
            if row < header_row and scale_in(line) is None and other_measure(line)]
