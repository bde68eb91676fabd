"""Columns that nobody knows and whose cells may change what the figures are of: a part of a year or of a country, a
plan, growth, a sex or an age, suspects, another unit; or which of them are secret or no longer count. Left out in
silence they would make the figures others.
"""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.lines_without_figures import blank
from indicators.ingest.mapping.meanings import Meanings
from indicators.ingest.mapping.narrowing import is_day, is_day_inside, is_part_of_count, is_whole_year, narrows
from indicators.ingest.mapping.own_files import is_own
from indicators.ingest.mapping.unnamed_columns import letter
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, is_total, normalised, year_of
from indicators.ingest.vocabulary.marks import remark
from indicators.ingest.vocabulary.meaning_words import core, has_word, is_header, is_word
from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of
from indicators.model import Catalogue, Issue

_LOOKED_AT = 5_000       # distinct cells of a column
_LONGEST = 40            # letters of a cell that is a code or a word, and no prose
_SHORTEST = 3            # letters of a sex or an age: "M" is "missing" too

_BOUND = re.compile(r"[<>\u2264\u2265\u2248~\u00b1]=?|(?:lower|upper)(?: bound)?", re.IGNORECASE)
_AROUND_STATE = re.compile(r"^(?:is|est|es|ist) | (?:data|flag|figure|value)$")
_YES = {"yes", "y", "x", "true", "1", "ja", "j", "oui", "o", "si", "s", "wahr", "vrai", "verdadero"}
_NO = {"no", "n", "nein", "non", "false", "0", "nej", "nee", "nie", "ne", "unverified", "pending", "not approved"}
_OF_SEX = ("geschl", "gend", "sex", "genre", "sx")
_NO_SEX = {"", "u", "unk", "unknown", "other", "n a", "na", "not known", "missing", "d", "x", "v", "k", "divers",
           "unbekannt", "unb", "o a", "k a", "keine angabe", "inconnu", "nc", "desconocido", "nd", "ns nc", "otro",
           "autre", "andere", "none", "not stated", "not specified", "9", "99"}
"""What a column of sexes says of others; V and K are sexes in other languages."""

_NOT_TRANSFORMED = {"", "n", "z", "none", "level", "levels", "non transformed data", "not applicable", "no"}


def changed_meanings(reading: Reading, roles: Roles, meanings: Meanings, catalogue: Catalogue) -> Iterator[Issue]:
    """An error for each such column, with the first cell that says so; one that a person left out is none. A column
    without a header is called by its letter.
    """
    if is_own(reading.header):
        return
    looks, seen = _Looks(catalogue, meanings), set[str]()
    for index in roles.left_out:
        name = reading.header[index].strip() or letter(reading.file_columns[index])
        if normalised(name) not in seen and (found := looks.at(reading, roles, index)):
            seen.add(normalised(name))
            yield Issue(code="columns.changes_meaning", sheet=reading.sheet, row=reading.header_row, column=name,
                          found=found)


