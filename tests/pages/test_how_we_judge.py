"""How we judge: one table of statuses for every kind of goal."""

import pytest
from streamlit.testing.v1 import AppTest

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


def test_a_figure_and_its_chart_say_that_it_was_revised_since_the_last_publication(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "de_domestic_removed_within_2_days"
    published = {(code, 2022): 70.0, (code, 2023): 84.0}
    monkeypatch.setattr("pages.shared.cache.last_published", lambda visit, area: published)
    shown = show("country", area="DEU", goal="4.2")
    assert "Revised since the last release: 2023 (was 84 %)." in words(shown)
    assert "Revised since the last release: 2022 (was 70 %), 2023 (was 84 %)." in unwrapped(shown)


def unwrapped(shown: AppTest) -> str:
    """The texts of the first figure, without the ends of its lines."""
    return shown.get("plotly_chart")[0].proto.spec.replace("<br>", " ").replace("\\u003cbr\\u003e", " ")
