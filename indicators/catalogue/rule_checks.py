"""What is wrong with the rule of an indicator: in itself, for what is wanted, and for the figures that there can be."""

from collections.abc import Iterator

from indicators import methods
from indicators.catalogue.locations import Location
from indicators.catalogue.nouns import Placed
from indicators.errors import Refusal
from indicators.model import Indicator, Issue


def check_rule(placed: Placed[Indicator]) -> Iterator[Issue]:
    """What is wrong with the rule of an indicator that has one.

    A stored catalogue may hold a rule that is refused here: it is judged as it was.
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
    """A deadline that was over before there was a figure, or with the first of them."""
    indicator, location = placed.noun, placed.location.at("goal", "by")
    if first_year is None:
        return
    try:
        method = methods.method_of(indicator)
    except Refusal:
        return                  # found already
    if method is None or method.deadline is None:
        return
    if method.deadline < first_year or method.needs_two_figures and method.deadline == first_year:
        yield location.issue("wrong_value", method.deadline, f"a year after the first figure's, {first_year}")


def _refused(location: Location, refusal: Refusal) -> Issue:
    values = refusal.values
    code = refusal.code.replace("rule.", "rule_")
    return location.at(*str(values["key"]).split(".")).issue(code, values["found"], values["expected"])
