"""Doubled rows that a column which was left out tells apart: the issue names it."""

import pytest

from indicators import wording
from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk

pytestmark = pytest.mark.command

WIDE = Choices(indicator="ICSE_VICTIMS", ignore_unused=True)


def twice(desk: Desk, text: str) -> list[tuple[int, str, str]]:
    """Line and code of each issue, and the column that it names."""
    return [(each.row, each.code, str(each.values.get("apart", ""))) for each in desk.prepared(text, WIDE).issues]


@pytest.mark.parametrize("text, code, apart", [
    ("country,year,Region,Gruppe,value\nKHM,2019,Asia,a,1\nKHM,2019,Asia,b,2\n", "row.twice_apart", "Gruppe"),
    ("country,Gruppe,2019\nKHM,a,1\nKHM,,2\n", "row.twice_apart", "Gruppe"),
    ("country,year,Gruppe,value\nKHM,2019,a,1\nKHM,2019,a,2\n", "row.twice", ""),
    ("country,year,value\nKHM,2019,1\nKHM,2019,2\n", "row.twice", "")])
def test_of_doubled_rows_the_column_is_named_that_was_left_out_and_tells_them_apart(
        desk: Desk, text: str, code: str, apart: str) -> None:
    assert twice(desk, text) == [(2, code, apart), (3, code, apart)]


def test_the_text_of_doubled_rows_says_which_column_it_is(desk: Desk) -> None:
    answer = desk.submit("country,year,Gruppe,value\nKHM,2019,a,1\nKHM,2019,b,2\n", "--indicator", "ICSE_VICTIMS",
                         "--ignore-unused")
    assert answer.status == 1
    assert answer.issues[0]["fix"] == wording.say("fix.row.twice_apart", apart="Gruppe")
