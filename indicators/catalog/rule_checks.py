"""What is wrong with the rule of an indicator: in itself, for what is wanted, and for the figures that there can be."""

import math
from collections.abc import Iterator

from indicators import methods
from indicators.catalog.nouns import Placed
from indicators.catalog.places import Key, Place
from indicators.errors import Refusal
from indicators.methods.annual_change import AnnualChange
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.direction import Direction
from indicators.methods.keep import Keep
from indicators.methods.milestones import Milestones
from indicators.methods.parameters import FIRST_YEAR, LAST_YEAR
from indicators.methods.reach import Reach
from indicators.methods.targets import DEFAULT, Target
from indicators.model import Finding, Indicator

WHOLE_SHARE = 100         # per cent


def check_rule(each: Placed[Indicator]) -> Iterator[Finding]:
    """What is wrong with the rule of an indicator that has one.

    A stored catalogue may hold a rule that is refused here: it is judged as it was.
    """
    indicator, place = each.noun, each.place.at("goal")
    assert indicator.goal is not None
    try:
        goal = methods.parse(indicator.goal)
    except Refusal as refusal:
        yield _refused(place, refusal)
        return
    yield from _fits(indicator, goal, place)
    for key, target in _targets(goal).items():
        for keys, number in _numbers(target):
            yield from _number(indicator, goal, number, place.at(key, *keys))
    if isinstance(goal, Reach):
        yield from _reach(indicator, goal, place)


def check_deadline(each: Placed[Indicator], first_year: int | None) -> Iterator[Finding]:
    """A deadline that was over before there was a figure, or with the first of them."""
    indicator, place = each.noun, each.place.at("goal", "by")
    if indicator.goal is None or first_year is None:
        return
    try:
        goal = methods.parse(indicator.goal)
    except Refusal:
        return                  # told already
    if not isinstance(goal, Milestones | Reach) or goal.by is None:
        return
    needs_two = isinstance(goal, Reach) and goal.baseline_value is None      # a first figure, and one after it
    if goal.by < first_year or needs_two and goal.by == first_year:
        yield place.finding("wrong_value", goal.by, f"a year after the first figure's, {first_year}")


def _fits(indicator: Indicator, goal: methods.Parameters, place: Place) -> Iterator[Finding]:
    """A rule that asks for less where more is wanted, or that cannot judge such figures."""
    wanted = indicator.desired_direction
    match goal:
        case Milestones():
            yield from _stages(indicator, goal, place)
        case AnnualChange() | Direction() if indicator.stages:
            yield place.at("method").finding("wrong_value", _method(indicator),
                                             "milestones, since stages do not grow in per cent")
        case AnnualChange() | Keep():
            falling = goal.falling if isinstance(goal, AnnualChange) else goal.below
            found, other = ("at_most", "at_least") if falling else ("at_least", "at_most")
            if wanted != "none" and falling == (wanted == "up"):
                yield place.at(found).finding("rule_against_direction", found, f"{other}, since {wanted} is wanted")
        case CountPerYear() if wanted == "down":
            yield place.at("at_least").finding("rule_against_direction", "at_least", "counts of which more is wanted")
        case CountPerYear() if indicator.measure != "flow":   # a running total holds the years before already
            yield place.at("method").finding("wrong_value", "count_per_year", "measure: flow, a year's new cases")
        case Direction() if goal.limit is not None:
            yield from _inside(indicator, float(goal.limit), place.at("limit"))


def _method(indicator: Indicator) -> str:
    """Name of the method of an indicator that has a rule."""
    return indicator.goal.method if indicator.goal else ""


def _stages(indicator: Indicator, goal: Milestones, place: Place) -> Iterator[Finding]:
    """The stage of the goal is one of the stages, and not the lowest, on which everyone is."""
    stages = sorted(indicator.stages)
    if indicator.desired_direction == "down":
        yield place.at("method").finding("rule_against_direction", "milestones", "stages that go up")
    if not stages:
        yield place.at("method").finding("wrong_value", "milestones", "stages beside it, each with its name")
    elif goal.reach not in stages[1:]:
        yield place.at("reach").finding("wrong_value", goal.reach, ", ".join(map(str, stages[1:])))


