"""A line around the table, or its sheet's name, that says of all figures that they are provisional or estimated."""

from dataclasses import replace

from indicators import wording
from indicators.ingest.mapping.own_files import is_own
from indicators.ingest.mapping.table import Column, Long, renamed
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.marks import mark_of_all
from indicators.ingest.vocabulary.meaning_words import years_in
from indicators.model import Message

MARK_OF_ALL = "mark_of_all"
"""Role of a column with the marks that such a line says of each row."""


def with_mark_of_all(table: Long, reading: Reading, notes: list[Message]) -> Long:
    """The table with such a column, which is noted; a line that names years is of these. Where a column is for marks,
    that one counts.
    """
    if {"marks", "obs_status"} & set(table.columns) or "year" not in table.columns or is_own(reading.header):
        return table
    year, marked = table.columns["year"], dict[str, set[str]]()
    for line in (reading.sheet, *(line for _, line in (*reading.above, *reading.below))):
        mark, years = mark_of_all(line)
        words = [word for word in year.used if not years or years_in(word) & years] if mark else []
        if words:
            notes.append(Message(code="note.mark_of_all", values={
                "said": line.strip(), "meaning": wording.marks(mark)}))
        for word in words:
            marked.setdefault(word, set()).add(mark)
    if not marked:
        return table
    column = renamed(year, lambda word: " ".join(sorted(marked.get(word, ()))))
    return replace(table, columns={**table.columns, MARK_OF_ALL: Column("", column.cells, column.indices)})
