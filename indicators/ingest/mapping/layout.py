"""Long and wide tables -> one figure per row, with merged and blank name cells filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import FROM_ABOVE, Choices
from indicators.ingest.mapping.constant_columns import with_constants, with_mark_of_all
from indicators.ingest.mapping.exported_files import without_escapes
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.long_table import ABOVE, ABSENT, MERGED, OF_HEADER, forms
from indicators.ingest.mapping.table import Column, Long, column_from, column_of, stacked, zeros
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.years import footnoted_year
from indicators.model import Message

_MARKING = {"p", "e"}                                        # r, revised, is not a flag

_FILLED_IN = frozenset({"value", "absence", "marks", "obs_status", "conf_status", "source_title", "source_url", "note",
                        "period_start", "period_end"})
"""Columns of a template that respondents fill in; the others are prefilled."""


def lay_out(reading: Reading, roles: Roles, choices: Choices, areas: AreaNames) -> tuple[Long, list[Message]]:
    """Return the table with one figure per row, and notes; in a wide table an empty cell gives no row."""
    notes: list[Message] = []
    made = {index: column_of(reading.header[index].strip(), reading.columns[index])
            for index in (*roles.of.values(), *roles.years.values(), *roles.indicators.values(), *roles.levels.indices)}
    if spaced := sum(count for _, count in made.values()):
        notes.append(Message(code="note.spaces", values={"count": spaced}))
    figures = {index: made[index][0] for index in roles.figures}
    columns = {role: made[index][0] if role == "value" else _filled_down(made[index][0], reading, index, notes)
               for role, index in roles.of.items()}
    columns = without_escapes(columns, reading)
    columns = _from_above(columns, [*figures.values()], reading.rows, choices, areas, notes)
    merged = _merged_figures(reading, figures)
    if "value" in columns or not figures:
        table = _answered(_long(reading, columns | merged), notes)
    else:
        table = _wide(reading, columns, _of_headers(roles, notes), [*figures.values()], merged)
        if roles.years and not roles.levels.stated:
            table = _with_flagged_headers(table)
    table = with_constants(replace(table, texts=reading.texts), reading, choices, notes)
    return with_mark_of_all(table, reading, notes), notes


def _of_headers(roles: Roles, notes: list[Message]) -> dict[str, list[str]]:
    """What the headers of the columns of figures give for each role; adds a note."""
    if stated := roles.levels.stated:
        notes.append(Message(code="note.levels_as_columns", values={"nouns": list(stated)}))
        return {noun: list(words.values()) for noun, words in stated.items()}
    noun, words = ("year", roles.years) if roles.years else ("indicator", roles.indicators)
    notes.append(Message(code=f"note.{noun}s_as_columns", values={"count": len(words)}))
    return {noun: list(words)}


def _with_flagged_headers(table: Long) -> Long:
    """The table with a column of the headers "2013p" and "2013 (e)", whose letter is a flag of each figure below."""
    flagged = [name if footnoted_year(name)[1] in _MARKING else "" for name in table.headers]
    if not any(flagged):
        return table
    return replace(table, columns={**table.columns, OF_HEADER: column_from(flagged, table.header_of)})


def _long(reading: Reading, columns: dict[str, Column]) -> Long:
    header = columns["value"].name if "value" in columns else ABSENT
    return Long(columns=columns, rows=reading.rows, headers=[header], sheet=reading.sheet,
                header_of=zeros(len(reading.rows)))


def _answered(table: Long, notes: list[Message]) -> Long:
    """The table without template rows that were not filled in. A row with a source, a flag or a note is kept: its
    author meant to report a figure.
    """
    if "asked" not in table.columns:
        return table
    columns = {role: column for role, column in table.columns.items() if role != "asked"}
    empty = np.ones(len(table.rows), bool)
    for role in _FILLED_IN & set(columns):
        empty &= columns[role].empty[columns[role].indices]
    kept = ~empty | table.columns["asked"].empty[table.columns["asked"].indices]
    if not kept.all():
        notes.append(Message(code="note.left_empty", values={"count": int((~kept).sum())}))
    return replace(table, columns=columns, template=True).take(kept)


def _wide(reading: Reading, columns: dict[str, Column], stated: dict[str, list[str]], values: list[Column],
          merged: dict[str, Column]) -> Long:
    """One row for each filled cell of the value columns, record by record; ``stated`` holds the roles given by their
    headers.
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


