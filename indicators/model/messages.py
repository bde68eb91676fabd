"""What is still to be said, as codes and values: wording makes the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error blocks its row or file; a warning needs a reason."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One thing wrong with a file or a submission: where and what it is; wording.issue says it in words."""

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
    """A sentence that is still codes and values; wording.message says it in words."""

    code: str                                  # e.g. "goal.sum_rose"
    values: Mapping[str, object] = field(default_factory=dict)
