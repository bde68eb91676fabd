"""Publish what the user confirmed of a file, and record rejected files."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd

from indicators.ledger import Ledger
from indicators.ledger.records import Event, NewSubmission, SubmissionKind
from indicators.model import Actor, Issue
from indicators.model.parquet import to_parquet
from indicators.submissions.preview import Prepared

ATTEMPT = "attempt"
"""Kind of log entries for rejected files, of which neither bytes nor any text is stored."""

MOST_ON_RECORD = 100


def publish(prepared: Prepared, ledger: Ledger, actor: Actor, *, note: str = "", reason: str = "",
            source: str = "", retract: bool = False, kind: SubmissionKind = "observations") -> Event | None:
    """Publish the valid rows that change the current data, in one transaction; None if there are none.

    Raises StalePreview if someone has since changed the same data, YearLocked, NotAllowed, Refusal.
    """
    new = new_submission(prepared, note=note, reason=reason, source=source, retract=retract, kind=kind)
    return ledger.publish(actor, new, previewed_on=prepared.version) if new else None


def new_submission(prepared: Prepared, *, note: str = "", reason: str = "", source: str = "", retract: bool = False,
                   kind: SubmissionKind = "observations") -> NewSubmission | None:
    """The valid rows that change the current data as a submission; None if there are none.

    ``source`` replaces the file name as source of rows without one. With ``retract``, current figures within the file's
    scope that it lacks are retracted.
    """
    rows = prepared.to_publish(reason, retract=retract)
    if rows.empty:
        return None
    if source:
        prepared = replace(prepared, choices=replace(prepared.choices, source=source))
        rows["source_title"] = rows["source_title"].replace(PurePath(prepared.filename).name, source)
    return _submission(prepared, rows, note, reason, kind)


def _submission(prepared: Prepared, rows: pd.DataFrame, note: str, reason: str, kind: SubmissionKind) -> NewSubmission:
    counts = prepared.counts() | prepared.counts_taken(reason)
    payload: dict[str, Any] = {"choices": prepared.choices.stated(), "counts": counts}
    if reason:
        payload["reason"] = reason
    if prepared.refused(reason):
        payload["refused"] = {"count": prepared.refused(reason), "findings": _on_record(prepared)}
    return NewSubmission(
        kind=kind, filename=PurePath(prepared.filename).name,
        original=prepared.content, rows=to_parquet(rows), row_count=len(rows), note=note,
        source=prepared.choices.source or "; ".join(distinct(rows["source_title"])[:20]),
        areas=distinct(rows["ref_area"]), indicators=distinct(rows["indicator"]),
        years=tuple(sorted(rows["year"].unique().tolist())), payload=payload)


def record_attempt(ledger: Ledger, actor: Actor, filename: str, content: bytes, issues: Iterable[Issue]) -> None:
    """Record that a file was rejected: hashes of its name and bytes, its size, and counts of codes."""
    name = PurePath(filename).name.encode("utf-8", "surrogatepass")
    ledger.record(actor, ATTEMPT, {
        "name_sha256": hashlib.sha256(name).hexdigest(), "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content), "codes": Counter(issue.code for issue in issues)})


def _on_record(prepared: Prepared) -> list[dict[str, Any]]:
    return [{"code": issue.code, "sheet": issue.sheet, "row": issue.row, "column": issue.column,
             "found": issue.found[:80], "severity": str(issue.severity),
             "values": {name: _plain(value) for name, value in issue.values.items()}}
            for issue in prepared.issues[:MOST_ON_RECORD]]


def _plain(value: object) -> object:
    """A value that JSON can represent."""
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, bool | int | str) else str(value)


def distinct(words: pd.Series) -> tuple[str, ...]:
    """Each word once, sorted, without the empty one."""
    return tuple(sorted(set(words.unique().tolist()) - {""}))
