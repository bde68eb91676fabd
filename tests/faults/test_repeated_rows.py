"""The same figure twice in a file: an error on each line, which names the other or the column that tells them apart."""

import pytest

from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

WIDE = Choices(indicator="ICSE_VICTIMS", ignore_unused=True)


@pytest.mark.parametrize("other", [12, 13])
def test_each_line_of_the_same_key_names_the_other(desk: Desk, other: int) -> None:
    answer = desk.submit(plain(row(), row("DEU"), row("Cambodia", value=other)), "--good-rows")
    assert answer.errors() == [(2, "value", "12"), (4, "value", str(other))]
    assert [each["fix"][:24] for each in answer.issues] == ["Keep this line or line 4", "Keep this line or line 2"]
    assert desk.column("ref_area") == ["DEU"]


def test_the_same_age_group_in_two_spellings_is_one_row_twice(desk: Desk) -> None:
    answer = desk.submit(plain(f"{row()},0-17", f"{row(value=13)},under 18", header=f"{HEADER},age"), "--good-rows")
    assert (answer.published, [line for line, _, _ in answer.errors()]) == (0, [2, 3])


@pytest.mark.parametrize("text, code, apart", [
    ("country,year,Region,Gruppe,value\nKHM,2019,Asia,a,1\nKHM,2019,Asia,b,2\n", "row.twice_apart", "Gruppe"),
    ("country,Gruppe,2019\nKHM,a,1\nKHM,,2\n", "row.twice_apart", "Gruppe"),
    ("country,year,Gruppe,value\nKHM,2019,a,1\nKHM,2019,a,2\n", "row.twice", ""),
    ("country,year,value\nKHM,2019,1\nKHM,2019,2\n", "row.twice", "")])
def test_the_column_is_named_that_was_left_out_and_tells_them_apart(
        desk: Desk, text: str, code: str, apart: str) -> None:
    assert [(each.row, each.code, each.values.get("apart", "")) for each in desk.prepared(text, WIDE).issues] == [
        (2, code, apart), (3, code, apart)]
