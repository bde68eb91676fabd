"""Adopting the rules that test a trend on a ledger with those of version 0.2.0: every status that flips is shown."""

import gzip
import json
from pathlib import Path

import pytest

from indicators import ledger
from indicators.cli.main import main
from indicators.permission import staff
from indicators.submissions.changed_files import differences, pending_flips, submit_differences
from indicators.warehouse.snapshot import Snapshot
from tests.submissions.folders import folder_of, line

pytestmark = pytest.mark.slow

STORED = Path(__file__).parents[1] / "kept" / "0.2.0-catalogue.json.gz"
ANN = staff("Ann")
SHARE = "de_domestic_removed_within_2_days"
FIGURES = {
    "trainings": [line(year=year, value=value) for year, value in ((2012, 4), (2013, 6), (2014, 0))],
    "laws": [line(year=year, value=value, indicator="LEGISLATION_STAGE", unit="stage")
             for year, value in ((2013, 2), (2014, 3))],
    "removed": [line(area="DEU", year=year, value=value, indicator=SHARE, unit="percent")
                for year, value in ((2018, 50), (2019, 60), (2020, 70), (2021, 80), (2022, 85), (2023, 90))],
    "victims": [line(area="THA", year=year, value=value, indicator="ICSE_VICTIMS", unit="victims")
                for year, value in ((2012, 20), (2013, 30), (2014, 29))],
}
FLIPS = [
    ("JOINT_TRAININGS", "KHM", 2012, "not_assessed", "active"), ("JOINT_TRAININGS", "KHM", 2013, "improving", "active"),
    ("JOINT_TRAININGS", "KHM", 2014, "moving_away", "none_reported"),
    ("LEGISLATION_STAGE", "KHM", 2013, "not_assessed", "stage_below"),
    ("LEGISLATION_STAGE", "KHM", 2014, "some_progress", "stage_below"),
    ("ICSE_VICTIMS", "THA", 2014, "on_track", "little_progress"),
    (SHARE, "DEU", 2018, "not_assessed", "too_early"),
    *((SHARE, "DEU", year, "improving", "too_early") for year in (2019, 2020, 2021)),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path, **FIGURES)


@pytest.fixture
def book(folder: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> ledger.Ledger:
    """A ledger with the goals of version 0.2.0 and the folder's figures."""
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)

    def fill(book: ledger.Ledger) -> None:
        book.adopt(ANN, gzip.decompress(STORED.read_bytes()), previewed_on=book.version())

    made = ledger.create(sqlite_url, fill)
    snapshot = Snapshot(made)
    pending = differences(made, snapshot, folder)
    for submission in pending.submissions(retract=False):
        made.publish(ANN, submission, previewed_on=made.version())
    return made


def test_each_status_that_flips_is_previewed_before_the_rules_are_adopted(book: ledger.Ledger, folder: Path) -> None:
    snapshot = Snapshot(book)
    pending = differences(book, snapshot, folder)
    flips = pending_flips(snapshot, pending)
    assert {tuple(row) for row in flips[["indicator", "ref_area", "year", "before", "after"]].itertuples(
        index=False)} == set(FLIPS)
    submit_differences(book, pending, ANN, "")
    snapshot.catch_up()
    assert pending_flips(snapshot, differences(book, snapshot, folder)).empty


def test_the_command_line_names_goal_area_year_and_both_statuses_of_each(
        book: ledger.Ledger, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{len(FLIPS)} statuses"))
    listed = [line.strip() for line in lines[start + 1:start + 1 + len(FLIPS)]]
    assert listed[0] == "1.1 Thailand, Victims identified in the year, 2014: On track → Little or no progress"
    assert listed[-1] == "4.2 Germany, Removed within two days, Germany, 2021: Improving → Too early"
    assert main(["load", str(folder), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)["flips"]
    assert {(row["goal"], row["indicator"]) for row in shown} == {
        ("1.1", "ICSE_VICTIMS"), ("2.1", "LEGISLATION_STAGE"), ("2.2", "JOINT_TRAININGS"), ("4.2", SHARE)}
