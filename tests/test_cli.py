"""python -m indicators, as a script runs it: exit status, stdout, stderr."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.cli import init
from indicators.cli import main as cli
from indicators.cli.main import main
from indicators.errors import Refusal
from indicators.ingest.limits import largest_file
from indicators.submissions.shipped_data import fill_with_shipped
from tests.cli.books import command, process
from tests.submissions.folders import TRAININGS, folder_of, line, write

ROOT = SHIPPED.parent


@pytest.fixture
def goalline(ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The environment names a ledger that was never made, on either database."""
    monkeypatch.setenv("GOALLINE_LEDGER", ledger_url)
    return ledger_url


@pytest.fixture
def on_sqlite(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    return sqlite_url


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The one object on stdout; stderr is empty."""
    out, err = capsys.readouterr()
    assert err == ""
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def head(url: str) -> tuple[str, list[Any]]:
    book = ledger.open(url)
    found = book.id, book.events()
    book.close()
    return found


def test_init_makes_and_loads_the_ledger_and_a_second_one_changes_nothing(goalline: str) -> None:
    first = process("init")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Created the ledger ")
    before = head(goalline)
    second = command("init", "--json")
    assert (second.returncode, second.stderr) == (0, "")
    assert json.loads(second.stdout)["made"] is False
    assert head(goalline) == before


def test_a_lost_ledger_is_not_made_again(shipped_url: str) -> None:
    ledger.open(shipped_url).close()
    Path(shipped_url.removeprefix("sqlite:///")).unlink()
    lost = command("init")
    assert (lost.returncode, lost.stdout, lost.stderr.count("\n")) == (3, "", 1)
    assert "is missing" in lost.stderr
    assert command("load").returncode == 3


@pytest.mark.parametrize("arguments", [["load"], ["load", "--confirm", "--by", "Ann"]])
def test_load_says_in_one_sentence_that_there_is_no_ledger(
    goalline: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "python -m indicators init" in err
    assert main([*arguments, "--json"]) == 3
    assert said(capsys)["code"] == "ledger.never_made"


def test_load_previews_confirms_and_then_has_nothing_new(
    tmp_path: Path, goalline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    law: dict[str, Any] = {"indicator": "LEGISLATION_STAGE", "unit": "stage"}
    folder = folder_of(tmp_path, laws=[line(year=2013, value=3, **law), line(year=2014, value=4, **law)])
    book = ledger.create(goalline, lambda book: fill_with_shipped(book, folder))
    version = book.version()
    write(folder, "observations/laws.csv", line(year=2013, value=3, **law), line(year=2014, value=2, **law))
    assert main(["load", str(folder), "--json"]) == 0
    preview = said(capsys)
    assert (preview["version"], preview["published"]) == (version, None)
    assert preview["files"][0]["changed"] == [
        {"ref_area": "KHM", "year": 2014, "indicator": "LEGISLATION_STAGE", "breakdown": "", "value": 2, "absence": "",
         "value_before": 4, "absence_before": ""}]
    assert [(each["before"], each["after"]) for each in preview["flips"]] == [("goal_met", "stage_below")]
    assert main(["load", str(folder)]) == 0
    words = capsys.readouterr().out
    assert "Cambodia, Stage of the law, 2014: in force → before parliament" in words
    assert "Goal met → Stage below the goal" in words
    assert "--confirm" in words
    assert head(goalline)[1][-1].version == version
    assert main(["load", str(folder), "--confirm", "--by", "Ann", "--note", "miscounted", "--json"]) == 0
    assert said(capsys)["published"] == version + 1
    last = head(goalline)[1][-1]
    assert (last.kind, last.actor_name, last.note) == ("published", "Ann", "miscounted")
    assert main(["load", str(folder), "--confirm", "--json"]) == 0
    again = said(capsys)
    assert (again["files"], again["flips"], again["published"]) == ([], [], None)


def test_load_names_a_new_and_a_removed_part_of_the_catalogue(
    tmp_path: Path, goalline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path)
    ledger.create(goalline, lambda book: fill_with_shipped(book, folder))
    units = folder / "codelists" / "units.csv"
    units.write_text(units.read_text("utf-8") + "cases,case,cases\n", "utf-8")
    assert main(["load", str(folder)]) == 0
    assert "unit cases: new (cases)" in capsys.readouterr().out
    assert main(["load", str(folder), "--confirm", "--by", "Ann"]) == 0
    units.write_text(units.read_text("utf-8").replace("cases,case,cases\n", ""), "utf-8")
    capsys.readouterr()
    assert main(["load", str(folder)]) == 0
    assert "unit cases: removed (cases)" in capsys.readouterr().out


def test_a_wrong_file_is_refused_with_every_fault(
    tmp_path: Path, shipped_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = head(shipped_url)
    folder = folder_of(tmp_path, trainings=[line(area="ZZY"), line(value="12x")])
    assert main(["load", str(folder), "--confirm", "--by", "Ann", "--json"]) == 2
    assert [(each["file"], each["row"], each["column"]) for each in said(capsys)["findings"]] == [
        (TRAININGS, 2, "ref_area"), (TRAININGS, 3, "value")]
    assert main(["load", str(folder), "--confirm", "--by", "Ann"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 3)
    assert head(shipped_url) == before


def test_check_catalog_answers_with_issues_and_needs_no_ledger(
    tmp_path: Path, on_sqlite: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_of(tmp_path)
    assert main(["check-catalog", str(folder)]) == 0
    capsys.readouterr()
    path = folder / "goals/1.1-identify-victims.yaml"
    path.write_text(path.read_text("utf-8").replace("unit: victims", "unit: persons", 1), "utf-8")
    assert main(["check-catalog", str(folder), "--json"]) == 2
    (found,) = said(capsys)["findings"]
    assert (found["file"], found["column"], found["found"]) == ("goals/1.1-identify-victims.yaml", "indicators.0.unit",
                                                               "persons")
    assert found["row"] > 1
    assert found["expected"]
    assert main(["check-catalog", str(folder)]) == 2
    assert f"goals/1.1-identify-victims.yaml, line {found['row']}, indicators.0.unit" in capsys.readouterr().out
    assert not list(tmp_path.glob("ledger*"))


def test_check_catalog_starts_without_any_database_or_distribution() -> None:
    code = "import sys; from indicators.cli.main import main; main(['check-catalog', 'data']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"duckdb", "sqlalchemy", "alembic", "pyarrow.parquet", "scipy.special"} & set(loaded.stdout.split())


@pytest.mark.parametrize("arguments", [[], ["lode"], ["load", "--confrim"], ["check-catalog"]])
def test_a_wrong_command_line_is_exit_2_and_still_one_object(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage: python -m indicators" in err
    assert main([*arguments, "--json"]) == 2
    assert said(capsys)["error"]


def test_a_fault_of_ours_is_one_sentence_and_a_file_with_the_traceback(
    var: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        add_options = staticmethod(init.add_options)

        @staticmethod
        def run(_: object) -> None:
            raise ZeroDivisionError

    monkeypatch.setitem(cli.COMMANDS, "init", Broken)
    assert main(["init"]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    (file,) = (var / "faults").iterdir()
    assert str(file) in err
    assert "ZeroDivisionError" in file.read_text("utf-8")
    assert main(["init", "--json"]) == 3
    assert said(capsys)["error"]
    assert main(["init", "--debug"]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_who_writes_is_the_machines_user_where_no_name_is_given(
    tmp_path: Path, shipped_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, trainings=[line()])
    monkeypatch.setattr("getpass.getuser", lambda: "ben")
    assert main(["load", str(folder), "--confirm", "--json"]) == 0
    assert head(shipped_url)[1][-1].actor_name == "ben"

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    write(folder, TRAININGS, line(value=8))
    capsys.readouterr()
    assert main(["load", str(folder), "--confirm", "--json"]) == 2
    assert said(capsys)["code"] == "actor.nameless"


@pytest.mark.slow
@pytest.mark.parametrize("asked", [["check-catalog", str(SHIPPED)], ["check-catalog", str(SHIPPED), "--json"],
                                   ["init", "--no-such-option", "--json"]])
def test_an_answer_that_nobody_can_read_any_more_is_trouble_and_no_traceback(asked: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-m", "indicators", *asked], cwd=ROOT, stdout=writing,
                          stderr=subprocess.PIPE, text=True, encoding="utf-8", timeout=120, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.startswith("The answer could not be printed")


def test_a_command_without_a_place_to_print_its_answer_still_has_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check-catalog", str(SHIPPED)]) == 0


def test_a_command_that_is_stopped_says_so_and_is_trouble(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("indicators.cli.check_catalog.run", stop)
    assert main(["check-catalog", str(SHIPPED)]) == 3
    assert capsys.readouterr().err.startswith("Stopped.")
    assert main(["check-catalog", str(SHIPPED), "--json"]) == 3
    out, err = capsys.readouterr()
    assert (json.loads(out)["error"][:8], err) == ("Stopped.", "")


def test_help_is_an_object_too_with_json() -> None:
    answer = command("submit", "--help", "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "--dry-run" in json.loads(answer.stdout)["help"]


def test_a_name_of_other_bytes_than_text_leaves_valid_json(goalline: str) -> None:
    run = process if goalline.startswith("sqlite") else command             # how its bytes arrive, one database shows
    answer = run("submit", os.fsdecode(b"\xff.csv"), "--json")
    json.dumps(json.loads(answer.stdout), ensure_ascii=False).encode()      # a lone surrogate would raise
    assert answer.returncode in (2, 3)


def test_a_command_without_an_output_does_nothing_and_says_so(on_sqlite: str) -> None:
    answer = subprocess.run("exec >&-; " + f'"{sys.executable}" -m indicators init --json', shell=True, cwd=ROOT,
                            capture_output=True, text=True, check=False)
    assert answer.returncode == 3
    assert "could not be printed" in answer.stderr
    assert command("verify", "--json").returncode == 3                      # there is no ledger still


def test_without_an_output_nothing_is_made_on_postgresql_either(
        postgresql_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", postgresql_url)
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["init", "--json"]) == 3
    assert "could not be printed" in capsys.readouterr().err
    assert not ledger.exists(postgresql_url)


@pytest.mark.parametrize("found", ["9" * 20, "9" * 5000, "0", "x"])
def test_a_largest_upload_that_is_no_size_is_named(goalline: str, found: str,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", found)
    with pytest.raises(Refusal) as refused:
        largest_file()
    assert refused.value.code == "setting.largest_upload"
