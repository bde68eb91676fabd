"""Issues that say the same, listed once with all their lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import wording
from indicators.ingest.formats.header_rows import JOIN
from indicators.ingest.vocabulary.years import year_of
from indicators.model import Issue, Severity

MOST_OF_A_KIND = 10


@dataclass(frozen=True)
class IssueGroup:
    """Issues of one kind, in one column or several of years, to be fixed in one way; ``first`` speaks for all."""

    first: Issue
    rows: tuple[int, ...]                      # lines, each once
    found: tuple[str, ...]                     # what is there, each once
    columns: tuple[str, ...]                   # each once
    count: int


@dataclass(frozen=True)
class IssueKind:
    """All issues of one code: groups that are listed, and issues beyond them."""

    code: str
    severity: Severity
    groups: tuple[IssueGroup, ...]
    count: int
    unlisted: int


def by_kind(issues: Iterable[Issue]) -> list[IssueKind]:
    """Issues by code, errors before warnings, each code in the order of its first issue."""
    by_code: dict[tuple[str, Severity], dict[object, list[Issue]]] = {}
    for issue in issues:
        groups = by_code.setdefault((issue.code, issue.severity), {})
        column = "" if year_of(issue.column.rpartition(JOIN)[2]) else issue.column
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
