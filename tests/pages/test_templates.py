"""Templates offered on Upload: one country's workbook, or those of a group with the list for the mails."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from indicators import wording
from indicators.model import Message
from tests.pages.conftest import Environment, Show, Stub

Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def made(stub: Stub) -> Files:
    """What makes each download, by the name of its file; the test runner presses no download button."""
    files: Files = {}

    def button(label: str, data: Any, name: str, *_: object, disabled: bool = False, **__: object) -> None:
        if not disabled:
            files[name] = data

    stub("pages.upload.st.download_button", button)
    return files


def test_a_countrys_template_has_its_last_figures(real: str, show: Show, made: Files) -> None:
    shown = show("upload")
    assert made == {}
    shown.selectbox(key="templates.year").select(2024)
    shown.selectbox(key="templates.code").select("DEU").run()
    page = openpyxl.load_workbook(BytesIO(made["goalline-figures-DEU-2024.xlsx"]())).worksheets[0]
    rows = {row[2]: row for row in page.iter_rows(min_row=6, values_only=True) if row[2]}
    assert rows["de_domestic_removed_within_2_days"][:6] == (
        "DEU", 2024, "de_domestic_removed_within_2_days", "Removed within two days, Germany", 2023, 85)
    assert "ncmec_cybertipline_reports_by_country" not in rows


def test_a_group_gets_a_template_each_in_one_click(real: str, show: Show, made: Files) -> None:
    shown = show("upload")
    shown.selectbox(key="templates.year").select(2024)
    shown.selectbox(key="templates.code").select("ALLIANCE").run()
    with ZipFile(BytesIO(made["goalline-workbooks-ALLIANCE-2024.zip"]())) as archive:
        names = archive.namelist()
    assert len(names) == 54
    assert "goalline-figures-KHM-2024.xlsx" in names


def test_templates_of_invented_figures_are_marked(
        real: str, show: Show, made: Files, environment: Environment) -> None:
    environment(figures="illustrative")
    show("upload", area="XGA")
    book, form = (make() for make in made.values())
    marked = wording.message(Message(code="chart.illustrative"))
    assert str(openpyxl.load_workbook(BytesIO(book)).worksheets[0]["A1"].value).endswith(marked)
    assert marked in [paragraph.text for paragraph in docx.Document(BytesIO(form)).paragraphs]


def test_a_countrys_form_quotes_what_it_announced(real: str, show: Show, made: Files) -> None:
    shown = show("upload")
    shown.selectbox(key="templates.year").select(2015)
    shown.selectbox(key="templates.code").select("KHM").run()
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(made["goalline-report-KHM-2015.docx"]())).paragraphs]
    assert any("] Announced in 2014: “To accelerate the drafting of law on Anti-Cyber Crime.”" in one for one in texts)


def test_a_group_gets_its_forms_in_one_click(real: str, show: Show, made: Files) -> None:
    shown = show("upload")
    shown.selectbox(key="templates.year").select(2024)
    shown.selectbox(key="templates.code").select("ALLIANCE").run()
    with ZipFile(BytesIO(made["goalline-forms-ALLIANCE-2024.zip"]())) as archive:
        assert len(archive.namelist()) == 54
        assert archive.read("goalline-report-KHM-2024.docx").startswith(b"PK")
