"""Detect files submitted before: with which choices, and which of their rows were rejected then."""

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np

from indicators.changes.comparison import Comparison, compare
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import Candidate
from indicators.ingest.validation import Checked
from indicators.ledger.records import Submission
from indicators.model import KEY, matched
from indicators.warehouse.snapshot import Snapshot


def sent_before(candidate: Candidate, version: int, snapshot: Snapshot) -> Submission | None:
    """Return the last published submission of the same bytes and choices and, if one is given, the same source; else
    None.
    """
    digest, codes = hashlib.sha256(candidate.content).hexdigest(), snapshot.codes(version)

    def alike(before: Submission) -> bool:
        then = Choices.read(before.payload.get("choices", {}))
        now, was = (replace(choices.recoded(lambda code: codes.get(code, code)), source="")
                    for choices in (candidate.choices, then))
        return now.stated() == was.stated() and candidate.choices.source in ("", then.source)

    return next((submission for submission in reversed(snapshot.active_submissions(version))
                 if submission.original_sha256 == digest and alike(submission)), None)


def left_out_before(before: Submission | None, checked: Checked, comparison: Comparison, snapshot: Snapshot,
                    version: int) -> np.ndarray:
    """Return a mask of rows that would have changed the data when the same file was submitted before, but were rejected
    for lack of a reason or because the year was locked.

    All other rows were published then or changed nothing; what others changed since is not undone by submitting the
    file again.
    """
    if before is None or not before.payload.get("refused"):
        return np.zeros(len(comparison.rows), bool)
    codes = snapshot.codes(version)
    then = compare(checked, snapshot.observations(version=before.version - 1, codes=codes))
    published = matched(comparison.rows, snapshot.submitted(before.id, codes=codes))
    return then.to_publish & ~published & comparison.to_publish


def replaced_since(before: Submission, comparison: Comparison, left_out: np.ndarray, snapshot: Snapshot,
                   version: int) -> tuple[int, list[str]]:
    """Return how many figures of a file already submitted are no longer current, and the submissions that replaced
    them.
    """
    rows = comparison.rows.loc[comparison.to_publish & ~left_out, KEY]
    if rows.empty:
        return 0, []
    current = snapshot.observations(version=version)[[*KEY, "submission"]]
    still_current = current[current["submission"] == before.id]
    rows = rows[~matched(rows, still_current)]
    return len(rows), sorted(rows.merge(current, on=KEY)["submission"].unique(), key=lambda code: (len(code), code))


def choices_before(content: bytes, snapshot: Snapshot) -> Choices:
    """Return the choices of the last published submission of the same bytes; empty if there is none."""
    digest = hashlib.sha256(content).hexdigest()
    choices: Any = next((submission.payload["choices"] for submission in reversed(snapshot.active_submissions())
                         if submission.original_sha256 == digest and "choices" in submission.payload), {})
    return replace(Choices.read(choices), source="")
