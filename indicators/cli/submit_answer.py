"""The answer of submit about a file: sentences for a person, and the keys of --json."""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indicators import wording
from indicators.cli.outcome import say
from indicators.model import Catalogue, Issue, Message, Severity

if TYPE_CHECKING:
    from indicators.submissions.preview import Prepared

READ_NOTHING = {"encoding": "", "separator": "", "decimal": "", "header_row": 0, "sheet": ""}

IGNORE = "ignore"
"""Answer of a person that something says nothing about the figures."""

COLUMNS = ("column", "numbers")
"""Kinds of unused items that are columns."""

LISTED = 20
"""Maximum number of printed issues of a kind; --json has all."""


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """A prepared file and its outcome; ``version`` is the data version afterwards."""

    prepared: "Prepared"
    asked: argparse.Namespace
    catalogue: Catalogue
    published: int
    version: int
    chain: str = ""                # hash of the last event, as on receipts; "" where nothing was published

    def data(self) -> dict[str, Any]:
        """The object of --json."""
        reading, checked = self.prepared.reading, self.prepared.checked
        return {
            "read": {"encoding": reading.encoding, "separator": reading.separator,
                     "decimal": checked.decimal if checked else ".", "header_row": reading.header_row,
                     "sheet": reading.sheet},
            **self.prepared.counts(), "published": self.published, "version": self.version,
            "findings": [issue_data(issue, self.catalogue) for issue in self.prepared.issues],
            "notes": [wording.message(note) for note in self.prepared.notes], "unused": self._unused(),
        }

    def _unused(self) -> dict[str, list[Any]]:
        """Columns without a role by their headers, and everything else that no rule used."""
        items = [item for item in self.prepared.unused if item.answer in ("", IGNORE)]
        columns = [name for item in items if item.kind in COLUMNS for name in item.columns or (item.name,)]
        return {"columns": columns, "lines": [
            {"kind": item.kind, "row": item.row, "text": item.name} for item in items if item.kind not in COLUMNS]}

    def lines(self) -> Iterator[str]:
        """Remarks, errors, warnings, counts, and the outcome."""
        yield from map(wording.message, self.prepared.notes)
        for severity in Severity:
            found = [issue for issue in self.prepared.issues if issue.severity is severity]
            if found:
                yield say("submit.issues", severity=str(severity), count=len(found))
                yield from self._issues(found)
        if self.prepared.checked is not None:
            counts = self.prepared.counts()
            held = 0 if self.asked.reason else int(self.prepared.doubted.sum())
            yield say("submit.counts", **counts, refused=self.prepared.checked.refused)
            if held:
                yield say("submit.held", held=held)
            if counts["absent"]:
                yield say("submit.absent", absent=counts["absent"])
        yield wording.message(self._ending())
        if self.chain:
            yield say("submit.chain", hash=self.chain)

    def _issues(self, found: list[Issue]) -> Iterator[str]:
        """Issues in the order of their lines, the first of each kind, and how many more there are."""
        count, seen = Counter(issue.code for issue in found), Counter[str]()
        for issue in found:
            seen[issue.code] += 1
            if seen[issue.code] <= LISTED:
                yield from _lines_of(issue, self.catalogue)
            if seen[issue.code] == LISTED < count[issue.code]:
                yield f"  {say('submit.more_alike', count=count[issue.code] - LISTED)}"

    def _ending(self) -> Message:
        prepared, asked, values = self.prepared, self.asked, {"published": self.published, "version": self.version}
        if prepared.checked is None:
            return Message(code="submit.file_refused")
        if self.published:
            return Message(code="submit.published", values=values)
        errors = any(issue.severity is Severity.ERROR for issue in prepared.issues)
        held = not asked.good_rows and bool(prepared.refused(asked.reason))
        if asked.dry_run:
            would = len(prepared.to_publish(asked.reason))
            kind = "dry_run_nothing" if not would else "dry_run_held" if held else "dry_run"
            return Message(code=f"submit.{kind}", values={**values, "published": would})
        if held:
            return Message(code="submit.rows_refused" if errors else "submit.reason_wanted")
        return Message(code="submit.nothing", values=values)


def issue_data(found: Issue, catalogue: Catalogue | None = None) -> dict[str, Any]:
    """An issue as in --json; ``catalogue`` gives the names of codes."""
    return {"sheet": found.sheet, "row": found.row, "column": found.column,
            "found": wording.found_there(found),
            "expected": wording.expected(found, catalogue), "fix": wording.fix(found, catalogue),
            "severity": str(found.severity), "code": found.code}


def nothing_read(issues: list[dict[str, Any]], version: int) -> dict[str, Any]:
    """The keys of --json where no file was read."""
    counts = dict.fromkeys(("rows", "new", "changed", "unchanged", "absent", "published"), 0)
    return {"read": READ_NOTHING, **counts, "version": version, "findings": issues, "notes": [],
            "unused": {"columns": [], "lines": []}}


def _lines_of(found: Issue, catalogue: Catalogue) -> Iterator[str]:
    """Location and problem; then what was found and expected, and how to fix it."""
    for line in (f"  {wording.issue(found, catalogue)}", f"    {wording.how_to_fix(found, catalogue)}"):
        yield "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"      # moves no cursor
                      for letter in line)
