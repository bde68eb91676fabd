"""Placing the lines of a report by hand: moved, joined, split and relabelled; none is lost."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.placing import PlacedLine, Role, place, placed_lines, split
from indicators.reports.reading import read_report
from indicators.reports.report import Report
from indicators.reports.submitting import as_text
from tests.reports.test_sections import CAMBODIA

CATALOGUE = load_catalogue(SHIPPED)


@pytest.fixture(scope="module")
def cambodia() -> Report:
    return read_report(CAMBODIA.read_text(encoding="utf-8"), CATALOGUE)


def items(report: Report, goal: str, letter: str) -> list[str]:
    return [item.text for part in report.parts if (part.goal, part.letter) == (goal, letter) for item in part.items]


def changed(report: Report, beginning: str, **values: Any) -> Report:
    """The report with the line that begins with some words put elsewhere."""
    rows = placed_lines(report)
    found = [number for number, row in enumerate(rows) if row.text.startswith(beginning)]
    assert len(found) == 1
    rows[found[0]] = replace(rows[found[0]], **values)
    return place(report, rows, CATALOGUE)


def test_a_report_placed_as_it_was_read_is_the_same(cambodia):
    again = place(cambodia, placed_lines(cambodia), CATALOGUE)
    assert again.parts == cambodia.parts
    assert again.unplaced == cambodia.unplaced == ()


def test_an_item_moves_to_another_goal_and_part(cambodia):
    law = "-Law on Anti-Cyber Crime is still the drafting process."
    moved = changed(cambodia, law, goal="2.1", part="B")
    assert law[1:] in items(moved, "2.1", "B")
    assert law[1:] not in items(moved, "1.1", "A")


def test_a_line_that_begins_an_item_splits_the_one_it_was_in_and_one_that_continues_joins(cambodia):
    parted = changed(cambodia, "conducted by the UK Embassy", role=Role.BEGINS)
    assert len(items(parted, "1.1", "A")) == 4
    assert items(parted, "1.1", "A")[2].startswith("conducted by the UK Embassy")
    joined = changed(parted, "conducted by the UK Embassy", role=Role.CONTINUES)
    assert items(joined, "1.1", "A") == items(cambodia, "1.1", "A")


def test_a_line_taken_out_is_unplaced_and_can_be_put_back(cambodia):
    out = changed(cambodia, "-More effective cooperation", role=Role.UNPLACED)
    assert [line.text for line in out.unplaced] == ["-More effective cooperation was strengthened"]
    back = changed(out, "-More effective cooperation", role=Role.BEGINS, goal="2.2", part="B")
    assert items(back, "2.2", "B") == items(cambodia, "2.2", "B")


def test_a_line_cut_in_two_is_two_items_and_the_lines_after_it_go_with_the_second(cambodia):
    line = next(row.number for row in placed_lines(cambodia) if "On the other hand" in row.text)
    cut = split(cambodia, line, "On the other hand")
    before, = [text for text in items(cambodia, "2.1", "B") if "On the other hand" in text]
    first, second = items(cut, "2.1", "B")[:2]
    assert f"{first} {second}" == before
    assert second.startswith("On the other hand, it is a good example")
    assert len(cut.lines) == len(cambodia.lines) + 1


@pytest.mark.parametrize("words", ["", "not in this line", "assistance on the one hand"])
def test_a_line_without_the_words_or_that_begins_with_them_is_not_cut(cambodia, words):
    line = next(row.number for row in placed_lines(cambodia) if row.text.startswith("assistance on the one hand"))
    assert split(cambodia, line, words) is cambodia


@pytest.mark.parametrize(("text", "words", "second"), [
    ("We held 15 trainings, then 5 trainings.", "5 trainings", "5 trainings."),
    ("We held 1 500 trainings.", "500", None), ("The retraining and training.", "training", "training."),
    ("We held one.Then two.", "Then", "Then two."),
    ("We heldWorkshops.", "Workshops", "Workshops.")])
def test_a_line_is_cut_in_no_number_and_in_a_word_only_if_it_is_nowhere_whole(cambodia, text, words, second):
    line = next(row.number for row in placed_lines(cambodia) if "On the other hand" in row.text)
    other = tuple(replace(one, text=text) if one.number == line else one for one in cambodia.lines)
    found = [one.text for one in split(replace(cambodia, lines=other), line, words).lines if one.number == line]
    assert found[1:] == ([second] if second else [])


def test_a_goal_that_the_report_lacks_gets_a_heading_of_its_own():
    goal = CATALOGUE.goals[0].official_wording
    report = read_report(f"CAMBODIA\n\nOperational Goal: {goal}\n\nA) Measures\n\n- One.\n- Two.\n", CATALOGUE)
    rows = placed_lines(report)
    moved = place(report, [*rows[:-1], replace(rows[-1], goal="4.2", part="C", role=Role.BEGINS)], CATALOGUE)
    assert items(moved, "4.2", "C") == ["Two."]


@pytest.mark.parametrize("goal, part", [("9.9", "A"), ("1.1", "D"), ("", "A"), ("1.1", "")])
def test_an_item_without_a_known_goal_and_part_is_unplaced(cambodia, goal, part):
    assert [line.text for line in changed(cambodia, "-More effective", goal=goal, part=part).unplaced] == [
        "-More effective cooperation was strengthened"]


def test_lines_under_a_goal_that_the_catalogue_lacks_can_be_put_under_one_it_has():
    report = read_report("CAMBODIA\n\nOperational Goal: Paint every road green.\n\nA) Please report on implementation "
                         "of any measures announced in your country’s 2013 report\n\n- A road.\n", CATALOGUE)
    assert PlacedLine(report.lines[-1].number, "- A road.", Role.UNPLACED) in placed_lines(report)
    rows = [replace(row, role=Role.BEGINS, goal="1.1", part="A") if row.text == "- A road." else
            replace(row, role=Role.HEADING) for row in placed_lines(report)]
    placed = place(report, rows, CATALOGUE)
    assert items(placed, "1.1", "A") == ["A road."]
    assert placed.unplaced == ()


def test_a_corrected_report_reads_from_its_text_as_it_was_corrected(cambodia):
    moved = changed(cambodia, "-Law on Anti-Cyber Crime is still the drafting process.", goal="2.1", part="A")
    read = read_report(as_text(moved, CATALOGUE), CATALOGUE)
    assert {(part.goal, part.letter): [item.text for item in part.items] for part in read.parts} == {
        (part.goal, part.letter): [item.text for item in part.items] for part in moved.parts}
