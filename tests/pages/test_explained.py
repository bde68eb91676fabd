"""How a status was judged, on demand, on the screens that show it."""


from pages.shared import explained
from tests.pages.conftest import Show, laid_out, words

GERMANY = {"area": "DEU", "goal": "4.2"}
STEP = "Of the 15 pairs of years, 8 rise and 7 fall."


def test_the_steps_are_shown_once_someone_asks(real: str, show: Show) -> None:
    shown = show("country", **GERMANY)
    assert "How was this assessed?" in [each.label for each in shown.expander]
    assert not shown.code
    assert "Germany, Removed within two days, 2023" not in words(shown)


def test_a_link_opens_them_for_its_year_with_rule_origin_and_a_text_to_copy(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2022")
    said = words(shown)
    assert "Germany, Removed within two days, 2022: No clear trend." in said
    assert STEP in said
    assert "our reading, not agreed by the Alliance" in said
    assert "Germany, Removed within two days, 2022: No clear trend.\n" in shown.code[0].value
    assert "Data version 13 · Goalline" in shown.code[0].value


def test_another_year_of_the_series_can_be_explained(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2023")
    shown.selectbox(key="choose.how").select("2017").run()
    assert "not comparable with the years before" in shown.code[0].value
    assert shown.query_params["how"] == "2017"


def test_another_country_starts_without_it(real: str, show: Show) -> None:
    shown = show("country", **GERMANY, how="2022")
    shown.selectbox(key="choose.area").select("KHM").run()
    assert "how" not in shown.query_params
    assert not shown.code


def test_each_row_of_a_goal_leads_to_how_it_was_judged(real: str, show: Show) -> None:
    shown = show("goal", goal="4.2")
    assert "how=2023" in laid_out(shown)
    assert "How?" in words(shown)


def test_another_indicator_of_the_goal_has_its_steps_in_a_fold(real: str, show: Show) -> None:
    assert "a trend needs 5." in words(show("country", **GERMANY))


def test_a_link_names_country_goal_and_year() -> None:
    link = explained.link("KHM", "1.1", 2014, "Cambodia")
    assert 'href="./country?area=KHM&amp;goal=1.1&amp;how=2014"' in link
    assert 'aria-label="How? Cambodia, 2014"' in link
