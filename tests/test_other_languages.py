"""What commands print and files hold in languages that no one speaks: messages; English where programs read."""

import errno
import io
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import docx
import openpyxl
import pptx
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.cli.main import COMMANDS, main
from indicators.opening import open_or_init
from indicators.rounds.figures_workbook import COLUMNS, template
from indicators.warehouse.snapshot import Snapshot
from indicators.wording.language import in_language, language_named, locale_of
from tests import pseudo
from tests.briefing.packs import Drawn, drawn
from tests.faults.tables import plain, row
from tests.rounds.filled_forms import form_from, opened
from tests.rounds.filled_forms import read as read_form
from tests.saying import Known, unfilled

__all__ = ["drawn"]

ARGPARSE = ("usage", "options", "positional arguments", "show this help message and exit")
"""What Python's own reader of options says."""

TABLE = plain(row(), row(year=20144), row(value="x"))
SENT = ("victims", "Police", "country", "goalline", "python -m indicators", "real", "illustrative", "staff", "public",
        os.strerror(errno.ENOENT), *COMMANDS)


@pytest.fixture(scope="module", params=[pseudo.LONGER, pseudo.FROM_RIGHT])
def texts(request: pytest.FixtureRequest, pseudo_words: Path) -> Iterator[Known]:
    """What is known in a language, which is spoken until all tests of it have run."""
    with pseudo.spoken(request.param, pseudo_words):
        yield Known(locale_of(request.param), *SENT, *ARGPARSE, *COLUMNS)


@pytest.fixture
def known(texts: Known, shipped_url: str) -> Known:
    return texts


def checked(known: Known, said: str) -> str:
    """A text, once it is seen to be whole and nobody's but a message's."""
    assert [(words, line) for line in said.splitlines() if (words := known.left(line))] == []
    assert [line for line in said.splitlines() if unfilled(line)] == []
    return said


def test_commands_say_what_messages_say(known: Known, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "figures.csv").write_text(TABLE)
    for command in (["check-catalog", str(SHIPPED)], ["verify"], ["assess", "--year", "2023"], ["load"], ["init"],
                    ["submit", str(tmp_path / "figures.csv"), "--dry-run"], ["submit", "nothing.csv"],
                    ["report", str(SHIPPED / "narratives" / "KHM-2014.txt"), "--dry-run"], ["report", "nothing.docx"],
                    ["assess", "--year", "2023", "--country", "XXX"]):
        main(command)
        printed = capsys.readouterr()
        said = printed.out + printed.err
        assert checked(known, said.replace(str(tmp_path), "").replace(str(SHIPPED), ""))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_does(command: str, known: Known, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = re.sub(r"\{\S+,\S+\}", "", " ".join(capsys.readouterr().out.split()))      # what an option may be
    assert checked(known, said)


def test_scripts_read_english_statuses(known: Known, capsys: pytest.CaptureFixture[str]) -> None:
    main(["assess", "--year", "2023", "--json"])
    assert {each["status"] for each in json.loads(capsys.readouterr().out)["assessments"]} <= {
        "Goal met", "Ahead of the goal", "On track", "Improving, below the goal", "No clear change", "Improving",
        "No clear trend", "Moving away", "At the limit", "Stage below the goal", "Too early", "Not assessed", ""}


def test_an_export_explains_itself_and_keeps_its_words(known: Known, tmp_path: Path) -> None:
    assert main(["export", "--out", str(tmp_path / "all.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        for name in ("README.txt", "HOW-TO-CITE.txt"):
            assert pseudo.OPENS in archive.read(name).decode()
        assert pseudo.OPENS in archive.read("columns.csv").decode()
        for name in ("assessments", "observations", "codelists/assessment_words"):
            assert pseudo.OPENS not in archive.read(f"{name}.csv").decode()


@pytest.fixture
def built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a briefing says is judged and put together once for all files that differ in their kind alone."""
    def once(target: str, asked: Callable[..., object]) -> None:
        make, made = resolve_name(target), dict[str, object]()

        def remembered(*given: Any) -> object:
            question = repr(asked(*given))
            if question not in made:
                made[question] = make(*given)
            return made[question]

        monkeypatch.setattr(target.replace(":", "."), remembered)

    once("indicators.cli.judged_version:judged_version", lambda options: vars(options) | {"out": ""})
    once("indicators.briefing.pack.building:build", lambda read, wanted: (read.stamp, wanted))


def test_a_briefing_says_what_messages_say(known: Known, tmp_path: Path, drawn: Drawn, built_once: None) -> None:
    for asked in (["--country", "KHM", "--for", "staff"], ["--goal", "4.1"]):
        for kind in (".pptx", ".xlsx", ".docx"):
            assert main(["brief", *asked, "--out", str(tmp_path / f"brief{kind}")]) == 0
        for slide in pptx.Presentation(str(tmp_path / "brief.pptx")).slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    checked(known, shape.text_frame.text)
        for sheet in openpyxl.load_workbook(tmp_path / "brief.xlsx"):
            for cells in sheet.iter_rows(values_only=True):
                checked(known, "\n".join(cell for cell in cells if isinstance(cell, str)))
        for paragraph in docx.Document(str(tmp_path / "brief.docx")).paragraphs:
            checked(known, paragraph.text)


def test_workbooks_say_what_messages_say(known: Known) -> None:
    catalogue = load_catalogue(SHIPPED)
    book, _ = open_or_init("real")
    snapshot = Snapshot(book)
    snapshot.catch_up()
    for page in openpyxl.load_workbook(io.BytesIO(template(snapshot.observations(), catalogue, "KHM", 2015))):
        for cells in page.iter_rows(values_only=True):
            checked(known, "\n".join(cell for cell in cells if isinstance(cell, str)))


@pytest.mark.parametrize("words, language", [
    ("Welsh", "cy"), ("cy", "cy"), ("Write in Cymraeg, please", "cy"), ("العربية", "ar"), ("English", "en"),
    ("Khmer", ""), ("", ""), ("Welsh or English", ""), ("to ar and cy", "")])
def test_a_language_is_known_by_its_code_or_by_its_name_in_itself_or_in_english(
        pseudo_words: Path, words: str, language: str) -> None:
    with pseudo.spoken("en", pseudo_words):
        assert language_named(words) == language


def test_the_form_of_a_country_names_figures_in_its_language_and_is_read_back(pseudo_words: Path) -> None:
    with pseudo.spoken("en", pseudo_words):
        with in_language("cy"):
            form = form_from()
        assert opened(form).tables[0].rows[1].cells[1].text.startswith(pseudo.OPENS)
        assert opened(form_from()).tables[0].rows[1].cells[1].text == "31 victims (2014; provisional)"
        report = read_form(form)
    assert (report.ref_area, report.year, report.unplaced, report.all_flags) == ("KHM", 2015, (), ())
