"""Searching the items of reports for words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.model import Goal
from indicators.reports.report import Letter
from indicators.reports.sections import sections
from indicators.warehouse.snapshot import Narrative


@dataclass(frozen=True)
class Hit:
    """An item that has every word that was searched for; ``spans`` are where they are in its text."""

    ref_area: str
    year: int
    goal: str                        # "" under a heading that is no goal of the catalogue
    part: Letter
    item: int                        # of the items on the goal, from 0
    text: str
    spans: tuple[tuple[int, int], ...]


def search(narratives: Iterable[Narrative], goals: Sequence[Goal], words: str) -> Iterator[Hit]:
    """Yield the items with every word, in the order of the reports; nothing for no word.

    Capitals and accents make no difference, and a word is also found inside a longer one.
    """
    searched_words = [plain(word) for word in words.split()]
    for report in narratives if searched_words else ():
        for section in sections(report.text, goals):
            for item, (part, text) in enumerate(section.items):
                if spans := _spans(text, searched_words):
                    yield Hit(report.ref_area, report.year, section.goal, part, item, text, spans)


def plain(text: str) -> str:
    """The text in small letters without accents, one letter for each of its letters."""
    return "".join((unicodedata.normalize("NFD", letter)[:1].lower() or letter)[:1] for letter in text)


def _spans(text: str, searched_words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words are in a text, the longest first; empty if one is missing."""
    searched = plain(text)
    if not all(word in searched for word in searched_words):
        return ()
    either = "|".join(map(re.escape, sorted(searched_words, key=len, reverse=True)))
    return tuple(match.span() for match in re.finditer(either, searched))
