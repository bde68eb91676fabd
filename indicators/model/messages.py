"""Messages and issues as codes and values, which wording turns into text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks its row or file; a warning needs a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """A problem of a file or submission: location and kind; wording.issue turns it into text."""

    code: str                                  # e.g. "value.above_limit"
    severity: Severity = Severity.ERROR
    file: str = ""
    sheet: str = ""
    row: int = 0                               # line of the file on which the record begins, 0 for the whole file
    column: str = ""                           # column of a table, or key of a YAML file ("indicators.0.unit")
    found: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Message:
    """A sentence as code and values; wording.message turns it into text."""

    code: str                                  # e.g. "goal.sum_rose"
    values: Mapping[str, object] = field(default_factory=dict)
