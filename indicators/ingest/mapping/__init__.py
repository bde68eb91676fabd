"""Mapping: cells of a table -> one figure per row with a column per role, from long and wide layouts in any wording."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.block_headings import block_headings
from indicators.ingest.mapping.choices import INDICATOR, LEFT_OUT, YEAR, Choices
from indicators.ingest.mapping.exported_files import made_for_public
from indicators.ingest.mapping.header_lines import find_levels
from indicators.ingest.mapping.headers import Roles, find_roles
from indicators.ingest.mapping.indicator_names import IndicatorNames
from indicators.ingest.mapping.layout import lay_out
from indicators.ingest.mapping.lines_around import contradicted_signs, contradictions
from indicators.ingest.mapping.long_table import LongTable, forms
from indicators.ingest.mapping.missing_columns import missing_columns
from indicators.ingest.mapping.other_countries import other_countries
from indicators.ingest.mapping.roles_by_cells import roles_by_cells, spare_columns, values_by_unit
from indicators.ingest.mapping.scale_mentions import stated_scale
from indicators.ingest.mapping.scope import Scope
from indicators.ingest.mapping.table import MOST_READ, Long, long_table, with_absent
from indicators.ingest.mapping.unknown_columns import changed_meanings
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.meaning_words import years_in
from indicators.ingest.vocabulary.years import financial_year, is_year
from indicators.model import Catalogue, Indicator, Issue, Message

__all__ = ["INDICATOR", "LEFT_OUT", "YEAR", "Choices", "Mapped", "map_columns"]

_LACKING = {"columns.missing", "columns.missing_asked", "columns.missing_suggested", "columns.period",
            "columns.marked_year", "columns.look_alike", "columns.changes_meaning"}
"""Issues of a header that do not prevent validation of the other columns."""


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """A table with one figure per row. If ``table`` is None, the file is rejected, and ``issues`` give the reasons."""

    table: LongTable | None
    partial: LongTable | None = None                # of a rejected file, the rows that can still be validated
    roles: tuple[str, ...]                     # role of each column of the header, in the terms of choices.columns
    choices: Choices                           # as given, completed for the names in the file
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def map_columns(reading: Reading, catalogue: Catalogue, choices: Choices) -> Mapped:
    """Determine the role of each column, report what is unclear, and lay the table out with one figure per row."""
    choices = choices.under(catalogue)
    names, areas = IndicatorNames(catalogue, choices.indicators), AreaNames(catalogue, choices.areas)
    known = catalogue.indicators.get(names.code(choices.indicator))
    choices = replace(choices, indicator=known.id) if known else choices       # the user may have given its title
    financial = bool(choices.financial_year_ends or (known and known.financial_year_ends))
    roles, either = _find_roles(reading, names, areas, choices, known, financial=financial)
    scope = _scope(reading, roles, choices, [known] if known else _indicators_of(reading, roles, names, catalogue),
                   areas, financial=financial)
    scaled, stated = stated_scale(reading, roles, choices, scope)
    choices = choices if stated else replace(choices, scale="")       # drop an answer to a question that does not arise
    issues = [*_unknown_choices(choices, catalogue, names), *made_for_public(reading, roles), *roles.issues, *either,
              *([] if roles.levels.issues else missing_columns(reading, roles, choices, areas)), *scaled,
              *contradictions(reading, roles, choices, scope, catalogue),
              *changed_meanings(reading, roles, scope, names, areas), *contradicted_signs(reading, roles, scope)]
    asked = [issue.column for issue in issues if issue.code == "columns.changes_meaning"]
    issues += [issue for issue in other_countries(reading, roles, areas) if issue.column not in asked]
    headings, unread = block_headings(reading, roles, names, areas, known, choices.lines)
    mapped = Mapped(table=None, roles=roles.by_column, choices=choices, issues=[*issues, *headings],
                    notes=[*roles.notes])
    if mapped.issues:
        clear = {issue.code for issue in issues} <= _LACKING       # the roles of the columns present are clear
        partial = with_absent(lay_out(reading, roles, choices, areas)[0]) if clear else None
        return replace(mapped, partial=long_table(partial) if partial else None)
    table, notes = lay_out(reading, roles, choices, areas)
    notes = [*roles.notes, *notes, *unread, *stated]
    if "asked" in roles.of and not len(table.rows):
        nothing = Issue(code="columns.nothing_filled_in", row=reading.header_row, column=table.columns["value"].name)
        return replace(mapped, issues=[nothing], notes=notes)
    named = _named(table, choices, names)
    notes += [Message(code="note.indicator_chosen", values={"name": name, "code": code})
              for name, code in named.items()]
    return replace(mapped, table=long_table(table), notes=notes,
                   choices=replace(choices, indicators={**choices.indicators, **named}))


def _find_roles(reading: Reading, names: IndicatorNames, areas: AreaNames, choices: Choices, known: Indicator | None, *,
                financial: bool) -> tuple[Roles, list[Issue]]:
    """The role of each column, by header, then by cells; and an issue if two columns may hold the values."""
    levels = find_levels(reading, names, areas, choices)
    roles = find_roles(reading, names, choices.columns, levels, financial=financial)
    if spare := spare_columns(reading, roles, choices.columns):
        roles = find_roles(reading, names, choices.columns, levels, financial=financial, spare=spare)
    by_unit, either = values_by_unit(reading, roles, known, areas.catalogue)
    if settled := {**by_unit, **roles_by_cells(reading, roles, areas)}:
        roles = find_roles(reading, names, {**choices.columns, **settled}, levels, financial=financial, spare=spare)
    return roles, either


def _indicators_of(reading: Reading, roles: Roles, names: IndicatorNames, catalogue: Catalogue) -> list[Indicator]:
    """The indicators named in a file's headers or cells."""
    words = set(reading.header).union(*(cells.dictionary.to_pylist() for cells, role in zip(
        reading.columns, roles.by_column, strict=True) if role in forms("indicator")))
    codes = {names.code(word) for word in words}
    return [indicator for code, indicator in catalogue.indicators.items() if code in codes]


