"""What looks like a page number, a repeated line or the country's own line, and may be an answer."""

import time

import pytest

from indicators.reports.reading import read_report
from indicators.reports.report import Report
from tests.reports.cambodia import CATALOGUE, ITEMS, TEXT, items_of

GOAL = next(goal.official_wording for goal in CATALOGUE.goals if goal.id == "1.1")
QUESTION = "A) Please report on implementation of any measures announced in your country’s 2013 report"


def read(*lines: str) -> Report:
    return read_report("\n".join(["CAMBODIA", "", f"Operational Goal: {GOAL}", "", QUESTION, "", *lines]), CATALOGUE)


def texts(report: Report) -> list[str]:
    return [item.text for part in report.parts for item in part.items]


def test_a_number_below_a_question_of_its_own_is_its_answer():
    report = read("- Victims identified in the year:", "45", "\f- Children assisted:", "12")
    assert texts(report) == ["Victims identified in the year: 45", "Children assisted: 12"]


def test_bulleted_numbers_are_answers_although_they_count_upwards():
    assert texts(read("- 12", "- 13", "- 14")) == ["12", "13", "14"]


def test_numbers_at_the_edge_of_pages_that_count_with_them_are_page_numbers():
    report = read("- One.", "1", "\f- Two.", "- 2 -", "\f- Three.", "3")
    assert texts(report) == ["One.", "Two.", "Three."]


def test_what_is_answered_alike_on_every_page_is_an_answer_each_time():
    none = "- None to report."
    report = read("- First.", none, "\f- Second.", none, "\f- Third.", none)
    assert texts(report) == ["First.", "Second.", "Third."]
    assert [reply.text for part in report.parts for reply in part.replies] == ["None to report."] * 3


def test_borders_of_tables_that_a_scan_reads_as_bars_are_in_no_answer():
    report = read("| - Trained.", "|", "| - Equipped |", "¦ 12 officers.")
    assert (texts(report), report.unplaced) == (["Trained.", "Equipped 12 officers."], ())


def test_the_countrys_own_line_above_another_heading_is_no_answer():
    report = read_report(TEXT.replace("Policy Target No. 2", "CAMBODIA\n\nPolicy Target No. 2"), CATALOGUE)
    assert items_of(report) == ITEMS
    assert not report.unplaced


@pytest.mark.parametrize("times", [200, 12_800])
def test_an_item_over_many_lines_is_read_in_time_that_grows_with_them(times):
    begun = time.process_time()
    report = read("- To begin with,", *["and so on we go with words"] * times)
    assert len(texts(report)) == 1
    assert time.process_time() - begun < 10
