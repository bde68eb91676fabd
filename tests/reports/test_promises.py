"""What became of commitments between two editions."""

from dataclasses import replace
from datetime import date

from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus, CommitmentStep
from indicators.reports.commitments import Promise, in_order
from indicators.reports.commitments import promises as between

OPEN, KEPT, DROPPED = CommitmentStatus.IN_PROGRESS, CommitmentStatus.KEPT, CommitmentStatus.DROPPED
TODAY = date(2025, 6, 1)


def held(version: int, status: CommitmentStatus = CommitmentStatus.NO_INFORMATION, year: int = 2024) -> Commitment:
    return Commitment(version=version, ref_area="KHM", goal="2.1", year=year, text=f"Do {version}", submission="S2",
                      public=True, status=status)


def promises(before: list[Commitment], after: list[Commitment], reported: set[tuple[str, int]], today: date,
             then: date = date(2019, 1, 1)) -> tuple[dict[str, list[Promise]], int]:
    return between(in_order(before, set(), then), in_order(after, reported, today))


def numbers(found: tuple[dict[str, list[Promise]], int]) -> dict[str, list[int]]:
    return {kind: sorted(one.commitment.version for one in those) for kind, those in found[0].items()}


def test_each_change_is_in_the_list_of_its_kind() -> None:
    before = [held(1), held(2), held(3), held(4, KEPT), held(5)]
    after = [held(1, KEPT), held(2, DROPPED), held(3, OPEN), held(4, KEPT), held(6, KEPT), held(7)]
    found = promises(before, after, set(), TODAY)
    assert numbers(found) == {"kept": [1, 6], "dropped": [2], "overdue": [], "new": [6, 7], "other": [3]}
    assert {one.commitment.version: one.before for one in found[0]["kept"]} == {
        1: CommitmentStatus.NO_INFORMATION, 6: None}
    assert found[1] == 1


def said(commitment: Commitment, day: str) -> Commitment:
    """The commitment with the record of a person, on a day, that nothing was begun."""
    step = CommitmentStep(version=90, change=CommitmentChange.STATUS, by="Ann", at=f"{day}T09:00:00Z",
                          status=CommitmentStatus.NOT_STARTED)
    return replace(commitment, steps=(step,), status=CommitmentStatus.NOT_STARTED)


def test_overdue_are_those_of_which_a_person_said_so_since_the_earlier_edition() -> None:
    late, closed = said(held(1, year=2020), "2022-01-10"), held(2, KEPT, year=2020)
    assert numbers(promises([held(1, year=2020), closed], [late, closed], set(), TODAY))["overdue"] == [1]
    with_date = replace(said(held(3), "2025-06-01"), due=date(2025, 5, 31))
    assert numbers(promises([], [with_date], set(), TODAY))["overdue"] == [3]
    assert numbers(promises([], [with_date], set(), date(2025, 5, 31)))["overdue"] == []
    assert numbers(promises([late], [late], set(), TODAY, then=date(2023, 1, 1)))["overdue"] == []


def test_a_later_report_without_an_answer_makes_no_commitment_overdue() -> None:
    assert numbers(promises([held(1)], [held(1)], {("KHM", 2025)}, TODAY))["overdue"] == []


def test_one_that_is_open_again_is_listed_with_the_status_it_had() -> None:
    (reopened,) = promises([held(1, KEPT)], [held(1, OPEN)], set(), TODAY)[0]["other"]
    assert (reopened.before, reopened.commitment.status) == (KEPT, OPEN)
