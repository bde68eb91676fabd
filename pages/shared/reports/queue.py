"""The reports that a session has read and not saved yet, and saving them."""

import hashlib

import streamlit as st

from indicators import wording
from indicators.model import Actor
from indicators.reports.report import Report
from indicators.reports.returned import publish_returned, returned_form
from indicators.reports.submitting import PreparedReport, corrected, prepare
from indicators.wording import say
from pages.shared import cache
from pages.shared.cache import Visit

KEY = "reports.queue"

Queue = dict[str, list[PreparedReport]]
"""Reports by the SHA-256 of their file, each as it was read and after every correction."""


def queue() -> Queue:
    """The session's reports, in the order in which they were added."""
    reports: Queue = st.session_state.setdefault(KEY, {})
    return reports


def add(visit: Visit, content: bytes, filename: str, country: str = "", year: str = "") -> None:
    """Read a file, as that of a country and year where these are chosen."""
    digest, reports = hashlib.sha256(content).hexdigest(), queue()      # taken before: a rerun ends at the session
    if digest not in reports or country or year:
        reports[digest] = [prepare(content, filename, cache.snapshot_of(visit.figures), country=country, year=year)]


def correct(digest: str, report: Report | None) -> None:
    """Keep a report as a person placed its lines; None undoes the last correction."""
    before = queue()[digest]
    queue()[digest] = [*before, corrected(before[-1], report)] if report else before[:-1]


def save(visit: Visit, actor: Actor, digest: str, *, public: bool) -> int:
    """Save a report and all that its form brings; return the data version, of what is on file if it is there already.
    """
    (ledger, snapshot), prepared = cache.opened(visit.figures), queue()[digest][-1]
    source = say("reports.of", area=wording.area(prepared.report.ref_area, visit.catalogue), year=prepared.report.year)
    publish_returned(returned_form(prepared, ledger, snapshot), ledger, actor, public=public, source=source)
    del queue()[digest]
    return ledger.version()
