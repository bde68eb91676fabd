"""What a command has to say, in words and as data, and the exit status that goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from indicators import wording
from indicators.model import Finding, Message


class Status(IntEnum):
    """Exit status."""

    FINE = 0
    SOME_REFUSED = 1
    INPUT_REFUSED = 2
    TROUBLE = 3            # our fault, or no ledger


@dataclass(frozen=True)
class Outcome:
    """``lines`` are printed; ``data`` is the one JSON object of --json."""

    status: Status
    lines: Sequence[str]
    data: dict[str, Any]


def say(code: str, **values: object) -> str:
    """The sentence of a message."""
    return wording.message(Message(code=code, values=values))


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "file": finding.file, "row": finding.row, "column": finding.column, "found": finding.found,
        "expected": str(finding.values.get("expected", "")), "severity": str(finding.severity), "code": finding.code,
        "said": wording.in_full(finding),
    }
