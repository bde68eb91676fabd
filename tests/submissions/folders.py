"""Folders like the shipped data/, with few figures."""

import shutil
from pathlib import Path

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ledger import Ledger
from indicators.permission import staff
from indicators.submissions.shipped_data import fill_with_shipped, read_shipped
from indicators.warehouse.snapshot import Snapshot

ANN = staff("Ann")
HEADER = "ref_area,year,indicator,value,unit,marks,period_start,period_end,source_title,source_url,note"
TRAININGS = "observations/trainings.csv"
CAMPAIGNS = "observations/campaigns.csv"
INDEX = "narratives/index.csv"


def folder_of(tmp_path: Path, **files: list[str]) -> Path:
    """The shipped goals and codelists, with the files given: name of observations/ -> lines below the header."""
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("observations", "narratives"))
    (folder / "observations").mkdir()
    for name, lines in files.items():
        write(folder, f"observations/{name}.csv", *lines)
    return folder


def write(folder: Path, file: str, *lines: str, header: str = HEADER) -> None:
    """Write a table anew."""
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text("\n".join([header, *lines, ""]), "utf-8", newline="\n")


def line(area: str = "KHM", year: int | str = 2014, value: float | str = 3, indicator: str = "JOINT_TRAININGS",
         unit: str = "trainings", marks: str = "", start: str = "", end: str = "", source: str = "Police",
         note: str = "") -> str:
    """A line of a file of figures."""
    return f"{area},{year},{indicator},{value},{unit},{marks},{start},{end},{source},https://example.org,{note}"


def report(folder: Path, area: str = "KHM", year: int | str = 2014, text: str = "A) Much.", public: str = "no") -> None:
    """Put a narrative report into the folder, and no other."""
    write(folder, INDEX, f"{area},{year},report.txt,Ministry,,{public}",
          header="ref_area,year,file,source_title,source_url,public")
    (folder / "narratives" / "report.txt").write_text(text, "utf-8")


def fill_ledger(data: Path) -> None:
    """Make a ledger of a folder next to it, to be copied with it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(data.parent / "var"))
        url = f"sqlite:///{(data.parent / 'ledger.db').as_posix()}"
        ledger.create(url, lambda book: fill_with_shipped(book, data)).close()


def copied(filled: Path, tmp_path: Path) -> Path:
    """Copy a folder and its ledger, where a test may change both."""
    shutil.copy(filled / "ledger.db", tmp_path)
    return shutil.copytree(filled / "data", tmp_path / "data")


class FilledLedger:
    """A folder like data/ without its figures, and the ledger that was filled with them."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.book: Ledger = ledger.open(url)
        self.snapshot = Snapshot(self.book)
        self.snapshot.catch_up()
        for file in (folder / "observations").iterdir():
            file.unlink()

    def publish(self, *lines: str) -> str:
        """Bring a file in under the catalogue of the folder; return its submission."""
        write(self.folder, "observations/new.csv", *lines)
        (new,) = read_shipped(self.folder, load_catalogue(self.folder))
        event = self.book.publish(ANN, new, previewed_on=self.book.version())
        self.snapshot.catch_up()
        return str(event.submission)
