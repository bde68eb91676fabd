"""Remarks that an audience may see, and those on one figure or goal."""

from collections.abc import Iterable

from indicators.judging.scoreboard import Scoreboard
from indicators.model.remarks import Remark


def visible_remarks(scoreboard: Scoreboard, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks that the audience may see: staff all, the public those for it that cannot contain a hidden number.

    That is a note on a figure that is shown, and a reply on a goal for which the country has no hidden figure.
    """
    if scoreboard.audience == "staff":
        return tuple(remarks)
    frame = scoreboard.assessments
    shown = frame[~frame["hidden"] & (frame["breakdown"] == "")]
    figures = set(zip(shown["indicator"], shown["ref_area"], shown["year"], strict=True))
    goal_of = {indicator.id: goal.id for goal in scoreboard.catalogue.goals for indicator in goal.indicators}
    hidden = frame[frame["hidden"] & frame["indicator"].isin(list(goal_of))]
    closed = set(zip(hidden["ref_area"], hidden["indicator"].map(goal_of), strict=True))
    closed |= {(area, "") for area, _ in closed}

    def is_visible(remark: Remark) -> bool:
        if remark.by_country:
            return not remark.received or (remark.ref_area, remark.goal) not in closed
        return remark.public and (remark.indicator, remark.ref_area, remark.year) in figures

    return tuple(filter(is_visible, remarks))


def notes_on(remarks: Iterable[Remark], indicator: str) -> list[Remark]:
    """The notes of staff on the figures of an indicator."""
    return [remark for remark in remarks if not remark.by_country and remark.indicator == indicator]


def replies_on(remarks: Iterable[Remark], goal: str, *, general: bool = True) -> list[Remark]:
    """A country's replies on a goal, with ``general`` those on all goals included.

    General ones are printed at each goal with a status, or at all goals of a country without any status.
    """
    return [remark for remark in remarks if remark.by_country and (
        remark.goal == goal or general and not remark.goal)]
