"""The cells of a table -> one figure a row, with a column for each noun: long and wide layouts, in any words."""

import itertools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from indicators.catalogue.names import AreaNames
from indicators.ingest.mapping.by_cells import names_areas, roles_by_cells, spare_columns
from indicators.ingest.mapping.changed_meaning import changed_meanings
from indicators.ingest.mapping.choices import INDICATOR, Choices
from indicators.ingest.mapping.header_lines import find_levels
from indicators.ingest.mapping.header_periods import (
    financial_year,
    is_marked_year,
    is_period,
    is_year,
    says_a_year,
)
from indicators.ingest.mapping.headers import LEFT_OUT, YEAR, Roles, find_roles
from indicators.ingest.mapping.indicators import IndicatorNames
from indicators.ingest.mapping.layout import lay_out
from indicators.ingest.mapping.legends import contradicted_signs
from indicators.ingest.mapping.lines_without_figures import without_figures
from indicators.ingest.mapping.meanings import Meanings
from indicators.ingest.mapping.scales import stated_scale
from indicators.ingest.mapping.table import LOOKED_AT, Column, Long, holds_figures, with_absent
from indicators.ingest.mapping.titles import contradictions
from indicators.ingest.mapping.units import OWN, PERCENT
from indicators.ingest.mapping.value_column import values_by_unit
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.meaning_words import years_in
from indicators.model import Catalogue, Indicator, Issue, Message

__all__ = ["INDICATOR", "LEFT_OUT", "YEAR", "Choices", "Column", "Long", "Mapped", "map_columns"]

ASKED = {"country": "--country", "indicator": "--indicator", "year": "--year"}
"""What a file may leave unsaid, and the option that says it."""

LACKING = {"columns.missing", "columns.missing_asked", "columns.missing_suggested", "columns.period",
           "columns.marked_year", "columns.look_alike", "columns.changes_meaning"}
"""Issues of a header that leave the other columns' cells to be judged."""

MOST_HELD = 5_000        # distinct cells of a column
_FIGURE = re.compile(r"\s*[<>~≤≥]?\s*-?\d")


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """A table with one figure a row. Where ``table`` is None the file is refused, and ``issues`` say why."""

    table: Long | None
    partial: Long | None = None                # of a file that is refused, what can be judged all the same
    roles: tuple[str, ...]                     # what each column of the header is for, as choices.columns says it
    choices: Choices                           # as given, and what they mean for the names that the file has
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def map_columns(reading: Reading, catalogue: Catalogue, choices: Choices) -> Mapped:
    """Find what each column is for, fill in what ``choices`` say, and lay the table out with one figure a row."""
    choices = choices.under(catalogue)
    names = IndicatorNames(catalogue, choices.indicators)
    known = catalogue.indicators.get(names.code(choices.indicator))
    choices = replace(choices, indicator=known.id) if known else choices       # it may be named by its title
    financial = bool(choices.financial_year_ends or (known and known.financial_year_ends))
    areas = AreaNames(catalogue, choices.areas)
    levels = find_levels(reading, names, areas, choices)

    def found(columns: Mapping[str, str], spare: Collection[int] = ()) -> Roles:
        return find_roles(reading.header, reading.header_row, names, columns, financial=financial, levels=levels,
                          cells=reading.columns, spare=spare)

    roles = found(choices.columns)
    spare = spare_columns(reading, roles, choices.columns)
    roles = found(choices.columns, spare) if spare else roles
    by_unit, either = values_by_unit(reading, roles, known, catalogue)
    settled = {**by_unit, **roles_by_cells(reading, roles, areas)}
    roles = found({**choices.columns, **settled}, spare) if settled else roles
    missing = [] if levels.issues else [
        _suggested(role, reading, roles, areas) for role in _missing(reading, roles, choices)]
    about = [known] if known else _indicators_of(reading, roles, names, catalogue)
    meanings = _meanings(reading, roles, choices, about, areas, financial=financial)
    scaled, stated = stated_scale(reading, roles, choices, meanings)
    choices = choices if stated else replace(choices, scale="")       # an answer to a question that is not asked
    issues = [*_unknown_choices(choices, catalogue, names), *roles.issues, *either, *missing, *scaled,
                *contradictions(reading, roles, choices, meanings, catalogue),
                *changed_meanings(reading, roles, meanings, catalogue), *contradicted_signs(reading, roles, meanings)]
    headings, unread = without_figures(
        reading, roles, names, areas, indicator=known.id if known else "", stated=choices.lines,
        percent=bool(known and known.unit == PERCENT))
    if issues or headings:
        return Mapped(table=None, partial=_partial(reading, roles, choices, names, issues), roles=roles.by_column,
                      choices=choices, issues=[*issues, *headings], notes=list(roles.notes))
    table, notes = lay_out(reading, roles, choices)
    notes += [*unread, *stated]
    if "asked" in roles.of and not len(table.rows):
        nothing = Issue(code="columns.nothing_filled_in", row=reading.header_row, column=table.columns["value"].name)
        return Mapped(table=None, roles=roles.by_column, choices=choices, issues=[nothing], notes=[*roles.notes,
                                                                                                     *notes])
    named = _named(table, choices, names)
    notes += [Message(code="note.indicator_chosen", values={"name": name, "code": code})
              for name, code in named.items()]
    return Mapped(table=table, roles=roles.by_column, notes=[*roles.notes, *notes],
                  choices=replace(choices, indicators={**choices.indicators, **named}))


