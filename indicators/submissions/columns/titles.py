"""A line above the table that contradicts an option, or says that the figures are of one sex or age alone."""

import re
from collections.abc import Iterator

from indicators.catalog.names import AreaNames
from indicators.model import Catalogue, Finding
from indicators.submissions.columns.choices import Choices
from indicators.submissions.columns.headers import Roles
from indicators.submissions.columns.indicators import IndicatorNames
from indicators.submissions.read.sex_and_age import age_of, sex_of
from indicators.submissions.reading import Reading

_SIGNS = re.compile(r"[,;:()\[\]|\t\u2013\u2014\"]|\. | - ")
_OF_YEAR = re.compile(r"(?:(?:(?:annual )?report|data|figures|results|numbers|statistics|year|reference year|jahr"
                      r"|berichtsjahr|année|año|for|of|in)\W+)*((?:19|20)\d\d)", re.IGNORECASE)
_SHORTEST = 3            # letters of a word that says a sex: "M" and "F" are initials too


def contradictions(reading: Reading, roles: Roles, choices: Choices, catalogue: Catalogue) -> Iterator[Finding]:
    """An error for each such line; what fills the piece between two signs counts, not a word inside a sentence."""
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    parted = bool({"sex", "age", "breakdown"} & {*roles.of, *roles.levels.said})
    for row, line in reading.above:
        pieces = [piece for each in _SIGNS.split(line) if (piece := " ".join(each.split()).strip(" ."))]
        for option, meant in ((areas.code(choices.country), _countries(pieces, areas)),
                              (choices.year, _years(pieces)),
                              (names.code(choices.indicator), _indicators(pieces, names))):
            if option and meant and option not in meant:
                yield Finding(code="titles.contradict", sheet=reading.sheet, row=row, found=line.strip(),
                              values={"said": option})
        if not parted and any(map(_is_part, pieces)):
            yield Finding(code="titles.part", sheet=reading.sheet, row=row, found=line.strip())


def _countries(pieces: list[str], areas: AreaNames) -> set[str]:
    return {areas.code(each) for each in pieces if len(each) >= _SHORTEST} - {""}


def _years(pieces: list[str]) -> set[str]:
    return {found[1] for each in pieces if (found := _OF_YEAR.fullmatch(each))}


def _indicators(pieces: list[str], names: IndicatorNames) -> set[str]:
    return {names.code(each) for each in pieces} - {""}


def _is_part(piece: str) -> bool:
    """Whether a piece is a sex or an age group, as "females" and "under 14" are; a number alone is none."""
    return len(piece) >= _SHORTEST and not piece.isdecimal() and bool(sex_of(piece) or age_of(piece))
