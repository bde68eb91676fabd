"""Page "Upload": files of figures, read and validated; their effects; and publication by a named person."""

from collections.abc import Mapping

import streamlit as st

from indicators import wording
from indicators.ingest.reading import get_ready
from indicators.model import Catalogue
from indicators.submissions.job import Job
from indicators.wording import say
from pages.shared import frame, markup, templates
from pages.shared.cache import Visit
from pages.shared.upload import answers, box, compared, confirm, issues, jobs, sheet


def upload(visit: Visit) -> None:
    """Ask for files; render how each was read, its issues, its effects, and the form to publish it."""
    frame.html(markup.heading(1, say("upload.title")))
    if visit.illustrative:
        frame.html(markup.paragraph(say("changed_files.not_here")))
        return
    lead = st.container()
    known = jobs.jobs_of(box.files())
    if not known:
        with lead:
            frame.html(markup.paragraph(say("upload.lead"), "gl-lead"))
        get_ready()
        templates.offered(visit)
        return
    digest = _choose(known)
    waiting = [job for other, job in known.items() if other != digest and not (job.cancelled or job.done())]
    if waiting:
        _watch(waiting)
    job = known[digest]
    if job.stale is not None and job.receipt is None:
        confirm.stale(job.stale, visit.catalogue)
    if job.cancelled:
        _cancelled(digest)
    elif job.receipt is not None:
        confirm.receipt(digest, job.receipt, visit.catalogue)
        box.go_on(known, digest)
    elif job.done(within=jobs.AT_ONCE):
        _file(known, digest, visit.catalogue)
    else:
        jobs.progress(job)


def _choose(known: dict[str, Job]) -> str:
    """Ask which of several files to show, with the progress of each."""
    if len(known) == 1:
        return next(iter(known))
    called = box.labels(known)
    states = st.container()
    chosen = str(st.radio(say("upload.which"), list(known), key=box.CHOSEN, horizontal=True,
                          format_func=called.__getitem__))
    known[chosen].done(within=jobs.AT_ONCE)        # keeps the list in step with the file rendered below
    with states:
        frame.html(markup.bullets([markup.joined((called[digest], ": ", _state(job))) for digest,
            job in known.items()]))
    return chosen


@st.fragment(run_every=1)
def _watch(waiting: list[Job]) -> None:
    """Rerun the page as soon as one of the files that are not shown has been read."""
    if any(job.done() for job in waiting):
        st.rerun()


def _state(job: Job) -> str:
    if job.cancelled:
        return say("upload.state.cancelled")
    if job.receipt is not None:
        return say("upload.state.published", version=job.receipt.version)
    if not job.done():
        return say(f"upload.stage.{job.stage}")
    if job.prepared.checked is not None:
        return say("upload.state.read")
    return say("upload.state.asked" if job.asks else "upload.state.refused")


def _cancelled(digest: str) -> None:
    frame.html(markup.paragraph(say("upload.cancelled"), role="status"))
    if st.button(say("upload.read_again")):
        jobs.restart(digest)
        st.rerun()


def _file(known: Mapping[str, Job], digest: str, catalogue: Catalogue) -> None:
    """Render the three steps about a file that was read: the file, what would change, saving."""
    job = known[digest]
    prepared = job.prepared
    frame.html(markup.heading(2, say("upload.step_file")))
    if prepared.checked is None and not job.asks:
        frame.html(markup.notice("trouble", say("upload.file_refused"), role="alert"))
    sheet.shown(prepared, catalogue)
    answers.shown(digest, prepared, catalogue)
    answers.remembered(digest, prepared, catalogue)
    issues.shown(digest, prepared, catalogue)
    sheet.otherwise(digest, prepared, catalogue)
    for note in prepared.notes:
        if note.code in jobs.SENT_BEFORE:
            frame.html(markup.notice("receipt", wording.message(note)))
    retract = prepared.offers_rows and compared.shown(digest, job, catalogue)
    if prepared.offers_rows and (prepared.taken("any").any() or retract):
        confirm.asked(known, digest, retract=retract)
    else:
        box.put_away(known, digest)
