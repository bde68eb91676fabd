"""A file from its bytes to the ledger: read, map, check, compare; then publish what the person confirms."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Literal

import numpy as np
import pandas as pd

from indicators import wording
from indicators.model import Actor, Catalogue, Finding, Message
from indicators.store.ledger import Ledger
from indicators.store.records import Event, NewSubmission, Submission, SubmissionKind
from indicators.store.rows import from_parquet, to_parquet
from indicators.store.snapshot import Snapshot
from indicators.submissions.beside import BESIDE
from indicators.submissions.check import Checked, check
from indicators.submissions.check.rows import Rows
from indicators.submissions.columns import INDICATOR, Choices, map_columns
from indicators.submissions.compare import (
    CHANGED,
    NEW,
    TEXTS,
    UNCHANGED,
    Comparison,
    compare,
    retracted,
)
from indicators.submissions.doubts import doubts
from indicators.submissions.locked import without_locked
from indicators.submissions.memory import recall, remembered
from indicators.submissions.reading import Reading, read

ATTEMPT = "attempt"
"""Kind of the second log's entries of files that were refused; their bytes are not kept."""

MOST_ON_RECORD = 100

Stage = Literal["reading", "checking", "comparing"]
"""What is being done with a file, in this order."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file that was read, checked and compared. Where ``checked`` is None the file is refused as a whole."""

    filename: str
    content: bytes
    choices: Choices
    reading: Reading
    checked: Checked | None
    comparison: Comparison | None
    doubted: np.ndarray                        # which rows of the comparison have a warning
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...]
    sent_before: Submission | None             # the last standing one of the same bytes, read in the same way
    left_out: np.ndarray                       # where sent before: which rows were not taken then, and can be now
    roles: tuple[str, ...] = ()                # what each column of the header is for, "" for nothing
    version: int                               # data version that it was compared with
    locked: frozenset[int] = frozenset()       # years whose figures stay

    def counts(self) -> dict[str, int]:
        """Figures in the file, and among the good ones those that are new, changed and unchanged; and absent ones."""
        found = self.comparison
        if self.checked is None or found is None:
            return dict.fromkeys(("rows", "new", "changed", "unchanged", "absent"), 0)
        return {"rows": self.checked.rows, "new": found.count(NEW), "changed": found.count(CHANGED),
                "unchanged": found.count(UNCHANGED), "absent": len(found.absent)}

    def refused(self, reason: str = "") -> int:
        """Figures that are not taken: those with errors, and without a reason those with warnings."""
        if self.checked is None:
            return 0
        return self.checked.refused + (0 if reason else int(self.doubted.sum()))

    @property
    def offers_rows(self) -> bool:
        """Whether there may be something to publish: of a file that was sent before only what was left out then."""
        return self.comparison is not None and (self.sent_before is None or bool(self.left_out.any()))

    def taken(self, reason: str = "") -> np.ndarray:
        """Which rows of the comparison would be published."""
        if self.comparison is None:
            return np.zeros(0, bool)
        taken = self.comparison.to_publish & (np.bool_(bool(reason)) | ~self.doubted)
        return taken & self.left_out if self.sent_before else taken

    def to_publish(self, reason: str = "", *, retract: bool = False) -> pd.DataFrame:
        """OBSERVATION that would be published: good rows that change what stands, and what is taken back.

        Nothing is taken back while rows have errors: what they are about is in the file.
        """
        if self.checked is None or self.comparison is None or not self.offers_rows:
            return pd.DataFrame()
        good = self.comparison.coded.take(self.taken(reason)).frame()
        absent = self.comparison.absent
        absent = absent[~absent["year"].isin(list(self.locked))]
        if not retract or self.checked.refused or absent.empty:
            return good
        return pd.concat([good, retracted(absent)], ignore_index=True)


