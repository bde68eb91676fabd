"""Words for units -> codes; words that only mean "number" or "persons" have none."""

import re
from collections.abc import Callable
from functools import cache

from indicators import wording
from indicators.ingest.limits import LONGEST_NAME
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue, Indicator

_IN = re.compile(r"^\W*(?:in|en|em|w|i|figures in|values in|anteil in|angaben in)\s+", re.IGNORECASE)
_BEHIND_IN = re.compile(r"(?:^|\s)(?:in|en|em|w|we|v|ve|i)\s+([^\s\W]+\.?)\W*$", re.IGNORECASE)
_CLOSED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
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


def says_percent(line: str) -> bool:
    """Whether a line gives figures in per cent, such as "in %" or "Percent"."""
    word = _bare(line[:LONGEST_NAME])
    return word.casefold() == PERCENT or _unit_named(word) == PERCENT


def unit_words(catalogue: Catalogue) -> Callable[[str], str]:
    """Return a function from a unit's code or words, singular or plural, in any case, to its code; "" if unknown."""
    known = _units().copy()
    for words in (catalogue.unit_of_one, catalogue.units):
        known |= {wording.text(word).casefold(): code for code, word in words.items()}
    known |= {code.casefold(): code for code in catalogue.units}
    return lambda word: known.get(word.casefold(), "")


def units_in(text: str, code: Callable[[str], str], *, bare: bool) -> set[str]:
    """Return the codes of the units in a heading: in brackets, at its end after "in", a comma or a colon, and with
    ``bare`` as the whole heading; NUMBER for a word that only means a count, PERSONS for one of persons.
    """
    if len(text) > LONGEST_NAME:
        return set()
    behind = [part for mark in ",:" for _, found, part in [text.rpartition(mark)] if found]
    words = map(_bare, [*([text] if bare else ()), *_CLOSED.findall(text), *_BEHIND_IN.findall(text), *behind])
    return {code(word) or (_unit_named(word) if says_number(word) or says_persons(word) else "") or ""
            for word in words} - {""}


def _bare(text: str) -> str:
    """A unit without a leading "in" and surrounding symbols."""
    return _IN.sub("", text).strip(" ()[].:")


def says_scale(word: str) -> bool:
    """Whether a unit has a number, or a word such as "thousand", in it: it is never the indicator's own unit."""
    return any(map(str.isdigit, word)) or without_scale(word) != " ".join(word.split())


def without_scale(word: str) -> str:
    """Return a unit without such words, for figures whose scale was stated."""
    return " ".join(part for part in word.split() if normalised(part) not in _scale_words())


@cache
def _scale_words() -> set[str]:
    return {normalised(row["word"]) for row in codelist("highlight_words") if row["kind"] == "scale"} - {""}
