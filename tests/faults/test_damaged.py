"""Damaged workbooks are refused as such; only a fault of ours is one, with its traceback."""

import os
from pathlib import Path

import pytest

from indicators.ingest import sandbox
from indicators.ingest.reading import read
from tests.faults.conftest import Desk
from tests.faults.workbooks import SHEET, changed, line, opendocument, rewritten, with_parts, workbook


def codes(content: bytes) -> list[str]:
    return [each.code for each in read(content).issues]


@pytest.mark.parametrize("line_number", ["", "A1", "s", "3.5"])
def test_a_line_without_a_number_is_damage(line_number: str) -> None:
    assert codes(changed(workbook(line()), SHEET, '<row r="2"', f'<row r="{line_number}"')) == ["read.damaged_workbook"]


TWICE = {                                 # what is written for what, in which part
    "a cell": (SHEET, '<c r="C3"', '<c r="B3"'), "a row": (SHEET, '<row r="3"', '<row r="2"'),
    "a cell of another row": (SHEET, '<c r="D3"', '<c r="D2"')}


@pytest.mark.parametrize("twice", TWICE)
def test_a_workbook_that_has_one_thing_twice_contradicts_itself(twice: str) -> None:
    part, old, new = TWICE[twice]
    content = changed(workbook(line(), line(country="DEU")), part, old, new)
    assert content != workbook(line(), line(country="DEU"))
    assert codes(content) == ["read.contradicts_itself"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.title(), SHEET.replace("/", "\\")])
def test_an_archive_with_two_parts_of_one_name_contradicts_itself(name: str) -> None:
    assert codes(with_parts(workbook(line()), {name: b"<worksheet/>"})) == ["read.contradicts_itself"]


def test_a_line_whose_number_has_a_point_is_read(desk: Desk) -> None:
    content = changed(workbook(line(), line(country="DEU")), SHEET, '<row r="3"', '<row r="3.0"')
    assert desk.submit(content, name="f.xlsx").published == 2


@pytest.mark.parametrize("said", ["", "x", "1.5"])
def test_a_format_without_a_number_is_damage(said: str) -> None:
    content = rewritten(workbook(line()), {"xl/styles.xml": lambda text: text.replace(
        b'numFmtId="0"', f'numFmtId="{said}"'.encode())})
    assert codes(content) == ["read.damaged_workbook"]


def test_an_opendocument_workbook_without_an_end_is_damage_and_not_waited_for() -> None:
    assert codes(changed(opendocument(line()), "content.xml", "</table:table>", "")) == ["read.damaged_workbook"]


def test_an_old_workbook_that_asks_for_more_memory_than_there_is_is_damage() -> None:
    """damaged.xls is one of LibreOffice's with some of its bytes changed: it asks for 44 GB."""
    assert codes(Path(__file__).with_name("damaged.xls").read_bytes()) == ["read.damaged_workbook"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_names_that_stand_for_other_text_are_refused_in_every_encoding(encoding: str) -> None:
    declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">]><x/>'.encode(encoding)
    assert codes(rewritten(workbook(line()), {"docProps/app.xml": lambda _: declared})) == ["read.declared_entities"]


ENDED = {
    (None, b""): "read.too_slow", (-9, b""): "read.too_much_memory",
    (-6, b"memory allocation of 4000000 bytes failed"): "read.too_much_memory",
    (-6, b"memory allocation of 44427412352 bytes failed"): "read.damaged_workbook",
    (-6, b"thread panicked"): "read.damaged_workbook", (-11, b""): "read.damaged_workbook",
    (-6, b"what(): std::bad_alloc"): "read.too_much_memory"}


@pytest.mark.parametrize(("status", "said"), ENDED)
def test_a_reading_that_ended_by_itself_is_known_by_its_last_words(status: int | None, said: bytes) -> None:
    assert sandbox.refusal(status, said, b"PK\x03\x04")["code"] == ENDED[status, said]


def test_a_text_that_ends_its_reading_is_not_said_to_be_a_workbook() -> None:
    assert sandbox.refusal(-11, b"", b"country,year")["code"] == "read.crashed"


def test_a_fault_of_ours_is_none_of_the_file_and_has_its_traceback(
        desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text("import indicators.ingest.formats.workbooks as workbooks\n"
                      "def fail(*_, **__): raise ZeroDivisionError('ours')\nworkbooks.table_of = fail\n", "utf-8")
    monkeypatch.setattr(sandbox, "_idle", [])
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{sandbox.PROJECT}")
    answer = desk.submit(workbook(line()), name="figures.xlsx")
    assert (answer.status, answer.issues) == (3, [])
    logged = next(tmp_path.rglob("faults/*.txt"))
    assert "ZeroDivisionError: ours" in logged.read_text("utf-8")
