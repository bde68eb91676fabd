"""How a status was assessed, on demand, on the screens that show it."""

from tests.pages.conftest import Show, words

GERMANY = {"area": "DEU", "goal": "4.2"}
STEP = "Of the 15 pairs of years, the later figure is higher in 8 and lower in 7."


def test_a_link_opens_the_steps_of_its_year(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2022")
    said = words(shown)
    assert STEP in said
    assert "reading, not agreed by the Alliance" in said


def test_the_steps_wait_for_their_tab(real: str, show: Show) -> None:
    assert STEP not in words(show("country", **GERMANY))
    assert STEP in words(show("country", **GERMANY, how="2022", tab="assessed"))


def test_another_year_can_be_explained(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2023")
    shown.selectbox(key="choose.how").select("2017").run()
    assert "not comparable with the years before" in words(shown)
    assert shown.query_params["how"] == "2017"


def test_another_country_starts_without_steps(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2022")
    shown.selectbox(key="choose.area").select("KHM").run()
    assert "how" not in shown.query_params


def test_another_indicator_has_its_steps_too(real: str, show: Show) -> None:
    assert "a trend needs 5." in words(show("country", **GERMANY, how="2023"))
