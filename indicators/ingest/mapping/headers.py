"""Columns -> roles: by a person's choice, a known header, a year, an indicator or a country, or by their cells."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators.catalogue.area_names import AreaNames
from indicators.ingest.mapping.choices import COUNTRY, DESCRIBED, IGNORE, INDICATOR, YEAR, Choices
from indicators.ingest.mapping.column_cells import holds_figures, holds_numbers, texts, without_repetition
from indicators.ingest.mapping.long_table import forms
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import layouts_of, normalised, role_of
from indicators.ingest.vocabulary.indicators import IndicatorNames, says_number, says_persons, unit_words
from indicators.ingest.vocabulary.years import financial_year, footnoted_year, year_of
from indicators.model import Indicator, Issue

WIDE = {"year": YEAR, "indicator": INDICATOR, "country": COUNTRY}
"""What a header above figures may name, and the prefix of the role of such a column."""

_ACTIONS = {"", "i", "a", "m", "r", "d"}        # of SDMX: information, append, merge, replace, delete
_TELLING = set("%‰*?#")


@dataclass(frozen=True, kw_only=True)
class Roles:
    """Indices of columns by role; ``wide`` holds what the headers above figures name, by column."""

    by_column: tuple[str, ...]                 # role of each column, "" for none
    of: dict[str, int]                         # role -> index: {"country": 0, ...}
    noun: str = ""                             # what the headers above figures name: a key of WIDE
    wide: dict[int, str] = field(default_factory=dict)
    layouts: frozenset[str] = frozenset()      # known layouts of other publishers, by their headers
    issues: tuple[Issue, ...] = ()

    @property
    def figures(self) -> list[int]:
        """Indices of the columns of figures."""
        return [self.of["value"]] if "value" in self.of else list(self.wide)

    @property
    def unused(self) -> list[int]:
        """Indices of the columns without a role."""
        return [index for index, role in enumerate(self.by_column) if not role]

    def has(self, noun: str) -> bool:
        """Whether a column, or the header above the figures, gives the country or indicator of a row."""
        return self.noun == noun or not set(forms(noun)).isdisjoint(self.of)


def find_roles(reading: Reading, names: IndicatorNames, areas: AreaNames, choices: Choices,
               known: Indicator | None) -> Roles:
    """Determine the role of each column. ``known`` is the indicator that an option names for the whole file."""
    header, layouts = reading.header, layouts_of(reading.header)
    chosen = {normalised(name): role for name, role in choices.columns.items() if role}
    limiting = dict.fromkeys(map(normalised, choices.rows), IGNORE)
    financial = bool(choices.financial_year_ends or (known and known.financial_year_ends))
    by_column = [chosen.get(normalised(name)) or _role(name, names, layouts, financial=financial)
                 or limiting.get(normalised(name), "") for name in header]
    by_column = [_certain(role, reading.cells[index]) for index, role in enumerate(by_column)]
    by_column = _with_footnoted_years(header, by_column)
    by_column = _with_value_in_unit(reading, by_column, known, areas, set(chosen))
    by_column = _with_countries(reading, by_column, areas, choices)
    by_column = without_repetition(reading, by_column, layouts, areas, set(chosen))
    first: dict[str, int] = {}
    for index, role in enumerate(by_column):
        if role not in ("", IGNORE, DESCRIBED):
            first.setdefault(role, index)
    of = {role: index for role, index in first.items() if not role.startswith(tuple(WIDE.values()))}
    wide = {noun: {index: role.removeprefix(prefix) for role, index in first.items() if role.startswith(prefix)}
            for noun, prefix in WIDE.items()}
    noun = next((noun for noun, columns in wide.items() if columns), "")
    several = len([columns for columns in wide.values() if columns]) > 1
    issues = [*_repeated(header, by_column, reading.header_row)]
    if noun and ("value" in of or several or not set(forms(noun)).isdisjoint(of)):
        issues.append(Issue(code="columns.two_layouts", row=reading.header_row, found=", ".join(filter(None, header))))
    return Roles(by_column=tuple(by_column), of=of, noun=noun, wide=wide.get(noun, {}), layouts=layouts,
                 issues=tuple(issues))


def _role(header: str, names: IndicatorNames, layouts: frozenset[str], *, financial: bool) -> str:
    if financial and financial_year(header):
        return f"{YEAR}{header}"
    if year := year_of(header):
        return f"{YEAR}{year}"
    if any(sign in _TELLING or unicodedata.category(sign).startswith("S") for sign in header):
        return ""                            # "CAMPAIGNS ‰" is not CAMPAIGNS
    code = names.code(header)
    return role_of(header, layouts) or (f"{INDICATOR}{code}" if code else "")


def _certain(role: str, cells: pd.Series) -> str:
    """The role, "" for a column of actions or requests with other words than its format has."""
    known = {"action": _ACTIONS, "asked": {"yes", ""}}.get(role)
    return role if known is None or {text.casefold() for text in cells.str.strip().unique()} <= known else ""


def _with_footnoted_years(header: list[str], by_column: list[str]) -> list[str]:
    """The roles, with "2013*" or "2013 (p)" taken as a year if no column holds the year or value of all rows."""
    if {"year", "value"} & set(by_column):
        return by_column
    return [role or (f"{YEAR}{year}" if (year := footnoted_year(name)[0]) else "")
            for name, role in zip(header, by_column, strict=True)]


def _with_value_in_unit(reading: Reading, by_column: list[str], known: Indicator | None, areas: AreaNames,
                        chosen: set[str]) -> list[str]:
    """The roles, with a column headed with the unit of the ``known`` indicator as its values."""
    if known is None or any(role.startswith(tuple(WIDE.values())) for role in by_column):
        return by_column
    code, made = unit_words(areas.catalogue), list(by_column)
    of_unit = [index for index, role in enumerate(by_column) if not role and code(reading.header[index]) == known.unit
               and holds_numbers(reading.cells[index])]
    if len(of_unit) != 1:
        return by_column
    for index, role in enumerate(by_column):
        name = reading.header[index]
        if role == "value" and normalised(name) not in chosen and (says_number(name) or says_persons(name)):
            made[index] = ""
    made[of_unit[0]] = "value"
    return made


def _with_countries(reading: Reading, by_column: list[str], areas: AreaNames, choices: Choices) -> list[str]:
    """The roles, with columns of numbers headed with countries, if nothing else names the country of a row."""
    named = choices.country or not set(forms("country")).isdisjoint(by_column) or "value" in by_column
    if named or any(role.startswith((YEAR, INDICATOR)) for role in by_column):
        return by_column
    codes = {index: code for index, role in enumerate(by_column) if not role and reading.header[index].replace(
                 " ", "").replace("'", "").replace("-", "").replace(",", "").replace(".", "").isalpha()
             and not areas.is_short(reading.header[index]) and (code := areas.code(reading.header[index]))
             and holds_figures(reading.cells[index])}
    return [f"{COUNTRY}{codes[index]}" if index in codes else role for index, role in enumerate(by_column)]


def _repeated(header: list[str], by_column: list[str], row: int) -> Iterator[Issue]:
    """Issues for columns with the same role, and for unknown columns with the same header."""
    indices = defaultdict(list)
    for index, (name, role) in enumerate(zip(header, by_column, strict=True)):
        if role not in (IGNORE, DESCRIBED) and (role or name):
            indices[role or name].append(index)
    for same in indices.values():
        for index in same[1:]:
            first, name, role = header[same[0]], header[index], by_column[index]
            both = role and not role.startswith(tuple(WIDE.values())) and normalised(first) != normalised(name)
            yield Issue(code="columns.both" if both else "columns.twice", row=row, column=name, found=name,
                        values={"first": first, **({"role": role.replace("_", " "), "noun": role} if both else {})})


def with_letters(reading: Reading, stated: Mapping[str, str]) -> tuple[list[str], list[Issue]]:
    """Return the header with letters for missing names, and issues for columns that only an option names."""
    header = [name.strip() or (letter(index) if texts(reading.cells[index]) else "")
              for index, name in enumerate(reading.header)]
    there, known = ", ".join(filter(None, header)), {normalised(name) for name in header}
    return header, [Issue(code="choice.unknown_column", row=reading.header_row, column=name, found=name,
                          values={"columns": there}) for name in stated if normalised(name) not in known]


def letter(position: int) -> str:
    """Return the letters by which a spreadsheet names a column."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - takes long to load, and few files need it

    return get_column_letter(position + 1)


def unclear_years(roles: Roles, header: list[str]) -> list[str]:
    """Return headers such as "2014/15" among the columns without a role, if the file's years may be financial ones."""
    spans = [header[index] for index in roles.unused if financial_year(header[index])]
    return spans if "year" not in roles.of and (roles.noun == "year" or len(spans) > 1) else []
