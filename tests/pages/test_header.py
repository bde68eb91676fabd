"""The header: what is searched for is gone to, listed, or said to be missing."""

import json

from streamlit.testing.v1 import AppTest

from indicators.wording import say
from tests.pages.conftest import Show, words


def searched(shown: AppTest, query: str) -> AppTest:
    return shown.text_input(key="frame.find").set_value(query).run()


def test_the_only_result_is_gone_to_and_clears_the_field(real: str, show: Show) -> None:
    gone = searched(show("overview"), "Holland")
    assert json.loads(gone.get("bidi_component")[0].proto.json)["go"] == "./country?area=NLD"
    assert gone.text_input(key="frame.find").value == ""


def test_several_results_are_listed(real: str, show: Show) -> None:
    assert "Korea" in words(searched(show("overview"), "korea"))


def test_what_is_not_found_stays_in_the_field(real: str, show: Show) -> None:
    shown = searched(show("overview"), "xyzzy")
    assert say("frame.nothing_found", query="xyzzy") in words(shown)
    assert shown.text_input(key="frame.find").value == "xyzzy"


def test_the_other_set_of_figures_does_not_ask_for_the_same_country(real: str, show: Show) -> None:
    links = " ".join(element.proto.body for element in show("country", area="DEU", group="EU").get("html"))
    link = links.split(f'">{say("frame.switch_to_illustrative")}')[0].rsplit('href="', 1)[1]
    assert "set=illustrative" in link
    assert "area=" not in link
    assert "group=" not in link
