"""A backup has the ledger as of one moment, is verified by its file alone, and older ones go."""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import make_url, select, text

from indicators import ledger
from indicators.backups import postgresql
from indicators.backups.backup_file import verify
from indicators.backups.making import back_up
from indicators.backups.restoring import restore
from indicators.cli.main import main
from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger import Ledger, tables
from indicators.ledger.database import REVISION_TABLE, Database
from indicators.ledger.last_seen import Head
from tests.ledger import ledger_builders as jobs
from tests.ledger.conftest import Filled
from tests.ledger.killing import running
from tests.ledger.ledger_builders import ANN, ROOT, by_hand, empty, figures


def one_figure(book: Ledger) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=0)


def head(url: str) -> Head:
    book = ledger.open(url)
    try:
        return book.head()
    finally:
        book.close()


def lose(url: str) -> None:
    """Let the ledger be gone, with its file or its tables."""
    if url.startswith("sqlite"):
        Path(make_url(url).database).unlink()
    else:
        by_hand(url, f"DROP TABLE {', '.join([*tables.metadata.tables, REVISION_TABLE])}")


def test_a_backup_says_what_it_has_and_restores_it(filled: Filled, ledger_url: str, folder: Path) -> None:
    filled(one_figure).close()
    before = head(ledger_url)
    backup = back_up(ledger_url, folder)
    manifest = verify(backup.file)
    assert manifest == backup.manifest
    assert (manifest.head, manifest.counts["submission"], manifest.counts["event"]) == (before, 1, 1)
    assert backup.file.name.startswith(f"ledger-{manifest.head.ledger_id[:8]}-")
    assert backup.file.name.endswith(f"-v1-{manifest.head.printed}.goalline")
    assert [path.name for path in folder.iterdir()] == [backup.file.name]
    assert stat.S_IMODE(backup.file.stat().st_mode) == 0o600
    lose(ledger_url)
    assert restore(backup.file, ledger_url).moved == []
    assert head(ledger_url) == before


