"""What must hold for one indicator: its limits, its role, and the rule that judges it."""

import math
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain

from indicators.assess import methods
from indicators.assess.annual_change import AnnualChange
from indicators.assess.count_per_year import CountPerYear
from indicators.assess.keep import Keep
from indicators.assess.milestones import Milestones
from indicators.assess.reach import Reach
from indicators.assess.targets import A_YEAR, DEFAULT
from indicators.catalog.nouns import Placed
from indicators.catalog.parts import Parts
from indicators.catalog.places import Place
from indicators.errors import Refusal
from indicators.model import Finding, Indicator

FEWEST_HIDDEN = 3         # below it only one count is small, and to hide it is to tell it


def check_indicators(parts: Parts) -> Iterator[Finding]:
    """Every finding about single indicators."""
    units = {each.noun.code for each in parts.units}
    kinds = {each.noun.code: each.noun.kind for each in parts.areas}
    known = [*parts.indicators, *chain.from_iterable(parts.guessed)]
    counts = {each.noun.id for each in known if each.noun.measure == "flow" and each.noun.whole}
    for each in parts.indicators:
        yield from _check(each, units, kinds, counts)
    for guessed in parts.guessed:
        found = [list(_check(each, units, kinds, counts)) for each in guessed]
        wrong = {(each.file, each.column) for each in parts.findings}
        yield from (each for each in found[0] if all(each in other for other in found)
                    and (each.file, each.column) not in wrong)


def _check(each: Placed[Indicator], units: set[str], kinds: Mapping[str, str], counts: set[str]) -> Iterator[Finding]:
    indicator, place = each.noun, each.place
    if units and indicator.unit not in units:
        yield place.at("unit").finding("unknown_unit", indicator.unit, ", ".join(sorted(units)))
    if kinds and indicator.body and kinds.get(indicator.body) != "body":
        bodies = sorted(code for code, kind in kinds.items() if kind == "body")
        yield place.at("body").finding("not_a_body", indicator.body, ", ".join(bodies))
    yield from _limits(each)
    yield from _numbers(each)
    yield from _made_of(each, counts)
    yield from _role(each)
    if indicator.goal:
        yield from check_rule(each)
        yield from _areas(each, kinds)


def _limits(each: Placed[Indicator]) -> Iterator[Finding]:
    indicator, place = each.noun, each.place
    limits = {key: getattr(indicator, key) for key in ("minimum", "maximum") if getattr(indicator, key) is not None}
    for key, limit in limits.items():
        if not math.isfinite(limit):
            yield place.at(key).finding("wrong_value", limit, "a number")
    lowest, highest = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
    if lowest > highest:
        yield place.at("maximum").finding("order", f"{highest:g}", f"at least the minimum, {lowest:g}")
    for stage in indicator.stages:
        if not lowest <= stage <= highest:
            yield place.at("stages", stage).finding("order", stage, f"between {lowest:g} and {highest:g}")


def _numbers(each: Placed[Indicator]) -> Iterator[Finding]:
    """Decimals, conversions, places and thresholds that make sense."""
    indicator, place = each.noun, each.place
    if indicator.decimals < 0:
        yield place.at("decimals").finding("wrong_value", indicator.decimals, "0 or more")
    if indicator.whole and indicator.decimals > 0:
        yield place.at("decimals").finding("wrong_value", indicator.decimals, "0, since the figures are whole")
    if indicator.headline is not None and indicator.headline < 1:
        yield place.at("headline").finding("wrong_value", indicator.headline, "1 or more")
    hidden = indicator.small_counts
    if hidden and hidden.hide_below < FEWEST_HIDDEN:
        yield place.at("small_counts", "hide_below").finding(
            "wrong_value", hidden.hide_below, f"{FEWEST_HIDDEN} or more, so that a hidden count can be more than one")
    if indicator.financial_year_ends and not is_end_of_year(indicator.financial_year_ends):
        yield place.at("financial_year_ends").finding("wrong_value", indicator.financial_year_ends,
                                                      "a month and a day such as 06-30, before the end of December")
    for unit, factor in indicator.conversions.items():
        if not (math.isfinite(factor) and factor > 0):
            yield place.at("conversions", unit).finding("wrong_value", factor, "a number above 0")
        if unit == indicator.unit:
            yield place.at("conversions", unit).finding("wrong_value", unit, "another unit than the indicator's own")


def is_end_of_year(day: str) -> bool:
    """Whether a financial year can end on a day written so in every year; on 12-31 it would be the calendar's."""
    try:
        return date.fromisoformat(f"2001-{day}").isoformat() == f"2001-{day}" and day != "12-31"
    except ValueError:
        return False


def _made_of(each: Placed[Indicator], counts: set[str]) -> Iterator[Finding]:
    """A percentage is a share of a yearly count of the catalogue, and a running total adds one up."""
    indicator, place = each.noun, each.place
    if indicator.denominator and indicator.measure != "share":
        yield place.at("denominator").finding("denominator_of_no_share", indicator.measure,
                                              "measure: share beside denominator")
    if indicator.numerator and not indicator.denominator:
        yield place.at("numerator").finding("numerator_alone", indicator.numerator, "denominator beside numerator")
    if indicator.running_total_of and indicator.measure != "stock":
        yield place.at("running_total_of").finding("no_running_total", indicator.measure,
                                                   "measure: stock beside running_total_of")
    for key in ("numerator", "denominator", "running_total_of"):
        if (code := getattr(indicator, key)) and code not in counts:
            yield place.at(key).finding("not_a_count", code, ", ".join(sorted(counts)))


