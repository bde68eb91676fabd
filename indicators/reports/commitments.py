"""Commitments of reports: candidates to confirm, what is overdue, and what became of them between two editions."""

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal, NamedTuple

from rapidfuzz import fuzz

from indicators.model import Goal
from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.reports.report import Letter
from indicators.reports.sections import sections
from indicators.warehouse.narratives import Narrative
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say

Key = tuple[str, int]
"""Country and year of a report."""

Pairs = Sequence[tuple["Commitment", "Due"]]


MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_MONTH, _YEAR = rf"(?P<month>{'|'.join(MONTHS)})", r"(?P<year>20\d\d)(?![\d/])"
_DAY = r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_PART = rf"(?:the\s+)?(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<part>half|quarter|semester)\s+of\s+"
_WITHIN = r"(?:the\s+)?(?P<within>end|middle|mid|beginning|start|close)(?:\s+of\s+|-)"
DATE = re.compile(rf"\b(?:by|in|before|until|during|within|no later than)\s+(?:early\s+|late\s+)?"
                  rf"(?:{_PART}|{_WITHIN})?(?:{_DAY}{_MONTH},?\s+)?{_YEAR}", re.IGNORECASE)


class WordedDate(NamedTuple):
    """The last day that words name, and these words."""

    day: date
    words: str


@dataclass(frozen=True)
class Candidate:
    """An item of a report that nobody has confirmed: of part C as a commitment, of part A as an answer to one.

    ``commitments`` are those that an answer may be about, the most alike first; ``offered`` those among them to which
    it is the most alike of its report's answers, and to which that report has none on record.
    """

    ref_area: str
    year: int
    goal: str
    part: Literal["A", "C"]
    text: str                            # in the country's words
    submission: str                      # the report
    commitments: tuple[Commitment, ...] = ()
    offered: tuple[Commitment, ...] = ()
    due: WordedDate | None = None        # which a commitment names

    @property
    def announced(self) -> Commitment:
        """An item of part C as it is before a person confirms it: a commitment without a version."""
        return Commitment(version=0, ref_area=self.ref_area, goal=self.goal, year=self.year, text=self.text,
                          submission=self.submission, public=False, due=self.due.day if self.due else None)


@dataclass(frozen=True)
class Due:
    """When a commitment is due: by a date of its own, or with the next report; ``overdue`` and why.

    ``last`` is the last day on which it is not late. ``examined``: a later report is on file, or an answer from it, and
    nobody has said yet what it means.
    """

    by: date | None                      # its own date; None: with the next report
    last: date
    overdue: bool
    why: Literal["", "date", "year_on"] = ""
    examined: bool = False


STATES = (*map(str, CommitmentStatus), "examined", "announced")
"""The statuses, and what waits for a person: a report that may answer, an announcement that nobody has confirmed."""


def candidates(narratives: Iterable[Narrative], goals: Sequence[Goal], confirmed: Sequence[Commitment]
               ) -> list[Candidate]:
    """Return the items on goals of the catalogue that are not confirmed, in the order of the reports."""
    confirmed_items = {(one.ref_area, one.year, one.goal, "C", one.text) for one in confirmed}
    confirmed_items |= {(one.ref_area, step.year, one.goal, "A", step.text)
                        for one in confirmed for step in one.answers}
    of_goal: dict[tuple[str, str], list[Commitment]] = {}
    for one in confirmed:
        of_goal.setdefault((one.ref_area, one.goal), []).append(one)
    items: dict[Candidate, None] = {}
    for report in narratives:
        for section in sections(report.text, goals):
            is_new = [(part, text) for part, text in section.items if section.goal and (
                report.ref_area, report.year, section.goal, part, text) not in confirmed_items]
            items |= dict.fromkeys(_items(report, section.goal, is_new, of_goal.get(
                (report.ref_area, section.goal), ())))
    return list(items)


def _items(report: Narrative, goal: str, items: Iterable[tuple[Letter, str]], of_goal: Iterable[Commitment]
           ) -> Iterator[Candidate]:
    """The candidates of a report on a goal, on which these commitments are confirmed."""
    earlier = [one for one in of_goal if one.year < report.year and one.status not in CLOSED]
    item = partial(Candidate, report.ref_area, report.year, goal, submission=report.submission)
    texts = dict.fromkeys(text for part, text in items if part == "A")
    best = {one.version: max(texts, key=partial(_likeness, one)) for one in earlier
            if texts and all(answer.year != report.year for answer in one.answers)}
    for text in texts:
        yield item(part="A", text=text, offered=tuple(one for one in earlier if best.get(one.version) == text),
                   commitments=tuple(sorted(earlier, key=lambda one: (
                       -_likeness(one, text), -one.year, one.version))))
    yield from (item(part="C", text=text, due=due_in(text, report.year)) for part, text in items if part == "C")


def _likeness(commitment: Commitment, answer: str) -> float:
    return fuzz.token_set_ratio(answer.casefold(), commitment.text.casefold())


