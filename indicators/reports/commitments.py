"""What reports announce and answer: drafts of commitments, answers to them, and what is overdue."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from indicators.model import Goal
from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.reports.followable import Followable, content_words, followable
from indicators.reports.report import Letter
from indicators.reports.sections import sections
from indicators.warehouse.snapshot import Narrative

SAME_STEM = 5            # minimum common letters of two words of one family: "organising" and "organised"
SAME_SHARE = 0.6         # and their minimum share of the longer word

Key = tuple[str, int]
"""Country and year of a report."""


@dataclass(frozen=True)
class Item:
    """An item of part A or C of a report, on a goal of the catalogue, in the country's words."""

    ref_area: str
    year: int
    goal: str
    text: str
    submission: str                      # the report


@dataclass(frozen=True)
class Draft:
    """An item of part C that nobody has confirmed as a commitment yet."""

    item: Item
    followable: Followable


@dataclass(frozen=True)
class Offer:
    """A commitment that an item of a later part A may answer, and the words of the item that it shares."""

    commitment: Commitment
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Answering:
    """An item of part A that answers no commitment yet, with its offers, the best match first.

    Without ``earlier``, the report with the announcement is not on file.
    """

    item: Item
    earlier: bool
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Due:
    """When a commitment is due: by a date of its own, or with the next report; ``overdue`` and why.

    ``last`` is the last day on which it is not overdue, as far as time alone decides.
    """

    by: date | None                      # its own date; None: with the next report
    last: date
    overdue: bool
    why: Literal["", "date", "next_report", "year_on"] = ""


def items(narratives: Iterable[Narrative], goals: Sequence[Goal], letter: Letter) -> Iterator[Item]:
    """Yield the items of one part of reports, without those of goals that the catalogue does not have."""
    for report in narratives:
        for section in sections(report.text, goals):
            for text in section.parts.get(letter, ()) if section.goal else ():
                yield Item(report.ref_area, report.year, section.goal, text, report.submission)


def drafts(narratives: Iterable[Narrative], goals: Sequence[Goal], held: Iterable[Commitment]) -> list[Draft]:
    """Return the items of part C that are not confirmed, in the order of the reports."""
    confirmed = {(one.ref_area, one.year, one.goal, one.text) for one in held}
    return [Draft(item, followable(item.text, item.year))
            for item in dict.fromkeys(items(narratives, goals, "C"))
            if (item.ref_area, item.year, item.goal, item.text) not in confirmed]


def answers(narratives: Sequence[Narrative], goals: Sequence[Goal], held: Sequence[Commitment]) -> list[Answering]:
    """Return the items of part A that answer nothing yet, each with the open commitments of its goal that precede it.

    Offers are of the same country and goal, of an earlier year, and not closed; those without a shared word come last.
    """
    on_file = {(report.ref_area, report.year) for report in narratives}
    wordings = {goal.id: frozenset(content_words(goal.official_wording)) for goal in goals}
    given = {(one.ref_area, step.year, one.goal, step.text) for one in held for step in one.answers}
    return [Answering(item, _is_earlier_on_file(item, on_file), _offers(item, held, wordings[item.goal]))
            for item in dict.fromkeys(items(narratives, goals, "A"))
            if (item.ref_area, item.year, item.goal, item.text) not in given]


def _is_earlier_on_file(item: Item, on_file: Collection[Key]) -> bool:
    return any(area == item.ref_area and year < item.year for area, year in on_file)


def _offers(item: Item, held: Sequence[Commitment], wording: Collection[str]) -> tuple[Offer, ...]:
    open_then = [one for one in held if (one.ref_area, one.goal) == (item.ref_area, item.goal)
                 and one.year < item.year and one.status not in CLOSED]
    offers = [Offer(one, shared_words(item.text, one.text, wording)) for one in open_then]
    return tuple(sorted(offers, key=lambda offer: (
        -len(offer.shared), -fuzz.token_set_ratio(item.text.casefold(), offer.commitment.text.casefold()),
        -offer.commitment.year, offer.commitment.version)))


def shared_words(answer: str, announced: str, wording: Collection[str]) -> tuple[str, ...]:
    """Return the words of an answer that the announcement has too, in any form. Words of the goal's own wording do not
    count, since every item on it may use them.
    """
    others = list(content_words(announced))
    return tuple(word for word in content_words(answer) if any(_is_same(word, other) for other in others)
                 and not any(_is_same(word, own) for own in wording))


def _is_same(word: str, other: str) -> bool:
    common = Prefix.similarity(word, other)
    return word == other or common >= max(SAME_STEM, SAME_SHARE * max(len(word), len(other)))


def due(commitment: Commitment, reported: Iterable[Key], today: date) -> Due:
    """When a commitment is due, and whether it is overdue on a day. ``reported`` are the reports on file.

    Without a date it is due with the next report after it was announced, or last answered. It is overdue once a later
    report of the country is on file without an answer, or at the end of the year after, where no report came.
    """
    since = max(commitment.year, commitment.answered_in)
    last = commitment.due or date(since + 1, 12, 31)
    if commitment.status in CLOSED:
        return Due(commitment.due, last, overdue=False)
    if not commitment.due and any(area == commitment.ref_area and year > since for area, year in reported):
        return Due(None, last, overdue=True, why="next_report")
    if today > last:
        return Due(commitment.due, last, overdue=True, why="date" if commitment.due else "year_on")
    return Due(commitment.due, last, overdue=False)


def in_order(held: Iterable[Commitment], reported: Collection[Key], today: date) -> list[tuple[Commitment, Due]]:
    """Return commitments with when they are due: overdue ones first, then open ones, then closed ones, the earliest
    first.
    """
    return sorted(((one, due(one, reported, today)) for one in held), key=lambda pair: (
        not pair[1].overdue, pair[0].status in CLOSED, pair[1].last, pair[0].ref_area, pair[0].goal, pair[0].version))


def by_status(held: Iterable[Commitment]) -> dict[CommitmentStatus, int]:
    """Number of commitments of each status that occurs, in the order of the statuses."""
    found = Counter(one.status for one in held)
    return {status: found[status] for status in CommitmentStatus if found[status]}
