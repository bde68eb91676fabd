"""What a summary says of a country's written report and commitments: numbers, and none of its words."""

from collections.abc import Sequence

from indicators.model.commitments import Commitment
from indicators.reports.commitments import Due, by_status
from indicators.reports.sections import Section
from indicators.statements import Written


def written(year: int, sections: Sequence[Section], held: Sequence[tuple[Commitment, Due]]) -> Written:
    """The report of ``year`` (0: none) by its sections, and the commitments by status, with the number overdue."""
    answered = sum(bool(section.goal) for section in sections)
    actions = sum(len(section.parts.get("C", ())) for section in sections)
    return Written(year=year, answered=answered, actions=actions, commitments=by_status(one for one, _ in held),
                   overdue=sum(due.overdue for _, due in held))