def _targets(goal: methods.Parameters) -> dict[str, Target]:
    """The numbers of a rule, by their key in the file."""
    match goal:
        case AnnualChange():
            return {"at_most" if goal.falling else "at_least": goal.target}
        case Keep():
            return {"at_most" if goal.below else "at_least": goal.target}
        case CountPerYear():
            return {"at_least": goal.target}
        case Reach():
            return {"value": goal.value}
        case Direction() | Milestones():
            return {}


def _numbers(target: Target) -> Iterator[tuple[tuple[Key, ...], float]]:
    """Each number with the keys below the target's own: of an area, from a year on."""
    for area, steps in (("", target.steps), *target.areas):
        for since, number in steps:
            of = (area or DEFAULT,) if target.areas else ()
            yield (*of, *((since,) if since else ())), float(number)


def _number(indicator: Indicator, goal: methods.Parameters, number: float, place: Place) -> Iterator[Finding]:
    """A number that no figure can have, or that none can miss."""
    if isinstance(goal, AnnualChange):
        if number == 0:
            yield place.finding("wrong_value", "0 %", "more than 0 %, or keep, which asks for no change")
        return
    inside = list(_inside(indicator, number, place))
    yield from inside
    together = isinstance(goal, CountPerYear) and goal.cumulative     # 5 in two years are 2.5 a year
    if (indicator.whole or indicator.stages) and not number.is_integer() and not together:
        yield place.finding("wrong_value", f"{number:g}", "a whole number, since the figures are whole")
    lowest, highest = limits(indicator)
    worst = highest if indicator.desired_direction == "down" else lowest
    if number == worst and not inside:
        yield place.finding("wrong_value", f"{number:g}", "a number that not every figure meets")


def _inside(indicator: Indicator, number: float, place: Place) -> Iterator[Finding]:
    """A number outside of the limits of the figures."""
    lowest, highest = limits(indicator)
    if number < lowest:
        yield place.finding("order", f"{number:g}", f"at least the minimum, {lowest:g}")
    if number > highest:
        yield place.finding("order", f"{number:g}", f"at most the maximum, {highest:g}")


def limits(indicator: Indicator) -> tuple[float, float]:
    """The least and the most that a figure can be; a share is 0 to 100 % unless it says otherwise."""
    share = indicator.measure == "share"
    lowest = (0.0 if share else -math.inf) if indicator.minimum is None else indicator.minimum
    highest = (float(WHOLE_SHARE) if share else math.inf) if indicator.maximum is None else indicator.maximum
    return lowest, highest


def _reach(indicator: Indicator, goal: Reach, place: Place) -> Iterator[Finding]:
    """Years that no figure can have, and a value that lies the wrong way from an agreed baseline."""
    for key, year in (("by", goal.by), ("baseline_year", goal.baseline_year)):
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield place.at(key).finding("rule_bad_parameter", year, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    if goal.baseline_value is None:
        return
    start, up = float(goal.baseline_value), indicator.desired_direction == "up"
    yield from _inside(indicator, start, place.at("baseline_value"))
    for keys, value in _numbers(goal.value):
        if value != start and (value < start) == up:
            yield place.at("value", *keys).finding("rule_against_direction", f"{value:g}", (
                f"{'more' if up else 'less'} than the baseline's {start:g}, since "
                f"{indicator.desired_direction} is wanted"))


def _refused(place: Place, refusal: Refusal) -> Finding:
    values = refusal.values
    code = refusal.code.replace("rule.", "rule_")
    return place.at(*str(values["key"]).split(".")).finding(code, values["found"], values["expected"])
