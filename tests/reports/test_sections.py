from datetime import date
from pathlib import Path

import pytest

from indicators.model import Goal
from indicators.reports.sections import Section, sections

CAMBODIA = Path(__file__).parents[2] / "data" / "narratives" / "KHM-2014.txt"

VICTIMS = ("Increase the number of identified victims in the International Child Sexual Exploitation images database "
           "(ICSE database) managed by INTERPOL by at least 10% yearly.")
TAKEDOWN = ("Increase the speed of notice and takedown procedures as much as possible without jeopardizing criminal "
            "investigation.")


def goal(number: str, wording: str) -> Goal:
    return Goal(id=number, policy_target=int(number[0]), title=number, official_wording=wording, why_it_matters="",
                indicators=(), source="", reviewed=date(2026, 11, 25))


GOALS = [goal("1.1", VICTIMS), goal("4.2", TAKEDOWN)]


@pytest.fixture(scope="module")
def cambodia() -> tuple[Section, ...]:
    return sections(CAMBODIA.read_text(encoding="utf-8"), GOALS)


def test_cambodias_report_of_2014_answers_seven_goals_in_three_parts_each(cambodia):
    assert [list(section.parts) for section in cambodia] == [["A", "B", "C"]] * 7


def test_cambodias_report_of_2014_has_fifty_three_items_twenty_of_them_follow_up(cambodia):
    assert sum(len(items) for section in cambodia for items in section.parts.values()) == 53
    assert sum(len(section.parts["C"]) for section in cambodia) == 20


def test_a_goal_is_known_by_its_wording_and_another_wording_is_left_open(cambodia):
    assert [section.goal for section in cambodia] == ["1.1", "", "", "", "", "", "4.2"]
    assert cambodia[0].wording == VICTIMS


def test_a_sentence_that_a_page_break_parted_is_one_again(cambodia):
    assert cambodia[0].parts["B"][2].endswith("can now take extra precaution while going and associating with their "
                                              "peers and strangers online.")


def test_a_hyphen_at_a_lines_end_stays_in_its_word(cambodia):
    assert "joint private-state cooperation" in cambodia[1].parts["B"][0]


def test_an_unfinished_sentence_stays_as_it_was_sent(cambodia):
    assert cambodia[6].parts["B"] == ("Police officers, after receiving training, to some extent, were able to conduct "
                                      "online investigation without",)


def test_the_last_follow_up_heading_worded_differently_is_still_a_heading(cambodia):
    assert cambodia[6].parts["C"][0].startswith("In collaboration with specialist trainers")


def test_paragraphs_without_dashes_are_items_too():
    text = (f"Operational Goal: {VICTIMS}\n\nA) Please report on implementation of any measures announced in\n"
            "your country's 2013 report\n\nA first measure, with a break\n\ninside it.\n\nA second measure.\n")
    assert sections(text, GOALS)[0].parts["A"] == ("A first measure, with a break inside it.", "A second measure.")


def test_a_text_that_is_no_report_has_no_sections():
    assert sections("Dear colleagues,\n\n- nothing to report.\n", GOALS) == ()
