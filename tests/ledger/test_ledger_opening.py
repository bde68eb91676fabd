"""A first start, a lost ledger, and everything else that may stand where the ledger should: each has its own code."""

import errno
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, make_url

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger, marker
from indicators.ledger.databases import location_of
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures

pytestmark = pytest.mark.slow


def code_of(do: Callable[[], object]) -> str:
    with pytest.raises(LedgerTrouble) as trouble:
        do()
    assert wording.error(trouble.value)
    return trouble.value.code


def lose(url: str) -> None:
    """What an accident does: the file is deleted, the tables are dropped."""
    if url.startswith("sqlite"):
        for end in ("", "-wal", "-shm"):
            Path(f"{make_url(url).database}{end}").unlink(missing_ok=True)
    else:
        by_hand(url, "DROP TABLE head, blob, event, submission, shown, log, goalline_revision")


@pytest.fixture
def used_url(filled: Filled, ledger_url: str) -> str:
    filled.copy(fill)
    return ledger_url


def fill(book: Ledger) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=0)


@pytest.fixture
def used_file(sqlite_url: str) -> Path:
    book = empty(sqlite_url)
    for version in range(3):
        book.publish(ANN, figures("KHM", "THA", "VNM", year=2000 + version), previewed_on=version)
    book.close()
    return Path(book.name)


def test_where_none_was_ever_made_opening_says_so_and_makes_nothing(ledger_url: str, tmp_path: Path) -> None:
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.never_made"
    assert not location_of(ledger_url).exists()
    assert list(tmp_path.iterdir()) == []


def test_where_one_stands_none_is_made(used_url: str) -> None:
    assert code_of(lambda: empty(used_url)) == "ledger.stands"
    assert ledger.open(used_url).version() == 1


def test_a_lost_ledger_is_told_from_a_first_start(used_url: str) -> None:
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"
    assert code_of(lambda: empty(used_url)) == "ledger.lost"
    assert code_of(lambda: ledger.open_or_create(used_url, lambda _: None)) == "ledger.lost"
    assert not location_of(used_url).exists()
    location_of(used_url).marker.unlink()
    assert empty(used_url).version() == 0


def test_a_lost_ledger_names_the_backups_beside_it(used_file: Path) -> None:
    shutil.copy(used_file, used_file.with_name("ledger-20251125T110000-0001.db"))
    used_file.unlink()
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(f"sqlite:///{used_file}")
    assert trouble.value.code == "ledger.lost_has_backup"
    assert trouble.value.values["backup"] == str(used_file.with_name("ledger-20251125T110000-0001.db"))


def test_several_ledgers_are_made_at_once_in_one_process(var: Path, tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/{number}.db" for number in range(8)]
    with ThreadPoolExecutor(4) as visitors:
        assert [book.version() for book in visitors.map(empty, urls)] == [0] * len(urls)


def test_a_missing_marker_is_written_again(used_url: str) -> None:
    location_of(used_url).marker.unlink()
    ledger.open(used_url).close()
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"


def test_a_marker_that_cannot_be_read_still_says_that_a_ledger_was_made(used_url: str) -> None:
    location_of(used_url).marker.write_text("?")
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"


def test_another_ledger_in_its_place_is_refused(used_url: str) -> None:
    made = location_of(used_url).marker
    kept = made.read_text()
    lose(used_url)
    made.unlink()
    empty(used_url).close()
    made.write_text(kept)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.replaced"


@pytest.mark.parametrize("content, code", [
    (b"", "ledger.empty_file"),
    (b"REF_AREA,TIME_PERIOD\n", "ledger.not_a_ledger"),
    (b"SQLite format 3\0" + bytes(2000), "ledger.not_a_ledger"),
])
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(sqlite_url: str, content: bytes, code: str) -> None:
    file = Path(str(make_url(sqlite_url).database))
    file.write_bytes(content)
    assert code_of(lambda: ledger.open(sqlite_url)) == code
    assert code_of(lambda: empty(sqlite_url)) in (code, "ledger.stands")
    assert file.read_bytes() == content


def test_tables_of_another_program_are_refused_and_left_as_they_are(ledger_url: str) -> None:
    if ledger_url.startswith("sqlite"):
        sqlite3.connect(str(make_url(ledger_url).database)).execute("CREATE TABLE event (name TEXT)")
    else:
        by_hand(ledger_url, "CREATE TABLE event (name TEXT)")
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.not_a_ledger"
    code_of(lambda: empty(ledger_url))
    by_hand(ledger_url, "INSERT INTO event VALUES ('still there')")


def test_a_ledger_that_another_process_makes_while_one_looks_is_never_taken_for_tables_of_another_program(
    postgresql_url: str
) -> None:
    after_the_first_look = iter([lambda: empty(postgresql_url).close()])

    def make_it(*_: object) -> None:
        next(after_the_first_look, lambda: None)()

    event.listen(Engine, "after_cursor_execute", make_it)
    try:
        location_of(postgresql_url).exists()
    finally:
        event.remove(Engine, "after_cursor_execute", make_it)
    assert ledger.open(postgresql_url).version() == 0


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_refused(used_file: Path, share: float) -> None:
    whole = used_file.read_bytes()
    used_file.write_bytes(whole[:int(len(whole) * share)])
    assert code_of(lambda: ledger.open(f"sqlite:///{used_file}")) in (
        "ledger.unreadable", "ledger.not_a_ledger", "ledger.damaged")


def test_a_flipped_bit_is_refused_or_stands_where_nothing_is_kept(used_file: Path) -> None:
    """Every 397th byte, one bit each: refused, or the ledger is exactly what it was."""
    whole, url = used_file.read_bytes(), f"sqlite:///{used_file}"
    book = ledger.open(url)
    before = _everything(book)
    book.close()
    refused = 0
    for position in range(0, len(whole), 397):
        used_file.write_bytes(whole[:position] + bytes([whole[position] ^ 1 << position % 8]) + whole[position + 1:])
        for end in ("-wal", "-shm"):
            Path(f"{used_file}{end}").unlink(missing_ok=True)
        try:
            book = ledger.open(url)
        except LedgerTrouble:
            refused += 1
            continue
        assert _everything(book) == before, f"byte {position}"
        book.close()
    assert refused > len(whole) // 397 // 5


def _everything(book: Ledger) -> object:
    return (book.version(), book.events(), book.submissions(), book.log(),
            [(book.original(s.id), book.rows(s.id)) for s in book.submissions()])


def test_a_file_deleted_or_exchanged_while_running_takes_no_more_writes(used_file: Path) -> None:
    book = ledger.open(f"sqlite:///{used_file}")
    kept = used_file.read_bytes()
    used_file.unlink()
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=3)) == "ledger.gone"
    assert not used_file.exists()
    used_file.with_name("other.db").write_bytes(kept)
    used_file.with_name("other.db").rename(used_file)
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=3)) == "ledger.gone"


