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
    ("country", {"area": "XGA", "set": "illustrative"}, "ILLUSTRATIVE: Garnetia: Since 2017 victims identified "),
    ("country", {"area": "XGA", "goal": "4.2", "set": "illustrative"}, "ILLUSTRATIVE: Garnetia: Hours until removal: "),
    ("goal", {"goal": "4.2"}, "Global Alliance: Only one of 54 countries has a result"),
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


def summary_of(page: str) -> list[str]:
    """The paragraphs of the summary of a screen."""
    (fold,) = re.findall(r"<details><summary>Summary in sentences</summary>(.*?)</details>", page)
    return [unescape(text).replace("\u00a0", " ") for text in re.findall(r'<p class="gl-text">(.*?)</p>', fold)]


@pytest.mark.parametrize("screen, values, begins, has", [
    ("country", {"area": "KHM"}, "Cambodia has reported no figures. Those shown were read from its written report.",
     "The latest written report, of 2014, answers 7 goals and announces 20 follow-up actions."),
    ("country", {"area": "DEU"}, "Germany has not reported to the Alliance.", "No written report from Germany"),
    ("country", {"area": "XGA", "set": "illustrative"}, "ILLUSTRATIVE: Garnetia has reported figures for all 7 goals",
     "Certainty: "),
    ("country", {"area": "FRA"}, "No figure that could be assessed is on file for France.", "No written report"),
    ("goal", {"goal": "1.1"}, "Global Alliance: One country has data; it cannot be assessed yet.",
     "Published by INTERPOL, not assessed here: Victims in the ICSE database, at least 30,000 victims in 2022."),
    ("goal", {"goal": "3.2"}, "Global Alliance: No country has reported figures for this goal.", "None of the 54"),
    ("goal", {"goal": "4.1", "set": "illustrative", "group": "set", "areas": "XGA,XFR"},
     "ILLUSTRATIVE: Garnetia and Fernland: ", "Both countries reported figures for this goal."),
])
def test_a_country_and_a_goal_are_summed_up_in_sentences(
        real: str, show: Show, screen: str, values: dict[str, str], begins: str, has: str) -> None:
    paragraphs = summary_of(laid_out(show(screen, **values)))
    assert paragraphs[0].startswith(begins)
    assert has in " ".join(paragraphs)
    assert " ".join(paragraphs).count("ILLUSTRATIVE") == ("set" in values)
