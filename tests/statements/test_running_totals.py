"""A running total shown for context: its finding is the yearly flow that its figures imply."""

from pathlib import Path

import pytest

from indicators import ledger, wording
from indicators.judging.scoreboard import Scoreboard, judge, read
from indicators.model import Indicator, Message, Status
from indicators.permission import staff
from indicators.statements import running_total
from indicators.submissions.changed_files import differences, pending_changes, submit_differences
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.catalogue.builders import change
from tests.nouns import REPORTS, VICTIMS, catalogue, figures, goal, indicator
from tests.submissions.folders import folder_of, line

TOTAL = indicator("TOTAL", measure="stock", role="context", goal=None, provider="third_party", judged_for="world",
                  whole=True)
DATED = {2010: (1617, "point_in_time", "2010-03-01"), 2017: (10000, "approximate point_in_time", "2017-01-09"),
         2022: (30000, "lower_bound point_in_time", "2022-10-20")}
GOAL = "goals/1.1-identify-victims.yaml"


def board(rows: dict[int, tuple], kind: Indicator = TOTAL) -> Scoreboard:
    """Figures of the world by year: value[, marks[, date]]."""
    return judge(figures(*((kind.id, "WLD", year, *row) for year, row in rows.items())),
                 catalogue(goal("1.1", VICTIMS, REPORTS, kind)))


def flows(rows: dict[int, tuple], kind: Indicator = TOTAL) -> list[tuple[object, ...]]:
    """(kind of answer, number a year, since, by) of each time between two figures."""
    return [tuple(flow.values.values())
            for flow in running_total(board(rows, kind), kind.id, "WLD")]


def test_the_icse_total_implies_about_1200_a_year_then_at_least_3400() -> None:
    # 8,383 in 2,504 days, 20,000 in 2,109 days of years of 365: 1,222 and 3,461 a year; 10,000 is rounded to thousands
    assert flows(DATED) == [("about", 1200, "2010-03-01", "2017-01-09"), ("at_least", 3400, "2017-01-09", "2022-10-20")]


def test_without_dates_whole_years_count() -> None:
    assert flows({2010: (100,), 2012: (120,)}) == [("about", 10, 2010, 2012)]


@pytest.mark.parametrize("before, after, expected", [
    ("", "lower_bound", [("at_least", 190000, 2010, 2011)]), ("upper_bound", "", [("at_least", 190000, 2010, 2011)]),
    ("lower_bound", "", [("at_most", 200000, 2010, 2011)]), ("", "upper_bound", [("at_most", 200000, 2010, 2011)]),
    ("lower_bound", "lower_bound", []), ("upper_bound", "upper_bound", [])])
def test_a_bound_bounds_the_flow_and_two_may_leave_it_open(before: str, after: str, expected: list) -> None:
    assert flows({2010: (1000, before), 2011: (200999, after)}) == [
        (code, flow, since, by) for code, flow, since, by in expected]


@pytest.mark.parametrize("rows", [
    {2010: (100,)}, {2010: (100,), 2011: (90,)}, {2010: (100,), 2011: (120, "break")},
    {2010: (100,), 2011: (120, "uncertain")}, {2010: (None,), 2011: (120,)}])
def test_one_figure_a_fall_or_a_break_imply_no_flow(rows: dict[int, tuple]) -> None:
    assert flows(rows) == []


def test_only_the_last_two_times_are_told() -> None:
    assert flows({2010: (100,), 2011: (110,), 2012: (130,), 2013: (160,)}) == [
        ("about", 20, 2011, 2012), ("about", 30, 2012, 2013)]


def test_a_yearly_flow_has_none() -> None:
    assert flows({2010: (100,), 2011: (110,)}, TOTAL.model_copy(update={"measure": "flow"})) == []


def test_the_sentence_gives_what_was_added_a_year() -> None:
    asked = board(DATED)
    assert [wording.message(said, asked.catalogue) for said in running_total(asked, "TOTAL", "WLD")] == [
        "About 1,200 a year were added from March 2010 to January 2017.",
        "At least 3,400 a year were added from January 2017 to October 2022."]
    fewer = Message(code="running_total", values={"kind": "about", "a_year": 0, "since": 2010, "by": 2014})
    assert wording.message(fewer) == "Fewer than one a year was added from 2010 to 2014."


def test_a_ledger_in_which_the_total_was_judged_adopts_it_as_context(tmp_path: Path, sqlite_url: str) -> None:
    code = "icse_identified_victims_cumulative"
    folder = folder_of(tmp_path, total=[
        line("WLD", year, value, code, "victims", marks, day, day)
        for year, (value, marks, day) in DATED.items()])
    shipped = (folder / GOAL).read_text("utf-8")
    of_total = shipped.index(f"  - id: {code}")
    role = shipped[shipped.index("    role: context", of_total):].splitlines()[0]
    change(folder, GOAL, role, "    role: judged\n    goal: {method: annual_change, at_least: 10 %}")
    book = ledger.create(sqlite_url, lambda empty: fill_with_shipped(empty, folder))
    snapshot = Snapshot(book)
    before = snapshot.catch_up()
    (folder / GOAL).write_text(shipped, "utf-8")
    pending = differences(book, snapshot, folder)
    flips = pending_changes(snapshot, pending).flips
    assert (pending.adoption.refused, pending.adoption.invalid) == ((), ())
    assert sorted(flips["year"]) == [2010, 2017, 2022]
    submit_differences(book, pending, staff("Ann"), "")
    now, then = (read(snapshot, version).assessments for version in (snapshot.catch_up(), before))
    assert list(now["status"]) == [""] * 3
    assert list(then["status"]) == [Status.TOO_EARLY, Status.TOO_EARLY, Status.NOT_ASSESSED]
    assert list(now["value"]) == list(then["value"])
