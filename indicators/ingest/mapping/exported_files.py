"""Files exported by Goalline and submitted again: recognised by their last two columns.

A public export has figures and notes suppressed. The file states nothing about these, so the current ones are kept.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from indicators import wording
from indicators.ingest.formula_escape import as_meant
from indicators.ingest.mapping.table import Column, Long
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised

WITHHELD = "withheld"
"""Role found only in such files: not empty in the rows whose figure is suppressed."""

_TEXTS = ("source_title", "source_url", "note")
_HIDDEN = "Q"
"""SDMX code of OBS_STATUS for a suppressed figure."""


def is_exported(header: list[str]) -> bool:
    """Whether a header is that of a table exported by Goalline."""
    return {"figures", "data version"} <= {normalised(name) for name in header}


def withheld(table: Long) -> np.ndarray:
    """Return a mask of the rows whose figure is suppressed in a public export."""
    column = table.columns.get(WITHHELD)
    return np.zeros(len(table.rows), bool) if column is None else column.spread(~column.empty)


def as_before_export(columns: Mapping[str, Column], reading: Reading) -> dict[str, Column]:
    """Return the columns; for an exported file with formula escapes removed, without the text that replaces suppressed
    figures and notes, and with the column WITHHELD.
    """
    found = dict(columns)
    if not is_exported(reading.header):
        return found
    if reading.separator:
        found |= {role: found[role].map(as_meant) for role in _TEXTS if role in found}
    if "note" in found:
        found["note"] = found["note"].map(lambda note: "" if note == wording.note_withheld() else note)
    return _without_hidden(found) if "value" in found else found


def _says_hidden(word: str) -> bool:
    return word == _HIDDEN or wording.says_hidden(word)


def _without_hidden(columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns with WITHHELD added; a figure that someone entered into a suppressed cell is not suppressed."""
    empty = columns["value"].spread(columns["value"].empty)
    hidden, found = np.zeros(len(empty), bool), dict(columns)
    for role in {"obs_status", "absence"} & set(columns):
        column = columns[role]
        hidden |= column.spread(np.array([_says_hidden(word) for word in column.words], bool))
        found[role] = column.map(lambda word: "" if _says_hidden(word) else word)
    return found | {WITHHELD: Column("", pa.array(["", WITHHELD], pa.string()), (hidden & empty).astype(np.int32))}
