"""The sentences for a briefing to copy: whose they are, that they are invented, and what they rest on."""

import pytest

from tests.pages.conftest import Show, copied


@pytest.mark.parametrize("screen, values, begins", [
    ("country", {"area": "DEU"}, "In 2023 Germany "),
    ("country", {"area": "KHM", "goal": "2.1"}, "In 2014 the law of Cambodia "),
    ("country", {"area": "XGA", "goal": "4.2", "set": "illustrative"}, "ILLUSTRATIVE: In 2023 Garnetia "),
    ("goal", {"goal": "4.2"}, "Global Alliance: "),
    ("goal", {"goal": "1.1", "set": "illustrative"}, "ILLUSTRATIVE: Example Alliance: "),
    ("goal", {"goal": "4.1", "set": "illustrative", "group": "set", "areas": "XGA,XFR"},
     "ILLUSTRATIVE: Garnetia and Fernland: ")])
def test_a_text_begins_with_whose_it_is(real: str, show: Show, screen: str, values: dict[str, str],
                                        begins: str) -> None:
    texts = copied(show(screen, **values))
    assert any(text.startswith(begins) for text in texts)
    assert all(text.startswith("ILLUSTRATIVE: ") for text in texts) is ("set" in values)


@pytest.mark.parametrize("values, says", [({}, "data version 13"), ({"version": "5"}, "data version 5")])
def test_a_footnote_names_goal_day_and_version(real: str, show: Show, values: dict[str, str], says: str) -> None:
    *_, footnote = copied(show("country", area="DEU", goal="4.2", **values))[-1].split("\n\n")
    assert footnote.startswith("4.2 Take material down faster. Data on record on ")
    assert says in footnote
    assert "may include figures that are not public" in footnote


@pytest.mark.parametrize("screen, values", [
    ("country", {"area": "KHM"}), ("country", {"area": "FRA"}), ("goal", {"goal": "3.2"}),
    ("country", {"area": "XGA", "set": "illustrative"})])
def test_country_and_goal_offer_a_summary(real: str, show: Show, screen: str, values: dict[str, str]) -> None:
    assert copied(show(screen, **values))
