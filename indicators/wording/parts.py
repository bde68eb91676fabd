"""Parts of a total in words, and back: "SEX=F" is "women and girls"."""

import re
from collections.abc import Iterator
from functools import cache

from indicators.wording.language import words

AGES = {"span": ("Y{}T{}", r"Y(\d+)T(\d+)"), "under": ("Y_LT{}", r"Y_LT(\d+)"), "from": ("Y_GE{}", r"Y_GE(\d+)"),
        "one": ("Y{}", r"Y(\d+)")}
"""How SDMX's CL_AGE writes an age group, by the words for it."""


def part(breakdown: str, lang: str = "en") -> str:
    """A breakdown in words: "women and girls, aged 0 to 17"; what has no words stays as it is, "" is the total."""
    return ", ".join(_in_words(word, lang) for word in sorted(breakdown.split(";"), reverse=True))


def part_named(words: str, lang: str = "en") -> str:
    """The breakdown that ``part`` says so, or that is written so, sorted; "" where it is none."""
    codes = [_code(word.strip(), lang) for word in re.split("[;,]", words)]
    return ";".join(sorted(codes)) if all(codes) else ""


def _in_words(written: str, lang: str) -> str:
    known = words(lang)["part"]
    if written in known:
        return str(known[written])
    for kind, (_, pattern) in AGES.items():
        if found := re.fullmatch(f"AGE={pattern}", written):
            return str(known["AGE"][kind]).format(*found.groups())
    return written


def _code(words: str, lang: str) -> str:
    if re.fullmatch(r"[A-Z_]+=\w+", words, re.ASCII):
        return words
    return next((code.format(*found.groups()) for code, pattern in _patterns(lang)
                 if (found := re.fullmatch(pattern, words, re.IGNORECASE))), "")


@cache
def _patterns(lang: str) -> tuple[tuple[str, str], ...]:
    """A breakdown and the pattern of its words, each."""
    return tuple(_words_of_parts(lang))


def _words_of_parts(lang: str) -> Iterator[tuple[str, str]]:
    known = words(lang)["part"]
    for kind, (code, _) in AGES.items():
        yield f"AGE={code}", re.escape(known["AGE"][kind]).replace(r"\{\}", r"(\d+)")
    yield from ((code, re.escape(name)) for code, name in known.items() if isinstance(name, str))
