"""Issues of a file: all of them, similar ones grouped, errors separate from warnings, with downloads."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.marked_workbook import is_xlsx, issues_csv, marked_workbook
from indicators.ingest.similar_issues import IssueGroup, IssueKind, by_kind
from indicators.model import Catalogue, Issue, Severity
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import is_answerable
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.table import Cell, Column, table

LINES, EXAMPLES = 8, 5
LONGEST = 120            # maximum characters of the value found, such as a whole header
MARKED = "upload.marked"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def shown(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render errors, but for those that an answer settles, then warnings, then the downloads."""
    found = by_kind(prepared.issues)
    for severity in Severity:
        of_it = [kind for kind in found if kind.severity == severity and not is_answerable(kind.groups[0].first)]
        if of_it:
            lead = _lead(prepared, severity)
            figures = prepared.refused("shown") if severity == Severity.ERROR else int(prepared.doubted.sum())
            count = sum(group.count for group in of_it)
            frame.html(listed(of_it, say(f"upload.{severity}_title", count=wording.Count(count)),
                              say(f"upload.{lead}", count=wording.Count(figures)), catalogue))
    if prepared.issues:
        name = PurePath(prepared.filename).stem
        with st.container(horizontal=True):
            st.download_button(
                say("upload.issues_csv"), lambda: issues_csv(prepared.issues, catalogue),
                f"{name}-findings.csv", "text/csv", key=f"upload.issues.{digest}", on_click="ignore")
            _marked_workbook(digest, prepared, catalogue)


def _lead(prepared: Prepared, severity: Severity) -> str:
    """Remark on the number of rejected figures, and on whether any others can be published."""
    if prepared.checked is None:
        return "file_lead"
    every = severity == Severity.ERROR and not len(prepared.checked.observations)
    return "error_lead_every" if every else f"{severity}_lead"


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


def listed(found: Sequence[IssueKind], title: str, lead: str, catalogue: Catalogue) -> Markup:
    """A table of issues, similar ones in one row, under a title."""
    more = sum(kind.unlisted for kind in found)
    return markup.joined((markup.heading(2, title), markup.paragraph(lead), issues_table(found, catalogue),
        markup.paragraph(say("upload.more_issues", count=wording.Count(more))) if more else ""))


def issues_table(found: Sequence[IssueKind], catalogue: Catalogue) -> Markup:
    """Issues as a table."""
    columns = [Column(say(f"upload.{name}")) for name in ("where", "problem", "found", "expected", "fix")]
    return table("", columns, [_row(group, catalogue) for kind in found for group in kind.groups])


def _row(group: IssueGroup, catalogue: Catalogue) -> list[Cell]:
    first = _titled(group.first, catalogue)
    found = markup.lines([text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in group.found[:EXAMPLES]])
    if len(group.found) > EXAMPLES:
        more = say("upload.and_more", count=wording.Count(len(group.found) - EXAMPLES))
        found = markup.joined((found, markup.small(more)))
    return [Cell(_where(group)), Cell(wording.problem(first, catalogue)), Cell(found, nothing=not found),
            Cell(wording.expected(first, catalogue, by_hand=True)),
            Cell(wording.fix(first, catalogue, by_hand=True))]


def _titled(found: Issue, catalogue: Catalogue) -> Issue:
    """An issue that names its indicator by title only, since lines and file are shown next to it."""
    indicator = catalogue.indicators.get(str(found.values.get("indicator", "")))
    if indicator is None:
        return found
    return replace(found, values={**found.values, "indicator": f"“{wording.text(indicator.title)}”"})


def _where(group: IssueGroup) -> Markup:
    """Column, lines and sheet."""
    runs = _runs(group.rows)
    lines = ", ".join(str(first) if first == last else say("upload.line_to_line", first=first, last=last)
                      for first, last in runs[:LINES])
    if more := sum(last - first + 1 for first, last in runs[LINES:]):
        lines = say("upload.lines_more", lines=lines, count=wording.Count(more))
    where = say("upload.whole_file") if not group.rows else say(
        "upload.lines", count=len(group.rows), lines=lines)
    column = say("upload.column", column=group.columns[0]) if group.columns else ""
    if len(group.columns) > 1:
        column = say("upload.columns_of_it", first=group.columns[0], last=group.columns[-1],
                         count=wording.Count(len(group.columns)))
    return markup.boxed(markup.joined((where, markup.small(column))), "gl-where")


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last line of each run of successive lines."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs
