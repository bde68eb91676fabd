"""submit refuses rows that would change a locked year, each with its line, and takes the others where asked."""

import json
from pathlib import Path

import pytest

from indicators.cli.main import main
from indicators.permission import staff
from indicators.store import ledger
from indicators.submissions.opening import open_or_init

FILE = ("indicator,ref_area,year,value,unit\nJOINT_TRAININGS,THA,2013,5,trainings\n"
        "JOINT_TRAININGS,THA,2014,9,trainings\n")


@pytest.mark.parametrize("options, status, published", [([], 1, 0), (["--good-rows"], 1, 1), (["--dry-run"], 1, 0)])
def test_rows_of_a_locked_year_are_refused_by_line(
    tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: list[str], status: int, published: int
) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    open_or_init("real")
    ledger.open(sqlite_url).lock(staff("Ann"), 2014, reason="closed")
    file = tmp_path / "trainings.csv"
    file.write_text(FILE, encoding="utf-8")
    assert main(["submit", str(file), "--json", "--by", "Ben", "--reason", "checked", *options]) == status
    said = json.loads(capsys.readouterr().out)
    assert said["published"] == published
    (found,) = [each for each in said["findings"] if each["severity"] == "error"]
    assert (found["row"], found["column"], found["found"]) == (3, "year", "2014")
    assert "unlocked on the screen History" in found["fix"]
