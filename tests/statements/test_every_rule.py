"""Every method of docs/rules.md, with every parameter, is judged, explained and exported; none can be forgotten.
"""

from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.briefing.export import export
from indicators.briefing.stamp import Stamp
from indicators.disclosure import public
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Status, records
from tests.every_rule import ROWS as PAGE
from tests.every_rule import RULES, catalogue_of_every_rule, figures_of_every_rule, parameters_used

pytestmark = pytest.mark.slow

CATALOGUE = catalogue_of_every_rule()


@pytest.fixture(scope="module")
def board() -> Scoreboard:
    return judge(figures_of_every_rule(), CATALOGUE)


@pytest.fixture(scope="module")
def boards(board: Scoreboard) -> dict[str, Scoreboard]:
    both = {"staff": board, "public": public(judge(board.observations, CATALOGUE))}
    for each in both.values():
        statements.certainty_of(each, each.assessments)       # of all rows at once, not of each when it is asked for
    return both


def test_no_method_or_parameter_is_forgotten_here() -> None:
    known = {(method, name) for method in methods.METHODS for name in methods.METHODS[method].parameter_names}
    assert parameters_used() == known == {(row[0], row[1]) for row in PAGE}


def test_every_status_is_among_the_figures(board: Scoreboard) -> None:
    by_method: dict[Any, Counter[str]] = {method: Counter() for method in methods.METHODS}
    for row in board.assessments.to_dict("records"):
        by_method[RULES[row["indicator"]][0]["method"]][row["status"]] += 1
    assert set(by_method.pop("activity")) == {""}
    assert min(map(len, by_method.values())) >= 3
    assert {status for counts in by_method.values() for status in counts} == set(Status)


@pytest.mark.parametrize("code", RULES)
@pytest.mark.parametrize("audience", ["staff", "public"])
def test_every_figure_says_how_it_was_judged(code: str, audience: str, boards: dict[str, Scoreboard]) -> None:
    shown = boards[audience]
    rows = records(shown.assessments[shown.assessments["indicator"] == code])
    assert rows
    for row in rows:
        said = statements.explanation(shown, row)
        text = " ".join(wording.message(message, CATALOGUE) for message in said["steps"])
        assert said["steps"]
        assert said["rule"]
        own_word = row["status"] != Status.STAGE_BELOW and not row["reason"]
        assert not own_word or wording.status(row["status"]).word.lower() in text.lower()


def test_the_export_has_every_rule_with_its_parameters(board: Scoreboard, tmp_path: Path) -> None:
    export(board, Stamp("staff", 3, "2026-11-26", illustrative=False), tmp_path / "out.zip")
    with ZipFile(tmp_path / "out.zip") as archive, archive.open("assessments.csv") as file:
        table = pd.read_csv(file)
    assert dict(zip(table["INDICATOR"], table["method"], strict=True)) == {
        code: rule["method"] for code, (rule, _) in RULES.items()}
    assert table["parameters_in_force"].notna().all()
