"""Operational goals that a narrative report answers in text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.model import Goal
from indicators.reports.sections import sections


@dataclass(frozen=True)
class Answer:
    """A goal on which a country's report of a year has text."""

    ref_area: str
    goal: str
    year: int


def answered(reports: Iterable[tuple[str, int, str]], goals: Sequence[Goal]) -> frozenset[Answer]:
    """Answers in reports, each of which is (area, year, text); a heading without text is not an answer."""
    return frozenset(Answer(ref_area, section.goal, year) for ref_area, year, text in reports
                     for section in sections(text, goals) if section.goal and any(section.parts.values()))


def in_words(answers: Iterable[Answer], year: int | None, *, goal: str = "", ref_area: str = "") -> frozenset[str]:
    """Areas that answered a goal, or goals that an area answered, in a year or (None) in any year."""
    those = [answer for answer in answers if year in (None, answer.year)
             and (not goal or answer.goal == goal) and (not ref_area or answer.ref_area == ref_area)]
    return frozenset(section.ref_area if goal else section.goal for section in those)
