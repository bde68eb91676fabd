"""python -m indicators submit, where no file is looked at."""

import json
from pathlib import Path

import pytest

from indicators.cli.main import main
from tests.cli.books import ledger_of, victims

KEYS = {"read", "rows", "new", "changed", "unchanged", "absent", "published", "version", "findings", "notes",
        "unused"}


def test_its_keys_are_there_without_a_ledger_and_for_an_unknown_option(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    for arguments, status, errors in ((["f.csv"], 3, 0), (["f.csv", "--bogus"], 2, 1), ([], 2, 1)):
        assert main(["submit", *arguments, "--json"]) == status
        told = json.loads(capsys.readouterr().out)
        assert set(told) == KEYS | {"error", "code"}
        assert [each["severity"] for each in told["findings"]] == ["error"] * errors


def submitted(file: Path, text: str, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """Exit status and lines that a person sees, for a file with this text under the plain header."""
    file.write_text(f"country,year,indicator,value,unit,source\n{text}\n", encoding="utf-8")
    status = main(["submit", str(file), "--by", "Ann", *options])
    return status, capsys.readouterr().out.splitlines()


@pytest.fixture
def file(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a file may be written; a ledger with one figure of Cambodia stands."""
    ledger_of(tmp_path, sqlite_url, victims("KHM", 2013, 10), monkeypatch=monkeypatch)
    return tmp_path / "sent.csv"


def test_a_person_reads_titles_what_was_found_and_how_to_mend_it(
        file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = submitted(
        file, "KHM,2014,ICSE_VICTIMS,-3,victims,Police\nKHM,2012,ICSE_VICTIMS,200,victims,Police", capsys)
    assert status == 1
    assert lines == [
        "One error:",
        "  line 2, column “value”: The value is too small for “Victims identified in the year” (ICSE_VICTIMS).",
        "    Found “-3”; expected 0 or more. Correct the figure.",
        "One warning; its row is saved only if you give a reason with --reason:",
        "  line 3, column “value”: 200 victims in 2012 against 10 victims in 2013: a factor of 20.",
        "    Found “200”; expected a value closer to 10 victims in 2013. Correct the figure, or add a reason for the "
        "jump.",
        "2 figures in the file: 1 new, 0 changed, 0 unchanged, 1 rejected.",
        "One of the new and changed figures waits for a reason.",
        "Nothing was saved: some rows were rejected. Fix them and submit the file again, or save only the accepted "
        "rows with --good-rows."]


@pytest.mark.parametrize("rows, options, said", [
    ("KHM,2014,ICSE_VICTIMS,12,victims,Police", (), "Without --dry-run, one figure would be."),
    ("KHM,2014,ICSE_VICTIMS,-1,victims,Police", (), "There is nothing to save: no accepted row"),
    ("KHM,2014,ICSE_VICTIMS,-1,victims,Police\nKHM,2012,ICSE_VICTIMS,9,victims,Police", (),
     "or save the one accepted figure with --good-rows."),
    ("KHM,2014,ICSE_VICTIMS,-1,victims,Police\nKHM,2012,ICSE_VICTIMS,9,victims,Police", ("--good-rows",),
     "Without --dry-run, one figure would be."),
])
def test_a_dry_run_says_what_would_be_published(
        file: Path, capsys: pytest.CaptureFixture[str], rows: str, options: tuple[str, ...], said: str) -> None:
    assert said in submitted(file, rows, capsys, "--dry-run", *options)[1][-1]


def test_nothing_of_a_file_moves_the_cursor_of_a_console(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = submitted(file, "KHM,2014,ICSE_VICTIMS,\x1b[2Jmany,victims,Police", capsys)[1]
    assert any("many" in each for each in lines)
    assert all(each.isprintable() for each in lines)


def test_its_help_says_the_options_as_they_are_written_and_what_the_exit_statuses_mean(
        capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["submit", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "[--decimal , or .]" in said
    assert "2 the whole file rejected" in said
