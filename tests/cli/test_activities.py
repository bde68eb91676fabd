"""A joint training that two countries name: sent in a plain table, and found again in the export."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from indicators.cli.main import main

SENT = """country,year,indicator,value,unit,source,breakdown
DEU,2023,JOINT_TRAININGS,2,trainings,Report,
DEU,2023,JOINT_TRAININGS,1,trainings,Report,ACTIVITY=HANOI_2023
FRA,2023,JOINT_TRAININGS,1,trainings,Report,
FRA,2023,JOINT_TRAININGS,1,trainings,Report,ACTIVITY=HANOI_2023
"""


def test_an_activity_survives_sending_and_export(
        sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    (tmp_path / "sent.csv").write_text(SENT, encoding="utf-8")
    assert main(["init"]) == main(["submit", str(tmp_path / "sent.csv")]) == 0
    assert main(["export", "--out", str(tmp_path / "out.zip")]) == 0
    with ZipFile(tmp_path / "out.zip") as archive:
        rows = csv.DictReader(io.StringIO(archive.read("observations.csv").decode("utf-8")))
        named = [(row["REF_AREA"], row["OBS_VALUE"]) for row in rows if row["BREAKDOWN"] == "ACTIVITY=HANOI_2023"]
    assert named == [("DEU", "1"), ("FRA", "1")]
