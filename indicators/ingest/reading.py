"""A file as it came -> the cells of its table, how they were read, and what was wrong with the file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from indicators.ingest import limits
from indicators.ingest.formats.delimited import SlowText
from indicators.ingest.formats.encodings import ENCODINGS
from indicators.ingest.formats.kinds import kind_of
from indicators.ingest.formats.merged_cells import Range
from indicators.ingest.formats.texts import read_text
from indicators.ingest.problems import Unreadable, plain
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.sandbox import get_ready, read_elsewhere
from indicators.model import Issue, Message

__all__ = ["ENCODINGS", "Reading", "ReadOptions", "get_ready", "limits", "read"]

SEPARATORS = {";": "semicolon", "\t": "tab", "|": "bar"}

AS_FOUND = ReadOptions()
SMALL = 1_000_000                    # bytes of a text that is read record by record in this process

_NO_ROWS = np.zeros(0, np.int64)


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
    columns: list[pa.DictionaryArray] = field(default_factory=list)
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
        if kind_of(content) == "text":
            return _text(content, options, going_on)
    except Unreadable as unreadable:
        return _reading({"refused": plain(unreadable.problem)})
    return _elsewhere(content, options, going_on)


def _text(content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
    try:
        sheet, answer = read_text(content, options, going_on, by_record=len(content) <= SMALL)
    except Unreadable as unreadable:
        return _reading({"kind": "text", "refused": plain(unreadable.problem)})
    except SlowText:
        return _elsewhere(content, options, going_on)
    return _reading(answer, sheet.rows, sheet.columns)


def _elsewhere(content: bytes, options: ReadOptions, going_on: Callable[[], None]) -> Reading:
    found = read_elsewhere(content, going_on, options)
    return _reading(found.answer, found.rows, found.columns)


def _reading(answer: dict[str, Any], rows: np.ndarray = _NO_ROWS,
             columns: Sequence[pa.DictionaryArray] = ()) -> Reading:
    if "refused" in answer:
        return Reading(refused=True, kind=answer.get("kind", ""), issues=[
            _issue(answer["refused"], str(answer["refused"]["values"].get("of_sheet", "")))])
    if answer["separator"] not in ("", ","):
        name = SEPARATORS.get(answer["separator"], "other")
        answer["notes"].append({"code": f"note.separator_{name}", "values": {"separator": answer["separator"]}})
    answer["notes"] += _header_noted(answer["header_row"], answer["header_end"])
    return Reading(
        kind=answer["kind"], encoding=answer["encoding"], separator=answer["separator"], sheet=answer["sheet"],
        header_row=answer["header_row"], header_end=answer["header_end"], header=answer["header"],
        file_columns=answer["file_columns"],
        levels={name: tuple(labels) for name, labels in answer["levels"].items()},
        merged=[tuple(block) for block in answer["merged"]],
        columns=[*columns], rows=rows, texts=frozenset(answer["texts"]) if answer["kind"] == "workbook" else None,
        scales=[(where, row, line) for where, row, line in answer["scales"]],
        above=[(row, line) for row, line in answer["above"]], below=[(row, line) for row, line in answer["below"]],
        before=answer.get("before", {}),
        issues=[_issue(problem, answer["sheet"]) for problem in answer["problems"]],
        notes=[Message(code=note["code"], values=note["values"]) for note in answer["notes"]])


def _header_noted(first: int, last: int) -> Iterator[dict[str, Any]]:
    """Where the header stands, unless it is the first line alone."""
    if last > first:
        code = "note.two_lines" if first == 1 else "note.two_lines_below"
        yield {"code": code, "values": {"row": first, "last": last}}
    elif first > 1:
        yield {"code": "note.header_row", "values": {"row": first}}


def _issue(problem: dict[str, object], sheet: str = "") -> Issue:
    return Issue(sheet=sheet, **problem)  # type: ignore[arg-type]
