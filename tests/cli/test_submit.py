"""python -m indicators submit, where no file is looked at."""

import json
from pathlib import Path

import pytest

from indicators.cli.main import main

KEYS = {"read", "rows", "new", "changed", "unchanged", "absent", "published", "version", "findings", "notes"}


def test_its_keys_are_there_without_a_ledger_and_for_an_unknown_option(
        tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    for arguments, status, errors in ((["f.csv"], 3, 0), (["f.csv", "--bogus"], 2, 1), ([], 2, 1)):
        assert main(["submit", *arguments, "--json"]) == status
        told = json.loads(capsys.readouterr().out)
        assert set(told) == KEYS | {"error", "code"}
        assert [each["severity"] for each in told["findings"]] == ["error"] * errors