def _from_above(columns: Mapping[str, Column], figures: Sequence[Column], lines: np.ndarray, choices: Choices,
                areas: AreaNames, notes: list[Message]) -> dict[str, Column]:
    """The name columns, filled in where only the first row of a block has the country or indicator.

    Filling them in is a guess, so the user is asked: if the choices confirm it, blank rows take the name above, with a
    note; until then, an extra column gives the line (of ``lines``) with that name. This requires that every blank row
    has ``figures`` and a named row above it. Blank rows that cannot belong to a line above take the country named by an
    option.
    """
    made = dict(columns)
    for noun in ("country", "indicator"):
        own = {role: columns[role] for role in forms(noun) if role in columns}
        if not own:
            continue
        blank = np.logical_and.reduce([column.spread(column.empty) for column in own.values()])
        if not blank.any():
            continue
        role, column = next(iter(own.items()))
        count = int(blank.sum())
        if noun == "country" and choices.country and noun not in choices.blanks and _are_the_options(
                own, blank, choices.country, areas):
            made[role] = replace(column, cells=pa.array([*column.words, choices.country], pa.string()),
                                 indices=np.where(blank, len(column.words), column.indices).astype(np.int32))
            notes.append(Message(code="note.country_filled_in", values={
                "count": count, "column": column.name, "said": choices.country}))
        elif not blank[0] and _all_filled(figures, blank):
            named = np.maximum.accumulate(np.where(blank, 0, np.arange(len(blank))))
            if choices.blanks.get(noun) == FROM_ABOVE:
                made |= {role: replace(column, indices=column.indices[named]) for role, column in own.items()}
                notes.append(Message(code="note.from_above", values={"count": count, "column": column.name}))
            else:
                above = pa.array(np.where(blank, lines[named].astype(str), "")).dictionary_encode()
                made[f"{ABOVE}{noun}"] = Column("", above.dictionary, above.indices.to_numpy())
    return made


def _are_the_options(columns: Mapping[str, Column], blank: np.ndarray, option: str, areas: AreaNames) -> bool:
    """Whether blank rows belong to the country of the option: no row names another, in whatever words, to which those
    below it may belong; and the first row is blank, or all others name this country.
    """
    named = {areas.code(word) for column in columns.values() for word in column.used if word}
    own = {areas.code(option)}
    return named <= own or (bool(blank[0]) and named <= own | {""})


def _all_filled(figures: Sequence[Column], rows: np.ndarray) -> bool:
    """Whether each of the rows has a figure in at least one column."""
    return bool(np.logical_or.reduce([~figure.empty[figure.indices[rows]] for figure in figures]).all())


def _filled_down(column: Column, reading: Reading, index: int, notes: list[Message]) -> Column:
    """A name column with the value of each vertically merged cell copied to all of its rows; adds a note."""
    spans = [(start, end) for start, end, top, bottom, _ in _below_header(reading, index) if bottom > top]
    if not spans:
        return column
    indices, count = column.indices.copy(), 0
    for start, end in spans:
        if column.words[indices[start]] and (indices[start:end] != indices[start]).any():
            indices[start:end] = indices[start]
            count += 1
    if count:
        notes.append(Message(code="note.merged_cells", values={"count": count, "column": column.name}))
    return replace(column, indices=indices)


def _merged_figures(reading: Reading, values: Mapping[int, Column]) -> dict[str, Column]:
    """For each figure, column by column, the lines over which its cell is merged with another row or column of figures,
    so that it is unclear whose figure it is. Empty if there are none; ``values`` holds the columns by index.
    """
    own, rows, found = {reading.file_columns[index] for index in values}, len(reading.rows), dict[int, str]()
    for number, (index, column) in enumerate(values.items()):
        for start, end, top, bottom, right in _below_header(reading, index):
            others = own & set(range(reading.file_columns[index] + 1, right + 1))
            if column.words[column.indices[start]] and (bottom > top or others):
                stated = f"{top}–{bottom}" if bottom > top else str(top)
                found |= dict.fromkeys(range(number * rows + start, number * rows + end), stated)
    if not found:
        return {}
    words = ["", *dict.fromkeys(found.values())]
    known = {word: at for at, word in enumerate(words)}
    indices = np.zeros(rows * len(values), np.int32)
    indices[list(found)] = [known[word] for word in found.values()]
    return {MERGED: Column("", pa.array(words, pa.string()), indices)}


def _below_header(reading: Reading, index: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield merged ranges that begin in a column: start row and end row (exclusive) of the table, first and last line,
    and last column of the file.
    """
    own = [block for block in reading.merged if block[2] == reading.file_columns[index]]
    starts = np.searchsorted(reading.rows, [block[0] for block in own], side="left")
    ends = np.searchsorted(reading.rows, [block[1] for block in own], side="right")
    for (top, bottom, _, right), start, end in zip(own, starts.tolist(), ends.tolist(), strict=True):
        if start < end and reading.rows[start] == top:
            yield start, end, top, bottom, right
