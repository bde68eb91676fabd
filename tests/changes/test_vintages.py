"""The values that each figure has had in every version, and those last published."""

from pathlib import Path

import pytest

from indicators.changes.releases import last_published, release, release_before
from indicators.model import VINTAGE
from indicators.permission import staff
from indicators.statements import revised_figures
from tests.submissions.folders import FilledLedger, copied, fill_ledger, folder_of, line

ANN = staff("Ann")
TAKEDOWN = "goals/4.2-takedown.yaml"


class History(FilledLedger):
    """A ledger with a few figures and a first release."""

    def release(self, name: str) -> int:
        return release(self.book, self.snapshot, ANN, name, note="", previewed_on=self.book.version()).version

    def values(self, indicator: str = "JOINT_TRAININGS") -> list[float]:
        found = self.snapshot.vintages()
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


def test_every_value_has_its_time(history: History) -> None:
    history.publish(line(value=4))
    history.publish(line(value=6))
    history.release("Summer")
    assert history.values() == [3, 4, 6]


def test_a_withdrawn_value_ends(history: History) -> None:
    submission = history.publish(line(value=9))
    history.book.withdraw(ANN, submission, reason="an error", previewed_on=history.book.version())
    version = history.snapshot.catch_up()
    found = history.snapshot.vintages(version)
    found = found[found["indicator"] == "JOINT_TRAININGS"].sort_values("rank")
    assert found["until"].isna().tolist() == [True, False]
    before = history.snapshot.vintages(version - 1)
    assert before["until"].isna().all()


def test_a_figure_published_anew_is_a_revision(history: History) -> None:
    history.publish(line(value=4))
    found = history.snapshot.vintages(history.snapshot.version)
    assert revised_figures(found, history.snapshot.catalogue())["current"].tolist() == [4]


def test_what_was_published_last_is_that_of_the_release_before_as_the_public_saw_it(history: History) -> None:
    def published_before(version: int) -> dict[str, float]:
        found = last_published(history.snapshot, version)
        found = found[found["ref_area"] == "KHM"]
        return dict(zip(found["indicator"], found["value"], strict=True))

    one = history.snapshot.released_version()
    history.publish(line(value=4), line(value=40, indicator="ICSE_VICTIMS", unit="victims"))
    assert published_before(history.snapshot.version) == {"JOINT_TRAININGS": 3, "TAKEDOWN_HOURS": 48}
    assert published_before(one) == {}
    two = history.release("Summer")
    assert published_before(two)["JOINT_TRAININGS"] == 3
    history.publish(line(value=5))
    assert published_before(history.snapshot.version) == {
        "ICSE_VICTIMS": 40, "JOINT_TRAININGS": 4, "TAKEDOWN_HOURS": 48}
    history.book.take_back(ANN, two, reason="an error")
    before = release_before(history.snapshot, history.snapshot.catch_up())
    assert before is not None
    assert before.version == one
