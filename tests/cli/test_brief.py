"""python -m indicators brief, as a script runs it: what it writes and answers, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pytest

from indicators.briefing.pack import chromium
from indicators.cli.main import main
from tests.cli.books import ledger_of, victims
from tests.submissions.folders import line

FIGURES = [victims("KHM", 2012, 50), victims("KHM", 2013, 55), victims("KHM", 2014, 66), victims("DEU", 2013, 3),
           line("KHM", 2014, 2)]


@pytest.fixture
def version(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> int:
    return ledger_of(tmp_path, sqlite_url, *FIGURES, monkeypatch=monkeypatch)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    said, errors = capsys.readouterr()
    assert errors == ""
    found = json.loads(said)
    assert isinstance(found, dict)
    return found


def slide_texts(file: Path) -> list[str]:
    return ["\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            for slide in pptx.Presentation(str(file)).slides]


def test_it_writes_slides_of_a_country_and_year_for_the_public(
        version: int, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--country", "KHM", "--year", "2014", "--out", str(out / "brief.pptx"), "--json"]) == 0
    found = answer(capsys)
    assert (found["version"], found["audience"], found["released"]) == (version, "public", True)
    assert [(one["goal"], one["area"]) for one in found["findings"]] == [("1.1", "Cambodia"), ("2.2", "Cambodia")]
    for text in slide_texts(out / "brief.pptx"):
        assert f"Data version {version}" in text
        assert "for the public" in text


def test_several_countries_one_goal_and_the_clearance_line(version: int, out: Path) -> None:
    assert main(["brief", "--country", "khm,DEU", "--goal", "1.1", "--for", "staff", "--out", str(out / "b.xlsx"),
                 "--marking", "RESTRICTED", "--edition", "Spring", "--version", str(version)]) == 0
    book = openpyxl.load_workbook(out / "b.xlsx")
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {50, 55, 66, 3} <= set(cells)
    assert "RESTRICTED" in cells
    assert any("· Edition Spring ·" in str(cell) for cell in cells)
    assert any("contains figures that are not public" in str(cell) for cell in cells)


@pytest.mark.parametrize(("given", "marked"), [
    ([], "Restricted"), (["--marking", "Open"], "Open"), (["--marking", ""], "")])
def test_the_marking_is_the_installations_unless_one_is_given(
        version: int, out: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], marked: str) -> None:
    monkeypatch.setenv("GOALLINE_MARKING", "Restricted")
    assert main(["brief", "--country", "KHM", *given, "--out", str(out / "brief.pptx")]) == 0
    texts = {shape.text_frame.text for slide in pptx.Presentation(str(out / "brief.pptx")).slides
             for shape in slide.shapes if shape.has_text_frame}
    assert any("Restricted" in text for text in texts) == (marked == "Restricted")
    assert any(text == "Open" or text.startswith("Open ") for text in texts) == (marked == "Open")


def test_a_logo_that_cannot_be_used_is_refused_in_one_sentence(
        version: int, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GOALLINE_LOGO", str(out / "logo.png"))
    assert main(["brief", "--country", "KHM", "--out", str(out / "brief.pptx")]) == 2
    assert "must be a PNG file" in capsys.readouterr().err
    assert not list(out.iterdir())


def test_the_public_gets_no_small_count(version: int, out: Path) -> None:
    assert main(["brief", "--country", "DEU", "--out", str(out / "b.xlsx")]) == 0
    book = openpyxl.load_workbook(out / "b.xlsx")
    assert 3 not in [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def test_without_a_country_it_is_about_the_alliance(version: int, out: Path,
                                                    capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--out", str(out / "all.pptx"), "--json"]) == 0
    assert len(answer(capsys)["findings"]) == 7
    assert any("Cambodia" in cell.text for slide in pptx.Presentation(str(out / "all.pptx")).slides
               for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells)


@pytest.mark.parametrize("arguments, code", [
    (["--country", "XXX"], "brief.unknown_country"), (["--country", "WLD"], "brief.no_country"),
    (["--goal", "8.8"], "brief.unknown_goal"), (["--country", "FRA"], "brief.nothing"),
    (["--country", "KHM", "--year", "1990"], "brief.nothing"),
    (["--country", "KHM", "--template", "nowhere.pptx"], "brief.template")])
def test_it_refuses_in_one_sentence_and_leaves_no_file(
        arguments: list[str], code: str, version: int, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", *arguments, "--out", str(out / "brief.pptx"), "--json"]) == 2
    found = answer(capsys)
    assert (found["code"], list(out.iterdir())) == (code, [])
    assert found["error"].endswith(".")


def test_an_unknown_ending_is_refused_before_the_ledger_is_read(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--out", str(out / "brief.odp"), "--json"]) == 2
    assert answer(capsys)["code"] == "brief.kind"


def test_without_chromium_it_says_so_and_leaves_no_file(
        version: int, out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    chromium.close()
    monkeypatch.setattr(chromium, "NAMES", ())
    for name in ("CHROMIUM", "BROWSER_PATH"):
        monkeypatch.delenv(name, raising=False)
    assert main(["brief", "--country", "KHM", "--out", str(out / "brief.docx")]) == 2
    said, errors = capsys.readouterr()
    assert (said, errors.count("\n"), list(out.iterdir())) == ("", 1, [])
    assert "CHROMIUM" in errors
