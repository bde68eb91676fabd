"""The invented figures: of which years they are, in whichever year they are made."""

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.statements import FRESH_YEARS
from indicators.submissions import illustrative, opening

CATALOGUE = load_catalogue(SHIPPED)


@pytest.mark.parametrize("today_year, first, last", [(2026, 2010, 2024), (2027, 2011, 2025), (2040, 2024, 2038)])
def test_the_newest_invented_figures_are_two_years_old_whenever_they_are_made(
        today_year: int, first: int, last: int) -> None:
    shown = illustrative.years(today_year)
    assert (shown[0], shown[-1]) == (first, last)
    assert shown[-1] > today_year - FRESH_YEARS


def test_another_year_moves_the_invented_figures_and_changes_none() -> None:
    now, later = (illustrative.illustrative_observations(CATALOGUE, illustrative.years(year)) for year in (2026, 2028))
    pd.testing.assert_frame_equal(now.assign(year=now["year"] + 2), later)


class In2031(date):
    """A day on which today is in 2031."""

    @classmethod
    def today(cls) -> "In2031":
        return cls(2031, 1, 1)


def test_a_ledger_made_in_another_year_has_that_years_invented_figures(
        sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    monkeypatch.setattr(illustrative, "date", In2031)
    _, snapshot = opening.open_or_init("illustrative")
    assert snapshot.observations(version=snapshot.version)["year"].max() == 2029
