"""Check lines around the table that contradict an option, limit the figures to a part (one sex, a half-year), call them
drafts, or define a symbol differently from how it is read: "- = nil", "p: partial year", "* = not applicable".
"""

import re
from collections.abc import Iterator
from functools import cache

import pyarrow.compute as pc

from indicators import wording
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.mapping.choices import INDICATOR, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.scope import Scope
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised, role_of
from indicators.ingest.vocabulary.meaning_words import core, is_word, pieces, title_of
from indicators.ingest.vocabulary.sex_and_age import breakdown_in, sex_and_age_in, sexes_in
from indicators.model import Catalogue, Issue, Message

_OF_YEAR = re.compile(r"(?:(?:(?:annual )?report|data|figures|results|numbers|statistics|year|reference year|jahr"
                      r"|berichtsjahr|année|año|for|of|in)\W+)*((?:19|20)\d\d)", re.IGNORECASE)
_SHORTEST = 3            # minimum letters of a country name

_ENTRY = re.compile(r"\s*(?P<sign>\S{1,4}?)\s*(?:[=:\u2013]|\s)\s*(?P<words>[^\W\d_].*)", re.DOTALL)
_BETWEEN = re.compile(r"[;|]|,(?=\s*\S{1,4}\s*[=:])")
_LETTER_EXPLAINED = re.compile(r"\W*\w{1,2}\s*[=:\u2013-]")            # "d: draft"
_IN_NUMBER = re.compile(r"(?<=\d),(?=\d)")
_FIGURE = re.compile(r"[<>\u2264\u2265~\u2248=]*\s*[-+]?\d[\d.,' \u00a0\u202f]*")

Meaning = tuple[str, str, str]
"""Absence, flags and confidentiality that a symbol or word stands for."""


def contradictions(reading: Reading, roles: Roles, choices: Choices, scope: Scope,
                   catalogue: Catalogue) -> Iterator[Issue]:
    """Yield issues for such lines, and for headers above figures, or names of their series, that limit the figures. A
    phrase counts if it fills the text between two separators, not as a word within a sentence.
    """
    areas, names = AreaNames(catalogue), IndicatorNames(catalogue)
    refused = set[str]()
    for row, line in reading.above:
        words = pieces(line)
        for option, meant in (
                (areas.code(choices.country), {areas.code(word) for word in words if len(word) >= _SHORTEST} - {""}),
                (choices.year, {found[1] for word in words if (found := _OF_YEAR.fullmatch(word[:LONGEST_NAME + 1]))}),
                (names.code(choices.indicator), {names.code(word) for word in words} - {""})):
            if option and meant and option not in meant:
                yield Issue(code="titles.contradict", sheet=reading.sheet, row=row, found=line.strip(),
                            values={"said": option})
        if not _LETTER_EXPLAINED.match(line) and any(is_word("not final", core(word)) for word in words):
            refused.add(title_of(line))
            yield Issue(code="titles.not_final", sheet=reading.sheet, row=row, found=title_of(line))

    yield from _of_another_template(reading, roles, areas)

    def says_persons(line: str) -> bool:
        return not roles.says_part and len(sexes_in(normalised(line))) < 2 and any(map(sex_and_age_in, pieces(line)))

    lines = [(row, line, says_persons(line) or scope.limits(line))
             for row, line in (*reading.above, *_next_to_figures(reading, roles))]
    lines += [(row, line, says_persons(line) or scope.header_limits(line))
              for row, line in _headings(reading, roles, choices, names)]
    lines += [(row, line, scope.limits(line, note=True)) for row, line in reading.below]
    for row, line, is_part in lines:
        if is_part and (title := title_of(line)) not in choices.lines and title not in refused:
            yield part_issue("titles", title, reading.sheet, row)


def _of_another_template(reading: Reading, roles: Roles, areas: AreaNames) -> Iterator[Issue]:
    """An issue if a template for one country, as its first line states, has rows of another; the source of its figures
    is the first country.
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
                              values={"said": code, "typed": code})
            return


def part_issue(where: str, stated: str, sheet: str, row: int) -> Issue:
    """Return the issue for text that limits the figures: to a sex or an age, which may apply to all figures, or
    otherwise.
    """
    part = breakdown_in(stated)
    return Issue(code=f"{where}.{'part' if part else 'limited'}", sheet=sheet, row=row, found=stated,
                   values={"part": part})


def _headings(reading: Reading, roles: Roles, choices: Choices, names: IndicatorNames) -> Iterator[tuple[int, str]]:
    """Yield headers above figures that are not a known column name, year or indicator, and the names of series that an
    option assigns to its indicator.
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
    """Yield headers without any cell below them: text next to the table."""
    for index in roles.left_out:
        if (name := reading.header[index]).strip() and not is_word("state header", normalised(name)) and not any(
                cell.strip() for cell in reading.columns[index].dictionary.to_pylist()):
            yield reading.header_row, name


def contradicted_signs(reading: Reading, roles: Roles, scope: Scope) -> Iterator[Issue]:
    """Yield an issue for each symbol used in figure cells that a line around the table defines differently from how it
    is read.
    """
    known = _read_as()
    used = _signs_used(reading, roles, known)
    for row, line in (*reading.above, *reading.below):
        for entry in _BETWEEN.split(line):
            found = _ENTRY.fullmatch(entry.strip()) if len(entry.strip()) <= LONGEST_NAME else None
            sign = found["sign"].casefold() if found else ""
            if found and sign in used and _is_other(found["words"], known[sign], scope):
                yield Issue(code="legend.contradicts", sheet=reading.sheet, row=row, found=entry.strip()[:200],
                              values={"sign": found["sign"]})


@cache
def _read_as() -> dict[str, Meaning]:
    """How each symbol is read that stands alone in a cell or next to a figure."""
    return {line["written"].casefold(): (line["absence"], line["marks"], line["conf_status"])
            for line in codelist("cell_marks") if line["place"] in ("alone", "after", "before")}


@cache
def _meanings_of_words() -> dict[str, Meaning]:
    return {normalised(line["written"]): (line["absence"], line["marks"], line["conf_status"])
            for line in codelist("cell_marks") if normalised(line["written"])}


def _signs_used(reading: Reading, roles: Roles, known: dict[str, Meaning]) -> set[str]:
    """The symbols in figure cells."""
    cells = (word for index in roles.figures for word in reading.columns[index].dictionary.to_pylist())
    words = {word.strip() for word in cells if len(word) <= LONGEST_NAME}
    return {sign for word in words if (sign := _FIGURE.sub("", word, count=1).strip().casefold()) in known}


def _is_other(words: str, read_as: Meaning, scope: Scope) -> bool:
    """Whether the words mean zero, another known meaning, or a limitation of the figures."""
    plain = normalised(words)
    stated = _meanings_of_words().get(plain, _meanings_of_words().get(core(words)))
    if stated is not None:
        return stated != read_as
    words = _IN_NUMBER.sub("", words)
    return (is_word("zero", plain) or scope.limits(words) or scope.limits(words, note=True)
            or scope.is_other(words))
