"""What is said of a table beside its cells, as JSON takes it."""

from collections.abc import Iterable
from typing import Any

from indicators.ingest.formats.cells import Sheet
from indicators.ingest.formats.dialects import Dialect
from indicators.ingest.problems import Noticed, plain
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.scales import scale_in

_MOST_LINES = 50         # of those above a table, and of those below it, that are looked at
_LONGEST = 200           # letters of a line that are quoted


def text_answer(sheet: Sheet, encoding: str, dialect: Dialect, above: Iterable[tuple[int, str]],
                notes: Iterable[Noticed], options: ReadOptions) -> dict[str, Any]:
    """How a text was read; ``above`` are the lines above its header, by their numbers."""
    unused = [Noticed(code="note.no_sheets", values={"sheet": options.sheet})] if options.sheet else []
    return sheet_answer(sheet, above, [*notes, *dialect.notes, *unused]) | {
        "kind": "text", "encoding": encoding, "separator": dialect.separator, "sheet": ""}


def sheet_answer(sheet: Sheet, above: Iterable[tuple[int, str]], notes: Iterable[Noticed]) -> dict[str, Any]:
    """What there is to say of a table in any file."""
    header_row = sheet.heading.line if sheet.heading else sheet.header_row
    above = [*above]
    titles = [*((row, line) for row, line in above if row < header_row), *_title_over_all(sheet)]
    outside, explained = ([(0, words) for words in texts] for texts in (sheet.titles, sheet.explained))
    return {
        "header": sheet.header, "header_row": header_row,
        "header_end": sheet.header_row, "levels": sheet.heading.levels if sheet.heading else {},
        "file_columns": sheet.file_columns or [*range(len(sheet.header))], "merged": sheet.merged, "texts": sheet.texts,
        "scales": [*_scales("line", [*above, *sheet.below]), *_scales("title", outside),
                   *_scales("title", explained, prose=True), *(("format", row, code) for row, code in sheet.formats)],
        "above": _quoted([*titles, *outside]), "below": _quoted([*sheet.below, *explained]),
        "problems": [plain(problem) for problem in sheet.problems],
        "notes": [plain(note) for note in (*notes, *sheet.notes)]}


def _quoted(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first lines that say anything, each as far as it is quoted."""
    return [(row, line[:_LONGEST]) for row, line in lines if line.strip()][:_MOST_LINES]


def _title_over_all(sheet: Sheet) -> list[tuple[int, str]]:
    """What the upper line of a header says of all columns of figures at once: a title, as a line above a table is."""
    names = {upper.strip() for upper, _ in sheet.heading.levels.values()} if sheet.heading else set()
    return [(sheet.heading.line, names.pop())] if sheet.heading and len(names) == 1 else []


def _scales(where: str, lines: Iterable[tuple[int, str]], *, prose: bool = False) -> list[tuple[str, int, str]]:
    """Those of the lines which say that the figures are thousands or the like."""
    return [(where, row, line.strip()[:_LONGEST]) for row, line in lines if scale_in(line, prose=prose) is not None]
