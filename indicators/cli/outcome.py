"""The result of a command, as text and as data, with its exit status."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from indicators import wording
from indicators.model import Issue, Message


class Status(IntEnum):
    """Exit status."""

    FINE = 0
    SOME_REFUSED = 1
    INPUT_REFUSED = 2
    TROUBLE = 3            # a bug, or an unusable ledger


@dataclass(frozen=True)
class Outcome:
    """``lines`` are printed; ``data`` is the one JSON object of --json."""

    status: Status
    lines: Sequence[str]
    data: dict[str, Any]


def program() -> str:
    """The command as it was typed."""
    return "goalline" if Path(sys.argv[0]).stem == "goalline" else "python -m indicators"


def say(code: str, **values: object) -> str:
    """The text of a message code."""
    return wording.message(Message(code=code, values=values))


def words(code: str, **values: object) -> str:
    """Help text of a command or option, by its name."""
    return wording.say("command", code, **values)


def issue_data(issue: Issue) -> dict[str, Any]:
    """An issue as JSON data."""
    return {
        "file": issue.file, "row": issue.row, "column": issue.column, "found": issue.found,
        "expected": str(issue.values.get("expected", "")), "severity": str(issue.severity), "code": issue.code,
        "said": wording.in_full(issue),
    }