class _Looks:
    """What cells of a column say, held against what the file is about."""

    def __init__(self, catalogue: Catalogue, meanings: Meanings) -> None:
        self._areas, self._meanings = AreaNames(catalogue), meanings

    def at(self, reading: Reading, roles: Roles, index: int) -> str:
        """The first cell that changes what the figures are of; "" for none."""
        header, words = normalised(reading.header[index]), _words(reading, roles, index)
        if is_header("currency header", header) or is_word("file number", header):
            return ""
        if _is_state(header):
            return next(iter(words), "")
        if is_word("approval header", header):
            return next((word for word in words if normalised(word) in _NO), "")
        if is_header("coverage header", header) and not has_word("part of year", header):
            return next((word for word in words if not self._is_whole(word)), "")
        words = [word for word in words if len(word) <= _LONGEST]
        if bounds := [word for word in words if _BOUND.fullmatch(word)]:
            return bounds[0]
        if is_word("area header", header) and not (header == "kraj" and _country(roles) is None):
            return self._part_of_country(words, reading, roles, index)
        if header in ("transformation", "base per", "base period"):
            return next((word for word in words if normalised(word) not in _NOT_TRANSFORMED), "")
        kinds = [word for word in words if not is_total(word)]
        if is_word("kind header", header) and len(kinds) > 1:
            return kinds[0]
        by_column = [word for word in words if not is_number(word)]
        if is_header("handled header", header):
            return next(filter(self._meanings.cell_is_other, by_column), "")
        if is_header("area header", header) and (part := self._part_of_country(words, reading, roles, index)):
            return part
        marked = [] if {"marks", "obs_status"} & set(roles.of) else [
            word for word in by_column if remark(word) or remark(core(word))]
        return (_of_header(header, words) or _first_sex(header, by_column)
                or next(filter(self._says, by_column), "") or next(iter(marked), ""))

    def _says(self, word: str) -> bool:
        return self._meanings.cell_is_other(word) or _is_part_of_people(word) or narrows(word) \
            or self._meanings.is_of_other_time(word) or is_word("direction", normalised(word))

    def _is_whole(self, word: str) -> bool:
        """Whether a cell of a column of coverage says the whole: all, 100 %, the nation, a country, a year."""
        plain = normalised(word)
        return (is_total(word) or is_word("whole coverage", plain) or is_word("whole area", plain)
                or is_whole_year(word) or year_of(word) is not None or is_day(word) or bool(self._areas.code(word))
                or self._areas.is_other_aggregate(word))

    def _part_of_country(self, words: list[str], reading: Reading, roles: Roles, index: int) -> str:
        """The first that is no country, group of countries or total; none where several countries share one."""
        parts = [word for word in words if not (
            is_total(word) or is_word("whole area", normalised(word)) or self._areas.code(word)
            or self._areas.is_other_aggregate(word))]
        return "" if not parts or _shared(reading, roles, index) else parts[0]


def _words(reading: Reading, roles: Roles, index: int) -> list[str]:
    """Words of a column, in rows that have a figure: other lines are headings; of one without a header in all rows."""
    named = bool(reading.header[index].strip())
    cells, empty = reading.columns[index], [blank(reading, figure) for figure in roles.figures if named]
    rows = ~np.logical_and.reduce(empty) if empty else np.ones(len(reading.rows), bool)
    used = np.unique(_indices(cells)[rows])[:_LOOKED_AT]
    words = [word.strip() for word in cells.dictionary.take(pa.array(used)).to_pylist()]
    return [word for word in words if word]


def _shared(reading: Reading, roles: Roles, index: int) -> bool:
    """Whether a region is that of several countries: they are its members, not it a part of them."""
    at = _country(roles)
    if at is None or not len(reading.rows):
        return False
    region, country = (_indices(reading.columns[column]) for column in (index, at))
    pairs = np.unique(region * (int(country.max()) + 1) + country)
    return bool(np.bincount(pairs // (int(country.max()) + 1)).max() > 1)


def _country(roles: Roles) -> int | None:
    return next((roles.of[role] for role in ("country", "country_code", "country_name") if role in roles.of), None)


def _indices(cells: pa.DictionaryArray) -> np.ndarray:
    return cells.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def _is_state(header: str) -> bool:
    """Whether a header says which figures are secret, no longer count, or are not to be used."""
    return is_word("state header", _AROUND_STATE.sub("", header))


def _of_header(header: str, words: list[str]) -> str:
    """The first cell that answers what its header asks: for less than twelve months, a day before the year's end, or
    "yes" to "partial" and "girls only".
    """
    if has_word("part of year", header):
        return next((word for word in words if is_number(word) and is_part_of_count(header, word)), "")
    if has_word("limit", header) or remark(header):
        return next((word for word in words if normalised(word) in _YES), "")
    return next(filter(is_day_inside, words), "") if is_header("date header", header) else ""


def _first_sex(header: str, by_column: list[str]) -> str:
    """The first sex where all cells are sexes or say that it is not known; below a header of sexes, of any cell."""
    of_sex = header.startswith(_OF_SEX)
    if of_sex or all(sex_of(word) is not None or normalised(word) in _NO_SEX for word in by_column):
        return next(filter(sex_of, by_column), "")
    return ""


def _is_part_of_people(word: str) -> bool:
    return len(word) >= _SHORTEST and bool(sex_of(word) or age_of(word))
