"""Any row that is altered, lost or added by hand is noticed, in each table."""

import pytest

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, figures

pytestmark = pytest.mark.slow

ZEROS = "'" + "0" * 64 + "'"


def fill(book: Ledger) -> None:
    """A ledger with a row of each kind: three submissions, one of them erased."""
    book.adopt(ANN, b"{}", previewed_on=0)
    book.publish(ANN, figures("KHM"), previewed_on=1)
    book.publish(ANN, figures("THA"), previewed_on=2)
    book.erase(BEN, "S3", reason="names")
    book.record(ANN, "attempt", {"findings": 1})


@pytest.fixture
def full_url(filled: Filled, ledger_url: str) -> str:
    """Address of a ledger with a row of each kind."""
    filled.copy(fill)
    return ledger_url


def test_an_untouched_ledger_opens(full_url: str) -> None:
    ledger.open(full_url).close()


@pytest.mark.parametrize("what, statement", [
    ("head", "UPDATE head SET version = 3"),
    ("head", f"UPDATE head SET hash = {ZEROS}"),
    ("head", "UPDATE head SET log_number = 1"),
    ("head", "DELETE FROM head"),
    ("log", "UPDATE head SET ledger_id = '9.9.9'"),
    ("event", "UPDATE event SET at = '2014-01-01T00:00:00.000Z' WHERE version = 2"),
    ("event", "UPDATE event SET person = 'P2' WHERE version = 1"),
    ("event", "UPDATE event SET note = 'other words' WHERE version = 2"),
    ("event", "UPDATE event SET note = NULL WHERE version = 2"),
    ("event", "UPDATE event SET payload = '{\"because\":\"boredom\"}' WHERE version = 4"),
    ("event", "UPDATE event SET submission = 'S2' WHERE version = 4"),
    ("event", "UPDATE event SET kind = 'restored' WHERE version = 4"),
    ("event", "UPDATE event SET version = 9 WHERE version = 4"),
    ("head", "DELETE FROM event WHERE version = 4"),
    ("event", "UPDATE submission SET row_count = 2 WHERE id = 'S2'"),
    ("event", "UPDATE submission SET areas = '[\"VNM\"]' WHERE id = 'S2'"),
    ("event", "UPDATE submission SET years = '[2013]' WHERE id = 'S2'"),
    ("submission", "UPDATE submission SET source = 'Hearsay' WHERE id = 'S2'"),
    ("submission", "UPDATE submission SET filename = NULL WHERE id = 'S2'"),
    ("submission", "UPDATE submission SET payload = '{}', salt = NULL WHERE id = 'S2'"),
    ("submission", "INSERT INTO submission SELECT 'S7', kind, row_count, areas, indicators, years, salt, filename, "
                   "filename_seal, source, source_seal, payload, payload_seal, original_sha256, original_size, "
                   "rows_sha256, original, rows FROM submission WHERE id = 'S2'"),
    ("blob", f"UPDATE submission SET rows_sha256 = {ZEROS} WHERE id = 'S2'"),
    ("event", "UPDATE submission SET original_size = 1 WHERE id = 'S2'"),
    ("blob", "UPDATE submission SET original = rows WHERE id = 'S2'"),
    ("blob", "UPDATE submission SET original = NULL WHERE id = 'S2'"),
    ("log", "UPDATE log SET payload = '{\"findings\":0}' WHERE number = 2"),
    ("log", "UPDATE log SET payload = NULL WHERE number = 1"),
    ("log", "UPDATE log SET person = 'P1' WHERE number = 1"),
    ("head", "DELETE FROM log WHERE number = 2"),
    ("person", "UPDATE person SET name = 'Eve' WHERE id = 'P1'"),
    ("person", "UPDATE person SET name = NULL, salt = NULL WHERE id = 'P1'"),
    ("log", f"UPDATE person SET name_seal = {ZEROS} WHERE id = 'P1'"),
])
def test_a_row_changed_by_hand_is_noticed_at_the_start(full_url: str, what: str, statement: str) -> None:
    by_hand(full_url, statement)
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(full_url)
    assert (trouble.value.code, trouble.value.values["what"]) == ("ledger.damaged", what)
    assert "altered" in wording.error(trouble.value)


def test_bytes_changed_while_running_are_noticed_when_they_are_read(full_url: str) -> None:
    book = ledger.open(full_url)
    by_hand(full_url, "UPDATE submission SET original = rows, rows = original WHERE id = 'S2'")
    for read in (book.rows, book.original):
        with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
            read("S2")
