"""What a collection round has received: complete, incomplete, late, overdue, returned."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import Refusal
from indicators.judging.scoreboard import judge
from indicators.ledger.records import Submission
from indicators.model import observations
from indicators.model.remarks import Remark, RemarkAuthor
from indicators.model.rounds import Invited, Round, RoundStep, Step
from indicators.reports.reading import read_report
from indicators.reports.report import placements_data
from indicators.rounds.received import Received, WaitingFile, receipts, received, without_comments
from tests.reports.cambodia import TEXT

CATALOGUE = load_catalogue(SHIPPED)
VICTIMS, TRAININGS = "ICSE_VICTIMS", "JOINT_TRAININGS"
BEFORE, AFTER = "2026-06-30T10:00:00.000Z", "2026-07-01T10:00:00.000Z"


def collection(*, years: Sequence[int] = (2025,), goals: Sequence[str] = ("1.1", "2.2"), **invited: Invited) -> Round:
    return Round(id=1, entry=1, name="Reports of 2025", years=tuple(years), report_year=2025, goals=tuple(goals),
                 opens=date(2026, 3, 1), deadline=date(2026, 6, 30), invited=invited or {"KHM": Invited()})


def submission(number: int, at: str, *indicators: str, years: Sequence[int] = (2025,), shipped: bool = False,
               narrative: bool = False) -> Submission:
    return Submission(
        id=f"S{number}", kind="narrative" if narrative else "observations", version=number, at=at, person="P1",
        actor_name="Ann", filename="a.csv", original_sha256="", original_size=1,
        row_count=1, source="", note="", areas=("KHM",), indicators=indicators,
        years=tuple(years), payload={"shipped": "a.csv"} if shipped else {}, erased=False)


def row(indicator: str, year: int = 2025, value: float = 3, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "ref_area": "KHM", "year": year, "value": value, "marks": "",
            "absence": ""} | more


def report(number: int, at: str = BEFORE, year: int = 2025) -> Submission:
    return submission(number, at, years=(year,), narrative=True)


def of(rows: Sequence[dict[str, Any]], submissions: Sequence[Submission], *reports: Submission,
       held: Round | None = None, today: date = date(2026, 6, 1),
       files: Mapping[str, Sequence[dict[str, Any]]] = MappingProxyType({})) -> Received:
    """What Cambodia has sent: ``rows`` are current, ``files`` what submissions hold that are not all of their keys."""
    board = judge(observations(list(rows)), CATALOGUE)

    def rows_of(number: str) -> pd.DataFrame:
        sent = next(one for one in submissions if one.id == number)
        whole = [row(code, year) for code in sent.indicators for year in sent.years]
        return observations(list(files.get(number, whole)))

    found, = received(held or collection(), board, [*submissions, *reports], rows_of, today)
    return found


ALL = [row(VICTIMS), row(TRAININGS)]
SENT = [submission(1, BEFORE, VICTIMS, TRAININGS)]


def test_all_figures_and_the_report_before_the_deadline_are_complete_and_on_time():
    found = of(ALL, SENT, report(2), today=date(2027, 1, 1))
    assert (found.stage, found.timing, len(found.questions)) == ("complete", "on_time", 2)
    assert (found.missing, found.report_on) == ((), "2026-06-30")


@pytest.mark.parametrize("late", [0, 1])
def test_what_came_last_after_the_deadline_makes_it_late(late):
    sent = [submission(1, AFTER if late == 0 else BEFORE, VICTIMS, TRAININGS)]
    assert of(ALL, sent, report(2, AFTER if late == 1 else BEFORE)).timing == "late"


def test_a_figure_revised_after_the_deadline_was_on_time_when_it_first_came():
    assert of(ALL, [*SENT, submission(3, AFTER, VICTIMS)], report(2)).timing == "on_time"


def test_a_report_corrected_after_the_deadline_was_on_time_when_it_first_came():
    assert of(ALL, SENT, report(2), report(3, AFTER)).timing == "on_time"


def test_a_figure_that_the_first_file_called_late_came_with_the_second():
    late = {"S1": [row(VICTIMS), row(TRAININGS, value=float("nan"), absence="late")]}
    sent = [*SENT, submission(3, AFTER, TRAININGS)]
    assert of(ALL, sent, report(2), files=late).timing == "late"


def test_a_file_that_has_a_goal_in_one_year_has_it_in_no_other():
    years = (2024, 2025)
    rows = [row(code, year) for code in (VICTIMS, TRAININGS) for year in years]
    sent = [submission(1, BEFORE, VICTIMS, TRAININGS, years=years), submission(3, AFTER, TRAININGS, years=(2024,))]
    found = of(rows, sent, report(2), held=collection(years=years), files={"S1": [
        row(VICTIMS, 2024), row(VICTIMS), row(TRAININGS)]})
    assert found.timing == "late"


def test_a_figure_of_another_country_in_the_same_file_is_not_this_ones():
    sent = [*SENT, submission(3, AFTER, TRAININGS)]
    german = {"S1": [row(VICTIMS), row(TRAININGS) | {"ref_area": "DEU"}]}
    assert of(ALL, sent, report(2), files=german).timing == "late"


@pytest.mark.parametrize("today, timing", [(date(2026, 6, 30), "open"), (date(2026, 7, 1), "overdue")])
def test_what_lacks_figures_or_the_report_is_incomplete_and_overdue_after_the_deadline(today, timing):
    found = of([row(VICTIMS)], SENT, today=today)
    assert (found.stage, found.timing, found.missing) == ("incomplete", timing, (("2.2", 2025),))
    assert of(ALL, SENT, today=today).stage == "incomplete"


def test_the_report_of_another_year_is_not_the_rounds():
    assert of(ALL, SENT, report(2, year=2024)).report_on == ""


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
    assert of(rows, SENT, report(2)).stage == stage


def test_what_others_published_or_was_coded_from_the_report_answers_nothing():
    rows = [row(VICTIMS), row(TRAININGS, marks="coded")]
    assert of(rows, SENT, report(2)).missing == (("2.2", 2025),)


def test_a_shipped_file_is_no_day_on_which_a_country_sent_anything():
    sent = [submission(1, BEFORE, VICTIMS, TRAININGS, shipped=True), submission(2, AFTER, VICTIMS, TRAININGS)]
    assert of(ALL, sent).last_on == "2026-07-01"


def with_steps(*steps: tuple[str, str], until: str = "", at: str = "") -> Round:
    """A round in which each step happened on its day, and was recorded at noon of it or at ``at``."""
    return replace(collection(), steps=tuple(
        RoundStep(step=Step(step), areas=("KHM",), day=day, until=until, number=number, at=at or f"{day}T12:00:00.000Z")
        for number, (step, day) in enumerate(steps)))


@pytest.mark.parametrize("step, end", [("returned", "received"), ("questions", "answered")])
def test_what_was_sent_to_a_country_holds_until_something_comes(step, end):
    sent = (step, "2026-06-30")
    assert of(ALL, SENT, report(2), held=with_steps(sent)).stage == step
    assert of(ALL, [*SENT, submission(3, AFTER, VICTIMS)], report(2), held=with_steps(sent)).stage == "complete"
    assert of(ALL, SENT, report(2), held=with_steps(sent, (end, "2026-07-02"))).stage == "complete"


def test_a_check_holds_until_something_else_is_saved():
    checked = with_steps(("checked", "2026-06-30"))
    assert of(ALL, SENT, report(2), held=checked).stage == "checked"
    assert of(ALL, [*SENT, submission(3, AFTER, VICTIMS)], report(2), held=checked).stage == "complete"
    assert of(ALL, SENT, report(2), held=with_steps(("checked", "2026-06-30"), ("cleared", "2026-06-30"))).stage == (
        "cleared")
    assert of([row(VICTIMS)], SENT, held=checked).stage == "incomplete"


def test_what_came_by_the_deadline_and_was_saved_later_is_on_time():
    late = [submission(1, AFTER, VICTIMS, TRAININGS)]
    assert of(ALL, late, report(2, AFTER)).timing == "late"
    found = of(ALL, late, report(2, AFTER), held=with_steps(("received", "2026-06-28")))
    assert (found.timing, found.report_on, found.last_on) == ("on_time", "2026-06-28", "2026-06-28")


def test_what_came_and_is_not_saved_yet_is_never_overdue():
    came = with_steps(("received", "2026-06-28"))
    assert (of([], [], held=came).stage, of([], [], held=came).timing) == ("received", "open")
    assert of([], [], held=came, today=date(2026, 7, 9)).timing == "examined"
    assert of([], [], today=date(2026, 7, 9)).timing == "overdue"


def test_figures_that_a_saved_form_has_besides_are_being_examined_until_some_are_entered():
    sent = replace(report(2), payload={"figures_left_out": True})
    own = replace(submission(3, BEFORE, VICTIMS), filename="KHM-2025-form.csv")
    late = date(2026, 7, 9)
    for files in ([], [own]):
        found = of([], files, sent, today=late)
        assert (found.stage, found.timing) == ("received", "examined")
    found = of([row(VICTIMS)], [own, submission(4, AFTER, VICTIMS)], sent, today=late)
    assert (found.stage, found.timing) == ("incomplete", "overdue")


@pytest.mark.parametrize("days, saved, came, unsaved", [
    (["01"], ["02", "05"], {"02": "01", "05": "05"}, []), (["01", "01"], ["02", "05"], {"02": "01", "05": "01"}, []),
    (["01", "04"], ["05"], {"05": "04"}, []), (["06"], ["05"], {"05": "05"}, ["06"]), ([], ["05"], {"05": "05"}, [])])
def test_a_day_of_receipt_counts_for_the_next_day_of_saving(days, saved, came, unsaved):
    found = receipts([f"2026-07-{day}T10:00Z" for day in saved],
                     with_steps(*(("received", f"2026-07-{day}") for day in days)).steps)
    assert found == ({f"2026-07-{one}": f"2026-07-{other}" for one, other in came.items()},
                     [f"2026-07-{day}" for day in unsaved])


def test_an_extended_deadline_is_the_countrys_own():
    extended = with_steps(("extended", "2026-06-20"), until="2026-07-31")
    found = of([], [], held=extended, today=date(2026, 7, 31))
    assert (found.timing, found.deadline) == ("open", date(2026, 7, 31))
    assert of([], [], held=extended, today=date(2026, 8, 1)).timing == "overdue"
    assert extended.deadline_of("THA") == date(2026, 6, 30)


def test_that_no_comment_came_needs_a_draft_and_is_about_its_day_and_version():
    draft = RoundStep(step=Step.DRAFT, areas=("KHM",), day="2026-07-01", until="2026-07-31", draft=7, at=AFTER)
    said = RoundStep(step=Step.NO_COMMENT, areas=("KHM",), day="2026-08-01")
    for steps, code in (((), "no_draft"), ((draft, replace(said, step=Step.COMMENTED)), "commented")):
        with pytest.raises(Refusal, match=f"round.{code}"):
            without_comments([of([], [], held=replace(collection(), steps=steps))], said, [], "e-mail", CATALOGUE)
    country = of([], [], held=replace(collection(), steps=(draft,)))
    comment = Remark(author=RemarkAuthor.COUNTRY, ref_area="KHM", goal="1.1", text="We differ.", reason="x", draft=7)
    for came in (comment, replace(comment, draft=9, day="2026-07-01")):
        with pytest.raises(Refusal, match="round.commented"):
            without_comments([country], said, [came], "e-mail", CATALOGUE)
    other = [replace(comment, draft=5, day="2026-06-30"), replace(comment, ref_area="THA")]
    found, = without_comments([country], said, other, "e-mail", CATALOGUE)
    assert (found.received, found.day, found.draft, found.goal) == (False, "2026-07-31", 7, "")


def read_as(text: str) -> Submission:
    """The report of the round's year, read from a text."""
    return replace(report(2), payload={"placements": placements_data(read_report(text, CATALOGUE))})


