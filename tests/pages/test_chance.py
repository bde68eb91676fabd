"""A country's chosen goal: what chance allows, what goes beyond it, and what comes if the years go on."""

from indicators.wording import say
from tests.pages.conftest import Show, words

LARGE = {"set": "illustrative", "area": "XCE", "goal": "1.1"}
SMALL = {"set": "illustrative", "area": "XAC", "goal": "1.1"}


def test_a_growth_has_its_interval(real: str, show: Show) -> None:
    assert "95 % interval" in words(show("country", **LARGE)).split(say("country.beyond_chance"))[1]


def test_few_cases_have_a_modelled_growth(real: str, show: Show) -> None:
    assert say("country.modelled") in words(show("country", **SMALL))
    assert say("country.modelled") not in words(show("country", **LARGE))


def test_an_outlook_stands_with_its_warning(real: str, show: Show) -> None:
    said = words(show("country", set="illustrative", area="XBI", goal="4.2"))
    assert "If the coming years vary as those since" in said
    assert say("country.outlook_differs") in said


def test_an_outlook_is_drawn_and_described(real: str, show: Show) -> None:
    chart = show("country", set="illustrative", area="XBI", goal="4.2").get("plotly_chart")[0].proto
    assert "Outlook for" in chart.spec
    assert "If the coming years vary as those since" in chart.alt
