"""Whether an announcement can be followed as written: it has an act, a number or a date that can be checked later.

- An act is a verb that either is complete with any object ("adopt", "publish"), or makes something ("conduct",
  "establish") and has a result among its objects ("training", "law"): what exists or happened can be looked for.
- An object ends at the next preposition; "of" right after the verb belongs to it ("drafting of law"). Objects that are
  only general ("the existing strategies") name no result.
- After a word of intention ("explore the possibilities of", "try to") nothing is announced that will be done.
- A number counts unless it names something ("Article 9", "under 18"); a year unless it is before that of the report.

The words are in codelists/commitment_words.csv, for English. An item in another language is not read, which is no fault
of its wording.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from indicators.ingest.vocabulary import codelist

By = Literal["act", "number", "date", "nothing", "not_read"]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.;:]|[^\s\w]")
_CLAUSE_ENDS = frozenset(".;:")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENGLISH = 0.12          # minimum share of an item's words that are frequent English ones
_FEW = 4                 # words up to which one is enough


@dataclass(frozen=True)
class Followable:
    """What makes an item checkable, and its words; "nothing" where nothing does, "not_read" in another language."""

    by: By
    words: str = ""

    @property
    def asks(self) -> bool:
        """Whether the country should be asked to be more precise."""
        return self.by == "nothing"


def followable(text: str, year: int) -> Followable:
    """What makes an item of a report of ``year`` checkable: an act, else a number, else a date."""
    matches = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in matches]
    lower = [token.casefold() for token in tokens]
    checks: tuple[tuple[By, range | None], ...] = (
        ("act", _act(lower)), ("number", _number(lower)), ("date", _date(tokens, lower, year)))
    for by, found in checks:
        if found:
            return Followable(by, text[matches[found.start].start():matches[found.stop - 1].end()])
    return Followable("nothing" if _is_english(lower) else "not_read")


@cache
def words_of(role: str) -> frozenset[tuple[str, ...]]:
    """The words and phrases of a role, each as a tuple of words."""
    return frozenset(tuple(row["word"].split()) for row in codelist("commitment_words") if row["role"] == role)


def _at(role: str, tokens: Sequence[str], index: int) -> int:
    """Number of words of the longest phrase of a role that begins at ``index``, 0 for none."""
    return max((len(phrase) for phrase in words_of(role) if tuple(tokens[index:index + len(phrase)]) == phrase),
               default=0)


def _act(tokens: Sequence[str]) -> range | None:
    """Positions of the first act with its object, None for none."""
    intends = False
    for index, token in enumerate(tokens):
        if token in _CLAUSE_ENDS or tokens[index:index + 2] == ["and", "to"]:
            intends = False
        intends = intends or bool(_at("intention", tokens, index))
        verb = 0 if intends else _at("act", tokens, index)
        if verb and (words := _object(tokens, index + verb)):
            return range(index, words.stop)
        verb = 0 if intends else _at("making", tokens, index)
        if verb and (result := _result(tokens, _object(tokens, index + verb))):
            return range(index, result)
    return None


def _object(tokens: Sequence[str], start: int) -> range:
    """Positions of a verb's object: up to the next preposition or the end of the clause, without "of" at its start."""
    start += tokens[start:start + 1] == ["of"]
    end = start
    while end < len(tokens) and tokens[end] not in _CLAUSE_ENDS and (
            tokens[end:end + 2] == ["at", "least"] or not _at("end_of_object", tokens, end)):
        end += 1
    return range(start, end)


def _result(tokens: Sequence[str], words: range) -> int:
    """Position after the last result among the words of an object; 0 if there is none, or it is a general one."""
    if any(_at("general", tokens, index) for index in words):
        return 0
    return max((index + length for index in words if (length := _at("result", tokens, index))), default=0)


def _number(tokens: Sequence[str]) -> range | None:
    for index, token in enumerate(tokens):
        figure = token[0].isdecimal() and not _YEAR.fullmatch(token)
        named = index and _at("names_a_number", tokens, index - 1) or tokens[index - 1:index] == ["."]
        if not named and (figure or _at("number", tokens, index)):
            return range(index, min(index + 2, len(tokens)))
    return None


def _date(tokens: Sequence[str], lower: Sequence[str], year: int) -> range | None:
    for index, token in enumerate(lower):
        phrase = _at("date", lower, index)
        if phrase:
            return range(index, index + phrase)
        if _YEAR.fullmatch(token) and int(token) >= year and not (index and _at("names_a_number", lower, index - 1)):
            return range(index, index + 1)
        if _at("month", lower, index) and tokens[index][0].isupper() and lower[index - 1:index] in _BEFORE_MONTH:
            return range(index, index + 1)
    return None


_BEFORE_MONTH = [[word] for word in ("by", "in", "until", "before", "from", "of", "since")]


def _is_english(tokens: Sequence[str]) -> bool:
    words = [token for token in tokens if token[0].isalpha()]
    frequent = sum((word,) in words_of("english") for word in words)
    return frequent >= max(1, _ENGLISH * len(words)) if len(words) > _FEW else all(map(str.isascii, words))


def content_words(text: str) -> Iterator[str]:
    """Yield the words of a text that say what it is about, in small letters, each once."""
    words = dict.fromkeys(token for token in re.findall(r"[^\W\d_]{2,}", text.casefold()))
    yield from (word for word in words if (word,) not in words_of("common"))
