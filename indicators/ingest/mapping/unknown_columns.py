"""Unknown columns whose cells may change the meaning of the figures: a part of a year or country, a plan, growth, a sex
or age, suspects, another unit, or which figures are confidential or withdrawn. Ignoring them silently would misread the
figures.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa

from indicators.catalogue.area_hints import countries_with
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.block_headings import blank
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.roles_by_cells import EITHER, is_area, letter
from indicators.ingest.mapping.scope import Scope, limits_figures
from indicators.ingest.mapping.table import MOST_READ, indices_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported, is_number, is_total, normalised
from indicators.ingest.vocabulary.meaning_words import core, has_word, is_header, is_word
from indicators.ingest.vocabulary.notation import remark
from indicators.ingest.vocabulary.parts_of_year import is_day, is_day_inside, is_part_of_count, is_whole_year
from indicators.ingest.vocabulary.sex_and_age import is_sex_or_age, sex_of
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Issue

_LONGEST = 40            # characters of a code or word, as opposed to prose

_BOUND = re.compile(r"[<>\u2264\u2265\u2248~\u00b1]=?|(?:lower|upper)(?: bound)?", re.IGNORECASE)
_AROUND_STATE = re.compile(r"^(?:is|est|es|ist) |^is(?=[a-z]{4})| (?:data|flag|figure|value)$")
_YES = {"yes", "y", "x", "true", "1", "ja", "j", "oui", "o", "si", "s", "wahr", "vrai", "verdadero"}
_NO = {"no", "n", "nein", "non", "false", "0", "nej", "nee", "nie", "ne", "unverified", "pending", "not approved"}
_OF_SEX = ("geschl", "gend", "sex", "genre", "sx")
_NO_SEX = {"", "u", "unk", "unknown", "other", "n a", "na", "not known", "missing", "d", "x", "v", "k", "divers",
           "unbekannt", "unb", "o a", "k a", "keine angabe", "inconnu", "nc", "desconocido", "nd", "ns nc", "otro",
           "autre", "andere", "none", "not stated", "not specified", "9", "99"}
"""Other codes in a column of sexes; V and K are sexes in some languages."""

_BOTH_SEXES = 2

_OF_GROUPS = {"region", "regions", "regiao", "regione", "region name", "subregion", "makroregion", "регион"}
"""Words of headers under which a name shared by countries is a group of them, such as "WHO region"; a province or a
city that two countries share is a part of each.
"""

_NOT_TRANSFORMED = {"", "n", "z", "none", "level", "levels", "non transformed data", "not applicable", "no"}


def changed_meanings(reading: Reading, roles: Roles, scope: Scope, names: IndicatorNames,
                     areas: AreaNames) -> Iterator[Issue]:
    """Yield an issue for each such column, with the first cell concerned, unless the user ignores the column. A column
    without a header is named by its letter. ``names`` and ``areas`` include the names that the user decided on.
    """
    if is_exported(reading.header):
        return
    cells, seen = _Cells(reading, roles, scope, names, areas), set[str]()
    for index in roles.left_out:
        name = reading.header[index].strip() or letter(reading.file_columns[index])
        if normalised(name) not in seen and (found := cells.first_change(index)):
            seen.add(normalised(name))
            yield Issue(code="columns.changes_meaning", sheet=reading.sheet, row=reading.header_row, column=name,
                        found=found)


class _Cells:
    """Checks the cells of a column against the scope of the file, or of the indicator of their row."""

    def __init__(self, reading: Reading, roles: Roles, scope: Scope, names: IndicatorNames, areas: AreaNames) -> None:
        self._reading, self._roles, self._scope = reading, roles, scope
        self._names, self._decided, self._areas = names, areas, AreaNames(areas.catalogue)

    def first_change(self, index: int) -> str:
        """Return the first cell that changes the meaning of the figures; "" if there is none."""
        header, words = normalised(self._reading.header[index]), self._words(index)
        if is_header("currency header", header) or is_word("file number", header):
            return ""
        if is_word("state header", _AROUND_STATE.sub("", header)):       # confidential or withdrawn figures
            return _first(words)
        if is_word("approval header", header):
            return _first(word for word in words if normalised(word) in _NO or is_word("not final", normalised(word)))
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
            return self._first_other(index, lambda scope, word: scope.cell_is_other(word))
        if is_header("area header", header) and (part := self._part_of_country(words, index)):
            return part
        return (_answer(header, words) or _first_sex(header, no_numbers) or self._first_other(index, _is_other)
                or self._first_mark(index))

    def _words(self, index: int, rows: np.ndarray | None = None) -> list[str]:
        """Distinct cells of a column in rows with a figure, or in some of these."""
        cells, counted = self._reading.columns[index], self._counted(index)
        used = np.unique(indices_of(cells)[counted if rows is None else counted & rows])[:MOST_READ]
        return [word for cell in cells.dictionary.take(pa.array(used)).to_pylist() if (word := cell.strip())]

    def _counted(self, index: int) -> np.ndarray:
        """A mask of the rows with a figure, since other lines are headings; for a nameless column of all rows."""
        named = self._reading.header[index].strip()
        return self._with_figures if named else np.ones(len(self._reading.rows), bool)

    @cached_property
    def _with_figures(self) -> np.ndarray:
        empty = [blank(self._reading, figure) for figure in self._roles.figures]
        return ~np.logical_and.reduce(empty) if empty else np.ones(len(self._reading.rows), bool)

    def _first_other(self, index: int, is_other: Callable[[Scope, str], bool]) -> str:
        """The first short cell without a number that, by the indicator of its row, is about something else."""
        cells, counted, (scopes, scope_of) = self._reading.columns[index], self._counted(index), self._scopes
        pairs = np.unique(indices_of(cells)[counted] * len(scopes) + scope_of[counted])[:MOST_READ].tolist()
        words = ((scopes[pair % len(scopes)], cells.dictionary[pair // len(scopes)].as_py().strip()) for pair in pairs)
        return _first(word for scope, word in words
                      if 0 < len(word) <= _LONGEST and not is_number(word) and is_other(scope, word))

    @cached_property
    def _scopes(self) -> tuple[list[Scope], np.ndarray]:
        """The scope of each indicator, and which of them is that of each row, so that "hours" is not a unit of victims
        because another row is in hours; the file's for rows of no known indicator.
        """
        columns = [self._reading.columns[self._roles.of[role]] for role in forms("indicator") if role in self._roles.of]
        known = list(self._areas.catalogue.indicators)
        rows = _codes_of_rows(columns, [self._names.code] * len(columns), known)
        there, which = np.unique(rows, return_inverse=True)
        if len(there) < 2:                     # noqa: PLR2004 - then the file's scope is that of its one indicator
            return [self._scope], np.zeros(len(self._reading.rows), np.int64)
        return [self._scope if code < 0 else self._scope.of(known[code]) for code in there.tolist()], which

    def _first_mark(self, index: int) -> str:
        """The first flag, such as "provisional", in a row without a flag in a column of its own."""
        unmarked = np.ones(len(self._reading.rows), bool)
        for role in {"marks", "obs_status"} & set(self._roles.of):
            unmarked &= blank(self._reading, self._roles.of[role])
        return _first(word for word in self._words(index, unmarked)
                      if len(word) <= _LONGEST and not is_number(word) and (remark(word) or remark(core(word))))

    def _is_whole(self, word: str) -> bool:
        """Whether a cell in a coverage column means complete: all, 100 %, national, a country, a year."""
        return (self._is_whole_area(word) or is_word("whole coverage", normalised(word)) or is_whole_year(word)
                or year_of(word) is not None or is_day(word))

    def _is_whole_area(self, word: str) -> bool:
        return is_total(word) or is_word("whole area", normalised(word)) or is_area(word, self._areas)

    def _part_of_country(self, words: list[str], index: int) -> str:
        """The first cell that is not a country, a group of countries or a total."""
        parts = [word for word in words if not self._is_whole_area(word)]
        groups = self._groups(index) if parts else set()
        return _first(word for word in parts if word not in groups)

    def _groups(self, index: int) -> set[str]:
        """The cells of a column of regions that are groups of countries: several countries have them, each in all of
        its rows, and no country has a part of this name. Countries are compared by code.
        """
        columns = [(role, self._reading.columns[self._roles.of[role]]) for role in forms("country")
                   if role in self._roles.of]
        if _OF_GROUPS.isdisjoint(normalised(self._reading.header[index]).split()) or not columns:
            return set()
        known = [area.code for area in self._areas.catalogue.areas if area.kind == "country"]
        codes = [self._decided.in_column(cells.dictionary.to_pylist()) for _, cells in columns]
        country = _codes_of_rows([cells for _, cells in columns], codes, known)
        regions = self._reading.columns[index]
        words = [cell.strip() for cell in regions.dictionary.to_pylist()]
        rows = self._counted(index) & (country >= 0)
        called: dict[str, set[int]] = {}
        for pair in np.unique(indices_of(regions)[rows] * len(known) + country[rows]).tolist():
            called.setdefault(words[pair // len(known)], set()).add(pair % len(known))
        several = Counter(code for codes in called.values() for code in codes)
        return {word for word, codes in called.items() if word and len(codes) > 1
                and all(several[code] == 1 for code in codes)
                and not (is_word("direction", normalised(word)) or countries_with(word))}


def _codes_of_rows(columns: list[pa.DictionaryArray], codes: list[Callable[[str], str]],
                   known: list[str]) -> np.ndarray:
    """Return the index in ``known`` of what each row is called by the first column that names it, -1 if none does;
    ``codes`` has the function from names to codes of each column.
    """
    position, found = {code: at for at, code in enumerate(known)}, np.zeros(0, np.int64)
    for cells, code in zip(columns, codes, strict=True):
        own = np.array([position.get(code(word.strip()), -1) for word in cells.dictionary.to_pylist()] or [-1],
                       np.int64)[indices_of(cells)]
        found = np.where(found < 0, own, found) if len(found) else own
    return found


def _is_other(scope: Scope, word: str) -> bool:
    return scope.cell_is_other(word) or is_sex_or_age(word) or limits_figures(word) \
        or scope.is_of_other_time(word) or is_word("direction", normalised(word)) \
        or is_word("not final", normalised(word))


def _first(words: Iterable[str]) -> str:
    return next(iter(words), "")


def _answer(header: str, words: list[str]) -> str:
    """The first cell that affirms its header: fewer than twelve months, a date before the end of the year, or "yes"
    under "partial" or "girls only".
    """
    if has_word("part of year", header):
        return _first(word for word in words if is_number(word) and is_part_of_count(header, word))
    if has_word("limit", header) or remark(_AROUND_STATE.sub("", header)):
        return _first(word for word in words if normalised(word) in _YES)
    return _first(filter(is_day_inside, words)) if is_header("date header", header) else ""


def _first_sex(header: str, words: list[str]) -> str:
    """The first sex, if all cells are sexes or mean unknown, or most of them and both sexes occur; under a header
    for sex, in any case.
    """
    sexes = {word: sex for word in words if (sex := sex_of(word))}
    others = [word for word in words if sex_of(word) is None and normalised(word) not in _NO_SEX]
    if header.startswith(_OF_SEX) or not others or (
            len(set(sexes.values())) == _BOTH_SEXES and len(others) < len(sexes)):
        return _first(sexes)
    return ""
