"""Lines above a table: none contradicts an option, or makes a part the total, in silence."""

import pytest

from tests.faults.conftest import Desk

TABLE = "country,year,value\nKHM,2013,1\n"
VICTIMS = ("--indicator", "ICSE_VICTIMS")


@pytest.mark.parametrize("text, options", [
    ("Thailand\nyear,value\n2013,1\n", ("--country", "KHM")),
    ("Victims (Thailand)\nyear,value\n2013,1\n", ("--country", "KHM")),
    ("Report for 2012\ncountry,value\nKHM,1\n", ("--year", "2013")),
    ("Hours until removal\n" + TABLE, ())])
def test_a_title_that_says_another_country_year_or_indicator_than_an_option_is_refused(
        desk: Desk, text: str, options: tuple[str, ...]) -> None:
    answer = desk.submit(text, *VICTIMS, *options)
    assert (answer.status, answer.published) == (2, 0)
    assert [(each["row"], each["found"]) for each in answer.issues] == [(1, text.splitlines()[0])]


@pytest.mark.parametrize("title", ["Girls", "Number of victims, females, under 14", "Victims (0-17)", "Opfer, Mädchen"])
def test_a_title_of_one_sex_or_age_is_never_the_total(desk: Desk, title: str) -> None:
    answer = desk.submit(f'"{title}"\n{TABLE}', *VICTIMS)
    assert (answer.status, answer.published, [each["row"] for each in answer.issues]) == (2, 0, [1])


@pytest.mark.parametrize("title", [
    "Cambodia", "Victims in Cambodia and Thailand", "Source: police of Thailand 2019", "Published in May 2024",
    "Table 1.2, victims, both sexes", "Victims identified in the year", "Girls and boys", "A. M. Sok", "2013 to 2020"])
def test_a_title_that_agrees_or_only_mentions_something_is_no_contradiction(desk: Desk, title: str) -> None:
    text = f'"{title}"\nyear,value\n2013,1\n'
    assert desk.submit(text, *VICTIMS, "--country", "KHM").published == 1


@pytest.mark.parametrize("line", ["Draft", "DRAFT - not for publication", "Draft figures",
                                  "Entwurf", "Unverified data"])
def test_figures_below_a_line_that_calls_them_drafts_are_refused(desk: Desk, line: str) -> None:
    answer = desk.submit(f"{line}\ncountry,year,value\nKHM,2014,12\n", *VICTIMS)
    assert (answer.status, answer.errors()) == (2, [(1, "", line)])


@pytest.mark.parametrize("line", ["d: draft", "The draft law of 2013", "Final figures"])
def test_a_line_that_only_speaks_of_drafts_refuses_nothing(desk: Desk, line: str) -> None:
    assert desk.submit(f"{line}\ncountry,year,value\nKHM,2014,12\n", *VICTIMS).published == 1
