"""The state of each submission, and a preview of withdrawing or restoring one."""

from dataclasses import dataclass
from typing import Literal

from indicators.changes.status_flips import flips
from indicators.changes.versions import Changes, changes
from indicators.judging.scoreboard import judge
from indicators.ledger import Ledger
from indicators.ledger.chain import blanked_rows
from indicators.ledger.records import Event, EventKind, LogEntry, Submission
from indicators.ledger.subjects import WITHDRAWAL, withdrawals
from indicators.model import KEY
from indicators.warehouse.snapshot import Snapshot

State = Literal["in_use", "withdrawn", "erased", "in_force", "replaced"]
"""The last two apply to catalogues."""

RELEASING = ("released", "release_taken_back")
"""Events that change at once what the public sees, and leave nothing to be published."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A submission, its state, its events from first to last, and the log entry of its erasure, if any."""

    submission: Submission
    state: State
    events: tuple[Event, ...]
    erased: LogEntry | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Figures saved and rejected; of a file compared with the figures of its time, those of each kind as well."""
        saved, payload = self.submission.row_count, self.submission.payload
        if "counts" not in payload:              # of shipped and of changed files, which are saved as they are
            return {"saved": saved}
        new, changed = payload["counts"]["new"], payload["counts"]["changed"]
        return {"saved": saved, "new": new, "changed": changed, "retracted": saved - new - changed,
                "rejected": payload.get("refused", {}).get("count", 0)}


@dataclass(frozen=True, kw_only=True)
class WordsEntry:
    """A remark or a change of a commitment, whose words can be erased, with its withdrawal and erasure, if any."""

    event: Event
    withdrawal: Event | None
    erased: LogEntry | None


@dataclass(frozen=True, kw_only=True)
class Undoing:
    """The effect of withdrawing or restoring a submission; ``version`` is the data version for which it was computed.

    ``covered`` of its ``keys`` have a later current row either way, and do not change. ``reports`` are the country and
    year whose report would change or disappear.
    """

    version: int
    keys: int
    covered: int
    changes: Changes
    reports: tuple[tuple[str, int], ...]


def history(ledger: Ledger) -> list[Entry]:
    """Return all submissions, newest first."""
    events_of: dict[str, list[Event]] = {}
    for event in ledger.events():
        if event.submission:
            events_of.setdefault(event.submission, []).append(event)
    submissions = ledger.submissions()
    in_force = max((submission.version for submission in submissions if submission.kind == "catalogue"), default=0)
    erased = erasures(ledger)
    return [Entry(submission=submission, state=_state(submission, events_of[submission.id], in_force),
                  events=tuple(events_of[submission.id]),
                  erased=erased.get(("submission", submission.id)))
            for submission in reversed(submissions)]


def unpublished(ledger: Ledger, since: int) -> int:
    """How many data events since the released version, 0 for none, a reader of the next release could see."""
    return sum(event.kind not in RELEASING and event.payload.get("public", True)
               for event in ledger.events(after=since))


def erasures(ledger: Ledger) -> dict[tuple[str, object], LogEntry]:
    """Return the log entry of each erasure, by kind ("submission", "event" or "log") and id."""
    return {row: entry for entry in reversed(ledger.log("erased")) for row in blanked_rows(entry.payload)}


def _state(submission: Submission, events: list[Event], in_force: int) -> State:
    if submission.erased:
        return "erased"
    if submission.kind == "catalogue":
        return "in_force" if submission.version == in_force else "replaced"
    return "withdrawn" if events[-1].kind == "withdrawn" else "in_use"


def words_entries(ledger: Ledger, kind: EventKind) -> list[WordsEntry]:
    """Return all remarks or changes of commitments ever recorded, newest first, each with its withdrawal."""
    events = ledger.events(kind, WITHDRAWAL[kind])
    withdrawal_of, erased = withdrawals(events), erasures(ledger)
    return [WordsEntry(event=event, withdrawal=withdrawal_of.get(event.version),
                       erased=erased.get(("event", event.version)))
            for event in reversed(events) if event.kind == kind]


def undoing(ledger: Ledger, snapshot: Snapshot, submission: Submission, *, restore: bool) -> Undoing:
    """Return what withdrawing or restoring a submission would change now; raises Refusal if it was erased."""
    version = snapshot.catch_up()
    ledger.rows(submission.id)               # raises if they were erased
    keys = snapshot.submitted(submission.id, codes=snapshot.codes(version))[KEY].drop_duplicates()
    current = snapshot.observations(version=version)
    rows = snapshot.observations_if_turned(submission.id, active=restore, version=version)
    rows_before = rows if restore else current
    before, after = (judge(side, snapshot.catalogue(version)) for side in (current, rows))
    return Undoing(
        version=version, keys=len(keys), covered=len(keys) - int((rows_before["submission"] == submission.id).sum()),
        changes=Changes(rows=changes(current, rows), flips=flips(before, after)),
        reports=tuple(_reports(snapshot, submission, version, restore=restore)))


def _reports(snapshot: Snapshot, submission: Submission, version: int, *, restore: bool) -> list[tuple[str, int]]:
    """Country and year of a report, if withdrawing or restoring it changes which report is shown."""
    if submission.kind != "narrative":
        return []
    about = submission.areas[0], submission.years[0]
    version_in_use = next((snapshot.submission(report.submission).version for report in snapshot.narratives(version)
                           if (report.ref_area, report.year) == about), 0)
    turned = submission.version > version_in_use if restore else submission.version == version_in_use
    return [about] if turned else []
