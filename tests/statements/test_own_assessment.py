"""The level that a country ticked beside the measured status; its prose is never turned into a level."""

from typing import Any

import pytest

from indicators import wording
from indicators.statements import own_assessment
from tests.nouns import catalogue


def row(status: str) -> dict[str, Any]:
    return {"indicator": "VICTIMS", "year": 2014, "status": status, "marks": "", "period_start": ""}


@pytest.mark.parametrize("level, measured, sentence", [
    ("well_advanced", row("no_clear_change"),
     "The country says “well advanced”. Measured for 2014: No clear change (Title of VICTIMS)."),
    ("begun", row("not_assessed"), "The country says “begun”; there is no status to compare this with."),
    ("reached", row(""), "The country says “reached”; there is no status to compare this with."),
    ("set_back", None, "The country says “set back”; there is no status to compare this with.")])
def test_a_ticked_level_stands_beside_the_measured_status(level: str, measured: Any, sentence: str) -> None:
    compared = own_assessment(level, measured)
    assert compared is not None
    assert wording.message(compared, catalogue()) == sentence


def test_without_a_level_there_is_nothing_to_compare() -> None:
    assert own_assessment("", row("goal_met")) is None
