"""How a cell was read is noted, of accepted rows alone: a note on a rejected one would contradict its error."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, hours, plain, row


def test_every_name_that_was_matched_and_every_mark_that_was_read_is_noted(desk: Desk) -> None:
    names = ["Viet Nam", "Türkiye", "UK", "Kosovo", "Bolivia", "Laos", "Moldova", "Iran"]
    answer = desk.submit(plain(*(row(name, value=f"{at} b") for at, name in enumerate(names)), row("FRA", value="<5")))
    assert [name for name in names if not answer.noted(f"{name} = ")] == []
    assert answer.has_note("read_as", cell="0 b", meaning="0, not comparable with the years before", more=7)
    assert answer.noted("“<5” was read as 5, the true figure being less")


@pytest.mark.parametrize("wrong, word", [
    (hours("12 d", "DEU"), "12 d"), (row("EU", 2015), "EU = EU27_2020"), (row("European Union", 2015), "EU27_2020"),
    (row("Germany", 1890), "Germany = DEU"), (row("DEU", "2015.0", "many"), "2015.0"),
    (row("DEU", value=12, indicator="Hours to takedown", unit="victims"), "Hours to"),
    (hours("13.5 days", "DEU"), "13.5"), (hours(-2, "DEU", unit="days"), "days"),
    (row("DEU", value="12.5 e"), "12.5"), (row("DEU", value="-1 200"), "1 200"), (row("Atlantis", value="<5"), "<5")])
def test_a_rejected_row_has_no_note_on_how_it_was_read(desk: Desk, wrong: str, word: str) -> None:
    answer = desk.submit(plain(hours("1.5"), wrong), "--good-rows")
    assert (answer.status, answer.published, answer.noted(word)) == (1, 1, False)


@pytest.mark.parametrize("column, cell", [("OBS_STATUS", "D"), ("age", "18+")])
def test_a_status_or_an_age_of_a_rejected_row_is_not_noted(desk: Desk, column: str, cell: str) -> None:
    answer = desk.submit(plain(f"{hours('1.5')},", f"{row('DEU', value='many')},{cell}", header=f"{HEADER},{column}"),
                         "--good-rows")
    assert (answer.published, answer.noted(cell)) == (1, False)


def test_what_was_read_alike_is_counted_without_the_rejected_rows(desk: Desk) -> None:
    answer = desk.submit(plain(row("Germany", value="13 e"), row("Germany", 1890, "14 e"), row("France", 1890)),
                         "--good-rows")
    assert answer.has_note("matched", count=1, examples="Germany = DEU")
    assert answer.has_note("read_as", cell="13 e", meaning="13, estimated", more=0)
