"""submit refuses rows that would change a locked year, each with its line, and takes the others where asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.cli.main import main
from indicators.ledger import Ledger
from indicators.ledger.records import Event
from indicators.permission import staff

FILE = ("indicator,ref_area,year,value,unit\nJOINT_TRAININGS,THA,2013,5,trainings\n"
        "JOINT_TRAININGS,THA,2014,9,trainings\n")


@pytest.mark.parametrize("options, status, published", [([], 1, 0), (["--good-rows"], 1, 1), (["--dry-run"], 1, 0)])
def test_rows_of_a_locked_year_are_refused_by_line(
    tmp_path: Path, shipped_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: list[str], status: int, published: int
) -> None:
    ledger.open(shipped_url).lock(staff("Ann"), 2014, reason="closed")
    file = tmp_path / "trainings.csv"
    file.write_text(FILE, encoding="utf-8")
    assert main(["submit", str(file), "--json", "--by", "Ben", "--reason", "checked", *options]) == status
    said = json.loads(capsys.readouterr().out)
    assert said["published"] == published
    (found,) = [each for each in said["findings"] if each["severity"] == "error"]
    assert (found["row"], found["column"], found["found"]) == (3, "year", "2014")
    assert "unlocked on the History screen" in found["fix"]


@pytest.mark.parametrize("options, published", [([], 0), (["--good-rows"], 1)])
def test_a_lock_set_between_check_and_publish_is_met_as_one_that_stood_there_before(
    tmp_path: Path, shipped_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: list[str], published: int
) -> None:
    book, publish = ledger.open(shipped_url), Ledger.publish

    def after_a_lock(self: Ledger, *given: Any, **more: Any) -> Event:
        if not book.locked():
            book.lock(staff("Ann"), 2014, reason="closed")
        return publish(self, *given, **more)

    monkeypatch.setattr(Ledger, "publish", after_a_lock)
    file = tmp_path / "trainings.csv"
    file.write_text(FILE, encoding="utf-8")
    told = []
    for _ in ("locked meanwhile", "locked before"):
        assert main(["submit", str(file), "--json", "--by", "Ben", "--reason", "checked", *options]) == 1
        told.append(json.loads(capsys.readouterr().out))
    meanwhile, before = told
    assert meanwhile["published"] == published
    assert meanwhile["findings"] == [each for each in before["findings"] if each["severity"] == "error"]
    assert set(meanwhile) == set(before)
    assert [entry.kind for entry in book.log()][-2:] == ["attempt", "attempt"]
