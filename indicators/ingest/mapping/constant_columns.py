"""Columns with one value for all rows, from an option or a line around the table: country, year, sex, provisional."""

from dataclasses import replace

from indicators import wording
from indicators.ingest.mapping.choices import OF_ALL, Choices
from indicators.ingest.mapping.long_table import MARK_OF_ALL, forms
from indicators.ingest.mapping.table import Column, Long, constant, paired
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported
from indicators.ingest.vocabulary.meaning_words import title_of, years_in
from indicators.ingest.vocabulary.notation import mark_of_all
from indicators.ingest.vocabulary.sex_and_age import breakdown_in, sex_and_age_of
from indicators.model import Message


def with_constants(table: Long, reading: Reading, choices: Choices, notes: list[Message]) -> Long:
    """Return the table with columns from the choices for what the file lacks, and add notes."""
    columns, rows = dict(table.columns), len(table.rows)
    for role, stated in (("country", choices.country), ("indicator", choices.indicator), ("year", choices.year)):
        if stated and not table.named_by(role):
            columns[role] = constant(f"--{role}", stated, rows)
            notes.append(Message(code="note.chosen", values={"role": role, "said": stated}))
    if not {"sex", "age", "breakdown"} & set(columns):
        persons = _persons(columns, reading, choices, notes)
        columns |= {role: constant(role, word, rows) for role, word in persons.items()}
    return replace(table, columns=columns)


def _persons(columns: dict[str, Column], reading: Reading, choices: Choices, notes: list[Message]) -> dict[str, str]:
    """Sex and age that the user confirmed for all figures, if the line confirmed is still in the file. Two of a kind
    are joined, so that they are rejected as unknown.
    """
    series = [word for role in forms("indicator") if role in columns for word in columns[role].used]
    lines = [line for _, line in (*reading.above, *reading.below)]
    first_row = {str(column[0]).strip() for column in reading.columns if len(column)}
    there = {reading.sheet, *map(title_of, (*lines, *reading.header, *series)), *first_row}
    words: dict[str, list[str]] = {}
    for line in (line for line, answer in choices.lines.items() if answer == OF_ALL and line in there):
        for role, word in sex_and_age_of(line).items():
            words.setdefault(role, []).append(word)
        notes.append(Message(code="note.of_part", values={"said": line, "part": wording.part(breakdown_in(line))}))
    return {role: " / ".join(several) for role, several in words.items()}


def with_mark_of_all(table: Long, reading: Reading, notes: list[Message]) -> Long:
    """Return the table with a column of flags, such as provisional or estimated, that a line or the sheet's name gives
    for all figures or for those of certain years, and add notes. A row's own flags in the file take precedence.
    """
    if "year" not in table.columns or is_exported(reading.header):
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
    column = year.map(lambda word: " ".join(sorted(marked.get(word, ()))))
    for own in (table.columns[role] for role in ("marks", "obs_status") if role in table.columns):
        column = paired(column, own, lambda mark, stated: "" if stated else mark)
    return replace(table, columns={**table.columns, MARK_OF_ALL: Column("", column.cells, column.indices)})
