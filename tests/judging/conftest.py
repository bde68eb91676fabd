"""Figures of a few countries with long series and breakdowns, judged once."""

import pytest

from benchmarks.population import population
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.judging.scoreboard import Scoreboard, judge


@pytest.fixture(scope="session")
def three_countries() -> Scoreboard:
    """Twelve years of every indicator, as totals and by sex and age."""
    catalogue = load_catalogue(SHIPPED)
    rows = population(catalogue, 100_000)
    return judge(rows[rows["ref_area"].isin(rows["ref_area"].unique()[:3])], catalogue)
