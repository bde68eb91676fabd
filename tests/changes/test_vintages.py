"""The values that each figure has had: of every version for staff, of what releases showed for the public."""

from pathlib import Path

import pandas as pd
import pytest

from indicators import ledger
from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.changes.releases import since_release
from indicators.changes.vintages import last_published, release_before, vintages
from indicators.ledger import Ledger
from indicators.model import VINTAGE, Audience
from indicators.permission import staff
from indicators.statements import revisions
from indicators.submissions.shipped_data import read_shipped
from indicators.warehouse.snapshot import Snapshot
from tests.catalogue.builders import change
from tests.submissions.folders import copied, fill_ledger, folder_of, line, write

ANN = staff("Ann")
TAKEDOWN = "goals/4.2-takedown.yaml"


class History:
    """A folder like data/ with a few figures, and the ledger at a URL that was filled from it, with a first release."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.book: Ledger = ledger.open(url)
        self.snapshot = Snapshot(self.book)
        self.snapshot.catch_up()
        for file in (folder / "observations").iterdir():
            file.unlink()

    def publish(self, *lines: str) -> str:
        write(self.folder, "observations/new.csv", *lines)
        (new,) = read_shipped(self.folder, load_catalogue(self.folder))
        event = self.book.publish(ANN, new, previewed_on=self.book.version())
        self.snapshot.catch_up()
        return str(event.submission)

    def release(self, name: str) -> int:
        event = self.book.release(ANN, name, previewed_on=self.book.version())
        self.snapshot.catch_up()
        return event.version

    def values(self, audience: Audience, indicator: str = "JOINT_TRAININGS") -> list[float]:
        found = vintages(self.snapshot, self.snapshot.version if audience == "staff"
                         else self.snapshot.released_version(), audience)
        assert {name: str(kind) for name, kind in found.dtypes.items()} == VINTAGE
        return list(found[found["indicator"] == indicator].sort_values("rank")["value"])


@pytest.fixture(scope="session")
def few_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few figures and their ledger, to be copied."""
    made = tmp_path_factory.mktemp("few_figures")
    fill_ledger(folder_of(made, trainings=[line(value=3)], hours=[
        line(value=48, indicator="TAKEDOWN_HOURS", unit="hours")], victims=[
        line(value=3, indicator="ICSE_VICTIMS", unit="victims")]))
    return made


@pytest.fixture
def history(few_figures: Path, tmp_path: Path, sqlite_url: str) -> History:
    return History(copied(few_figures, tmp_path), sqlite_url)


def test_staff_see_every_value_and_the_public_only_those_of_releases(history: History) -> None:
    history.publish(line(value=4))
    history.publish(line(value=6))
    history.release("Two")
    assert history.values("staff") == [3, 4, 6]
    assert history.values("public") == [3, 6]


def test_the_public_has_no_value_that_a_release_hid_or_that_was_withdrawn_with_it(history: History) -> None:
    history.publish(line(value=40, indicator="ICSE_VICTIMS", unit="victims"))
    assert history.values("staff", "ICSE_VICTIMS") == [3, 40]
    assert history.values("public", "ICSE_VICTIMS") == []
    history.publish(line(value=5))
    two = history.release("Two")
    history.book.take_back_release(ANN, two, reason="an error")
    history.snapshot.catch_up()
    assert history.values("public") == [3]


def test_a_withdrawn_value_ends(history: History) -> None:
    submission = history.publish(line(value=9))
    history.book.withdraw(ANN, submission, reason="an error", previewed_on=history.book.version())
    version = history.snapshot.catch_up()
    found = vintages(history.snapshot, version, "staff")
    found = found[found["indicator"] == "JOINT_TRAININGS"].sort_values("rank")
    assert found["until"].isna().tolist() == [True, False]
    before = vintages(history.snapshot, version - 1, "staff")
    assert before["until"].isna().all()


def test_values_are_in_the_unit_of_the_version_so_that_a_conversion_is_no_revision(history: History) -> None:
    for old, new in (("unit: hours", "unit: days"), ("{days: 24}", "{hours: 1/24}")):
        change(history.folder, TAKEDOWN, old, new)
    history.book.adopt(ANN, canonical_bytes(load_catalogue(history.folder)), previewed_on=history.book.version())
    history.snapshot.catch_up()
    history.release("Two")
    assert history.values("staff", "TAKEDOWN_HOURS") == [2]
    assert history.values("public", "TAKEDOWN_HOURS") == [2, 2]


def test_what_was_published_last_is_that_of_the_last_release_or_for_the_public_the_one_before(history: History) -> None:
    def vintages_seen(version: int, audience: Audience) -> dict[str, float]:
        found = last_published(history.snapshot, version, audience, "KHM")
        return dict(zip(found["indicator"], found["value"], strict=True))

    one = history.snapshot.released_version()
    history.publish(line(value=4))
    assert vintages_seen(history.snapshot.version, "staff") == {"JOINT_TRAININGS": 3, "TAKEDOWN_HOURS": 48}
    assert vintages_seen(one, "public") == {}
    history.release("Two")
    assert vintages_seen(history.snapshot.released_version(), "public")["JOINT_TRAININGS"] == 3
    assert vintages_seen(history.snapshot.version, "staff") == {}


def test_changes_since_the_last_publication_are_of_all_figures_for_staff_and_of_those_shown_for_the_public(
        history: History) -> None:
    def since(version: int, audience: Audience) -> tuple[str, list[tuple[str, float, float, str]]] | None:
        release = release_before(history.snapshot, version, audience)
        if release is None:
            return None
        changed = since_release(history.snapshot, release.version, version, audience)
        columns = ["indicator", "value_before", "value_after", "kind"]
        return release.name, list(changed.rows[columns].itertuples(index=False, name=None))

    first = history.snapshot.released_version()
    assert since(first, "staff") is since(first, "public") is None
    history.publish(line(value=4), line(value=4, indicator="ICSE_VICTIMS", unit="victims"))
    name, changed = since(history.snapshot.version, "staff") or ("", [])
    assert changed == [("ICSE_VICTIMS", 3, 4, "changed"), ("JOINT_TRAININGS", 3, 4, "changed")]
    second = history.release("Two")
    assert since(second, "staff") is None
    assert since(second, "public") == (name, [("JOINT_TRAININGS", 3, 4, "changed")])
    history.book.take_back_release(ANN, second, reason="an error")
    assert since(history.snapshot.catch_up(), "staff") == (name, changed)


def test_on_its_first_day_a_ledger_has_no_revisions(history: History) -> None:
    history.publish(line(value=4))
    found = vintages(history.snapshot, history.snapshot.version, "staff")
    assert revisions(found, pd.Timestamp.now(tz="UTC")).empty
