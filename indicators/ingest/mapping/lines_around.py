"""A line around the table that contradicts an option, says that the figures are of a part (one sex, a half-year), or
gives a sign another meaning than it is read with: "- = nil", "p: partial year", "* = not applicable".
"""

import re
from collections.abc import Iterator
from functools import cache

import pyarrow.compute as pc

from indicators import wording
from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.choices import INDICATOR, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.scope import Scope
from indicators.ingest.mapping.table import forms
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised, role_of
from indicators.ingest.vocabulary.meaning_words import core, is_word, pieces, title_of
from indicators.ingest.vocabulary.sex_and_age import breakdown_in, sex_and_age_in, sexes_in
from indicators.model import Catalogue, Issue, Message

_OF_YEAR = re.compile(r"(?:(?:(?:annual )?report|data|figures|results|numbers|statistics|year|reference year|jahr"
                      r"|berichtsjahr|année|año|for|of|in)\W+)*((?:19|20)\d\d)", re.IGNORECASE)
_SHORTEST = 3            # letters of a country

_ENTRY = re.compile(r"\s*(?P<sign>\S{1,4}?)\s*(?:[=:\u2013]|\s)\s*(?P<words>[^\W\d_].*)", re.DOTALL)
_BETWEEN = re.compile(r"[;|]|,(?=\s*\S{1,4}\s*[=:])")
_IN_NUMBER = re.compile(r"(?<=\d),(?=\d)")
_FIGURE = re.compile(r"[<>\u2264\u2265~\u2248=]*\s*[-+]?\d[\d.,' \u00a0\u202f]*")

Meaning = tuple[str, str, str]
"""Absence, marks and confidentiality that a sign or a word means."""


def contradictions(reading: Reading, roles: Roles, choices: Choices, scope: Scope,
                   catalogue: Catalogue) -> Iterator[Issue]:
    """An error for each such line, and for each header above figures, or name of their series, that says a part; what
    fills the piece between two signs counts, not a word inside a sentence.
    """
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    for row, line in reading.above:
        words = pieces(line)
        for option, meant in (
                (areas.code(choices.country), {areas.code(word) for word in words if len(word) >= _SHORTEST} - {""}),
                (choices.year, {found[1] for word in words if (found := _OF_YEAR.fullmatch(word))}),
                (names.code(choices.indicator), {names.code(word) for word in words} - {""})):
            if option and meant and option not in meant:
                yield Issue(code="titles.contradict", sheet=reading.sheet, row=row, found=line.strip(),
                            values={"said": option})

    yield from _of_another_template(reading, roles, areas)

    def says_persons(line: str) -> bool:
        return not roles.says_part and len(sexes_in(normalised(line))) < 2 and any(map(sex_and_age_in, pieces(line)))

    lines = [(row, line, says_persons(line) or scope.limits(line))
             for row, line in (*reading.above, *_next_to_figures(reading, roles))]
    lines += [(row, line, says_persons(line) or scope.header_limits(line))
              for row, line in _headings(reading, roles, choices, names)]
    lines += [(row, line, scope.limits(line, note=True)) for row, line in reading.below]
    for row, line, is_part in lines:
        if is_part and (title := title_of(line)) not in choices.lines:
            yield part_issue("titles", title, reading.sheet, row)


def _of_another_template(reading: Reading, roles: Roles, areas: AreaNames) -> Iterator[Issue]:
    """An error where a template that asked one country, as its first line says, has rows of another: the source of
    what it holds is the country that was asked.
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
    part = breakdown_in(stated)
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
    for role in forms("indicator"):
        if choices.indicator and role in roles.of:
            series = [word.strip() for word in reading.columns[roles.of[role]].dictionary[:2].to_pylist()]
            yield from ((reading.header_row, word) for word in series if not names.code(word))


def _next_to_figures(reading: Reading, roles: Roles) -> Iterator[tuple[int, str]]:
    """Headers without a cell below them: words next to the table."""
    for index in roles.left_out:
        if (name := reading.header[index]).strip() and not any(
                cell.strip() for cell in reading.columns[index].dictionary.to_pylist()):
            yield reading.header_row, name


def contradicted_signs(reading: Reading, roles: Roles, scope: Scope) -> Iterator[Issue]:
    """An error for each sign in a cell of figures that such a line says to mean something else than it is read as."""
    known = _read_as()
    used = _signs_used(reading, roles, known)
    for row, line in (*reading.above, *reading.below):
        for entry in _BETWEEN.split(line):
            found = _ENTRY.fullmatch(entry)
            sign = found["sign"].casefold() if found else ""
            if found and sign in used and _is_other(found["words"], known[sign], scope):
                yield Issue(code="legend.contradicts", sheet=reading.sheet, row=row, found=entry.strip()[:200],
                              values={"sign": found["sign"]})


@cache
def _read_as() -> dict[str, Meaning]:
    """What each sign is read as that is alone in a cell or at a figure."""
    return {line["written"].casefold(): (line["absence"], line["marks"], line["conf_status"])
            for line in codelist("cell_marks") if line["place"] in ("alone", "after", "before")}


@cache
def _meanings_of_words() -> dict[str, Meaning]:
    return {normalised(line["written"]): (line["absence"], line["marks"], line["conf_status"])
            for line in codelist("cell_marks") if normalised(line["written"])}


def _signs_used(reading: Reading, roles: Roles, known: dict[str, Meaning]) -> set[str]:
    """The signs in the cells of figures."""
    words = {word.strip() for index in roles.figures for word in reading.columns[index].dictionary.to_pylist()}
    return {sign for word in words if (sign := _FIGURE.sub("", word, count=1).strip().casefold()) in known}


def _is_other(words: str, read_as: Meaning, scope: Scope) -> bool:
    """Whether the words say a zero, another of the known meanings, or that figures are of something else."""
    plain = normalised(words)
    stated = _meanings_of_words().get(plain, _meanings_of_words().get(core(words)))
    if stated is not None:
        return stated != read_as
    words = _IN_NUMBER.sub("", words)
    return (is_word("zero", plain) or scope.limits(words) or scope.limits(words, note=True)
            or scope.is_other(words))
