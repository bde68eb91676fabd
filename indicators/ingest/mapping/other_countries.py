"""Columns that are left out and name other countries than the country column: another code of the country, which then
contradicts it, or a partner country, a nationality, a country of origin.
"""

from collections.abc import Iterator

import numpy as np

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.roles_by_cells import names_areas
from indicators.ingest.mapping.table import MOST_READ, indices_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_exported, normalised, role_of
from indicators.ingest.vocabulary.meaning_words import is_header
from indicators.model import Issue

_COUNTRIES = {"country", "historic"}


def other_countries(reading: Reading, roles: Roles, areas: AreaNames) -> Iterator[Issue]:
    """Yield an issue for each such column, with the first cell that names a country other than its row's."""
    if roles.country is None or is_exported(reading.header) or not len(reading.rows):
        return
    for index in roles.left_out:
        name = reading.header[index].strip()
        if name and not is_header("handled header", normalised(name)) and names_areas(reading.columns[index], areas) \
                and (found := _first_other(reading, index, roles.country, areas)):
            yield Issue(code="columns.changes_meaning", sheet=reading.sheet, row=reading.header_row, column=name,
                        found=found)


def _first_other(reading: Reading, index: int, country: int, areas: AreaNames) -> str:
    """The first cell of a column that names a country other than the country column of its row; "" for none.
    Two-letter and numeric codes count only under a header of countries, since NO and 36 are also a word and a number.
    """
    own, other = (reading.columns[column] for column in (country, index))
    of_codes = bool(role_of(reading.header[index]))
    pairs = np.unique(np.column_stack([indices_of(other), indices_of(own)]), axis=0)[:MOST_READ]
    for word, beside in ((other.dictionary[at].as_py(), own.dictionary[by].as_py()) for at, by in pairs.tolist()):
        if not of_codes and areas.is_short(word):
            continue
        codes = [areas.code(word), areas.code(beside)]
        if all(code and areas.catalogue.area[code].kind in _COUNTRIES for code in codes) and codes[0] != codes[1]:
            return str(word.strip())
    return ""
