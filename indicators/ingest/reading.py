"""A file as it came -> the cells of its table, how they were read, and what was wrong with the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from indicators.ingest import limits
from indicators.ingest.formats.delimited import SlowText, read_text
from indicators.ingest.formats.encodings import ENCODINGS
from indicators.ingest.formats.file_types import file_type
from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.formats.table import Columns, answer
from indicators.ingest.issues import Plain, Unreadable
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.sandbox import NO_ROWS, get_ready, read_elsewhere
from indicators.model import Issue, Message

__all__ = ["ENCODINGS", "Reading", "ReadOptions", "get_ready", "read"]

AS_FOUND = ReadOptions()
SMALL = 1_000_000                    # bytes of a text that is read record by record in this process


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The table of a file. Where ``refused``, there is none, and ``issues`` say why."""

    kind: str = ""                             # "text" or "workbook"; "" where it is neither
    encoding: str = ""                         # "UTF-8", "UTF-16", "Windows-1252"; "" of a workbook
    separator: str = ""                        # "" of a workbook
    sheet: str = ""                            # "" of a text
    header_row: int = 0                        # line of the header, of two lines the upper one
    header_end: int = 0                        # its last line
    header: list[str] = field(default_factory=list)
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)   # of a column of figures: both lines' words
    file_columns: list[int] = field(default_factory=list)     # column of the file of each, from 0
    merged: list[Range] = field(default_factory=list)   # merged cells of a workbook
    columns: Columns = field(default_factory=list)
    texts: frozenset[str] | None = None        # of a workbook: texts that look like numbers with a point
    rows: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))   # line on which each record begins
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    scales: list[tuple[str, int, str]] = field(default_factory=list)   # words beside the table that speak of thousands
    above: list[tuple[int, str]] = field(default_factory=list)         # lines above the header, by their numbers
    below: list[tuple[int, str]] = field(default_factory=list)         # lines of notes below the table
    before: Mapping[str, Any] = field(default_factory=dict)    # how a coloured workbook says that it was read before
    refused: bool = False

    @property
    def written_with(self) -> str:
        """What stood between the cells when they were written: of a coloured workbook, in the text it was made of."""
        return self.separator or str(self.before.get("separator", ""))


class Readings:
    """The readings of one file: asked for in the same way again, it is not read again, unless it was refused: what
    took too long on a busy machine may be tried again.
    """

    def __init__(self) -> None:
        self._made: dict[ReadOptions, Reading] = {}

    def read(self, content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
        """What ``read`` finds."""
        if options not in self._made or self._made[options].refused:
            self._made[options] = read(content, options, going_on=going_on)
        return self._made[options]


def read(content: bytes, options: ReadOptions = AS_FOUND, *, going_on: Callable[[], None] = lambda: None) -> Reading:
    """Read a file by its content: a small or plain text in this process, any other file in one of its own with bounded
    time and memory. What cannot be read at all is a Reading that is ``refused``. Where ``going_on``, which is called
    again and again meanwhile, raises, the reading is ended.
    """
    if len(content) > limits.largest_file():
        most = limits.largest_in_words()
        refused = Issue(code="read.too_large", found=f"> {most}", values={"most": most})
        return Reading(refused=True, issues=[refused])
    try:
        if file_type(content) == "text":
            return _text(content, options, going_on)
    except Unreadable as unreadable:
        return _reading({"refused": unreadable.issue})
    return _elsewhere(content, options, going_on)


def _text(content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
    try:
        table = read_text(content, options, going_on, by_record=len(content) <= SMALL)
    except Unreadable as unreadable:
        return _reading({"kind": "text", "refused": unreadable.issue})
    except SlowText:
        return _elsewhere(content, options, going_on)
    return _reading(answer(table), table.rows, table.columns)


def _elsewhere(content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
    return _reading(*read_elsewhere(content, going_on, options))


def _reading(found: Plain, rows: np.ndarray = NO_ROWS, columns: Sequence[pa.DictionaryArray] = ()) -> Reading:
    """What was answered of a file, whose lists were tuples before they became JSON."""
    if refused := found.get("refused"):
        sheet = str(refused["values"].get("of_sheet", ""))
        return Reading(refused=True, kind=found.get("kind", ""), issues=[Issue(**refused, sheet=sheet)])
    lines = {name: [tuple(line) for line in found[name]] for name in ("merged", "scales", "above", "below")}
    return Reading(**found | lines | {
        "rows": rows, "columns": [*columns], "levels": {name: tuple(words) for name, words in found["levels"].items()},
        "texts": frozenset(found["texts"]) if found["kind"] == "workbook" else None,
        "issues": [Issue(**issue, sheet=found["sheet"]) for issue in found["issues"]],
        "notes": [Message(**note) for note in found["notes"]]})
