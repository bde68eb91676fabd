"""Units that only say "number", or what a person says of others: the indicator's own."""

import re
from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.model import Catalogue, Message
from indicators.submissions.check.faults import mask
from indicators.submissions.columns.choices import Choices
from indicators.submissions.columns.table import Column, Long
from indicators.submissions.columns.units import OWN, says_number, unit_words

_DECIMALS = re.compile(r"-?\d+[.,]\d{1,2}|-?\d+[.,]\d{4,}")     # no count, whichever mark parts thousands


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
    places = np.where(rows, len(column.words) + indicator, column.places).astype(np.int32)
    for word in column.take(rows).used:
        here = rows & column.spread(mask(column.words, word.__eq__))
        wanted = sorted({units[index] for index in np.unique(indicator[here]).tolist()})
        notes.append(Message(code="note.unit_read_as", values={
            "count": int(here.sum()), "unit": word, "units": wanted}))
    return replace(table, columns={**table.columns, "unit": Column(column.name, cells, places)})