def _partial(reading: Reading, roles: Roles, choices: Choices, names: IndicatorNames,
             issues: list[Issue]) -> Long | None:
    """The table without the nouns that it lacks; None where it is not clear what its columns are for."""
    if not {issue.code for issue in issues} <= LACKING:
        return None
    table, _ = lay_out(reading, roles, choices)
    return with_absent(table)


def _indicators_of(reading: Reading, roles: Roles, names: IndicatorNames, catalogue: Catalogue) -> list[Indicator]:
    """The indicators that a file names, in its headers or in cells."""
    named = {"indicator", "indicator_code", "indicator_name"}
    words = set(reading.header).union(*(cells.dictionary.to_pylist() for cells, role in zip(
        reading.columns, roles.by_column, strict=True) if role in named))
    codes = {names.code(word) for word in words}
    return [indicator for code, indicator in catalogue.indicators.items() if code in codes]


def _meanings(reading: Reading, roles: Roles, choices: Choices, about: list[Indicator], areas: AreaNames, *,
              financial: bool) -> Meanings:
    """What words around the figures are held against: what the file is about, as far as it or an option says."""
    def words(*named: str) -> set[str]:
        return {word for role in named if role in roles.of
                for word in reading.columns[roles.of[role]].dictionary[:MOST_HELD].to_pylist()}

    years = {*words("year"), *roles.years, *roles.levels.stated.get("year", {}).values(), choices.year}
    countries = {areas.code(word) for word in (*words("country", "country_code", "country_name"), choices.country)}
    return Meanings(areas.catalogue, about, countries - {""}, set().union(*map(years_in, years)),
                    financial=financial or any(map(financial_year, years)))


def _named(table: Long, choices: Choices, names: IndicatorNames) -> dict[str, str]:
    """What an option means in a file that has one series, of a name that nobody knows; of several it may mean any."""
    found = dict[str, str]()
    for role in ("indicator", "indicator_code", "indicator_name"):
        column = table.columns.get(role)
        if choices.indicator and column and column.name != "--indicator":
            words = [word for word in column.used if word]
            if len(words) > 1:
                return {}
            found |= {word: names.code(choices.indicator) for word in words if not names.code(word)}
    return found


def _unknown_choices(choices: Choices, catalogue: Catalogue, names: IndicatorNames) -> Iterator[Issue]:
    """Options that say what nobody knows."""
    known = {"indicator": names.code(choices.indicator), "country": AreaNames(catalogue).code(choices.country),
             "year": is_year(choices.year)}
    for name, code in known.items():
        if (stated := getattr(choices, name)) and not code:
            yield Issue(code=f"choice.unknown_{name}", column=name, found=stated)


