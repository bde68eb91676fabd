"""Breakdowns in words, and back: "SEX=F" is "women and girls"."""

import re
from collections.abc import Iterator
from functools import cache

from indicators.wording.messages import say, written

SEXES = ("SEX=F", "SEX=M")
AGES = {"span": "AGE=Y{first}T{last}", "under": "AGE=Y_LT{last}", "from": "AGE=Y_GE{first}", "one": "AGE=Y{first}"}
"""SDMX CL_AGE notation of an age group, by the key of its words."""

DIGITS = {"first": r"(?P<first>\d+)", "last": r"(?P<last>\d+)"}


def part(breakdown: str) -> str:
    """A breakdown in words: "women and girls, aged 0 to 17"; unchanged where it has none; "" is the total."""
    return ", ".join(_in_words(word) for word in sorted(breakdown.split(";"), reverse=True))


def part_named(words: str) -> str:
    """The sorted breakdown that ``part`` words like this, or whose notation this is; "" for neither."""
    codes = [_code(word.strip()) for word in re.split("[;,]", words)]
    return ";".join(sorted(codes)) if all(codes) else ""


def _in_words(written: str) -> str:
    if written in SEXES:
        return say("part", written)
    for kind, code in AGES.items():
        if found := re.fullmatch(code.format(**DIGITS), written):
            return say("part.AGE", kind, **found.groupdict())
    return written


def _code(words: str) -> str:
    if re.fullmatch(r"[A-Z_]+=\w+", words, re.ASCII):
        return words
    return next((code.format(**found.groupdict()) for code, pattern in _patterns()
                 if (found := re.fullmatch(pattern, words, re.IGNORECASE))), "")


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    """Each breakdown with the pattern of its words."""
    return tuple(_words_of_parts())


def _words_of_parts() -> Iterator[tuple[str, str]]:
    for kind, code in AGES.items():
        for words in written("part.AGE", kind, first="FIRST", last="LAST"):
            yield code, re.escape(words).replace("FIRST", DIGITS["first"]).replace("LAST", DIGITS["last"])
    yield from ((code, re.escape(words)) for code in SEXES for words in written("part", code))
