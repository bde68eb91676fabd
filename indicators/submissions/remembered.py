"""What a person has decided about files with a header: remembered for the next one, and unlearned when they say so.

Kept in the ledger's second log, where nothing is overwritten: the last entry about a header counts. What a name means
is remembered, and when financial years end, never which country, indicator or year a file is about: the next file may
be another's.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from indicators.ingest.mapping import Choices
from indicators.ingest.mapping.sheets import sheets_of
from indicators.ingest.pipeline import Candidate
from indicators.ingest.vocabulary.headers import normalised
from indicators.kept import CHOICES
from indicators.ledger import Ledger
from indicators.ledger.records import LogEntry
from indicators.model import Actor

KIND = "mapping"


def remember(ledger: Ledger, actor: Actor, header: Sequence[str], *, columns: Mapping[str, str] | None = None,
             indicators: Mapping[str, str] | None = None, areas: Mapping[str, str] | None = None,
             financial_year_ends: str = "", blanks: Mapping[str, str] | None = None,
             units: Mapping[str, str] | None = None, lines: Mapping[str, str] | None = None,
             sheet: str = "", sheets: Sequence[str] = (), file: str = "") -> LogEntry:
    """Keep what the columns of files with this header are for, what the names in them mean, when their financial
    years end, whose the figures are in rows that name nobody, which words are the indicators' own units, which lines
    are no headings or say whom all figures count, and which of a workbook's ``sheets`` is read.

    What was remembered for the header before stays where it is not answered again. ``file`` is the SHA-256 of the one
    that the answers were given for; the entry names those of all its answers, so that it goes when one is erased.
    """
    known, last = recall(ledger, header), _last(ledger, header)
    kept: dict[str, Any] = {name: last[name] for name in ("sheet", "sheets") if name in last}
    kept |= {"sheet": sheet, "sheets": list(sheets)} if sheet else {}
    stated = {"columns": {**known.columns, **(columns or {})}, "indicators": {**known.indicators, **(indicators or {})},
            "areas": {**known.areas, **(areas or {})}, "blanks": {**known.blanks, **(blanks or {})},
            "units": {**known.units, **(units or {})}, "lines": {**known.lines, **(lines or {})},
            "financial_year_ends": financial_year_ends or known.financial_year_ends,
            "files": sorted({*last.get("files", []), file} - {""}), **kept}
    return ledger.record(actor, KIND, CHOICES.write({"header": _signature(header), **stated}))


def remember_answers(ledger: Ledger, actor: Actor, file: Candidate) -> None:
    """Keep what a person decided about columns, names and financial years of a file, for those with the same header."""
    choices = file.choices
    if choices.with_earlier(known := recall(ledger, file.reading.header)) != known:
        remember(ledger, actor, file.reading.header, columns=choices.columns, areas=choices.areas,
                 indicators=choices.indicators, financial_year_ends=choices.financial_year_ends, blanks=choices.blanks,
                 units=choices.units, lines=choices.lines, sheet=choices.sheet,
                 sheets=sheets_of(file.reading) if choices.sheet else (), file=sha256(file.content).hexdigest())


def unlearn(ledger: Ledger, actor: Actor, header: Sequence[str]) -> LogEntry:
    """Forget what was decided about files with this header; that it was decided stays on record."""
    stated: dict[str, Any] = {"header": _signature(header), "columns": {}, "indicators": {}, "areas": {}}
    return ledger.record(actor, KIND, CHOICES.write(stated))


def recall(ledger: Ledger, header: Sequence[str]) -> Choices:
    """What was decided about files with this header; its columns in any order."""
    return Choices.read(_last(ledger, header))


def recall_sheet(ledger: Ledger, header: Sequence[str], sheets: Sequence[str]) -> str:
    """Which sheet was decided to be read of workbooks with these sheets, on which one has this header; "" for none."""
    last = _last(ledger, header)
    return str(last.get("sheet", "")) if sorted(last.get("sheets", [])) == sorted(sheets) else ""


class Remembered:
    """The decisions that a ledger remembers, as the pipeline of an upload asks for them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def choices(self, header: Sequence[str]) -> Choices:
        """What was decided about files with this header."""
        return recall(self._ledger, header)

    def sheet(self, header: Sequence[str], sheets: Sequence[str]) -> str:
        """Which of these sheets was decided to be read; "" for none."""
        return recall_sheet(self._ledger, header, sheets)


def _last(ledger: Ledger, header: Sequence[str]) -> dict[str, Any]:
    """The last entry about a header that was not erased."""
    signature = _signature(header)
    return next((entry.payload for entry in reversed(ledger.log(KIND)) if entry.payload.get("header") == signature), {})


def _signature(header: Sequence[str]) -> list[str]:
    return sorted(normalised(name) for name in header)