def test_the_ledger_is_had_from_a_backup_without_goalline(
        sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    empty(sqlite_url).close()
    backup = back_up(sqlite_url, folder)
    content = backup.file.read_bytes()[:backup.manifest.size]
    assert hashlib.sha256(content).hexdigest() == backup.manifest.sha256
    copy = tmp_path / "copy.db"
    copy.write_bytes(content)
    assert ledger.inspect(f"sqlite:///{copy}").hash == backup.manifest.head.hash


def test_a_backup_during_a_storm_of_writes_is_one_of_its_versions(
        filled: Filled, ledger_url: str, folder: Path, tmp_path: Path) -> None:
    filled(one_figure).close()
    with running(jobs.publish_many, ledger_url, "KHM", 900), running(jobs.publish_many, ledger_url, "THA", 900):
        files: list[Path] = []
        while len(files) < 12 or len({file.name.rpartition("-")[2] for file in files}) < 4:
            backup = back_up(ledger_url, folder)
            files.append(backup.file)
            assert ledger.inspect(ledger_url, backup.manifest.head.hash).against == backup.manifest.head.version
            backup.file.rename(tmp_path / f"{len(files)}.goalline")
    latest = tmp_path / f"{len(files)}.goalline"
    manifest = verify(latest)
    assert manifest.head.version > 1
    lose(ledger_url)
    restore(latest, ledger_url)
    book = ledger.open(ledger_url)
    assert book.head().hash == manifest.head.hash
    book.verify()
    book.close()


def test_what_is_saved_while_a_database_is_dumped_is_not_in_the_backup(
        postgresql_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = empty(postgresql_url)
    dump = postgresql.dump

    def dump_later(*arguments: Any) -> None:
        one_figure(book)
        dump(*arguments)

    monkeypatch.setattr(postgresql, "dump", dump_later)
    backup = back_up(postgresql_url, folder)
    book.close()
    lose(postgresql_url)
    restore(backup.file, postgresql_url)
    with Database(postgresql_url).reading() as connection:
        assert connection.scalar(select(tables.head.c.version)) == backup.manifest.head.version == 0


def test_a_copy_has_nothing_of_a_write_that_a_crash_interrupted(
        sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    book = empty(sqlite_url)
    one_figure(book)
    crashed, copy = tmp_path / "crashed.db", folder / "copy.db"
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")                # so that unfinished pages reach the file
        writer.execute("BEGIN")
        writer.execute("UPDATE submission SET rows = zeroblob(1000000)")
        for ending in ("", "-journal"):
            shutil.copyfile(tmp_path / f"ledger.db{ending}", f"{crashed}{ending}")
    assert crashed.read_bytes() != (tmp_path / "ledger.db").read_bytes()
    Database(f"sqlite:///{crashed}").copy_file(copy)
    assert ledger.inspect(f"sqlite:///{copy}").hash == book.head().hash


def test_a_copy_does_not_wait_for_ever_for_a_writer(
        sqlite_url: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty(sqlite_url).close()
    monkeypatch.setattr("indicators.ledger.database.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerTrouble, match=r"ledger\.busy"):
            Database(sqlite_url).copy_file(folder / "copy.db")


def test_two_hundred_flipped_bits_are_all_found(sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    book = empty(sqlite_url)
    one_figure(book)
    file = back_up(sqlite_url, folder).file
    whole, chance = file.read_bytes(), random.Random(46)
    tail = range(8 * (len(whole) - 700), 8 * len(whole))
    flips = chance.sample(range(8 * len(whole)), 100) + chance.sample(tail, 100)
    damaged = tmp_path / "damaged.goalline"
    for bit in flips:
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        damaged.write_bytes(content)
        with pytest.raises(Refusal, match=r"backup\.damaged"):
            verify(damaged)


@pytest.mark.parametrize("part", [slice(0), slice(1), slice(65), slice(5000), slice(-1), slice(-65), slice(-500)])
def test_a_backup_that_was_cut_off_is_found(sqlite_url: str, folder: Path, part: slice) -> None:
    empty(sqlite_url).close()
    file = back_up(sqlite_url, folder).file
    file.write_bytes(file.read_bytes()[part])
    with pytest.raises(Refusal, match=r"backup\.damaged"):
        verify(file)


def test_keeping_removes_only_the_oldest_backups_of_this_ledger(sqlite_url: str, folder: Path, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    empty(other).close()
    foreign = back_up(other, folder).file
    book = empty(sqlite_url)
    backups = []
    for year in (2010, 2011, 2012, 2013):
        book.publish(ANN, figures("KHM", year=year), previewed_on=book.version())
        backups.append(back_up(sqlite_url, folder).file)
    begin = backups[0].name.partition("-v")[0]
    lookalikes = [folder / f"{begin}-v9-0123456789abcdef.goalline", folder / "notes.txt",
                  folder / f"{begin}-v9.goalline.txt"]
    for path in lookalikes:
        path.write_text("not a backup", "utf-8")
    (copy := folder / f"copy-of-{backups[0].name}").write_bytes(backups[0].read_bytes())
    (link := backups.pop(0)).rename(tmp_path / "elsewhere")
    link.symlink_to(tmp_path / "elsewhere")
    renamed = backups.pop(0).rename(folder / f"{begin}-v7-0000000000000000.goalline")
    book.publish(ANN, figures("KHM", year=2014), previewed_on=4)
    kept = back_up(sqlite_url, folder, keep=2)
    assert {*folder.iterdir()} == {foreign, renamed, link, copy, *lookalikes, backups[-1], kept.file}
    assert {*kept.removed} == {*backups[:-1]}


def test_the_backup_just_made_stays_although_the_clock_was_set_back(
        sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty(sqlite_url).close()
    first = back_up(sqlite_url, folder)
    later = folder / first.file.name.replace(first.file.name.split("-")[2], "29990101000000")
    assert later != first.file
    content = first.file.read_bytes()
    text_before = json.dumps(first.manifest.made_at).encode()
    changed = content[:-65].replace(text_before, b'"2999-01-01T00:00:00Z"')
    later.write_bytes(changed + f"{hashlib.sha256(changed).hexdigest()}\n".encode())
    assert verify(later).name == later.name
    last = back_up(sqlite_url, folder, keep=1)
    assert last.file.exists()
    verify(last.file)


@pytest.mark.parametrize("keep", [0, -1])
def test_keeping_none_is_refused_before_anything_is_written(sqlite_url: str, folder: Path, keep: int) -> None:
    empty(sqlite_url).close()
    with pytest.raises(Refusal, match=r"backup\.keep"):
        back_up(sqlite_url, folder, keep=keep)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(sqlite_url: str, folder: Path) -> None:
    empty(sqlite_url).close()
    with pytest.raises(Refusal, match=r"backup\.no_folder"):
        back_up(sqlite_url, folder / "unmounted")
    assert list(folder.iterdir()) == []


def test_a_damaged_ledger_is_not_backed_up_and_removes_no_backup(ledger_url: str, filled: Filled, folder: Path) -> None:
    filled(one_figure).close()
    good = back_up(ledger_url, folder).file
    by_hand(ledger_url, "UPDATE submission SET rows = ''")
    with pytest.raises(LedgerTrouble, match=r"ledger\.damaged"):
        back_up(ledger_url, folder, keep=1)
    assert list(folder.iterdir()) == [good]
    verify(good)


def test_what_was_erased_is_in_no_later_backup_and_older_ones_are_listed(
        ledger_url: str, filled: Filled, folder: Path) -> None:
    book = filled()
    event = book.publish(ANN, figures("KHM", filename="Canary-Marisol.csv"), previewed_on=0)
    before = back_up(ledger_url, folder)
    book.erase(ANN, str(event.submission), reason="names")
    book.erase_person(ROOT, event.person, reason="asked")
    after = back_up(ledger_url, folder)
    assert [(path, len(numbers)) for path, numbers in after.with_erased] == [(before.file, 2)]
    if ledger_url.startswith("sqlite"):           # an archive of PostgreSQL is compressed
        assert b"Canary-Marisol" in before.file.read_bytes()
        assert b"Canary-Marisol" not in after.file.read_bytes()
    book.close()
    lose(ledger_url)
    restore(after.file, ledger_url)
    assert ledger.open(ledger_url).submission(str(event.submission)).erased


def test_a_backup_left_unfinished_is_removed_by_one_a_day_later(sqlite_url: str, folder: Path) -> None:
    empty(sqlite_url).close()
    old, young = folder / f".{'a' * 32}.partial", folder / f".{'b' * 32}.partial"
    other = folder / ".download.partial"
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (1, 1))
    made = back_up(sqlite_url, folder).file
    assert {*folder.iterdir()} == {young, other, made}


def test_the_command_answers_with_one_object(
        sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    assert main(["backup", str(folder), "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["code"] == "ledger.never_made"
    empty(sqlite_url).close()
    assert main(["backup", str(folder), "--keep", "3", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {"file", "version", "hash", "schema", "counts", "sha256", "program", "removed", "with_erased"} <= made.keys()
    assert main(["backup", "--verify", made["file"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sha256"] == made["sha256"]
    Path(made["file"]).write_bytes(b"damaged")
    assert main(["backup", "--verify", made["file"]]) == 2
    assert main(["backup"]) == 2
    assert main(["backup", str(folder), "--verify", made["file"]]) == 2


def test_the_password_of_a_database_is_no_argument_of_a_program(
        postgresql_url: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = make_url(postgresql_url).set(password="se:cret/1").render_as_string(hide_password=False)
    assert quote("se:cret/1", safe="") in url
    programs = tmp_path / "programs"
    programs.mkdir()
    (spy := programs / "pg_dump").write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\n'
                                             f'echo "$PGPASSWORD" > {tmp_path}/password\nexit 1\n', "utf-8")
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    empty(postgresql_url).close()
    with pytest.raises(LedgerTrouble, match=r"backup\.client_failed"):
        back_up(url, folder)
    assert "cret" not in (tmp_path / "arguments").read_text("utf-8")
    assert (tmp_path / "password").read_text("utf-8") == "se:cret/1\n"
    assert list(folder.iterdir()) == []


def test_a_machine_without_the_programs_of_postgresql_is_told_which(
        postgresql_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty(postgresql_url).close()
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(LedgerTrouble) as trouble:
        back_up(postgresql_url, folder)
    assert (trouble.value.code, trouble.value.values["program"]) == ("backup.no_client", "pg_dump")
    assert list(folder.iterdir()) == []


def test_other_tables_of_a_shared_database_are_not_backed_up(
        postgresql_url: str, folder: Path) -> None:
    empty(postgresql_url).close()
    by_hand(postgresql_url, "CREATE TABLE guests (name text)", "INSERT INTO guests VALUES ('Canary')")
    backup = back_up(postgresql_url, folder)
    lose(postgresql_url)
    by_hand(postgresql_url, "DELETE FROM guests")
    restore(backup.file, postgresql_url)
    book = ledger.open(postgresql_url)
    with book.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM guests")) == 0
    book.close()
