"""Hints on names that are not areas of the catalogue: a part of a country, a former state, a code of another list.

Sources: codelists/area_hints.csv, and pycountry's ISO 3166-2 names for parts that occur in only one country.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import pycountry

from indicators.catalogue.area_names import CODELISTS, LONGEST_CODE, AreaNames, Suggestion, normalised

Kind = Literal["part", "former", "other_list", "missing"]


@dataclass(frozen=True)
class Hint:
    """The kind of a name, and the areas that it is part of, or for which it is a code in another list."""

    kind: Kind
    codes: tuple[str, ...]


def hint(name: str) -> Hint | None:
    """Return the hint on a name, None if there is none; parts are recognised with words such as "Land" or "province of"
    too.
    """
    key = normalised(name)
    if key in _listed():
        return _listed()[key]
    countries = countries_with(name)
    return Hint("part", countries) if len(countries) == 1 else None


def countries_with(name: str) -> tuple[str, ...]:
    """Return the countries that have a part of this name: "Limburg" is one of Belgium and of the Netherlands."""
    part = _listed().get(_bare(name)) or _listed().get(normalised(name))
    if part and part.kind == "part":
        return part.codes
    return tuple(sorted(_subdivisions().get(_bare(name), ()))) if len(normalised(name)) > LONGEST_CODE else ()


def suggestions(name: str, names: AreaNames) -> list[Suggestion]:
    """Return the areas that a name is part of, or else areas with similar names."""
    meaning = hint(name)
    if meaning is None:
        return names.suggestions(name)
    areas = [names.catalogue.area[code] for code in meaning.codes if code in names.catalogue.area]
    return [Suggestion(area.code, area.name, area.name, foreign=False) for area in areas]


def is_of_other_list(word: str) -> bool:
    """Whether a code belongs to another list, even if it is an area code too: BRN is Bahrain for the IOC, but Brunei
    here.
    """
    code = _listed().get(normalised(word))
    return code is not None and code.kind == "other_list"


def _bare(name: str) -> str:
    """A normalised name without words for parts of a country: "bayern" for "Land Bayern"."""
    return " ".join(word for word in normalised(name).split() if word not in _around())


@cache
def _rows() -> list[dict[str, str]]:
    with (CODELISTS / "area_hints.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _around() -> frozenset[str]:
    return frozenset(normalised(row["name"]) for row in _rows() if row["kind"] == "word")


@cache
def _listed() -> dict[str, Hint]:
    codes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows():
        if row["kind"] != "word":
            codes[normalised(row["name"]), row["kind"]] += filter(None, [row["code"]])
    return {name: Hint(cast(Kind, kind), tuple(areas)) for (name, kind), areas in codes.items()}


@cache
def _subdivisions() -> dict[str, set[str]]:
    """Name of a province, state etc. -> the countries that have it; alternative names in brackets are included."""
    countries: defaultdict[str, set[str]] = defaultdict(set)
    of_two_letters = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    for part in pycountry.subdivisions:
        for name in re.split(r"[\[\](]", part.name):
            countries[_bare(name)].add(of_two_letters[part.country_code])
    countries.pop("", None)
    return dict(countries)
