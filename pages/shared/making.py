"""The files of a briefing: a button for each kind, its progress with Cancel, and the file; an office's own design."""

from collections.abc import Hashable
from hashlib import sha256

import streamlit as st

from indicators import wording
from indicators.briefing.pack import chromium
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.making import Making, Template
from indicators.errors import Refusal
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.cache import Visit

KINDS = {".pptx": "slides", ".docx": "document", ".pdf": "pages", ".xlsx": "workbook", ".zip": "pictures"}
BY_CHROMIUM = (".docx", ".pdf", ".zip")      # which need pictures
DESIGNED = (".pptx", ".docx")                # which may have an office's design
JOB, VERSION, DESIGN = "making.job", "making.version", "making.design"
AT_ONCE = 0.8            # seconds that the page waits for a file before it shows progress


def offered(visit: Visit, pack: Pack, about: Hashable) -> None:
    """Render the buttons, and the file or the progress of the one pressed last; a change of ``about``, the choices,
    ends it.
    """
    designs = _designs()
    about = (about, *(sha256(design.content).digest() for design in designs.values()))
    job = _job(visit.version, about)
    drawn = chromium.installed()
    with st.container(horizontal=True):
        for kind, name in KINDS.items():
            if st.button(say(f"brief.{name}"), key=f"brief.{name}", disabled=kind in BY_CHROMIUM and not drawn):
                job = _begun(pack, kind, designs.get(kind), about)
                st.session_state[VERSION] = visit.version
    if not drawn:
        frame.html(markup.paragraph(wording.error(Refusal("brief.no_chromium")), "gl-small"))
    if job is None:
        return
    done = job.cancelled or job.done(within=AT_ONCE)
    if job.cancelled:
        frame.html(markup.paragraph(say("brief.cancelled"), role="status"))
    elif done:
        _file(job)
    else:
        _progress(job)


def _designs() -> dict[str, Template]:
    """Ask for an office's own slides and document, by kind; they are kept in this session alone."""
    with st.expander(say("brief.design"), key=f"{DESIGN}.fold"):
        frame.html(markup.paragraph(say("brief.design_lead"), "gl-small"))
        files = st.file_uploader(say("brief.design_choose"), type=[kind[1:] for kind in DESIGNED],
                                 accept_multiple_files=True, key=DESIGN)
    return {kind: Template(file.name, file.getvalue()) for file in files for kind in DESIGNED
            if file.name.casefold().endswith(kind)}


def _job(version: int, about: Hashable) -> Making | None:
    """The job of this session, unless it was about something else: it ends, with a notice where data changed."""
    known, job = st.session_state.get(JOB, (about, None))
    if known == about or job is None:
        return job
    job.cancel()
    del st.session_state[JOB]
    if st.session_state.get(VERSION) != version:
        frame.html(markup.notice("trouble", say("brief.changed", version=version), role="status"))
    return None


def _begun(pack: Pack, kind: str, design: Template | None, about: Hashable) -> Making | None:
    """A new job in place of the last one; None, with a notice, where too many are at work."""
    _, last = st.session_state.pop(JOB, (about, None))
    if last:
        last.cancel()
    try:
        job = Making(pack, kind, design)
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))
        return None
    st.session_state[JOB] = about, job
    return job


def _file(job: Making) -> None:
    try:
        content = job.file()
    except Refusal as refusal:
        frame.html(markup.notice("trouble", wording.error(refusal), role="alert"))
        return
    size = wording.number(max(1, round(len(content) / 1000)))
    st.download_button(say("brief.download", name=markup.literal(job.name), size=size), lambda: content, job.name,
                       on_click="ignore", type="primary", key="brief.download")


@st.fragment(run_every=0.5)
def _progress(job: Making) -> None:
    """Render how many figures are drawn until the file is made, with Cancel."""
    if job.done():
        st.rerun()
    words = say("brief.drawing", number=job.drawn, of=job.total) if job.drawn else say("brief.making")
    st.progress(job.drawn / (job.total + 1), words)
    if st.button(say("brief.cancel"), key="brief.cancel"):
        job.cancel()
        st.rerun()
