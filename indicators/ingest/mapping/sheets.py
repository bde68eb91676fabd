"""Select the sheet of a workbook that is meant, by the year, indicator or country in its name, or if several are alike.
"""

import re
from collections.abc import Callable

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.reading import Reading
from indicators.model import Catalogue, Issue

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")       # alone, not part of a date or a span


def sheet_meant(reading: Reading, choices: Choices, catalogue: Catalogue) -> tuple[str, list[Issue]]:
    """Return another sheet to read according to the options, "" if none; and an issue if the sheet that was read
    contradicts an option, or if other sheets have the same header. A sheet that the user chose is kept.
    """
    if not reading.sheet or choices.sheet:
        return "", []
    others, alike = other_sheets(reading), reading.alike_sheets
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


def other_sheets(reading: Reading) -> list[str]:
    """Return the names of the other visible sheets."""
    return [line.text for line in reading.surroundings if line.kind == "sheet"]


def sheets_of(reading: Reading) -> list[str]:
    """Return the names of all sheets of a workbook, sorted."""
    return sorted({reading.sheet, *(line.text for line in reading.surroundings if line.kind.endswith("sheet"))})


def _year_in(sheet: str) -> set[str]:
    years = set(_YEAR.findall(sheet))
    return years if len(years) == 1 else set()
