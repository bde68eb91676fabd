"""Page "Upload": files of figures, read and validated; their effects; and saving by a named person."""

import streamlit as st

from indicators import wording
from indicators.ingest.reading import get_ready
from indicators.submissions.job import Job
from indicators.submissions.questions import waiting_figures
from indicators.wording import say
from pages.shared import candidate, demo, frame, issues, markup, templates
from pages.shared.cache import Visit
from pages.shared.upload import answers, files, sheet
from pages.shared.upload.files import Uploads


def upload(visit: Visit) -> None:
    """Ask for files; say what state one is in and what it changes, and render what is to be done with it."""
    frame.html(markup.heading(1, say("menu.upload")))
    uploads = files.uploads()
    files.choose(uploads)
    if not uploads.jobs:
        _nothing_yet(visit, uploads)
        return
    digest = _choose(uploads)
    job = uploads.jobs[digest]
    is_read = job.done(within=files.AT_ONCE)
    if unread := [other for other in uploads.jobs.values() if not other.done()]:
        files.follow(unread, job)
    if job.receipt is not None:
        candidate.show_receipt(job.receipt, visit.figures, visit.catalogue)
        _go_on(uploads, digest)
        return
    if job.stale is not None:
        candidate.stale(job.stale, visit.catalogue)
    if is_read:
        _file(visit, uploads, digest)
    st.button(say("upload.discard"), type="tertiary", key=f"upload.discard.{digest}", on_click=uploads.discard,
              args=(digest,))


def _nothing_yet(visit: Visit, uploads: Uploads) -> None:
    """What can be uploaded, an example in the demo, and the templates and forms to ask countries with."""
    frame.html(markup.paragraph(say("upload.lead"), "gl-text"))
    if visit.illustrative:
        with st.container(horizontal=True):
            st.button(say("upload.example"), key="upload.example", on_click=uploads.add_example)
            demo.offer_new_start(visit)
    get_ready()
    templates.offered(visit)


def _choose(uploads: Uploads) -> str:
    """Ask which of several files to show, with the state of each."""
    if len(uploads.jobs) == 1:
        return next(iter(uploads.jobs))
    names = uploads.names()
    states = st.container()
    digest = str(st.radio(say("head.file"), list(names), key=uploads.chosen_key, horizontal=True,
                          format_func=names.__getitem__))
    uploads.jobs[digest].done(within=files.AT_ONCE)        # keeps the list in step with the file rendered below
    with states:
        frame.html(markup.bullets([f"{names[other]}: {_state(job)}" for other, job in uploads.jobs.items()]))
    return digest


def _state(job: Job) -> str:
    """What has become of a file so far."""
    if job.receipt is not None:
        return say("upload.state_saved", version=job.receipt.version)
    if not job.done():
        return say("upload.stage", stage=job.stage)
    if job.prepared.checked is not None:
        return say("upload.state", state="read")
    return say("upload.state", state="asked" if job.asks else "rejected")


def _file(visit: Visit, uploads: Uploads, digest: str) -> None:
    """Render the state of a file that was read and what is to be done; its effects and saving; how it was read."""
    job, catalogue = uploads.jobs[digest], visit.catalogue
    prepared = job.prepared
    if prepared.checked is None and not job.asks:
        frame.html(markup.notice("trouble", say("upload.file_rejected"), role="alert"))
    if prepared.offers_rows:
        frame.html(markup.paragraph(candidate.verdict(prepared, digest), "gl-lead", role="status"))
    for note in prepared.notes:
        if note.code in sheet.SENT_BEFORE:
            frame.html(markup.notice("receipt", wording.message(note)))
    is_asked = job.asks or waiting_figures(prepared) > 0
    if is_asked:
        sheet.side_by_side(prepared, catalogue)
    answers.ask(uploads, digest, prepared, catalogue)
    issues.show(prepared, catalogue)
    issues.downloads(digest, prepared, catalogue)
    candidate.show(job, digest, catalogue, lambda stale: uploads.restart(digest, stale=stale),
                   lambda: uploads.restart_others(digest))
    if not is_asked:
        sheet.side_by_side(prepared, catalogue)
    answers.remembered(uploads, digest, prepared, catalogue)
    sheet.read_otherwise(uploads, digest, prepared, catalogue)


def _go_on(uploads: Uploads, digest: str) -> None:
    """Render the next step: the next file or, after the last, an empty uploader."""
    if following := uploads.next_of(digest):
        label = say("upload.go_on", name=markup.literal(uploads.jobs[following].filename))
        st.button(label, type="primary", key="upload.go_on",
                  on_click=lambda: st.session_state.update({uploads.chosen_key: following}))
    else:
        st.button(say("upload.next"), on_click=uploads.start_over)
