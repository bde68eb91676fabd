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
        if said := re.fullmatch(r"`(.+)`( with a test.*| without a test)?", usual):
            tested = {"test": methods.METHODS[method].choices["test"][1]} if "with a test" in usual else {}
            default = {"true": True, "false": False}.get(said[1], int(said[1]) if said[1].isdecimal() else said[1])
            plain, explicit = (parse(method, **tested, **more) for more in ({}, {parameter: default}))
            assert plain == explicit, (method, parameter)


def test_without_a_test_a_window_is_all_years_and_two_figures_suffice() -> None:
    for method in ("annual_change", "direction"):
        assert parse(method) == parse(method, test="none", window_years="all", min_figures=2)
    assert {row[3] for row in ROWS if row[1] == "window_years"} == {"`8` with a test, otherwise all"}
    assert {row[3] for row in ROWS if row[1] == "min_figures"} == {"`5` with a test, otherwise 2"}
