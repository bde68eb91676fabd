"""The sentences for a briefing as they are copied: whose they are, that they are invented, and what they rest on."""

import re
from html import unescape

import pytest

from tests.pages.conftest import Show, laid_out


def copied(page: str) -> list[str]:
    """The texts that the two buttons copy."""
    return [unescape(text).replace("\u00a0", " ") for text in re.findall(r'class="gl-copy" data-copy="([^"]*)"', page)]


@pytest.mark.parametrize("screen, values, begins", [
    ("country", {"area": "DEU"}, "Germany: Removed within two days: about 85 % in 2023"),
    ("country", {"area": "KHM"}, "Cambodia: Stage of the law: drafting in 2014"),
    ("country", {"area": "XGA", "set": "illustrative"}, "ILLUSTRATIVE: Garnetia: Victims identified in the year: "),
    ("country", {"area": "XGA", "goal": "4.2", "set": "illustrative"}, "ILLUSTRATIVE: Garnetia: Hours until removal: "),
    ("goal", {"goal": "4.2"}, "Global Alliance: Only Germany has enough figures to be assessed"),
    ("goal", {"goal": "1.1", "set": "illustrative"}, "ILLUSTRATIVE: Example Alliance: "),
    ("goal", {"goal": "4.1", "set": "illustrative", "group": "set", "areas": "XGA,XFR"},
     "ILLUSTRATIVE: Garnetia and Fernland: "),
])
def test_a_copied_text_names_its_country_or_group_and_says_first_that_it_is_invented(
        real: str, show: Show, screen: str, values: dict[str, str], begins: str) -> None:
    plain, with_footnote = copied(laid_out(show(screen, **values)))
    assert plain.startswith(begins)
    assert plain.count("ILLUSTRATIVE:") == ("set" in values) + plain.count("Source: ILLUSTRATIVE:")
    assert with_footnote.startswith(plain)


@pytest.mark.parametrize("values, says", [
    ({}, "data version 13, Goalline"), ({"version": "5"}, "data version 5, Goalline")])
def test_the_footnote_names_goal_day_version_and_that_staff_see_more_than_is_published(
        real: str, show: Show, values: dict[str, str], says: str) -> None:
    *_, text = copied(laid_out(show("country", area="DEU", goal="4.2", **values)))
    footnote = text.split("\n\n")[1]
    assert footnote.startswith("4.2 Take material down faster. Data as of ")
    assert says in footnote
    assert footnote.endswith("As seen by staff: may include figures that are not public.")
