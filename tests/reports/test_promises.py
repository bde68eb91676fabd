"""What became of commitments between two editions."""

from dataclasses import replace
from datetime import date

from indicators.model.commitments import Commitment, CommitmentStatus
from indicators.reports.commitments import EditionCommitments, Promises
from indicators.reports.commitments import promises as between

OPEN, KEPT, DROPPED = CommitmentStatus.IN_PROGRESS, CommitmentStatus.KEPT, CommitmentStatus.DROPPED
TODAY = date(2025, 6, 1)


def held(version: int, status: CommitmentStatus = CommitmentStatus.NO_INFORMATION, year: int = 2024) -> Commitment:
    return Commitment(version=version, ref_area="KHM", goal="2.1", year=year, text=f"Do {version}", submission="S2",
                      public=True, status=status)


def promises(before: list[Commitment], after: list[Commitment], reported: set[tuple[str, int]], today: date,
             then: date = date(2019, 1, 1)) -> Promises:
    return between(EditionCommitments(commitments=before, reported=set(), day=then),
                   EditionCommitments(commitments=after, reported=reported, day=today))


def numbers(found: Promises) -> dict[str, list[int]]:
    return {kind: sorted(one.commitment.version for one in getattr(found, kind))
            for kind in ("kept", "dropped", "overdue", "new", "other")}


def test_each_change_is_in_the_list_of_its_kind() -> None:
    before = [held(1), held(2), held(3), held(4, KEPT), held(5)]
    after = [held(1, KEPT), held(2, DROPPED), held(3, OPEN), held(4, KEPT), held(6, KEPT), held(7)]
    found = promises(before, after, set(), TODAY)
    assert numbers(found) == {"kept": [1, 6], "dropped": [2], "overdue": [], "new": [6, 7], "other": [3]}
    assert {one.commitment.version: one.before for one in found.kept} == {
        1: CommitmentStatus.NO_INFORMATION, 6: None}
    assert found.gone == 1


def test_overdue_are_those_that_were_not_in_the_earlier_edition_and_closed_ones_never_are() -> None:
    late, closed = held(1, year=2020), held(2, KEPT, year=2020)
    assert numbers(promises([late, closed], [late, closed], set(), TODAY))["overdue"] == [1]
    with_date = replace(held(3), due=date(2025, 5, 31))
    assert numbers(promises([], [with_date], set(), TODAY))["overdue"] == [3]
    assert numbers(promises([], [with_date], set(), date(2025, 5, 31)))["overdue"] == []
    assert numbers(promises([late], [late], set(), TODAY, then=date(2023, 1, 1)))["overdue"] == []


def test_a_later_report_without_an_answer_makes_a_commitment_overdue() -> None:
    assert numbers(promises([held(1)], [held(1)], {("KHM", 2025)}, TODAY))["overdue"] == [1]
    assert numbers(promises([held(1)], [held(1)], {("THA", 2025)}, TODAY))["overdue"] == []


def test_one_that_is_open_again_is_listed_with_the_status_it_had() -> None:
    (reopened,) = promises([held(1, KEPT)], [held(1, OPEN)], set(), TODAY).other
    assert (reopened.before, reopened.commitment.status) == (KEPT, OPEN)