def prepare(content: bytes, filename: str, choices: Choices, ledger: Ledger, snapshot: Snapshot,
            tell: Callable[[Stage], None] = lambda _: None) -> Prepared:
    """Read, map, check and compare a file with the newest version; nothing is written.

    ``tell`` is told what is being done, while a file is read again and again; what it raises ends the work.
    """
    version = snapshot.catch_up()
    catalogue = snapshot.catalogue(version)
    reading = read(content, choices.wishes(filename), going_on=lambda: tell("reading"))
    nothing = Prepared(
        filename=filename, content=content, choices=choices, reading=reading, checked=None, comparison=None,
        doubted=np.zeros(0, bool), findings=tuple(reading.findings), notes=tuple(reading.notes), sent_before=None,
        left_out=np.zeros(0, bool), version=version)
    if reading.refused:
        return nothing
    tell("checking")
    known = recall(ledger, reading.header)
    choices = remembered(choices.like(reading.before), known)
    mapped = map_columns(reading, catalogue, choices)
    nothing = replace(nothing, choices=choices, roles=mapped.roles)
    notes = (*reading.notes, *_coloured(reading.before, catalogue), *_remembered(known, catalogue), *mapped.notes)
    if mapped.table is None:
        return replace(nothing, findings=(*reading.findings, *mapped.findings), notes=notes)
    checked = check(mapped.table, catalogue, mapped.choices, reading.written_with, filename)
    checked = replace(checked, refused=checked.refused + len(reading.findings),
                      rows=checked.rows + len(reading.findings))
    tell("comparing")
    standing = standing_beside(checked, snapshot, version)
    comparison = compared(checked, standing)
    locked = ledger.locked()
    unlocked = without_locked(checked, comparison, locked)
    if unlocked is not checked:
        checked, comparison = unlocked, compared(unlocked, standing)
    before = _sent_before(content, choices, snapshot, version)
    left_out = _left_out(before, checked, comparison, ledger, snapshot)
    doubt = doubts(checked, comparison, catalogue, of=left_out if before else None)
    findings = sorted((*reading.findings, *checked.findings, *doubt.findings), key=lambda each: each.row)
    notes = (*notes, *checked.notes,
             *_more_notes(checked.unlisted + doubt.unlisted, comparison, before, int(left_out.sum())))
    return replace(nothing, checked=checked, comparison=comparison, doubted=doubt.rows, findings=tuple(findings),
                   notes=notes, sent_before=before, left_out=left_out, locked=frozenset(locked))


def checked_again(prepared: Prepared, ledger: Ledger, snapshot: Snapshot) -> Prepared:
    """The same file with what now stands and is locked; it is published only where what was previewed still holds."""
    again = prepare(prepared.content, prepared.filename, prepared.choices, ledger, snapshot)
    return replace(again, version=prepared.version)


def standing_beside(checked: Checked, snapshot: Snapshot, version: int) -> Rows:
    """What stands as of a version of the areas and indicators of the good rows, at least."""
    areas, indicators = (checked.good.texts[name].used for name in ("ref_area", "indicator"))
    return Rows.of_table(snapshot.coded(areas, indicators, version=version))


def compared(checked: Checked, standing: Rows) -> Comparison:
    """The good rows against what stands, each column as far as the file has it."""
    columns = set(checked.table.columns)
    said = columns | ({"marks"} if "obs_status" in columns else set())
    return compare(checked.good, standing, frozenset(columns & set(TEXTS)), frozenset(BESIDE) - said)


def _coloured(before: Mapping[str, Any], catalogue: Catalogue) -> list[Message]:
    """That a workbook with its faults coloured is read as the file that it was made of."""
    said = [*(before[name] for name in ("indicator", "country", "year") if before.get(name)),
            *(f"{name} = {_meant(meant, catalogue)}" for kind in ("columns", "indicators", "areas")
              for name, meant in before.get(kind, {}).items() if meant)]
    return [Message(code="note.coloured" if said else "note.coloured_alone", values={"said": "; ".join(said)})
            ] if before else []


def _remembered(known: Choices, catalogue: Catalogue) -> list[Message]:
    """That something decided before is used again."""
    said = [f"{name} = {_meant(meant, catalogue)}"
            for each in (known.columns, known.indicators, known.areas) for name, meant in each.items() if meant]
    return [Message(code="note.remembered", values={"count": len(said), "said": "; ".join(said)})] if said else []


def _meant(meant: str, catalogue: Catalogue) -> str:
    """An indicator's title and an area's name for their codes; what else a column is for, in words."""
    code = meant.removeprefix(INDICATOR)
    if code in catalogue.indicators:
        return wording.text(catalogue.indicators[code].title)
    return catalogue.area[code].name if code in catalogue.area else meant.replace("_", " ")


def _more_notes(unlisted: int, comparison: Comparison, before: Submission | None, left_out: int) -> list[Message]:
    notes = []
    if unlisted:
        notes.append(Message(code="note.unlisted", values={"count": unlisted}))
    if kept := int((comparison.kept & comparison.to_publish).sum()):
        notes.append(Message(code="note.kept_beside", values={"count": kept}))
    if fell := int((comparison.fell & comparison.to_publish).sum()):
        notes.append(Message(code="note.fell_beside", values={"count": fell}))
    if before:
        notes.append(Message(code="note.same_file_left_out" if left_out else "note.same_file", values={
            "submission": before.id, "name": before.actor_name, "on": before.at[:10], "version": before.version,
            "count": left_out}))
    elif len(comparison.coded) and not comparison.to_publish.any():
        notes.append(Message(code="note.same_figures"))
    return notes


