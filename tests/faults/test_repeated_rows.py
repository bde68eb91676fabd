"""The same figure twice in a file: an error on each line, which names the other."""

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
