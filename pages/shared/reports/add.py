"""Adding reports: files or pasted text are read into a queue, one is looked at, and those that are ready are saved."""

from collections.abc import Mapping, Sequence

import streamlit as st

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.ingest.limits import MOST_LETTERS, MOST_PAGES, largest_in_megabytes
from indicators.permission import staff
from indicators.reports.submitting import PreparedReport
from indicators.wording import say
from pages.shared import frame, receipt, who
from pages.shared.cache import Visit
from pages.shared.reports import one, queue
from pages.shared.table import Column, table

KINDS = ["txt", "docx", "pdf"]
PASTED = "pasted.txt"
FILES_READ = "reports.seen"


def show(visit: Visit) -> None:
    """Ask for files or a text; render the queue, one report in full, and the form that saves those that are ready."""
    _ask(visit)
    reports = {digest: versions[-1] for digest, versions in queue.queue().items()}
    if not reports:
        return
    frame.html(table(say("reports.queue"), [
        say("head.file"), say("head.country"), say("head.year"), Column(say("reports.items"), number=True),
        Column(say("reports.unplaced"), number=True), say("reports.state")],
        [_row(visit, prepared) for prepared in reports.values()]))
    digest = str(st.selectbox(say("reports.which"), list(reports), key="reports.which", width=420,
                              format_func=lambda digest: reports[digest].filename)) if len(reports) > 1 else next(
        iter(reports))
    one.show(visit, digest)
    _save(visit, reports, digest)


def _ask(visit: Visit) -> None:
    """Read what was chosen or pasted; a file that the browser still lists is read once."""
    file_ids: set[str] = st.session_state.setdefault(FILES_READ, set())
    with st.spinner(say("reports.reading")):
        choose = say("reports.choose", pages=MOST_PAGES, letters=wording.number(MOST_LETTERS))
        for file in st.file_uploader(choose, type=KINDS, accept_multiple_files=True, key="reports.files",
                                     max_upload_size=largest_in_megabytes()):
            if file.file_id not in file_ids:
                queue.add(visit, file.getvalue(), file.name)
                file_ids.add(file.file_id)          # only then: another click may end this run while a file is read
    with st.expander(say("reports.paste")), st.form("reports.paste", border=False, clear_on_submit=True,
                                                    enter_to_submit=False):
        text = st.text_area(say("reports.text"), height=200)
        if st.form_submit_button(say("reports.read")) and text.strip():
            queue.add(visit, text.encode(), PASTED)


def _row(visit: Visit, prepared: PreparedReport) -> list[str]:
    """File, country, year, items, unplaced lines, and what keeps a report from being saved, or that nothing does."""
    report = prepared.report
    state = one.finding(visit, prepared.rejecting[0]) if prepared.rejecting else say(
        "reports.to_place" if prepared.waiting else "reports.ready_replacing" if prepared.on_file else "reports.ready")
    return [prepared.filename, wording.area(report.ref_area, visit.catalogue) if report.ref_area else "–",
            str(report.year or "–"), str(sum(len(part.items) for part in report.parts)), str(len(report.unplaced)),
            state]


def _save(visit: Visit, reports: Mapping[str, PreparedReport], digest: str) -> None:
    """The form that saves all reports in which nothing waits, and the one looked at as it is where that is ticked."""
    clean = [each for each, prepared in reports.items() if not prepared.issues]
    waits = reports[digest].waiting and not reports[digest].rejecting
    if not clean and not waits:
        return
    name = who.ask()
    with st.form("reports.save", enter_to_submit=False):
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        if waits and st.checkbox(say("reports.as_it_is", count=wording.Count(len(reports[digest].report.unplaced)))):
            clean.append(digest)
        if st.form_submit_button(say("head.save"), type="primary"):
            receipt.attempt("reports", lambda: _saved(visit, name, clean, public=public))


def _saved(visit: Visit, name: str, chosen: Sequence[str], *, public: bool) -> str:
    """Save reports; one that somebody else changed meanwhile is read anew and named."""
    if not chosen:
        raise Refusal("report.none_ready")
    stale: list[str] = []
    version = 0
    for digest in chosen:
        prepared = queue.queue()[digest][-1]
        try:
            version = queue.save(visit, staff(name), digest, public=public)
        except StalePreview:
            del queue.queue()[digest]
            queue.add(visit, prepared.content, prepared.filename)
            stale.append(prepared.filename)
    if not version:
        raise Refusal("report.stale")
    done = say("reports.saved", count=wording.Count(len(chosen) - len(stale)), version=version)
    return f"{done} {say('reports.stale', names=wording.listed(stale))}" if stale else done
