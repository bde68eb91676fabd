"""What is known of a name that is no area's own: a part of a country, a former state, a code of another list.

Sources: codelists/area_hints.csv, and pycountry's names of ISO 3166-2 for parts that only one country has.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import pycountry

from indicators.catalogue.names import CODELISTS, LONGEST_CODE, AreaNames, Suggestion, normalised

Kind = Literal["part", "former", "other_list", "missing"]


@dataclass(frozen=True)
class Hint:
    """What a name is, and the areas that it belongs to or is elsewhere the code of."""

    kind: Kind
    codes: tuple[str, ...]


def hint(name: str) -> Hint | None:
    """What is known of a name, None for nothing."""
    key = normalised(name)
    if key in _listed():
        return _listed()[key]
    countries = _subdivisions().get(key, frozenset()) if len(key) > LONGEST_CODE else ()
    return Hint("part", tuple(countries)) if len(countries) == 1 else None


def suggestions(name: str, names: AreaNames) -> list[Suggestion]:
    """The areas that a name belongs to, or else those that are called alike."""
    known = hint(name)
    if known is None:
        return names.suggestions(name)
    areas = [names.catalogue.area[code] for code in known.codes if code in names.catalogue.area]
    return [Suggestion(area.code, area.name, area.name, foreign=False) for area in areas]


def is_of_other_list(word: str) -> bool:
    """Whether a code is one of another list, whatever it is here: BRN is Bahrain for the IOC, and Brunei here."""
    found = _listed().get(normalised(word))
    return found is not None and found.kind == "other_list"


@cache
def _listed() -> dict[str, Hint]:
    with (CODELISTS / "area_hints.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        codes[normalised(row["name"]), row["kind"]] += filter(None, [row["code"]])
    return {name: Hint(cast(Kind, kind), tuple(found)) for (name, kind), found in codes.items()}


@cache
def _subdivisions() -> dict[str, frozenset[str]]:
    """The countries that have a province, state or the like of a name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    of_two_letters = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    for part in pycountry.subdivisions:
        found[normalised(part.name)].add(of_two_letters[part.country_code])
    return {name: frozenset(countries) for name, countries in found.items()}
