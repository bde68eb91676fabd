"""Reading a file: its bytes -> the cells of its table, how they were read, and issues."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from indicators.ingest import limits
from indicators.ingest.formats.delimited import read_text
from indicators.ingest.formats.encodings import ENCODINGS
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.table import Columns, Table, answer
from indicators.ingest.issues import Plain, Unreadable
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.sandbox import NO_ROWS, get_ready, read_elsewhere
from indicators.model import Issue, Message

__all__ = ["ENCODINGS", "Reading", "ReadOptions", "get_ready", "read"]

AS_FOUND = ReadOptions()
SMALL = 1_000_000                    # bytes; text files up to this size are read in this process


@dataclass(frozen=True, kw_only=True)
class Reading(Table):
    """A file's table with its issues and notes. If ``refused``, there is no table, and ``issues`` give the reason."""

    texts: frozenset[str] | None = None
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    refused: bool = False


class Readings:
    """Cache of the readings of one file, by read options. A rejected reading is not reused: a reading that timed out on
    a busy machine may succeed when repeated.
    """

    def __init__(self) -> None:
        self._made: dict[ReadOptions, Reading] = {}

    def read(self, content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
        """Return the cached reading for these options, or read the file."""
        if options not in self._made or self._made[options].refused:
            self._made[options] = read(content, options, going_on=going_on)
        return self._made[options]


def read(content: bytes, options: ReadOptions = AS_FOUND, *, going_on: Callable[[], None] = lambda: None) -> Reading:
    """Read a file by its content: a small text file in this process, any other in a separate
    process with limited time and memory.

    An unreadable file gives a Reading that is ``refused``. ``going_on`` is called repeatedly during reading; an
    exception that it raises cancels the reading.
    """
    if len(content) > limits.largest_file():
        most = limits.largest_in_words()
        refused = Issue(code="read.too_large", found=f"> {most}", values={"most": most})
        return Reading(refused=True, issues=[refused])
    try:
        is_text = file_type(content) == "text"
    except Unreadable as unreadable:
        return _reading({"refused": unreadable.issue})
    if not is_text or len(content) > SMALL:
        return _reading(*read_elsewhere(content, going_on, options))
    try:
        table = read_text(content, options)
    except Unreadable as unreadable:
        return _reading({"kind": "text", "refused": unreadable.issue})
    return _reading(answer(table), table.rows, table.columns)


def _reading(found: Plain, rows: np.ndarray = NO_ROWS, columns: Columns | None = None) -> Reading:
    """A Reading from the reader's answer; JSON turned its tuples into lists, so they are converted back."""
    if refused := found.get("refused"):
        sheet = str(refused["values"].get("of_sheet", ""))
        return Reading(refused=True, kind=found.get("kind", ""), issues=[Issue(**refused, sheet=sheet)])
    tuples = {name: [tuple(line) for line in found[name]] for name in ("merged", "scales", "above", "below")}
    return Reading(**found | tuples | {
        "rows": rows, "columns": columns or [],
        "levels": {name: tuple(words) for name, words in found["levels"].items()},
        "texts": None if found["texts"] is None else frozenset(found["texts"]),
        "issues": [Issue(**issue, sheet=found["sheet"]) for issue in found["issues"]],
        "notes": [Message(**note) for note in found["notes"]]})
