"""Words for units -> their codes; words that only say "number" name none."""

import csv
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from indicators import wording
from indicators.ingest.vocabulary.headers import normalised
from indicators.model import Catalogue

_IN = re.compile(r"^\W*(?:in|en|em|w|i|figures in|values in|anteil in|angaben in)\s+", re.IGNORECASE)
_BEHIND_IN = re.compile(r"(?:^|\s)(?:in|en|em|w|we|v|ve|i)\s+([^\s\W]+\.?)\W*$", re.IGNORECASE)
_CLOSED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
NAMES = Path(__file__).parents[3] / "data" / "codelists" / "unit_words.csv"
PERCENT, NUMBER, CASES = "percent", "number", "cases"

OWN = "own"
"""What a person says of a unit in words: it is that of the row's indicator."""


@cache
def _named() -> dict[str, str]:
    """Code of the unit of each word, and of each as it is compared."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return {key: row["unit"] for row in csv.DictReader(file)
                for key in (row["name"].casefold(), normalised(row["name"])) if key}


def says_number(word: str) -> bool:
    """Whether a unit or header says that something is counted, and not what."""
    return (_named().get(word.casefold()) or _named().get(normalised(word))) == NUMBER


def says_percent(line: str) -> bool:
    """Whether a line says that figures are per cent, such as "in %" or "Percent"."""
    word = _IN.sub("", line).strip(" ()[].:").casefold()
    return word == PERCENT or (_named().get(word) or _named().get(normalised(word))) == PERCENT


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
    apart = [part for mark in ",:" for _, found, part in [text.rpartition(mark)] if found]
    words = [*([text] if bare else ()), *_CLOSED.findall(text), *_BEHIND_IN.findall(text), *apart]
    stripped = [_IN.sub("", word).strip(" ()[].:") for word in words]
    return {code(word) or (NUMBER if says_number(word) else "") for word in stripped} - {""}