WITHOUT_C = read_as(TEXT.partition("Policy Target No. 2")[0].partition("C) Please")[0])


def test_goals_and_parts_without_an_answer_in_the_report_are_told() -> None:
    assert of([], [], WITHOUT_C).unanswered == {"1.1": "C", "2.2": "ABC"}
    assert of([], [], report(2)).unanswered == {}


def test_a_report_without_a_word_on_a_goal_leaves_gaps_and_is_neither_complete_nor_overdue():
    found = of(ALL, SENT, WITHOUT_C, today=date(2026, 7, 9))
    assert (found.stage, found.timing, found.is_complete) == ("gaps", "on_time", False)
    whole = of(ALL, SENT, read_as(TEXT))
    assert (whole.stage, whole.is_complete) == ("complete", True)


def test_a_report_with_gaps_that_a_person_checked_is_checked_and_still_not_complete():
    found = of(ALL, SENT, WITHOUT_C, held=with_steps(("checked", "2026-06-30")))
    assert (found.stage, found.is_complete) == ("checked", False)


def test_a_report_without_a_word_on_any_goal_is_incomplete():
    silent = replace(WITHOUT_C, payload={"placements": {"lines": [], "placements": [], "headings": []}})
    found = of(ALL, SENT, silent, today=date(2026, 7, 9))
    assert (found.stage, found.timing) == ("incomplete", "overdue")


def test_a_file_that_waited_at_the_desk_came_when_it_was_received():
    waited = [replace(one, at=AFTER, payload={**one.payload, "received": BEFORE}) for one in (*SENT, report(2))]
    found = of(ALL, waited[:1], waited[1])
    assert (found.timing, found.report_on, found.last_on) == ("on_time", "2026-06-30", "2026-06-30")
    recorded = with_steps(("received", "2026-07-01"))           # of what waits already: no other file came
    assert of(ALL, waited[:1], waited[1], held=recorded).stage == "complete"
    earlier = of(ALL, waited[:1], waited[1], held=with_steps(("received", "2026-06-28")))
    assert earlier.report_on == "2026-06-28"


def test_a_file_that_waits_was_received_on_its_day_and_is_being_examined():
    board = judge(observations([]), CATALOGUE)
    found, = received(collection(), board, [], lambda _: observations([]), date(2026, 7, 9),
                      {"KHM": [WaitingFile("khm.docx", "2026-06-29")]})
    assert (found.stage, found.timing, found.last_on) == ("received", "examined", "2026-06-29")
