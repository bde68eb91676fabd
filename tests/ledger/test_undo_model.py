"""Undo restores the exact former state: random lives of a ledger against a model of a few lines.

The model keeps what each submission says and which of them stand; the figure of a key is that of the last of them.
"""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import KEY, observations
from indicators.model.parquet import to_parquet
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, LedgerMachine, live

pytestmark = pytest.mark.slow

KEYS = [("CAMPAIGNS", area, year, part) for area in ("KHM", "THA") for year in (2013, 2014) for part in ("", "SEX=F")]
FEW = settings(max_examples=8, stateful_step_count=10, deadline=None,
               suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

State = dict[tuple[Any, ...], float | str]


class Lives(LedgerMachine):
    """A ledger and its model, side by side."""

    @initialize()
    def begin(self) -> None:
        self.book = type(self).fresh()
        self.snapshot = Snapshot(self.book)
        self.said: dict[str, dict[tuple[Any, ...], float | None]] = {}     # by submission, in order; None: retracted
        self.current: set[str] = set()
        self.former: dict[int, State] = {}

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True),
          value=st.one_of(st.none(), st.integers(0, 9)), kind=st.sampled_from(["observations", "edit"]))
    def publish_edit_or_retract(self, keys: list[tuple[Any, ...]], value: int | None, kind: Any) -> None:
        frame = observations([dict(zip(KEY, key, strict=True)) | (
            {"value": math.nan, "absence": "retracted"} if value is None else {"value": value}) for key in keys])
        event = self.book.publish(ANN, NewSubmission(
            kind=kind, filename="f.csv", original=b"", rows=to_parquet(frame),
            row_count=len(frame), areas=tuple(frame["ref_area"]), indicators=("CAMPAIGNS",),
            years=tuple(frame["year"])), previewed_on=self.book.version())
        self.said[str(event.submission)] = dict.fromkeys(keys, value)
        self.current.add(str(event.submission))

    @precondition(lambda self: self.said)
    @rule(which=st.integers(0, 99))
    def withdraw_or_restore(self, which: int) -> None:
        submission = list(self.said)[which % len(self.said)]
        stands = submission in self.current
        turn, other = (self.book.withdraw, self.book.restore)[::1 if stands else -1]
        with pytest.raises(Refusal):                           # the other way round it is refused, and nothing changes
            other(ANN, submission, reason="twice", previewed_on=self.book.version())
        turn(ANN, submission, reason="undo", previewed_on=self.book.version())
        self.current ^= {submission}

    @precondition(lambda self: self.said)
    @rule(which=st.integers(0, 99))
    def undo_and_undo_that(self, which: int) -> None:
        before = self.expected()                               # which the invariant found, and has to find again
        self.withdraw_or_restore(which)
        self.withdraw_or_restore(which)
        assert self.expected() == before

    @invariant()
    def the_figures_are_those_of_the_model(self) -> None:
        if not hasattr(self, "book"):
            return
        self.former[self.snapshot.catch_up()] = self.expected()
        assert self.state() == self.expected()
        oldest = min(self.former)
        assert self.state(oldest) == self.former[oldest]       # and no older version ever changes

    def expected(self) -> State:
        found: State = {}
        for submission, told in self.said.items():
            if submission in self.current:
                found |= {key: "retracted" if value is None else value for key, value in told.items()}
        return found

    def state(self, version: int | None = None) -> State:
        frame = self.snapshot.observations(version=version)
        return {tuple(row[name] for name in KEY): row["absence"] or row["value"] for row in frame.to_dict("records")}


def test_undo_restores_the_exact_former_state_on_sqlite(fresh_on_sqlite: Callable[[], Ledger]) -> None:
    live(Lives, fresh_on_sqlite, FEW)


def test_undo_restores_the_exact_former_state_on_postgresql(fresh_on_postgresql: Callable[[], Ledger]) -> None:
    live(Lives, fresh_on_postgresql, FEW)
