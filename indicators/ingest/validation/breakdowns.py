"""Which part of a total each row is: from a column of its own, or from those of sex and age."""

import re
from collections.abc import Callable

import numpy as np

from indicators import wording
from indicators.ingest.mapping.table import Column, Long, column_from, constant
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.vocabulary.sex_and_age import age_of, says_children, sex_of
from indicators.model import Message

_AMBIGUOUS_WITH_M = {"h", "j", "v"}
"""Letters with which M may be a woman's: hombre and mujer, Jungen and Mädchen, Lithuanian vyras and moteris; Dutch V
is a woman's.
"""

_OF_CHILDREN = re.compile(r"(?:Y(?:\d+T)?(?:\d|1[0-7])|_U|[MWD]\d+.*)?")
"""Codes of age groups up to 17 years, and of all."""

_NO_DIMENSION = {"", "TIME", "TIME_PERIOD", "FREQ", "PERIOD", "QUARTER", "MONTH", "UNIT", "UNIT_MULT", "UNIT_MEASURE",
                 "SCALE", "REGION", "REF_AREA", "COUNTRY", "INDICATOR", "OBS_STATUS", "CONF_STATUS"}
"""What a part of those who are counted is never named by: as a column it is the row's own, or refused."""

_READ_BY: dict[str, Callable[[str], str | None]] = {"AGE": age_of, "SEX": sex_of}


def find_breakdowns(table: Long, issues: RowIssues, notes: list[Message]) -> Column:
    """Each row's breakdown: its own column, or those of sex and age."""
    if (column := table.columns.get("breakdown")) is not None:
        issues.cells(column, "breakdown.wrong", mask(column.words, lambda word: _canonical(word) is None))
        return column.map(lambda word: word if (code := _canonical(word)) is None else code)
    parts = [_dimension(table, role, issues, notes) for role in ("age", "sex") if role in table.columns]
    if not parts:
        return constant("", "", len(table.rows))
    words, indices = parts[0]
    for more, other_indices in parts[1:]:
        pairs = [";".join(filter(None, (one, other))) for one in words for other in more]
        words, indices = pairs, indices * len(more) + other_indices
    return column_from(words, indices)


def _canonical(word: str) -> str | None:
    """A breakdown with one code for each sex and age group; None where it is none, or repeats a dimension."""
    if not word:
        return ""
    named = [part.partition("=") for part in wording.part_named(word).split(";")]
    codes = {name: _READ_BY[name](code) if name in _READ_BY else code for name, _, code in named}
    known = {name: code for name, code in codes.items() if code is not None}
    if not _NO_DIMENSION.isdisjoint(known) or len(known) < len(named):
        return None
    return ";".join(f"{name}={code}" for name, code in sorted(known.items()) if code)


def _dimension(table: Long, role: str, issues: RowIssues, notes: list[Message]) -> tuple[list[str], np.ndarray]:
    """"SEX=F" of each distinct cell; "" of a total. What is wrong keeps its own word, and so meets no other row."""
    column, dimension = table.columns[role], role.upper()
    codes = [_READ_BY[dimension](word) for word in column.words]
    if role == "age" and all(says_children(word) if code is None else _OF_CHILDREN.fullmatch(code)
                             for word, code in zip(column.words, codes, strict=True)):
        codes = [code or "" for code in codes]             # children, and none older: all whom an indicator counts
    issues.cells(column, f"breakdown.unknown_{role}", np.array([code is None for code in codes], bool))
    if role == "sex" and (other := _AMBIGUOUS_WITH_M.intersection(words := [word.casefold() for word in column.words])):
        codes = [None if word == "m" else code for word, code in zip(words, codes, strict=True)]
        issues.cells(column, f"breakdown.m_beside_{min(other)}", np.array([word == "m" for word in words], bool))
    if role == "age":
        read = [f"{word} = {code}" for word, code in zip(column.words, codes, strict=True) if code and code != word]
        if read:
            notes.append(Message(code="note.ages_read", values={"count": len(read), "said": ", ".join(read)}))
    return ["" if code == "" else f"{dimension}={f'?{word}' if code is None else code}"
            for word, code in zip(column.words, codes, strict=True)], column.indices
