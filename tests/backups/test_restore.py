"""A backup is put only where no ledger can be read, and what was there stays beside it."""

import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from indicators import ledger
from indicators.backups.backup_file import Manifest, describe, digest_of
from indicators.backups.making import back_up
from indicators.backups.restoring import restore
from indicators.cli.main import main
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger.database import FORMAT
from tests.backups.test_backup import head, lose, one_figure
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, account, by_hand, empty, figures, head_file, last_seen


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_ledger_that_can_be_read_is_never_replaced(filled: Filled, ledger_url: str, folder: Path) -> None:
    filled(one_figure).close()
    backup = back_up(ledger_url, folder)
    before = head(ledger_url)
    with pytest.raises(Refusal, match=r"restore\.stands"):
        restore(backup.file, ledger_url)
    by_hand(ledger_url, "UPDATE goalline_revision SET version_num = '0999'")
    with pytest.raises(Refusal, match=r"restore\.stands"):
        restore(backup.file, ledger_url)
    by_hand(ledger_url, "UPDATE goalline_revision SET version_num = '0001'")
    with pytest.raises(Refusal, match=r"restore\.stands"):
        restore(backup.file, ledger_url)
    by_hand(ledger_url, f"UPDATE goalline_revision SET version_num = '{FORMAT}'")
    assert head(ledger_url) == before


def test_nothing_is_restored_while_a_process_has_the_ledger_open(
        filled: Filled, ledger_url: str, folder: Path) -> None:
    running = filled(one_figure)
    backup = back_up(ledger_url, folder)
    if ledger_url.startswith("sqlite"):
        Path(make_url(ledger_url).database).unlink()
    with pytest.raises(Refusal, match=r"restore\.running"):
        restore(backup.file, ledger_url)
    running.close()
    if not ledger_url.startswith("sqlite"):
        lose(ledger_url)
    restore(backup.file, ledger_url)
    assert head(ledger_url) == backup.manifest.head


