"""Lines around a table that say what a sign in its cells means: "- = nil", "p: partial year", "* = not applicable"."""

import re
from collections.abc import Iterator
from functools import cache

from indicators.ingest.mapping.headers import Roles
from indicators.ingest.mapping.meanings import Meanings
from indicators.ingest.reading import Reading
from indicators.ingest.vocabulary.headers import normalised
from indicators.ingest.vocabulary.marks import listed
from indicators.ingest.vocabulary.meaning_words import core, is_word
from indicators.model import Issue

_ENTRY = re.compile(r"\s*(?P<sign>\S{1,4}?)\s*(?:[=:\u2013]|\s)\s*(?P<words>[^\W\d_].*)", re.DOTALL)
_BETWEEN = re.compile(r"[;|]|,(?=\s*\S{1,4}\s*[=:])")
_IN_NUMBER = re.compile(r"(?<=\d),(?=\d)")
_FIGURE = re.compile(r"[<>\u2264\u2265~\u2248=]*\s*[-+]?\d[\d.,' \u00a0\u202f]*")

Meaning = tuple[str, str, str]
"""Absence, marks and confidentiality that a sign or a word stands for."""


def contradicted_signs(reading: Reading, roles: Roles, meanings: Meanings) -> Iterator[Issue]:
    """An error for each sign in a cell of figures that such a line says to mean something else than it is read as."""
    known = _known()
    used = _signs_used(reading, roles, known)
    for row, line in (*reading.above, *reading.below):
        for entry in _BETWEEN.split(line):
            found = _ENTRY.fullmatch(entry)
            sign = found["sign"].casefold() if found else ""
            if found and sign in used and _is_other(found["words"], known[sign], meanings):
                yield Issue(code="legend.contradicts", sheet=reading.sheet, row=row, found=entry.strip()[:200],
                              values={"sign": found["sign"]})


@cache
def _known() -> dict[str, Meaning]:
    """What each sign is read as that stands alone or at a figure."""
    return {line["written"].casefold(): (line["absence"], line["marks"], line["conf_status"])
            for line in listed() if line["place"] in ("alone", "after", "before")}


@cache
def _words() -> dict[str, Meaning]:
    return {normalised(line["written"]): (line["absence"], line["marks"], line["conf_status"])
            for line in listed() if normalised(line["written"])}


def _signs_used(reading: Reading, roles: Roles, known: dict[str, Meaning]) -> set[str]:
    """The signs in the cells of figures."""
    words = {word.strip() for index in roles.figures for word in reading.columns[index].dictionary.to_pylist()}
    return {sign for word in words if (sign := _FIGURE.sub("", word, count=1).strip().casefold()) in known}


def _is_other(words: str, read_as: Meaning, meanings: Meanings) -> bool:
    """Whether the words say a zero, another of the known meanings, or that figures are of something else."""
    plain = normalised(words)
    stated = _words().get(plain, _words().get(core(words)))
    if stated is not None:
        return stated != read_as
    words = _IN_NUMBER.sub("", words)
    return (is_word("zero", plain) or meanings.limits(words) or meanings.limits(words, note=True)
            or meanings.is_other(words))
