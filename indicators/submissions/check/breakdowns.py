"""Which part of a total each row is: from a column of its own, or from those of sex and age."""

import re

import numpy as np

from indicators import wording
from indicators.submissions.check.cells import renamed, strings
from indicators.submissions.check.faults import Faults, mask
from indicators.submissions.columns.table import Column, Long, constant
from indicators.submissions.read.vocabulary import sex_of

_AGE = re.compile(r"\w+(-\w+)?", re.ASCII)


def breakdowns(table: Long, faults: Faults) -> Column:
    """Each row's breakdown: its own column, or those of sex and age."""
    if (column := table.columns.get("breakdown")) is not None:
        faults.cells(column, "breakdown.wrong", mask(column.words, lambda word: word and not wording.part_named(word)))
        return renamed(column, wording.part_named)
    parts = [_dimension(table, role, faults) for role in ("age", "sex") if role in table.columns]
    if not parts:
        return constant("", "", len(table.rows))
    words, places = parts[0]
    for more, their_places in parts[1:]:
        pairs = [";".join(filter(None, (one, other))) for one in words for other in more]
        words, places = pairs, places * len(more) + their_places
    return Column("", strings(words), places)


def _dimension(table: Long, role: str, faults: Faults) -> tuple[list[str], np.ndarray]:
    """"SEX=F" of each distinct cell; "" of a total."""
    column = table.columns[role]

    def code(word: str) -> str:
        if (sex := sex_of(word)) == "":
            return ""
        if role == "sex":
            return f"SEX={sex}" if sex else "?"
        return f"AGE={word}" if _AGE.fullmatch(word) else "?"

    words = [code(word) for word in column.words]
    faults.cells(column, "breakdown.unknown", np.array([word == "?" for word in words], bool), {"what": role})
    return words, column.places
