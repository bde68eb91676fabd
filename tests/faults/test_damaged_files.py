"""Damaged and harmful files are refused as such, before they cost time or memory; only a fault of ours is one."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from indicators.ingest import sandbox
from indicators.ingest.reading import read
from tests.faults.conftest import Desk
from tests.faults.tables import plain, row
from tests.faults.workbooks import SHEET, changed, line, opendocument, rewritten, sheets, with_parts, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DAMAGED, TWICE = "read.damaged_workbook", "read.contradicts_itself"
VALUE = "<v>12</v>"


def in_sheet(old: str, new: str) -> bytes:
    """A workbook of two rows with other words in its sheet."""
    content = workbook(line(), line(country="DEU"))
    assert changed(content, SHEET, old, new) != content
    return changed(content, SHEET, old, new)


def at_the_end(cell: str) -> bytes:
    """A workbook with another row at the end of its sheet."""
    return in_sheet("</sheetData>", f"{cell}</sheetData>")


def of_format(number: str) -> bytes:
    return rewritten(workbook(line()), {"xl/styles.xml": lambda text: text.replace(
        b'numFmtId="0"', f'numFmtId="{number}"'.encode())})


def declares(encoding: str) -> bytes:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x/>'.encode(encoding)
    return rewritten(workbook(line()), {"docProps/app.xml": lambda _: entity})


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("table", content)
    return stream.getvalue()


def merges(*references: str) -> bytes:
    """A workbook that names these merged cells, whether a program would write them or not."""
    named = "".join(f'<mergeCell ref="{each}"/>' for each in references)
    return in_sheet("</sheetData>", f"</sheetData><mergeCells>{named}</mergeCells>")


def with_part(name: str, part: bytes = b"x") -> bytes:
    return with_parts(workbook(line()), {name: part})


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    **{f"row_{number}": (partial(in_sheet, '<row r="2"', f'<row r="{number}"'), DAMAGED)
       for number in ("", "A1", "s", "3.5")},
    **{f"format_{number}": (partial(of_format, number), DAMAGED) for number in ("", "x", "1.5")},
    "a_number_that_is_none": (partial(in_sheet, VALUE, "<v>6&amp;0</v>"), DAMAGED),
    "ods_without_an_end": (partial(changed, opendocument(line()), "content.xml", "</table:table>", ""), DAMAGED),
    "truncated": (lambda: workbook(line())[:-200], DAMAGED), "cut_in_half": (lambda: workbook(line())[:1500], DAMAGED),
    "asks_for_44_gb": (Path(__file__).with_name("damaged.xls").read_bytes, DAMAGED),
    "one_cell_twice": (partial(in_sheet, '<c r="C3"', '<c r="B3"'), TWICE),
    "one_row_twice": (partial(in_sheet, '<row r="3"', '<row r="2"'), TWICE),
    "a_cell_of_another_row": (partial(in_sheet, '<c r="D3"', '<c r="D2"'), TWICE),
    **{f"one_part_twice_{number}": (partial(with_part, name, b"<worksheet/>"), TWICE)
       for number, name in enumerate((SHEET, SHEET.title(), SHEET.replace("/", "\\")))},
    **{f"two_values_{number}": (partial(in_sheet, VALUE, inside), TWICE) for number, inside in enumerate((
        "<v>6</v><v>60</v>", "<v>60</v><is><t>6</t></is>", "<is><t>6</t></is><is><t>60</t></is>",
        "<is><t>6</t><t>0</t></is>", '<v>60</v><o:v xmlns:o="urn:other">6</o:v>', "<v>6<x/>0</v>",
        "<v>6<x>5</x>0</v>"))},
    **{f"entities_{encoding}": (partial(declares, encoding), "read.declared_entities")
       for encoding in ("utf-8", "utf-16", "utf-16-be", "utf-32")},
    "empty_sheet": (partial(sheets, {"Sheet": []}), "read.only_blank"),
    "macros": (partial(with_part, "xl/vbaProject.bin"), "read.macros"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "read.password"),
    "path_outside": (partial(with_part, "../../outside.xml"), "read.path_outside"),
    "many_parts": (lambda: with_parts(workbook(line()), {f"x/{n}.xml": b"" for n in range(5_000)}),
                   "read.too_many_parts"),
    **{f"last_cell_{number}": (partial(at_the_end, cell), "read.too_many_rows") for number, cell in enumerate((
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>', '<row r="9999999"><c r="A9999999"><v>1</v></c></row>'))},
    "merged_all": (partial(merges, "A1:XFD1048576"), "read.too_many_merged"),
    "merged_a_million": (lambda: merges(*(f"Z{n}:Z{n + 4}" for n in range(1, 5_000_000, 5))), "read.too_many_merged"),
    "merged_again": (lambda: merges(*["A2:A1048576"] * 90_000), "read.too_many_merged"),
    "merged_to_the_end": (partial(merges, "A4:A1048576", "H1:XFD900000"), "read.too_many_merged"),
    "merged_overlapping": (partial(merges, "A2:A4", "A3:A5"), "read.merged_overlap"),
    **{kind: (partial(bytes, content), "read.not_a_table") for kind, content in {
        "exe": b"MZ\x90\x00" + b"\0" * 600, "elf": b"\x7fELF" + b"\0" * 60, "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
        "pdf": b"%PDF-1.7\n", "gzip": b"\x1f\x8b\x08" + b"\0" * 20, "parquet": b"PAR1" + b"\0" * 20,
        "database": b"SQLite format 3\0" + b"\0" * 100, "html": b"<!DOCTYPE html><table></table>",
        "json": b'[{"country": "KHM"}]', "ole": OLE, "zip": zipped(plain(row()).encode())}.items()},
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_damaged_or_would_do_harm_is_refused_soon_with_one_reason(name: str) -> None:
    make, code = REFUSED[name]
    content, started = make(), time.monotonic()
    assert [each.code for each in read(content).issues] == [code]
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("written", ["6&#48;", "6&#x30;", "6<!-- 5 -->0", "<!-- 5 -->60", "6<![CDATA[0]]>",
                                     "<![CDATA[60]]>", "6<?a b?>0"])
@pytest.mark.parametrize("kind", ["n", "str", "inlineStr", "ods", "attribute_of_ods"])
def test_a_figure_is_read_to_its_end_or_refused_however_its_xml_is_written(written: str, kind: str) -> None:
    inside = f"<is><t>{written}</t></is>" if kind == "inlineStr" else f"<v>{written}</v>"
    reading = read({
        "ods": opendocument(line(value=written)),
        "attribute_of_ods": changed(opendocument(line(value=60)), "content.xml", 'value="60"', f'value="{written}"'),
    }.get(kind) or in_sheet(f'<c r="D2" t="n">{VALUE}</c>', f'<c r="D2" t="{kind}">{inside}</c>'))
    assert reading.refused or reading.cells.loc[2, 3] == "60"


def test_what_is_written_as_no_markup_stays_a_text() -> None:
    content = changed(workbook(line(value="A")), SHEET, "<t>A</t>", "<t><![CDATA[&#48; <5]]></t>")
    assert read(content).cells[3].tolist() == ["&#48; <5"]


@pytest.mark.parametrize("limit", ["abc", "-5", "0", "1e6", "２"])
def test_a_limit_that_is_no_number_of_bytes_is_told_to_whoever_sends(
        desk: Desk, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", limit)
    answer = desk.submit(plain(row()))
    assert (answer.status, f"“{limit}”" in answer.issues[0]["fix"]) == (2, True)


@pytest.mark.parametrize("limit, size", [("1000000", "> 1 MB"), ("10", "> 10 bytes")])
def test_a_file_over_the_limit_is_refused_and_read_no_further_than_that(
        desk: Desk, monkeypatch: pytest.MonkeyPatch, limit: str, size: str) -> None:
    monkeypatch.setenv("GOALLINE_LARGEST_UPLOAD", limit)
    answer = desk.submit(plain(row()) + " " * 1_000_000)
    assert (answer.status, answer.codes, answer.errors()) == (2, ["read.too_large"], [(0, "", size)])


@pytest.mark.parametrize(("status", "last_words", "start", "code"), [
    (None, b"", b"PK\x03\x04", "read.too_slow"), (-9, b"", b"PK\x03\x04", "read.killed"),
    (-9, b"MemoryError", b"PK\x03\x04", "read.too_much_memory"),
    (-6, b"memory allocation of 4000000 bytes failed", b"PK\x03\x04", "read.too_much_memory"),
    (-6, b"memory allocation of 44427412352 bytes failed", b"PK\x03\x04", DAMAGED),
    (-6, b"what(): std::bad_alloc", b"PK\x03\x04", "read.too_much_memory"),
    (-6, b"thread panicked", b"PK\x03\x04", DAMAGED), (-11, b"", b"PK\x03\x04", DAMAGED),
    (-11, b"", b"country,year", "read.crashed")])
def test_a_reading_that_ended_by_itself_is_known_by_its_last_words(
        status: int | None, last_words: bytes, start: bytes, code: str) -> None:
    assert sandbox.refusal(status, last_words, start)["code"] == code


def test_a_fault_of_ours_is_none_of_the_file_and_has_its_traceback(
        desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text("import indicators.ingest.formats.workbooks as workbooks\n"
                      "def fail(*_, **__): raise ZeroDivisionError('ours')\nworkbooks.table_of = fail\n", "utf-8")
    monkeypatch.setattr(sandbox, "_ready", [])
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{sandbox.PROJECT}")
    answer = desk.submit(workbook(line()))
    assert (answer.status, answer.issues) == (3, [])
    logged = next(tmp_path.rglob("faults/*.txt"))
    assert "ZeroDivisionError: ours" in logged.read_text("utf-8")