def test_a_file_that_cannot_grow_refuses_the_write_and_keeps_what_it_has(used_file: Path) -> None:
    book = ledger.open(f"sqlite:///{used_file}")
    pages = book._database.pragma("page_count")[0][0]
    book._database.pragma(f"max_page_count = {pages}")
    large = figures("VNM", note="n" * 1_000_000)
    assert code_of(lambda: book.publish(ANN, large, previewed_on=3)) == "ledger.disk_full"
    book.verify(blobs=True)
    assert book.version() == 3


def test_a_database_that_may_only_be_read_refuses_the_write(used_url: str) -> None:
    book = ledger.open(used_url)
    if book._database.file:
        book._database.pragma("query_only = ON")
    else:
        by_hand(used_url, f'ALTER DATABASE "{make_url(used_url).database}" SET default_transaction_read_only = on')
        book.close()
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=1)) == "ledger.read_only"
    assert book.version() == 1


@pytest.mark.parametrize("url, code", [
    ("ledger.db", "ledger.url_malformed"),
    ("sqlite://", "ledger.url_malformed"),
    ("postgresql://host:port/ledger", "ledger.url_malformed"),
    ("postgresql://host", "ledger.url_malformed"),
    ("mysql://host/ledger", "ledger.unknown_driver"),
    ("postgresql+asyncpg://host/ledger", "ledger.unknown_driver"),
    ("postgresql://someone:secret@127.0.0.1:1/ledger", "ledger.away"),
    ("postgresql://someone:secret@nowhere.invalid/ledger", "ledger.away"),
])
def test_a_url_that_leads_nowhere_is_refused_without_its_password(var: Path, url: str, code: str) -> None:
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(url)
    assert trouble.value.code == code
    assert "secret" not in json.dumps(trouble.value.values)


def test_a_wrong_database_name_is_told_from_a_server_that_is_away(postgresql_url: str) -> None:
    url = make_url(postgresql_url).set(database="nope").render_as_string(hide_password=False)
    assert code_of(lambda: ledger.open(url)) == "ledger.no_database"


def test_a_server_that_goes_away_while_running_is_said_so(postgresql_url: str) -> None:
    book = empty(postgresql_url)

    def cut_off() -> None:
        with book._database.reading() as connection:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            by_hand(postgresql_url, f"SELECT pg_terminate_backend({pid})")
            connection.exec_driver_sql("SELECT 1")

    assert code_of(cut_off) == "ledger.away"
    assert book.version() == 0


def test_a_folder_where_nothing_can_be_made_is_said_so(tmp_path: Path, var: Path) -> None:
    (tmp_path / "file").write_text("")
    assert code_of(lambda: empty(f"sqlite:///{tmp_path}/file/ledger.db")) == "ledger.cannot_open"


def test_a_first_load_that_fails_leaves_no_ledger(ledger_url: str, tmp_path: Path) -> None:
    def fill(book: Ledger) -> None:
        book.publish(ANN, figures("KHM"), previewed_on=0)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.create(ledger_url, fill)
    assert code_of(lambda: ledger.open(ledger_url)) in ("ledger.never_made", "ledger.being_made")
    assert [entry.name for entry in tmp_path.iterdir()] == []
    assert ledger.open_or_create(ledger_url, lambda _: None).events() == []


def test_what_a_killed_first_start_left_behind_is_taken_away_later(sqlite_url: str, tmp_path: Path) -> None:
    old, new = tmp_path / ".ledger.db.a.making-wal", tmp_path / ".ledger.db.b.making"
    for left in (old, new):
        left.write_text("half")
    os.utime(old, (0, 0))
    empty(sqlite_url).close()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_marker_that_cannot_be_renewed_keeps_nobody_from_reading(
    used_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    ledger.open(used_url).release(ANN, "First")
    monkeypatch.setattr(marker, "write", full)
    assert ledger.open(used_url).version() == 2
    location_of(used_url).marker.unlink()
    assert code_of(lambda: ledger.open(used_url)) == "ledger.disk_full"


def test_where_no_url_is_given_the_ledger_is_a_file_in_var(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOALLINE_LEDGER", raising=False)
    assert ledger.ledger_url() == f"sqlite:///{(var / 'ledger.db').as_posix()}"
    monkeypatch.setenv("GOALLINE_LEDGER", "postgresql://host/ledger")
    assert ledger.ledger_url() == "postgresql://host/ledger"
