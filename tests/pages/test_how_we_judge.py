"""How we judge: one table of statuses for every kind of goal, and how many are named by chance alone."""

from indicators import wording
from indicators.model import Status
from indicators.wording import say
from pages.how_we_judge import STATUSES
from tests.pages.conftest import Show, words


def test_every_status_is_explained_for_each_kind_of_goal_that_gives_it(real: str, show: Show) -> None:
    said = words(show("how_we_judge"))
    assert {status for statuses in STATUSES.values() for status in statuses} == set(Status)
    for kind, statuses in STATUSES.items():
        for status in statuses:
            row = f"{wording.status(status).word} {say(f'how.kind_{kind}')} {say(f'how.{kind}.{status}')}"
            assert row in said
    assert "A trend is named when the order of the years would come up by chance in fewer than 10 of 100" in said
