"""Ledgers with one release, for tests of what the public reads."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
from ruamel.yaml import YAML

from indicators import ledger
from indicators.changes.releases import release
from indicators.edition.release import Edition, edition_of
from indicators.ledger import Ledger
from indicators.model import observations
from indicators.model.parquet import to_parquet
from indicators.submissions.shipped_data import fill_with_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.ledger.ledger_builders import figures
from tests.submissions.folders import ANN, folder_of, line

COUNTRIES = ("AUS", "DEU", "KHM")
CRAWL = "=cmd|' /C calc'!A0"
PEOPLE = ("ICSE_VICTIMS", "victims")
LINES = (
    line("KHM", 2012, 50, *PEOPLE), line("KHM", 2013, 55, *PEOPLE, "provisional"), line("KHM", 2014, 61, *PEOPLE),
    line("DEU", 2013, 3, *PEOPLE), line("DEU", 2014, 40, *PEOPLE, note="+more to come"), line("DEU", 2014, 4),
    line("KHM", 2014, 3), line("KHM", 2014, 0.5, "TAKEDOWN_HOURS", "hours", source=CRAWL))
"""Counts of people below 5, texts that a spreadsheet would run, and ordinary figures."""

PART = {"indicator": "JOINT_TRAININGS", "ref_area": "KHM", "year": 2014, "breakdown": "ACTIVITY=UNODC_2013", "value": 1}


def release_in(folder: Path, lines: Sequence[str] = LINES) -> tuple[Ledger, Snapshot]:
    """A ledger made in an empty folder, with one release."""
    data = folder_of(folder, observed=list(lines))
    _leave_out_other_countries(data)
    book = ledger.create(f"sqlite:///{(folder / 'ledger.db').as_posix()}", lambda new: fill_with_shipped(new, data))
    part = replace(figures("KHM"), rows=to_parquet(observations([PART])), indicators=("JOINT_TRAININGS",))
    book.publish(ANN, part, previewed_on=book.version())
    snapshot = Snapshot(book)
    snapshot.catch_up()
    release(book, snapshot, ANN, "Ministerial", year=2014, note="Said by Ann", previewed_on=book.version())
    return book, snapshot


def _leave_out_other_countries(data: Path) -> None:
    """Leave three countries of the catalogue, as each has a page and files of its own."""
    codelists, yaml = data / "codelists", YAML()
    areas = pd.read_csv(codelists / "ref_areas.csv", dtype=str, keep_default_na=False)
    areas = areas[(areas["kind"] != "country") | areas["code"].isin(COUNTRIES)]
    areas.to_csv(codelists / "ref_areas.csv", index=False)
    for file, column in (("area_aliases", "code"), ("area_hints", "code"), ("group_members", "area")):
        rows = pd.read_csv(codelists / f"{file}.csv", dtype=str, keep_default_na=False)
        rows[rows[column].isin(["", *areas["code"]])].to_csv(codelists / f"{file}.csv", index=False)
    display = yaml.load(data / "display.yaml")
    for name in ("names", "in_sentences", "footnotes"):
        for code in set(display[name]) - set(areas["code"]):
            del display[name][code]
    yaml.dump(display, data / "display.yaml")


def released(folder: Path, lines: Sequence[str] = LINES, base: str = "https://example.org/edition") -> Edition:
    """The edition of a ledger made in an empty folder."""
    book, snapshot = release_in(folder, lines)
    return edition_of(book, snapshot, snapshot.releases()[-1], base)
