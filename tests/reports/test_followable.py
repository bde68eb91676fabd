"""Which announcements can be checked later: all of Cambodia's report of 2014, as a person read them, and others."""

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.followable import followable
from indicators.reports.sections import sections
from tests.reports.test_sections import CAMBODIA

READ_BY_A_PERSON = [
    ("1.1", "To intensify the law enforcement efforts", "nothing"),
    ("1.1", "To carry on organizing capacity building training", "act"),
    ("2.1", "To accelerate the drafting of law", "act"),
    ("2.1", "To continue with organizing capacity building training", "act"),
    ("2.1", "To establish closer national, regional and international cooperation", "nothing"),
    ("2.1", "To reinforce the work of victim identification", "nothing"),
    ("2.1", "To explore the possibilities of establishing Transnational Crime Task Force", "nothing"),
    ("2.2", "To improve bilateral, regional and international cooperation", "nothing"),
    ("2.2", "To explore the possibilities of exchanging study visits", "nothing"),
    ("2.2", "To jointly try to increase the number of identified victims", "nothing"),
    ("2.2", "In cooperation with all Global Alliance Countries concerned make more arrests", "act"),
    ("3.1", "To keep implementing all the existing activities", "nothing"),
    ("3.1", "To conduct peer education and information dissemination campaigns", "act"),
    ("3.1", "To produce posters/leaflets and video spots", "act"),
    ("3.2", "To carry on implementing actively the existing strategies and activities", "nothing"),
    ("3.2", "To explore the best ways to deal with both online and offline crimes", "nothing"),
    ("3.2", "To strengthen law enforcement and prosecutorial cooperation and exchange good practices", "act"),
    ("4.1", "To enhance more private sectors participation", "nothing"),
    ("4.2", "In collaboration with specialist trainers conduct more trainings", "act"),
    ("4.2", "Establish closer investigation cooperation", "nothing"),
]


def test_each_item_that_cambodia_announced_in_2014_is_read_as_a_person_reads_it() -> None:
    read = sections(CAMBODIA.read_text(encoding="utf-8"), load_catalogue(SHIPPED).goals)
    announced = [(section.goal, text) for section in read for text in section.parts["C"]]
    assert len(announced) == len(READ_BY_A_PERSON) == 20
    for (goal, text), (expected_goal, begins, by) in zip(announced, READ_BY_A_PERSON, strict=True):
        assert (goal, followable(text, 2014).by) == (expected_goal, by), text
        assert text.startswith(begins)


@pytest.mark.parametrize("text, by, words", [
    ("To accelerate the drafting of law on Anti-Cyber Crime.", "act", "drafting of law"),
    ("To produce posters/leaflets and video spots", "act", "produce posters/leaflets and video spots"),
    ("To ratify the Convention.", "act", "ratify the Convention"),
    ("To set up a unit of investigators.", "act", "set up a unit"),
    ("To hold at least two joint trainings again.", "act", "hold at least two joint trainings"),
    ("To raise the capacity of 40 investigators.", "number", "40 investigators"),
    ("To increase cooperation by 10 %.", "number", "10 %"),
    ("To improve cooperation by the end of 2016.", "date", "by the end of"),
    ("To improve cooperation until 2016.", "date", "2016"),
    ("To improve cooperation before May.", "date", "May"),
    ("To improve reporting every year.", "date", "every year"),
    ("To protect children under 18.", "nothing", ""),
    ("To respect Article 9 of the Convention.", "nothing", ""),
    ("To act in the spirit of the conference of 2011.", "nothing", ""),
    ("Cooperation may be improved.", "nothing", ""),
    ("To consider drafting a law, and to conduct a survey.", "act", "conduct a survey"),
    ("To improve cooperation. A law will follow.", "nothing", ""),
    ("To enhance the prosecution of offenders.", "nothing", ""),
])
def test_an_act_a_number_or_a_date_makes_an_item_checkable(text: str, by: str, words: str) -> None:
    found = followable(text, 2014)
    assert (found.by, found.words) == (by, words)
    assert found.asks == (by == "nothing")


@pytest.mark.parametrize("text", [
    "Continuer à mettre en œuvre les activités existantes de manière régulière.",
    "Продолжать осуществление существующих мероприятий на регулярной основе.",
    "បន្តអនុវត្តសកម្មភាព", "繼續執行現有活動"])
def test_an_item_in_another_language_is_not_read_and_no_question_is_drafted(text: str) -> None:
    assert followable(text, 2014).by == "not_read"
    assert not followable(text, 2014).asks
