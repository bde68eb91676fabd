"""Adding reports: files or pasted text are read into a queue, and all that are ready are saved with one button."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from indicators import wording
from indicators.errors import Refusal, StalePreview
from indicators.ingest.limits import MOST_LETTERS, MOST_PAGES, largest_in_megabytes
from indicators.permission import staff
from indicators.reports.returned import ReturnedForm
from indicators.wording import say
from pages.shared import cache, frame, markup, receipt, who
from pages.shared.cache import Visit
from pages.shared.reports import one, queue

KINDS = ["txt", "docx", "pdf"]
PASTED = "pasted.txt"
FILES_READ = "reports.seen"


def show(visit: Visit) -> None:
    """Ask for files or a text; render the queue, the form that saves all that is ready, and one report in full."""
    if queue.lost_with_demo():
        frame.html(markup.notice("trouble", say("demo.began_again")))
    _ask(visit)
    forms = {digest: versions[-1] for digest, versions in queue.queue().items()}
    if not forms:
        return
    digest = _choose(visit, forms)
    _save(visit, forms, digest)
    one.show(visit, digest)


def _choose(visit: Visit, forms: Mapping[str, ReturnedForm]) -> str:
    """Render the queue; return the selected report, else the first that needs a person."""
    rows = pd.DataFrame([_row(visit, form) for form in forms.values()], columns=[
        say("head.file"), say("head.country"), say("head.year"), say("reports.items"), say("reports.unplaced"),
        say("head.figures"), say("reports.levels"), say("reports.linked"), say("reports.state")])
    table = rows.loc[:, rows.astype(bool).any()]
    digests = list(forms)
    selection = st.dataframe(table, hide_index=True, alt=say("reports.queue"), placeholder="–",
                             selection_mode="single-row", on_select="rerun", key=f"reports.queue.{hash(tuple(forms))}",
                             column_config={say("head.year"): st.column_config.NumberColumn(format="%d")})["selection"]
    first = next((digest for digest, form in forms.items()
                  if form.report.issues or form.figures and form.figures.issues), digests[0])
    return digests[selection["rows"][0]] if selection["rows"] else first


def _ask(visit: Visit) -> None:
    """Read what was chosen or pasted; a file that the browser still lists is read once."""
    file_ids: set[str] = st.session_state.setdefault(f"{FILES_READ}.{queue.ledger_id()}", set())
    with st.spinner(say("reports.reading")):
        choose = say("reports.choose", pages=MOST_PAGES, letters=wording.number(MOST_LETTERS))
        for file in st.file_uploader(choose, type=KINDS, accept_multiple_files=True,
                                     key=f"reports.files.{queue.ledger_id()}", max_upload_size=largest_in_megabytes()):
            if file.file_id not in file_ids:
                queue.add(visit, file.getvalue(), file.name)
                file_ids.add(file.file_id)          # only then: another click may end this run while a file is read
    with st.expander(say("reports.paste")), st.form("reports.paste", border=False, clear_on_submit=True,
                                                    enter_to_submit=False):
        text = st.text_area(say("reports.text"), height=200)
        if st.form_submit_button(say("reports.read")) and text.strip():
            queue.add(visit, text.encode(), PASTED)


def _row(visit: Visit, form: ReturnedForm) -> list[object]:
    """File, country, year, what is in it, and what keeps it from being saved, or that nothing does."""
    prepared, report, figures = form.report, form.report.report, form.figures
    state = one.finding(visit, prepared.rejecting[0]) if prepared.rejecting else say(
        "reports.to_place" if prepared.waiting else "reports.ready_replacing" if prepared.on_file else "reports.ready")
    return [prepared.filename, wording.area(report.ref_area, visit.catalogue) if report.ref_area else "",
            report.year or None, sum(len(part.items) for part in report.parts), len(report.unplaced),
            say("reports.some_of", some=len(figures.to_publish()), count=figures.counts()["rows"]) if figures else "",
            len(report.levels), len(form.answers), state]


def _save(visit: Visit, forms: Mapping[str, ReturnedForm], digest: str) -> None:
    """The form that saves all reports in which nothing waits, and the one looked at as it is where that is ticked."""
    clean = [each for each, form in forms.items() if not form.report.issues]
    waits = forms[digest].report.waiting and not forms[digest].report.rejecting
    if not clean and not waits:
        return
    is_unusual = any(form.figures and form.figures.doubted.any() for form in forms.values())
    with st.form("reports.save", enter_to_submit=False):
        name = who.ask()
        public = st.checkbox(say("reports.cleared"), help=say("reports.cleared_help"))
        reason = st.text_input(say("upload.reason"), width=420).strip() if is_unusual else ""
        unplaced = wording.Count(len(forms[digest].report.report.unplaced))
        if waits and st.checkbox(say("reports.as_it_is", count=unplaced)):
            clean.append(digest)
        if st.form_submit_button(say("head.save"), type="primary"):
            receipt.attempt("reports", lambda: _saved(visit, name, clean, public=public, reason=reason))


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
    done = [say("reports.saved", count=wording.Count(len(chosen) - len(stale)),
                version=cache.opened(visit.figures)[0].version())]
    done += [say("reports.brought", figures=figures, answers=answers)] if figures or answers else []
    done += [say("reports.stale", names=wording.listed(stale))] if stale else []
    return " ".join(done)
