"""The uploaded files of a session, each with the job that reads and publishes it, and its progress."""

from collections.abc import Callable, Mapping
from hashlib import sha256

import streamlit as st

from indicators.errors import StalePreview, YearLocked
from indicators.ingest.mapping import Choices
from indicators.model import Actor
from indicators.permission import staff
from indicators.submissions.job import Job
from indicators.submissions.preview import Prepared
from indicators.submissions.publishing import record_attempt
from indicators.submissions.sent_before import choices_before
from indicators.wording import say
from pages.shared import cache, who

JOBS, TRIED = "upload.jobs", "upload.tried"
AT_ONCE = 0.8        # seconds that the page waits for a file before it shows progress
STAGES = ("reading", "checking", "comparing")
SENT_BEFORE = {"note.replaced_since", "note.withdrawn_since", "note.same_file", "note.same_file_left_out",
               "note.same_figures"}
"""Notes that the page shows by themselves."""


def jobs_of(files: Mapping[str, tuple[str, bytes]]) -> dict[str, Job]:
    """The job of each file, by hash: existing ones continue, those of removed files are cancelled."""
    known: dict[str, Job] = st.session_state.setdefault(JOBS, {})
    for digest in [other for other in known if other not in files]:
        known.pop(digest).cancel()
    for digest, (name, content) in files.items():
        if digest not in known:
            known[digest] = _begun(name, content, choices_before(content, cache.snapshot_of("real")))
    return known


def restart(digest: str, choices: Choices | None = None, stale: StalePreview | YearLocked | None = None) -> None:
    """Start the job of a file again."""
    known: dict[str, Job] = st.session_state[JOBS]
    job = known[digest]
    job.cancel()
    known[digest] = _begun(job.filename, job.content, choices or job.choices, stale, job.last_prepared)


def choices_of(digest: str) -> Choices:
    """What a person has answered about a file, without what is remembered of earlier ones."""
    choices: Choices = st.session_state[JOBS][digest].choices
    return choices


def _begun(filename: str, content: bytes, choices: Choices, stale: StalePreview | YearLocked | None = None,
           before: Prepared | None = None) -> Job:
    return Job(filename, content, choices, *cache.opened("real"), sender=staff(who.name()), keep=attempts(),
               stale=stale, before=before)


def restart_others(digest: str) -> None:
    """Compare the other files with current data again, after this one was published."""
    for other, job in st.session_state[JOBS].items():
        if other != digest and job.receipt is None and not job.cancelled:
            restart(other)


def attempts() -> Callable[[Prepared, Actor], None]:
    """A function that records failed attempts, once for each session and file, without the file's content.

    Get it within the session; it may be called from any thread.
    """
    tried: set[str] = st.session_state.setdefault(TRIED, set())
    ledger, _ = cache.opened("real")

    def keep(prepared: Prepared, actor: Actor) -> None:
        digest = digest_of(prepared.content)
        if digest not in tried:
            tried.add(digest)
            record_attempt(ledger, actor, prepared.filename, prepared.content, prepared.issues)

    return keep


@st.fragment(run_every=0.5)
def progress(job: Job) -> None:
    """Render a progress bar with a Cancel button until the file has been read and compared."""
    if job.done():
        st.rerun()
    st.progress((STAGES.index(job.stage) + 1) / (len(STAGES) + 1), say(f"upload.stage.{job.stage}"))
    if st.button(say("upload.cancel"), key="upload.cancel"):
        job.cancel()
        st.rerun()


def digest_of(content: bytes) -> str:
    """SHA-256 of a file."""
    return sha256(content).hexdigest()
