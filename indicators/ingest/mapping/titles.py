"""A line around the table that contradicts an option, or says that the figures are of a part: one sex, a half-year."""

import re
from collections.abc import Iterator

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.choices import Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.narrowing import title_narrows
from indicators.ingest.mapping.part_of_people import is_of_part, part_code, pieces, title_of
from indicators.ingest.reading import Reading
from indicators.model import Catalogue, Finding

_OF_YEAR = re.compile(r"(?:(?:(?:annual )?report|data|figures|results|numbers|statistics|year|reference year|jahr"
                      r"|berichtsjahr|année|año|for|of|in)\W+)*((?:19|20)\d\d)", re.IGNORECASE)
_SHORTEST = 3            # letters of a country


def contradictions(reading: Reading, roles: Roles, choices: Choices, catalogue: Catalogue) -> Iterator[Finding]:
    """An error for each such line; what fills the piece between two signs counts, not a word inside a sentence."""
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    parted = bool({"sex", "age", "breakdown"} & {*roles.of, *roles.levels.stated})
    for row, line in reading.above:
        words = pieces(line)
        for option, meant in ((areas.code(choices.country), _countries(words, areas)),
                              (choices.year, _years(words)),
                              (names.code(choices.indicator), _indicators(words, names))):
            if option and meant and option not in meant:
                yield Finding(code="titles.contradict", sheet=reading.sheet, row=row, found=line.strip(),
                              values={"said": option})
        of_part = (not parted and any(map(is_of_part, words))) or any(map(title_narrows, words))
        if of_part and (title := title_of(line)) not in choices.lines:
            yield Finding(code="titles.part", sheet=reading.sheet, row=row, found=title,
                          values={"part": part_code(line)})
    for row, line in reading.below:
        if title_narrows(line, note=True) and (title := title_of(line)) not in choices.lines:
            yield Finding(code="titles.part", sheet=reading.sheet, row=row, found=title, values={"part": ""})


def _countries(pieces: list[str], areas: AreaNames) -> set[str]:
    return {areas.code(piece) for piece in pieces if len(piece) >= _SHORTEST} - {""}


def _years(pieces: list[str]) -> set[str]:
    return {found[1] for piece in pieces if (found := _OF_YEAR.fullmatch(piece))}


def _indicators(pieces: list[str], names: IndicatorNames) -> set[str]:
    return {names.code(piece) for piece in pieces} - {""}
