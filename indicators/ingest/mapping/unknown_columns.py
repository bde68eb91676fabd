"""Unknown columns whose cells may change the meaning of the figures: a part of a year or country, a plan, growth, a sex
or age, suspects, another unit, or which figures are confidential or withdrawn. Ignoring them silently would misread the
figures.
"""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.block_headings import blank
from indicators.ingest.mapping.exported_files import is_exported
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.roles_by_cells import EITHER, is_area, letter
from indicators.ingest.mapping.scope import Scope, limits_figures
from indicators.ingest.mapping.table import MOST_READ, indices_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, is_total, normalised
from indicators.ingest.vocabulary.meaning_words import core, has_word, is_header, is_word
from indicators.ingest.vocabulary.notation import remark
from indicators.ingest.vocabulary.parts_of_year import is_day, is_day_inside, is_part_of_count, is_whole_year
from indicators.ingest.vocabulary.sex_and_age import is_sex_or_age, sex_of
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Catalogue, Issue

_LONGEST = 40            # characters of a code or word, as opposed to prose

_BOUND = re.compile(r"[<>\u2264\u2265\u2248~\u00b1]=?|(?:lower|upper)(?: bound)?", re.IGNORECASE)
_AROUND_STATE = re.compile(r"^(?:is|est|es|ist) | (?:data|flag|figure|value)$")
_YES = {"yes", "y", "x", "true", "1", "ja", "j", "oui", "o", "si", "s", "wahr", "vrai", "verdadero"}
_NO = {"no", "n", "nein", "non", "false", "0", "nej", "nee", "nie", "ne", "unverified", "pending", "not approved"}
_OF_SEX = ("geschl", "gend", "sex", "genre", "sx")
_NO_SEX = {"", "u", "unk", "unknown", "other", "n a", "na", "not known", "missing", "d", "x", "v", "k", "divers",
           "unbekannt", "unb", "o a", "k a", "keine angabe", "inconnu", "nc", "desconocido", "nd", "ns nc", "otro",
           "autre", "andere", "none", "not stated", "not specified", "9", "99"}
"""Other codes in a column of sexes; V and K are sexes in some languages."""

_NOT_TRANSFORMED = {"", "n", "z", "none", "level", "levels", "non transformed data", "not applicable", "no"}


def changed_meanings(reading: Reading, roles: Roles, scope: Scope, catalogue: Catalogue) -> Iterator[Issue]:
    """Yield an issue for each such column, with the first cell concerned, unless the user ignores the column. A column
    without a header is named by its letter.
    """
    if is_exported(reading.header):
        return
    cells, seen = _Cells(reading, roles, scope, AreaNames(catalogue)), set[str]()
    for index in roles.left_out:
        name = reading.header[index].strip() or letter(reading.file_columns[index])
        if normalised(name) not in seen and (found := cells.first_change(index)):
            seen.add(normalised(name))
            yield Issue(code="columns.changes_meaning", sheet=reading.sheet, row=reading.header_row, column=name,
                        found=found)


