"""Commitments in a briefing: how many were kept, each with its answers, and what is unanswered."""

from collections.abc import Sequence

from indicators import wording
from indicators.briefing.pack.content import PackInput, Point
from indicators.model import Catalogue
from indicators.model.commitments import CLOSED, Commitment, CommitmentStatus
from indicators.reports.commitments import Due, state_of
from indicators.wording import day, say

CommitmentsDue = Sequence[tuple[Commitment, Due]]

UNKNOWN = (CommitmentStatus.NO_INFORMATION, "examined")
"""States of commitments of which nobody can say yet what has become of them."""


def finding(pairs: CommitmentsDue, group: str, catalogue: Catalogue) -> str:
    """How many commitments were kept, or that nothing is known of any, in one sentence without a full stop.

    It names the country where all are of one, else the ``group``. What nobody has confirmed is no commitment.
    """
    if not any(one.version for one, _ in pairs):
        return say("commitments.announced", count=wording.Count(len(pairs)))
    pairs = [pair for pair in pairs if pair[0].version]
    areas, states = {one.ref_area for one, _ in pairs}, [state_of(one, due) for one, due in pairs]
    whose, kind = wording.area(areas.pop(), catalogue) if len(areas) == 1 else group, "some"
    if all(one.status == CommitmentStatus.NO_INFORMATION for one, _ in pairs):
        examined, answered = [pair for pair in pairs if pair[1].examined], [pair for pair in pairs if pair[0].answers]
        kind, pairs = ("examined", examined) if examined else ("answered", answered) if answered else ("none", pairs)
    years = [one.year for one, _ in pairs]
    unknown = sum(state in UNKNOWN for state in states)
    return say("commitments.finding", kind=kind, whose=whose, count=wording.Count(len(pairs)), unknown=unknown,
               state=states[0], kept=wording.Count(states.count(CommitmentStatus.KEPT)),
               overdue=sum(due.overdue for _, due in pairs), examined=wording.Count(states.count("examined")),
               years="–".join(map(str, dict.fromkeys((min(years), max(years))))))


def commitments_on(read: PackInput, areas: Sequence[str], goal: str, year: int | None) -> CommitmentsDue:
    """The commitments of areas on a goal that were made up to a year (None: any), overdue ones first."""
    pairs = [(one, due) for area in areas for one, due in read.commitments(area)
             if one.goal == goal and (year is None or one.year <= year)]
    return sorted(pairs, key=lambda pair: not pair[1].overdue)


def commitments(read: PackInput, pairs: CommitmentsDue, whose: str, year: int | None, most: int | None = None
                ) -> tuple[str, ...]:
    """How many were kept, then each commitment with its answers up to a year (None: any); at most ``most`` of these,
    and how many more there are. Empty for none.
    """
    if not pairs:
        return ()
    more = [say("phrase.more", count=len(pairs) - most)] if most is not None and len(pairs) > most else []
    lead = wording.ended(finding(pairs, whose, read.board.catalogue))
    return (lead, *(_line(read.board.catalogue, one, due, year) for one, due in pairs[:most]), *more)


def _line(catalogue: Catalogue, one: Commitment, due: Due, year: int | None) -> str:
    by = due.by if one.status not in CLOSED else None
    answers = [wording.quoted(step, one.ref_area, catalogue) for step in one.answers
               if step.text and (year is None or step.year <= year)]
    return say("pack.commitment", status=say(f"commitments.status_{state_of(one, due)}"), overdue=int(due.overdue),
               quote=wording.quoted(one, one.ref_area, catalogue), day=day(by.isoformat()) if by else "none",
               answers="; ".join(answers) or "none")


def unanswered(read: PackInput, ref_area: str, pairs: CommitmentsDue) -> list[Point]:
    """The question about what a country promised and has not answered; none where all is answered or closed."""
    count = sum(not one.answers and not due.examined and one.status not in CLOSED for one, due in pairs)
    return [Point(say("pack.asked_promised", area=wording.in_sentence(ref_area, read.board.catalogue)),
                  say("pack.line_promised", count=wording.Count(count), of=wording.Count(len(pairs)),
                      year=max(one.year for one, _ in pairs)))] if count else []
