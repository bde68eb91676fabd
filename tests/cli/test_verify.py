"""verify says whether the ledger is whole and holds a hash: 0 whole, 2 altered or HASH unknown, 3 no ledger."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.cli.main import main
from indicators.ledger import Ledger, chain
from tests.ledger.conftest import Filled, Originals
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures, head_file


@pytest.fixture
def url(sqlite_url: str, originals: Originals, monkeypatch: pytest.MonkeyPatch) -> str:
    """A ledger of two data versions."""
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    Filled(sqlite_url, originals, None).copy(fill)
    return sqlite_url


def fill(book: Ledger) -> None:
    """Publish two data versions."""
    book.publish(ANN, figures("KHM"), previewed_on=0)
    book.publish(ANN, figures("THA"), previewed_on=1)


@pytest.fixture
def hashes(url: str) -> list[str]:
    database = sqlite3.connect(url.removeprefix("sqlite:///"))
    found = [link for (link,) in database.execute("SELECT hash FROM event ORDER BY version")]
    database.close()
    return found


def verify(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    """Exit status, and the one object of --json; without it, one sentence on the right stream."""
    status = main(["verify", *options, "--json"])
    out, err = capsys.readouterr()
    assert (err, out.count("\n")) == ("", 1)
    assert main(["verify", *options]) == status
    words, trouble = capsys.readouterr()
    assert bool(words) == (status == 0)
    assert trouble.count("\n") == (status != 0)
    return status, json.loads(out)


def test_a_whole_ledger_is_0_and_prints_the_head_of_its_chain(
    url: str, hashes: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = verify(capsys)
    assert (status, said) == (0, {"ledger": url.removeprefix("sqlite:///"), "version": 2, "hash": hashes[-1],
                                  "against": None})


@pytest.mark.parametrize("digits", [64, chain.PRINTED])
def test_every_hash_that_once_was_the_head_is_known_whole_or_as_printed(
    url: str, hashes: list[str], capsys: pytest.CaptureFixture[str], digits: int
) -> None:
    for version, link in enumerate(hashes, 1):
        status, said = verify(capsys, "--against", f" {link[:digits].upper()} ")
        assert (status, said["against"]) == (0, version)


@pytest.mark.parametrize("against, code", [
    ("0" * 64, "verify.unknown_hash"), ("0" * 16, "verify.unknown_hash"), ("abc", "verify.no_hash"),
    ("%" * 16, "verify.no_hash"), ("x" * 64, "verify.no_hash")])
def test_a_hash_that_no_event_has_is_2(
    url: str, capsys: pytest.CaptureFixture[str], against: str, code: str
) -> None:
    status, said = verify(capsys, "--against", against)
    assert (status, said["code"]) == (2, code)


@pytest.mark.parametrize("by", [
    "UPDATE event SET note = 'Eve' WHERE version = 1", "UPDATE submission SET rows = x'00' WHERE id = 'S2'",
    "DELETE FROM event WHERE version = 2", "UPDATE submission SET source = 'Hearsay'"])
def test_a_ledger_that_was_altered_is_2_and_left_as_it_is(
    url: str, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    by_hand(url, by)
    before = Path(url.removeprefix("sqlite:///")).read_bytes()
    status, said = verify(capsys)
    assert (status, said["code"]) == (2, "ledger.damaged")
    assert Path(url.removeprefix("sqlite:///")).read_bytes() == before


def test_an_older_copy_is_2_and_a_backup_checked_by_itself_is_0(
    url: str, hashes: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    backup = shutil.copy(file, file.with_name("backup.db"))
    book = ledger.open(url)
    book.release(ANN, "First")
    book.close()
    shutil.copy(backup, file)
    status, said = verify(capsys)
    assert (status, said["code"]) == (2, "ledger.older")
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{backup}")
    status, said = verify(capsys, "--against", hashes[0])
    assert (status, said["version"]) == (0, 2)
    assert not head_file(f"sqlite:///{backup}").exists()


@pytest.mark.parametrize("content, code", [(None, "ledger.lost"), (b"", "ledger.lost"),
                                           (b"REF_AREA,YEAR\n", "ledger.not_a_ledger")])
def test_no_ledger_is_3(
    url: str, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str
) -> None:
    file = Path(url.removeprefix("sqlite:///"))
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    status, said = verify(capsys)
    assert (status, said["code"]) == (3, code)


def test_a_ledger_on_postgresql_is_checked_in_the_same_way(
    postgresql_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", postgresql_url)
    assert verify(capsys)[0] == 3
    book = empty(postgresql_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    for link in (book.head().hash, book.head().printed, book.hashes()[1]):
        status, said = verify(capsys, "--against", link)
        assert (status, said["version"], said["against"]) == (0, 1, 1)
    by_hand(postgresql_url, "UPDATE submission SET rows = ''")
    assert verify(capsys)[0] == 2


def test_a_ledger_of_another_format_is_3_and_one_sentence_for_every_command(
    ledger_url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    empty(ledger_url).close()
    by_hand(ledger_url, "UPDATE goalline_revision SET version_num = '0999'",
            "DROP TABLE received_file", "DROP TABLE log", "DROP TABLE head")
    file = tmp_path / "figures.csv"
    file.write_text("a", "utf-8")
    for arguments in (["init"], ["load"], ["assess", "--year", "2014"], ["submit", str(file)], ["verify"],
                      ["export", "--out", str(tmp_path / "out.zip")]):
        assert main(arguments) == 3
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert "another version of Goalline" in err
