"""Searching reports: every word, in any case, with or without accents, and where each is."""

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.reports.search import plain, search
from indicators.warehouse.narratives import Narrative
from tests.reports.test_sections import CAMBODIA

GOALS = load_catalogue(SHIPPED).goals
REPORT = Narrative(submission="S1", ref_area="KHM", year=2014, text=CAMBODIA.read_text(encoding="utf-8"), source="",
                   source_url="", public=True)


@pytest.mark.parametrize("words, count", [("anti-cyber", 3), ("ANTI-CYBER drafting", 2), ("ICPC", 1),
                                          ("no such word", 0), ('"law enforcement"', 10), ('"enforcement law"', 0),
                                          ('“anti-cyber crime” drafting', 2), ("", 0), ("  ", 0)])
def test_an_item_is_found_by_all_words_whatever_their_case(words, count):
    assert len(list(search([REPORT], GOALS, words))) == count


def test_a_hit_names_country_year_goal_part_and_where_each_word_is():
    hit, = search([REPORT], GOALS, "drafting accelerate")
    assert (hit.ref_area, hit.year, hit.goal, hit.part) == ("KHM", 2014, "2.1", "C")
    assert [hit.text[start:end] for start, end in hit.spans] == ["accelerate", "drafting"]


def test_overlapping_words_are_marked_once():
    hit, = search([REPORT], GOALS, "leaflets leaf flets")
    assert [hit.text[start:end] for start, end in hit.spans] == ["leaflets"]


def test_words_without_end_are_searched_for_once_and_up_to_a_length(monkeypatch):
    texts_read = []
    monkeypatch.setattr("indicators.reports.search.plain", lambda text: texts_read.append(text) or plain(text))
    hits = list(search([REPORT], GOALS, "law " * 100_000))
    few_texts_read = len(texts_read)
    assert hits == list(search([REPORT], GOALS, "law"))
    assert few_texts_read < 300
    assert list(search([REPORT], GOALS, " ".join(f"word{number}" for number in range(100_000)))) == []
    assert len(max(texts_read, key=len)) < 100_000


@pytest.mark.parametrize("text, letters", [("Été", "ete"), ("İZMİR", "izmir"), ("Straße", "straße"), ("ﬁn", "ﬁn")])
def test_capitals_and_accents_make_no_difference_and_no_letter_is_added(text, letters):
    assert plain(text) == letters
    assert len(plain(text)) == len(text)
