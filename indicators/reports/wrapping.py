"""Wrapped lines -> one text, as their script and the words of the document require; and how wide a line is."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import east_asian_width

HYPHENATED = re.compile(r"\w[-‐]$")      # a word cut at the end of a line
SOFT = "\u00ad"                          # a hyphen that is there only where a line ends
LAST_WORD = re.compile(r"([^\W\d_]+)([-‐]?)$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST = 60                                # letters of a word
SPACED = re.compile(r"[\uac00-\ud7a3]")      # Korean, of wide letters, but written with spaces
ENDINGS = frozenset({
    "able", "ally", "ance", "ances", "ation", "ations", "ence", "ences", "ible", "ity", "lity", "ment", "ments", "ness",
    "sion", "sions", "tation", "tations", "ted", "ting", "tion", "tional", "tions", "tive", "tively"})
"""Ends of words that are no words: what is before a hyphen and one of these is one word with it."""


class Words(NamedTuple):
    """The words of a document, and those that occur inside a line, which are no pieces of a word cut in two."""

    every: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()


NO_WORDS = Words()


def words_of(lines: Iterable[str]) -> Words:
    """The words in the lines of a document, hyphenated ones too, without those that the end of a line cuts in two."""
    every, inside, cut = set[str](), set[str](), False
    for line in lines:
        words = [match.group().casefold() for match in WORD.finditer(line)]
        inside.update(words[1:-1])
        begins, cut = cut, line.endswith(("-", "‐", SOFT))
        every.update(words[begins:-1] if cut else words[begins:])
    return Words(frozenset(every), frozenset(inside))


def joined(lines: Iterable[str], words: Words = NO_WORDS) -> str:
    """Return lines as one text. By the ``words`` of the document a word that was cut in two is recognised; without
    them, a hyphen at the end of a line is kept.
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text = _with(text, line, words) if text and line else text + line
    return text.replace(SOFT, "").strip()


def width(text: str) -> int:
    """The width of a text in half-width letters: an East Asian letter is as wide as two others."""
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


def _with(text: str, line: str, words: Words) -> str:
    """A text and the line that continues it."""
    if text[-1] == SOFT:
        return text[:-1] + line
    hyphenated = HYPHENATED.search(text[-2:])
    if words.every and _is_cut(text, line, words):
        return text[:-1] + line if hyphenated else text + line
    if hyphenated or _is_unspaced(text[-1]) and _is_unspaced(line[0]):
        return text + line
    return f"{text} {line}"


def _is_cut(text: str, line: str, words: Words) -> bool:
    """Whether a text ends within a word that the line continues; a hyphen between its pieces is none of its own."""
    end, begin = LAST_WORD.search(text[-LONGEST:]), FIRST_WORD.match(line)
    if not end or not begin or not line[0].islower():
        return False
    first, second = end[1].casefold(), begin[0].casefold()
    one_word, is_known = first + second, first in words.inside
    if not end[2]:
        return one_word in words.every and not is_known and second not in words.inside
    return f"{first}-{second}" not in words.every and (one_word in words.every or second in ENDINGS and not is_known)


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"


def _is_unspaced(letter: str) -> bool:
    """Whether a letter is of a script in which a line is wrapped anywhere, and words have no spaces between them."""
    return _is_wide(letter) and not SPACED.match(letter)
