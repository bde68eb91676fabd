"""The level that a country ticked for a goal compared with the measured status; prose is never turned into a level."""

from collections.abc import Mapping
from typing import Any

from indicators.model import Amount, Message, Status
from indicators.statements.cells import when

AGREE: Mapping[str, frozenset[Status]] = {
    "reached": frozenset({Status.GOAL_MET, Status.AHEAD, Status.AT_LIMIT}),
    "well_advanced": frozenset({Status.GOAL_MET, Status.AHEAD, Status.ON_TRACK, Status.IMPROVING}),
    "begun": frozenset({Status.ON_TRACK, Status.IMPROVING_BELOW, Status.BEHIND, Status.IMPROVING}),
    "not_begun": frozenset({Status.NO_CLEAR_CHANGE, Status.NO_CLEAR_TREND, Status.BEHIND}),
    "set_back": frozenset({Status.MOVING_AWAY}),
}
"""The levels of part B of the form, each with the measured statuses that agree with it by Goalline's reading."""


def own_assessment(level: str, row: Mapping[Any, Any] | None) -> Message | None:
    """Compare the level that a country ticked ("" for none) with the row of its measured status, None for no figure.

    None without a level, although there is a figure. A stage, "Too early" and "Not assessed" cannot be compared.
    """
    if level not in AGREE:
        return Message(code="own.only_words") if row is None else None
    values: dict[str, object] = {"level": Message(code="own.level", values={"level": level})}
    if row is None:
        return Message(code="own.no_figure", values=values)
    values |= {"indicator": row["indicator"], "year": when(row)}
    if not row["status"]:
        return Message(code="own.activity", values={
            **values, "amount": Amount(row["value"], row["indicator"], row["marks"])})
    is_known = row["status"] in frozenset().union(*AGREE.values())
    kind = "not_compared" if not is_known else "agrees" if row["status"] in AGREE[level] else "differs"
    return Message(code="own.measured", values={**values, "status": Status(row["status"]), "kind": kind})
