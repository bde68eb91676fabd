"""What is taken away is what is shown."""

import csv
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Page

from indicators.wording import say


def download(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as taken:
        page.get_by_role("button", name=name).click()
    return taken.value.suggested_filename, Path(taken.value.path()).read_bytes()


def test_a_csv_holds_the_figures_shown(staff: str, look: Callable[[str], Page]):
    page = look(f"{staff}/data?area=KHM&goal=2.2")
    name, content = download(page, say("filters.csv"))
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 2
    assert [(row["area"], row["year"], row["value"], row["unit"]) for row in rows] == [
        ("Cambodia", "2014", "2", "trainings"), ("Cambodia", "2013", "1", "trainings")]
    assert all(row["data_version"] and row["source"] for row in rows)
    assert name.startswith("goalline-data-version-")
    assert name.endswith("-KHM-2.2.csv")


def test_everything_for_analysts_is_one_archive_whatever_is_chosen(staff: str, look: Callable[[str], Page]):
    page = look(f"{staff}/data?area=KHM&goal=2.2")
    name, content = download(page, say("data.export"))
    assert name.startswith("goalline-data-version-")
    assert name.endswith(".zip")
    with ZipFile(BytesIO(content)) as archive:
        rows = list(csv.DictReader(archive.read("observations.csv").decode().splitlines()))
    assert len({row["REF_AREA"] for row in rows}) > 100


def test_an_excel_file_of_invented_figures_says_so_in_name_and_content(staff: str, look: Callable[[str], Page]):
    page = look(f"{staff}/data?area=XCE&goal=1.1&set=illustrative")
    name, content = download(page, say("filters.excel"))
    assert "ILLUSTRATIVE" in name
    with ZipFile(BytesIO(content)) as book:
        assert "ILLUSTRATIVE, invented" in book.read("xl/sharedStrings.xml").decode()
