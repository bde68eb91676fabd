"""Report what neither the columns nor an option provide, and what two layouts provide at once."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import OWN, Choices
from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.mapping.roles_by_cells import names_areas
from indicators.ingest.mapping.table import LOOKED_AT, holds_figures
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.years import financial_year, is_marked_year, is_period, says_a_year
from indicators.model import Issue

_ASKED = {"country": "--country", "indicator": "--indicator", "year": "--year"}
"""Roles that a file may lack, and the option that supplies each."""

_FIGURE = re.compile(r"\s*(?:[<>~≤≥]\s*)?-?\d")


def missing_columns(reading: Reading, roles: Roles, choices: Choices, areas: AreaNames) -> list[Issue]:
    """Return issues for roles that neither the table nor an option provides, headers that may be years, figures without
    a header, and values in two layouts at once.
    """
    row, header = reading.header_row, ", ".join(name.strip() for name in reading.header)
    named = {index: roles.levels.others.get(index, reading.header[index].strip()) for index in roles.left_out}
    stated = roles.levels.stated
    spans = [name for name in named.values() if financial_year(name)] if "year" not in roles.of else []
    spans = spans if roles.years or len(spans) > 1 else []
    wide = bool(roles.years or roles.indicators or spans or stated) and bool(
        roles.of or choices.country or choices.year)
    missing = [_missing(noun, reading, roles, areas) for noun in _unsaid(roles, choices, spans, wide=wide)]
    if not wide:
        return missing
    if spans:
        missing.append(Issue(code="columns.financial", row=row, column=spans[0], found=", ".join(spans)))
    if roles.years or "year" in stated:
        others = {index: name for index, name in named.items() if name not in spans}
        missing += [Issue(code="columns.period", row=row, column=name, found=name)
                    for name in others.values() if is_period(name)]
        missing += [Issue(code="columns.marked_year", row=row, column=name, found=name)
                    for index, name in others.items() if not is_period(name) and (
                        is_marked_year(name) or (says_a_year(name) and _has_any_figure(reading.columns[index])))]
    missing += [Issue(code="columns.nameless_figures", row=row, column=name, found=name)
                for name in _next_to_nameless(reading, roles)]
    if _two_layouts(roles):
        missing.append(Issue(code="columns.two_layouts", row=row, found=header))
    return missing


def _unsaid(roles: Roles, choices: Choices, spans: list[str], *, wide: bool) -> list[str]:
    """The roles that nothing provides. Headers of a ``wide`` table provide years or indicators, and its figures are the
    values. While the indicator is missing, the unit is not asked for.
    """
    indicator = roles.has("indicator") or choices.indicator or (wide and roles.indicators)
    has = {
        "country": roles.has("country") or choices.country,
        "year": roles.has("year") or choices.year or (wide and (roles.years or spans)),
        "indicator": indicator,
        "value": "value" in roles.of or wide,
        "unit": "unit" in roles.of or ("value" not in roles.of and wide) or choices.indicator or not indicator
                or choices.units.get("") == OWN}
    return [noun for noun, there in has.items() if not there]


def _missing(noun: str, reading: Reading, roles: Roles, areas: AreaNames) -> Issue:
    """The issue for a missing role; for the country, with the column whose cells look like countries."""
    issue = Issue(code="columns.missing_asked" if noun in _ASKED else "columns.missing", row=reading.header_row,
                  column=noun, found=", ".join(name.strip() for name in reading.header),
                  values={"option": _ASKED.get(noun, "")})
    suggested = next((name for index in roles.left_out if (name := reading.header[index].strip())
                      and names_areas(reading.columns[index], areas)), "") if noun == "country" else ""
    return replace(issue, code="columns.missing_suggested",
                   values={**issue.values, "suggested": suggested}) if suggested else issue


def _next_to_nameless(reading: Reading, roles: Roles) -> Iterator[str]:
    """Yield columns of figures followed by columns of figures without a header, which may be of the same year."""
    nameless = {index for index in roles.left_out if not reading.header[index].strip()}
    for index in roles.figures:
        following = itertools.takewhile(nameless.__contains__, itertools.count(index + 1))
        if any(holds_figures(reading.columns[column]) for column in following):
            yield reading.header[index].strip()


def _has_any_figure(cells: pa.DictionaryArray) -> bool:
    """Whether a cell of a column begins with a number, such as "1102 p"."""
    return any(_FIGURE.match(cell) for cell in cells.dictionary[:LOOKED_AT].to_pylist())


def _two_layouts(roles: Roles) -> bool:
    """Whether a wide table has the same role in a column and in headers, or two kinds of headers."""
    columns = {noun: {*forms(noun), "breakdown"} if noun == "sex" else set(forms(noun)) for noun in roles.levels.stated}
    again = any(not own.isdisjoint(roles.of) for own in columns.values())
    return again or "value" in roles.of or sum(map(bool, (roles.years, roles.indicators, roles.levels.stated))) > 1
