"""docs/rules.md names every method and every parameter, and what it says of them is so."""

import re
from pathlib import Path
from typing import Any

from indicators import methods
from indicators.model import Rule

PAGE = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("|")][2:]
NEEDED: dict[str, dict[str, Any]] = {
    "annual_change": {"at_least": "10 %"}, "reach": {"value": 100, "by": 2030}, "direction": {},
    "keep": {"at_least": 95}, "count_per_year": {"at_least": 3}, "milestones": {"reach": 4}}


def test_every_parameter_of_every_method_is_there_and_no_other() -> None:
    named = {method: sorted(row[1] for row in ROWS if row[0] == method) for method in methods.METHODS}
    assert named == {method: sorted(methods.METHODS[method].parameter_names) for method in methods.METHODS}
    assert {row[0] for row in ROWS} == set(methods.METHODS)


def test_what_is_usual_is_what_the_method_takes_where_nothing_is_given() -> None:
    for method, parameter, _, usual in ROWS:
        if said := re.fullmatch(r"`(.+)`", usual):
            given = {"true": True, "false": False}.get(said[1], said[1])
            plain, explicit = (methods.parse(Rule.model_validate({"method": method, **NEEDED[method], **more}))
                               for more in ({}, {parameter: given}))
            assert plain == explicit, (method, parameter)
