"""The search for countries and goals."""

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.catalogue.search import search

CATALOGUE = load_catalogue(SHIPPED)


@pytest.mark.parametrize(("query", "meant"), [
    ("UK", "country GBR"), ("germ", "country DEU"), ("DEU", "country DEU"), ("Deutschland", "country DEU"),
    ("Holland", "country NLD"), ("takedown", "goal 4.2"), ("legislation", "goal 2.1"), ("victims", "goal 1.1"),
    ("4.2", "goal 4.2"), ("take material down", "goal 4.2"), ("  côte d’ivoire ", "country CIV")])
def test_one_country_or_goal_is_meant(query: str, meant: str) -> None:
    assert [f"{result.kind} {result.code}" for result in search(CATALOGUE, query)] == [meant]


def test_of_several_the_members_come_first() -> None:
    assert search(CATALOGUE, "korea")[0].code == "KOR"


@pytest.mark.parametrize("query", ["", " ", "xyzzy", "?"])
def test_nothing_is_meant_by_other_words(query: str) -> None:
    assert search(CATALOGUE, query) == []
