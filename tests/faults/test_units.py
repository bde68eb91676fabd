"""Units: the indicator's own in whatever words, conversions that the catalogue declares, and no others."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.permission import staff
from indicators.submissions.remembered import answers_in, remember
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row

VICTIMS, SHARE, CAMPAIGNS = "ICSE_VICTIMS", "REMOVED_IN_TIME", "CAMPAIGNS"


@pytest.mark.parametrize("unit, indicator", [
    *((unit, VICTIMS) for unit in ("Anzahl", "NR", "PERSONS", "Children", "número")),
    *((unit, SHARE) for unit in ("PT", "pct", "Per cent"))])
def test_a_unit_in_other_words_is_the_indicators_own_and_number_is_noted(
        desk: Desk, unit: str, indicator: str) -> None:
    answer = desk.submit(f"country,year,value,unit\nKHM,2022,45,{unit}\n", "--indicator", indicator)
    assert (answer.status, answer.published, answer.noted(f"“{unit}”")) == (0, 1, indicator == VICTIMS)


@pytest.mark.parametrize("unit, indicator", [
    ("Number", ""), ("files", VICTIMS), ("Number", SHARE), ("hours", VICTIMS), ("persons", CAMPAIGNS),
    ("Children", CAMPAIGNS), ("number of people", CAMPAIGNS)])
def test_another_unit_is_refused_and_may_be_left_out(desk: Desk, unit: str, indicator: str) -> None:
    code = indicator or VICTIMS
    table = f"country,year,indicator,value,unit\nKHM,2022,{code},45,{unit}\n"
    answer = desk.submit(table, *(("--indicator", indicator) if indicator else ()))
    assert (answer.status, answer.errors()) == (1, [(2, "unit", unit)])
    assert desk.submit(table, "--column", "unit=ignore", "--indicator", code).published == 1


def test_a_header_of_persons_is_never_the_value_unless_an_option_says_so(desk: Desk) -> None:
    table = "country,year,persons\nKHM,2022,4\n"
    assert desk.submit(table, "--indicator", CAMPAIGNS).status == 2
    assert desk.submit(table, "--indicator", VICTIMS, "--column", "persons=value").published == 1


def test_an_answer_about_persons_is_none_for_what_does_not_count_people(desk: Desk) -> None:
    header = ["country", "year", "indicator", "value", "unit"]
    remember(desk.book, staff("Ann"), [*answers_in(Choices(units={"persons": "own"}), header)])
    answer = desk.submit(f"{','.join(header)}\nKHM,2022,ICSE_VICTIMS,4,persons\nKHM,2022,CAMPAIGNS,5,persons\n")
    assert answer.errors() == [(3, "unit", "persons")]


def test_units_are_converted_only_where_the_catalogue_says_so(desk: Desk) -> None:
    answer = desk.submit(plain(row(value="0.1", indicator="TAKEDOWN_HOURS", unit="days"),
                               row("DEU", value=30, indicator="TAKEDOWN_HOURS", unit="minutes")), "--good-rows")
    assert (answer.errors(), desk.column("value")) == ([(3, "unit", "minutes")], [2.4])
    assert answer.has_note("converted", unit="days", wanted="hours", times=24, count=1)


def test_a_rate_that_is_labelled_as_persons_is_refused(desk: Desk) -> None:
    """The shape of a statistics office's table: the unit says persons, the values are a rate."""
    answer = desk.submit("Year,UNIT_MEASURE,Value\r\n2013,PERSONS,3.3\r\n2014,PERSONS,3.4\r\n", "--indicator",
                         VICTIMS, "--country", "KAZ")
    assert (answer.status, answer.published) == (1, 0)
    assert {each["column"] for each in answer.issues} == {"UNIT_MEASURE", "Value"}


@pytest.mark.parametrize("header", ["Value (%)", "Share in percent"])
def test_a_header_of_a_share_is_refused_above_counts_only(desk: Desk, header: str) -> None:
    text, column = f"country,year,{header}\nTHA,2013,47\n", ("--column", f"{header}=value")
    assert desk.submit(text, "--indicator", VICTIMS, *column).errors() == [(1, header, header)]
    assert desk.submit(text, "--indicator", SHARE, *column).published == 1
