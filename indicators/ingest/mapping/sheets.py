"""Select the sheet of a workbook that is meant, by the year, indicator or country in its name, or if several are alike.
"""

import re
from collections.abc import Callable

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.lines_around import part_issue
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.scope import Scope
from indicators.ingest.mapping.table import LOOKED_AT
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import role_of
from indicators.ingest.vocabulary.sex_and_age import breakdown_in
from indicators.model import Catalogue, Issue

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")       # alone, not part of a date or a span


def sheet_meant(reading: Reading, choices: Choices, catalogue: Catalogue) -> tuple[str, list[Issue]]:
    """Return another sheet to read according to the options, "" if none; and an issue if the sheet that was read
    contradicts an option or covers only some persons, part of the year or part of the country, or if other sheets have
    the same header. A sheet that the user chose is kept, but checked for a limitation as any other.
    """
    if not reading.sheet:
        return "", []
    sheet, issues = ("", []) if choices.sheet else _by_options(reading, choices, catalogue)
    if not sheet and not issues and reading.sheet not in choices.lines and (
            _says_part(reading, choices) or _is_limited(reading, choices, catalogue)):
        issues = [part_issue("sheets", reading.sheet, reading.sheet, 0)]
    return sheet, issues


def _is_limited(reading: Reading, choices: Choices, catalogue: Catalogue) -> bool:
    """Whether the sheet's name limits the figures, such as "H1" or "Bayern"; for a sheet that the user chose, only if
    the names of all others do so too.
    """
    areas = AreaNames(catalogue)
    words = {role: cells.dictionary[:LOOKED_AT].to_pylist() for name, cells in zip(
        reading.header, reading.columns, strict=True) if (role := role_of(name))}
    countries = {areas.code(word) for role in forms("country") for word in words.get(role, ())}
    scope = Scope(catalogue, (), {*countries, areas.code(choices.country)} - {""},
                  {choices.year, *words.get("year", ())})
    names = [reading.sheet, *(_others(reading, "sheets") if choices.sheet else ())]
    return all(map(scope.limits, names)) and not (choices.sheet and len(names) == 1)


def _says_part(reading: Reading, choices: Choices) -> bool:
    """Whether the sheet's name is a sex or age group that no column gives; for a sheet that the user chose, only if
    another sheet's name is one too.
    """
    if {role_of(name) for name in reading.header} & {"sex", "age", "breakdown"}:
        return False
    others = [breakdown_in(other) for other in _others(reading, "sheets")] if choices.sheet else [reading.sheet]
    return bool(breakdown_in(reading.sheet) and any(others))


def sheets_of(reading: Reading) -> list[str]:
    """Return the names of all sheets of a workbook, sorted."""
    return sorted({reading.sheet, *_others(reading, "sheets"), *_others(reading, "sheets", "note.hidden_sheets")})


def _others(reading: Reading, name: str, code: str = "note.other_sheets") -> list[str]:
    """Sheet names in the notes with this code."""
    return [str(sheet) for note in reading.notes if note.code == code
            for sheet in note.values.get(name, ())]  # type: ignore[attr-defined]


def _by_options(reading: Reading, choices: Choices, catalogue: Catalogue) -> tuple[str, list[Issue]]:
    """Another sheet that the options select, and an issue if they contradict the sheets."""
    others, alike = _others(reading, "sheets"), _others(reading, "alike")
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    options: list[tuple[str, Callable[[str], set[str]]]] = [      # code -> codes that a sheet's name may mean
        (choices.year, _year_in), (areas.code(choices.country), lambda sheet: {areas.code(sheet)} - {""}),
        (names.code(choices.indicator), names.close)]
    options = [(code, meant) for code, meant in options if code]

    def contradicted(sheet: str) -> str:
        return next((code for code, meant in options if (codes := meant(sheet)) and code not in codes), "")

    def agrees(sheet: str) -> bool:
        return not contradicted(sheet) and any(code in meant(sheet) for code, meant in options)

    unlike = contradicted(reading.sheet)
    if not unlike and not alike:
        return "", []
    fits = [sheet for sheet in (reading.sheet, *others) if agrees(sheet)]
    if len(fits) == 1:
        return fits[0] if fits[0] != reading.sheet else "", []
    if unlike and not fits:
        return "", [Issue(code="sheets.contradict", sheet=reading.sheet, found=reading.sheet, values={
            "said": unlike, "sheets": [reading.sheet, *others]})]
    left = fits or [sheet for sheet in (reading.sheet, *alike) if not contradicted(sheet)]
    if len(left) == 1:
        return "", []
    return "", [Issue(code="sheets.several", found=", ".join(left), values={"sheets": left})]


def _year_in(sheet: str) -> set[str]:
    years = set(_YEAR.findall(sheet))
    return years if len(years) == 1 else set()
