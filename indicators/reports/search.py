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
    wanted = [plain(word) for word in words.split()]
    for report in narratives if wanted else ():
        for section in sections(report.text, goals):
            for item, (part, text) in enumerate(section.items):
                if spans := _spans(text, wanted):
                    yield Hit(report.ref_area, report.year, section.goal, part, item, text, spans)


def plain(text: str) -> str:
    """The text in small letters without accents, one letter for each of its letters."""
    return "".join((unicodedata.normalize("NFD", letter)[:1].lower() or letter)[:1] for letter in text)


def _spans(text: str, wanted: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the words are in a text, merged where they overlap; empty if one is missing."""
    found: list[tuple[int, int]] = []
    searched = plain(text)
    for word in wanted:
        spans = [match.span() for match in re.finditer(re.escape(word), searched)]
        if not spans:
            return ()
        found += spans
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
