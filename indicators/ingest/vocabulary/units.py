"""Words for units -> their codes; words that only say "number" name none."""

import re
from collections.abc import Callable
from functools import cache

from indicators import wording
from indicators.ingest.vocabulary import codelist
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue

_IN = re.compile(r"^\W*(?:in|en|em|w|i|figures in|values in|anteil in|angaben in)\s+", re.IGNORECASE)
_BEHIND_IN = re.compile(r"(?:^|\s)(?:in|en|em|w|we|v|ve|i)\s+([^\s\W]+\.?)\W*$", re.IGNORECASE)
_CLOSED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
PERCENT, NUMBER, CASES = "percent", "number", "cases"


@cache
def _named() -> dict[str, str]:
    """Code of the unit of each word, and of each as it is compared."""
    return {key: row["unit"] for row in codelist("unit_words")
            for key in (row["name"].casefold(), normalised(row["name"])) if key}


def _unit_named(word: str) -> str | None:
    return _named().get(word.casefold()) or _named().get(normalised(word))


def says_number(word: str) -> bool:
    """Whether a unit or header says that something is counted, and not what."""
    return _unit_named(word) == NUMBER


def says_percent(line: str) -> bool:
    """Whether a line says that figures are per cent, such as "in %" or "Percent"."""
    word = _bare(line)
    return word.casefold() == PERCENT or _unit_named(word) == PERCENT


def unit_words(catalogue: Catalogue) -> Callable[[str], str]:
    """Finds the code of a unit by its code or its words, in the singular or plural, in any case."""
    known = {word: unit for word, unit in _named().items() if unit != NUMBER}
    for words in (catalogue.unit_of_one, catalogue.units):
        known |= {wording.text(word).casefold(): code for code, word in words.items()}
    known |= {code.casefold(): code for code in catalogue.units}
    return lambda word: known.get(word.casefold(), "")


def units_in(text: str, code: Callable[[str], str], *, bare: bool) -> set[str]:
    """Codes of the units that a heading says: in brackets, at its end behind "in", a comma or a colon, and where
    ``bare`` as all that it says; NUMBER where a word only says that something is counted.
    """
    behind = [part for mark in ",:" for _, found, part in [text.rpartition(mark)] if found]
    words = map(_bare, [*([text] if bare else ()), *_CLOSED.findall(text), *_BEHIND_IN.findall(text), *behind])
    return {code(word) or (NUMBER if says_number(word) else "") for word in words} - {""}


def _bare(text: str) -> str:
    """A unit without "in" before it, and signs around it."""
    return _IN.sub("", text).strip(" ()[].:")
