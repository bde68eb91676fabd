"""Words that say what figures are of, by their kind: codelists/meaning_words.csv."""

import csv
import re
from functools import cache

from indicators.ingest.vocabulary.headers import CODELISTS, normalised

_LONG_WORD = 6           # letters of a word that also counts inside a longer header
_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of each kind."""
    found: dict[str, set[str]] = {}
    with (CODELISTS / "meaning_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], set()).add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}


@cache
def parted(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of a kind, and its phrases with a space around them."""
    return (frozenset(name for name in _words()[kind] if " " not in name),
            tuple(f" {name} " for name in _words()[kind] if " " in name))


def words_of(kind: str, tokens: list[str]) -> list[str]:
    """The tokens that are single words of a kind."""
    return [token for token in tokens if token in parted(kind)[0]]


def is_word(kind: str, plain: str) -> bool:
    """Whether a normalised text is a word of a kind."""
    return plain in _words()[kind]


def has_word(kind: str, plain: str) -> bool:
    """Whether a normalised text has a word of a kind in it."""
    single, phrases = parted(kind)
    return not single.isdisjoint(plain.split()) or any(phrase in f" {plain} " for phrase in phrases)


def is_header(kind: str, plain: str) -> bool:
    """Whether a normalised header is, or has in it, a name of a kind; short names are other words too."""
    return is_word(kind, plain) or any(f" {name} " in f" {plain} " for name in _words()[kind]
                                       if len(name) >= _LONG_WORD)


def years_in(text: str) -> set[str]:
    """The years that a text names."""
    return set(filter(_YEAR.fullmatch, normalised(text).split()))


def core(text: str) -> str:
    """What a short text says, without years, and words for figures around it: "provisional" of "Data for 2020 are
    provisional".
    """
    tokens = [token for token in normalised(text).split() if not _YEAR.fullmatch(token)]
    while tokens and is_word("filler", tokens[0]):
        tokens.pop(0)
    while tokens and is_word("filler", tokens[-1]):
        tokens.pop()
    return " ".join(tokens)


def without(text: str, *kinds: str) -> str:
    """The words of a text that are of none of these kinds."""
    return " ".join(token for token in core(text).split() if not any(is_word(kind, token) for kind in kinds))
