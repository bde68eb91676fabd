"""Which figures a command is about: --set says, else GOALLINE_SET, else the real ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from indicators.cli.main import COMMANDS, main, parser
from tests.cli.books import ledger_of, victims


@pytest.fixture
def both(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with two figures of Cambodia, and one of invented figures, of Thailand, beside it."""
    monkeypatch.delenv("GOALLINE_SET", raising=False)
    (tmp_path / "invented").mkdir()
    ledger_of(tmp_path / "invented", f"sqlite:///{(tmp_path / 'invented.db').as_posix()}",
              *(victims("THA", year, 8, marks="illustrative") for year in (2013, 2014)), monkeypatch=monkeypatch)
    ledger_of(tmp_path, sqlite_url, victims("KHM", 2013, 8), victims("KHM", 2014, 12), monkeypatch=monkeypatch)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("variable, option, invented", [
    ("", [], False), ("illustrative", [], True), (" Illustrative ", [], True),
    ("illustrative", ["--set", "real"], False),
    ("", ["--set", "illustrative"], True), ("real", ["--set", "illustrative"], True)])
def test_the_option_comes_before_the_variable_and_the_variable_before_the_real_figures(
        variable: str, option: list[str], invented: bool, both: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_SET", variable)
    status, said = asked(capsys, "assess", "--year", "2014", *option)
    assert (status, said.get("illustrative", False)) == (0, invented)
    assert {row["ref_area"] for row in said["assessments"]} == {"THA" if invented else "KHM"}
    status, said = asked(capsys, "export", "--out", str(tmp_path / "out.zip"), *option)
    assert (status, said["illustrative"]) == (0, invented)
    status, said = asked(capsys, "init", *option)
    assert (status, "invented" in str(said["ledger"])) == (0, invented)


@pytest.mark.parametrize("command", [["load"], ["submit", "figures.csv"]])
def test_nothing_is_brought_in_beside_invented_figures(
        command: list[str], both: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_SET", "illustrative")
    status, said = asked(capsys, *command)
    assert (status, said["code"]) == (2, "set.invented")


@pytest.mark.parametrize("command", [["load"], ["submit", "figures.csv"], ["assess", "--year", "2014"], ["init"],
                                     ["export", "--out", "out.zip"]])
def test_a_set_that_nobody_knows_is_refused(command: list[str], both: None, monkeypatch: pytest.MonkeyPatch,
                                            capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_SET", "ilustrative")
    status, said = asked(capsys, *command)
    assert (status, said["code"]) == (2, "setting.set")


def test_a_language_that_is_not_there_is_refused(both: None, monkeypatch: pytest.MonkeyPatch,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LANGUAGE", "tlh")
    status, said = asked(capsys, "assess", "--year", "2014")
    assert (status, said["code"]) == (2, "setting.language")


def test_every_command_takes_the_option_and_says_so() -> None:
    made: Any
    (made,) = (action for action in parser()._actions if action.dest == "command")  # noqa: SLF001
    assert set(made.choices) == set(COMMANDS)
    assert all("--set {real,illustrative}" in each.format_help() and "GOALLINE_SET" in each.format_help()
               for each in made.choices.values())
