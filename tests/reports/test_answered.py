"""Which goals a report answers in words."""

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.sections import Answer, answered, in_words
from tests.reports.test_sections import CAMBODIA, GOALS, TAKEDOWN, VICTIMS

ANSWERS = {Answer("KHM", "1.1", 2014), Answer("KHM", "4.2", 2013), Answer("DEU", "1.1", 2013)}


def test_cambodias_report_answers_every_goal_of_the_form():
    found = answered([("KHM", 2014, CAMBODIA.read_text(encoding="utf-8"))], load_catalogue(SHIPPED).goals)
    assert found == {Answer("KHM", goal, 2014) for goal in ("1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2")}


def test_a_goal_with_nothing_below_its_heading_is_not_answered():
    text = (f"Operational Goal: {VICTIMS}\n\nA) Please report.\n\n-We did so.\n\n"
            f"Operational Goal: {TAKEDOWN}\n\nA) Please report.\n\n")
    assert answered([("KHM", 2014, text)], GOALS) == {Answer("KHM", "1.1", 2014)}


def test_answers_are_asked_for_by_goal_or_by_area_and_by_year():
    assert in_words(ANSWERS, None, goal="1.1") == {"KHM", "DEU"}
    assert in_words(ANSWERS, 2013, goal="1.1") == {"DEU"}
    assert in_words(ANSWERS, None, ref_area="KHM") == {"1.1", "4.2"}
