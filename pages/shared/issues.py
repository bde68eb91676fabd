"""Issues of a file: similar ones in one row, errors before warnings, and for download."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.marked_workbook import is_xlsx, issues_csv, marked_workbook
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Catalogue, Issue, Severity
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import is_answerable
from indicators.wording import say
from pages.shared import frame, markup
from pages.shared.table import Cell, table

LINES, EXAMPLES, MOST_OF_A_KIND = 8, 5, 10
LONGEST = 120            # maximum characters of the value found, such as a whole header
MARKED = "upload.marked"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Places = Mapping[int, str]
"""Names of lines, such as the figures of a table that has no lines to be named by."""
NO_PLACES: Places = {}


def show(prepared: Prepared, catalogue: Catalogue, places: Places = NO_PLACES) -> None:
    """Render errors, then warnings; those that an answer settles only where ``places`` stand for lines: none is asked.
    """
    for severity in Severity:
        issues = [issue for issue in prepared.issues
                  if issue.severity == severity and (places or not is_answerable(issue))]
        if issues:
            title = say("upload.issues_title", severity=str(severity), count=wording.Count(len(issues)))
            frame.html(markup.heading(2, title) + issues_table(issues, catalogue, places=places))


def downloads(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render the issues as CSV, and the workbook with coloured cells, which is made when requested."""
    if not prepared.issues:
        return
    name = f"{PurePath(prepared.filename).stem}-findings"
    with st.container(horizontal=True):
        st.download_button(say("upload.issues_csv"), lambda: issues_csv(prepared.issues, catalogue), f"{name}.csv",
                           "text/csv", key=f"upload.issues.{digest}", on_click="ignore")
        if prepared.reading.refused or not is_xlsx(prepared.content):
            return
        made = st.session_state.setdefault(MARKED, {})
        seen = digest, repr(prepared.choices), prepared.version      # another reading has other issues
        if seen not in made and st.button(say("upload.mark"), key=f"upload.mark.{digest}",
                                          help=say("upload.mark_help")):
            with st.spinner(say("upload.mark")):
                made[seen] = marked_workbook(prepared.content, prepared.reading, prepared.issues, catalogue)
            st.rerun()
        if seen in made and made[seen] is None:
            frame.html(markup.paragraph(say("upload.not_marked"), "gl-quiet"))
        elif seen in made:
            st.download_button(say("upload.marked"), made[seen], f"{name}.xlsx", WORKBOOK,
                               key=f"upload.marked.{digest}", on_click="ignore")


def issues_table(issues: Iterable[Issue], catalogue: Catalogue, unlisted: int = 0, places: Places = NO_PLACES
                 ) -> Markup:
    """Issues as a table, the first groups of each kind, with the number of those beyond it and ``unlisted`` ones."""
    kinds = _kinds(issues)
    columns = [say(f"upload.{name}") for name in ("where", "problem", "found", "expected", "fix")]
    rows = [_row(group, catalogue, places) for groups in kinds for group in groups[:MOST_OF_A_KIND]]
    unlisted += sum(len(group) for groups in kinds for group in groups[MOST_OF_A_KIND:])
    return table("", columns, rows) + (
        markup.paragraph(say("changed_files.more", count=wording.Count(unlisted))) if unlisted else "")


def _kinds(issues: Iterable[Issue]) -> list[list[list[Issue]]]:
    """Issues by code, errors first; in each, those that differ only in their lines, or in columns of years."""
    by_code: dict[tuple[bool, str], dict[object, list[Issue]]] = {}
    for issue in issues:
        groups = by_code.setdefault((issue.severity == Severity.WARNING, issue.code), {})
        column = "" if year_of(issue.column) else issue.column
        groups.setdefault((issue.sheet, column, repr(sorted(issue.values.items()))), []).append(issue)
    return [list(groups.values()) for (is_warning, _), groups in sorted(by_code.items(), key=lambda kind: kind[0][0])]


def _row(group: Sequence[Issue], catalogue: Catalogue, places: Places) -> list[Cell]:
    first = _titled(group[0], catalogue)
    cells = list(dict.fromkeys(wording.found_there(issue) for issue in group if issue.found))
    found = markup.lines([text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in cells[:EXAMPLES]])
    if more := len(cells) - EXAMPLES if len(cells) > EXAMPLES else 0:
        found = markup.joined((found, markup.small(say("changed_files.more", count=wording.Count(more)))))
    rows = sorted({issue.row for issue in group if issue.row})
    where = markup.lines([places[row] for row in rows if row in places]) or _where(
        rows, list(dict.fromkeys(issue.column for issue in group if issue.column)))
    return [markup.boxed(where, "gl-where"), wording.problem(first, catalogue), found,
            wording.expected(first, catalogue), wording.fix(first, catalogue, by_hand=True)]


def _titled(issue: Issue, catalogue: Catalogue) -> Issue:
    """An issue that names its indicator by title only, since lines and file are shown next to it."""
    indicator = catalogue.indicators.get(str(issue.values.get("indicator", "")))
    if indicator is None:
        return issue
    return replace(issue, values={**issue.values, "indicator": f"“{wording.text(indicator.title)}”"})


def _where(rows: Sequence[int], columns: Sequence[str]) -> Markup:
    """Lines and column: "Lines 2 to 5", below it the column, or the first and last of several."""
    runs = [str(first) if first == last else say("upload.line_to_line", first=first, last=last)
            for first, last in _runs(rows)]
    lines = ", ".join(runs[:LINES]) + (", …" if len(runs) > LINES else "")
    where = say("upload.lines", count=len(rows), lines=lines) if rows else say("upload.whole_file")
    column = say("phrase.column", column=columns[0]) if columns else ""
    if len(columns) > 1:
        column = say("upload.columns_of_it", first=columns[0], last=columns[-1], count=wording.Count(len(columns)))
    return markup.joined((where, markup.small(column)))


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last line of each run of successive lines."""
    lines = set(rows)
    for first in rows:
        if first - 1 not in lines:
            yield first, next(line for line in range(first, rows[-1] + 1) if line + 1 not in lines)
