"""The search field of the header."""


import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from pages.shared import search

CATALOGUE = load_catalogue(SHIPPED)


@pytest.fixture(autouse=True)
def plain_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.menu.address", lambda screen, **values: f"{screen} {' '.join(values.values())}")


@pytest.mark.parametrize(("query", "address"), [
    ("UK", "country GBR"), ("germ", "country DEU"), ("DEU", "country DEU"), ("Deutschland", "country DEU"),
    ("Holland", "country NLD"), ("takedown", "goal 4.2"), ("legislation", "goal 2.1"), ("victims", "goal 1.1"),
    ("4.2", "goal 4.2"), ("take material down", "goal 4.2"), ("  côte d’ivoire ", "country CIV")])
def test_one_country_or_goal_is_meant(query: str, address: str) -> None:
    assert [result.address for result in search.search(CATALOGUE, query)] == [address]


def test_of_several_the_members_come_first() -> None:
    assert search.search(CATALOGUE, "korea")[0].address == "country KOR"


@pytest.mark.parametrize("query", ["", " ", "xyzzy", "?"])
def test_nothing_is_meant_by_other_words(query: str) -> None:
    assert search.search(CATALOGUE, query) == []
