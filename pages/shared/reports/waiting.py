"""Reports received and not saved yet: kept in the ledger for everybody at the desk, each read once in a process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import streamlit as st

from indicators.opening import ReceivedFile
from indicators.reports.report import Report, placed_as, placements_data
from indicators.reports.returned import ReturnedForm, returned_form
from indicators.reports.submitting import PreparedReport, corrected, prepare
from pages.shared import cache, who
from pages.shared.cache import Visit

MOST = 256               # documents that a process keeps as read


@dataclass(frozen=True, kw_only=True)
class WaitingReport:
    """A report that waits and is read: the file as received, and its form as read and corrected."""

    file: ReceivedFile
    form: ReturnedForm


Forms = dict[str, tuple[int, ReturnedForm]]
"""Forms by the SHA-256 of their file, each with how often people had said something of it."""


def waiting_files(visit: Visit) -> list[tuple[ReceivedFile, WaitingReport | None]]:
    """Return the files that wait, in the order in which they were received; with None those to be read: after a
    restart all, otherwise those that another process received or corrected.
    """
    ledger = cache.opened(visit.figures)[0]
    forms = _forms(ledger.id)
    before, files = list(forms), ledger.received_files()
    for digest in set(before) - {file.sha256 for file in files}:
        forms.pop(digest, None)              # saved or discarded by another process
    read_already = ((file, forms.get(file.sha256)) for file in files)
    return [(file, WaitingReport(file=file, form=one[1]) if one and one[0] == file.edits else None)
            for file, one in read_already]


def read(visit: Visit, file: ReceivedFile) -> WaitingReport:
    """Read a file that waits, with its lines where people placed them, and all that its form brings.

    Raises Refusal("report.gone").
    """
    ledger, snapshot = cache.opened(visit.figures)
    prepared = _of_file(visit, file, file.stated)
    if file.placements:
        prepared = corrected(prepared, placed_as(file.placements, prepared.report))
    form = returned_form(prepared, ledger, snapshot)
    _forms(ledger.id)[file.sha256] = file.edits, form
    return WaitingReport(file=file, form=form)


def receive(visit: Visit, content: bytes, filename: str) -> None:
    """Read a file, then keep it. Raises Refusal("report.too_many")."""
    ledger, snapshot = cache.opened(visit.figures)
    digest = sha256(content).hexdigest()
    prepared = _prepared(ledger.id, digest, ("", ""), visit, lambda: content, filename)
    ledger.receive(who.actor(), content, filename, area=prepared.report.ref_area, year=prepared.report.year)
    _forms(ledger.id).setdefault(digest, (0, returned_form(prepared, ledger, snapshot)))


def set_subject(visit: Visit, waiting: WaitingReport, country: str, year: str) -> None:
    """Read a report again as that of a country and year. Raises Refusal("report.changed")."""
    prepared = _of_file(visit, waiting.file, (country, year))
    _state(visit, waiting, prepared.report, (country, year), None)
    _placements(waiting).clear()


def correct(visit: Visit, waiting: WaitingReport, report: Report) -> None:
    """Keep a report as a person placed its lines. Raises Refusal("report.changed")."""
    _state(visit, waiting, report, waiting.file.stated, placements_data(report))
    _placements(waiting).append(waiting.file.placements)


def can_undo(waiting: WaitingReport) -> bool:
    """Whether this session corrected the report."""
    return bool(_placements(waiting))


def undo(visit: Visit, waiting: WaitingReport) -> None:
    """Take the last correction of this session back. Raises Refusal("report.changed")."""
    before = _placements(waiting)[-1]
    _state(visit, waiting, waiting.form.report.report, waiting.file.stated, before)
    _placements(waiting).pop()


def discard(visit: Visit, waiting: WaitingReport) -> None:
    """Drop a report, also from memory. Raises NotAllowed."""
    cache.opened(visit.figures)[0].discard(who.actor(), waiting.file.sha256)
    forget(visit, waiting)


def forget(visit: Visit, waiting: WaitingReport) -> None:
    """Forget how a report was read, since it is saved, or somebody changed what its reading rests on."""
    ledger, file = cache.opened(visit.figures)[0].id, waiting.file
    _prepared.clear(ledger, file.sha256, file.stated)
    _forms(ledger).pop(file.sha256, None)


def _state(visit: Visit, waiting: WaitingReport, report: Report, stated: tuple[str, str],
           placements: Mapping[str, Any] | None) -> None:
    """Keep what a person said of a report, and read it so."""
    file = waiting.file
    cache.opened(visit.figures)[0].state_reading(
        who.actor(), file, area=report.ref_area, year=report.year, stated=stated, placements=placements)
    read(visit, replace(file, area=report.ref_area, year=report.year, stated=stated, placements=placements,
                        edits=file.edits + 1))


def _placements(waiting: WaitingReport) -> list[Mapping[str, Any] | None]:
    """What this session's corrections of a report replaced, the last one at the end."""
    placements: list[Mapping[str, Any] | None] = st.session_state.setdefault(
        f"reports.before.{waiting.file.sha256}", [])
    return placements


def _of_file(visit: Visit, file: ReceivedFile, stated: tuple[str, str]) -> PreparedReport:
    ledger = cache.opened(visit.figures)[0]
    return _prepared(ledger.id, file.sha256, stated, visit, lambda: ledger.received_content(file.sha256), file.filename)


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _prepared(ledger: str, sha256: str, stated: tuple[str, str], _visit: Visit, _content: Callable[[], bytes],
              _filename: str) -> PreparedReport:
    """A report of a ledger, read as that of the country and year stated for it."""
    country, year = stated
    return prepare(_content(), _filename, cache.snapshot_of(_visit.figures), country=country, year=year)


@st.cache_resource(max_entries=16, show_spinner=False)
def _forms(ledger: str) -> Forms:  # noqa: ARG001 - for the cache
    """The forms of a ledger that this process has read."""
    return {}
