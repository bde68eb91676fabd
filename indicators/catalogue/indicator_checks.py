"""Checks of a single indicator: limits, components and role; rule_checks.py checks its rule."""

import math
from collections.abc import Iterator, Mapping
from datetime import date

from indicators.catalogue.catalogue_files import Parts
from indicators.catalogue.entries import Placed
from indicators.catalogue.rule_checks import check_deadline, check_rule
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.judging.methods.checks import WHOLE_SHARE
from indicators.judging.methods.targets import A_YEAR, DEFAULT
from indicators.model import WORLD, Indicator, Issue

FEWEST_HIDDEN = 3         # below it only one count is small, and suppressing it would disclose it


def check_indicators(parts: Parts, first_years: Mapping[str, int]) -> Iterator[Issue]:
    """Yield the issues of single indicators; ``first_years`` holds the year of the first figure by code and alias."""
    units = {unit.noun.code for unit in parts.units}
    kinds = {area.noun.code: area.noun.kind for area in parts.areas}
    counts = None if any(issue.file.startswith("goals/") for issue in parts.issues) else {     # one may be unreadable
        item.noun.id: _limit(item.noun) for item in parts.indicators
        if item.noun.measure == "flow" and item.noun.whole}
    for indicator in parts.indicators:
        yield from _check(indicator, units, kinds, counts)
        yield from check_deadline(indicator, min(
            (first_years[name] for name in indicator.noun.names if name in first_years), default=None))


def _check(placed: Placed[Indicator], units: set[str], kinds: Mapping[str, str],
           counts: Mapping[str, int] | None) -> Iterator[Issue]:
    indicator, location = placed.noun, placed.location
    if units and indicator.unit not in units:
        yield location.at("unit").issue("unknown_unit", indicator.unit, ", ".join(sorted(units)))
    if kinds and indicator.body and kinds.get(indicator.body) != "body":
        bodies = sorted(code for code, kind in kinds.items() if kind == "body")
        yield location.at("body").issue("not_a_body", indicator.body, ", ".join(bodies))
    yield from _limits(placed)
    yield from _numbers(placed)
    yield from _made_of(placed, counts)
    yield from _chance(placed)
    yield from _role(placed)
    if indicator.goal:
        yield from check_rule(placed)
        yield from _areas(placed, kinds)


def _limits(placed: Placed[Indicator]) -> Iterator[Issue]:
    indicator, location = placed.noun, placed.location
    limits = {key: getattr(indicator, key) for key in ("minimum", "maximum") if getattr(indicator, key) is not None}
    for key, limit in limits.items():
        if not math.isfinite(limit):
            yield location.at(key).issue("wrong_value", limit, "a number")
    lowest, highest = limits.get("minimum", -math.inf), limits.get("maximum", math.inf)
    if lowest > highest:
        yield location.at("maximum").issue("order", f"{highest:g}", f"at least the minimum, {lowest:g}")
    if indicator.measure == "share" and math.isfinite(highest) and highest > WHOLE_SHARE:
        yield location.at("maximum").issue("order", f"{highest:g}", f"at most {WHOLE_SHARE}, since it is a share")
    for stage in indicator.stages:
        if not lowest <= stage <= highest:
            yield location.at("stages", stage).issue("order", stage, f"between {lowest:g} and {highest:g}")


def _numbers(placed: Placed[Indicator]) -> Iterator[Issue]:
    """Check decimals, conversions, ranks and thresholds."""
    indicator, location = placed.noun, placed.location
    if indicator.decimals < 0:
        yield location.at("decimals").issue("wrong_value", indicator.decimals, "0 or more")
    if indicator.whole and indicator.decimals > 0:
        yield location.at("decimals").issue("wrong_value", indicator.decimals, "0, since the figures are whole")
    if indicator.headline is not None and indicator.headline < 1:
        yield location.at("headline").issue("wrong_value", indicator.headline, "1 or more")
    hidden = indicator.small_counts
    if hidden and hidden.hide_below < FEWEST_HIDDEN:
        yield location.at("small_counts", "hide_below").issue(
            "wrong_value", hidden.hide_below, f"{FEWEST_HIDDEN} or more, so that a hidden count can be more than one")
    if indicator.financial_year_ends and not is_end_of_year(indicator.financial_year_ends):
        yield location.at("financial_year_ends").issue("wrong_value", indicator.financial_year_ends,
                                                      "a month and a day such as 06-30, before the end of December")
    for unit, factor in indicator.conversions.items():
        if not (math.isfinite(factor) and factor > 0):
            yield location.at("conversions", unit).issue("wrong_value", factor, "a number above 0")
        if unit == indicator.unit:
            yield location.at("conversions", unit).issue("wrong_value", unit, "a unit other than the indicator's own")


def is_end_of_year(day: str) -> bool:
    """Return whether a financial year can end on this day (MM-DD) in every year; 12-31 would be a calendar year."""
    try:
        return date.fromisoformat(f"2001-{day}").isoformat() == f"2001-{day}" and day != "12-31"
    except ValueError:
        return False


