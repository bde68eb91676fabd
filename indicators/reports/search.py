"""Searching the items of reports for words and phrases."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.model import Goal
from indicators.reports.report import Letter
from indicators.reports.sections import sections
from indicators.warehouse.narratives import Narrative

LONGEST, MOST_WORDS = 200, 20          # letters and words that are searched for; what follows is left out
PHRASE = re.compile(r'["“„«]([^"“”„«»]*)["”»]|(\S+)')


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
    """Yield the items with every word and every phrase in quotation marks, in the order of the reports; nothing for no
    word.

    Capitals and accents make no difference, and a word is also found inside a longer one.
    """
    searched = [" ".join(plain(phrase or word).split()) for phrase, word in PHRASE.findall(words[:LONGEST])]
    searched = sorted(dict.fromkeys(filter(None, searched[:MOST_WORDS])), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, searched)))
    for report in narratives if searched else ():
        for section in sections(report.text, goals):
            for item, (part, text) in enumerate(section.items):
                letters = plain(text)
                if all(words in letters for words in searched):
                    yield Hit(report.ref_area, report.year, section.goal, part, item, text,
                              tuple(match.span() for match in pattern.finditer(letters)))


def plain(text: str) -> str:
    """The text in small letters without accents, one letter for each of its letters."""
    return "".join((unicodedata.normalize("NFD", letter)[:1].lower() or letter)[:1] for letter in text)
