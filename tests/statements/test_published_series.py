"""The longest published series of each publisher, which lead Overview before countries report."""

from typing import Any

from indicators import statements
from indicators.judging.scoreboard import Scoreboard, judge
from tests.nouns import catalogue, figures, goal, indicator

LAW = indicator("OFFICE", headline=1, publisher="An office")
NOTICES = indicator("NOTICES", goal=None, role="context", publisher="An office")
LINE = indicator("LINE", goal=None, role="context", publisher="A hotline")
OWN = indicator("OWN", headline=2)


def board(*rows: tuple[Any, ...]) -> Scoreboard:
    return judge(figures(*rows), catalogue(goal("1.1", LAW, NOTICES, LINE, OWN)))


def of(code: str, area: str, *years: int) -> list[tuple[Any, ...]]:
    return [(code, area, year, 5.0) for year in years]


def test_a_publisher_has_one_series_the_longest_first_and_what_is_assessed_before_context() -> None:
    known = board(*of("OFFICE", "AAA", 2020, 2021), *of("NOTICES", "AAA", 2019, 2020, 2021),
                  *of("LINE", "BBB", 2018, 2019, 2020, 2021), *of("OWN", "AAA", 2019, 2020, 2021))
    assert statements.published_series(known, 5) == (("LINE", "BBB"), ("OFFICE", "AAA"))
    assert statements.published_series(known, 1) == (("LINE", "BBB"),)


def test_a_year_cuts_the_series_and_one_figure_is_none() -> None:
    known = board(*of("OFFICE", "AAA", 2020, 2021), *of("LINE", "BBB", 2018, 2019, 2020))
    assert statements.published_series(known, 5, 2019) == (("LINE", "BBB"),)
    assert statements.published_series(known, 5, 2018) == ()


def test_an_area_that_is_no_longer_in_the_catalogue_gives_way_to_the_next() -> None:
    known = board(*of("LINE", "QQQ", 2018, 2019, 2020), *of("LINE", "BBB", 2019, 2020))
    assert statements.published_series(known, 5) == (("LINE", "BBB"),)
