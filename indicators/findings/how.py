"""How an indicator is judged, and what of it is the form's and what our reading."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from indicators import methods
from indicators.methods.annual_change import AnnualChange
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.direction import Direction
from indicators.methods.keep import Keep
from indicators.methods.milestones import Milestones
from indicators.methods.reach import Reach
from indicators.methods.targets import Target
from indicators.model import Indicator, Message

OUTLOOK = tuple(Message(code=f"outlook.{each}") for each in ("method", "source", "differs"))
"""How the outlook of a series is made, where that comes from, and why it can differ from the pace."""


def how_judged(indicator: Indicator) -> tuple[Message, ...]:
    """How an indicator is judged, a sentence or two each, and what of it is the form's and what our reading."""
    if indicator.goal is None:
        return (Message(code="how.context"),)
    goal = methods.parse(indicator.goal)
    origin = "how.from_the_form" if indicator.rule_origin == "form" else "how.ours"
    note = {"note": indicator.rule_note}
    own = Message(code="how.note", values=note) if indicator.rule_note else Message(code=origin)
    match goal:
        case AnnualChange():
            return *_how_annual(goal), Message(code="how.breaks"), own
        case Direction():
            return *_how_direction(indicator, goal), Message(code="how.breaks"), own
        case CountPerYear():
            return *_how_count(indicator, goal), own
        case Keep():
            return *_how_keep(indicator, goal), own
        case Milestones():
            return _how_milestones(indicator, goal), own
        case Reach():
            return *_how_reach(indicator, goal), Message(code="how.breaks"), own


def _how_annual(goal: AnnualChange) -> tuple[Message, ...]:
    """The lines of annual_change."""
    number = _how_target("how.at_most" if goal.falling else "how.at_least", goal.target, {}, abs)
    some = goal.some_progress_from
    ladder = (Message(code="how.fall_ladder" if goal.falling else "how.rise_ladder",
                      values={"some": abs(goal.target.constant * some)}) if goal.target.constant is not None
              else Message(code="how.fall_ladder_of" if goal.falling else "how.rise_ladder_of", values={"some": some}))
    gaps = Message(code="how.gaps_bridged" if goal.bridged else "how.gaps_not_bridged")
    return *number, ladder, gaps


def _how_count(indicator: Indicator, goal: CountPerYear) -> tuple[Message, ...]:
    """The lines of count_per_year."""
    unit = {"indicator": indicator.id}
    if not goal.cumulative:
        return *_how_target("how.count", goal.target, unit, float), Message(code="how.nearer_up")
    return (*_how_target("how.count_cumulative", goal.target, unit, float), Message(code="how.count_run"),
            Message(code="how.nearer_cumulative"))


def _how_keep(indicator: Indicator, goal: Keep) -> tuple[Message, ...]:
    """The lines of keep."""
    number = _how_target("how.keep_below" if goal.below else "how.keep_above", goal.target,
                         {"indicator": indicator.id}, float)
    return *number, Message(code="how.nearer_down" if goal.below else "how.nearer_up")


def _how_target(code: str, target: Target, unit: Mapping[str, object],
                said: Callable[[Fraction], object]) -> tuple[Message, ...]:
    """A goal's sentence with its number; where it has several, the sentence without one, and each of them after it."""
    if target.constant is not None:
        return (Message(code=code, values={**unit, "goal": said(target.constant)}),)
    own = [(area, since, number) for area, steps in (("", target.steps), *target.areas) for since, number in steps]
    return Message(code=f"{code}_target"), *(_how_number(area, since, {**unit, "goal": said(number)})
                                             for area, since, number in own)


def _how_number(area: str, since: int, number: Mapping[str, object]) -> Message:
    """One of a goal's numbers, and of which area and from which year on it holds."""
    values = {**number, "ref_area": area, "since": since}
    if area:
        return Message(code="how.area_from" if since else "how.area_always", values=values)
    return Message(code="how.all_from" if since else "how.all_always", values=values)


def _how_direction(indicator: Indicator, goal: Direction) -> tuple[Message, ...]:
    """The lines of direction."""
    down = indicator.desired_direction == "down"
    lines = Message(code="how.down" if down else "how.up", values={
        "improving": goal.improving_from, "away": -goal.moving_away_below if down else goal.moving_away_below})
    if goal.limit is None:
        return (lines,)
    return lines, Message(code="how.near_limit", values={"value": float(goal.limit), "indicator": indicator.id})


def _how_reach(indicator: Indicator, goal: Reach) -> tuple[Message, ...]:
    """The lines of reach, and where its path begins."""
    down, about = indicator.desired_direction == "down", {"indicator": indicator.id}
    path = "linear" if goal.linear else "compound"
    said = [*_how_target("how.reach_down" if down else "how.reach_up", goal.value, about, float),
            Message(code=f"how.reach_{path}", values={
                "by": goal.by, "on_track": goal.on_track_from, "some": goal.some_progress_from,
                "little": goal.little_progress_from}),
            Message(code="how.reach_late", values={"by": goal.by}), Message(code=f"how.reach_zero_{path}")]
    if goal.baseline_value is not None:
        said.append(Message(code="how.baseline_value", values={
            "value": float(goal.baseline_value), "since": goal.baseline_year, **about}))
    elif goal.baseline_year is not None:
        said.append(Message(code="how.baseline_year", values={"since": goal.baseline_year}))
    return tuple(said)


def _how_milestones(indicator: Indicator, goal: Milestones) -> Message:
    """The lines of milestones."""
    stage = indicator.stages.get(goal.reach, str(goal.reach))
    if goal.by is None:
        return Message(code="how.stage", values={"stage": stage})
    return Message(code="how.stage_by", values={"stage": stage, "by": goal.by})
