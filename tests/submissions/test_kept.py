"""What older programs kept is read by this one: tests/kept holds a ledger of each revision, as its program left it."""

import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger, stored_json, wording
from indicators.catalogue import SHIPPED, canonical_bytes, from_bytes, load_catalogue
from indicators.cli.main import main
from indicators.errors import LedgerTrouble
from indicators.ingest.mapping import Choices
from indicators.judging.scoreboard import read
from indicators.permission import staff
from indicators.stored_json import Format
from indicators.submissions.preview import prepare
from indicators.submissions.remembered import recall, remember
from indicators.submissions.sent_before import choices_before
from indicators.warehouse.snapshot import Snapshot

KEPT = Path(__file__).parents[1] / "kept"
HEADER = ["Land", "2012", "2013", "2014"]
SENT = b"Land,2012,2013,2014\nCambodia,50,55,70\nTailand,10,12,11\nViet Nam,3,0,4\n"

JUDGED = [
    ("KHM", "ICSE_VICTIMS", 2013, 55, "goal_met"), ("KHM", "JOINT_TRAININGS", 2013, 4, "not_assessed"),
    ("THA", "ICSE_VICTIMS", 2013, 12, "goal_met"), ("VNM", "ICSE_VICTIMS", 2013, 0, "moving_away"),
    ("KHM", "ICSE_VICTIMS", 2014, 70, "goal_met"), ("KHM", "JOINT_TRAININGS", 2014, 6, "improving"),
    ("THA", "ICSE_VICTIMS", 2014, 11, "moving_away"), ("THA", "JOINT_TRAININGS", 2014, 3, "not_assessed"),
    ("VNM", "ICSE_VICTIMS", 2014, 4, "not_assessed")]
"""What the program of revision 0001 made of its ledger, for staff."""

LATER = Format(newest=2, steps={1: lambda content: {"areas": content.pop("places", {}), **content}})
"""A program after this one, which calls something by another name."""


@pytest.fixture
def url(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """URL of a ledger that the program of revision 0001 left, with answers, a lock, a note and an erasure."""
    Path(sqlite_url.removeprefix("sqlite:///")).write_bytes(gzip.decompress((KEPT / "0001.db.gz").read_bytes()))
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    return sqlite_url


def chain(url: str) -> list[Any]:
    database = sqlite3.connect(url.removeprefix("sqlite:///"))
    found = database.execute("SELECT hash FROM event UNION ALL SELECT hash FROM log "
                             "UNION ALL SELECT sha256 FROM blob UNION ALL SELECT hex(bytes) FROM blob").fetchall()
    database.close()
    return found


def test_a_ledger_of_the_first_revision_opens_and_is_judged_as_it_was(url: str) -> None:
    before = chain(url)
    book = ledger.open(url)
    snapshot = Snapshot(book)
    assert snapshot.catch_up() == 9
    judged = read(snapshot, 9, "staff").assessments
    shown = judged[judged["judged"] & judged["year"].isin([2013, 2014]) & (judged["breakdown"] == "")]
    rows = shown.sort_values(["year", "ref_area", "indicator"])
    assert [(row.ref_area, row.indicator, row.year, row.value, str(row.status)) for row in rows.itertuples()] == JUDGED
    assert (book.submission("S6").erased, list(book.locked()), len(snapshot.notes())) == (True, [2012], 1)
    assert chain(url) == before


def test_what_a_person_decided_then_still_holds(url: str) -> None:
    book = ledger.open(url)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    known = recall(book, HEADER)
    assert (known.areas, known.columns) == ({"Tailand": "THA"}, {"Land": "country"})
    again = choices_before(SENT, snapshot)
    assert (again.indicator, again.areas) == ("ICSE_VICTIMS", {"Tailand": "THA"})
    prepared = prepare(SENT, "victims.csv", again, book, snapshot)
    assert {name: prepared.counts()[name] for name in ("rows", "new", "changed", "unchanged")} == {
        "rows": 9, "new": 0, "changed": 0, "unchanged": 9}


def test_a_hash_printed_then_is_found_now(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    link = chain(url)[8][0]
    for _ in ("before the upgrade", "after it"):
        assert main(["verify", "--against", link, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["against"] == 9
        ledger.open(url).close()


def test_what_is_kept_now_says_its_format(sqlite_url: str) -> None:
    book = ledger.create(sqlite_url, lambda _: None)
    kept = remember(book, staff("Ann"), HEADER, areas={"Tailand": "THA"})
    assert kept.payload["format"] == stored_json.CHOICES.newest
    content = canonical_bytes(load_catalogue(SHIPPED))
    assert json.loads(content)["format"] == stored_json.CATALOGUE.newest
    assert from_bytes(content) == load_catalogue(SHIPPED)


def test_a_later_format_reads_an_older_one_step_by_step_and_an_older_program_refuses_it(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LATER.read({"places": {"Tailand": "THA"}}) == {"areas": {"Tailand": "THA"}}
    assert LATER.read(LATER.write({"areas": {}})) == {"areas": {}}
    monkeypatch.setattr("indicators.ingest.mapping.choices.CHOICES", LATER)
    assert Choices.read({"places": {"Tailand": "THA"}, "no_longer": 1}).areas == {"Tailand": "THA"}
    with pytest.raises(LedgerTrouble) as trouble:
        stored_json.CATALOGUE.read(LATER.write({}))
    assert trouble.value.code == "ledger.newer_content"
    assert wording.error(trouble.value)
