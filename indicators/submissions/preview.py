"""Preview of a file: interpreted, compared with the current data, with issues and notes."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from indicators.changes.comparison import Comparison, compare, retracted
from indicators.changes.plausibility import doubts
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import Candidate, Readings, ingest
from indicators.ingest.validation import Checked
from indicators.ingest.validation.row_issues import MOST_LISTED
from indicators.ledger import Ledger
from indicators.ledger.records import Submission
from indicators.model import KEY, Absence, Actor, Catalogue, Issue, Mark, Message, matched, observations
from indicators.permission import may
from indicators.submissions.remembered import Answer, Remembered, is_outdated, note_of, with_earlier
from indicators.warehouse.diff import CHANGED, NEW, UNCHANGED
from indicators.warehouse.snapshot import Snapshot

Stage = Literal["reading", "checking", "comparing"]
"""Stages of processing a file, in this order."""


def no_rows() -> np.ndarray:
    """Return an empty mask."""
    return np.zeros(0, bool)


@dataclass(frozen=True, kw_only=True)
class Prepared(Candidate):
    """A file that was read, validated and compared. If ``checked`` is None, the file is rejected as a whole."""

    version: int                               # data version it was compared with
    earlier: tuple[Answer, ...] = ()           # answers about earlier files that were used again
    comparison: Comparison | None = None
    doubted: np.ndarray = field(default_factory=no_rows)       # mask of rows of the comparison with a warning
    sent_before: Submission | None = None      # last published submission of the same bytes with the same choices
    left_out: np.ndarray = field(default_factory=no_rows)  # mask of rows rejected in the earlier submission, valid now
    locked: frozenset[int] = frozenset()       # locked years

    def counts(self) -> dict[str, int]:
        """Return the numbers of figures in the file, of new, changed and unchanged ones, and of absent ones."""
        comparison = self.comparison
        if self.checked is None or comparison is None:
            return dict.fromkeys(("rows", "new", "changed", "unchanged", "absent"), 0)
        return {"rows": self.checked.rows, "new": comparison.count(NEW), "changed": comparison.count(CHANGED),
                "unchanged": comparison.count(UNCHANGED), "absent": len(comparison.absent)}

    def counts_taken(self, reason: str = "") -> dict[str, int]:
        """Return the number of new and changed figures among those to be published."""
        kinds = no_rows() if self.comparison is None else self.comparison.kind[self.taken(reason)]
        return {kind: int((kinds == kind).sum()) for kind in (NEW, CHANGED)}

    def refused(self, reason: str = "") -> int:
        """Return the number of figures to be rejected: those with errors and, without a reason, those with warnings."""
        if self.checked is None:
            return 0
        return self.checked.refused + (0 if reason else int(self.doubted.sum()))

    @property
    def offers_rows(self) -> bool:
        """Whether there may be something to publish: for a file submitted before, only what was rejected then."""
        return self.comparison is not None and (self.sent_before is None or bool(self.left_out.any()))

    def taken(self, reason: str = "") -> np.ndarray:
        """Return a mask of the rows of the comparison to be published."""
        if self.comparison is None:
            return no_rows()
        taken = self.comparison.to_publish & (np.bool_(bool(reason)) | ~self.doubted)
        return taken & self.left_out if self.sent_before else taken

    def to_publish(self, reason: str = "", *, retract: bool = False) -> pd.DataFrame:
        """Return the OBSERVATION rows that change the current data; no retractions while rows have errors."""
        if self.checked is None or self.comparison is None or not self.offers_rows:
            return observations([])
        rows = self.comparison.rows[self.taken(reason)]
        if retract and not self.checked.refused:
            absent = self.comparison.absent
            rows = pd.concat([rows, retracted(absent[~absent["year"].isin(list(self.locked))])])
        return rows.reset_index(drop=True)


def prepare(content: bytes, filename: str, choices: Choices, ledger: Ledger, snapshot: Snapshot,
            progress: Callable[[Stage], None] = lambda _: None, before: Prepared | None = None,
            sender: Actor | None = None) -> Prepared:
    """Read, map, validate and compare a file with the newest version; nothing is written.

    Rows of countries that are not ``sender``'s, where one is given, are rejected if they would change anything.
    ``progress`` is called with the current stage, repeatedly during reading; an exception that it raises cancels the
    work. Readings of the same file prepared ``before`` are reused.
    """
    version, remembered = snapshot.catch_up(), Remembered(ledger)
    catalogue = snapshot.catalogue(version)

    def read(remembered: Remembered, readings: Readings | None) -> Candidate:
        return ingest(content, filename, choices, catalogue, remembered.choices, reading_on=lambda: progress("reading"),
                      checking=lambda: progress("checking"), readings=readings)

    candidate = read(remembered, before.readings if before else None)
    earlier = remembered.used_in(candidate, choices)
    if outdated := [answer for answer in earlier if is_outdated(answer, candidate.reading)]:
        candidate = read(Remembered(ledger, without=outdated), candidate.readings)
        earlier = [answer for answer in earlier if answer not in outdated]
    prepared = Prepared(**vars(candidate) | {
        "choices": replace(with_earlier(choices, earlier), sheet=candidate.choices.sheet),
        "notes": (*candidate.notes, *note_of(earlier, catalogue))}, version=version, earlier=tuple(earlier))
    if candidate.checked is None:
        return prepared
    progress("comparing")
    return _compared(prepared, _of_one_world(candidate.checked, catalogue), ledger, snapshot, sender)


def _of_one_world(checked: Checked, catalogue: Catalogue) -> Checked:
    """Mark every figure under invented countries as illustrative; under real ones, reject those that are so marked."""
    marks = checked.observations["marks"].str.split()
    if catalogue.is_invented:
        together = [" ".join(sorted({*of_row, Mark.ILLUSTRATIVE})) for of_row in marks]
        return replace(checked, observations=checked.observations.assign(marks=pd.array(together, dtype="str")))
    invented = np.array([Mark.ILLUSTRATIVE in of_row for of_row in marks], bool)
    return _without(checked, invented, "figure.illustrative", "marks") if invented.any() else checked


def _without(checked: Checked, rejected: np.ndarray, code: str, column: str) -> Checked:
    """Reject some rows of a file, for what they have in a column; the others may be published."""
    table, count = checked.table, int(rejected.sum())
    first = [Issue(code=code, sheet=table.sheet, row=int(table.rows[checked.table_rows[row]]), column=column,
                   found=(found := str(checked.observations[column][row])), values={"code": found})
             for row in np.flatnonzero(rejected)[:MOST_LISTED]]
    return replace(checked, observations=checked.observations[~rejected].reset_index(drop=True),
                   table_rows=checked.table_rows[~rejected], refused=checked.refused + count,
                   issues=[*checked.issues, *first], unlisted=checked.unlisted + count - len(first))


def _compared(prepared: Prepared, checked: Checked, ledger: Ledger, snapshot: Snapshot, sender: Actor | None
              ) -> Prepared:
    """Compare the file with the current data: rows of locked years or of other people's countries are rejected,
    doubtful ones get a warning.
    """
    current, locked = snapshot.observations(version=prepared.version), ledger.locked()
    comparison = compare(checked, current)
    changes_locked = comparison.to_publish & np.isin(comparison.rows["year"], list(locked))
    if changes_locked.any():
        checked = _without(checked, changes_locked, "year.locked", "year")
        comparison = compare(checked, current)
    areas = [area for area in comparison.rows["ref_area"].unique() if sender and not may(sender, "publish", area)]
    changes_others = comparison.to_publish & comparison.rows["ref_area"].isin(areas).to_numpy()
    if changes_others.any():
        checked = _without(checked, changes_others, "country.not_yours", "ref_area")
        comparison = compare(checked, current)
    before = sent_before(prepared, prepared.version, snapshot)
    left_out = left_out_before(before, checked, comparison, snapshot, prepared.version)
    doubt = doubts(checked, comparison, snapshot.catalogue(prepared.version), of=left_out if before else None)
    issues = sorted((*prepared.issues, *checked.issues, *doubt.issues), key=lambda issue: issue.row)
    notes = [*_notes(checked.unlisted + doubt.unlisted, comparison)]
    if before:
        notes += _notes_of_second_time(before, left_out, *replaced_since(before, comparison, left_out, snapshot,
                                                                         prepared.version))
    elif len(comparison.rows) and not comparison.to_publish.any():
        notes.append(Message(code="note.same_figures"))
    return replace(prepared, checked=checked, comparison=comparison, doubted=doubt.rows, issues=tuple(issues),
                   notes=(*prepared.notes, *checked.notes, *notes), sent_before=before, left_out=left_out,
                   locked=frozenset(locked))


def _notes(unlisted: int, comparison: Comparison) -> list[Message]:
    """How the valid rows compare with the current data."""
    retracts = (comparison.rows["absence"] == Absence.RETRACTED).to_numpy()
    counts = {"note.unlisted": unlisted, **{code: int((mask & comparison.to_publish).sum()) for code, mask in (
        ("note.retracted", retracts), ("note.kept_beside", comparison.kept), ("note.fell_beside", comparison.fell))}}
    return [Message(code=code, values={"count": count}) for code, count in counts.items() if count]


def _notes_of_second_time(before: Submission, left_out: np.ndarray, replaced: int,
                          submissions: Collection[str]) -> list[Message]:
    """What became of an earlier submission of the same file: figures rejected then, and figures replaced since."""
    notes = [Message(code="note.same_file_left_out" if left_out.any() else "note.same_file", values={
        "submission": before.id, "name": before.actor_name, "on": before.at[:10], "version": before.version,
        "count": int(left_out.sum())})]
    if replaced:
        code = "note.replaced_since" if submissions else "note.withdrawn_since"
        notes.append(Message(code=code, values={
            "count": replaced, "submissions": submissions, "many": len(submissions)}))
    return notes


def checked_again(prepared: Prepared, ledger: Ledger, snapshot: Snapshot, sender: Actor) -> Prepared:
    """Prepare the file again, but keep its version, so that a preview that no longer holds is refused."""
    again = prepare(prepared.content, prepared.filename, prepared.choices, ledger, snapshot, before=prepared,
                    sender=sender)
    return replace(again, version=prepared.version)


def sent_before(candidate: Candidate, version: int, snapshot: Snapshot) -> Submission | None:
    """Return the last published submission of the same bytes, choices and source, if there is one."""
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
    for lack of a reason or because the year was locked. What others changed since is not undone by sending it again.
    """
    if before is None or not before.payload.get("refused"):
        return np.zeros(len(comparison.rows), bool)
    codes = snapshot.codes(version)
    then = compare(checked, snapshot.observations(version=before.version - 1, codes=codes))
    published = matched(comparison.rows, snapshot.submitted(before.id, codes=codes))
    return then.to_publish & ~published & comparison.to_publish


def replaced_since(before: Submission, comparison: Comparison, left_out: np.ndarray, snapshot: Snapshot,
                   version: int) -> tuple[int, list[str]]:
    """Return how many figures sent before are no longer current, and the submissions that replaced them."""
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