def _role(each: Placed[Indicator]) -> Iterator[Finding]:
    """Judged has a rule and a wanted direction; context has neither a rule nor a place in a country's cell."""
    indicator, place = each.noun, each.place
    if indicator.role == "judged":
        if indicator.goal is None:
            yield place.at("goal").finding("judged_without_rule", expected="a rule, or role: context")
        if indicator.desired_direction == "none":
            yield place.at("desired_direction").finding("no_direction", "none", "up or down")
    elif indicator.goal is not None:
        yield place.at("goal").finding("context_with_rule", indicator.goal.method, "no rule, or role: judged")
    if indicator.headline is not None and (indicator.role == "context" or indicator.judged_for == "world"):
        yield place.at("headline").finding("headline_of_no_country", indicator.headline,
                                           "only where countries are judged")
    if indicator.small_counts and not indicator.counts_people:
        yield place.at("small_counts").finding("counts_no_people", expected="counts_people: true beside small_counts")
    if indicator.provider == "third_party" and not indicator.publisher:
        yield place.at("publisher").finding("missing_key", expected="publisher")


def check_rule(each: Placed[Indicator]) -> Iterator[Finding]:
    """What is wrong with the rule of an indicator that has one, in itself and for what is wanted of it."""
    indicator, place = each.noun, each.place.at("goal")
    assert indicator.goal is not None
    try:
        goal = methods.parse(indicator.goal)
    except Refusal as refusal:
        yield _refused(place, refusal)
        return
    yield from _direction(each, goal)
    yield from _milestones(each, goal)
    yield from _reachable(each, goal)
    if isinstance(goal, Reach):
        yield from _way(indicator, goal, place)


def _direction(each: Placed[Indicator], goal: methods.Parameters) -> Iterator[Finding]:
    """A rule that asks for less where more is wanted, or the other way round."""
    wanted, place = each.noun.desired_direction, each.place.at("goal")
    match goal:
        case AnnualChange() | Keep():
            falling = goal.falling if isinstance(goal, AnnualChange) else goal.below
            found, other = ("at_most", "at_least") if falling else ("at_least", "at_most")
            if wanted != "none" and falling == (wanted == "up"):
                yield place.at(found).finding("rule_against_direction", found, f"{other}, since {wanted} is wanted")
        case CountPerYear() if wanted == "down":
            yield place.at("at_least").finding("rule_against_direction", "at_least", "counts of which more is wanted")
        case CountPerYear() if each.noun.measure != "flow":   # a running total holds the years before already
            yield place.at("method").finding("wrong_value", "count_per_year", "measure: flow, a year's new cases")
        case Milestones() if wanted == "down":
            yield place.at("method").finding("rule_against_direction", "milestones", "stages that go up")


def _milestones(each: Placed[Indicator], goal: methods.Parameters) -> Iterator[Finding]:
    """The stage of the goal is one of the stages, and not the lowest, on which everyone stands."""
    stages = sorted(each.noun.stages)
    if isinstance(goal, Milestones) and stages and goal.reach not in stages[1:]:
        yield each.place.at("goal", "reach").finding("wrong_value", goal.reach, ", ".join(map(str, stages[1:])))


def _reachable(each: Placed[Indicator], goal: methods.Parameters) -> Iterator[Finding]:
    """A value that no figure may have, by the indicator's own limits."""
    indicator = each.noun
    if isinstance(goal, Keep | CountPerYear):
        side = "at_most" if isinstance(goal, Keep) and goal.below else "at_least"
        lowest, highest = (-math.inf if indicator.minimum is None else indicator.minimum,
                           math.inf if indicator.maximum is None else indicator.maximum)
        for number in goal.target.numbers:
            if not lowest <= number <= highest:
                yield each.place.at("goal", side).finding("order", f"{float(number):g}",
                                                          f"between {lowest:g} and {highest:g}")


def _areas(each: Placed[Indicator], known: Collection[str]) -> Iterator[Finding]:
    """Areas with numbers of their own that the codelist does not have."""
    given = each.noun.goal.parameters if each.noun.goal else {}
    for key, found in given.items():
        for area in found if isinstance(found, dict) else ():
            if known and not (area in known or area == DEFAULT or A_YEAR.fullmatch(str(area))):
                yield each.place.at("goal", key, area).finding("unknown_area", area,
                                                               "a code of codelists/ref_areas.csv")


def _way(indicator: Indicator, goal: Reach, place: Place) -> Iterator[Finding]:
    """A value to reach that lies the wrong way from an agreed baseline, or where no figure can be."""
    start, up = goal.baseline_value, indicator.desired_direction == "up"
    for number in goal.value.numbers:
        value, at = float(number), place.at("value")
        if start is not None and (number < start) == up:
            yield at.finding("rule_against_direction", f"{value:g}", (
                f"{'more' if up else 'less'} than the baseline's {float(start):g}, since "
                f"{indicator.desired_direction} is wanted"))
        if indicator.minimum is not None and value < indicator.minimum:
            yield at.finding("order", f"{value:g}", f"at least the minimum, {indicator.minimum:g}")
        if indicator.maximum is not None and value > indicator.maximum:
            yield at.finding("order", f"{value:g}", f"at most the maximum, {indicator.maximum:g}")


def _refused(place: Place, refusal: Refusal) -> Finding:
    values = refusal.values
    code = refusal.code.replace("rule.", "rule_")
    return place.at(*str(values["key"]).split(".")).finding(code, values["found"], values["expected"])
