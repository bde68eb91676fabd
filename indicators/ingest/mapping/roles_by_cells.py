"""What cells settle that headers leave open: a country, a status, the values, and which of two columns counts."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.choices import LEFT_OUT
from indicators.ingest.mapping.exported_files import is_exported
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.table import first_words, holds_figures
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, normalised
from indicators.ingest.vocabulary.marks import remark
from indicators.ingest.vocabulary.meaning_words import is_word
from indicators.ingest.vocabulary.units import PERCENT, says_number, unit_words
from indicators.ingest.vocabulary.years import is_yearlike
from indicators.model import Catalogue, Indicator, Issue

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
    """Whether nearly all that stands in a column is codes or names of areas; plain figures are none."""
    words = first_words(cells)
    known = sum(not is_number(word) and is_area(word, areas) for word in words)
    return bool(words) and 10 * known >= 9 * len(words)


def _all_status(cells: pa.DictionaryArray) -> bool:
    words = first_words(cells)
    return bool(words) and all(remark(word) is not None for word in words)


def _same(one: pa.DictionaryArray, other: pa.DictionaryArray) -> bool:
    """Whether two columns say the same in every row."""
    return bool(pc.all(pc.equal(*(pc.utf8_trim_whitespace(cells.cast(pa.string())) for cells in (one, other)))).as_py())
