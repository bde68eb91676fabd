"""HTML that is made once, and for whom it is made again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from indicators.warehouse.snapshot import Snapshot
from pages.shared import cache, rendered
from pages.shared.cache import Visit
from tests.pages.conftest import Show, laid_out

pytestmark = pytest.mark.usefixtures("own_caches")


@pytest.fixture
def visit(real: str) -> Visit:
    snapshot = cache.snapshot_of("real")
    version = snapshot.catch_up()
    return Visit("real", "staff", version, "", "2026-01-01", snapshot.catalogue(version))


@pytest.mark.parametrize("other", [
    lambda visit: replace(visit, audience="public"), lambda visit: replace(visit, version=visit.version - 1),
    lambda visit: replace(visit, figures="illustrative"), lambda visit: replace(visit, erasures=1),
    lambda visit: replace(visit, as_of="2025-12-31"), lambda visit: replace(visit, release="Spring")])
def test_another_audience_version_or_day_is_shown_html_of_its_own(
        visit: Visit, other: Callable[[Visit], Visit]) -> None:
    def made(shown: Visit) -> Visit:
        return rendered.once(shown, "country", lambda: shown, "BEL")

    assert made(visit) is made(replace(visit)) is visit
    assert made(other(visit)) == other(visit)


def test_each_screen_country_and_goal_has_html_of_its_own(visit: Visit) -> None:
    def made(*asked: str) -> str:
        return rendered.once(visit, asked[0], lambda: " ".join(asked), *asked[1:])

    for asked in ("country BEL", "country FRA", "country.chosen BEL", "country.chosen BEL 1.1"):
        assert made(*asked.split()) == asked


def test_the_day_is_part_of_what_html_depends_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2999, 1, 1)

    assert rendered.once(visit, "country", lambda: "today", "BEL") == "today"
    monkeypatch.setattr(rendered, "date", Tomorrow)
    assert rendered.once(visit, "country", lambda: "tomorrow", "BEL") == "tomorrow"


def test_a_country_shown_again_is_laid_out_from_what_was_made(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    first = laid_out(show("country", area="KHM", goal="4.2"))
    for work in ("series.figures_table", "series.sparkline", "in_full.draw_series"):
        monkeypatch.delattr(f"pages.shared.{work}")
    assert laid_out(show("country", area="KHM", goal="4.2")) == first


def test_links_in_html_carry_what_the_address_of_who_is_shown_it_has(real: str, show: Show) -> None:
    plain, named = (laid_out(show("country", area="KHM", **asked)).count("set=real") for asked in ({}, {"set": "real"}))
    assert (plain, named > 0) == (0, True)


def test_an_unknown_set_is_carried_by_no_link(real: str, show: Show) -> None:
    assert "set=" not in laid_out(show("country", area="KHM", set="x" * 50)).replace("set=illustrative", "")


def test_the_commitments_of_all_countries_are_read_once(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A briefing on all countries asks for them goal by goal and country by country."""
    read: list[int | None] = []
    narratives = Snapshot.narratives
    monkeypatch.setattr(Snapshot, "narratives", lambda snapshot, version=None: (
        read.append(version), narratives(snapshot, version))[1])
    for area in visit.catalogue.areas:
        assert cache.commitments_of(visit, area.code) == []
    assert 1 <= len(read) <= 2
