"""python -m indicators submit, killed at any moment: its file is published whole or not at all, and comes in again."""

import json
import random
import time
from pathlib import Path

import pytest

from indicators import ledger
from indicators.model.parquet import from_parquet
from tests.faults.tables import plain, row
from tests.ledger.killing import FEWER_KILLS, begin_command, kill_after

YEARS, COUNTRIES = range(1995, 2020), ("KHM", "THA", "DEU", "FRA")
FILE = plain(*(row(country, year, value=position + 100) for country in COUNTRIES for position,
               year in enumerate(YEARS)))
FIGURES = len(YEARS) * len(COUNTRIES)


@pytest.fixture
def file(tmp_path: Path, shipped_url: str) -> Path:
    """A file of figures, beside a ledger with the shipped data."""
    (tmp_path / "figures.csv").write_text(FILE, encoding="utf-8")
    return tmp_path / "figures.csv"


def test_of_a_submission_killed_at_any_moment_all_or_nothing_stands(file: Path, shipped_url: str) -> None:
    chance, versions, taken = random.Random(file.name), [13], 0.0
    for moment in range(FEWER_KILLS + 1):
        file.write_text(FILE.replace(",victims", f"{moment},victims"), encoding="utf-8")    # each time other figures
        since = time.monotonic()
        process = begin_command("submit", file)
        if moment:
            kill_after(process, chance.uniform(0, taken))
        said, _ = process.communicate()
        taken = taken or time.monotonic() - since
        book = ledger.open(shipped_url)                                 # the chain and every byte are checked
        new = book.events(after=versions[-1])
        assert [event.kind for event in new] in ([], ["published"])
        assert not said or json.loads(said)["published"] == FIGURES == FIGURES * len(new)
        for event in new:
            assert len(from_parquet(book.rows(str(event.submission)))) == FIGURES
        versions.append(book.version())
        book.close()
    assert versions[1] == 14
    again = begin_command("submit", file)
    said, _ = again.communicate()
    assert (again.returncode, json.loads(said)["published"]) in ((0, FIGURES), (0, 0))
    assert not list(file.parent.glob("*-journal"))
