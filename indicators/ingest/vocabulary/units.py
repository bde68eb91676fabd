"""Words for units -> codes; words that only mean "number" or "persons" have none."""

from collections.abc import Callable
from functools import cache

from indicators import wording
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue, Indicator

PERCENT, NUMBER, PERSONS, CASES = "percent", "number", "persons", "cases"
_OF_PERSONS = {"victims", "children", "people"}


@cache
def _named() -> dict[str, str]:
    """Unit codes by word, lower-case and normalised."""
    return {key: row["unit"] for row in codelist("unit_words")
            for key in (row["name"].casefold(), normalised(row["name"])) if key}


@cache
def _units() -> dict[str, str]:
    """Those that say more than that something is counted."""
    return {word: unit for word, unit in _named().items() if unit not in (NUMBER, PERSONS)}


def _unit_named(word: str) -> str | None:
    return _named().get(word.casefold()) or _named().get(normalised(word))


def says_number(word: str) -> bool:
    """Whether a unit or header means a count without naming what is counted."""
    return _unit_named(word) == NUMBER


def says_persons(word: str) -> bool:
    """Whether a unit or header means persons, without saying which: the unit of indicators that count people, and of no
    other, since four people reached are not four campaigns.
    """
    return _unit_named(word) == PERSONS


def counts_persons(indicator: Indicator) -> bool:
    """Whether an indicator counts people, or is in such a unit."""
    return indicator.counts_people or indicator.unit in _OF_PERSONS


def unit_words(catalogue: Catalogue) -> Callable[[str], str]:
    """Return a function from a unit's code or words, singular or plural, in any case, to its code; "" if unknown."""
    known = _units().copy()
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
