"""A ledger that lacks what was written to it before is noticed, at a start and while it runs, and left alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger
from indicators.ledger.database import Database
from indicators.ledger.last_seen import LastSeen
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures, head_file, last_seen

pytestmark = pytest.mark.slow

OLDER = ["DELETE FROM event WHERE version = 2",
         "DELETE FROM submission WHERE id = 'S2'",
         "UPDATE head SET version = 1, hash = (SELECT hash FROM event WHERE version = 1)"]
"""Makes of a ledger of two publications what a copy made after the first one would be."""


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def fill(made: Ledger) -> None:
    made.record(ANN, "attempt", {"sha256": "0" * 64, "filename": "names.csv"})
    made.publish(ANN, figures("KHM"), previewed_on=0)
    made.publish(ANN, figures("THA"), previewed_on=1)


def code_of(do: Callable[[], object]) -> str:
    with pytest.raises(LedgerTrouble) as trouble:
        do()
    assert wording.error(trouble.value)
    return trouble.value.code


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def ends(url: str) -> tuple[int, int]:
    return last_seen(url).end


def test_the_marker_moves_with_each_write_and_never_back(book: Ledger, ledger_url: str) -> None:
    assert ends(ledger_url) == (2, 1)
    book.record(ANN, "attempt", {"sha256": "0"})
    assert ends(ledger_url) == (2, 2)
    before = book.head()
    book.release(ANN, "First")
    LastSeen(Database(ledger_url)).advance(before)              # of a process that was slower
    assert ends(ledger_url) == (3, 2)


def test_an_older_copy_is_refused_at_the_start_and_left_as_it_is(book: Ledger, ledger_url: str) -> None:
    book.close()
    by_hand(ledger_url, *OLDER)
    for _ in ("the first start", "the next one"):
        assert code_of(lambda: ledger.open(ledger_url)) == "ledger.older"
    assert ends(ledger_url) == (2, 1)


def test_an_older_copy_is_noticed_while_running_by_who_reads_and_by_who_writes(book: Ledger, ledger_url: str) -> None:
    other = ledger.open(ledger_url)
    reader = Snapshot(other)
    reader.catch_up()
    by_hand(ledger_url, *OLDER)
    assert code_of(reader.catch_up) == "ledger.older"
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=1)) == "ledger.older"
    assert reader.version == 2                                 # it goes on showing what it had


@pytest.mark.parametrize("change, code", [
    ("ALTER TABLE head RENAME TO other", "ledger.not_a_ledger"),
    ("ALTER TABLE head RENAME COLUMN log_hash TO other", "ledger.other_format")])
def test_a_table_or_column_missing_while_running_is_trouble_with_the_ledger(
        book: Ledger, ledger_url: str, change: str, code: str) -> None:
    by_hand(ledger_url, change)
    assert code_of(book.head) == code
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=2)) == code


def test_another_history_of_the_same_length_is_noticed(book: Ledger, ledger_url: str) -> None:
    position = head_file(ledger_url)
    kept = position.read_text("utf-8")
    book.close()
    by_hand(ledger_url, *OLDER)
    position.unlink()
    for area in ("VNM", "LAO"):
        elsewhere = ledger.open(ledger_url)
        elsewhere.publish(ANN, figures(area), previewed_on=elsewhere.version())
        elsewhere.close()
    position.write_text(kept, "utf-8")
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.older"


def test_a_copy_from_before_a_lock_is_noticed_though_its_data_version_is_the_same(
    book: Ledger, ledger_url: str
) -> None:
    book.lock(BEN, 2014, reason="reported")
    book.close()
    by_hand(ledger_url, "DELETE FROM log WHERE number = 2", "DELETE FROM sealed_text",
            "UPDATE head SET log_number = 1, log_hash = (SELECT hash FROM log WHERE number = 1)")
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.older"


def test_a_restored_backup_is_taken_on_once_its_version_is_named_and_that_is_on_record(
    book: Ledger, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()
    by_hand(ledger_url, *OLDER)
    for wrong in ("2", "yes", ""):
        monkeypatch.setenv("GOALLINE_RESTORED", wrong)
        assert code_of(lambda: ledger.open(ledger_url)) == "ledger.older"
    monkeypatch.setenv("GOALLINE_RESTORED", "1")
    ledger.open(ledger_url).close()
    monkeypatch.delenv("GOALLINE_RESTORED")
    again = ledger.open(ledger_url)
    assert [entry.payload["seen_version"] for entry in again.log("put_back")] == [2]
    assert again.publish(ANN, figures("VNM"), previewed_on=1).version == 2
    assert ends(ledger_url) == (2, 2)


def test_one_ledger_has_one_marker_by_whichever_name(sqlite_url: str) -> None:
    empty(sqlite_url).close()
    link = file_of(sqlite_url).with_name("link.db")
    link.symlink_to(file_of(sqlite_url))
    assert head_file(f"sqlite:///{link}") == head_file(sqlite_url)


def test_a_link_that_leads_nowhere_is_a_lost_ledger_and_a_folder_is_none(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    file.symlink_to(file.with_name("gone.db"))
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.lost"
    assert code_of(lambda: ledger.create(sqlite_url, lambda _: None)) == "ledger.lost"
    file.unlink()
    file.mkdir()
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.not_a_ledger"


def test_an_inspection_leaves_the_rights_of_a_backup(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    empty(sqlite_url).close()
    file.chmod(0o644)
    assert ledger.inspect(sqlite_url).version == 0
    assert file.stat().st_mode & 0o777 == 0o644
