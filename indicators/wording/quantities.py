"""Quantities of a message in words."""

import math
from functools import singledispatch

from indicators.model import (
    TIMES,
    Amount,
    Catalogue,
    Difference,
    Growth,
    Indicator,
    Mark,
    Probability,
    Topics,
    TypicalChange,
)
from indicators.wording.amounts import bare_value, value
from indicators.wording.changes import as_points, as_share
from indicators.wording.language import listed, text, title
from indicators.wording.messages import say
from indicators.wording.value_types import P, Points, Share

LARGEST_GROWTH = 10.0      # above it, only that it is at least this: counts near zero give any number


@singledispatch
def arguments(_: object, key: str, catalogue: Catalogue) -> dict[str, object] | None:  # noqa: ARG001 - of all kinds
    """What a message can say of a quantity, by name of the argument; None for anything else."""
    return None


@arguments.register
def _(given: Amount, key: str, catalogue: Catalogue) -> dict[str, object]:
    indicator = catalogue.indicators[given.indicator]
    if given.form == "bare" and indicator.measure != "share":
        return {key: bare_value(given.value, indicator, given.marks)}
    amount = value(given.value, indicator, catalogue, given.marks)
    if given.form == "predicate" and given.value == 0 and indicator.whole and not given.marks:
        amount = say("phrase.none_of", unit=text(catalogue.units.get(indicator.unit, indicator.unit)))
    return {key: _predicate(indicator, amount) if given.form == "predicate" else amount}


@arguments.register
def _(given: Difference, key: str, catalogue: Catalogue) -> dict[str, object]:
    indicator = catalogue.indicators[given.after.indicator]
    found, unit = difference(given, indicator).arguments(key), text(catalogue.units.get(indicator.unit, indicator.unit))
    found[f"{key}_predicate"] = _predicate(indicator, say(
        "phrase.change_of", change_way=found[f"{key}_way"], change_size=found[f"{key}_size"], unit=unit))
    return _by_speed(found, key, indicator)


@arguments.register
def _(given: TypicalChange, key: str, catalogue: Catalogue) -> dict[str, object]:
    indicator = catalogue.indicators[given.indicator]
    found = Points(given.size, 1) if indicator.measure == "share" else Share(given.size)
    return _by_speed(found.arguments(key), key, indicator)


@arguments.register
def _(given: Growth, key: str, catalogue: Catalogue) -> dict[str, object]:  # noqa: ARG001 - of all kinds
    asked = () if math.isnan(given.target) else (given.target,)
    return growth(given.rate, asked).arguments(key)


@arguments.register
def _(given: Probability, key: str, catalogue: Catalogue) -> dict[str, object]:  # noqa: ARG001 - of all kinds
    return P(given.p).arguments(key)


@arguments.register
def _(given: Topics, key: str, catalogue: Catalogue) -> dict[str, object]:
    goals = {goal.id: goal for goal in catalogue.goals}
    return {key: listed([text(goals[code].topic) or f"“{text(goals[code].title)}”" for code in given.goals])}


def _by_speed(found: dict[str, object], key: str, indicator: Indicator) -> dict[str, object]:
    """The arguments of a change, of a time as faster or slower."""
    if indicator.unit in TIMES and found[f"{key}_way"] != "same":
        found[f"{key}_way"] = "slower" if found[f"{key}_way"] == "more" else "faster"
    return found


def growth(rate: float, asked: tuple[float, ...], *, few: bool = True) -> Share:
    """A growth a year, never rounded to what is asked; a very large one is only at least so large."""
    return Share(min(rate, LARGEST_GROWTH), asked, few=few, at_least=rate > LARGEST_GROWTH)


def difference(given: Difference, indicator: Indicator) -> Share | Points:
    """The difference of two figures, by the same rules as a country's change."""
    before, after = given.before.value, given.after.value
    about = [one.value for one in (given.after, given.before) if Mark.APPROXIMATE in one.marks.split()]
    if indicator.measure == "share":
        return as_points(before, after, indicator, about)
    if not before:
        return Share(0.0, difference=after, about=bool(about))
    return as_share(after / before - 1, before, after, indicator, given.target, about=bool(about))


def _predicate(indicator: Indicator, amount: str) -> str:
    """What a country did: "identified 24 victims"; else what it reported or, by a publisher, had."""
    if own := text(indicator.predicate):
        return own.replace("{value}", amount)
    if indicator.publisher:
        return say("phrase.published", value=amount, title=title(indicator), publisher=indicator.publisher)
    return say("phrase.reported", value=amount, title=title(indicator))
