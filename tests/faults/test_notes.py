"""How the digits of a cell were read is noted, of accepted rows alone, since it would contradict an error."""

import pytest

from tests.faults.conftest import Desk
from tests.faults.tables import hours, plain, row


@pytest.mark.parametrize("wrong, word", [
    (hours("13,5", "DEU", unit="victims"), "13,5"), (row("DEU", value="-1 200"), "1 200"),
    (row("Atlantis", value="1 200"), "1 200")])
def test_a_rejected_row_has_no_note_on_how_it_was_read(desk: Desk, wrong: str, word: str) -> None:
    answer = desk.submit(plain(hours("1.5"), wrong), "--good-rows")
    assert (answer.status, answer.published, answer.noted(word)) == (1, 1, False)


def test_what_was_read_alike_is_counted_without_the_rejected_rows(desk: Desk) -> None:
    answer = desk.submit(plain(row(value="1 300"), row("DEU", 1890, "1 400"), row("FRA", value="1 500")), "--good-rows")
    assert answer.has_note("read_as", cell="1 300", meaning="1300", more=1)
