"""The level that a country ticked next to the measured status; its prose is never turned into a level."""

from typing import Any

import pytest

from indicators import wording
from indicators.model import Status
from indicators.statements.own_assessment import AGREE, own_assessment
from tests.nouns import catalogue


def row(status: str) -> dict[str, Any]:
    return {"indicator": "VICTIMS", "year": 2014, "status": status, "reason": "", "hidden": False, "marks": "",
            "period_start": ""}


@pytest.mark.parametrize("level, status, code", [
    ("reached", "goal_met", "agrees"), ("reached", "on_track", "differs"),
    ("well_advanced", "ahead", "agrees"), ("well_advanced", "no_clear_change", "differs"),
    ("begun", "improving_below", "agrees"), ("not_begun", "goal_met", "differs"),
    ("set_back", "moving_away", "agrees"), ("set_back", "no_clear_trend", "differs"),
    ("well_advanced", "stage_below", "not_compared"),
    ("well_advanced", "too_early", "not_compared"),
])
def test_a_ticked_level_agrees_differs_or_cannot_be_compared(level: str, status: str, code: str) -> None:
    found = own_assessment(level, row(status))
    assert found is not None
    assert found.values["kind"] == code
    assert wording.message(found, catalogue())


def test_every_status_of_a_judgement_agrees_with_at_least_one_level_and_every_level_with_one() -> None:
    judged = set(Status) - {Status.NOT_ASSESSED, Status.TOO_EARLY, Status.STAGE_BELOW}
    assert set().union(*AGREE.values()) == judged
    assert all(AGREE.values())


@pytest.mark.parametrize("level, code", [("", "own.only_words"), ("very well", "own.only_words"),
                                         ("reached", "own.no_figure")])
def test_a_claim_without_a_figure_has_nothing_to_check_it(level: str, code: str) -> None:
    found = own_assessment(level, None)
    assert found is not None
    assert found.code == code
    assert "there is no figure to check" in wording.message(found)


def test_an_activity_is_not_compared_and_its_number_is_told() -> None:
    found = own_assessment("well_advanced", row("") | {"value": 7})
    assert found is not None
    assert wording.message(found, catalogue()) == (
        "The country says “well advanced”. Reported for 2014: 7 victims (Title of VICTIMS). Activities have no status, "
        "so the two cannot be compared.")


def test_words_without_a_level_are_not_compared_with_a_figure() -> None:
    assert own_assessment("", row("goal_met")) is None


def test_the_sentence_names_both_views_and_takes_no_side() -> None:
    found = own_assessment("well_advanced", row("no_clear_change"))
    assert found is not None
    assert wording.message(found, catalogue()) == (
        "The country says “well advanced”. Measured for 2014: No clear change (Title of VICTIMS). "
        "The two differ.")


def test_a_figure_that_is_not_assessed_is_not_compared() -> None:
    found = own_assessment("begun", row("not_assessed") | {"marks": "uncertain", "period_start": "2013-01-01"})
    assert found is not None
    assert wording.message(found, catalogue()) == (
        "The country says “begun”. Measured for 2013 or 2014: Not assessed (Title of VICTIMS). The two cannot be "
        "compared.")
