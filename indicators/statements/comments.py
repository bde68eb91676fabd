"""Countries' comments on their statuses that an audience may see."""

from collections.abc import Iterable

from indicators.model.comments import CountryComment
from indicators.scoreboard import Scoreboard


def visible_comments(scoreboard: Scoreboard, comments: Iterable[CountryComment], ref_area: str) -> list[CountryComment]:
    """A country's comments: for staff all; for the public those that cannot contain a hidden number.

    What a country writes on a goal of which it has a hidden figure, or on all goals then, may name that figure.
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

    These are printed at each goal with a status; of a country without any, at all its goals.
    """
    return [comment for comment in comments if comment.goal == goal or general and not comment.goal]
