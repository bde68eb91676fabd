"""A country's own assessment of a goal compared with the measured status: only the level that it ticked is compared.

Prose is never turned into a level. Which statuses agree with a level is our reading, not agreed by the Alliance.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from indicators.model import Message, Reason, Status
from indicators.statements.cells import when


class OwnLevel(StrEnum):
    """How far a country says it is on a goal, as ticked in part B of the form."""

    REACHED = "reached"
    WELL_ADVANCED = "well_advanced"
    BEGUN = "begun"
    NOT_BEGUN = "not_begun"
    SET_BACK = "set_back"


AGREE: Mapping[OwnLevel, frozenset[Status]] = {
    OwnLevel.REACHED: frozenset({Status.GOAL_MET, Status.AHEAD, Status.AT_LIMIT}),
    OwnLevel.WELL_ADVANCED: frozenset({Status.GOAL_MET, Status.AHEAD, Status.ON_TRACK, Status.IMPROVING}),
    OwnLevel.BEGUN: frozenset({Status.ON_TRACK, Status.IMPROVING_BELOW, Status.BEHIND, Status.IMPROVING}),
    OwnLevel.NOT_BEGUN: frozenset({Status.NO_CLEAR_CHANGE, Status.NO_CLEAR_TREND, Status.BEHIND}),
    OwnLevel.SET_BACK: frozenset({Status.MOVING_AWAY}),
}
"""The measured statuses that agree with each level."""

JUDGED = frozenset().union(*AGREE.values())
"""Statuses that can be compared; a stage, "Too early" and "Not assessed" cannot. An activity has none."""


def own_assessment(level: str, row: Mapping[Any, Any] | None) -> Message | None:
    """Compare the level that a country ticked ("" for none) with the row of its measured status, None for no figure.

    None where there is nothing to say: no level, although there is a figure.
    """
    known = OwnLevel(level) if level in set(OwnLevel) else None
    if row is None:
        return Message(code="own.no_figure", values={"level": _named(known)}) if known else Message(
            code="own.only_words")
    if known is None:
        return None
    values = {"level": _named(known), "indicator": row["indicator"], "year": when(row)}
    if not row["status"]:
        return Message(code="own.activity", values={**values, "value": row["value"], "marks": row["marks"]})
    values["status"] = Status(row["status"])
    if row["reason"]:
        rests = row["reason"] == Reason.HIDDEN and not row["hidden"]
        why = Message(code="own.rests_on_hidden") if rests else Reason(row["reason"])
        return Message(code="own.not_assessed", values={**values, "reason": why})
    if row["status"] not in JUDGED:
        return Message(code="own.not_compared", values=values)
    return Message(code="own.agrees" if row["status"] in AGREE[known] else "own.differs", values=values)


def _named(level: OwnLevel) -> Message:
    return Message(code=f"own.level_{level}")