def _missing(reading: Reading, roles: Roles, choices: Choices) -> list[Issue]:
    """An issue for each noun that neither the table nor an option says, and for values in two layouts at once."""
    named = [roles.levels.others.get(index, reading.header[index].strip()) for index in roles.left_out]
    stated = roles.levels.stated
    spans = [name for name in named if financial_year(name)] if "year" not in roles.of else []
    spans = spans if roles.years or len(spans) > 1 else []
    wide = bool(roles.years or roles.indicators or spans or stated) and bool(roles.of or choices.country
                                                                             or choices.year)
    has = {
        "country": bool({"country", "country_code", "country_name"} & {*roles.of, *stated}) or bool(choices.country),
        "year": "year" in {*roles.of, *stated} or (wide and bool(roles.years or spans)) or bool(choices.year),
        "indicator": bool({"indicator", "indicator_code", "indicator_name"} & {*roles.of, *stated})
        or (wide and bool(roles.indicators)) or bool(choices.indicator),
        "value": "value" in roles.of or wide,
    }
    # An indicator that is still to be named answers for the unit as well.
    has["unit"] = "unit" in roles.of or ("value" not in roles.of and wide) or bool(choices.indicator) \
        or not has["indicator"] or choices.units.get("") == OWN
    row, header = reading.header_row, ", ".join(name.strip() for name in reading.header)
    missing = [Issue(code="columns.missing_asked" if name in ASKED else "columns.missing", row=row, column=name,
                       found=header, values={"option": ASKED.get(name, "")})
               for name, there in has.items() if not there]
    if spans and wide:
        missing.append(Issue(code="columns.financial", row=row, column=spans[0], found=", ".join(spans)))
    years = wide and bool(roles.years or "year" in stated)
    missing += [Issue(code="columns.period", row=row, column=name, found=name) for name in named
                if years and is_period(name) and name not in spans]
    missing += [Issue(code="columns.marked_year", row=row, column=name, found=name)
                for name, index in zip(named, roles.left_out, strict=True)
                if years and name not in spans and not is_period(name)
                and (is_marked_year(name) or (says_a_year(name) and _has_any_figure(reading.columns[index])))]
    missing += [Issue(code="columns.nameless_figures", row=row, column=name, found=name)
                for name in _next_to_nameless(reading, roles) if wide]
    if _two_layouts(roles, wide=wide):
        missing.append(Issue(code="columns.two_layouts", row=row, found=header))
    return missing


def _suggested(missing: Issue, reading: Reading, roles: Roles, areas: AreaNames) -> Issue:
    """An issue that no column names the country, with the column whose cells do; any other issue as it is."""
    if missing.code != "columns.missing_asked" or missing.column != "country":
        return missing
    named = next((name.strip() for index in roles.left_out if (name := reading.header[index]).strip()
                  and names_areas(reading.columns[index], areas)), "")
    return replace(missing, code="columns.missing_suggested", values={
        **missing.values, "suggested": named}) if named else missing


def _next_to_nameless(reading: Reading, roles: Roles) -> Iterator[str]:
    """Columns of figures whose right neighbours have no name, and figures too: they may be of the same year."""
    nameless = {index for index in roles.left_out if not reading.header[index].strip()}
    for index in roles.figures:
        following = itertools.takewhile(nameless.__contains__, itertools.count(index + 1))
        if any(holds_figures(reading.columns[column]) for column in following):
            yield reading.header[index].strip()


def _has_any_figure(cells: pa.DictionaryArray) -> bool:
    """Whether a cell of a column begins with a figure, such as "1102 p"."""
    return any(_FIGURE.match(cell) for cell in cells.dictionary[:LOOKED_AT].to_pylist())


def _two_layouts(roles: Roles, *, wide: bool) -> bool:
    """Whether the table says the same in two ways: in a column and in headers, or with two kinds of headers."""
    stated_again = {noun: set(roles.of) & {noun, f"{noun}_code", f"{noun}_name"} for noun in roles.levels.stated}
    if "sex" in stated_again:
        stated_again["sex"] |= set(roles.of) & {"breakdown"}
    ways = [bool(roles.years), bool(roles.indicators), bool(roles.levels.stated)]
    return wide and (sum(ways) > 1 or "value" in roles.of or any(stated_again.values()))
