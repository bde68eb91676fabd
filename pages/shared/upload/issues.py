"""Issues of a file: all of them, similar ones grouped, errors separate from warnings, with downloads."""

from pathlib import PurePath

import streamlit as st

from indicators import wording
from indicators.briefing.marked_workbook import is_xlsx, issues_csv, marked_workbook
from indicators.model import Catalogue, Severity
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import is_answerable, waiting_figures
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.issue_table import by_kind, issues_table

MARKED = "upload.marked"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def listed(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render errors, but for those that an answer settles, then warnings, then the downloads."""
    kinds = by_kind(prepared.issues)
    for severity in Severity:
        of_it = [kind for kind in kinds if kind.severity == severity and not is_answerable(kind.groups[0].first)]
        if of_it:
            count = sum(group.count for group in of_it)
            frame.html(markup.heading(2, say(f"upload.{severity}_title", count=wording.Count(count)))
                       + markup.paragraph(_lead(prepared, severity)) + issues_table(of_it, catalogue))
    if prepared.issues:
        with st.container(horizontal=True):
            st.download_button(
                say("upload.issues_csv"), lambda: issues_csv(prepared.issues, catalogue),
                f"{PurePath(prepared.filename).stem}-findings.csv", "text/csv", key=f"upload.issues.{digest}",
                on_click="ignore")
            _marked_workbook(digest, prepared, catalogue)


def _lead(prepared: Prepared, severity: Severity) -> str:
    """How many figures are rejected or wait for a reason, and whether any others can be saved."""
    if prepared.checked is None:
        return say("upload.file_lead")
    if severity == Severity.WARNING:
        return say("upload.warning_lead", count=wording.Count(int(prepared.doubted.sum())))
    errors = prepared.refused("shown") - waiting_figures(prepared)
    lead = "error_lead" if len(prepared.checked.observations) else "error_lead_every"
    return say(f"upload.{lead}", count=wording.Count(errors))


def _marked_workbook(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render the download of an XLSX workbook with coloured cells; made when requested."""
    if prepared.reading.refused or not is_xlsx(prepared.content):
        return
    made = st.session_state.setdefault(MARKED, {})
    seen = digest, repr(prepared.choices), prepared.version      # another reading has other issues
    if seen not in made and st.button(say("upload.mark"), key=f"upload.mark.{digest}", help=say("upload.mark_help")):
        with st.spinner(say("upload.marking")):
            made[seen] = marked_workbook(prepared.content, prepared.reading, prepared.issues, catalogue)
        st.rerun()
    if seen in made and made[seen] is None:
        frame.html(markup.paragraph(say("upload.not_marked"), "gl-quiet"))
    elif seen in made:
        st.download_button(say("upload.marked"), made[seen], f"{PurePath(prepared.filename).stem}-findings.xlsx",
                           WORKBOOK, key=f"upload.marked.{digest}", on_click="ignore")
