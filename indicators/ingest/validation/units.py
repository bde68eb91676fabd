"""Units that only say "number", that a cell has behind its figure, or that a person says: the indicator's own."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.table import Column, Long, renamed
from indicators.ingest.mapping.units import OWN, says_number, unit_words
from indicators.ingest.validation.faults import mask
from indicators.ingest.validation.numbers import matching
from indicators.model import Catalogue, Message

_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # no count, whichever mark parts thousands

_BEHIND = r"^-?[0-9][0-9., ']* ?\pL{3,}$"
_APART = re.compile(r"(-?[0-9][0-9., ']*?) ?([^\W\d]+)")


def without_units_in_cells(table: Long, indicator: np.ndarray, catalogue: Catalogue, notes: list[Message]) -> Long:
    """The table without words behind its figures that are the unit of each row's indicator, such as "12 hours", which a
    number format may write; this is noted. Any other word stays, and is refused.
    """
    column, texts = table.columns["value"], table.texts
    if not (behind := matching(column.cells, _BEHIND)).any():
        return table
    code, known = unit_words(catalogue), list(catalogue.indicators.values())
    names = sorted({one.unit for one in known})
    unit = np.array([*(names.index(one.unit) for one in known), -1], np.int64)[indicator]
    least, most = (np.full(len(column.words), start, np.int64) for start in (len(names), -1))
    np.minimum.at(least, column.indices, unit)
    np.maximum.at(most, column.indices, unit)
    counted = {one.unit for one in known} - {one.unit for one in known if not one.whole or one.stages}
    bare = dict[str, str]()
    for index in np.flatnonzero(behind & (least == most) & (most >= 0)).tolist():
        own, found = names[least[index]], _APART.fullmatch(column.words[index])
        if found and (code(found[2]) == own or (says_number(found[2]) and own in counted)):
            bare[column.words[index]] = found[1]
    if not bare:
        return table
    word, rows = next(iter(bare)), column.spread(mask(column.words, bare.__contains__))
    notes.append(Message(code="note.unit_in_cells", values={
        "count": int(rows.sum()), "example": word, "read": bare[word]}))
    return replace(table, texts=texts if texts is None else texts | set(bare.values()), columns={
        **table.columns, "value": renamed(column, lambda word: bare.get(word, word))})


def with_own_units(table: Long, indicator: np.ndarray, catalogue: Catalogue, choices: Choices,
                   notes: list[Message]) -> Long:
    """The table in which such a unit is written as that of the row's indicator, which is noted. A word for a number is
    taken so by itself where an option names an indicator that is counted whole.
    """
    column = table.columns.get("unit")
    if column is None:
        return table
    option = catalogue.indicators.get(choices.indicator)
    counted, code = option is not None and option.whole and not option.stages, unit_words(catalogue)
    counted = counted and not any(map(_DECIMALS.fullmatch, table.columns["value"].words))     # a rate in "persons"
    known = list(catalogue.indicators.values())
    alike = mask(column.words, lambda word: choices.units.get(word) == OWN or (
        counted and says_number(word) and option is not None and code(word) != option.unit))
    rows = column.spread(alike) & (indicator >= 0)
    if not rows.any():
        return table
    units = [indicator.unit for indicator in known]
    cells = pa.array([*column.words, *units], pa.string())
    indices = np.where(rows, len(column.words) + indicator, column.indices).astype(np.int32)
    for word in column.take(rows).used:
        here = rows & column.spread(mask(column.words, word.__eq__))
        wanted = sorted({units[index] for index in np.unique(indicator[here]).tolist()})
        notes.append(Message(code="note.unit_read_as", values={
            "count": int(here.sum()), "unit": word, "units": wanted}))
    return replace(table, columns={**table.columns, "unit": Column(column.name, cells, indices)})
