"""docs/rules.md names every method and every parameter, and what it says of them is so."""

import re
from typing import Any

from indicators.judging import methods
from indicators.model import Rule
from tests.every_rule import PAGE, ROWS

NEEDED: dict[str, dict[str, Any]] = {
    "annual_change": {"at_least": "10 %"}, "reach": {"value": 100, "by": 2030}, "direction": {},
    "keep": {"at_least": 95}, "count_per_year": {"at_least": 3}, "milestones": {"reach": 4}}


def parse(method: str, **given: object) -> methods.Method:
    """A rule with what its method needs."""
    return methods.parse(Rule.model_validate({"method": method, **NEEDED[method], **given}))


def test_every_parameter_of_every_method_is_there_and_no_other() -> None:
    named = {method: sorted(row[1] for row in ROWS if row[0] == method) for method in methods.METHODS}
    assert named == {method: sorted(methods.METHODS[method].parameter_names) for method in methods.METHODS}
    assert {row[0] for row in ROWS} <= set(methods.METHODS)
    assert all(f"`{method}` takes no parameter" in " ".join(PAGE.split())
               for method, parameters in named.items() if not parameters)


def test_what_is_usual_is_what_the_method_takes_where_nothing_is_given() -> None:
    for method, parameter, _, usual in ROWS:
        if said := re.fullmatch(r"`(.+)`", usual):
            default = int(said[1]) if said[1].isdecimal() else said[1]
            assert parse(method) == parse(method, **{parameter: default}), (method, parameter)
