"""A ledger of an earlier schema is backed up, then migrated as a whole; a failed step leaves it as it was."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indicators import ledger
from indicators.backups.backup_file import verify
from indicators.cli.main import main
from indicators.ledger import database
from tests.backups.test_backup import head, one_figure
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, by_hand

STEP = """
from alembic import op
revision = "0003"
down_revision = "0002"

def upgrade():
    op.execute("CREATE TABLE reviews (id INTEGER)")
    {then}
"""


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the program be a version later, whose schema has one more step, which also does ``then``."""
    def make(then: str = "") -> None:
        shutil.copytree(database.MIGRATIONS, tmp_path / "migrations")
        (tmp_path / "migrations" / "versions" / "0003_reviews.py").write_text(STEP.format(then=then), "utf-8")
        monkeypatch.setattr(database, "MIGRATIONS", tmp_path / "migrations")
        monkeypatch.setattr(database, "FORMAT", "0003")
    return make


@pytest.fixture
def earlier(filled: Filled, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger that the environment names."""
    filled(one_figure).close()
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    return ledger_url


def test_a_ledger_of_this_version_needs_nothing(earlier: str, capsys: pytest.CaptureFixture[str]) -> None:
    for options in (["--check"], []):
        assert main(["migrate", *options, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["pending"] == []


def test_an_earlier_ledger_is_backed_up_and_then_migrated(
        earlier: str, folder: Path, later_version: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> None:
    before = head(earlier)
    later_version()
    assert main(["verify", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["code"] == "ledger.older_format"
    assert main(["migrate", "--check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["pending"] == ["0003"]
    assert main(["migrate", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == "migrate.no_backup"
    assert main(["migrate", "--backup", str(folder), "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["migrated"] is True
    manifest = verify(Path(done["backup"]))
    assert (manifest.schema, manifest.head) == ("0002", before)
    assert (head(earlier).hash, head(earlier).log_number) == (before.hash, before.log_number + 1)
    assert main(["migrate", "--check"]) == 0


def test_a_migration_is_on_record_with_who_did_it_and_the_backup_before_it(
        earlier: str, folder: Path, later_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ada")
    later_version()
    assert main(["migrate", "--backup", str(folder)]) == 0
    (backup,) = folder.iterdir()
    with closing(ledger.open(earlier)) as book:
        (entry,) = book.log("migrated")
    assert (entry.actor_name, entry.payload) == ("ada", {"from": "0002", "to": "0003", "backup": backup.name})
    capsys.readouterr()
    assert main(["audit", "--action", "migrated", "--format", "jsonl"]) == 0
    (row,) = capsys.readouterr().out.splitlines()
    assert (json.loads(row)["detail"], json.loads(row)["at"]) == ("0003", entry.at)


def test_nobody_without_a_name_migrates(
        earlier: str, folder: Path, later_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "")
    later_version()
    assert main(["migrate", "--backup", str(folder)]) == 2
    assert main(["migrate", "--check"]) == 1


@pytest.mark.parametrize("then", ['raise ValueError("a fault")', """op.execute("UPDATE event SET note = 'other'")"""])
def test_a_step_that_fails_or_alters_content_leaves_the_ledger_as_it_was(
        earlier: str, folder: Path, later_version: Callable[[str], None], then: str,
        monkeypatch: pytest.MonkeyPatch) -> None:
    before = head(earlier)
    later_version(then)
    assert main(["migrate", "--backup", str(folder), "--json"]) == 3
    assert main(["migrate", "--check", "--json"]) == 1
    monkeypatch.setattr(database, "FORMAT", "0002")
    assert head(earlier) == before
    (backup,) = folder.iterdir()
    assert verify(backup).head == before


def test_without_a_backup_nothing_is_migrated(
        earlier: str, folder: Path, later_version: Callable[[], None]) -> None:
    later_version()
    assert main(["migrate", "--backup", str(folder / "unmounted"), "--json"]) == 2
    assert main(["migrate", "--check"]) == 1


def test_nothing_is_migrated_while_a_process_has_the_ledger_open(
        earlier: str, folder: Path, later_version: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> None:
    running = ledger.open(earlier)
    running.version()
    later_version()
    assert main(["migrate", "--backup", str(folder), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == "restore.running"
    assert list(folder.iterdir()) == []
    running.close()


def test_a_ledger_of_a_later_version_is_refused(earlier: str, capsys: pytest.CaptureFixture[str]) -> None:
    by_hand(earlier, "UPDATE goalline_revision SET version_num = '0999'")
    assert main(["migrate", "--check", "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["code"] == "ledger.other_format"


def test_texts_from_before_they_were_stored_apart_are_read_after_the_migration(
        filled: Filled, ledger_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    with monkeypatch.context() as before, closing(filled(one_figure)) as book:
        before.setattr("indicators.ledger.chain.FREE_TEXTS", {})
        book.release(ANN, "Earlier")
        book.lock(ANN, 2013, reason="reported")
    by_hand(ledger_url, "DROP TABLE sealed_text", "UPDATE goalline_revision SET version_num = '0001'")
    assert main(["migrate", "--check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["pending"] == ["0002"]
    assert main(["migrate", "--backup", str(folder)]) == 0
    with closing(ledger.open(ledger_url)) as book:
        assert (book.events("released")[-1].payload["name"], book.locked()[2013].payload["reason"]) == (
            "Earlier", "reported")
        book.unlock(ANN, 2013, reason="asked")
        book.erase_entry(ANN, book.log("unlock")[-1].number, reason="names someone")
        book.verify()
