"""The reports that a session has read and not saved yet, with all that their forms bring, and saving them."""

import hashlib

import streamlit as st

from indicators import wording
from indicators.model import Actor
from indicators.opening import Event
from indicators.reports.report import Report
from indicators.reports.returned import ReturnedForm, publish_returned, returned_form
from indicators.reports.submitting import PreparedReport, corrected, prepare
from indicators.wording import say
from pages.shared import cache, state
from pages.shared.cache import Visit

KEY = "reports.queue"

Queue = dict[str, list[ReturnedForm]]
"""Reports by the SHA-256 of their file, each as it was read and after every correction."""


def queue() -> Queue:
    """The session's reports for the ledger of the figures shown, in the order in which they were added."""
    reports: Queue = st.session_state.setdefault(f"{KEY}.{ledger_id()}", {})
    return reports


def ledger_id() -> str:
    """The ledger of the figures shown: what was read for the demo meets neither the real one nor a new demo."""
    return cache.opened(state.chosen_set())[0].id


def add(visit: Visit, content: bytes, filename: str, country: str = "", year: str = "") -> None:
    """Read a file, as that of a country and year where these are chosen."""
    digest, reports = hashlib.sha256(content).hexdigest(), queue()      # taken before: a rerun ends at the session
    if digest not in reports or country or year:
        reports[digest] = [_returned(visit, prepare(
            content, filename, cache.snapshot_of(visit.figures), country=country, year=year))]


def correct(visit: Visit, digest: str, report: Report | None) -> None:
    """Keep a report as a person placed its lines; None undoes the last correction."""
    before = queue()[digest]
    queue()[digest] = [*before, _returned(visit, corrected(before[-1].report, report))] if report else before[:-1]


def _returned(visit: Visit, prepared: PreparedReport) -> ReturnedForm:
    return returned_form(prepared, *cache.opened(visit.figures))


def save(visit: Visit, actor: Actor, digest: str, *, public: bool, reason: str) -> list[Event]:
    """Save a report and all that its form brings; nothing of what is on file already."""
    returned = queue()[digest][-1]
    report = returned.report.report
    source = say("reports.of", area=wording.area(report.ref_area, visit.catalogue), year=report.year)
    events = publish_returned(returned, cache.opened(visit.figures)[0], actor, public=public, source=source,
                              reason=reason)
    del queue()[digest]
    return events
