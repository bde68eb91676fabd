"""JSON that the ledger stores permanently and later programs have to read, with its format number inside.

A new format gets the next number, and a step that converts the previous format; stored JSON is never rewritten. JSON
without a number is older than the numbers and has format 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators.errors import LedgerTrouble

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of JSON: its current format number, and the conversion step from each older one."""

    newest: int
    steps: Mapping[int, Callable[[Json], Json]] = field(default_factory=dict)

    def write(self, content: Mapping[str, Any]) -> Json:
        """The content with its format number."""
        return {**content, "format": self.newest}

    def read(self, kept: Mapping[str, Any]) -> Json:
        """The content in the current format, without the number. Raises LedgerTrouble("ledger.newer_content")."""
        content = dict(kept)
        number = content.pop("format", 1)
        if number > self.newest:
            raise LedgerTrouble("ledger.newer_content")
        for step in range(number, self.newest):
            content = self.steps[step](content)
        return content


CATALOGUE = Format(newest=1)
CHOICES = Format(newest=1)
"""A person's decisions about a file: stored with the submission, and remembered for files with the same header."""
