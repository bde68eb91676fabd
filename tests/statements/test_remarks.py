"""Which remarks an audience sees."""

from dataclasses import replace
from typing import Any

import pytest

from indicators import statements
from indicators.judging.scoreboard import judge
from indicators.model.remarks import Remark
from tests.ledger import ledger_builders as builders
from tests.nouns import catalogue, figures

ROWS = figures(("VICTIMS", "AAA", 2014, 3), ("TRAININGS", "AAA", 2014, 3), ("TRAININGS", "BBB", 2014, None))


def note(version: int, indicator: str, area: str = "AAA", year: int = 2014, *, public: bool = True) -> Remark:
    return replace(builders.note(area, year, indicator, text="3 of one case", public=public), version=version)


NOTES = [note(1, "VICTIMS"), note(2, "TRAININGS"), note(3, "TRAININGS", public=False), note(4, "TRAININGS", "BBB"),
         note(5, "TRAININGS", year=2013)]


@pytest.mark.parametrize("audience, shown", [("staff", [1, 2, 3, 4, 5]), ("public", [2, 4])])
def test_the_public_sees_what_is_meant_for_it_and_never_beside_a_hidden_or_missing_figure(
    audience: Any, shown: list[int]
) -> None:
    scoreboard = judge(ROWS, catalogue(), audience)
    assert [each.version for each in statements.visible_remarks(scoreboard, NOTES)] == shown
