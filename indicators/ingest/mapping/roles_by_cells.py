"""What cells settle that headers leave open: a country, a status, the values, which of two columns counts, and what a
column without a header is.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import takewhile

import pyarrow as pa
import pyarrow.compute as pc

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.mapping.exported_files import is_exported
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.table import first_words, forms, holds_figures
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, normalised, role_of
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.notation import remark
from indicators.ingest.vocabulary.units import PERCENT, says_number, unit_words
from indicators.ingest.vocabulary.years import is_year, is_yearlike
from indicators.model import Catalogue, Indicator, Issue, Message

_LETTERS = re.compile(r"[A-Za-z]{1,3}")

EITHER = "kraj"
"""Header of the country in one language, and of a part of it in another."""


def roles_by_cells(reading: Reading, roles: Roles, areas: AreaNames) -> dict[str, str]:
    """Roles by header: "Kraj" as the country, as in Polish, where its cells are countries and no other column is; and a
    column of nothing but words such as "provisional" and "final" as the status, where no other is.
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
    """Roles by header of the column of figures that is headed with the unit of the ``known`` indicator, which an option
    names, or of any; or an error where two columns may hold the values.
    """
    code, header = unit_words(catalogue), [name.strip() for name in reading.header]
    units = {index: unit for index in roles.left_out if (unit := code(header[index])) in catalogue.units
             and holds_figures(reading.columns[index]) and (not known or unit == known.unit)}
    if len(units) != 1 or roles.years or roles.indicators or roles.levels.stated:
        return {}, []
    (position, unit), = units.items()
    value = roles.of.get("value")
    if value is None:
        return ({header[position]: "value"}, []) if known else ({}, [])
    if known and unit == PERCENT and says_number(header[value]):
        return {header[position]: "value", header[value]: LEFT_OUT}, []
    if known or says_number(header[value]):
        return {}, [Issue(code="columns.both", row=reading.header_row, column=header[position],
                          found=header[position],
                          values={"first": header[value], "role": "value", "noun": "value"})]
    return {}, []


def spare_columns(reading: Reading, roles: Roles, chosen: Collection[str]) -> set[int]:
    """Columns without which nothing is lost: a second year that is the same in each row, a period next to the year, a
    file number next to the source. One that a person spoke of is never spare.
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
    """Whether a word is a code or name of an area, or of a group of countries or total that is none."""
    return bool(areas.code(word)) or areas.is_other_aggregate(word)


def names_areas(cells: pa.DictionaryArray, areas: AreaNames) -> bool:
    """Whether nearly all cells of a column are codes or names of areas; plain figures are none."""
    words = first_words(cells)
    known = sum(not is_number(word) and is_area(word, areas) for word in words)
    return bool(words) and 10 * known >= 9 * len(words)


def _all_status(cells: pa.DictionaryArray) -> bool:
    words = first_words(cells)
    return bool(words) and all(remark(word) is not None for word in words)


def _same(one: pa.DictionaryArray, other: pa.DictionaryArray) -> bool:
    """Whether two columns say the same in every row."""
    return bool(pc.all(pc.equal(*(pc.utf8_trim_whitespace(cells.cast(pa.string())) for cells in (one, other)))).as_py())


def with_names(reading: Reading, stated: Mapping[str, str], catalogue: Catalogue) -> tuple[Reading, list[Issue]]:
    """The table in which a nameless column is called as an option calls it, "B" or "2", and a nameless first one what
    its cells are; and an error for each column that an option names and that is not there.
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
        counts_lines = all(map(is_number, first_words(reading.columns[at])))       # or holds nothing
        header[at] = role or ("" if counts_lines else called)
    return replace(reading, header=header, notes=[*reading.notes, *notes]), issues


def _role_by_cells(cells: pa.DictionaryArray, header: list[str], catalogue: Catalogue) -> str:
    """What half or more of the cells of a column are, where no header says that another holds it."""
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
    """Place of the column that a spreadsheet calls "B", or that is the second; -1 of any other name."""
    if name.isascii() and name.isdigit():
        return int(name) - 1
    if not _LETTERS.fullmatch(name):
        return -1
    position = 0
    for letter in name.upper():
        position = 26 * position + ord(letter) - 64
    return position - 1


def letter(position: int) -> str:
    """What a spreadsheet calls a column."""
    letters, rest = "", position + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters
