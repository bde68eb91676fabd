"""Group issues that differ only in their lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import wording
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Issue, Severity

MOST_OF_A_KIND = 10


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
