"""Submissions: published, adopted, withdrawn and restored as a whole, each in one event."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from indicators.errors import Refusal
from indicators.ledger import approvals, chain, commitments, locks, received_files
from indicators.ledger.records import Event, EventKind, LogEntry, NewSubmission
from indicators.ledger.staleness import changes_since
from indicators.model import Actor

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

UNDER_A_CATALOGUE: tuple[EventKind, ...] = ("adopted", "published", "withdrawn", "restored")
"""Kinds of events that change what the adoption of a catalogue does."""


def publish(ledger: "Ledger", actor: Actor, submission: NewSubmission, *, previewed_on: int, read_under: int = 0
            ) -> Event:
    """Publish a submission. Raises StalePreview, NotAllowed, YearLocked and Refusal("submission.too_large").

    Its figures are interpreted under the catalogue in force: a catalogue adopted since the preview makes it stale,
    except that of version ``read_under``, under which it was read.
    """
    return publish_together(ledger, actor, [submission], previewed_on=previewed_on, read_under=read_under)[0]


def publish_together(ledger: "Ledger", actor: Actor, submissions: Sequence[NewSubmission], *, previewed_on: int,
                     read_under: int = 0, answers: Sequence[tuple[int, str, str]] = ()) -> list[Event]:
    """Publish all of the submissions or none; the first is the report of the ``answers``, each (commitment, text,
    status or ""). Of a file that waited among those received, each says when that was.
    """
    areas = tuple(sorted({area for submission in submissions for area in submission.areas}))
    with ledger.writing(actor, "publish", areas, previewed_on=previewed_on) as transaction:
        transaction.refuse_later(max(previewed_on, read_under), "adopted")
        events = list[Event]()
        for submission in received_files.take(transaction.connection, submissions):
            row = transaction.submission_row(submission)
            locks.refuse_locked(transaction.connection, row)
            transaction.refuse_changes(changes_since(transaction.connection, row, submission.rows, previewed_on))
            events.append(transaction.bring("published", row, submission.note))
        if answers:
            transaction.demand("set_commitment", areas)
            answered = commitments.unchanged(transaction, [version for version, _, _ in answers], previewed_on)
            events += commitments.answer(transaction, str(events[0].submission), answers, answered)
        return events


def adopt(ledger: "Ledger", actor: Actor, catalogue: bytes, *, previewed_on: int, note: str = "") -> Event:
    """Adopt a catalogue. Raises StalePreview if another one was adopted since the preview, or figures were
    published or withdrawn: the effect of the catalogue on those was not previewed; and NotAllowed("approval.*").
    """
    submission = NewSubmission(kind="catalogue", filename="catalogue.json", original=catalogue)
    with ledger.writing(actor, "adopt", previewed_on=previewed_on) as transaction:
        transaction.refuse_later(previewed_on, *UNDER_A_CATALOGUE)
        approvals.demand_second(transaction, "adopt", {"sha256": chain.sha256(catalogue)})
        return transaction.bring("adopted", transaction.submission_row(submission), note)


def prepare_adoption(ledger: "Ledger", actor: Actor, catalogue: bytes, *, previewed_on: int, note: str) -> LogEntry:
    """Prepare the adoption of a catalogue, for another person to approve. Raises as ``adopt`` does."""
    with ledger.writing(actor, "prepare", previewed_on=previewed_on, reason=note) as transaction:
        transaction.refuse_later(previewed_on, *UNDER_A_CATALOGUE)
        return approvals.prepare(transaction, "adopt", {"sha256": chain.sha256(catalogue)}, note)


def withdraw(ledger: "Ledger", actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
    """Withdraw a published submission; raises Refusal("submission.not_standing") if it is not published."""
    return _turn(ledger, "withdrawn", actor, submission_id, reason, previewed_on)


def restore(ledger: "Ledger", actor: Actor, submission_id: str, *, reason: str, previewed_on: int) -> Event:
    """Publish a withdrawn submission again, in its original order; raises Refusal("submission.stands")."""
    return _turn(ledger, "restored", actor, submission_id, reason, previewed_on)


def _turn(ledger: "Ledger", kind: EventKind, actor: Actor, submission_id: str, reason: str, previewed_on: int) -> Event:
    submission = ledger.submission(submission_id)
    if submission.kind == "catalogue":
        raise Refusal("submission.catalogue", submission=submission_id)
    action = "withdraw" if kind == "withdrawn" else "restore"
    with ledger.writing(actor, action, submission.areas, previewed_on=previewed_on, reason=reason) as transaction:
        last = transaction.last_turn(submission_id)
        if (last.kind == "withdrawn") == (kind == "withdrawn"):
            code = "submission.not_standing" if kind == "withdrawn" else "submission.stands"
            raise Refusal(code, submission=submission_id, name=last.actor_name, at=last.at, version=last.version)
        row = transaction.stored(submission_id)
        if row["rows"] is None:
            raise Refusal("submission.erased", submission=submission_id)
        locks.refuse_locked(transaction.connection, row)
        transaction.refuse_changes(changes_since(transaction.connection, row, row["rows"], previewed_on))
        return transaction.append(kind, submission=submission_id, note=reason)
