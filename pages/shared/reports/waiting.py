"""Reports received and not saved yet: kept in the ledger for everybody at the desk, and read once in a process."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import streamlit as st

from indicators.errors import Refusal
from indicators.opening import ReceivedFile
from indicators.reports.report import Report, placed_as, placements_data
from indicators.reports.returned import ReturnedForm, returned_form
from indicators.reports.submitting import PreparedReport, corrected, prepare
from pages.shared import cache, who
from pages.shared.cache import Visit

MOST = 256               # reports that a process keeps as read


@dataclass(frozen=True, kw_only=True)
class WaitingReport:
    """A report that waits: the file as received, and its form as read and corrected."""

    file: ReceivedFile
    form: ReturnedForm


def waiting_reports(visit: Visit) -> dict[str, WaitingReport]:
    """Return the reports that wait, by the SHA-256 of their file, in the order in which they were received."""
    ledger, reports = cache.opened(visit.figures)[0], dict[str, WaitingReport]()
    for file in ledger.received_files():
        with suppress(Refusal):              # another session has just saved it
            reports[file.sha256] = WaitingReport(
                file=file, form=_form(ledger.id, file.sha256, file.edits, visit, file))
    return reports


def receive(visit: Visit, content: bytes, filename: str) -> None:
    """Read a file, then keep it. Raises Refusal("report.too_many")."""
    ledger = cache.opened(visit.figures)[0]
    prepared = _prepared(ledger.id, sha256(content).hexdigest(), ("", ""), visit, lambda: content, filename)
    ledger.receive(who.actor(), content, filename, area=prepared.report.ref_area, year=prepared.report.year)


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
    _form.clear(ledger, file.sha256, file.edits)


def _state(visit: Visit, waiting: WaitingReport, report: Report, stated: tuple[str, str],
           placements: Mapping[str, Any] | None) -> None:
    cache.opened(visit.figures)[0].state_reading(
        who.actor(), waiting.file, area=report.ref_area, year=report.year, stated=stated, placements=placements)


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


@st.cache_resource(max_entries=MOST, show_spinner=False)
def _form(ledger: str, sha256: str, edits: int, _visit: Visit, _file: ReceivedFile) -> ReturnedForm:
    """A report with its lines where people placed them, and all that its form brings."""
    prepared = _of_file(_visit, _file, _file.stated)
    if _file.placements:
        prepared = corrected(prepared, placed_as(_file.placements, prepared.report))
    return returned_form(prepared, *cache.opened(_visit.figures))
