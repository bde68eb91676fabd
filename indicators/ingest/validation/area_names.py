"""Names in a column of countries: which of them are codes there, and what is known of those that are no area's."""

import itertools
import unicodedata
from collections.abc import Callable

import numpy as np

from indicators.catalogue.area_hints import hint, is_of_other_list, suggestions
from indicators.catalogue.names import LONGEST_CODE, AreaNames
from indicators.ingest.mapping.headers import code_points
from indicators.ingest.mapping.table import Column
from indicators.ingest.validation.faults import Faults, mask
from indicators.ingest.vocabulary.headers import role_of

MOST_COMPARED = 500
"""Unknown names that are compared with all known ones: milliseconds each, and a file may have a million of them."""


def codes_in(words: list[str], names: AreaNames) -> Callable[[str], str]:
    """Finds the code of an area by a name in a column of these; in one with codes of another list none of that list is
    taken: BRN beside GER is Bahrain, as the IOC has it, and alone Brunei.
    """
    code, others = names.in_column(words), _of_other_list(words, names)
    return (lambda word: "" if word in others else code(word)) if others else code


def _of_other_list(words: list[str], names: AreaNames) -> set[str]:
    """Codes of another list, where some of them are no areas here, but for those of which a person has decided."""
    listed = [word for word in words if len(word) == LONGEST_CODE and is_of_other_list(word)]
    own = AreaNames(names.catalogue)
    foreign = any(not own.code(word) and not own.is_other_aggregate(word) for word in listed)
    return {word for word in listed if names.code(word) == own.code(word)} if foreign else set()


def totals_in(column: Column, names: AreaNames) -> Callable[[str], bool]:
    """Finds whether a name in a column is that of a total or group."""
    others = _of_other_list(column.words, names)
    return lambda word: names.is_other_aggregate(word) and word not in others


def refuse_unknown(column: Column, unknown: np.ndarray, names: AreaNames, faults: Faults) -> None:
    """What is known of names that are no area's here, by the first of them; names with other letters, and the rest."""
    kinds: dict[str, str] = {}
    values: dict[str, dict[str, object]] = {}
    for word in itertools.islice(itertools.compress(column.words, unknown), MOST_COMPARED):
        kinds[word], values[word] = _kind_of(word, names)
    for kind in dict.fromkeys(kinds.values()):
        if kind:
            alike = unknown & np.array([kinds.get(word) == kind for word in column.words], bool)
            faults.cells(column, f"area.{kind}", alike, values.__getitem__)
    rest = unknown & ~mask(column.words, kinds.get)
    other = rest & mask(column.words, _not_latin)
    faults.cells(column, "area.other_letters", other, lambda word: {"letters": code_points(_not_latin(word))})
    faults.cells(column, "area.unknown", rest & ~other)


def _kind_of(word: str, names: AreaNames) -> tuple[str, dict[str, object]]:
    """What is known of a name that is no area's here, "" for nothing, and the areas that it belongs to or resembles."""
    if names.is_short(word):
        return "short_code", {"code": names.code(word)}
    if role_of(word):
        return "header", {}
    known = hint(word)
    suggested = " or ".join(suggestion.label() for suggestion in suggestions(word, names))
    if known is None:
        return ("suggested" if suggested else ""), {"suggested": suggested}
    kind = "missing_or_namibia" if known.kind == "missing" and known.codes else known.kind
    return kind, {"suggested": suggested}


def _not_latin(word: str) -> str:
    """Characters of other alphabets, and such as nobody sees; é is a Latin letter, and a dash is of all."""
    return "".join(sorted({character for character in word
                           if not character.isascii() and unicodedata.category(character)[0] not in "PM"
                           and not unicodedata.name(character, "").startswith("LATIN")}))
