"""Countries' comments on their statuses that an audience may see."""

from collections.abc import Iterable

from indicators.judging.scoreboard import Scoreboard
from indicators.model.comments import CountryComment


def visible_comments(scoreboard: Scoreboard, comments: Iterable[CountryComment], ref_area: str) -> list[CountryComment]:
    """A country's comments: for staff all; for the public those that cannot contain a hidden number.

    A comment on a goal for which the country has a hidden figure may state that figure, and so may one on all goals.
    """
    own = [comment for comment in comments if comment.ref_area == ref_area]
    if scoreboard.audience == "staff":
        return own
    frame = scoreboard.assessments
    hidden = set(frame.loc[frame["hidden"] & (frame["ref_area"] == ref_area), "indicator"])
    closed = {goal.id for goal in scoreboard.catalogue.goals
              if hidden & {indicator.id for indicator in goal.indicators}}
    return [comment for comment in own
            if not comment.text or not (comment.goal in closed or (not comment.goal and closed))]


def on_goal(comments: Iterable[CountryComment], goal: str, *, general: bool = True) -> list[CountryComment]:
    """The comments on a goal, with ``general`` those on all goals included.

    General ones are printed at each goal with a status, or at all goals of a country without any status.
    """
    return [comment for comment in comments if comment.goal == goal or general and not comment.goal]
