"""Thousands of small changes to good files: each comes out as figures, questions or errors, never as a fault of ours.

make fuzz tries GOALLINE_FUZZ of each kind; make test draws a few. The seed is fixed.
"""

import io
import os
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.ingest.mapping import Choices
from tests.faults.conftest import Desk, worded
from tests.faults.tables import hours, plain, row
from tests.faults.workbooks import line, opendocument, workbook

CHANGES = int(os.environ.get("GOALLINE_FUZZ", "40"))
GROUPS = 4                           # tests of a kind, so that several processes share them
SECONDS = 20
OURS = {"read.too_much_memory", "read.too_slow", "read.crashed"}        # no small file takes so much
HERE = Path(__file__).parent

LINES = [line(country=country, year=year, value=value) for value, country in enumerate(("KHM", "DEU", "FRA"), start=90)
         for year in (2014, 2015, 2016)]
ROWS = [row(each[0], each[1], each[3], source='"Police, of the ""capital"""') for each in LINES]
WIDE = "country;2014;2015;2016\nCambodia;1.234;2.345;..\nGermany;12;;1 234\nNote: provisional;;;\n"

FILES: dict[str, list[bytes]] = {
    "csv": [plain(*ROWS, hours("10.5"), end="\r\n").encode(), WIDE.encode(), plain(*ROWS).encode("utf-16"),
            plain(*ROWS, "Côte d'Ivoire,2014,ICSE_VICTIMS,4,victims,Police").encode("cp1252")],
    "xlsx": [workbook(*LINES), workbook(*LINES, change=lambda book: book.active.merge_cells("A2:A4"))],
    "ods": [opendocument(*LINES), opendocument(line(value=10.5), percent=True)],
    "xls": [(HERE / name).read_bytes() for name in ("percent.xls", "merged.xls", "raised.xls", "years.xls")],
}
WORDS = [b",", b";", b"\t", b'"', b"\n", b"\r", b"\0", b"NA", b"..", b"2019", b"-1", b"1e9", b"%", b"'", b"=1+1", b"x",
         b"\xff", b"\xe2\x80\xae", b"<", b">", b"&", b"99999999999", b"Girls",
         b"KHM,2014,ICSE_VICTIMS,5,victims,Police\n"]


def changed(rng: random.Random, content: bytes) -> bytes:
    """The bytes with one to four small changes."""
    for _ in range(rng.randint(1, 4)):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + int(rng.expovariate(1 / 12)))
        before, cut, after = content[:start], content[start:end], content[end:]
        content = rng.choice([
            before + rng.choice(WORDS) + cut + after, before + after, before + cut * 2 + after,
            before + rng.choice(WORDS) + after, before + bytes([rng.randrange(256)]) + after,
            after + before, before if rng.random() < 0.2 else content]) or b"x"
    return content


def packed(rng: random.Random, content: bytes) -> bytes:
    """A workbook in one of whose parts something was changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        entries = old.infolist()
        heavy = [entry for entry in entries if "sheet" in entry.filename or entry.filename == "content.xml"]
        chosen = rng.choice(entries if rng.random() < 0.3 else heavy).filename
        for entry in entries:
            part = old.read(entry)
            new.writestr(entry.filename, changed(rng, part) if entry.filename == chosen else part)
    return stream.getvalue()


@pytest.mark.parametrize("group", range(GROUPS))
@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_small_changes_is_never_a_fault_of_ours(desk: Desk, kind: str, group: int) -> None:
    rng = random.Random(f"{kind} {group}")  # noqa: S311 - nothing is kept secret by it
    for number in range(max(CHANGES // GROUPS, 1)):
        content = rng.choice(FILES[kind])
        change: Callable[[random.Random, bytes], bytes] = packed if kind in ("xlsx", "ods") and rng.random() < 0.8 \
            else changed
        content, begun = change(rng, content), time.monotonic()
        choices = Choices(indicator=rng.choice(["", "ICSE_VICTIMS"]), year=rng.choice(["", "", "2014"]))
        (desk.folder / "fault").write_bytes(content)          # for whoever looks into a failure
        prepared = desk.prepared(content, choices, f"figures.{kind}")
        for issue in prepared.issues:
            worded(issue, desk.snapshot.catalogue(prepared.version))
        assert {issue.code for issue in prepared.issues}.isdisjoint(OURS), number
        assert time.monotonic() - begun < SECONDS, number