def due(commitment: Commitment, reported: Iterable[Key], today: date) -> Due:
    """When a commitment is due, and whether it is overdue on a day. ``reported`` are the reports on file.

    Without a date it is due with the next report after it was announced, or last answered, at the latest at the end of
    the year after. It is overdue once a person has recorded, after its last day, a status in which it is open: never
    while a report waits to be read, or an answer to be given a status.
    """
    since = max(commitment.year, commitment.answered_in)
    last = commitment.due or date(since + 1, 12, 31)
    if commitment.status in CLOSED:
        return Due(commitment.due, last, overdue=False)
    latest = max((step.version for step in commitment.answers), default=0)
    recorded = [step for step in commitment.steps if step.status and step.version >= latest]
    if latest and not recorded or any(area == commitment.ref_area and year > since for area, year in reported):
        return Due(commitment.due, last, overdue=False, examined=True)
    if any(last.isoformat() < step.at[:10] <= today.isoformat() for step in recorded):
        return Due(commitment.due, last, overdue=True, why="date" if commitment.due else "year_on")
    return Due(commitment.due, last, overdue=False)


def in_order(commitments: Iterable[Commitment], reported: Collection[Key], today: date) -> list[tuple[Commitment, Due]]:
    """Return commitments with when they are due: overdue ones first, then those being examined, open ones and closed
    ones, the earliest first.
    """
    return sorted(((one, due(one, reported, today)) for one in commitments), key=lambda pair: (
        not pair[1].overdue, pair[0].status in CLOSED, not pair[1].examined, pair[1].last, pair[0].ref_area,
        pair[0].goal, pair[0].version))


def state_of(commitment: Commitment, due_date: Due) -> str:
    """Where a commitment stands, one of STATES: what waits for a person is said before any status on record."""
    waits = "examined" if due_date.examined else str(commitment.status)
    return waits if commitment.version else "announced"


def counts(pairs: Pairs) -> dict[str, Any]:
    """Number of commitments, and of those without information, done, overdue, examined and with an answer; the
    ``state`` of the first, which is told of an only one.
    """
    statuses = [one.status for one, _ in pairs]
    return {"count": len(pairs), "unknown": statuses.count(CommitmentStatus.NO_INFORMATION),
            "kept": statuses.count(CommitmentStatus.KEPT), "overdue": sum(due.overdue for _, due in pairs),
            "examined": sum(due.examined for _, due in pairs), "replied": sum(bool(one.answers) for one, _ in pairs),
            "state": str(next(iter(statuses), ""))}


class Promise(NamedTuple):
    """A commitment as a later edition has it; ``before`` is its status in the earlier one, None if it is new since."""

    commitment: Commitment
    before: CommitmentStatus | None
    due: Due


def promises(before: Pairs, after: Pairs) -> tuple[dict[str, list[Promise]], int]:
    """What became of the commitments of an edition in a later one: kept, dropped, overdue since, new, and others that
    are open with another status; one may be in several lists. And the number of those that the later
    edition no longer has: their words may no longer be shown.
    """
    was, overdue = {one.version: one.status for one, _ in before}, {one.version for one, due in before if due.overdue}
    every = [Promise(one, was.get(one.version), due) for one, due in after]
    moved = [one for one in every if one.commitment.status != one.before]
    kinds = {
        "kept": [one for one in moved if one.commitment.status == CommitmentStatus.KEPT],
        "dropped": [one for one in moved if one.commitment.status == CommitmentStatus.DROPPED],
        "overdue": [one for one in every if one.due.overdue and one.commitment.version not in overdue],
        "new": [one for one in every if one.before is None],
        "other": [one for one in moved if one.before and one.commitment.status not in CLOSED]}
    return kinds, len(was.keys() - {one.version for one, _ in after})


def kind_in_words(kind: str) -> str:
    """What became of a commitment, by a key of ``promises``."""
    return say(f"commitments.status_{kind}" if kind in ("kept", "dropped") else f"editions.kind_{kind}")


def commitments_at(snapshot: Snapshot, version: int, day: date) -> list[tuple[Commitment, Due]]:
    """The commitments of a data version in their order, with when each is due, on a day."""
    reported = {(report.ref_area, report.year) for report in snapshot.narratives(version)}
    return in_order(snapshot.commitments(version), reported, day)


def due_in(text: str, year: int) -> WordedDate | None:
    """The latest date in a commitment of a report of ``year``, None where it names none from that year on."""
    dates = [WordedDate(day, match.group()) for match in DATE.finditer(text)
             if (day := _last_day(match)) and day.year >= year]
    return max(dates, default=None)


def _last_day(match: re.Match[str]) -> date | None:
    """The last day of a period; None for a day that no calendar has. What is due before a year is due in the last."""
    year, month = int(match["year"]), 12
    if match["month"]:
        month = MONTHS.index(match["month"].lower()) + 1
    elif match["part"]:
        months = 3 if match["part"].lower() == "quarter" else 6
        month = ORDINALS[match["ordinal"].lower()] * months or 12
    elif match["within"] and match["within"].lower() in ("middle", "mid"):
        month = 6
    elif match["within"] and match["within"].lower() in ("beginning", "start"):
        month = 3
    elif match.group().lower().startswith("before"):
        year -= 1
    if month > 12:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(match["day"] or last)
    return date(year, month, day) if 1 <= day <= last else None
