"""Issues of a table as a whole: what it lacks, what it contradicts, and files that are not read again."""

import re
from collections.abc import Callable, Iterator

from indicators import wording
from indicators.catalogue.area_names import AreaNames
from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.mapping.choices import INDICATOR, OWN, Choices
from indicators.ingest.mapping.column_cells import texts
from indicators.ingest.mapping.headers import Roles, unclear_years
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.reading import Reading
from indicators.ingest.unused import template_title
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.indicators import PERCENT, IndicatorNames, unit_words
from indicators.ingest.vocabulary.years import only_year
from indicators.model import Indicator, Issue

_ASKED = {"country": "--country", "indicator": "--indicator", "year": "--year"}
"""Roles that a file may lack, and the option that supplies each."""

_APART = re.compile(r"[,;:|()\[\]/–—]|\s-\s|\t|\n")      # a name counts if it fills the text between two
_SHORTEST = 3            # minimum letters of a country name

_SETS = {"real", "ILLUSTRATIVE, invented"}
"""What the column "figures" of an export says; the mark of an invented figure stays with it."""

_HIDDEN = "Q"
"""SDMX code of OBS_STATUS for a suppressed figure."""


def missing_columns(reading: Reading, roles: Roles, choices: Choices) -> list[Issue]:
    """Return issues for roles that neither the table nor an option provides, and for headers that may be years."""
    spans = unclear_years(roles, reading.header)
    missing = [Issue(code="columns.missing_asked" if noun in _ASKED else "columns.missing", row=reading.header_row,
                     column=noun, found=", ".join(reading.header), values={"option": _ASKED.get(noun, "")})
               for noun in _lacking(roles, choices, spans)]
    return missing + ([Issue(code="columns.financial", row=reading.header_row, column=spans[0],
                             found=", ".join(spans))] if spans else [])


def _lacking(roles: Roles, choices: Choices, spans: list[str]) -> list[str]:
    """The roles that nothing provides. While the indicator is missing, the unit is not asked for."""
    wide = bool(roles.wide or spans) and bool(roles.of or choices.country or choices.year)
    indicator = roles.has("indicator") or choices.indicator
    has = {
        "country": roles.has("country") or choices.country,
        "year": "year" in roles.of or roles.noun == "year" or choices.year or spans,
        "indicator": indicator,
        "value": "value" in roles.of or wide,
        "unit": "unit" in roles.of or ("value" not in roles.of and wide) or choices.indicator or not indicator
                or choices.units.get("") == OWN}
    return [noun for noun, there in has.items() if not there]


def contradictions(reading: Reading, roles: Roles, choices: Choices, areas: AreaNames, names: IndicatorNames,
                   known: Indicator | None) -> Iterator[Issue]:
    """Yield issues for lines above the table against an option, another country's rows, shares of counts."""
    option = {"country": areas.code(choices.country), "year": choices.year, "indicator": names.code(choices.indicator)}
    for line in reading.surroundings:
        if line.kind != "above":
            continue
        pieces = [piece.strip() for piece in _APART.split(line.text[:10 * LONGEST_NAME])]
        stated = {"country": {areas.code(piece) for piece in pieces if len(piece) >= _SHORTEST} - {""},
                  "year": only_year(line.text), "indicator": set(map(names.code, pieces)) - {""}}
        for noun, codes in stated.items():
            if option[noun] and codes and option[noun] not in codes:
                yield Issue(code="titles.contradict", sheet=reading.sheet, row=line.row, found=line.text.strip(),
                            values={"said": option[noun]})
    yield from _of_another_template(reading, roles, areas)
    yield from _shares_of_counts(reading, roles, names, areas, known)


def _of_another_template(reading: Reading, roles: Roles, areas: AreaNames) -> Iterator[Issue]:
    """An issue if a template for one country, by its first line, has rows of another."""
    if "template" not in roles.layouts or "country" not in roles.of:
        return
    title = template_title()
    for line in reading.surroundings:
        found = title.fullmatch(normalised(line.text)) if line.kind == "above" else None
        if found and (code := areas.code(found[1])):
            other = next((text for text in texts(reading.cells[roles.of["country"]])
                          if areas.code(text) not in ("", code)), "")
            if other:
                yield Issue(code="titles.template", sheet=reading.sheet, row=line.row, found=other,
                            values={"said": code, "typed": code})
            return


def _shares_of_counts(reading: Reading, roles: Roles, names: IndicatorNames, areas: AreaNames,
                      known: Indicator | None) -> Iterator[Issue]:
    """Issues for headers with "%", or a word for per cent, above the figures of an indicator that is counted."""
    code, indicators = unit_words(areas.catalogue), areas.catalogue.indicators
    column = next((roles.of[role] for role in forms("indicator") if role in roles.of), None)
    in_rows = [] if column is None else [indicators.get(names.code(text)) for text in texts(reading.cells[column])]
    for index in roles.figures:
        name, role = reading.header[index], roles.by_column[index]
        own = next((one for one in (indicators.get(role.removeprefix(INDICATOR)), known, *in_rows)
                    if one is not None and one.whole), None)
        says_share = "%" in name or any(code(word) == PERCENT for word in normalised(name).split())
        if own is not None and says_share:
            yield Issue(code="columns.share_of_count", sheet=reading.sheet, row=reading.header_row, column=name,
                        found=name, values={"indicator": own.id, "wanted": own.unit})


def made_for_public(reading: Reading, roles: Roles) -> Iterator[Issue]:
    """Yield an issue for an exported file with hidden figures or notes: it does not say what was hidden."""
    tests: dict[str, Callable[[str], bool]] = {
        "obs_status": lambda word: word == _HIDDEN,
        "note": lambda word: word == wording.say("phrase.note_withheld")}
    if "goalline" in roles.layouts and any(
            test(word) for role, test in tests.items() if role in roles.of
            for word in texts(reading.cells[roles.of[role]])):
        yield Issue(code="columns.made_for_public", sheet=reading.sheet)
    for index, name in enumerate(reading.header):
        if "goalline" in roles.layouts and normalised(name) == "figures" and not set(
                texts(reading.cells[index])) <= _SETS:
            yield Issue(code="columns.changed_label", sheet=reading.sheet, column=name, found=name)
