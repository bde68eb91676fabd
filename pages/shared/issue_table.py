"""Tables of issues of a file, similar ones in one row."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from indicators import wording
from indicators.ingest.similar_issues import IssueGroup, IssueKind
from indicators.model import Catalogue, Issue
from indicators.wording import say
from pages.shared import markup
from pages.shared.table import Cell, Column, table

LINES, EXAMPLES = 8, 5
LONGEST = 120            # maximum characters of the value found, such as a whole header


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
