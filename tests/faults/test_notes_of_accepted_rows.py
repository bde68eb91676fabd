"""How a cell was read is noted of accepted rows alone: a note on a rejected one would contradict its error."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, hours, plain, row

GOOD = hours("1.5")


@pytest.mark.parametrize("wrong, word", [
    (hours("12 d", "DEU"), "12 d"), (row("EU", 2015), "EU = EU27_2020"), (row("European Union", 2015), "EU27_2020"),
    (row("Germany", 1890), "Germany = DEU"), (row("DEU", "2015.0", "many"), "2015.0"),
    (row("DEU", value=12, indicator="Hours to takedown", unit="victims"), "Hours to"),
    (hours("13.5 days", "DEU"), "13.5"), (hours(-2, "DEU", unit="days"), "days"),
    (row("DEU", value="12.5 e"), "12.5"), (row("DEU", value="-1 200"), "1 200"), (row("Atlantis", value="<5"), "<5")])
def test_a_rejected_row_has_no_note_on_how_it_was_read(desk: Desk, wrong: str, word: str) -> None:
    answer = desk.submit(plain(GOOD, wrong), "--good-rows")
    assert (answer.status, answer.published, answer.noted(word)) == (1, 1, False)


def test_a_status_of_a_rejected_row_is_not_noted(desk: Desk) -> None:
    answer = desk.submit(plain(f"{GOOD},", f"{row('DEU', value='many')},D", header=f"{HEADER},OBS_STATUS"),
                         "--good-rows")
    assert (answer.published, answer.noted("“D”")) == (1, False)


def test_an_age_of_a_rejected_row_is_not_noted(desk: Desk) -> None:
    answer = desk.submit(plain(f"{GOOD},", f"{row('DEU', value='many')},18+", header=f"{HEADER},age"), "--good-rows")
    assert (answer.published, answer.noted("18+")) == (1, False)


def test_what_was_read_alike_in_an_accepted_row_is_noted_and_counted_without_the_rejected_one(desk: Desk) -> None:
    answer = desk.submit(plain(row("Germany", value="13 e"), row("Germany", 1890, "14 e"), row("France", 1890)),
                         "--good-rows")
    assert answer.has_note("areas_matched", count=1, examples="Germany = DEU")
    assert answer.has_note("mark_beside", mark="13 e", number="13", meaning=["estimated"])


@pytest.mark.parametrize("unit, days", [("hours", "12 d"), ("hours", "12d")])
def test_a_d_behind_a_figure_in_hours_is_said_to_be_days_perhaps(desk: Desk, unit: str, days: str) -> None:
    answer = desk.submit(plain(hours(days, unit=unit)))
    assert answer.errors() == [(2, "value", days)]
    assert "days" in answer.issues[0]["fix"]


def test_a_group_of_other_members_is_asked_about_in_whichever_column_it_is_named(desk: Desk) -> None:
    header = "country_code,country_name,year,indicator,value,unit"
    answer = desk.submit("\n".join([header, "EU,EU,2021,ICSE_VICTIMS,5,victims",
                                    ",European Union,2015,ICSE_VICTIMS,6,victims"]), "--good-rows")
    assert answer.errors() == [(3, "country_name", "European Union")]
