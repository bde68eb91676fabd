"""Which commitments the public may see, and what of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from indicators.model.commitments import Commitment, CommitmentChange, status_after
from indicators.warehouse.narratives import Narrative


def public_commitments(commitments: Iterable[Commitment], reports: Iterable[Narrative]) -> list[Commitment]:
    """Return the commitments that the public may see: those whose report was public when they were confirmed, and
    whose words are in a report that is public now.

    The public sees what a public report answers, and updates released for it; never the name of an owner or of who
    recorded anything, nor a reason or evidence of a status.
    """
    public = {(report.ref_area, report.year): report for report in reports if report.public}
    return [_for_the_public(one, public) for one in commitments
            if one.public and _says(public.get((one.ref_area, one.year)), one.submission, one.text)]


def _says(report: Narrative | None, submission: str, words: str) -> bool:
    """Whether a report is the submission in which words were found or, saved anew, still has them."""
    return report is not None and (
        report.submission == submission or " ".join(words.split()) in " ".join(report.text.split()))


def _for_the_public(commitment: Commitment, public: Mapping[tuple[str, int], Narrative]) -> Commitment:
    """The commitment with the steps that the public may see, and the status that follows from these."""
    update = CommitmentChange.UPDATE
    steps = [replace(step, by="", reason="", link=step.link if step.change == update else "")
             for step in commitment.steps
             if step.public and step.change != CommitmentChange.OWNER
             and (step.change != CommitmentChange.ANSWERED
                  or _says(public.get((commitment.ref_area, step.year)), step.submission, step.text))]
    return replace(commitment, owner="", status=status_after(steps), steps=tuple(steps))
