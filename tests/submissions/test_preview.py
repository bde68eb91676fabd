"""What the preview of a file says is what saving it does."""

from collections.abc import Callable

import pytest

from indicators.changes.versions import between
from indicators.errors import StalePreview
from indicators.ingest.mapping import Choices
from indicators.ledger import Ledger
from indicators.submissions.history import history
from indicators.submissions.job import LARGE, Job
from indicators.submissions.questions import missing_decisions, parts_of
from indicators.warehouse.snapshot import Snapshot
from tests.faults.tables import plain, row
from tests.ledger.ledger_builders import ANN

YEARS = range(2007, 2015)
BEFORE = [row(country=area, year=year, value=value) for area, first in (("KHM", 20), ("FRA", 300), ("DEU", 40))
          for year, value in zip(YEARS, (first * 1.3 ** count // 1 for count in range(len(YEARS))), strict=True)]


def submit(book: Ledger, snapshot: Snapshot, *rows: str) -> Job:
    job = Job("figures.csv", plain(*rows).encode(), Choices(decimal="."), book, snapshot, sender=ANN)
    assert not job.prepared.issues or job.prepared.doubted.any()
    return job


@pytest.mark.parametrize("retract", [False, True])
def test_a_preview_says_what_saving_does(book: Ledger, retract: bool) -> None:  # noqa: FBT001 - a parameter
    snapshot = Snapshot(book)
    submit(book, snapshot, *BEFORE).publish(ANN, source="Police", reason="checked")
    before = book.version()
    job = submit(book, snapshot, row(country="FRA", year=2014, value=900), *(
        row(year=year, value=value) for year, value in ((2008, 26), (2012, 12), (2013, 9), (2014, 8), (2015, 7))))
    parts = parts_of(job.prepared, "checked", retract=retract)
    assert sum(parts.values()) - parts["withdrawn"] == job.prepared.counts()["rows"]
    preview = job.changes(doubtful=True, retract=retract)
    job.publish(ANN, reason="checked", retract=retract)
    saved = between(snapshot, before, snapshot.catch_up())
    assert {"new", "changed"} <= set(preview.rows["kind"])
    assert (preview.count("gone") > 0) == retract
    assert preview.rows.equals(saved.rows)
    assert not preview.flips.empty
    assert preview.flips.equals(saved.flips)
    counts, kinds = history(book)[0].counts, preview.rows["kind"].value_counts()
    assert (counts["new"], counts["changed"]) == (kinds["new"], kinds["changed"])
    assert counts["retracted"] == preview.count("gone")


def large(*rows: str) -> bytes:
    return plain(*rows).encode() + b"\n" * LARGE


def test_a_large_file_that_nobody_looks_at_is_read_again_at_its_next_look(book: Ledger) -> None:
    snapshot = Snapshot(book)
    job = Job("figures.csv", large(*BEFORE), Choices(decimal="."), book, snapshot, sender=ANN)
    shown = job.read()
    assert job.prepared is shown
    job.drop()
    again = job.read()
    assert again is not shown
    assert again.checked
    assert shown.checked
    assert again.checked.observations.equals(shown.checked.observations)


class Clock:
    """In place of a Timer: what would be called once, and after how many seconds."""

    def __init__(self, seconds: float, call: Callable[[], None]) -> None:
        self.seconds, self.call, self.state = seconds, call, "made"

    def start(self) -> None:
        self.state = "started"

    def cancel(self) -> None:
        self.state = "cancelled"


def test_a_large_preview_goes_when_nobody_has_looked_at_it_for_three_quarters_of_a_minute(
        book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks: list[Clock] = []

    def started(seconds: float, call: Callable[[], None]) -> Clock:
        clocks.append(Clock(seconds, call))
        return clocks[-1]

    monkeypatch.setattr("indicators.submissions.job.Timer", started)
    small = Job("figures.csv", plain(*BEFORE).encode(), Choices(decimal="."), book, Snapshot(book), sender=ANN)
    small.read()
    assert clocks == []
    job = Job("figures.csv", large(*BEFORE), Choices(decimal="."), book, Snapshot(book), sender=ANN)
    shown = job.read()
    assert job.read() is shown                                    # who looks again begins the time anew
    assert [(clock.seconds, clock.state) for clock in clocks] == [(45, "cancelled"), (45, "started")]
    clocks[-1].call()
    assert job.read() is not shown
    job.publish(ANN, source="Other", reason="checked")
    assert clocks[-1].state == "cancelled"                        # nothing holds the file once it is saved


def test_what_others_saved_since_a_dropped_preview_is_noticed_at_saving(book: Ledger) -> None:
    snapshot = Snapshot(book)
    job = Job("figures.csv", large(*BEFORE), Choices(decimal="."), book, snapshot, sender=ANN)
    job.read()
    submit(book, snapshot, row(year=2014, value=900)).publish(ANN, source="Other", reason="checked")
    job.drop()
    with pytest.raises(StalePreview):
        job.publish(ANN, source="Police", reason="checked")


def test_a_file_waits_for_a_fix_an_answer_or_a_reason_and_for_figures(book: Ledger) -> None:
    snapshot = Snapshot(book)
    submit(book, snapshot, *BEFORE).publish(ANN, source="Police", reason="checked")

    def missing(*rows: str, reason: str = "", good_rows: bool = False) -> list[str]:
        job = Job("figures.csv", plain(*rows).encode(), Choices(decimal="."), book, snapshot, sender=ANN)
        return missing_decisions(job.prepared, reason, good_rows=good_rows, retract=False)

    new, odd = row(year=2015, value=150), row(country="FRA", year=2014, value=90000)
    assert missing(new) == []
    assert missing(new, row(year=2006, value=-5)) == ["fix"]
    assert missing(new, row(country="Cambodja", year=2006, value=15)) == ["answers"]
    assert (missing(new, odd), missing(new, odd, reason="checked"), missing(new, odd, good_rows=True)) == (
        ["reason"], [], [])
    assert missing(row(year=2006, value=-5), good_rows=True) == ["figures"]
