"""Columns in which only the first row of a block names its country or indicator, and the rows below it are blank.

To fill them is a guess, so the person is asked once; what they said is in the choices. Blank rows that cannot be those
of a line above are those of the country that an option names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.ingest.mapping.table import Column
from indicators.model import Message

ABOVE = "above "
"""Before a noun: role of a column that says of each row that names none which line above does, "" of the others."""

FROM_ABOVE = "above"
"""What a person says of such rows: they are those of the named line above."""

_NAMED_BY = {noun: (f"{noun}_code", noun, f"{noun}_name") for noun in ("country", "indicator")}


def from_above(columns: Mapping[str, Column], figures: Sequence[Column], lines: np.ndarray, stated: Mapping[str, str],
               country: str, notes: list[Message]) -> dict[str, Column]:
    """The columns, in which blank rows have what stands above them where a person ``said`` so of the noun, which is
    noted; else with one more that says on which ``lines`` it stands. ``country`` is that of the whole file, where an
    option says it.

    Only where every blank row has ``figures``, and a named one above it.
    """
    made = dict(columns)
    for noun, roles in _NAMED_BY.items():
        own = {role: columns[role] for role in roles if role in columns}
        if not own or not all(column.empty.any() for column in own.values()):
            continue
        blank = np.logical_and.reduce([column.spread(column.empty) for column in own.values()])
        if blank.any() and noun == "country" and country and noun not in stated and _are_the_options(own, blank):
            role, column = next(iter(own.items()))
            made[role] = replace(column, cells=pa.array([*column.words, country], pa.string()),
                                 indices=np.where(blank, len(column.words), column.indices).astype(np.int32))
            notes.append(Message(code="note.country_filled_in", values={
                "count": int(blank.sum()), "column": column.name, "said": country}))
            continue
        if not blank.any() or blank[0] or not _all_filled(figures, blank):
            continue
        named = np.maximum.accumulate(np.where(blank, 0, np.arange(len(blank))))
        if stated.get(noun) == FROM_ABOVE:
            made |= {role: replace(column, indices=column.indices[named]) for role, column in own.items()}
            notes.append(Message(code="note.from_above", values={
                "count": int(blank.sum()), "column": next(iter(own.values())).name}))
        else:
            above = pa.array(np.where(blank, lines[named].astype(str), "")).dictionary_encode()
            made[f"{ABOVE}{noun}"] = Column("", above.dictionary, above.indices.to_numpy())
    return made


def _are_the_options(columns: Mapping[str, Column], blank: np.ndarray) -> bool:
    """Whether blank rows are those of the option: the first is one, or all others name one area alone, which is held
    against the option elsewhere."""
    return bool(blank[0]) or all(len({*column.used} - {""}) == 1 for column in columns.values())


def _all_filled(figures: Sequence[Column], rows: np.ndarray) -> bool:
    """Whether each of the rows has a figure in one column or another."""
    return bool(np.logical_or.reduce([~figure.empty[figure.indices[rows]] for figure in figures]).all())
