"""The plain layout, from a file to the ledger and back."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import plain, row

pytestmark = pytest.mark.command

KEYS = {"read", "rows", "new", "changed", "unchanged", "absent", "published", "version", "findings", "notes", "unused"}


def test_a_plain_file_is_published_with_nothing_to_say(desk: Desk) -> None:
    answer = desk.submit(plain(row("KHM", 2013, 8), row("KHM", 2014, 12)))
    assert (answer.status, set(answer.data)) == (0, KEYS)
    assert answer.read == {"encoding": "UTF-8", "separator": ",", "decimal": ".", "header_row": 1, "sheet": ""}
    assert (answer.rows, answer.new, answer.published, answer.issues, answer.notes) == (2, 2, 2, [], [])
    current = desk.current()
    assert current[["ref_area", "year", "indicator", "value", "source_title"]].to_numpy().tolist() == [
        ["KHM", 2013, "ICSE_VICTIMS", 8.0, "Police"], ["KHM", 2014, "ICSE_VICTIMS", 12.0, "Police"]]
    assert answer.version == desk.book.events()[-1].version


def test_columns_stand_in_any_order_and_case(desk: Desk) -> None:
    answer = desk.submit("VALUE,Unit,year,Country,INDICATOR\n12,victims,2014,KHM,ICSE_VICTIMS\n")
    assert (answer.status, desk.figures()) == (0, [["KHM", 2014, 12]])


def test_what_stands_is_told_from_what_is_new_changed_and_absent(desk: Desk) -> None:
    desk.submit(plain(row(year=2012, value=5), row(year=2013, value=8), row(year=2014, value=12)))
    answer = desk.submit(plain(row(year=2013, value=9), row(year=2014, value=12), row("DEU", 2012, 7)))
    assert (answer.new, answer.changed, answer.unchanged, answer.absent, answer.published) == (1, 1, 1, 1, 2)
    assert desk.figures() == [["DEU", 2012, 7], ["KHM", 2012, 5], ["KHM", 2013, 9], ["KHM", 2014, 12]]


def test_a_year_that_the_file_leaves_out_altogether_is_not_absent_from_it(desk: Desk) -> None:
    desk.submit(plain(row(year=2012, value=5), row(year=2013, value=8), row("DEU", 2013, 9)))
    answer = desk.submit(plain(row(year=2013, value=8)))
    assert (answer.unchanged, answer.absent) == (1, 0)


def test_a_row_with_an_error_holds_the_others_back_unless_good_rows_are_wanted(desk: Desk) -> None:
    mixed = plain(row(year=2013), row(year=2014, value="x1"))
    answer = desk.submit(mixed)
    assert (answer.status, answer.published, answer.errors()) == (1, 0, [(3, "value", "x1")])
    assert desk.book.log("attempt")[0].payload["codes"] == {"value.unknown_sign": 1}
    good = desk.submit(mixed, "--good-rows")
    assert (good.status, good.published, desk.column("year")) == (1, 1, [2013])


def test_a_file_that_is_not_there_is_refused_in_one_object(desk: Desk) -> None:
    answer = desk.send(desk.folder / "missing.csv")
    assert (answer.status, set(answer.data), answer.errors()) == (2, KEYS, [(0, "", "missing.csv")])
