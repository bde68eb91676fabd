"""Checks of an indicator's rule: its parameters, the desired direction, and the possible figures."""

from collections.abc import Iterator

from indicators.catalogue.entries import Placed
from indicators.catalogue.locations import Location
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.model import Indicator, Issue


def check_rule(placed: Placed[Indicator]) -> Iterator[Issue]:
    """Yield the faults of an indicator's rule.

    A stored catalogue may hold a rule that is refused here; it is still applied.
    """
    indicator, location = placed.noun, placed.location.at("goal")
    assert indicator.goal is not None
    try:
        method = methods.parse(indicator.goal)
    except Refusal as refusal:
        yield _refused(location, refusal)
        return
    for fault in method.faults(indicator):
        yield location.at(*fault.keys).issue(fault.code, fault.found, fault.expected)


def check_deadline(placed: Placed[Indicator], first_year: int | None) -> Iterator[Issue]:
    """Yield an issue for a deadline that is before the first figure, or in its year if two figures are needed."""
    indicator, location = placed.noun, placed.location.at("goal", "by")
    if first_year is None:
        return
    try:
        method = methods.method_of(indicator)
    except Refusal:
        return                  # reported by check_rule
    if method is None or method.deadline is None:
        return
    if method.deadline < first_year or method.needs_two_figures and method.deadline == first_year:
        yield location.issue("wrong_value", method.deadline, f"a year after the first figure's, {first_year}")


def _refused(location: Location, refusal: Refusal) -> Issue:
    values = refusal.values
    code = refusal.code.replace("rule.", "rule_")
    return location.at(*str(values["key"]).split(".")).issue(code, values["found"], values["expected"])
