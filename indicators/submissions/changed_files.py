"""Files in data/ that changed since they were last loaded: a preview of the changes, and submitting them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from indicators.catalogue import canonical_bytes
from indicators.catalogue.diff import Change, changed_parts
from indicators.changes.adoption import Adoption, adoption
from indicators.changes.comparison import retracted
from indicators.changes.status_flips import flips_under
from indicators.changes.versions import Changes, changes, changes_by
from indicators.errors import InputRefused, Refusal
from indicators.ledger import Ledger
from indicators.ledger.records import Event, LogEntry, NewSubmission, Submission
from indicators.model import KEY, Actor, Catalogue, matched, observations
from indicators.model.parquet import from_parquet, to_parquet
from indicators.submissions.shipped_data import Folder, of_figures, read_folder
from indicators.warehouse.diff import ABSENT, CHANGED, NEW, diff, side
from indicators.warehouse.snapshot import Snapshot

Loaded = dict[str, list[Submission]]
"""File name -> submissions loaded from it, oldest first, including withdrawn ones."""


@dataclass(frozen=True, kw_only=True)
class FileChange:
    """A file of figures compared with what was loaded from it before. Frames have the OBSERVATION schema."""

    file: str                      # "observations/germany.csv"
    original: bytes                # the whole file; empty if it was deleted
    new: pd.DataFrame
    changed: pd.DataFrame          # as in the file now
    before: pd.DataFrame           # same keys in the same order, as loaded
    absent: pd.DataFrame           # as loaded; kept, unless the user retracts them
    replacing: pd.DataFrame        # current rows, submitted by people since, that the new or changed rows would replace

    def submission(self, note: str, *, retract: bool) -> NewSubmission:
        """Return the submission of the rows to publish."""
        return of_figures(self.file, self.original, self.rows(retract=retract), note)

    def rows(self, *, retract: bool) -> pd.DataFrame:
        """Return the OBSERVATION rows to publish."""
        return _stack([self.new, self.changed, *([retracted(self.absent)] if retract else [])])


@dataclass(frozen=True, kw_only=True)
class Pending:
    """Changes awaiting confirmation; ``version`` is the data version with which they were compared."""

    version: int
    catalogue: Catalogue | None                    # None if unchanged
    changes: tuple[Change, ...]                    # differences from the catalogue in force
    adoption: Adoption                             # effect of adopting it on the current figures
    files: tuple[FileChange, ...]
    reports: tuple[NewSubmission, ...]             # new or changed
    absent_reports: tuple[str, ...]                # files that were deleted; their reports are kept

    @property
    def catalogue_changes(self) -> tuple[tuple[str, str], ...]:
        """Kind and code of each part of the catalogue that differs: ("goal", "1.1"), ("unit", "hours")."""
        return tuple(dict.fromkeys((change.part, change.code) for change in self.changes))

    @cached_property
    def digest(self) -> str:
        """Digest of the changes, regardless of other submissions in the meantime."""
        frames = [to_parquet(observations(frame)) for file in self.files
                  for frame in (file.new, file.changed, file.before, file.absent, file.replacing)]
        catalogue = canonical_bytes(self.catalogue) if self.catalogue else b""
        texts = (self.changes, [(file.file, file.original) for file in self.files], self.reports, self.absent_reports)
        return hashlib.sha256(b"".join((catalogue, *frames, repr(texts).encode()))).hexdigest()

    def submissions(self, note: str = "", *, retract: bool) -> list[NewSubmission]:
        """Return the submissions to publish, apart from the catalogue."""
        figures = [file.submission(note, retract=retract) for file in self.files if len(file.rows(retract=retract))]
        return [*figures, *(replace(report, note=note) for report in self.reports)]

    def rows(self, *, retract: bool) -> pd.DataFrame:
        """Return the OBSERVATION rows to publish, of all files."""
        return _stack([file.rows(retract=retract) for file in self.files])


def pending_changes(snapshot: Snapshot, pending: Pending, *, retract: bool = False) -> Changes:
    """Return what confirming ``pending`` would change of the current figures and statuses."""
    rows, after = pending.rows(retract=retract), pending.catalogue
    if after is None:
        return changes_by(snapshot.observations(version=pending.version), rows, snapshot.catalogue(pending.version))
    current = snapshot.observations(version=pending.version, codes=snapshot.codes(pending.version, after))
    return Changes(rows=changes(current[matched(current, rows)], rows),
                   flips=flips_under(snapshot, rows, pending.version, after))


def differences(ledger: Ledger, snapshot: Snapshot, folder: Path) -> Pending:
    """Return what changed in ``folder`` since it was loaded; raises InputRefused as shipped_data.read_folder does.

    A file is compared with what was loaded from a file of its name, not with the current data: a figure that a person
    has replaced since is not offered again while the file is unchanged.
    """
    content = read_folder(folder)
    version = snapshot.catch_up()
    in_force = snapshot.catalogue(version)
    changes = changed_parts(in_force, content.catalogue)
    under = content.catalogue if changes else None
    loaded: Loaded = {}
    for submission in ledger.submissions():
        loaded.setdefault(submission.payload.get("shipped", ""), []).append(submission)
    reports = {submission.payload["shipped"]: submission
               for submission in content.submissions if submission.kind == "narrative"}
    return Pending(
        version=version, catalogue=under, changes=changes,
        adoption=adoption(snapshot, version, under) if under else Adoption(),
        files=tuple(_file_changes(snapshot, version, under, content, loaded)),
        reports=tuple(report for file, report in reports.items() if not _is_loaded(report, loaded.get(file, []))),
        absent_reports=tuple(sorted(file for file in loaded if file.startswith("narratives/") and file not in reports)),
    )


def submit_differences(
    ledger: Ledger, pending: Pending, actor: Actor, note: str, *, retract: bool = False
) -> list[Event]:
    """Adopt the catalogue and publish new and changed rows; with ``retract`` also retract absent ones.

    Raises StalePreview if someone has since changed the same data; what was published before that is kept, and the rest
    is offered again. Raises InputRefused("catalogue.not_adopted"), and publishes nothing, if the meaning of figures
    would change.
    """
    if pending.adoption.refused:
        raise InputRefused("catalogue.not_adopted", pending.adoption.refused)
    events = []
    if pending.catalogue:
        content = canonical_bytes(pending.catalogue)
        events.append(ledger.adopt(actor, content, previewed_on=pending.version, note=note))
    read_under = events[-1].version if events else 0
    for submission in pending.submissions(note, retract=retract):
        events.append(ledger.publish(actor, submission, previewed_on=pending.version, read_under=read_under))
    return events


def prepare_adoption(ledger: Ledger, pending: Pending, actor: Actor, note: str) -> LogEntry:
    """Prepare the adoption of the changed catalogue, for another person to approve by ``submit_differences``.

    Raises InputRefused("catalogue.not_adopted") and, if no goal or codelist changed, Refusal("approval.no_catalogue").
    """
    if pending.adoption.refused:
        raise InputRefused("catalogue.not_adopted", pending.adoption.refused)
    if pending.catalogue is None:
        raise Refusal("approval.no_catalogue")
    return ledger.prepare_adoption(actor, canonical_bytes(pending.catalogue), previewed_on=pending.version, note=note)


def _is_loaded(report: NewSubmission, before: list[Submission]) -> bool:
    """Whether a report is identical to what was last loaded from its file."""
    if not before:
        return False
    last = before[-1]
    return (hashlib.sha256(report.original).hexdigest() == last.original_sha256
            and (report.areas, report.years, report.source, dict(report.payload))
            == (last.areas, last.years, last.source, last.payload))


def _file_changes(snapshot: Snapshot, version: int, under: Catalogue | None, content: Folder,
                  loaded: Loaded) -> Iterator[FileChange]:
    """Yield the files of figures, by name, that differ from what was loaded from them, under the folder's catalogue."""
    codes = snapshot.codes(version, under)
    files = {submission.payload["shipped"]: submission
             for submission in content.submissions if submission.kind == "observations"}
    rows = {file: observations(from_parquet(submission.rows).to_pandas()) for file, submission in files.items()}
    every, current = _stack(rows.values()), snapshot.observations(version=version, codes=codes)
    ours = [submission.id for file, submissions in loaded.items() if file for submission in submissions]
    by_people = current[~current["submission"].isin(ours)]
    for file in sorted({*files, *(file for file in loaded if file.startswith("observations/"))}):
        before = _stack(snapshot.submitted(submission.id, codes=codes)
                        for submission in loaded.get(file, [])).drop_duplicates(KEY, keep="last")
        compared = diff(before, rows.get(file, observations([])))
        new, changed, absent = (compared[compared["kind"] == kind] for kind in (NEW, CHANGED, ABSENT))
        absent = absent[~matched(absent, every)]
        touched = pd.concat([new, changed])
        if len(touched) or len(absent):
            yield FileChange(
                file=file, original=files[file].original if file in files else b"", new=side(new, "after"),
                changed=side(changed, "after"), before=side(changed, "before"), absent=side(absent, "before"),
                replacing=by_people[matched(by_people, touched)])


def _stack(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Concatenate OBSERVATION frames; an empty frame if there are none."""
    several = list(frames)
    return observations(pd.concat(several, ignore_index=True) if several else [])

