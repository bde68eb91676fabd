"""Columns without a header: what an option names by letter or number, and the first by what its cells are."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile

import pyarrow as pa

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.roles_by_cells import is_area
from indicators.ingest.mapping.table import first_words, forms
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, normalised, role_of
from indicators.ingest.vocabulary.years import is_year, is_yearlike
from indicators.model import Catalogue, Issue, Message

_LETTERS = re.compile(r"[A-Za-z]{1,3}")


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
