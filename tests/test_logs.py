"""The program's log: who did what, and each exception with its traceback; nothing of what a file holds."""

import json
import logging
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators import logs, wording
from indicators.catalogue import SHIPPED
from indicators.cli.main import main
from indicators.errors import Refusal
from indicators.ingest.sandbox import ReaderFault
from indicators.submissions.shipped_data import COLUMNS
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, empty, figures

SECRET = "Maria Smith 4711"
Entries = Callable[[], list[dict[str, object]]]


@pytest.fixture
def as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LOG", "json")


@pytest.fixture
def entries(as_json: None, capfd: pytest.CaptureFixture[str]) -> Entries:
    """What was written to stderr since, each line of it an object."""
    capfd.readouterr()
    return lambda: [json.loads(line) for line in capfd.readouterr().err.splitlines()]


def fail() -> None:
    try:
        float(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


def logged_failure() -> None:
    try:
        fail()
    except KeyError:
        logging.getLogger("pages.anything").exception("failed")


def test_each_act_is_one_line_with_who_did_it_and_the_version(sqlite_url: str, entries: Entries) -> None:
    book = empty(sqlite_url)
    logs.configure()
    book.publish(ANN, figures("KHM", filename=f"{SECRET}.csv", note=SECRET), previewed_on=0)
    book.withdraw(ANN, "S1", reason=SECRET, previewed_on=1)
    book.erase(ANN, "S1", reason=SECRET)
    Snapshot(book).catch_up()
    found = entries()
    assert [(line["event"], line.get("by"), line["version"]) for line in found] == [
        ("published", "P1", 1), ("withdrawn", "P1", 2), ("erased", "P1", 2), ("caught up", None, 2)]
    assert {line["level"] for line in found} == {"info"}
    assert SECRET not in str(found)


def test_what_was_not_written_is_not_in_the_log(sqlite_url: str, entries: Entries) -> None:
    book = empty(sqlite_url)
    logs.configure()
    with pytest.raises(Refusal):
        book.withdraw(ANN, "S9", reason="wrong", previewed_on=0)
    assert entries() == []


def test_an_exception_comes_with_its_frames_and_causes_and_nothing_of_what_it_says(entries: Entries) -> None:
    logs.configure()
    logged_failure()
    (line,) = entries()
    assert (line["event"], line["level"], line["logger"]) == ("failed", "error", "pages.anything")
    exception = str(line["exception"])
    assert exception.index("ValueError") < exception.index("KeyError")
    assert "in fail" in exception
    assert SECRET not in exception.replace(f'float("{SECRET}")', "")


def test_at_debug_it_says_everything(entries: Entries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LOG_LEVEL", " Debug ")
    logs.configure()
    logged_failure()
    assert f"KeyError: '{SECRET}'" in str(entries()[0]["exception"])


def test_text_is_one_line_with_names_and_values(capfd: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    capfd.readouterr()
    logs.event.info("published", version=3, by="Ann\nBen")
    moment, rest = capfd.readouterr().err.split(" ", 1)
    assert (moment[-1], rest) == ("Z", "info published version=3 by='Ann\\nBen'\n")


def test_a_level_leaves_out_what_is_below_it(entries: Entries) -> None:
    logs.configure("warning")
    logs.event.info("published")
    logs.event.warning("slow rerun")
    assert [line["event"] for line in entries()] == ["slow rerun"]


@pytest.mark.parametrize("variable, given", [("GOALLINE_LOG", "xml"), ("GOALLINE_LOG_LEVEL", "loud")])
def test_a_setting_that_is_none_is_refused(variable: str, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, given)
    with pytest.raises(Refusal, match=r"setting\.log") as refusal:
        logs.configure()
    assert given in wording.error(refusal.value)


def test_an_exception_of_a_reading_process_comes_with_its_frames_there(entries: Entries) -> None:
    logs.configure()
    try:
        raise ReaderFault(  # noqa: TRY301 - it is what the reading process ended with
            SECRET, "Traceback (most recent call last):\n  in the worker\nZeroDivisionError")
    except ReaderFault:
        logging.getLogger("pages.anything").exception("failed")
    exception = str(entries()[0]["exception"])
    assert exception.index("in the worker") < exception.index("ReaderFault")
    assert SECRET not in exception


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--json",)], ids=["words", "json"])
def test_a_command_logs_nothing_of_a_file_and_with_json_has_its_cells_on_stdout_alone(
        options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}")
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder)
    (folder / "observations" / "own.csv").write_text(
        f"{','.join(COLUMNS)}\nKHM,2014,ICSE_VICTIMS,{SECRET},victims,,,,Police,,\n")
    assert main(["init", *options]) == 0
    capfd.readouterr()
    assert main(["load", str(folder), *options]) == 2
    out, err = capfd.readouterr()
    assert (SECRET in out, SECRET in err) == ((True, False) if options else (False, True))
    assert not [line for line in err.splitlines() if re.match(r"\d{4}-\d\d-\d\dT", line)]
