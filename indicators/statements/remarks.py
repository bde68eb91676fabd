"""Remarks on one figure or goal."""

from collections.abc import Iterable

from indicators.model.remarks import Remark


def notes_on(remarks: Iterable[Remark], indicator: str) -> list[Remark]:
    """The notes of staff on the figures of an indicator."""
    return [remark for remark in remarks if not remark.by_country and remark.indicator == indicator]


def replies_on(remarks: Iterable[Remark], goal: str, *, general: bool = True) -> list[Remark]:
    """A country's replies on a goal, with ``general`` those on all goals included.

    General ones are printed at each goal with a status, or at all goals of a country without any status.
    """
    return [remark for remark in remarks if remark.by_country and (
        remark.goal == goal or general and not remark.goal)]
