"""A clock that is wrong is noticed by who writes: set far ahead nothing is written, and behind it is in the log."""

import time
from datetime import datetime

import pytest

from indicators import logs, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import clock
from tests.ledger.ledger_builders import ANN, empty, figures

DAY = 86_400.0


def set_clock(patch: pytest.MonkeyPatch, seconds: float) -> None:
    """Set it, forward or back, as this process sees it."""
    began = time.time()
    patch.setattr(time, "time", lambda: began + seconds)


def test_nothing_is_written_while_the_clock_is_set_far_ahead(
        ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = empty(ledger_url)
    with monkeypatch.context() as ahead:
        set_clock(ahead, 3 * DAY)
        with pytest.raises(LedgerTrouble) as trouble:
            book.publish(ANN, figures("KHM"), previewed_on=0)
    assert (trouble.value.code, trouble.value.values["days"]) == ("ledger.clock_ahead", 3)
    assert wording.error(trouble.value)
    assert book.version() == 0
    assert book.publish(ANN, figures("KHM"), previewed_on=0).version == 1


def test_a_pause_of_less_than_a_day_stops_nobody(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = empty(sqlite_url)
    set_clock(monkeypatch, 0.9 * DAY)
    assert book.publish(ANN, figures("KHM"), previewed_on=0).version == 1


def test_behind_the_newest_entry_one_is_written_with_its_time_and_the_log_says_so(
        sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    book = empty(sqlite_url)
    first = book.publish(ANN, figures("KHM"), previewed_on=0)
    assert book.clock_trouble() is None
    set_clock(monkeypatch, -DAY)
    monkeypatch.setattr("indicators.ledger.transaction.now", lambda: datetime.fromtimestamp(0).astimezone())
    second = book.publish(ANN, figures("THA"), previewed_on=1)
    assert second.at == first.at
    assert "clock behind seconds=864" in capsys.readouterr().err
    assert book.clock_trouble().code == "ledger.clock_behind"


def test_a_clock_that_nobody_set_is_right(sqlite_url: str) -> None:
    assert abs(clock.set_ahead_by()) < 1
    assert clock.trouble_with(sqlite_url, "") is None