class _Cells:
    """Checks the cells of a column against the scope of the file."""

    def __init__(self, reading: Reading, roles: Roles, scope: Scope, areas: AreaNames) -> None:
        self._reading, self._roles, self._scope, self._areas = reading, roles, scope, areas

    def first_change(self, index: int) -> str:
        """Return the first cell that changes the meaning of the figures; "" if there is none."""
        header, words = normalised(self._reading.header[index]), self._words(index)
        if is_header("currency header", header) or is_word("file number", header):
            return ""
        if is_word("state header", _AROUND_STATE.sub("", header)):       # confidential or withdrawn figures
            return _first(words)
        if is_word("approval header", header):
            return _first(word for word in words if normalised(word) in _NO)
        if is_header("coverage header", header) and not has_word("part of year", header):
            return _first(word for word in words if not self._is_whole(word))
        words = [word for word in words if len(word) <= _LONGEST]
        if bound := _first(filter(_BOUND.fullmatch, words)):
            return bound
        if is_word("area header", header) and not (header == EITHER and self._roles.country is None):
            return self._part_of_country(words, index)
        if header in ("transformation", "base per", "base period"):
            return _first(word for word in words if normalised(word) not in _NOT_TRANSFORMED)
        kinds = [word for word in words if not is_total(word)]
        if is_word("kind header", header) and len(kinds) > 1:
            return kinds[0]
        no_numbers = [word for word in words if not is_number(word)]
        if is_header("handled header", header):
            return _first(filter(self._scope.cell_is_other, no_numbers))
        if is_header("area header", header) and (part := self._part_of_country(words, index)):
            return part
        return (_answer(header, words) or _first_sex(header, no_numbers) or _first(filter(self._is_other, no_numbers))
                or self._first_mark(no_numbers))

    def _words(self, index: int) -> list[str]:
        """Distinct cells of a column in rows with a figure, since other lines are headings; of a nameless column in all
        rows.
        """
        named, cells = self._reading.header[index].strip(), self._reading.columns[index]
        empty = [blank(self._reading, figure) for figure in self._roles.figures if named]
        rows = ~np.logical_and.reduce(empty) if empty else np.ones(len(self._reading.rows), bool)
        used = np.unique(indices_of(cells)[rows])[:MOST_READ]
        return [word for cell in cells.dictionary.take(pa.array(used)).to_pylist() if (word := cell.strip())]

    def _is_other(self, word: str) -> bool:
        return self._scope.cell_is_other(word) or is_sex_or_age(word) or limits_figures(word) \
            or self._scope.is_of_other_time(word) or is_word("direction", normalised(word))

    def _first_mark(self, words: list[str]) -> str:
        """The first flag, such as "provisional", if no column is for flags."""
        if {"marks", "obs_status"} & set(self._roles.of):
            return ""
        return _first(word for word in words if remark(word) or remark(core(word)))

    def _is_whole(self, word: str) -> bool:
        """Whether a cell in a coverage column means complete: all, 100 %, national, a country, a year."""
        return (self._is_whole_area(word) or is_word("whole coverage", normalised(word)) or is_whole_year(word)
                or year_of(word) is not None or is_day(word))

    def _is_whole_area(self, word: str) -> bool:
        return is_total(word) or is_word("whole area", normalised(word)) or is_area(word, self._areas)

    def _part_of_country(self, words: list[str], index: int) -> str:
        """The first cell that is not a country, group or total; "" if several countries share one, since it is then a
        group.
        """
        part = _first(word for word in words if not self._is_whole_area(word))
        return "" if part and self._shared(index) else part

    def _shared(self, index: int) -> bool:
        """Whether a region includes several countries, and so is not a part of one."""
        if self._roles.country is None or not len(self._reading.rows):
            return False
        region, country = (indices_of(self._reading.columns[column]) for column in (index, self._roles.country))
        pairs = np.unique(region * (int(country.max()) + 1) + country)
        return bool(np.bincount(pairs // (int(country.max()) + 1)).max() > 1)


def _first(words: Iterable[str]) -> str:
    return next(iter(words), "")


def _answer(header: str, words: list[str]) -> str:
    """The first cell that affirms its header: fewer than twelve months, a date before the end of the year, or "yes"
    under "partial" or "girls only".
    """
    if has_word("part of year", header):
        return _first(word for word in words if is_number(word) and is_part_of_count(header, word))
    if has_word("limit", header) or remark(header):
        return _first(word for word in words if normalised(word) in _YES)
    return _first(filter(is_day_inside, words)) if is_header("date header", header) else ""


def _first_sex(header: str, words: list[str]) -> str:
    """The first sex, if all cells are sexes or mean unknown; under a header for sex, in any case."""
    of_sex = header.startswith(_OF_SEX)
    if of_sex or all(sex_of(word) is not None or normalised(word) in _NO_SEX for word in words):
        return _first(filter(sex_of, words))
    return ""
