"""Tables of issues of a file: those that differ only in their lines in one row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from indicators import wording
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Catalogue, Issue, Severity
from indicators.wording import say
from pages.shared import markup
from pages.shared.table import Cell, table

LINES, EXAMPLES, MOST_OF_A_KIND = 8, 5, 10
LONGEST = 120            # maximum characters of the value found, such as a whole header


@dataclass(frozen=True)
class IssueGroup:
    """Issues of one kind, in one column or several year columns, with one fix; ``first`` is an example."""

    first: Issue
    rows: tuple[int, ...]                      # distinct line numbers
    found: tuple[str, ...]                     # distinct cells found
    columns: tuple[str, ...]                   # distinct columns
    count: int


@dataclass(frozen=True)
class IssueKind:
    """All issues with one code: listed groups, and the number of issues beyond them."""

    code: str
    severity: Severity
    groups: tuple[IssueGroup, ...]
    count: int
    unlisted: int


def by_kind(issues: Iterable[Issue]) -> list[IssueKind]:
    """Group issues by code, errors before warnings, in order of first occurrence."""
    by_code: dict[tuple[str, Severity], dict[object, list[Issue]]] = {}
    for issue in issues:
        groups = by_code.setdefault((issue.code, issue.severity), {})
        column = "" if year_of(issue.column) else issue.column
        groups.setdefault((issue.sheet, column, repr(sorted(issue.values.items()))), []).append(issue)
    found = [_kind(code, severity, list(groups.values())) for (code, severity), groups in by_code.items()]
    return sorted(found, key=lambda group: group.severity == Severity.WARNING)


def _kind(code: str, severity: Severity, groups: list[list[Issue]]) -> IssueKind:
    shown = tuple(map(_group, groups[:MOST_OF_A_KIND]))
    count = sum(map(len, groups))
    return IssueKind(code, severity, shown, count, count - sum(group.count for group in shown))


def _group(issues: list[Issue]) -> IssueGroup:
    return IssueGroup(issues[0], tuple(dict.fromkeys(issue.row for issue in issues if issue.row)),
                      tuple(dict.fromkeys(wording.found_there(issue) for issue in issues if issue.found)),
                      tuple(dict.fromkeys(issue.column for issue in issues if issue.column)), len(issues))


def issues_table(kinds: Sequence[IssueKind], catalogue: Catalogue, unlisted: int = 0) -> Markup:
    """Issues as a table, similar ones in one row, with the number of those beyond it and ``unlisted`` ones."""
    columns = [say(f"upload.{name}") for name in ("where", "problem", "found", "expected", "fix")]
    more = unlisted + sum(kind.unlisted for kind in kinds)
    return table("", columns, [_row(group, catalogue) for kind in kinds for group in kind.groups]) + (
        markup.paragraph(say("changed_files.more", count=wording.Count(more))) if more else "")


def _row(group: IssueGroup, catalogue: Catalogue) -> list[Cell]:
    first = _titled(group.first, catalogue)
    found = markup.lines([text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in group.found[:EXAMPLES]])
    if len(group.found) > EXAMPLES:
        more = say("changed_files.more", count=wording.Count(len(group.found) - EXAMPLES))
        found = markup.joined((found, markup.small(more)))
    return [_where(group), wording.problem(first, catalogue), found, wording.expected(first, catalogue),
            wording.fix(first, catalogue, by_hand=True)]


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
