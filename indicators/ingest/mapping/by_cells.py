"""What cells settle that headers leave open: a country, a status, and which of two columns counts."""

from collections.abc import Collection

import pyarrow as pa
import pyarrow.compute as pc

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.own_files import is_own
from indicators.ingest.mapping.table import LOOKED_AT
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, is_yearlike, normalised
from indicators.ingest.vocabulary.marks import remark
from indicators.ingest.vocabulary.meaning_words import is_word

_EITHER = {"kraj"}
"""Headers of the country in one language, and of a part of it in another."""


def roles_by_cells(reading: Reading, roles: Roles, areas: AreaNames) -> dict[str, str]:
    """Roles by header: "Kraj" as the country, as in Polish, where its cells are countries and no other column is; and a
    column of nothing but words such as "provisional" and "final" as the status, where no other is.
    """
    found = dict[str, str]()
    for index in roles.left_out:
        name = reading.header[index].strip()
        if normalised(name) in _EITHER and not {"country", "country_code", "country_name"} & set(roles.of):
            found |= {name: "country"} if names_areas(reading.columns[index], areas) else {}
        elif name and "obs_status" not in found.values() and not {"obs_status", "marks"} & set(roles.of) \
                and not is_own(reading.header):
            found |= {name: "obs_status"} if _all_status(reading.columns[index]) else {}
    return found


def spare_columns(reading: Reading, roles: Roles, chosen: Collection[str]) -> set[int]:
    """Columns without which nothing is lost: a second year that is the same in each row, a period next to the year, a
    file number next to the source. One that a person spoke of is never spare.
    """
    years, sources = ([index for index, role in enumerate(roles.by_column) if role == wanted
                       and index not in roles.levels.indices and reading.header[index].strip() not in chosen]
                      for wanted in ("year", "source_title"))
    same = {index for index in years[1:] if _same(reading.columns[years[0]], reading.columns[index])}
    words = {index: _filled(reading.columns[index]) for index in years if index not in same}
    whole = [index for index, cells in words.items() if cells and all(map(is_yearlike, cells))]
    periods = {index for index, cells in words.items() if len(whole) == 1 and not any(map(is_yearlike, cells))}
    numbers = {index for index in sources if is_word("file number", normalised(reading.header[index]))}
    return same | periods | (numbers if len(numbers) < len(sources) else set())


def names_areas(cells: pa.DictionaryArray, areas: AreaNames) -> bool:
    """Whether nearly all that stands in a column is codes or names of areas; plain figures are none."""
    words = _filled(cells)
    known = sum(1 for word in words if not is_number(word) and (areas.code(word) or areas.is_other_aggregate(word)))
    return bool(words) and 10 * known >= 9 * len(words)


def _all_status(cells: pa.DictionaryArray) -> bool:
    words = _filled(cells)
    return bool(words) and all(remark(word) is not None for word in words)


def _filled(cells: pa.DictionaryArray) -> list[str]:
    """The first distinct cells in which anything stands."""
    return [word for cell in cells.dictionary[:LOOKED_AT].to_pylist() if (word := cell.strip())]


def _same(one: pa.DictionaryArray, other: pa.DictionaryArray) -> bool:
    """Whether two columns say the same in every row."""
    return bool(pc.all(pc.equal(*(pc.utf8_trim_whitespace(cells.cast(pa.string())) for cells in (one, other)))).as_py())
