"""The search box in the header."""

import json

import pytest

from indicators.wording import say
from tests.pages.conftest import Show


@pytest.mark.parametrize("name", [
    "Germany (DEU)", "Deutschland (Germany)", "UK (United Kingdom)", "Allemagne (Germany)",
    "4.2 Take material down faster", "Hours until removal (4.2)"])
def test_countries_goals_and_indicators_are_found_by_code_and_by_their_names(real: str, show: Show, name: str) -> None:
    assert name in show("overview").selectbox(key="frame.find").options


@pytest.mark.parametrize(("name", "address"), [
    ("goal/4.2/TAKEDOWN_HOURS", "./goal?goal=4.2"), ("country/NLD/Holland", "./country?area=NLD")])
def test_what_is_found_is_gone_to_at_once(real: str, show: Show, name: str, address: str) -> None:
    gone = show("overview").selectbox(key="frame.find").set_value(name).run()
    assert json.loads(gone.get("bidi_component")[0].proto.json)["go"] == address


def test_the_other_set_of_figures_does_not_ask_for_the_same_country(real: str, show: Show) -> None:
    links = " ".join(element.proto.body for element in show("country", area="DEU", group="EU").get("html"))
    link = links.split(f'">{say("frame.switch_to_illustrative")}')[0].rsplit('href="', 1)[1]
    assert "set=illustrative" in link
    assert "area=" not in link
    assert "group=" not in link
