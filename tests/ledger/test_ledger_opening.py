"""A first start, a lost ledger, and everything else that may stand where the ledger should: each has its own code."""

import json
import resource
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger, database, tables
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures, head_file

pytestmark = pytest.mark.slow


def code_of(do: Callable[[], object]) -> str:
    with pytest.raises(LedgerTrouble) as trouble:
        do()
    assert wording.error(trouble.value)
    return trouble.value.code


def lose(url: str) -> None:
    """What an accident does: the file is deleted, the tables are dropped."""
    if url.startswith("sqlite"):
        Path(str(make_url(url).database)).unlink()
    else:
        by_hand(url, f"DROP TABLE {', '.join([*tables.metadata.tables, database.REVISION_TABLE])}")


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
    assert not ledger.exists(ledger_url)
    assert list(tmp_path.iterdir()) == []


def test_where_one_stands_none_is_made(used_url: str) -> None:
    assert code_of(lambda: empty(used_url)) == "ledger.stands"
    assert ledger.open(used_url).version() == 1


def test_a_lost_ledger_is_told_from_a_first_start(used_url: str) -> None:
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"
    assert code_of(lambda: empty(used_url)) == "ledger.lost"
    assert code_of(lambda: ledger.open_or_create(used_url, lambda _: None)) == "ledger.lost"
    assert not ledger.exists(used_url)
    head_file(used_url).unlink()
    assert empty(used_url).version() == 0


def test_several_ledgers_are_made_at_once_in_one_process(var: Path, tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path}/{number}.db" for number in range(8)]
    with ThreadPoolExecutor(4) as visitors:
        assert [book.version() for book in visitors.map(empty, urls)] == [0] * len(urls)


def test_a_missing_marker_is_written_again(used_url: str) -> None:
    head_file(used_url).unlink()
    ledger.open(used_url).close()
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"


def test_a_marker_that_cannot_be_read_still_says_that_a_ledger_was_made(used_url: str) -> None:
    head_file(used_url).write_text("?")
    lose(used_url)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.lost"


def test_another_ledger_in_its_place_is_refused(used_url: str) -> None:
    made = head_file(used_url)
    kept = made.read_text()
    lose(used_url)
    made.unlink()
    empty(used_url).close()
    made.write_text(kept)
    assert code_of(lambda: ledger.open(used_url)) == "ledger.replaced"


@pytest.mark.parametrize("content, code", [
    (b"REF_AREA,TIME_PERIOD\n", "ledger.not_a_ledger"),
    (b"SQLite format 3\0" + bytes(2000), "ledger.not_a_ledger"),
])
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_is(sqlite_url: str, content: bytes, code: str) -> None:
    file = Path(str(make_url(sqlite_url).database))
    file.write_bytes(content)
    assert code_of(lambda: ledger.open(sqlite_url)) == code
    assert code_of(lambda: empty(sqlite_url)) in (code, "ledger.stands")
    assert file.read_bytes() == content


def test_an_empty_file_is_a_ledger_only_once_one_was_made(sqlite_url: str) -> None:
    file = Path(str(make_url(sqlite_url).database))
    file.write_bytes(b"")
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.never_made"
    empty(sqlite_url).close()
    file.write_bytes(b"")
    assert code_of(lambda: ledger.open(sqlite_url)) == "ledger.lost"


def test_a_ledger_of_another_format_is_refused_and_left_alone(used_url: str) -> None:
    by_hand(used_url, "UPDATE goalline_revision SET version_num = '0003'")
    assert code_of(lambda: ledger.open(used_url)) == "ledger.other_format"
    assert code_of(lambda: empty(used_url)) == "ledger.other_format"
    by_hand(used_url, f"UPDATE goalline_revision SET version_num = '{database.FORMAT}'")
    assert ledger.open(used_url).version() == 1
    by_hand(used_url, "ALTER TABLE head ADD COLUMN motto TEXT")
    assert code_of(lambda: ledger.open(used_url)) == "ledger.other_format"


def test_the_migration_makes_exactly_the_tables_that_the_code_knows(used_url: str) -> None:
    with create_engine(used_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": database.REVISION_TABLE})
        assert compare_metadata(context, tables.metadata) == []
    assert ScriptDirectory(str(database.MIGRATIONS)).get_current_head() == database.FORMAT


def test_tables_of_another_program_are_refused_and_left_as_they_are(ledger_url: str) -> None:
    if ledger_url.startswith("sqlite"):
        sqlite3.connect(str(make_url(ledger_url).database)).execute("CREATE TABLE event (name TEXT)")
    else:
        by_hand(ledger_url, "CREATE TABLE event (name TEXT)")
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.not_a_ledger"
    code_of(lambda: empty(ledger_url))
    by_hand(ledger_url, "INSERT INTO event VALUES ('still there')")


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
        try:
            book = ledger.open(url)
        except LedgerTrouble:
            refused += 1
            continue
        assert _everything(book) == before, f"byte {position}"
        book.close()
    assert refused > len(whole) // 397 // 6


def _everything(book: Ledger) -> object:
    return (book.version(), book.events(), book.submissions(), book.log(),
            [(book.original(s.id), book.rows(s.id)) for s in book.submissions()])


def test_a_file_deleted_or_exchanged_while_running_takes_no_more_writes(used_file: Path) -> None:
    book = ledger.open(f"sqlite:///{used_file}")
    whole = used_file.read_bytes()
    used_file.unlink()
    assert code_of(book.head) == "ledger.gone"
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=3)) == "ledger.gone"
    assert not used_file.exists()
    used_file.write_bytes(whole)
    assert book.publish(ANN, figures("VNM"), previewed_on=3).version == 4
    used_file.write_bytes(whole)
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=3)) == "ledger.older"


def test_a_disk_that_fails_refuses_the_write_and_keeps_what_it_has(used_file: Path) -> None:
    book, limits = ledger.open(f"sqlite:///{used_file}"), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (used_file.stat().st_size, limits[1]))
    try:
        large = figures("VNM", note="n" * 1_000_000)
        assert code_of(lambda: book.publish(ANN, large, previewed_on=3)) == "ledger.disk_fails"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    book.verify()
    assert book.version() == 3


def test_a_postgresql_that_may_only_be_read_refuses_the_write(postgresql_url: str) -> None:
    book = empty(postgresql_url)
    name = make_url(postgresql_url).database
    by_hand(postgresql_url, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    book.close()
    assert code_of(lambda: book.publish(ANN, figures("VNM"), previewed_on=0)) == "ledger.read_only"
    assert book.version() == 0


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


def test_a_first_load_that_fails_leaves_no_ledger(ledger_url: str) -> None:
    def fill(book: Ledger) -> None:
        book.publish(ANN, figures("KHM"), previewed_on=0)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ledger.create(ledger_url, fill)
    assert code_of(lambda: ledger.open(ledger_url)) == "ledger.never_made"
    assert ledger.open_or_create(ledger_url, lambda _: None).events() == []


def test_where_no_url_is_given_the_ledger_is_a_file_in_var(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOALLINE_LEDGER", raising=False)
    assert ledger.ledger_url() == f"sqlite:///{(var / 'ledger.db').as_posix()}"
    monkeypatch.setenv("GOALLINE_LEDGER", "postgresql://host/ledger")
    assert ledger.ledger_url() == "postgresql://host/ledger"