def _limit(indicator: Indicator) -> int:
    """The limit of small counts, 0 where no people are counted."""
    return indicator.protection.hide_below if indicator.protection else 0


def _made_of(placed: Placed[Indicator], counts: Mapping[str, int] | None) -> Iterator[Issue]:
    """A percentage must be a share of a yearly count in the catalogue, and a running total must add one up; ``counts``
    are the limits of these, None if an indicator was unreadable. With one limit, no count gives back one related to it.
    """
    indicator, location = placed.noun, placed.location
    if indicator.denominator and indicator.measure != "share":
        yield location.at("denominator").issue("denominator_of_no_share", indicator.measure,
                                              "measure: share next to denominator")
    if indicator.numerator and not indicator.denominator:
        yield location.at("numerator").issue("numerator_alone", indicator.numerator, "denominator next to numerator")
    if indicator.running_total_of and indicator.measure != "stock":
        yield location.at("running_total_of").issue("no_running_total", indicator.measure,
                                                   "measure: stock next to running_total_of")
    for key in ("numerator", "denominator", "running_total_of"):
        if (code := getattr(indicator, key)) and counts is not None and code not in counts:
            yield location.at(key).issue("not_a_count", code, ", ".join(sorted(counts)))
    related = {code: counts[code] for code in (indicator.numerator, indicator.denominator, indicator.running_total_of)
               if counts is not None and code in counts}
    if indicator.running_total_of:
        related[indicator.id] = _limit(indicator)
    if len(set(related.values())) > 1:
        limits = ", ".join(f"{code} {limit}" for code, limit in related.items())
        yield location.at("running_total_of" if indicator.running_total_of else "numerator").issue(
            "wrong_value", limits, "one limit of small_counts for all of them, none where no people are counted")


def _chance(placed: Placed[Indicator]) -> Iterator[Issue]:
    """What varies by chance must fit the figures: cases are whole yearly counts, shares percentages, stages nothing."""
    indicator, location = placed.noun, placed.location.at("chance")
    if indicator.stages and indicator.chance not in ("", "none"):
        yield location.issue("wrong_value", indicator.chance, "none, since a stage is not a chance event")
    elif indicator.chance == "cases" and not (indicator.measure == "flow" and indicator.whole):
        yield location.issue("wrong_value", "cases", "measure: flow and whole: true, a year's count")
    elif indicator.chance == "share" and indicator.measure != "share":
        yield location.issue("wrong_value", "share", "measure: share")
    elif indicator.chance == "none" and _tests_a_trend(indicator):
        yield location.issue("wrong_value", "none", "cases, share or trend, since the rule tests a trend")


def _tests_a_trend(indicator: Indicator) -> bool:
    """Whether the rule tests the trend of a window; a faulty rule, which check_rule reports, does not."""
    try:
        method = methods.method_of(indicator)
    except Refusal:
        return False
    return method is not None and method.trend is not None


def _role(placed: Placed[Indicator]) -> Iterator[Issue]:
    """A judged indicator needs a rule and a desired direction; a context indicator must have neither a rule nor a
    headline rank.
    """
    indicator, location = placed.noun, placed.location
    if indicator.role == "judged":
        if indicator.goal is None:
            yield location.at("goal").issue("judged_without_rule", expected="a rule, or role: context")
        if indicator.desired_direction == "none":
            yield location.at("desired_direction").issue("no_direction", "none", "up or down")
    elif indicator.goal is not None:
        yield location.at("goal").issue("context_with_rule", indicator.goal.method, "no rule, or role: judged")
    if indicator.headline is not None and (indicator.role == "context" or indicator.judged_for == "world"):
        yield location.at("headline").issue("headline_of_no_country", indicator.headline,
                                           "only where countries are assessed")
    if indicator.small_counts and not indicator.counts_people:
        yield location.at("small_counts").issue(
            "counts_no_people", expected="counts_people: true next to small_counts")
    if indicator.provider == "third_party" and not indicator.publisher:
        yield location.at("publisher").issue("missing_key", expected="publisher")


def _areas(placed: Placed[Indicator], kinds: Mapping[str, str]) -> Iterator[Issue]:
    """Areas with their own parameters that are not in the codelist, or not assessed by the rule."""
    parameters = placed.noun.goal.parameters if placed.noun.goal else {}
    for key, found in parameters.items():
        for area in found if kinds and isinstance(found, dict) else ():
            location = placed.location.at("goal", key, area)
            if area == DEFAULT or A_YEAR.fullmatch(str(area)):
                continue
            if area not in kinds:
                yield location.issue("unknown_area", area, "a code of codelists/ref_areas.csv")
            elif not _judges(placed.noun, area, kinds):
                yield location.issue("wrong_value", area, "an area that the rule assesses")


def _judges(indicator: Indicator, area: str, kinds: Mapping[str, str]) -> bool:
    """Whether a rule assesses an area: a country, or the world or a body for indicators judged for the world."""
    return area == (indicator.body or WORLD) if indicator.judged_for == "world" else kinds[area] == "country"
