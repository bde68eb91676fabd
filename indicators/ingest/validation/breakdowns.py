"""The breakdown of each row: from its own column, or from those of sex and age."""

import re
from collections.abc import Callable

import numpy as np

from indicators import wording
from indicators.ingest.mapping.table import Column, Long, column_from, constant
from indicators.ingest.validation.row_issues import RowIssues, mask
from indicators.ingest.validation.row_notes import RowNotes
from indicators.ingest.vocabulary.sex_and_age import age_of, says_children, sex_of

_AMBIGUOUS_WITH_M = {"h", "j", "v"}
"""Letters that make M ambiguous, since it may mean women: hombre and mujer, Jungen and Mädchen, Lithuanian vyras and
moteris; Dutch V means women."""

_OF_CHILDREN = re.compile(r"(?:Y(?:\d+T)?(?:\d|1[0-7])|_U|[MWD]\d+.*)?")
"""Codes of age groups up to 17 years, and of unknown age or the total."""

_NO_DIMENSION = {"", "TIME", "TIME_PERIOD", "FREQ", "PERIOD", "QUARTER", "MONTH", "UNIT", "UNIT_MULT", "UNIT_MEASURE",
                 "SCALE", "REGION", "REF_AREA", "COUNTRY", "INDICATOR", "OBS_STATUS", "CONF_STATUS"}
"""Names that are not dimensions of a breakdown: as columns they describe the row itself, or are rejected."""

_READ_BY: dict[str, Callable[[str], str | None]] = {"AGE": age_of, "SEX": sex_of}


def find_breakdowns(table: Long, issues: RowIssues, notes: RowNotes) -> Column:
    """Return each row's breakdown: its own column, or those of sex and age combined."""
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
    """A breakdown with canonical codes for sex and age groups; None if it is invalid or repeats a dimension."""
    if not word:
        return ""
    named = [part.partition("=") for part in wording.part_named(word).split(";")]
    codes = {name: _READ_BY[name](code) if name in _READ_BY else code for name, _, code in named}
    known = {name: code for name, code in codes.items() if code is not None}
    if not _NO_DIMENSION.isdisjoint(known) or len(known) < len(named):
        return None
    return ";".join(f"{name}={code}" for name, code in sorted(known.items()) if code)


def _dimension(table: Long, role: str, issues: RowIssues, notes: RowNotes) -> tuple[list[str], np.ndarray]:
    """Codes such as "SEX=F" of the distinct cells, "" for the total, with their indices. An invalid cell keeps its
    text, so that it duplicates no other row.
    """
    column, dimension = table.columns[role], role.upper()
    codes = [_READ_BY[dimension](word) for word in column.words]
    if role == "age" and all(says_children(word) if code is None else _OF_CHILDREN.fullmatch(code)
                             for word, code in zip(column.words, codes, strict=True)):
        codes = [code or "" for code in codes]             # only children: the whole population of an indicator
    issues.cells(column, f"breakdown.unknown_{role}", np.array([code is None for code in codes], bool))
    if role == "sex" and (other := _AMBIGUOUS_WITH_M.intersection(words := [word.casefold() for word in column.words])):
        codes = [None if word == "m" else code for word, code in zip(words, codes, strict=True)]
        issues.cells(column, f"breakdown.m_beside_{min(other)}", np.array([word == "m" for word in words], bool))
    if role == "age":
        notes.matched("note.ages_read", column, {
            word: code for word, code in zip(column.words, codes, strict=True) if code and code != word})
    return ["" if code == "" else f"{dimension}={f'?{word}' if code is None else code}"
            for word, code in zip(column.words, codes, strict=True)], column.indices
