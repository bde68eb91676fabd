"""What a start can find wrong: one sentence on the page, and the ledger left as it was."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as NoneFree

from indicators.catalogue import SHIPPED
from indicators.cli.main import main
from indicators.ledger import clock
from tests.ledger.ledger_builders import ANN, by_hand, empty
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.test_health import status

pytestmark = pytest.mark.usefixtures("own_caches")


def ledger_file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.mark.parametrize("screen", ["overview", "upload"])
def test_a_damaged_ledger_is_told_in_a_sentence_and_left_alone(real: str, show: Show, screen: str):
    ledger_file(real).write_bytes(b"not a ledger at all")
    shown = show(screen)
    assert not shown.exception
    assert "is not a Goalline ledger" in words(shown)
    assert ledger_file(real).read_bytes() == b"not a ledger at all"


def test_a_ledger_that_is_gone_is_not_made_anew(real: str, show: Show):
    assert not show("overview").exception
    ledger_file(real).unlink()
    st.cache_resource.clear()
    assert "is missing" in words(show("overview"))
    assert not ledger_file(real).exists()


def test_a_ledger_emptied_or_changed_while_running_is_told_in_a_sentence(real: str, show: Show):
    assert not show("overview").exception
    by_hand(real, "ALTER TABLE head RENAME COLUMN log_hash TO other")
    shown = show("overview")
    assert not shown.exception
    assert "another version of Goalline" in words(shown)
    ledger_file(real).write_bytes(b"")
    shown = show("overview")
    assert not shown.exception
    assert "deleted or emptied" in words(shown)


def put_another(file: Path) -> None:
    """A ledger that is whole, with its own marker, as somebody copies one over by mistake."""
    other = empty(f"sqlite:///{(file.parent / 'other.db').as_posix()}")
    other.close()
    Path(other.name).replace(file)
    Path(f"{other.name}.head").replace(f"{file}.head")


def put_older(file: Path) -> None:
    """A copy from before the last event, with the marker of that time, as of a folder that was set back."""
    url = f"sqlite:///{file.as_posix()}"
    by_hand(url, "DELETE FROM event WHERE version = (SELECT max(version) FROM event)",
            "UPDATE head SET version = version - 1, hash = (SELECT hash FROM event WHERE version = head.version - 1)")
    Path(f"{file}.head").unlink()


@pytest.mark.parametrize("spoil, sentence", [
    (Path.unlink, "deleted or emptied"), (lambda file: file.write_bytes(b""), "deleted or emptied"),
    (lambda file: file.write_bytes(b"not a ledger at all"), "is not a Goalline ledger"),
    (put_another, "is not the ledger that was used before"), (put_older, "is an older copy")])
def test_what_happens_to_a_ledger_under_a_running_server_is_told_until_it_is_put_back(
        real: str, show: Show, spoil: Callable[[Path], object], sentence: str):
    file = ledger_file(real)
    marker = Path(f"{file}.head")
    assert sentence not in words(show("overview"))
    before = file.read_bytes(), marker.read_bytes()
    spoil(file)
    shown = show("overview")
    assert not shown.exception
    assert sentence in words(shown)
    assert status() == 503
    file.write_bytes(before[0])
    marker.write_bytes(before[1])
    assert sentence not in words(show("overview"))
    assert status() == 200


@pytest.mark.parametrize("ahead, sentence", [
    (-3600, "clock is behind the newest entry"), (40 * 86_400, "set ahead by 40 days")])
def test_a_clock_that_is_wrong_is_told_on_each_screen_which_goes_on(
        real: str, show: Show, monkeypatch, ahead: float, sentence: str):
    open_once(real).record(ANN, "attempt", {"sha256": "0" * 64})
    assert sentence not in words(show("history"))
    with monkeypatch.context() as wrong:
        if ahead > 0:
            wrong.setattr(clock, "_START", clock._START - ahead)
        else:
            then = time.time() + ahead
            wrong.setattr(time, "time", lambda: then)
        shown = show("history")
        assert not shown.exception
        assert sentence in words(shown)
        assert len(words(shown)) > 1000
        assert status() == 200
    assert sentence not in words(show("history"))


def test_a_postgresql_that_is_away_is_told_in_a_sentence(real: str, show: Show, monkeypatch):
    monkeypatch.setenv("GOALLINE_LEDGER", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    shown = show("overview")
    assert not shown.exception
    assert "does not respond" in words(shown)


@pytest.mark.parametrize("screen", ["overview", "history"])
def test_a_ledger_of_another_format_is_told_in_a_sentence_before_it_is_read(real: str, show: Show, screen: str):
    by_hand(real, "UPDATE goalline_revision SET version_num = '0999'", "DROP TABLE log", "DROP TABLE head")
    shown = show(screen)
    assert not shown.exception
    assert "another version of Goalline" in words(shown)


def test_where_all_connections_are_in_use_that_is_a_sentence_on_the_screen_and_on_the_command_line(
        real: str, show: Show, monkeypatch, capsys: pytest.CaptureFixture[str]):
    def none_free(_: Engine) -> Connection:
        raise NoneFree

    assert not show("overview").exception
    with monkeypatch.context() as crowded:
        crowded.setattr(Engine, "connect", none_free)
        shown = show("overview")
        capsys.readouterr()                     # Streamlit may have warned of something
        assert main(["assess", "--year", "2014"]) == 3
    assert not shown.exception
    out, err = capsys.readouterr()
    for said in (words(shown), err):
        assert "is busy" in said
    assert (out, err.count("\n")) == ("", 1)


def test_a_wrong_file_in_data_is_named_and_the_screens_go_on(real: str, show: Show, monkeypatch, tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "data")
    figures = tmp_path / "data" / "observations" / "khm_narrative_2014.csv"
    figures.write_text(figures.read_text(encoding="utf-8").replace("KHM,2013", "QQQ,2013"), encoding="utf-8")
    monkeypatch.setattr("indicators.catalogue.SHIPPED", tmp_path / "data")
    assert "khm_narrative_2014.csv, line 2" in words(show("changed_files"))
    assert "countries has reported figures" in words(show("overview"))
