"""A line around the table that contradicts an option, or says that the figures are of a part: one sex, a half-year."""

import re
from collections.abc import Iterator

import pyarrow.compute as pc

from indicators import wording
from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.choices import INDICATOR, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.meanings import Meanings
from indicators.ingest.mapping.part_of_people import is_of_part, part_code, pieces, title_of
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised, role_of
from indicators.ingest.vocabulary.sex_and_age import sexes_in
from indicators.model import Catalogue, Issue, Message

_OF_YEAR = re.compile(r"(?:(?:(?:annual )?report|data|figures|results|numbers|statistics|year|reference year|jahr"
                      r"|berichtsjahr|année|año|for|of|in)\W+)*((?:19|20)\d\d)", re.IGNORECASE)
_SHORTEST = 3            # letters of a country


def contradictions(reading: Reading, roles: Roles, choices: Choices, meanings: Meanings,
                   catalogue: Catalogue) -> Iterator[Issue]:
    """An error for each such line, and for each header above figures, or name of their series, that says a part; what
    fills the piece between two signs counts, not a word inside a sentence.
    """
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    parted = bool({"sex", "age", "breakdown"} & {*roles.of, *roles.levels.stated})
    for row, line in reading.above:
        words = pieces(line)
        for option, meant in ((areas.code(choices.country), _countries(words, areas)),
                              (choices.year, _years(words)),
                              (names.code(choices.indicator), _indicators(words, names))):
            if option and meant and option not in meant:
                yield Issue(code="titles.contradict", sheet=reading.sheet, row=row, found=line.strip(),
                              values={"said": option})

    yield from _of_another_template(reading, roles, areas)

    def asked(row: int, line: str, *, people: bool, limited: bool) -> Iterator[Issue]:
        of_people = people and not parted and len(sexes_in(normalised(line))) < 2 and any(map(is_of_part, pieces(line)))
        if (of_people or limited) and (title := title_of(line)) not in choices.lines:
            yield part_issue("titles", title, reading.sheet, row)

    for row, line in (*reading.above, *_next_to_figures(reading, roles)):
        yield from asked(row, line, people=True, limited=meanings.limits(line))
    for row, line in _headings(reading, roles, choices, names):
        yield from asked(row, line, people=True, limited=meanings.header_limits(line))
    for row, line in reading.below:
        yield from asked(row, line, people=False, limited=meanings.limits(line, note=True))


def _of_another_template(reading: Reading, roles: Roles, areas: AreaNames) -> Iterator[Issue]:
    """An error where a template that asked one country, as its first line says, has rows of another: the source of what
    stands in it is the country that was asked.
    """
    if "asked" not in roles.of or "country" not in roles.of:
        return
    title = re.compile(re.escape(wording.message(Message(code="template.title", values={
        "area": "AREA", "year": 9999}))).replace("AREA", "(.+)").replace("9999", r"\d{4}"))
    for row, line in reading.above:
        found = title.fullmatch(title_of(line))
        if found and (code := areas.code(found[1])):
            cells = reading.columns[roles.of["country"]]
            words = cells.dictionary.take(pc.unique(cells.indices)).to_pylist()
            if other := next((word for word in words if areas.code(word) not in ("", code)), ""):
                yield Issue(code="titles.template", sheet=reading.sheet, row=row, found=other,
                              values={"said": code})
            return


def part_issue(where: str, stated: str, sheet: str, row: int) -> Issue:
    """The error that words say a part: a sex or an age, of which all figures may be, or any other."""
    part = part_code(stated)
    return Issue(code=f"{where}.{'part' if part else 'limited'}", sheet=sheet, row=row, found=stated,
                   values={"part": part})


def _headings(reading: Reading, roles: Roles, choices: Choices, names: IndicatorNames) -> Iterator[tuple[int, str]]:
    """Headers above figures that are no known name of a column, a year or an indicator; and the name of the one series
    that an option takes for its indicator.
    """
    for index in roles.figures:
        name, role = reading.header[index], roles.by_column[index]
        if (role == "value" or role.startswith(INDICATOR)) and not (
                roles.levels.stated or role_of(name) or names.code(name)):
            yield reading.header_row, name
    for role in ("indicator", "indicator_code", "indicator_name"):
        if choices.indicator and role in roles.of:
            series = [word.strip() for word in reading.columns[roles.of[role]].dictionary[:2].to_pylist()]
            yield from ((reading.header_row, word) for word in series if not names.code(word))


def _next_to_figures(reading: Reading, roles: Roles) -> Iterator[tuple[int, str]]:
    """Headers without a cell below them: words beside the table."""
    for index in roles.left_out:
        if (name := reading.header[index]).strip() and not any(
                cell.strip() for cell in reading.columns[index].dictionary.to_pylist()):
            yield reading.header_row, name


def _countries(pieces: list[str], areas: AreaNames) -> set[str]:
    return {areas.code(piece) for piece in pieces if len(piece) >= _SHORTEST} - {""}


def _years(pieces: list[str]) -> set[str]:
    return {found[1] for piece in pieces if (found := _OF_YEAR.fullmatch(piece))}


def _indicators(pieces: list[str], names: IndicatorNames) -> set[str]:
    return {names.code(piece) for piece in pieces} - {""}
