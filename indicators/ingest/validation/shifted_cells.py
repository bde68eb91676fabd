"""Lines of a wide table with a word where a figure belongs: a name split at its comma moves all that follows it."""

import re

import numpy as np

from indicators.ingest.mapping.table import Long
from indicators.ingest.validation.faults import Faults, mask

_NAMED_BY = ("country", "country_name", "country_code")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d")


def refuse_shifted(table: Long, faults: Faults) -> None:
    """An error for the other figures of a line in which one is refused and is a word, as of "Gambia, The,5,6"."""
    column = table.columns["value"]
    words = column.spread(mask(column.words, lambda cell: _WORD.search(cell) and not _FIGURE.search(cell)))
    split = words & faults.blocked
    named = next((table.columns[role] for role in _NAMED_BY if role in table.columns), None)
    if not table.wide or named is None or not split.any():
        return
    lines = {line: row for row, line in zip(np.flatnonzero(split).tolist(), table.rows[split].tolist(), strict=True)}
    same_line = np.isin(table.rows, list(lines)) & ~faults.blocked
    faults.row_by_row(same_line, "row.word_among_figures", named, lambda row: (named.word(row), {
        "word": column.word(lines[int(table.rows[row])])}))
