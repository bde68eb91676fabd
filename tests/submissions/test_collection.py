"""What a collection round has received: complete, incomplete, late, overdue, returned."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger.records import Submission
from indicators.model import observations
from indicators.model.rounds import Invited, Round
from indicators.scoreboard import judge
from indicators.submissions.collection import Received, received
from indicators.warehouse.snapshot import Narrative

CATALOGUE = load_catalogue(SHIPPED)
VICTIMS, TRAININGS = "ICSE_VICTIMS", "JOINT_TRAININGS"
BEFORE, AFTER = "2026-06-30T10:00:00.000Z", "2026-07-01T10:00:00.000Z"


def collection(*, years: Sequence[int] = (2025,), goals: Sequence[str] = ("1.1", "2.2"), **invited: Invited) -> Round:
    return Round(id=1, entry=1, name="Reports of 2025", years=tuple(years), report_year=2025, goals=tuple(goals),
                 opens=date(2026, 3, 1), deadline=date(2026, 6, 30), invited=invited or {"KHM": Invited()})


def submission(number: int, at: str, *indicators: str, years: Sequence[int] = (2025,), shipped: bool = False,
               narrative: bool = False) -> Submission:
    return Submission(
        id=f"S{number}", kind="narrative" if narrative else "observations", version=number, at=at, actor_id="ann",
        actor_name="Ann", verified=False, filename="a.csv", media_type="text/csv", original_sha256="", original_size=1,
        rows_sha256="", rows_size=1, row_count=1, source="", note="", areas=("KHM",), indicators=indicators,
        years=tuple(years), payload={"shipped": "a.csv"} if shipped else {}, erased=False)


def row(indicator: str, year: int = 2025, value: float = 3, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "ref_area": "KHM", "year": year, "value": value, "marks": "",
            "absence": ""} | more


def report(number: int, year: int = 2025) -> Narrative:
    return Narrative(submission=f"S{number}", ref_area="KHM", year=year, text="", source="", source_url="",
                     public=False)


def of(rows: Sequence[dict[str, Any]], submissions: Sequence[Submission], narratives: Sequence[Narrative] = (), *,
       held: Round | None = None, today: date = date(2026, 6, 1)) -> Received:
    board = judge(observations(list(rows)), CATALOGUE, "staff")
    found, = received(held or collection(), board, submissions, narratives, today)
    return found


ALL = [row(VICTIMS), row(TRAININGS)]
SENT = [submission(1, BEFORE, VICTIMS, TRAININGS), submission(2, BEFORE, narrative=True)]


def test_all_figures_and_the_report_before_the_deadline_are_complete_and_on_time():
    found = of(ALL, SENT, [report(2)], today=date(2027, 1, 1))
    assert (found.stage, found.timing, found.figures, found.asked) == ("complete", "on_time", 2, 2)
    assert (found.missing, found.report_on) == ((), "2026-06-30")


@pytest.mark.parametrize("late", [0, 1])
def test_what_came_last_after_the_deadline_makes_it_late(late):
    sent = [submission(1, AFTER if late == 0 else BEFORE, VICTIMS, TRAININGS),
            submission(2, AFTER if late == 1 else BEFORE, narrative=True)]
    assert of(ALL, sent, [report(2)]).timing == "late"


def test_a_figure_revised_after_the_deadline_was_on_time_when_it_first_came():
    assert of(ALL, [*SENT, submission(3, AFTER, VICTIMS)], [report(2)]).timing == "on_time"


@pytest.mark.parametrize("today, timing", [(date(2026, 6, 30), "open"), (date(2026, 7, 1), "overdue")])
def test_what_lacks_figures_or_the_report_is_incomplete_and_overdue_after_the_deadline(today, timing):
    found = of([row(VICTIMS)], SENT, today=today)
    assert (found.stage, found.timing, found.figures, found.missing) == ("incomplete", timing, 1, (("2.2", 2025),))
    assert of(ALL, SENT, today=today).stage == "incomplete"


def test_the_report_of_another_year_is_not_the_rounds():
    assert of(ALL, SENT, [report(2, year=2024)]).report_on == ""


def test_each_year_of_a_round_needs_a_figure():
    found = of(ALL, SENT, held=collection(years=(2024, 2025)))
    assert found.missing == (("1.1", 2024), ("2.2", 2024))


def test_a_country_of_which_nothing_came_has_sent_nothing():
    found = of([], [])
    assert (found.stage, found.last_on, found.report_on) == ("nothing", "", "")


@pytest.mark.parametrize("absence, stage", [("not_available", "complete"), ("not_applicable", "complete"),
                                            ("late", "incomplete"), ("not_reported", "incomplete")])
def test_to_say_that_there_is_no_figure_answers_and_to_say_that_it_is_late_does_not(absence, stage):
    rows = [row(VICTIMS), row(TRAININGS, value=float("nan"), absence=absence)]
    assert of(rows, SENT, [report(2)]).stage == stage


def test_what_others_published_or_was_coded_from_the_report_answers_nothing():
    rows = [row(VICTIMS), row(TRAININGS, marks="coded")]
    assert of(rows, SENT, [report(2)]).missing == (("2.2", 2025),)


def test_a_shipped_file_is_no_day_on_which_a_country_sent_anything():
    sent = [submission(1, BEFORE, VICTIMS, TRAININGS, shipped=True), submission(2, AFTER, VICTIMS, TRAININGS)]
    assert of(ALL, sent).last_on == "2026-07-01"


def test_what_was_returned_stays_so_until_something_comes():
    back = collection(KHM=Invited(returned_at="2026-06-30T12:00:00.000Z", returned_for="The unit is missing."))
    assert of(ALL, SENT, [report(2)], held=back).stage == "returned"
    answered = [*SENT, submission(3, AFTER, VICTIMS)]
    assert of(ALL, answered, [report(2)], held=back).stage == "complete"
