"""Adding reports: files are read into a queue, and all that are ready are saved with one button."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.ingest.limits import MOST_LETTERS, MOST_PAGES, largest_in_megabytes
from indicators.permission import staff
from indicators.reports.returned import ReturnedForm
from indicators.wording import say
from pages.shared import cache, filters, receipt, who
from pages.shared.cache import Visit
from pages.shared.reports import queue

KINDS = ["txt", "docx", "pdf"]
FILES_READ = "reports.seen"


def show(visit: Visit) -> None:
    """Ask for files; render the queue, the form that saves all that is ready, and one report in full."""
    _ask(visit)
    forms = {digest: versions[-1] for digest, versions in queue.queue().items()}
    if forms:
        digest = _choose(visit, forms)
        _save(visit, forms, digest)
        queue.show(visit, digest)


def _ask(visit: Visit) -> None:
    """Read the files chosen; one that the browser still lists is read once."""
    file_ids: set[str] = st.session_state.setdefault(f"{FILES_READ}.{queue.ledger_id()}", set())
    choose = say("reports.choose", pages=MOST_PAGES, letters=wording.number(MOST_LETTERS))
    with st.spinner(say("reports.reading")):
        for file in st.file_uploader(choose, type=KINDS, accept_multiple_files=True,
                                     key=f"reports.files.{queue.ledger_id()}", max_upload_size=largest_in_megabytes()):
            if file.file_id not in file_ids:
                queue.add(visit, file.getvalue(), file.name)
                file_ids.add(file.file_id)          # only then: another click may end this run while a file is read


def _choose(visit: Visit, forms: Mapping[str, ReturnedForm]) -> str:
    """Render the queue; return the selected report, else the first that needs a person."""
    rows = pd.DataFrame([_row(visit, form) for form in forms.values()], index=list(forms))
    selected = filters.select(
        rows.loc[:, rows.astype(bool).any()], "reports.queue", say("reports.queue"), placeholder="–",
        selection_mode="single-row",
        column_config={say("head.year"): st.column_config.NumberColumn(format="%d")})
    waiting = [digest for digest, form in forms.items()
               if form.report.issues or form.figures and form.figures.issues]
    return str([*selected, *waiting, *forms][0])


def _row(visit: Visit, form: ReturnedForm) -> dict[str, object]:
    """File, country, year, what is in it, and what keeps it from being saved, or that nothing does."""
    prepared, report, figures = form.report, form.report.report, form.figures
    state = "to_place" if prepared.waiting else "ready_replacing" if prepared.on_file else "ready"
    return {
        say("head.file"): prepared.filename,
        say("head.country"): wording.area(report.ref_area, visit.catalogue) if report.ref_area else "",
        say("head.year"): report.year or None, say("reports.items"): sum(len(part.items) for part in report.parts),
        say("reports.unplaced"): len(report.unplaced),
        say("head.figures"): say("reports.some_of", some=len(figures.to_publish()), count=figures.counts()["rows"]
                                 ) if figures else "",
        say("reports.levels"): len(report.levels), say("reports.linked"): len(form.answers),
        say("reports.state"): queue.finding(visit, prepared.rejecting[0]) if prepared.rejecting else say(
            f"reports.{state}")}


def _save(visit: Visit, forms: Mapping[str, ReturnedForm], digest: str) -> None:
    """The form that saves all reports in which nothing waits, and the one looked at as it is where that is ticked."""
    clean, prepared = [each for each, form in forms.items() if not form.report.issues], forms[digest].report
    waits = prepared.waiting and not prepared.rejecting
    if not clean and not waits:
        return
    is_unusual = any(form.figures and form.figures.doubted.any() for form in forms.values())
    with st.form("reports.save", enter_to_submit=False):
        name = who.ask()
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        reason = st.text_input(say("upload.reason"), width=420).strip() if is_unusual else ""
        if waits and st.checkbox(say("reports.as_it_is", count=wording.Count(len(prepared.report.unplaced)))):
            clean.append(digest)
        if st.form_submit_button(say("head.save"), type="primary"):
            receipt.attempt(lambda: _saved(visit, name, clean, public=public, reason=reason))


def _saved(visit: Visit, name: str, chosen: Sequence[str], *, public: bool, reason: str) -> str:
    """Save reports; one that somebody else changed meanwhile is read anew and named."""
    if not chosen:
        raise Refusal("report.none_ready")
    stale, figures, answers = list[str](), 0, 0
    for digest in chosen:
        form = queue.queue()[digest][-1]
        try:
            queue.save(visit, staff(name), digest, public=public, reason=reason)
        except StalePreview:
            del queue.queue()[digest]
            queue.add(visit, form.report.content, form.report.filename)
            stale.append(form.report.filename)
        else:
            figures += len(form.figures.to_publish(reason)) if form.figures else 0
            answers += sum(answer.is_new for answer in form.answers)
    if len(stale) == len(chosen):
        raise Refusal("report.stale")
    saved = say("reports.saved", count=wording.Count(len(chosen) - len(stale)),
                version=cache.opened(visit.figures)[0].version())
    brought = say("reports.brought", figures=figures, answers=answers) if figures or answers else ""
    return " ".join(filter(None, (saved, brought, say("reports.stale", names=wording.listed(stale)) if stale else "")))
