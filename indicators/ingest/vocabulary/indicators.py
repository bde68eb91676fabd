"""Words for indicators and for their units -> codes; words that only mean "number" or "persons" have none."""

import difflib
from collections.abc import Callable, Mapping
from functools import cache, cached_property

from indicators import wording
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue, Indicator

PERCENT, NUMBER, PERSONS, CASES = "percent", "number", "persons", "cases"
_OF_PERSONS = {"victims", "children", "people"}
_NEARLY = 0.7            # similarity from which a name may match: "Victims" and ICSE_VICTIMS have 0.74
_RESEMBLES = 0.6         # similarity from which it is suggested


class IndicatorNames:
    """Names of a catalogue's indicators; a title shared by two indicators matches neither."""

    def __init__(self, catalogue: Catalogue, chosen: Mapping[str, str] | None = None) -> None:
        self._chosen = {normalised(name): code for name, code in (chosen or {}).items() if name}
        self._catalogue = catalogue

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {normalised(name): code for name, code in self._catalogue.code_of.items()}

    @cached_property
    def _titles(self) -> dict[str, str]:
        titles: dict[str, set[str]] = {}
        for indicator in self._catalogue.indicators.values():
            stated = indicator.title if isinstance(indicator.title, dict) else {"en": indicator.title}
            for title in stated.values():
                titles.setdefault(normalised(title), set()).add(indicator.id)
        return {title: next(iter(codes)) for title, codes in titles.items() if len(codes) == 1}

    def code(self, name: str) -> str:
        """Return the code of the indicator with this name; "" if there is none."""
        key = normalised(name)
        return self._chosen.get(key) or self._codes.get(key) or self._titles.get(key, "")

    def close(self, name: str) -> set[str]:
        """Return the codes of indicators with this or a similar name."""
        return {self.code(name)} - {""} or set(self._alike(name, _NEARLY))

    def suggestions(self, name: str, most: int = 3) -> list[tuple[str, str]]:
        """Return codes and titles of the indicators with the most similar names."""
        return [(code, wording.text(self._catalogue.indicators[code].title))
                for code in dict.fromkeys(self._alike(name, _RESEMBLES))][:most]

    def _alike(self, name: str, cutoff: float) -> list[str]:
        known = self._codes | self._titles
        return [known[match] for match in difflib.get_close_matches(normalised(name), list(known), n=6, cutoff=cutoff)]


@cache
def _named() -> dict[str, str]:
    """Unit codes by word, lower-case and normalised."""
    return {key: row["unit"] for row in codelist("unit_words")
            for key in (row["name"].casefold(), normalised(row["name"])) if key}


def _unit_named(word: str) -> str | None:
    return _named().get(word.casefold()) or _named().get(normalised(word))


def says_number(word: str) -> bool:
    """Whether a unit or header means a count without naming what is counted."""
    return _unit_named(word) == NUMBER


def says_persons(word: str) -> bool:
    """Whether a unit or header means persons, without saying which, as no indicator but of people may."""
    return _unit_named(word) == PERSONS


def counts_persons(indicator: Indicator) -> bool:
    """Whether an indicator counts people, or is in such a unit."""
    return indicator.counts_people or indicator.unit in _OF_PERSONS


def unit_words(catalogue: Catalogue) -> Callable[[str], str]:
    """Return a function from a unit's code or words, singular or plural, in any case, to its code; "" if unknown."""
    known = {word: unit for word, unit in _named().items() if unit not in (NUMBER, PERSONS)}
    for words in (catalogue.unit_of_one, catalogue.units):
        known |= {wording.text(word).casefold(): code for code, word in words.items()}
    known |= {code.casefold(): code for code in catalogue.units}
    return lambda word: known.get(word.casefold(), "")


def says_scale(word: str) -> bool:
    """Whether a unit has a number, or a word such as "thousand", in it: it is never the indicator's own unit."""
    return any(map(str.isdigit, word)) or without_scale(word) != " ".join(word.split())


def without_scale(word: str) -> str:
    """Return a unit without such words, for figures whose scale was stated."""
    return " ".join(part for part in word.split() if normalised(part) not in _scale_words())


@cache
def _scale_words() -> set[str]:
    return {normalised(row["word"]) for row in codelist("highlight_words") if row["kind"] == "scale"} - {""}
