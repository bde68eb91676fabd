"""A drill restores the newest backup, leaves nothing behind, and is on record, also if it fails."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from indicators import ledger
from indicators.backups.making import back_up
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.cli.main import main
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    made = tmp_path / "scratch"
    made.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(made))
    return made


def drills(url: str) -> list[dict[str, object]]:
    book = ledger.open(url)
    entries = [entry.payload for entry in book.log("drilled")]
    book.close()
    return entries


def test_a_drill_assesses_the_latest_year_and_is_on_record(
        shipped_url: str, folder: Path, scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = back_up(shipped_url, folder)
    assert main(["backup", str(folder), "--drill", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["file"], result["version"]) == (str(made.file), made.manifest.head.version)
    assert main(["assess", "--year", str(result["year"]), "--json"]) == 0
    assessments = json.loads(capsys.readouterr().out)["assessments"]
    assert result["assessed"] >= sum(each["status"] is not None for each in assessments) > 0
    (record,) = drills(shipped_url)
    assert (record["hash"], record["year"], record["seconds"]) == (
        result["hash"], result["year"], result["seconds"])
    assert list(scratch.iterdir()) == []


def test_a_drill_on_postgresql_uses_a_database_that_is_gone_afterwards(
        postgresql_url: str, postgresql_server: Connection, folder: Path, var: Path,
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", postgresql_url)
    book = empty(postgresql_url)
    book.adopt(ANN, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=0)
    book.close()
    back_up(postgresql_url, folder)
    before = {path.name for path in var.iterdir()}
    assert main(["backup", str(folder), "--drill", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["version"], result["year"], result["assessed"]) == (1, None, 0)
    names = postgresql_server.scalars(text("SELECT datname FROM pg_database"))
    assert [name for name in names if name.startswith("goalline_drill_")] == []
    assert {path.name for path in var.iterdir()} == before
    assert len(drills(postgresql_url)) == 1


def test_a_user_who_may_create_no_database_is_told_so(
        postgresql_url: str, postgresql_server: Connection, folder: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    empty(postgresql_url).close()
    back_up(postgresql_url, folder)
    by_hand(postgresql_url, "DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk LOGIN",
            "GRANT ALL ON ALL TABLES IN SCHEMA public TO clerk")
    monkeypatch.setenv("GOALLINE_LEDGER", postgresql_url.replace("postgres:@", "clerk:@"))
    try:
        assert main(["backup", str(folder), "--drill", "--json"]) == 3
        assert json.loads(capsys.readouterr().out)["code"] == "backup.no_scratch"
    finally:
        by_hand(postgresql_url, "DROP OWNED BY clerk", "DROP ROLE clerk")
    assert [record["failed"] for record in drills(postgresql_url)] == ["backup.no_scratch"]


def test_a_failed_drill_is_on_record_too(sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    empty(sqlite_url).close()
    assert main(["backup", str(folder), "--drill"]) == 2
    assert drills(sqlite_url) == []
    file = back_up(sqlite_url, folder).file
    file.write_bytes(file.read_bytes()[:-100])
    assert main(["backup", str(folder), "--drill"]) == 2
    assert [record["failed"] for record in drills(sqlite_url)] == ["backup.damaged"]


def test_a_backup_of_another_history_fails_the_drill(
        sqlite_url: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    book = empty(sqlite_url)
    copy = tmp_path / "copy.db"
    copy.write_bytes((tmp_path / "ledger.db").read_bytes())
    other = ledger.open(f"sqlite:///{copy}")
    other.publish(ANN, figures("THA"), previewed_on=0)
    back_up(other.url, folder)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    assert main(["backup", str(folder), "--drill"]) == 2
    assert [record["failed"] for record in drills(sqlite_url)] == ["verify.unknown_hash"]
