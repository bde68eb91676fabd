"""Decisions on files with a header: remembered for the next such file, and forgotten on request.

Stored in the ledger's second log, which is never overwritten: the last entry for a header applies. Stored are the
meaning of names and the end of financial years, but never the country, indicator or year of a file, since the next file
may differ.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.sheets import sheets_of
from indicators.ingest.pipeline import Candidate
from indicators.ingest.vocabulary.headers import normalised
from indicators.ledger import Ledger
from indicators.ledger.records import LogEntry
from indicators.model import Actor

KIND = "mapping"


def remember(ledger: Ledger, actor: Actor, header: Sequence[str], *, columns: Mapping[str, str] | None = None,
             indicators: Mapping[str, str] | None = None, areas: Mapping[str, str] | None = None,
             financial_year_ends: str = "", blanks: Mapping[str, str] | None = None,
             units: Mapping[str, str] | None = None, lines: Mapping[str, str] | None = None,
             sheet: str = "", sheets: Sequence[str] = (), file: str = "") -> LogEntry:
    """Store decisions on files with this header: roles of columns, meanings of names, end of the financial year,
    treatment of rows without a name, units that mean the indicator's own, lines that are not headings or give the
    persons counted, and which of a workbook's ``sheets`` to read.

    Earlier decisions for the header are kept unless answered again. ``file`` is the SHA-256 of the file for which the
    answers were given; the entry lists those of all its answers, so that it is erased when one of them is.
    """
    earlier, last = recall(ledger, header), _last(ledger, header)
    sheet_chosen: dict[str, Any] = {name: last[name] for name in ("sheet", "sheets") if name in last}
    sheet_chosen |= {"sheet": sheet, "sheets": list(sheets)} if sheet else {}
    decisions = {
        "columns": {**earlier.columns, **(columns or {})},
        "indicators": {**earlier.indicators, **(indicators or {})},
        "areas": {**earlier.areas, **(areas or {})}, "blanks": {**earlier.blanks, **(blanks or {})},
        "units": {**earlier.units, **(units or {})}, "lines": {**earlier.lines, **(lines or {})},
        "financial_year_ends": financial_year_ends or earlier.financial_year_ends,
        "files": sorted({*last.get("files", []), file} - {""}), **sheet_chosen}
    return ledger.record(actor, KIND, {"header": _signature(header), **decisions})


def remember_answers(ledger: Ledger, actor: Actor, file: Candidate) -> None:
    """Store the user's decisions on a file, for files with the same header."""
    choices = file.choices
    if choices.with_earlier(earlier := recall(ledger, file.reading.header)) != earlier:
        remember(ledger, actor, file.reading.header, columns=choices.columns, areas=choices.areas,
                 indicators=choices.indicators, financial_year_ends=choices.financial_year_ends, blanks=choices.blanks,
                 units=choices.units, lines=choices.lines, sheet=choices.sheet,
                 sheets=sheets_of(file.reading) if choices.sheet else (), file=sha256(file.content).hexdigest())


def unlearn(ledger: Ledger, actor: Actor, header: Sequence[str]) -> LogEntry:
    """Forget the decisions on files with this header; the log still shows that they were made."""
    nothing: dict[str, Any] = {"header": _signature(header), "columns": {}, "indicators": {}, "areas": {}}
    return ledger.record(actor, KIND, nothing)


def recall(ledger: Ledger, header: Sequence[str]) -> Choices:
    """Return the decisions on files with this header, in any order of columns."""
    return Choices.read(_last(ledger, header))


class Remembered:
    """The decisions stored in a ledger so far, for the import pipeline."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def _entries(self) -> list[LogEntry]:
        return self._ledger.log(KIND)

    def choices(self, header: Sequence[str]) -> Choices:
        """Return the decisions on files with this header."""
        return Choices.read(_last_of(self._entries, header))

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:
        """Return which of these sheets to read; "" if undecided."""
        last = _last_of(self._entries, header)
        return str(last.get("sheet", "")) if sorted(last.get("sheets", [])) == sorted(sheets) else ""


def _last(ledger: Ledger, header: Sequence[str]) -> dict[str, Any]:
    """The last entry for a header that was not erased."""
    return _last_of(ledger.log(KIND), header)


def _last_of(entries: Sequence[LogEntry], header: Sequence[str]) -> dict[str, Any]:
    signature = _signature(header)
    return next((entry.payload for entry in reversed(entries) if entry.payload.get("header") == signature), {})


def _signature(header: Sequence[str]) -> list[str]:
    return sorted(normalised(name) for name in header)
