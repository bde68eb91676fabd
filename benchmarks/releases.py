"""A public scoreboard without caches after 300 releases, compared with 3, in a new process."""

from collections.abc import Iterator

import pandas as pd

from benchmarks.ledgers import ACTOR, ledger_of
from benchmarks.measure import Figure, in_turn, processor_seconds
from benchmarks.population import submission
from indicators import public_view
from indicators.judging.scoreboard import read
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.warehouse.snapshot import Snapshot

FEW, MANY = 3, 300
LIMIT = 1.5
AREAS = ("FRA", "GBR", "KHM", "PHL", "THA", "VNM")


def figures() -> Iterator[Figure]:
    """CPU time of the scoreboard alone: the snapshot is built, and each release was decided when it was made."""
    first = [_counts(0)]
    with ledger_of(map(_sent, first)) as few, ledger_of(map(_sent, first)) as many:
        _release(few, FEW)
        _release(many, MANY)
        of_many, of_few = in_turn(lambda: _board(many), lambda: _board(few))
    yield Figure(name="public_releases", subject=f"a cold public scoreboard after {MANY} releases, processor time",
                 baseline=f"the same after {FEW}", subject_seconds=of_many, baseline_seconds=of_few, limit=LIMIT)


def _counts(number: int) -> pd.DataFrame:
    """Victims by sex in three years; each ``number`` revises one country's year."""
    counts = {"": 350, "SEX=F": 200, "SEX=M": 150, "AGE=Y_GE13": 100}
    every = [{"indicator": "ICSE_VICTIMS", "ref_area": area, "year": year, "breakdown": name, "value": float(count)}
             for area in AREAS for year in (2013, 2014, 2015) for name, count in counts.items()]
    if number:
        own = [row for row in every if row["ref_area"] == "KHM" and row["year"] == 2014]
        every = [row | {"value": float(counts[""] + number)} for row in own if not row["breakdown"]]
    return observations(every)


def _sent(frame: pd.DataFrame) -> NewSubmission:
    return submission(frame, frame.to_csv(index=False).encode())


def _release(book: Ledger, times: int) -> None:
    snapshot = Snapshot(book)
    for number in range(1, times):
        book.publish(ACTOR, _sent(_counts(number)), previewed_on=book.version())
        book.release(ACTOR, f"Release {number}")
        snapshot.catch_up()
        public_view.keep_releases(snapshot)


def _board(book: Ledger) -> float:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    version = snapshot.released_version()
    return processor_seconds(lambda: read(snapshot, version, "public"))
