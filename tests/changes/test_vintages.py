"""The values last published."""

from pathlib import Path

import pytest

from indicators.changes.releases import last_published, release, release_before
from indicators.permission import staff
from tests.submissions.folders import FilledLedger, copied, fill_ledger, folder_of, line

ANN = staff("Ann")
TAKEDOWN = "goals/4.2-takedown.yaml"


class History(FilledLedger):
    """A ledger with a few figures and a first release."""

    def release(self, name: str) -> int:
        return release(self.book, self.snapshot, ANN, name, note="", previewed_on=self.book.version()).version


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


def test_what_was_published_last_is_that_of_the_release_before_as_the_public_saw_it(history: History) -> None:
    def published_before(version: int) -> dict[str, float]:
        values = last_published(history.snapshot, version).get("KHM", {})
        return {indicator: value for (indicator, _), value in values.items()}

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
