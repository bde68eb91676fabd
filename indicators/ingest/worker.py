"""The reading process: a file -> the cells of its table, in a folder that the process that asked names.

It is told what to do by a line of JSON, limits itself before it looks at the file, and says what it found in read.json
and cells.arrow; a file "ended" says how it ended where it could not. Started with ``--wait`` it stays, warm, and lets a
process of its own read each file that it is told of.
"""

import json
import os
import signal
import sys
import traceback
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any

from indicators import logs
from indicators.ingest import limits
from indicators.ingest.formats.bulk import MOST_EMPTY, SMALLEST, read_bulk
from indicators.ingest.formats.cells import Sheet, columns_of, save
from indicators.ingest.formats.combined_header import taken_apart
from indicators.ingest.formats.dialects import find_dialect
from indicators.ingest.formats.encodings import decode
from indicators.ingest.formats.kinds import Kind, ending, kind_of, named_like
from indicators.ingest.formats.records import lines_above, read_records, without_empty_end
from indicators.ingest.formats.remarks import said_of, said_of_text
from indicators.ingest.limits import MOST_COLUMNS
from indicators.ingest.problems import Noticed, Problem, Unreadable, plain
from indicators.ingest.read_options import ReadOptions
from indicators.ingest.vocabulary.headers import roles

PANIC = "PanicException"
"""How what a parser in Rust raises is called that comes upon bytes it never thought of; it is no Exception."""


def main(order: dict[str, Any]) -> None:
    """Read ``order["file"]`` and put what it holds into ``order["folder"]``."""
    file, folder = Path(order["file"]), Path(order["folder"])
    restrict(file.stat().st_size)
    said: dict[str, Any] = {}
    try:
        content = file.read_bytes()
        kind = kind_of(content)
        said = {"kind": "text" if kind == "text" else "workbook"}
        said |= _read(content, kind, ReadOptions(**order["options"]), folder)
    except Unreadable as unreadable:
        said |= {"refused": plain(unreadable.problem)}
    except MemoryError:
        said |= {"refused": plain(Problem(code="read.too_much_memory"))}
    except Exception as error:  # noqa: BLE001 - a fault of ours: the process that asked raises it again
        said |= {"fault": traceback.format_exc(), "frames": logs.frames(error)}
    except BaseException as panic:
        if type(panic).__name__ != PANIC:
            raise
        said |= {"refused": plain(Problem(code="read.damaged_workbook", found=str(panic)[:200]))}
    (folder / "said").write_text(json.dumps(said), encoding="utf-8")
    (folder / "said").rename(folder / "read.json")


def restrict(size: int) -> None:
    """Let the system end this process where it takes more memory or time than a file of ``size`` bytes may."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    pages = Path("/proc/self/statm")
    begun = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    if begun:
        _limit(resource.RLIMIT_AS, begun + limits.memory(size))
    _limit(resource.RLIMIT_CPU, int(limits.seconds(size)) + 1)
    _limit(resource.RLIMIT_CORE, 0)


def _limit(which: int, most: int) -> None:
    import resource  # noqa: PLC0415

    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _read(content: bytes, kind: Kind, options: ReadOptions, folder: Path) -> dict[str, Any]:
    sheet, said = _text(content, options) if kind == "text" else _workbook(content, kind, options)
    save(sheet, folder / "cells.arrow")
    return said


def _workbook(content: bytes, kind: Kind, options: ReadOptions) -> tuple[Sheet, dict[str, Any]]:
    from indicators.ingest.formats.workbooks import read_workbook  # noqa: PLC0415 - a text needs none of it

    sheet, name, before, above = read_workbook(content, kind, options)
    sheet, notes = taken_apart(sheet), []
    if named_like(options.filename) == "text":
        notes.append(Noticed(code="note.named_like_text", values={"ending": ending(options.filename)}))
    said = said_of(sheet, enumerate(above, start=1), notes)
    return sheet, said | {"encoding": "", "separator": "", "sheet": name, "before": before}


def _text(content: bytes, options: ReadOptions) -> tuple[Sheet, dict[str, Any]]:
    text = decode(content, options.encoding)
    if named_like(options.filename) == "workbook":
        raise Unreadable("read.named_like_workbook", found=ending(options.filename))
    dialect = find_dialect(text.content, options.separator, options.header_row)
    content = without_empty_end(text.content)
    sheet = None
    empty = content.count(b"\n\n") + content.count(b"\n\r\n")
    if len(content) >= SMALLEST and empty < MOST_EMPTY and len(dialect.header.cells) <= MOST_COLUMNS:
        sheet = read_bulk(content, dialect)
    sheet = taken_apart(sheet or read_records(content, dialect))
    above = lines_above(content, dialect)
    return sheet, said_of_text(sheet, text.encoding, dialect, above, text.notes, options)


class WithoutPandas(MetaPathFinder):
    """Says that there is no pandas: pyarrow looks for it at its first array, and to import it takes a second."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        """Raise for pandas, and leave all else to the others."""
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def wait() -> None:
    """Have a process of its own read each file that a line names, until there are no more lines."""
    roles()
    columns_of([["warm"]], 1)
    for line in sys.stdin:
        _reap()
        if os.fork() == 0:
            _watch(json.loads(line))
            os._exit(0)


def _reap() -> None:
    """Let go of the watchers that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def _watch(order: dict[str, Any]) -> None:
    """Read in one more process, end it when its time is up, and write down how it ended where it did not end well."""
    reader = os.fork()
    if reader == 0:
        (Path(order["folder"]) / "reader").write_text(str(os.getpid()), encoding="utf-8")
        with (Path(order["folder"]) / order["words"]).open("wb") as words:
            os.dup2(words.fileno(), sys.__stderr__.fileno() if sys.__stderr__ else 2)
        main(order)
        os._exit(0)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(reader, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, order["seconds"])
    status = os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])
    if status:
        ended = Path(order["folder"]) / "ended"
        ended.with_suffix(".new").write_text(str(status), encoding="utf-8")
        ended.with_suffix(".new").rename(ended)


if __name__ == "__main__":
    sys.meta_path.insert(0, WithoutPandas())
    if "--wait" in sys.argv:
        wait()
    else:
        main(json.loads(sys.stdin.readline()))
