"""Files that Goalline gave out, which come back as they were: known by their last two columns.

One made for the public hides figures and notes. Of these it says nothing: what is current stays.
"""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from indicators import wording
from indicators.ingest.formula_escape import as_meant
from indicators.ingest.mapping.table import Column, renamed
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised

WITHHELD = "withheld"
"""Role that only such a file has: not empty in the rows whose figure is hidden."""

_TEXTS = ("source_title", "source_url", "note")
_HIDDEN = "Q"
"""Letter of OBS_STATUS (SDMX) that says of a figure that it is hidden."""


def is_own(header: list[str]) -> bool:
    """Whether a header is that of a table that Goalline gave out."""
    return {"figures", "data version"} <= {normalised(name) for name in header}


def as_before(columns: Mapping[str, Column], reading: Reading) -> dict[str, Column]:
    """The columns; of a file of our own with texts as they were before a CSV made them harmless, without the words that
    are written instead of what is hidden, and with the column WITHHELD.
    """
    if not is_own(reading.header):
        return dict(columns)
    if reading.separator:
        columns = {role: renamed(column, as_meant) if role in _TEXTS else column for role, column in columns.items()}
    if "note" in columns:
        columns = {**columns, "note": renamed(columns["note"], _without_withheld)}
    return _without_hidden(columns) if "value" in columns else dict(columns)


def _without_withheld(note: str) -> str:
    return "" if note == wording.note_withheld() else note


def _says_hidden(word: str) -> bool:
    return word == _HIDDEN or wording.says_hidden(word)


def _without_hidden(columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns, and which figures are hidden; one that a person wrote into its empty cell is none any more."""
    empty = columns["value"].spread(columns["value"].empty)
    withheld, found = np.zeros(len(empty), bool), dict(columns)
    for role in {"obs_status", "absence"} & set(columns):
        column = columns[role]
        withheld |= column.spread(np.array([_says_hidden(word) for word in column.words], bool))
        found[role] = renamed(column, lambda word: "" if _says_hidden(word) else word)
    return found | {WITHHELD: Column("", pa.array(["", WITHHELD], pa.string()), (withheld & empty).astype(np.int32))}
