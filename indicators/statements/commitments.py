"""Which commitments an audience may see, and what of them."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Protocol

from indicators.model import Audience
from indicators.model.commitments import Commitment, CommitmentChange, CommitmentStatus


class Reported(Protocol):
    """A country's report of a year that is on file."""

    @property
    def ref_area(self) -> str:
        """The country."""

    @property
    def year(self) -> int:
        """The year that it is about."""

    @property
    def submission(self) -> str:
        """The submission that holds it."""

    @property
    def public(self) -> bool:
        """Whether it is cleared for the public."""


def visible_commitments(held: Iterable[Commitment], reports: Iterable[Reported], audience: Audience
                        ) -> list[Commitment]:
    """Return the commitments that an audience may see: for the public, those whose report was public when they were
    confirmed, and is public now.

    The public sees what a public report answers, and updates released for it; never an owner's name or a reason.
    """
    if audience == "staff":
        return list(held)
    public = {(report.ref_area, report.year): report.submission for report in reports if report.public}
    return [_for_the_public(one, set(public.values())) for one in held
            if one.public and (one.ref_area, one.year) in public]


def _for_the_public(commitment: Commitment, reports: Collection[str]) -> Commitment:
    """The commitment with the steps that the public may see, and the status that follows from these."""
    kept = [replace(step, reason="") for step in commitment.steps
            if step.public and step.change != CommitmentChange.OWNER
            and (step.change != CommitmentChange.ANSWERED or step.submission in reports)]
    status = next((step.status for step in reversed(kept) if step.status), CommitmentStatus.NO_INFORMATION)
    return replace(commitment, owner="", status=status, steps=tuple(kept))
