"""A ledger that lacks what was written to it before is noticed, at a start and while it runs, and left alone."""

import gc
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger, marker
from indicators.ledger.databases import location_of
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.conftest import Filled
from tests.ledger.killing import kill_at_a_random_moment
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures, publish_and_withdraw

pytestmark = pytest.mark.slow

OLDER = ["DELETE FROM event WHERE version = 2", "DELETE FROM blob WHERE submission = 'S2'",
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
    seen = marker.read(location_of(url).marker)
    assert seen
    return seen.end


def test_the_marker_moves_with_each_write_and_never_back(book: Ledger, ledger_url: str) -> None:
    assert ends(ledger_url) == (2, 1)
    book.record(ANN, "attempt", {"sha256": "0"})
    assert ends(ledger_url) == (2, 2)
    before = book.head()
    book.release(ANN, "First")
    marker.move(location_of(ledger_url).marker, before)          # of a process that was slower
    assert ends(ledger_url) == (3, 2)


def test_the_marker_of_an_older_program_is_read_and_moved_on(book: Ledger, ledger_url: str) -> None:
    position = location_of(ledger_url).marker
    seen = json.loads(position.read_text("utf-8"))
    position.write_text(json.dumps({name: seen[name] for name in ("ledger_id", "made_at", "version", "hash")}), "utf-8")
    book.close()
    ledger.open(ledger_url).close()
    assert ends(ledger_url) == (2, 1)


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


def test_another_history_of_the_same_length_is_noticed(book: Ledger, ledger_url: str) -> None:
    position = location_of(ledger_url).marker
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
    by_hand(ledger_url, "DELETE FROM log WHERE number = 2",
            "UPDATE head SET log_number = 1, log_hash = (SELECT hash FROM log WHERE number = 1)")
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.older_log"


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


def test_a_variable_that_was_left_set_takes_no_second_older_copy_on(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(sqlite_url)
    empty(sqlite_url).close()
    copy = file.read_bytes()
    for code in ("", "ledger.older_again"):
        made = ledger.open(sqlite_url)
        made.publish(ANN, figures("KHM"), previewed_on=0)
        made.close()
        file.write_bytes(copy)
        monkeypatch.setenv("GOALLINE_RESTORED", "0")
        if code:
            assert code_of(lambda: ledger.open(sqlite_url)) == code
    monkeypatch.delenv("GOALLINE_RESTORED")
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.older"
    monkeypatch.setenv("GOALLINE_RESTORED", "0")
    assert len(ledger.open(sqlite_url).log("put_back")) == 1


def test_one_ledger_has_one_marker_by_whichever_name(sqlite_url: str) -> None:
    empty(sqlite_url).close()
    link = file_of(sqlite_url).with_name("link.db")
    link.symlink_to(file_of(sqlite_url))
    assert location_of(f"sqlite:///{link}").marker == location_of(sqlite_url).marker


def test_a_link_that_leads_nowhere_is_a_lost_ledger_and_a_folder_is_none(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    file.symlink_to(file.with_name("gone.db"))
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.lost"
    assert code_of(lambda: ledger.create(sqlite_url, lambda _: None)) == "ledger.lost"
    file.unlink()
    file.mkdir()
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.not_a_ledger"


def test_an_inspection_leaves_the_rights_of_a_backup_and_reads_one_on_a_read_only_disk(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = file_of(sqlite_url)
    empty(sqlite_url).close()
    file.chmod(0o644)
    assert ledger.inspect(sqlite_url).version == 0
    monkeypatch.setattr("indicators.ledger.connection.os.access", lambda *_: False)
    assert ledger.inspect(sqlite_url).version == 0
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_write_ahead_log_deleted_with_publications_in_it_is_noticed_at_the_start(sqlite_url: str) -> None:
    empty(sqlite_url).close()
    assert kill_at_a_random_moment(publish_and_withdraw, sqlite_url, 1)
    Path(f"{file_of(sqlite_url)}-wal").unlink()
    whole = file_of(sqlite_url).read_bytes()
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.older"
    assert file_of(sqlite_url).read_bytes() == whole


def test_a_write_ahead_log_deleted_while_running_takes_no_more_writes(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    Path(f"{file_of(sqlite_url)}-wal").unlink()
    assert code_of(book.reached) == "ledger.gone"
    assert code_of(lambda: book.publish(ANN, figures("THA"), previewed_on=1)) == "ledger.gone"


def test_a_log_that_goes_because_nobody_has_the_ledger_open_is_no_alarm(sqlite_url: str) -> None:
    book = empty(sqlite_url)
    held = book._database.engine.connect()                  # in use while the pool forgets all its connections
    book._database.engine.dispose()
    held.close()
    del held
    gc.collect()
    assert not Path(f"{file_of(sqlite_url)}-wal").exists()
    (file_of(sqlite_url).parent / "takes-its-number").write_text("", "utf-8")
    assert book.reached() == (0, 0)
    assert book.publish(ANN, figures("KHM"), previewed_on=0).version == 1


def test_a_ledger_whose_name_is_a_link_is_watched_where_it_is(sqlite_url: str) -> None:
    empty(sqlite_url).close()
    real = file_of(sqlite_url).with_name("real.db")
    file_of(sqlite_url).rename(real)
    file_of(sqlite_url).symlink_to(real)
    book = ledger.open(sqlite_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    log = Path(f"{real}-wal")
    assert (log.stat().st_mode & 0o777, book._database.in_the_way() > 0) == (0o600, True)
    log.unlink()
    assert code_of(book.reached) == "ledger.gone"


def test_an_older_copy_written_over_the_file_while_running_is_noticed(sqlite_url: str) -> None:
    book, file = empty(sqlite_url), file_of(sqlite_url)
    copied = sqlite3.connect(file)
    copied.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copied.close()
    shutil.copy(file, file.with_name("copy.db"))
    book.publish(ANN, figures("KHM"), previewed_on=0)
    assert book.reached() == (1, 0)
    book._database.pragma("wal_checkpoint(TRUNCATE)")
    shutil.copyfile(file.with_name("copy.db"), file)
    assert code_of(book.reached) == "ledger.older"
    assert code_of(lambda: book.publish(ANN, figures("THA"), previewed_on=0)) == "ledger.older"
