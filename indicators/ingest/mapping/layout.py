"""Long and wide tables -> one figure a row."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.blank_cells import from_above
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.mark_of_all import with_mark_of_all
from indicators.ingest.mapping.merged_cells import filled_down, merged_figures
from indicators.ingest.mapping.own_files import as_before
from indicators.ingest.mapping.part_of_people import with_part
from indicators.ingest.mapping.table import ABSENT, Column, Long, column_of, constant, first, renamed, stacked
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import footnoted_year, is_number
from indicators.model import Message

_MARKING = {"p", "e"}                                        # r, revised, marks nothing
FILLED_IN = frozenset({"value", "absence", "marks", "obs_status", "conf_status", "source_title", "source_url", "note",
                       "period_start", "period_end"})
"""What a person writes into the rows of a template; the rest of a row stands there already."""


def lay_out(reading: Reading, roles: Roles, choices: Choices) -> tuple[Long, list[Message]]:
    """A table with one figure a row; in a wide one an empty cell is no row."""
    notes: list[Message] = []
    made = {index: column_of(reading.header[index].strip(), reading.columns[index])
            for index in (*roles.of.values(), *roles.years.values(), *roles.indicators.values(), *roles.levels.indices)}
    if spaced := sum(count for _, count in made.values()):
        notes.append(Message(code="note.spaces", values={"count": spaced}))
    columns = {role: made[index][0] if role == "value" else filled_down(made[index][0], reading, index, notes)
               for role, index in roles.of.items()}
    columns = as_before(columns, reading)
    columns = from_above(columns, [made[index][0] for index in roles.figures], reading.rows, choices.blanks,
                         choices.country, notes)
    merged = merged_figures(reading, {index: made[index][0] for index in roles.figures})
    by_year = {year: _flagged(made[index][0]) for year, index in roles.years.items()}
    by_indicator = {code: made[index][0] for code, index in roles.indicators.items()}
    if "value" in columns or not roles.figures:
        table = _answered(_long(reading, columns | merged), notes)
    elif stated := roles.levels.stated:
        by_column = {noun: list(words.values()) for noun, words in stated.items()}
        table = _wide(reading, columns, by_column, [made[index][0] for index in roles.levels.indices], merged)
        notes.append(Message(code="note.levels_as_columns", values={"nouns": list(stated)}))
    elif by_year:
        table = _wide(reading, columns, {"year": list(by_year)}, list(by_year.values()), merged)
        notes.append(Message(code="note.years_as_columns", values={"count": len(by_year)}))
    else:
        table = _wide(reading, columns, {"indicator": list(by_indicator)}, list(by_indicator.values()), merged)
        notes.append(Message(code="note.indicators_as_columns", values={"count": len(by_indicator)}))
    table = _with_choices(replace(table, texts=reading.texts), reading, choices, notes)
    return with_mark_of_all(table, reading, notes), notes


def _flagged(column: Column) -> Column:
    """A column of a year such as "2013p" or "2013 (e)", with that letter behind each number, where it marks it."""
    _, letter = footnoted_year(column.name)
    if letter not in _MARKING:
        return column
    return renamed(column, lambda word: f"{word} {letter}" if is_number(word) else word)


def _long(reading: Reading, columns: dict[str, Column]) -> Long:
    header = columns["value"].name if "value" in columns else ABSENT
    return Long(columns=columns, rows=reading.rows, headers=[header], sheet=reading.sheet,
                header_of=first(len(reading.rows)))


def _answered(table: Long, notes: list[Message]) -> Long:
    """The table without the rows that a template asks for and nobody filled in. A row in which a source, a mark or a
    word was written stays: whoever wrote it meant a figure."""
    if "asked" not in table.columns:
        return table
    columns = {role: column for role, column in table.columns.items() if role != "asked"}
    empty = np.ones(len(table.rows), bool)
    for role in FILLED_IN & set(columns):
        empty &= columns[role].empty[columns[role].indices]
    kept = ~empty | table.columns["asked"].empty[table.columns["asked"].indices]
    if not kept.all():
        notes.append(Message(code="note.left_empty", values={"count": int((~kept).sum())}))
    return replace(table, columns=columns, template=True).take(kept)


def _wide(reading: Reading, columns: dict[str, Column], stated: dict[str, list[str]], values: list[Column],
          merged: dict[str, Column]) -> Long:
    """Each record once for each of its columns of values that is filled, record by record; ``said`` is what their
    headers say of each.
    """
    rows, wide = len(reading.rows), len(values)
    value = stacked(values)
    order = np.arange(rows * wide).reshape(wide, rows).T.ravel()
    filled = ~value.empty[value.indices[order]] if rows else np.zeros(0, bool)
    chosen = order[filled]
    record, which = (chosen % rows, chosen // rows) if rows else (chosen, chosen)
    laid = {name: column.take(record) for name, column in columns.items()}
    laid |= {name: column.take(chosen) for name, column in merged.items()}
    for role, words in stated.items():
        encoded = pa.array(words, pa.string()).dictionary_encode()
        laid[role] = Column("", encoded.dictionary, encoded.indices.to_numpy()[which])
    laid["value"] = Column("", value.cells, value.indices[chosen])
    return Long(columns=laid, rows=reading.rows[record], headers=[column.name for column in values],
                header_of=which, sheet=reading.sheet, wide=True)


def _with_choices(table: Long, reading: Reading, choices: Choices, notes: list[Message]) -> Long:
    """What the file says nowhere is taken from the choices, and said."""
    columns = dict(table.columns)
    for role, stated in (("country", choices.country), ("indicator", choices.indicator), ("year", choices.year)):
        if stated and not {role, f"{role}_code", f"{role}_name"} & set(columns):
            columns[role] = constant(f"--{role}", stated, len(table.rows))
            notes.append(Message(code="note.chosen", values={"role": role, "said": stated}))
    columns = with_part(columns, reading, choices, len(table.rows), notes)
    return replace(table, columns=columns)