def test_a_dry_run_changes_nothing_and_names_what_would_be_moved(sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    empty(sqlite_url).close()
    backup = back_up(sqlite_url, folder)
    ledger_file = Path(make_url(sqlite_url).database)
    ledger_file.write_text("junk", "utf-8")
    before = content(tmp_path)
    assert restore(backup.file, sqlite_url, dry_run=True).moved == [ledger_file]
    assert content(tmp_path) == before


@pytest.mark.parametrize("damage", ["cut", "altered", "emptied", "overwritten"])
def test_a_damaged_ledger_and_its_journal_are_moved_aside(
        sqlite_url: str, folder: Path, tmp_path: Path, damage: str) -> None:
    book = empty(sqlite_url)
    one_figure(book)
    book.close()
    backup = back_up(sqlite_url, folder)
    file = Path(make_url(sqlite_url).database)
    if damage == "altered":
        by_hand(sqlite_url, "UPDATE submission SET rows = 'other'")
    else:
        file.write_bytes({"cut": file.read_bytes()[:-5000], "emptied": b"", "overwritten": b"\0" * 5000}[damage])
    damaged = file.read_bytes()
    journal = tmp_path / "ledger.db-journal"
    journal.write_bytes(b"")
    moved = restore(backup.file, sqlite_url).moved
    assert damaged in [path.read_bytes() for path in moved]
    assert all(".aside-" in path.name for path in moved)
    assert not journal.exists()
    assert head(sqlite_url) == backup.manifest.head


def test_what_was_lost_since_is_on_record_and_the_ledger_opens(filled: Filled, ledger_url: str, folder: Path) -> None:
    book = filled(one_figure)
    backup = back_up(ledger_url, folder)
    book.publish(ANN, figures("KHM", year=2015), previewed_on=1)
    book.close()
    lose(ledger_url)
    restore(backup.file, ledger_url)
    book = ledger.open(ledger_url)
    assert (book.version(), [entry.payload["seen_version"] for entry in book.log("put_back")]) == (1, [2])
    assert last_seen(ledger_url) == book.head()
    book.close()


def test_a_session_that_was_ended_since_is_not_restored(filled: Filled, ledger_url: str, folder: Path) -> None:
    book = filled(one_figure)
    secret, _ = book.start_session(account(book, "Ada", "reader").person, timedelta(days=1))
    assert book.session_of(secret) is not None
    backup = back_up(ledger_url, folder)
    book.close()
    lose(ledger_url)
    restore(backup.file, ledger_url)
    with closing(ledger.open(ledger_url)) as restored:
        assert restored.session_of(secret) is None
        assert restored.head() == backup.manifest.head


def test_the_last_head_of_another_ledger_is_moved_aside(filled: Filled, ledger_url: str, folder: Path) -> None:
    filled(one_figure).close()
    backup = back_up(ledger_url, folder)
    lose(ledger_url)
    head_file(ledger_url).unlink()
    empty(ledger_url).close()
    lose(ledger_url)
    other = head_file(ledger_url).read_bytes()
    (moved,) = restore(backup.file, ledger_url).moved
    assert moved.read_bytes() == other
    assert head(ledger_url) == backup.manifest.head


def test_a_backup_is_restored_on_a_new_machine_where_the_name_is_a_link(
        sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    empty(sqlite_url).close()
    backup = back_up(sqlite_url, folder)
    (tmp_path / "link.db").symlink_to(tmp_path / "new" / "machine" / "ledger.db")
    url = f"sqlite:///{tmp_path}/link.db"
    restore(backup.file, url)
    assert head(url) == backup.manifest.head
    assert (tmp_path / "link.db").is_symlink()


def test_a_damaged_backup_touches_nothing(sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    empty(sqlite_url).close()
    file = back_up(sqlite_url, folder).file
    lose(sqlite_url)
    file.write_bytes(file.read_bytes().replace(b"SQLite", b"SQLITE"))
    before = content(tmp_path)
    with pytest.raises(Refusal, match=r"backup\.damaged"):
        restore(file, sqlite_url)
    assert content(tmp_path) == before


@pytest.mark.parametrize("change, code", [
    ({"schema": "0999"}, "restore.other_format"), ({"kind": "postgresql"}, "restore.other_database"),
    ({"counts": {}}, "backup.damaged")])
def test_a_backup_of_another_schema_or_database_is_refused(
        sqlite_url: str, folder: Path, tmp_path: Path, change: dict[str, str], code: str) -> None:
    empty(sqlite_url).close()
    made = back_up(sqlite_url, folder)
    lose(sqlite_url)
    other = folder / "other.goalline"
    other.write_bytes(made.file.read_bytes()[:made.manifest.size])
    describe(other, digest_of(other)[1], Manifest(**vars(made.manifest) | change))
    before = content(tmp_path)
    with pytest.raises(Refusal) as refusal:
        restore(other, sqlite_url)
    assert refusal.value.code == code
    assert content(tmp_path) == before


def test_other_content_than_a_file_is_refused(sqlite_url: str, folder: Path) -> None:
    for path in (folder, folder / "none"):
        with pytest.raises(Refusal, match=r"backup\.unreadable"):
            restore(path, sqlite_url)


def test_a_ledger_is_not_opened_during_a_restore(sqlite_url: str, folder: Path) -> None:
    from indicators.ledger import in_use
    from indicators.ledger.database import Database

    empty(sqlite_url).close()
    with in_use.alone(Database(sqlite_url)), pytest.raises(LedgerTrouble, match=r"ledger\.busy"):
        ledger.open(sqlite_url)
    ledger.open(sqlite_url).close()


def test_the_command_restores_and_says_so(
        sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    empty(sqlite_url).close()
    file = str(back_up(sqlite_url, folder).file)
    assert main(["restore", file, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == "restore.stands"
    lose(sqlite_url)
    assert main(["restore", file, "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["restored"] is False
    assert main(["restore", file, "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["restored"], done["moved"], done["version"]) == (True, [], 0)
    assert main(["verify"]) == 0
