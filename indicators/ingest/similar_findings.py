"""Findings that say the same, told once with all their lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators import wording
from indicators.ingest.formats.two_line_header import JOIN
from indicators.ingest.vocabulary.headers import year_of
from indicators.model import Finding, Severity

MOST_OF_A_KIND = 10


@dataclass(frozen=True)
class Alike:
    """Findings of one kind, in one column or several of years, to be mended in one way; ``first`` speaks for all."""

    first: Finding
    rows: tuple[int, ...]                      # lines, each once
    found: tuple[str, ...]                     # what stands there, each once
    columns: tuple[str, ...]                   # each once
    count: int


@dataclass(frozen=True)
class Kind:
    """All findings of one code: groups that are listed, and findings beyond them."""

    code: str
    severity: Severity
    groups: tuple[Alike, ...]
    count: int
    unlisted: int


def kinds(findings: Iterable[Finding]) -> list[Kind]:
    """Findings by code, errors before warnings, each in the order of its first line."""
    by_code: dict[tuple[str, Severity], dict[object, list[Finding]]] = {}
    for finding in findings:
        groups = by_code.setdefault((finding.code, finding.severity), {})
        column = "" if year_of(finding.column.rpartition(JOIN)[2]) else finding.column
        groups.setdefault((finding.sheet, column, repr(sorted(finding.values.items()))), []).append(finding)
    found = [_kind(code, severity, list(groups.values())) for (code, severity), groups in by_code.items()]
    return sorted(found, key=lambda group: group.severity == Severity.WARNING)


def _kind(code: str, severity: Severity, groups: list[list[Finding]]) -> Kind:
    shown = tuple(_alike(group) for group in groups[:MOST_OF_A_KIND])
    count = sum(len(group) for group in groups)
    return Kind(code, severity, shown, count, count - sum(group.count for group in shown))


def _alike(findings: list[Finding]) -> Alike:
    return Alike(findings[0], tuple(dict.fromkeys(finding.row for finding in findings if finding.row)),
                 tuple(dict.fromkeys(wording.found_there(finding) for finding in findings if finding.found)),
                 tuple(dict.fromkeys(finding.column for finding in findings if finding.column)), len(findings))
