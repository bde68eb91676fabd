"""Commitments of reports: candidates to confirm, what is overdue, and what became of them between two editions."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from rapidfuzz import fuzz

from indicators.model import Goal
from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.reports.due_dates import WordedDate, due_in
from indicators.reports.sections import Section, sections
from indicators.statements import Written
from indicators.warehouse.snapshot import Narrative

Key = tuple[str, int]
"""Country and year of a report."""


@dataclass(frozen=True)
class Candidate:
    """An item of a report that nobody has confirmed: of part C as a commitment, of part A as an answer to one.

    ``commitments`` are those that an answer may be about, the most alike first.
    """

    ref_area: str
    year: int
    goal: str
    part: Literal["A", "C"]
    text: str                            # in the country's words
    submission: str                      # the report
    commitments: tuple[Commitment, ...] = ()
    due: WordedDate | None = None        # which a commitment names


@dataclass(frozen=True)
class Due:
    """When a commitment is due: by a date of its own, or with the next report; ``overdue`` and why.

    ``last`` is the last day on which it is not late. ``examined``: a later report is on file, and nobody has said yet
    what it answers.
    """

    by: date | None                      # its own date; None: with the next report
    last: date
    overdue: bool
    why: Literal["", "date", "year_on"] = ""
    examined: bool = False


def candidates(narratives: Iterable[Narrative], goals: Sequence[Goal], confirmed: Sequence[Commitment]
               ) -> list[Candidate]:
    """Return the items on goals of the catalogue that are not confirmed, in the order of the reports."""
    confirmed_items = {(one.ref_area, one.year, one.goal, "C", one.text) for one in confirmed}
    confirmed_items |= {(one.ref_area, step.year, one.goal, "A", step.text)
                        for one in confirmed for step in one.answers}
    return [item for report in narratives for item in dict.fromkeys(_items(report, goals, confirmed))
            if (item.ref_area, item.year, item.goal, item.part, item.text) not in confirmed_items]


def _items(report: Narrative, goals: Sequence[Goal], confirmed: Sequence[Commitment]) -> Iterator[Candidate]:
    for section in sections(report.text, goals):
        item = partial(Candidate, report.ref_area, report.year, section.goal, submission=report.submission)
        if section.goal:
            for text in section.parts.get("A", ()):
                answer = item(part="A", text=text)
                yield replace(answer, commitments=_answered_by(answer, confirmed))
            yield from (item(part="C", text=text, due=due_in(text, report.year)) for text in section.parts.get("C", ()))


def _answered_by(answer: Candidate, confirmed: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """The open commitments of the country and goal that precede an answer, the most alike first."""
    earlier = [one for one in confirmed if (one.ref_area, one.goal) == (answer.ref_area, answer.goal)
               and one.year < answer.year and one.status not in CLOSED]
    return tuple(sorted(earlier, key=lambda one: (
        -fuzz.token_set_ratio(answer.text.casefold(), one.text.casefold()), -one.year, one.version)))


def due(commitment: Commitment, reported: Iterable[Key], today: date) -> Due:
    """When a commitment is due, and whether it is overdue on a day. ``reported`` are the reports on file.

    Without a date it is due with the next report after it was announced, or last answered, at the latest at the end of
    the year after. It is overdue once a person has recorded, after its last day, a status in which it is open: never
    while a report waits to be read.
    """
    since = max(commitment.year, commitment.answered_in)
    last = commitment.due or date(since + 1, 12, 31)
    if commitment.status in CLOSED:
        return Due(commitment.due, last, overdue=False)
    if any(area == commitment.ref_area and year > since for area, year in reported):
        return Due(commitment.due, last, overdue=False, examined=True)
    if any(step.status and last.isoformat() < step.at[:10] <= today.isoformat() for step in commitment.steps):
        return Due(commitment.due, last, overdue=True, why="date" if commitment.due else "year_on")
    return Due(commitment.due, last, overdue=False)


def in_order(commitments: Iterable[Commitment], reported: Collection[Key], today: date) -> list[tuple[Commitment, Due]]:
    """Return commitments with when they are due: overdue ones first, then those being examined, open ones and closed
    ones, the earliest first.
    """
    return sorted(((one, due(one, reported, today)) for one in commitments), key=lambda pair: (
        not pair[1].overdue, pair[0].status in CLOSED, not pair[1].examined, pair[1].last, pair[0].ref_area,
        pair[0].goal, pair[0].version))


def by_status(commitments: Iterable[Commitment]) -> dict[CommitmentStatus, int]:
    """Number of commitments of each status that occurs, in the order of the statuses."""
    counts = Counter(one.status for one in commitments)
    return {status: counts[status] for status in CommitmentStatus if counts[status]}


def written(year: int, report_sections: Sequence[Section], pairs: Sequence[tuple[Commitment, Due]]) -> Written:
    """The report of ``year`` (0: none) by its sections; commitments by status, overdue and examined."""
    answered = sum(bool(section.goal) for section in report_sections)
    actions = sum(len(section.parts.get("C", ())) for section in report_sections)
    return Written(year=year, answered=answered, actions=actions, commitments=by_status(one for one, _ in pairs),
                   overdue=sum(due.overdue for _, due in pairs), examined=sum(due.examined for _, due in pairs),
                   replied=sum(bool(one.answers) for one, _ in pairs))


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment as a later edition has it; ``before`` is its status in the earlier one, None if it is new since."""

    commitment: Commitment
    before: CommitmentStatus | None
    due: Due


@dataclass(frozen=True, kw_only=True)
class Promises:
    """Commitments of two editions. One may be in several lists, such as new and kept.

    ``overdue`` became so after the earlier edition; ``other`` changed their status without being closed. ``gone`` is
    the number of those that the later edition no longer has: their words may no longer be shown.
    """

    kept: tuple[Promise, ...]
    dropped: tuple[Promise, ...]
    overdue: tuple[Promise, ...]
    new: tuple[Promise, ...]
    other: tuple[Promise, ...]
    gone: int


@dataclass(frozen=True, kw_only=True)
class EditionCommitments:
    """The commitments of an edition; the reports on file then, and its day, decide which are overdue."""

    commitments: Sequence[Commitment]
    reported: Collection[Key]
    day: date

    def with_due(self) -> list[tuple[Commitment, Due]]:
        """The commitments, overdue ones first."""
        return in_order(self.commitments, self.reported, self.day)


def promises(before: EditionCommitments, after: EditionCommitments) -> Promises:
    """Return what became of the commitments of an edition in a later one."""
    was = {one.version: one.status for one in before.commitments}
    overdue = {one.version for one, due in before.with_due() if due.overdue}
    promised = [Promise(commitment=one, before=was.get(one.version), due=due) for one, due in after.with_due()]
    with_new_status = [one for one in promised if one.commitment.status != one.before]
    return Promises(
        kept=tuple(one for one in with_new_status if one.commitment.status == CommitmentStatus.KEPT),
        dropped=tuple(one for one in with_new_status if one.commitment.status == CommitmentStatus.DROPPED),
        overdue=tuple(one for one in promised if one.due.overdue and one.commitment.version not in overdue),
        new=tuple(one for one in promised if one.before is None),
        other=tuple(one for one in with_new_status if one.before is not None and one.commitment.status not in CLOSED),
        gone=len(was.keys() - {one.version for one in after.commitments}))
