"""The reports that a session has read and not saved yet, and saving them."""

import hashlib

import streamlit as st

from indicators.model import Actor
from indicators.reports.submitting import PreparedReport, prepare, publish
from pages.shared import cache
from pages.shared.cache import Visit

KEY, DONE = "reports.queue", "reports.files_done"

Queue = dict[str, PreparedReport]
"""Reports by the SHA-256 of their file."""


def queue() -> Queue:
    """The session's reports, in the order in which they were added."""
    reports: Queue = st.session_state.setdefault(KEY, {})
    return reports


def add(visit: Visit, content: bytes, filename: str) -> None:
    """Read a file that is not in the queue yet."""
    digest, reports = hashlib.sha256(content).hexdigest(), queue()      # taken before: a rerun ends at the session
    if digest not in reports:
        reports[digest] = prepare(content, filename, cache.snapshot_of(visit.figures))


def again(visit: Visit, digest: str, country: str, year: str) -> None:
    """Read a report again as that of a country and year."""
    before = queue()[digest]
    queue()[digest] = prepare(before.content, before.filename, cache.snapshot_of(visit.figures), country=country,
                              year=year)


def save(visit: Visit, actor: Actor, digest: str, *, public: bool, source: str, note: str = "") -> int:
    """Save a report to the working data; return the data version, of the report on file if it is there already."""
    ledger, _ = cache.opened(visit.figures)
    event = publish(queue()[digest], ledger, actor, public=public, source=source, note=note)
    del queue()[digest]
    return event.version if event else ledger.version()


def is_clean(prepared: PreparedReport) -> bool:
    """Whether nothing of a report waits for a person."""
    return not prepared.issues
