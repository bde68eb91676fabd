"""Reading a file: its bytes -> the cells of its table, how they were read, and issues; of a document, its text.

A workbook is given back with its issues as comments.

In the text of a document, a form feed begins a page, and as many tabs as the number of its column begin a line of a
table.
"""

from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from indicators import wording
from indicators.errors import Refusal
from indicators.ingest import limits
from indicators.ingest.formats.file_types import OLE, ZIPS, Kind, document_type, found_text
from indicators.ingest.formats.table import ReadOptions, Record, Surrounding, Table
from indicators.ingest.formats.text_files import ENCODINGS, decode
from indicators.ingest.issues import Plain, Unreadable
from indicators.ingest.sandbox import get_ready, read_elsewhere, read_table
from indicators.model import Catalogue, Issue, Message

__all__ = ["ENCODINGS", "Document", "ReadOptions", "Reading", "get_ready", "read", "read_document"]

AS_FOUND = ReadOptions()
SMALL = 1_000_000                    # bytes; text files up to this size are read in this process
MOST_AS_OBJECTS = 20_000             # rows whose cells stay objects, which is faster
COMPACT = pd.StringDtype("pyarrow", na_value=np.nan)


def cells_of(records: Sequence[Record], width: int) -> pd.DataFrame:
    """Return records that all have ``width`` cells as text, by their line numbers; of many, in Arrow's memory."""
    rows = pd.Index([row for row, _ in records], name="row", dtype="int64")
    kind: Any = "str" if len(records) <= MOST_AS_OBJECTS else COMPACT
    return pd.DataFrame({index: pd.array([cells[index] for _, cells in records], dtype=kind)
                         for index in range(width)}, index=rows, columns=range(width))


@dataclass(frozen=True, kw_only=True)
class Reading(Table):
    """A file's table with its issues and notes. If ``refused``, there is no table, and ``issues`` give the reason."""

    cells: pd.DataFrame = field(default_factory=lambda: cells_of([], 0))      # text by line number, as in the file
    texts: frozenset[str] | None = None
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    refused: bool = False


def read(content: bytes, options: ReadOptions = AS_FOUND, *, going_on: Callable[[], None] = lambda: None) -> Reading:
    """Read a file by its content: a small text in this process, any other in one with limited time and memory.

    An unreadable file gives a Reading that is ``refused``. ``going_on`` is called repeatedly during reading; an
    exception that it raises cancels the reading.
    """
    if len(content) > limits.largest_file():
        most = limits.largest_in_words()
        refused = Issue(code="read.too_large", found=f"> {most}", values={"most": most})
        return Reading(refused=True, issues=[refused])
    if len(content) <= SMALL and not content.startswith((OLE, *ZIPS)):
        return _reading(read_table(content, options))
    return _reading(read_elsewhere({"options": asdict(options)}, content, going_on))


def _reading(found: Plain) -> Reading:
    """A Reading from the reader's answer; JSON turned its tuples into lists, so they are converted back."""
    if refused := found.pop("refused", None):
        sheet = str(refused["values"].get("of_sheet", ""))
        return Reading(refused=True, kind=found.get("kind", ""), issues=[Issue(**refused, sheet=sheet)])
    cells = cells_of(found.pop("records"), len(found["header"]))
    tuples = {name: [tuple(line) for line in found[name]] for name in ("merged", "scaling")}
    return Reading(**found | tuples | {
        "cells": cells,
        "texts": None if found["texts"] is None else frozenset(found["texts"]),
        "surroundings": [Surrounding(*line) for line in found["surroundings"]],
        "issues": [Issue(**issue, sheet=found["sheet"]) for issue in found["issues"]],
        "notes": [Message(**note) for note in found["notes"]]})


class WordComment(NamedTuple):
    """A comment beside the text of a DOCX, and the name of the last box of a form that begins before it."""

    author: str
    text: str
    box: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.author, self.text)))


@dataclass(frozen=True, kw_only=True)
class Document:
    """The text of a document, or the issue that says why it has none; ``notes`` say what the text lacks."""

    kind: Kind = ""
    text: str = ""
    encoding: str = ""             # of a text file
    notes: tuple[Message, ...] = ()
    comments: tuple[WordComment, ...] = ()
    keywords: str = ""             # of a DOCX
    issue: Issue | None = None


def read_document(content: bytes, *, going_on: Callable[[], None] = lambda: None) -> Document:
    """Read a report as text, DOCX or PDF; an exception that ``going_on`` raises cancels the reading."""
    if len(content) > limits.largest_file():
        most = limits.largest_in_words()
        return Document(issue=Issue(code="document.too_large", found=f"> {most}", values={"most": most}))
    try:
        kind = document_type(content)
        if kind == "text":
            text, encoding, notes = decode(content)
            found = found_text("text", text, notes, encoding)
        else:
            found = read_elsewhere({"document": True}, content, going_on)
    except Unreadable as unreadable:
        found = {"refused": unreadable.issue}
    if refused := found.get("refused"):
        kind = refused["code"].partition(".")[2].replace("damaged_workbook", "damaged")
        return Document(issue=Issue(**refused | {"code": f"document.{kind}"}))         # other words than for a table
    return Document(**found | {"notes": tuple(Message(**note) for note in found["notes"]),
                               "comments": tuple(WordComment(*each) for each in found.get("comments", ()))})


def commented_workbook(content: bytes, reading: Reading, issues: Iterable[Issue], catalogue: Catalogue) -> bytes:
    """The workbook with each issue and its fix as a comment: on its cell, or the first of its row.

    ``catalogue`` names the codes in issues. Raises Refusal("commented.too_large") where making it exceeds the limits.
    """
    columns = {name.strip(): number for number, name in reversed(list(enumerate(reading.header, start=1)))}
    comments: dict[tuple[int, int], list[str]] = {}
    for issue in issues:
        row, column = issue.row, columns.get(issue.column, 1)
        visible = next(((top, left + 1) for top, bottom, left, right in reading.merged
                        if top <= row <= bottom and left < column <= right + 1), (row, column))
        if row:
            comments.setdefault(visible, []).append(
                f"{wording.problem(issue, catalogue)} {wording.fix(issue, catalogue, by_hand=True)}")
    cells = [(*cell, "\n".join(dict.fromkeys(sentences))) for cell, sentences in comments.items()]
    answer = read_elsewhere({"comments": cells, "sheet": reading.sheet}, content, lambda: None)
    if "refused" in answer:
        raise Refusal("commented.too_large")
    return b64decode(answer["workbook"])
