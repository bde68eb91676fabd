"""Roles of columns decided by their cells: country, status, value, which of two columns applies, and columns
without a header.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import takewhile

import pyarrow as pa
import pyarrow.compute as pc

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.table import first_words, holds_figures
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported, is_number, normalised, role_of
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.notation import remark
from indicators.ingest.vocabulary.units import PERCENT, says_number, says_persons, unit_words
from indicators.ingest.vocabulary.years import is_year, is_yearlike
from indicators.model import Catalogue, Indicator, Issue, Message

_LETTERS = re.compile(r"[A-Za-z]{1,3}")

EITHER = "kraj"
"""Header that means the country in some languages (Polish) and a region in others (Czech)."""


def roles_by_cells(reading: Reading, roles: Roles, areas: AreaNames) -> dict[str, str]:
    """Return roles by header: "Kraj" as the country, as in Polish, if its cells are countries and no other column is;
    and a column with only words such as "provisional" and "final" as the status, if there is no other.
    """
    found = dict[str, str]()
    for index in roles.left_out:
        name, cells = reading.header[index].strip(), reading.columns[index]
        if normalised(name) == EITHER and roles.country is None:
            found |= {name: "country"} if names_areas(cells, areas) else {}
        elif name and "obs_status" not in found.values() and not {"obs_status", "marks"} & set(roles.of) \
                and not is_exported(reading.header) and _all_status(cells):
            found[name] = "obs_status"
    return found


def values_by_unit(reading: Reading, roles: Roles, known: Indicator | None,
                   catalogue: Catalogue) -> tuple[dict[str, str], list[Issue]]:
    """Return roles by header for a column of figures headed with a unit: that of the ``known`` indicator named by an
    option, or any; or an issue if two columns may hold the values.
    """
    code, header = unit_words(catalogue), [name.strip() for name in reading.header]
    units = {index: unit for index in roles.left_out if (unit := code(header[index])) in catalogue.units
             and holds_figures(reading.columns[index]) and (not known or unit == known.unit)}
    if len(units) != 1 or roles.years or roles.indicators or roles.levels.stated:
        return {}, []
    (position, unit), = units.items()
    value = roles.of.get("value")
    counts = value is not None and (says_number(header[value]) or says_persons(header[value]))
    if value is None:
        return ({header[position]: "value"}, []) if known else ({}, [])
    if known and unit == PERCENT and counts:
        return {header[position]: "value", header[value]: LEFT_OUT}, []
    if known or counts:
        return {}, [Issue(code="columns.both", row=reading.header_row, column=header[position],
                          found=header[position],
                          values={"first": header[value], "role": "value", "noun": "value"})]
    return {}, []


def spare_columns(reading: Reading, roles: Roles, chosen: Collection[str]) -> set[int]:
    """Return the indices of redundant columns: a second year equal in every row, a period next to the year, a file
    number next to the source. Columns in ``chosen``, about which the user decided, are never redundant.
    """
    years, sources = ([index for index, role in enumerate(roles.by_column) if role == wanted
                       and index not in roles.levels.indices and reading.header[index].strip() not in chosen]
                      for wanted in ("year", "source_title"))
    same = {index for index in years[1:] if _same(reading.columns[years[0]], reading.columns[index])}
    words = {index: first_words(reading.columns[index]) for index in years if index not in same}
    whole = [index for index, cells in words.items() if cells and all(map(is_yearlike, cells))]
    periods = {index for index, cells in words.items() if len(whole) == 1 and not any(map(is_yearlike, cells))}
    numbers = {index for index in sources if is_word("file number", normalised(reading.header[index]))}
    return same | periods | (numbers if len(numbers) < len(sources) else set())


def is_area(word: str, areas: AreaNames) -> bool:
    """Whether a cell is the code or name of an area, or of another group or total."""
    return bool(areas.code(word)) or areas.is_other_aggregate(word)


def names_areas(cells: pa.DictionaryArray, areas: AreaNames) -> bool:
    """Whether nearly all cells of a column are codes or names of areas; numbers do not count."""
    words = first_words(cells)
    known = sum(not is_number(word) and is_area(word, areas) for word in words)
    return bool(words) and 10 * known >= 9 * len(words)


def _all_status(cells: pa.DictionaryArray) -> bool:
    words = first_words(cells)
    return bool(words) and all(remark(word) is not None for word in words)


def _same(one: pa.DictionaryArray, other: pa.DictionaryArray) -> bool:
    """Whether two columns are equal in every row, apart from surrounding spaces."""
    return bool(pc.all(pc.equal(*(pc.utf8_trim_whitespace(cells.cast(pa.string())) for cells in (one, other)))).as_py())


def with_names(reading: Reading, stated: Mapping[str, str], catalogue: Catalogue) -> tuple[Reading, list[Issue]]:
    """Return the table with headers for nameless columns: the name an option uses, "B" or "2", or for leading columns
    the role of their cells; and an issue for each column that an option names but the file lacks.
    """
    header, issues, notes = list(reading.header), list[Issue](), list[Message]()
    known = {normalised(name) for name in header} | {name.strip() for name in header}
    for name in stated:
        if normalised(name) in known or name.strip() in known:
            continue
        position = _column_called(name)
        at = reading.file_columns.index(position) if position in reading.file_columns else -1
        if at >= 0 and not header[at].strip():
            header[at] = name
        else:
            there = ", ".join(name.strip() for name in header if name.strip())
            issues.append(Issue(code="choice.unknown_column", row=reading.header_row, column=name, found=name,
                                values={"columns": there}))
    for at in list(takewhile(lambda at: not header[at].strip(), range(len(header)))):
        role, called = _role_by_cells(reading.columns[at], header, catalogue), letter(reading.file_columns[at])
        if role:
            notes.append(Message(code="note.nameless_read_as", values={"role": role, "letter": called}))
        counts_lines = all(map(is_number, first_words(reading.columns[at])))       # a row number, or empty
        header[at] = role or ("" if counts_lines else called)
    return replace(reading, header=header, notes=[*reading.notes, *notes]), issues


def _role_by_cells(cells: pa.DictionaryArray, header: list[str], catalogue: Catalogue) -> str:
    """The role of a column of which at least half the cells fit, if no header has that role; "" otherwise."""
    roles = {role_of(name) for name in header}
    filled = first_words(cells)
    words = [word for word in filled if not is_number(word)]
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    kinds = {"country": lambda word: is_area(word, areas), "indicator": lambda word: bool(names.code(word))}
    for noun, is_one in kinds.items():
        if roles.isdisjoint(forms(noun)) and words and 2 * sum(map(is_one, words)) >= len(words):
            return noun
    free = "year" not in roles and not any(map(is_yearlike, header))
    return "year" if filled and free and all(map(is_year, filled)) else ""


def _column_called(name: str) -> int:
    """Index of the column that a spreadsheet calls "B", or that is numbered from 1; -1 for any other name."""
    if name.isascii() and name.isdigit():
        return int(name) - 1
    if not _LETTERS.fullmatch(name):
        return -1
    position = 0
    for letter in name.upper():
        position = 26 * position + ord(letter) - 64
    return position - 1


def letter(position: int) -> str:
    """Return the letters by which a spreadsheet names a column."""
    letters, rest = "", position + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters
