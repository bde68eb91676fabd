"""Quantities of a message in words."""

import math

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
from indicators.wording.changes import (
    Change,
    count_change,
    figure_change,
    growth_change,
    points_change,
    typical_change,
)
from indicators.wording.language import listed, text, title
from indicators.wording.messages import say
from indicators.wording.names import Named
from indicators.wording.numbers import number

LEAST_P = 0.001        # a smaller p is not distinguished


def arguments(given: object, key: str, catalogue: Catalogue) -> dict[str, object] | None:
    """What a message can say of a quantity, by name of the argument; None for anything else."""
    match given:
        case Amount():
            return {key: _amount(given, catalogue)}
        case Difference():
            indicator = catalogue.indicators[given.after.indicator]
            change = _difference(given, indicator)
            unit = text(catalogue.units.get(indicator.unit, indicator.unit))
            predicate = _predicate(indicator, say("phrase.change_of", change_way=change.way, change_size=change.size,
                                                  unit=unit))
            return {**_by_speed(change, key, indicator), f"{key}_predicate": predicate}
        case TypicalChange():
            indicator = catalogue.indicators[given.indicator]
            return _by_speed(typical_change(given.size, indicator), key, indicator)
        case Growth():
            asked = () if math.isnan(given.target) else (given.target,)
            return growth_change(given.rate, asked).arguments(key)
        case Probability():
            return p_value(given.p, key)
        case Topics():
            goals = {goal.id: goal for goal in catalogue.goals}
            return Named(listed([text(goals[code].topic) or f"“{text(goals[code].title)}”" for code in given.goals])
                         ).arguments(key)
        case _:
            return None


def p_value(p: float, key: str) -> dict[str, object]:
    """A p-value as a number ("p = 0.88") and in cases of a hundred ("88 of 100")."""
    plain = say("phrase.p_below", p=number(LEAST_P, 3)) if p < LEAST_P else say(
        "phrase.p", p=number(p, 2 if p >= 0.1 else 3))
    cases = round(100 * p)
    of_hundred = say("phrase.of_hundred", cases=number(cases)) if cases else say("phrase.of_hundred_under")
    return {key: plain, f"{key}_of_hundred": of_hundred}


def _amount(given: Amount, catalogue: Catalogue) -> str:
    """A figure with its unit, bare, or as what a country did."""
    indicator = catalogue.indicators[given.indicator]
    if given.form == "bare" and indicator.measure != "share":
        return bare_value(given.value, indicator, given.marks)
    amount = value(given.value, indicator, catalogue, given.marks)
    if given.form != "predicate":
        return amount
    if given.value == 0 and indicator.whole and not given.marks:
        amount = say("phrase.none_of", unit=text(catalogue.units.get(indicator.unit, indicator.unit)))
    return _predicate(indicator, amount)


def _difference(given: Difference, indicator: Indicator) -> Change:
    """The difference of two figures, by the same rules as a country's change."""
    before, after = given.before.value, given.after.value
    about = [one.value for one in (given.after, given.before) if Mark.APPROXIMATE in one.marks.split()]
    if indicator.measure == "share":
        return points_change(before, after, indicator, about)
    if not before:
        return count_change(after, Mark.APPROXIMATE if about else "")
    return figure_change(after / before - 1, before, after, indicator, given.target, about=bool(about))


def _by_speed(change: Change, key: str, indicator: Indicator) -> dict[str, object]:
    """The arguments of a change, of a time as faster or slower."""
    if indicator.unit not in TIMES or change.way == "same":
        return change.arguments(key)
    return {**change.arguments(key), f"{key}_way": "slower" if change.way == "more" else "faster"}


def _predicate(indicator: Indicator, amount: str) -> str:
    """What a country did: "identified 24 victims"; else what it reported or, by a publisher, had."""
    if words := text(indicator.predicate):
        return words.replace("{value}", amount)
    if indicator.publisher:
        return say("phrase.published", value=amount, title=title(indicator), publisher=indicator.publisher)
    return say("phrase.reported", value=amount, title=title(indicator))
