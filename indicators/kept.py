"""JSON that the ledger keeps for good, read by every later program: with the number of its format inside.

Where a format changes, its number goes up by one and a step is added that makes the new form of the old one; what was
written before is never rewritten. What has no number was written before there were any, and is format 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.errors import LedgerTrouble

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of JSON: its newest number, and the step that leads on from each older one."""

    newest: int
    steps: Mapping[int, Callable[[Json], Json]] = field(default_factory=dict)

    def write(self, content: Mapping[str, Any]) -> Json:
        """The content with its number."""
        return {**content, "format": self.newest}

    def read(self, kept: Mapping[str, Any]) -> Json:
        """The content in its newest form, without a number; LedgerTrouble("ledger.newer_content")."""
        content = dict(kept)
        number = content.pop("format", 1)
        if number > self.newest:
            raise LedgerTrouble("ledger.newer_content")
        for step in range(number, self.newest):
            content = self.steps[step](content)
        return content


CATALOGUE = Format(newest=1)
CHOICES = Format(newest=1)
"""What a person decided about a file: kept with the submission, and remembered for files with the same header."""
