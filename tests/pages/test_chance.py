"""A country's chosen goal: what chance allows, what goes beyond it, and what comes if the years go on."""

from datetime import date

from indicators.illustrative import years
from tests.pages.conftest import Show, words

LAST = years(date.today().year)[-1]


def test_a_country_says_what_chance_allows_and_whether_its_change_goes_beyond_it(real: str, show: Show) -> None:
    said = words(show("country", set="illustrative", area="XCE", goal="1.1"))
    assert "Underlying level" in said
    assert "A count of 266 victims is compatible with a true level of about 235 to 300 (95 % interval)." in said
    assert "Beyond chance" in said
    assert "(95 % interval " in said.split("Beyond chance")[1]


def test_staff_see_the_modelled_growth_of_few_cases(real: str, show: Show) -> None:
    asked = {"set": "illustrative", "area": "XAC", "goal": "1.1"}
    assert "Modelled growth Modelled: " in words(show("country", **asked))
    assert "Modelled growth" not in words(show("country", set="illustrative", area="XCE", goal="1.1"))


def test_a_country_says_how_its_outlook_differs_from_its_pace(real: str, show: Show) -> None:
    said = words(show("country", set="illustrative", area="XAG", goal="3.1", how=str(LAST)))
    assert "If the coming years vary as those since" in said
    assert "New measures are not taken into account. It can differ from the pace" in said
    assert "a random walk with drift" in said.split("The outlook, which is not part of the status")[1]
    assert "Hyndman and Athanasopoulos" in words(show("how_we_judge"))


def test_a_countrys_figure_goes_on_dotted_and_its_alternative_text_says_so(real: str, show: Show) -> None:
    chart = show("country", set="illustrative", area="XAG", goal="3.1").get("plotly_chart")[0].proto
    assert '"name":"outlook"' in chart.spec.replace(": ", ":")
    assert "If the coming years vary as those since" in chart.alt