def _sent_before(content: bytes, choices: Choices, snapshot: Snapshot, version: int) -> Submission | None:
    """The last standing one of the same bytes, read with the same choices, whatever source was named for it."""
    digest, said = hashlib.sha256(content).hexdigest(), replace(choices, source="").said()
    return next((each for each in reversed(snapshot.standing(version)) if each.original_sha256 == digest
                 and {**each.payload.get("choices", {}), "source": ""} == {**said, "source": ""}), None)


def _left_out(before: Submission | None, checked: Checked, comparison: Comparison, ledger: Ledger,
              snapshot: Snapshot) -> np.ndarray:
    """Which rows would have changed what stood when the same bytes were sent, and were not taken: for want of a
    reason, or in a locked year.

    All else of that file was taken then, or changed nothing: what others made of it since is not undone by sending it
    again.
    """
    if before is None or not before.payload.get("refused"):
        return np.zeros(len(comparison.coded), bool)
    then = compared(checked, standing_beside(checked, snapshot, before.version - 1))
    taken = compare(checked.good, Rows.of_table(from_parquet(ledger.rows(before.id))))
    return then.to_publish & (taken.kind == NEW) & comparison.to_publish


def choices_before(content: bytes, snapshot: Snapshot) -> Choices:
    """The choices with which the same bytes were sent last, of what stands; none where they were not sent."""
    digest = hashlib.sha256(content).hexdigest()
    said: dict[str, Any] = next((each.payload["choices"] for each in reversed(snapshot.standing())
                 if each.original_sha256 == digest and "choices" in each.payload), {})
    return replace(Choices(**said), source="")


def publish(prepared: Prepared, ledger: Ledger, actor: Actor, *, note: str = "", reason: str = "",
            source: str = "", retract: bool = False, kind: SubmissionKind = "observations") -> Event | None:
    """Publish the good rows that change what stands, in one transaction; None where there are none.

    ``source`` is that of rows which have none but the file's name. With ``retract``, what stands in the file's scope
    and is not in it is taken back with them.

    Raises StalePreview where someone changed the same since, YearLocked, NotAllowed, Refusal.
    """
    rows = prepared.to_publish(reason, retract=retract)
    if not len(rows):
        return None
    if source:
        prepared = replace(prepared, choices=replace(prepared.choices, source=source))
        rows = rows.assign(source_title=rows["source_title"].replace(PurePath(prepared.filename).name, source))
    return ledger.publish(actor, _submission(prepared, rows, note, reason, kind), previewed_on=prepared.version)


def _submission(prepared: Prepared, rows: pd.DataFrame, note: str, reason: str, kind: SubmissionKind) -> NewSubmission:
    payload: dict[str, Any] = {"choices": prepared.choices.said(), "counts": prepared.counts()}
    if reason:
        payload["reason"] = reason
    if prepared.refused(reason):
        payload["refused"] = {"count": prepared.refused(reason), "findings": _on_record(prepared)}
    return NewSubmission(
        kind=kind, filename=PurePath(prepared.filename).name, media_type=media_type(prepared.reading),
        original=prepared.content, rows=to_parquet(rows), row_count=len(rows), note=note,
        source=prepared.choices.source or "; ".join(_distinct(rows["source_title"])[:20]),
        areas=_distinct(rows["ref_area"]), indicators=_distinct(rows["indicator"]),
        years=tuple(int(year) for year in sorted(rows["year"].unique())), payload=payload)


def media_type(reading: Reading) -> str:
    """Of a text with commas, of one with tabs, or of a workbook."""
    if not reading.separator:
        return "application/octet-stream"
    return "text/tab-separated-values" if reading.separator == "\t" else "text/csv"


def record_attempt(prepared: Prepared, ledger: Ledger, actor: Actor) -> None:
    """Keep on record that a file was not taken, with what was wrong; its bytes are not kept."""
    ledger.record(actor, ATTEMPT, {
        "filename": PurePath(prepared.filename).name, "sha256": hashlib.sha256(prepared.content).hexdigest(),
        "size": len(prepared.content), "counts": prepared.counts(), "findings": _on_record(prepared),
        "count": len(prepared.findings)})


def _on_record(prepared: Prepared) -> list[dict[str, Any]]:
    return [{"code": each.code, "sheet": each.sheet, "row": each.row, "column": each.column, "found": each.found[:80],
             "severity": str(each.severity), "values": {name: _plain(value) for name, value in each.values.items()}}
            for each in prepared.findings[:MOST_ON_RECORD]]


def _plain(value: object) -> object:
    """A value as JSON keeps it."""
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, bool | int | str) else str(value)


def _distinct(column: pd.Series) -> tuple[str, ...]:
    return tuple(str(each) for each in sorted(column.unique()) if each)
