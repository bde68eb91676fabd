"""python -m indicators export, as a script runs it: what is in the archive, and what is done where it cannot be."""

import csv
import hashlib
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.cli.main import main
from indicators.opening import url_of
from indicators.permission import staff
from tests.cli.books import ledger_of, process, victims
from tests.ledger.ledger_builders import figures
from tests.submissions.folders import line

CRAWL = "=cmd|' /C calc'!A0"
FIGURES = [
    victims("KHM", 2012, 50), victims("KHM", 2013, 55, marks="coded provisional"), victims("KHM", 2014, 12000000000),
    victims("DEU", 2013, 3), victims("DEU", 2014, 4, note="+1 more"),
    line("KHM", 2014, 0.1, "TAKEDOWN_HOURS", "hours", source=CRAWL),
]
Made = Callable[..., Path]


@pytest.fixture
def version(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    return ledger_of(tmp_path, sqlite_url, *FIGURES, monkeypatch=monkeypatch)


@pytest.fixture
def made(version: int, tmp_path: Path) -> Made:
    """Exports to a file and gives its path."""
    def export(*arguments: str, name: str = "out.zip") -> Path:
        assert main(["export", "--out", str(tmp_path / name), *arguments]) == 0
        return tmp_path / name
    return export


def lines(archive: Path, table: str) -> list[dict[str, str]]:
    """Rows of a CSV of the archive, all texts."""
    with ZipFile(archive) as file:
        return list(csv.DictReader(io.StringIO(file.read(f"{table}.csv").decode("utf-8"), newline="")))


def frame(archive: Path, table: str) -> pd.DataFrame:
    with ZipFile(archive) as file:
        return pd.read_parquet(io.BytesIO(file.read(f"{table}.parquet")))


def observation(archive: Path, area: str, year: int, indicator: str = "ICSE_VICTIMS") -> dict[str, str]:
    (found,) = [row for row in lines(archive, "observations")
                if (row["REF_AREA"], row["TIME_PERIOD"], row["INDICATOR"]) == (area, str(year), indicator)]
    return found


def tables(archive: Path) -> list[str]:
    with ZipFile(archive) as file:
        return [name.removesuffix(".csv") for name in file.namelist() if name.endswith(".csv")]


def test_the_archive_holds_each_table_twice_and_says_what_it_is(made: Made, version: int) -> None:
    archive = made()
    with ZipFile(archive) as file:
        assert file.testzip() is None
        names = set(file.namelist())
        read_me, cite = (file.read(name).decode() for name in ("README.txt", "HOW-TO-CITE.txt"))
    assert {"observations", "assessments", "columns", "sources", "codelists/areas"} <= set(tables(archive))
    assert {f"{table}.parquet" for table in tables(archive)} <= names
    for text in (read_me, cite):
        assert f"Data version {version} of 20" in text
        assert "Goalline 0." in text


def test_values_come_back_as_they_are_and_whole_ones_stay_whole(made: Made) -> None:
    archive = made()
    assert observation(archive, "KHM", 2014)["OBS_VALUE"] == "12000000000"
    assert observation(archive, "KHM", 2014, "TAKEDOWN_HOURS")["OBS_VALUE"] == "0.1"
    for table in tables(archive):
        rows, exact = lines(archive, table), frame(archive, table)
        assert len(rows) == len(exact)
        for column in map(str, exact):
            for said, value in zip((row[column] for row in rows), exact[column].tolist(), strict=True):
                assert came_back(said, value), (table, column, said, value)


def came_back(said: str, value: object) -> bool:
    """Whether a cell of the CSV says exactly what the Parquet holds."""
    if value is None or value != value or value is pd.NA:  # noqa: PLR0124 - NaN
        return said == ""
    if isinstance(value, bool):
        return said == str(value).lower()
    if isinstance(value, str):
        return said in (value, f"'{value}")
    return float(said) == float(str(value)) and ("." in said) != float(said).is_integer()


def test_a_text_that_a_spreadsheet_would_run_is_harmless_in_csv_and_exact_in_parquet(made: Made) -> None:
    archive = made()
    assert observation(archive, "KHM", 2014, "TAKEDOWN_HOURS")["source"] == f"'{CRAWL}"
    assert observation(archive, "DEU", 2014)["note"] == "'+1 more"
    exact = frame(archive, "observations")
    assert {CRAWL, "Police"} == set(exact["source"])
    assert "+1 more" in set(exact["note"])


def test_several_marks_become_one_letter_by_the_priority_of_the_codelist(made: Made) -> None:
    archive = made()
    row = observation(archive, "KHM", 2013)
    assert (row["marks"], row["OBS_STATUS"]) == ("coded provisional", "P")
    assert observation(archive, "KHM", 2014)["OBS_STATUS"] == "A"
    letters = {row["code"]: row["OBS_STATUS"] for row in lines(archive, "codelists/obs_status") if row["code"]}
    assert (letters["break"], letters["late"]) == ("B", "O")


def test_an_assessment_has_its_method_and_what_it_was_computed_from(made: Made) -> None:
    (row,) = [row for row in lines(made(), "assessments") if (row["REF_AREA"], row["TIME_PERIOD"]) == ("KHM", "2013")]
    given = {
        "status": "Too early", "change": "0.1", "previous_year": "2012", "previous_value": "50",
        "baseline_year": "2012", "baseline_value": "50", "method": "annual_change", "rule_origin": "form",
        "goal": "1.1", "target": "0.1", "streak": "1", "met": "true", "tick_reason": "", "years_met": "1",
        "years_assessed": "1", "window_since": "2012", "window_figures": "2", "growth": "", "growth_high": "",
        "dispersion": "4", "freedom": "4"}
    assert {name: row[name] for name in given} == given
    assert json.loads(row["parameters"]) == {
        "at_least": "10 %", "still_from": "50 %", "window_years": 8, "min_figures": 5, "alpha": "10 %",
        "solid_below": "5 %"}
    assert json.loads(row["parameters_in_force"]) == {
        "at_least": 0.1, "still_from": 0.5, "window_years": 8, "min_figures": 5, "alpha": 0.1, "solid_below": 0.05}


def test_no_column_lacks_its_entry_in_the_dictionary(made: Made) -> None:
    archive = made()
    told = {(row["table"], row["column"]): row for row in lines(archive, "columns")}
    there = {(table, column) for table in tables(archive) for column in frame(archive, table)}
    assert set(told) == there
    assert all(row["type"] and row["meaning"].endswith((".", "”")) for row in told.values())


def test_every_code_of_the_figures_is_in_its_codelist(made: Made) -> None:
    archive = made()
    rows = lines(archive, "observations")
    for column, table, key in (("REF_AREA", "areas", "code"), ("INDICATOR", "indicators", "id"),
                               ("UNIT_MEASURE", "units", "code"), ("OBS_STATUS", "obs_status", "OBS_STATUS")):
        assert {row[column] for row in rows} <= {row[key] for row in lines(archive, f"codelists/{table}")}
    assert {row["status"] for row in lines(archive, "assessments")} <= {
        row["word"] for row in lines(archive, "codelists/assessment_words")}


def test_a_source_that_nobody_checked_says_so(made: Made) -> None:
    told = {row["title"]: row for row in lines(made(), "sources")}
    assert told["Police"]["terms"].startswith("not checked")
    assert (told["Police"]["checked"], told["Police"]["observations"]) == ("", "5")


def test_the_shipped_sources_come_with_what_is_known_of_them(shipped_url: str, tmp_path: Path) -> None:
    assert main(["export", "--out", str(tmp_path / "out.zip")]) == 0
    told = lines(tmp_path / "out.zip", "sources")
    assert all(row["publisher"] and row["terms"] for row in told)
    assert {row["terms_url"] for row in told if row["publisher"] == "Internet Watch Foundation"} == {
        "https://www.iwf.org.uk/terms-of-use"}


def test_the_public_gets_no_number_of_a_hidden_count(made: Made) -> None:
    archive = made("--for", "public")
    row = observation(archive, "DEU", 2014)
    assert (row["hidden"], row["OBS_VALUE"], row["OBS_STATUS"], row["note"]) == ("true", "", "Q", "")
    hidden = [row for row in lines(archive, "assessments") if row["hidden"] == "true"]
    assert hidden
    numbers = ("OBS_VALUE", "change", "previous_value", "pace", "baseline_value", "pace_needed", "path_value",
               "gap", "streak", "previous_year", "baseline_year", "reached_year", "met", "growth",
               "growth_low", "growth_high", "growth_lately", "years_met", "years_assessed", "dispersion")
    assert {row[name] for row in hidden for name in numbers} == {""}
    assert {row["target"] for row in hidden} == {"0.1"}                    # the rule's, whatever the count is
    assert {row[name] for row in hidden for name in ("reason", "tick_reason")} == {"hidden to protect people"}
    assert observation(made("--for", "staff"), "DEU", 2014)["OBS_VALUE"] == "4"


def test_a_version_gives_the_same_bytes_again_and_the_newest_counts_unless_one_is_asked_for(
    made: Made, version: int
) -> None:
    first = hashlib.sha256(made(name="first.zip").read_bytes()).hexdigest()
    book = ledger.open(url_of("real"))
    book.publish(staff("Ann"), figures("KHM", value=40), previewed_on=version)
    book.close()
    again = hashlib.sha256(made("--version", str(version), name="again.zip").read_bytes()).hexdigest()
    assert first == again
    newest = made(name="newest.zip")
    assert observation(newest, "KHM", 2014)["OBS_VALUE"] == "40"
    assert observation(newest, "KHM", 2014)["data_version"] == str(version + 1)


def test_json_is_one_object_that_says_what_was_written(version: int, tmp_path: Path) -> None:
    done = process("export", "--out", str(tmp_path / "out.zip"), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["version"], told["audience"], told["observations"], told["assessments"]) == (version, "staff", 6, 6)
    assert told["tables"] == tables(tmp_path / "out.zip")


def test_where_it_cannot_be_written_it_says_so_and_makes_nothing(version: int, tmp_path: Path, capsys) -> None:
    (tmp_path / "folder.zip").mkdir()
    for out, said in ((tmp_path / "none/out.zip", "there is no folder"), (tmp_path / "folder.zip", "is a folder")):
        assert main(["export", "--out", str(out)]) == 2
        told, err = capsys.readouterr()
        assert (told, err.count("\n"), said in err) == ("", 1, True)
        assert main(["export", "--out", str(out), "--json"]) == 2
        told, err = capsys.readouterr()
        assert (err, json.loads(told)["code"][:7]) == ("", "export.")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("arguments, code", [
    (["--version", "99"], "ledger.unknown_version"), (["--version", "0"], "catalogue.none"), (["--for", "press"], "")])
def test_what_cannot_be_asked_is_exit_2_and_writes_nothing(
    version: int, tmp_path: Path, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--out", str(tmp_path / "out.zip"), *arguments, "--json"]) == 2
    told, err = capsys.readouterr()
    assert (err, json.loads(told)["code"]) == ("", code)
    assert not (tmp_path / "out.zip").exists()


def test_a_kill_in_the_middle_leaves_the_file_that_was_there(version: int, tmp_path: Path) -> None:
    (tmp_path / "out.zip").write_text("before")
    code = ("import os, signal, sys; from indicators.briefing import export;"
            "export.csv_of = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
            "from indicators.cli.main import main; main(sys.argv[1:])")
    done = subprocess.run([sys.executable, "-c", code, "export", "--out", str(tmp_path / "out.zip")],
                          cwd=SHIPPED.parent, env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert (tmp_path / "out.zip").read_text() == "before"


def test_invented_figures_are_marked_in_every_row(shipped_url: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", url_of("illustrative"))
    assert main(["export", "--out", str(tmp_path / "out.zip")]) == 0
    assert capsys.readouterr().out.startswith("ILLUSTRATIVE")
    for table in ("observations", "assessments"):
        assert set(frame(tmp_path / "out.zip", table)["figures"]) == {"ILLUSTRATIVE, invented"}
    with ZipFile(tmp_path / "out.zip") as archive:
        assert "ILLUSTRATIVE.txt" in archive.namelist()
        assert archive.read("README.txt").decode().startswith("ILLUSTRATIVE")


@pytest.mark.parametrize("command", [["export"], ["judge", str(SHIPPED.parent / "README.md")]])
def test_a_pipe_or_device_is_never_replaced(version: int, tmp_path: Path, command: list[str],
                                            capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert main([*command, "--out", str(pipe), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == f"{command[0]}.out_is_no_file"
    assert pipe.is_fifo()
