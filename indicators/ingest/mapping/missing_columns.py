"""Report what neither the columns nor an option provide."""

from dataclasses import replace

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import OWN, Choices
from indicators.ingest.mapping.headers import Roles, column_like_a_country, unclear_years
from indicators.ingest.reading import Reading
from indicators.model import Issue

_ASKED = {"country": "--country", "indicator": "--indicator", "year": "--year"}
"""Roles that a file may lack, and the option that supplies each."""


def missing_columns(reading: Reading, roles: Roles, choices: Choices, areas: AreaNames) -> list[Issue]:
    """Return issues for roles that neither the table nor an option provides, and for headers that may be years."""
    spans = unclear_years(roles, reading.header)
    missing = [_missing(noun, reading, roles, areas) for noun in _lacking(roles, choices, spans)]
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


def _missing(noun: str, reading: Reading, roles: Roles, areas: AreaNames) -> Issue:
    """The issue for a missing role; for the country, with the column whose cells look like countries."""
    issue = Issue(code="columns.missing_asked" if noun in _ASKED else "columns.missing", row=reading.header_row,
                  column=noun, found=", ".join(reading.header), values={"option": _ASKED.get(noun, "")})
    suggested = column_like_a_country(reading, roles, areas) if noun == "country" else ""
    return replace(issue, code="columns.missing_suggested",
                   values={**issue.values, "suggested": suggested}) if suggested else issue
