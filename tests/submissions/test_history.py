"""What became of each submission, and what withdrawing or restoring one would change; later edits are respected."""

import pandas as pd
import pytest

from indicators.changes.versions import between
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import NewSubmission
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.submissions.history import Undoing, history, undoing
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import ANN, BEN, figures, report

pytestmark = pytest.mark.slow


def publish(book: Ledger, values: dict[int, float | None], indicator: str = "JOINT_TRAININGS") -> str:
    """Trainings of Cambodia by year, or another indicator; None takes the figure back."""
    frame = observations([{"indicator": indicator, "ref_area": "KHM", "year": year,
                           "value": float("nan") if value is None else value,
                           "absence": "retracted" if value is None else ""} for year, value in values.items()])
    return str(book.publish(ANN, NewSubmission(
        kind="observations", filename="trainings.csv", original=b"", rows=to_parquet(frame),
        row_count=len(frame), areas=("KHM",), indicators=(indicator,), years=tuple(values)),
        previewed_on=book.version()).submission)


def undo(book: Ledger, submission: str, *, restore: bool = False) -> Undoing:
    return undoing(book, Snapshot(book), book.submission(submission), restore=restore)


def said(rows: pd.DataFrame) -> list[tuple[int, str, float | None, float | None]]:
    """Year, kind and value before and after."""
    return [(row["year"], row["kind"], *(None if pd.isna(row[side]) else row[side]
                                         for side in ("value_before", "value_after")))
            for row in rows.to_dict("records")]


def state(book: Ledger) -> pd.DataFrame:
    snapshot = Snapshot(book)
    snapshot.catch_up()
    return snapshot.observations().drop(columns="since")


def test_withdrawing_shows_what_stood_before_and_what_would_be_gone(book: Ledger) -> None:
    publish(book, {2013: 4, 2014: 5})
    wrong = publish(book, {2014: 50, 2015: 60})
    found = undo(book, wrong)
    assert said(found.changes.rows) == [(2014, "changed", 50, 5), (2015, "gone", 60, None)]
    assert (found.keys, found.covered, found.version) == (2, 0, 3)


def test_a_later_edit_is_respected_both_ways(book: Ledger) -> None:
    wrong = publish(book, {2013: 40, 2014: 50})
    publish(book, {2014: 6})
    found = undo(book, wrong)
    assert said(found.changes.rows) == [(2013, "gone", 40, None)]
    assert (found.keys, found.covered) == (2, 1)
    book.withdraw(ANN, wrong, reason="wrong", previewed_on=book.version())
    again = undo(book, wrong, restore=True)
    assert said(again.changes.rows) == [(2013, "new", None, 40)]
    assert again.covered == 1


def test_the_preview_is_what_comes_to_be_statuses_too(book: Ledger) -> None:
    publish(book, {2012: 3, 2013: 4, 2014: 4}, "LEGISLATION_STAGE")
    wrong = publish(book, {2014: 0}, "LEGISLATION_STAGE")
    foreseen, before = undo(book, wrong), book.version()
    assert foreseen.changes.flips[["year", "before", "after"]].to_dict("records") == [
        {"year": 2014, "before": "moving_away", "after": "goal_met"}]
    book.withdraw(ANN, wrong, reason="wrong", previewed_on=before)
    snapshot = Snapshot(book)
    came = between(snapshot, before, snapshot.catch_up())
    pd.testing.assert_frame_equal(came.rows, foreseen.changes.rows)
    pd.testing.assert_frame_equal(came.flips, foreseen.changes.flips)


def test_withdrawing_what_took_a_figure_back_brings_it_back(book: Ledger) -> None:
    publish(book, {2014: 5})
    taken_back = publish(book, {2014: None})
    assert said(undo(book, taken_back).changes.rows) == [(2014, "new", None, 5)]


def test_restoring_what_was_withdrawn_gives_back_the_exact_former_state(book: Ledger) -> None:
    wrong = publish(book, {2013: 4, 2014: 5})
    publish(book, {2014: 7})
    before = state(book)
    book.withdraw(ANN, wrong, reason="wrong", previewed_on=book.version())
    book.restore(BEN, wrong, reason="it was right", previewed_on=book.version())
    pd.testing.assert_frame_equal(state(book), before)


def test_history_tells_the_newest_first_and_what_became_of_each(book: Ledger) -> None:
    wrong, right, names = (publish(book, {2014: value}) for value in (4, 5, 6))
    book.withdraw(BEN, wrong, reason="typed wrongly", previewed_on=book.version())
    book.erase(BEN, names, reason="names of victims")
    told = history(book)
    assert [(each.submission.id, each.state) for each in told] == [
        (names, "erased"), (right, "in_use"), (wrong, "withdrawn"), ("S1", "in_force")]
    assert [(event.kind, event.actor_name, event.note) for event in told[2].events] == [
        ("published", "Ann", ""), ("withdrawn", "Ben", "typed wrongly")]


def test_what_was_erased_cannot_be_brought_back(book: Ledger) -> None:
    names = publish(book, {2014: 6})
    book.erase(BEN, names, reason="names of victims")
    with pytest.raises(Refusal, match=r"submission\.erased"):
        undo(book, names, restore=True)


def test_a_report_says_whether_another_would_be_shown(book: Ledger) -> None:
    older = str(book.publish(ANN, report("KHM", 2014), previewed_on=1).submission)
    newer = str(book.publish(ANN, report("KHM", 2014), previewed_on=2).submission)
    assert undo(book, newer).reports == (("KHM", 2014),)
    assert undo(book, older).reports == ()
    book.withdraw(ANN, newer, reason="wrong", previewed_on=3)
    assert undo(book, newer, restore=True).reports == (("KHM", 2014),)


def test_two_versions_are_compared_row_by_row(book: Ledger) -> None:
    publish(book, {2012: 3, 2013: 4, 2014: 6})
    first = book.version()
    publish(book, {2013: 5, 2014: None, 2015: 8})
    snapshot = Snapshot(book)
    found = between(snapshot, first, snapshot.catch_up())
    assert said(found.rows) == [(2013, "changed", 4, 5), (2014, "gone", 6, None), (2015, "new", None, 8)]
    assert between(snapshot, first, first).rows.empty


def test_figures_of_another_indicator_are_no_part_of_a_preview(book: Ledger) -> None:
    book.publish(ANN, figures("KHM"), previewed_on=1)
    wrong = publish(book, {2014: 5})
    assert list(undo(book, wrong).changes.rows["indicator"]) == ["JOINT_TRAININGS"]
