"""The breakdown of each row: from its own column, or from those of sex and age."""

import re
from collections.abc import Callable

import pandas as pd

from indicators import wording
from indicators.ingest.mapping.long_table import LongTable, per_distinct
from indicators.ingest.validation.row_issues import RowIssues, RowNotes
from indicators.ingest.vocabulary.sex_and_age import age_of, says_children, sex_of

_AMBIGUOUS_WITH_M = {"h", "j", "v"}
"""Letters that make M ambiguous, since it may mean women: hombre and mujer, Jungen and Mädchen, Lithuanian vyras and
moteris; Dutch V means women."""

_OF_CHILDREN = re.compile(r"(?:Y(?:\d+T)?(?:\d|1[0-7])|_U|[MWD]\d+.*)?")
"""Codes of age groups up to 17 years, and of unknown age or the total."""

_NO_DIMENSION = {"", "TIME", "TIME_PERIOD", "FREQ", "PERIOD", "QUARTER", "MONTH", "UNIT", "UNIT_MULT", "UNIT_MEASURE",
                 "SCALE", "REGION", "REF_AREA", "COUNTRY", "INDICATOR", "OBS_STATUS", "CONF_STATUS"}
"""Names that are not dimensions of a breakdown: as columns they describe the row itself, or are rejected."""

_INVALID = "?"
"""Begins the code of an invalid cell, so that it duplicates no other row."""

_READ_BY: dict[str, Callable[[str], str | None]] = {"AGE": age_of, "SEX": sex_of}


def find_breakdowns(table: LongTable, issues: RowIssues, notes: RowNotes) -> pd.Series:
    """Return each row's breakdown: its own column, or those of sex and age combined, such as "AGE=Y0T17;SEX=F"."""
    if "breakdown" in table.cells:
        cells = table.cells["breakdown"]
        codes = per_distinct(cells, _canonical)
        issues.cells(codes.str.startswith(_INVALID), "breakdown.wrong", "breakdown")
        return codes
    age, sex = _ages(table, issues, notes), _sexes(table, issues)
    return (age.where(age == "", "AGE=" + age) + ";" + sex.where(sex == "", "SEX=" + sex)).str.strip(";")


def _canonical(word: str) -> str:
    """A breakdown with canonical codes for sex and age groups; invalid if a code is unknown or a dimension repeated."""
    if not word:
        return ""
    named = [part.partition("=") for part in wording.part_named(word).split(";")]
    codes = {name: _READ_BY[name](code) if name in _READ_BY else code for name, _, code in named}
    known = {name: code for name, code in codes.items() if code is not None}
    if not _NO_DIMENSION.isdisjoint(known) or len(known) < len(named):
        return f"{_INVALID}{word}"
    return ";".join(f"{name}={code}" for name, code in sorted(known.items()) if code)


def _ages(table: LongTable, issues: RowIssues, notes: RowNotes) -> pd.Series:
    """Codes of age groups; where all are of children, words for children mean the whole population of an indicator."""
    if "age" not in table.cells:
        return table.constant("")
    cells = table.cells["age"]
    codes = {word: age_of(word) for word in cells.unique()}
    children = all(says_children(word) if code is None else _OF_CHILDREN.fullmatch(code)
                   for word, code in codes.items())
    age = per_distinct(cells, lambda word: (code or "") if (code := codes[word]) is not None or children
                       else f"{_INVALID}{word}")
    issues.cells(age.str.startswith(_INVALID), "breakdown.unknown_age", "age")
    notes.matched("note.ages_read", cells, age.where(age != cells, ""))
    return age


def _sexes(table: LongTable, issues: RowIssues) -> pd.Series:
    """Codes of the sexes; M is ambiguous next to letters of languages in which it may mean women."""
    if "sex" not in table.cells:
        return table.constant("")
    cells = table.cells["sex"]
    sex = per_distinct(cells, lambda word: f"{_INVALID}{word}" if (code := sex_of(word)) is None else code)
    issues.cells(sex.str.startswith(_INVALID), "breakdown.unknown_sex", "sex")
    if other := _AMBIGUOUS_WITH_M.intersection(map(str.casefold, cells.unique())):
        ambiguous = cells.isin(["m", "M"])
        issues.cells(ambiguous, f"breakdown.m_beside_{min(other)}", "sex")
        return sex.where(~ambiguous, f"{_INVALID}M")
    return sex
