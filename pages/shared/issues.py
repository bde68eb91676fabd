"""Issues of a file: similar ones in one row, errors before warnings, and for download."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

import pandas as pd
import streamlit as st
from markupsafe import Markup

from indicators import wording
from indicators.briefing.tables import csv_file
from indicators.changes.corrections import FIRST_LINE
from indicators.ingest.reading import commented_workbook
from indicators.model import Catalogue, Issue, Severity
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import is_answerable
from indicators.wording import say
from pages.shared import downloads, frame, markup

XLSX = b"xl/workbook.xml"     # a name in the archive of such a workbook, and in that of no other file
LINES, EXAMPLES, ROWS = 8, 5, 40
LONGEST = 120            # maximum characters of the value found, such as a whole header
COLUMNS = ["severity", "sheet", "line", "column", "found", "problem", "expected", "how_to_mend"]

Places = Mapping[int, str]
"""Names of lines, such as the figures of a table that has no lines to be named by."""
NO_PLACES: Places = {}


def places_of(cells: pd.DataFrame, catalogue: Catalogue) -> Places:
    """Indicator, part and year of each row of corrections, by its line in their file."""
    names = [f"{wording.indicator(code, catalogue)}{part and f': {wording.part(part)}'}, {year}" for code, part, year
             in cells[["indicator", "breakdown", "year"]].itertuples(index=False)]
    return dict(enumerate(names, FIRST_LINE))


def show(prepared: Prepared, catalogue: Catalogue, places: Places = NO_PLACES) -> None:
    """Render errors, then warnings; those that an answer settles only where ``places`` stand for lines."""
    for severity in Severity:
        issues = [issue for issue in prepared.issues
                  if issue.severity == severity and (places or not is_answerable(issue))]
        if issues:
            title = say("upload.issues_title", severity=str(severity), count=wording.Count(len(issues)))
            frame.html(markup.heading(2, title) + issues_table(issues, catalogue, places=places))


def download(digest: str, prepared: Prepared, catalogue: Catalogue) -> None:
    """Render downloads for the country: the issues, and a copy of an XLSX workbook with comments on its cells."""
    stem, issues = f"{PurePath(prepared.filename).stem}-findings", prepared.issues
    with st.container(horizontal=True):
        if issues:
            downloads.offer(say("upload.issues_csv"), lambda: as_csv(issues, catalogue), f"{stem}.csv", "text/csv",
                            key=f"upload.issues.{digest}")
        if any(issue.row for issue in issues) and prepared.reading.sheet and XLSX in prepared.content:
            downloads.offer(
                say("upload.commented"), lambda: commented_workbook(
                    prepared.content, prepared.reading, issues, catalogue), f"{stem}.xlsx",
                key=f"upload.commented.{digest}", help=say("upload.commented_help"))


def as_csv(issues: Iterable[Issue], catalogue: Catalogue) -> bytes:
    """Each issue: sheet, line (0 is the whole file), column, value found, value expected and how to fix it."""
    return csv_file(pd.DataFrame([
        (str(issue.severity), issue.sheet, issue.row, issue.column, wording.found_there(issue),
         wording.problem(issue, catalogue), wording.expected(issue, catalogue),
         wording.fix(issue, catalogue, by_hand=True)) for issue in issues], columns=COLUMNS))


def issues_table(issues: Iterable[Issue], catalogue: Catalogue, unlisted: int = 0, places: Places = NO_PLACES
                 ) -> Markup:
    """Issues as a table, those with the same sentences in one row, errors first; with the number of those beyond it."""
    groups: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in sorted(issues, key=lambda issue: issue.severity != Severity.ERROR):
        indicator = catalogue.indicators.get(str(issue.values.get("indicator", "")))
        # named by its title only, since lines and file are shown next to it
        titled = replace(issue, values={**issue.values, "indicator": f"“{wording.text(indicator.title)}”"}
                         ) if indicator else issue
        sentences = (wording.problem(titled, catalogue), wording.expected(titled, catalogue),
                     wording.fix(titled, catalogue, by_hand=True))
        groups.setdefault(sentences, []).append(issue)
    rows = [[markup.boxed(_where(group, places), "gl-where"), problem, _found(group), expected, fix]
            for (problem, expected, fix), group in groups.items()]
    unlisted += sum(map(len, list(groups.values())[ROWS:]))
    columns = [say(f"upload.{name}") for name in ("where", "problem", "found", "expected", "fix")]
    more = markup.paragraph(say("changed_files.more", count=wording.Count(unlisted))) if unlisted else ""
    return markup.table("", columns, rows[:ROWS]) + more


def _found(group: Sequence[Issue]) -> Markup:
    """The first different values, shortened."""
    cells = list(dict.fromkeys(wording.found_there(issue) for issue in group if issue.found))
    found = [text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in cells[:EXAMPLES]]
    more = [markup.small(say("changed_files.more", count=wording.Count(len(cells) - EXAMPLES)))]
    return markup.lines(found) + markup.joined(more * (len(cells) > EXAMPLES))


def _where(group: Sequence[Issue], places: Places) -> Markup:
    """Lines and column: "Lines 2, 3", below it the column, or the first and last of several; or the names of lines."""
    rows = sorted({issue.row for issue in group if issue.row})
    if names := [places[row] for row in rows if row in places]:
        return markup.lines(names)
    lines = ", ".join(map(str, rows[:LINES])) + ", …" * (len(rows) > LINES)
    where = say("upload.lines", count=len(rows), lines=lines) if rows else say("upload.whole_file")
    columns = list(dict.fromkeys(issue.column for issue in group if issue.column))
    column = say("phrase.column", column=columns[0]) if columns else ""
    if len(columns) > 1:
        column = say("upload.columns_of_it", first=columns[0], last=columns[-1], count=wording.Count(len(columns)))
    return markup.joined((where, markup.small(column)))
