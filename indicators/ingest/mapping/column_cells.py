"""Roles by the cells of columns: what a nameless column holds, and columns that say again what another one says."""

import re
from collections.abc import Callable

import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.formats.table import SPACES
from indicators.ingest.mapping.choices import COUNTRY, DESCRIBED, INDICATOR, YEAR
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import is_number, is_suspicious, normalised
from indicators.ingest.vocabulary.indicators import unit_words
from indicators.ingest.vocabulary.sex_and_age import age_of, sex_of

LOOKED_AT = 200          # distinct cells examined to classify a column

_SDMX = re.compile(r"[A-Z][A-Z0-9_]+")
_SDMX_TOTALS = {"_T", "_Z"}
_IN_FULL = {"0", "unit", "units"}
_CODED = {"sex", "age", "breakdown", "unit", "obs_status", "conf_status", "frequency", DESCRIBED}
"""Roles of columns of codes, which may have a label beside each; in others a second text says more."""


def texts(cells: pd.Series, most: int | None = None) -> list[str]:
    """Return the distinct cells that are not empty, trimmed; of the first ``most`` only, if given."""
    return [text for cell in cells.unique()[:most] if (text := cell.strip(SPACES))]


def holds_numbers(cells: pd.Series) -> bool:
    """Whether at least half of a column's filled cells are numbers."""
    words = texts(cells, LOOKED_AT)
    return bool(words) and 2 * sum(map(is_number, words)) >= len(words)


def holds_figures(cells: pd.Series) -> bool:
    """Whether at least half of a column's filled cells have a digit or no letter, as figures and signs have."""
    words = texts(cells, LOOKED_AT)
    return bool(words) and 2 * sum(any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
                                   for word in words) >= len(words)


def pairs(one: pd.Series, other: pd.Series) -> set[tuple[str, str]]:
    """Return the distinct pairs of trimmed cells that stand beside each other."""
    both = pd.DataFrame({"one": one, "other": other}).drop_duplicates()
    return {(first.strip(SPACES), second.strip(SPACES)) for first, second in both.itertuples(index=False)}


def without_repetition(reading: Reading, by_column: list[str], layouts: frozenset[str], areas: AreaNames,
                       chosen: set[str]) -> list[str]:
    """Return the roles, without columns that say again what another one says, and totals of SDMX."""
    made, cells = list(by_column), reading.cells
    plain = [normalised(name) for name in reading.header]
    if "code" in plain and "entity" in plain and not made[plain.index("code")]:        # Our World in Data
        made[plain.index("code")] = "country_code"
    for index, role in enumerate(made):
        words = set(texts(cells[index], LOOKED_AT))
        is_dimension = "sdmx" in layouts and not role and _SDMX.fullmatch(reading.header[index])
        if is_dimension and words and words <= _SDMX_TOTALS:
            made[index] = DESCRIBED
    of_rows = [role for role in by_column if role and not role.startswith((YEAR, INDICATOR, COUNTRY))]
    for role in dict.fromkeys(of_rows):
        same = [index for index, other in enumerate(made) if other == role and plain[index] not in chosen]
        if role == "country_code":
            same.sort(key=lambda index: bool(re.search(r"2( code)?$|^m49|numeric|^country iso2$", plain[index])))
        for index in same[1:]:
            made[same[0]], made[index] = _beside(reading, role, same[0], index, made, areas)
    return made


def _beside(reading: Reading, role: str, first: int, other: int, by_column: list[str],
            areas: AreaNames) -> tuple[str, str]:
    """The roles of two columns that have the same one, the second DESCRIBED if it says the same throughout."""
    code, label = reading.header[first], reading.header[other]
    labelled = other == first + 1 and _SDMX.fullmatch(code) and not _SDMX.fullmatch(label)
    if labelled and role in ("country", "indicator") and set(forms(role)).isdisjoint(set(by_column) - {role}):
        return f"{role}_code", f"{role}_name"
    filled = {pair for pair in pairs(reading.cells[first], reading.cells[other]) if pair[1]}
    if role == "country_code":
        alike = all(areas.code(one) == areas.code(two) for one, two in filled)
        return role, DESCRIBED if alike else ""
    if role == "multiplier" and labelled:
        alike = all((one in _IN_FULL) == (normalised(two) in _IN_FULL) for one, two in filled)
        return role, DESCRIBED if alike else role
    same = all(one == two for one, two in filled)
    one_to_one = len({one for one, _ in filled}) == len(filled) == len({two for _, two in filled})
    is_label = labelled and one_to_one and role in _CODED and _agree(role, filled, areas)
    return role, DESCRIBED if same or is_label else role


def _agree(role: str, labelled: set[tuple[str, str]], areas: AreaNames) -> bool:
    """Whether no label of a code is known to mean something else, or has a word that often limits figures."""
    unit = unit_words(areas.catalogue)
    letters = {status.code: status.obs_status for status in areas.catalogue.statuses if status.kind == "mark"}
    letters |= {"free": "F", "confidential": "C"}

    def letter(word: str) -> str | None:
        return word if len(word) == 1 else letters.get(normalised(word).partition(" ")[0])

    readers: dict[str, Callable[[str], str | None]] = {
        "sex": sex_of, "age": age_of, "unit": lambda word: unit(word) or None, "obs_status": letter,
        "conf_status": letter}
    meaning = readers.get(role) or (lambda _word: None)
    return not any(is_suspicious(label) if meaning(label) is None else meaning(code) not in (None, meaning(label))
                   for code, label in labelled)