def _scope(reading: Reading, roles: Roles, choices: Choices, about: list[Indicator], areas: AreaNames, *,
           financial: bool) -> Scope:
    """What the file is about, as far as it or an option states it; text around the figures is checked against this."""
    def words(*named: str) -> set[str]:
        return {word for role in named if role in roles.of
                for word in reading.columns[roles.of[role]].dictionary[:MOST_READ].to_pylist()}

    years = {*words("year"), *roles.years, *roles.levels.stated.get("year", {}).values(), choices.year}
    countries = {areas.code(word) for word in (*words(*forms("country")), choices.country)}
    return Scope(areas.catalogue, about, countries - {""}, set().union(*map(years_in, years)),
                 financial=financial or any(map(financial_year, years)))


def _named(table: Long, choices: Choices, names: IndicatorNames) -> dict[str, str]:
    """Meaning of an unknown indicator name in a file with a single series, if an option names the indicator; {} if
    there are several.
    """
    found = dict[str, str]()
    for column in table.named_by("indicator") if choices.indicator else ():
        words = [word for word in column.used if word]
        if len(words) > 1:
            return {}
        found |= {word: names.code(choices.indicator) for word in words if not names.code(word)}
    return found


def _unknown_choices(choices: Choices, catalogue: Catalogue, names: IndicatorNames) -> Iterator[Issue]:
    """Issues for options with an unknown value."""
    known = {"indicator": names.code(choices.indicator), "country": AreaNames(catalogue).code(choices.country),
             "year": is_year(choices.year)}
    for name, code in known.items():
        if (stated := getattr(choices, name)) and not code:
            yield Issue(code=f"choice.unknown_{name}", column=name, found=stated)
