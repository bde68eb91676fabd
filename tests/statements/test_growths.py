"""Growths of all countries on a yearly goal, and the trends that a sentence on all of them may name."""

import numpy as np
import pandas as pd
import pytest

from indicators import statements, wording
from indicators.briefing.figures.goal import GroupOnGoal
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Area, Rule, Status, records
from indicators.statements.comparison import growths, window_means
from tests.nouns import catalogue, figures, goal, indicator

SUMMED = indicator("VICTIMS", headline=1, group_rule="sum", whole=True)
TREND = indicator("VICTIMS", headline=1, goal=Rule.model_validate({"method": "direction"}))
CODES = [f"{first}{second}{second}" for first in "QX" for second in "ABCDEFGHIJKLMNOPQRSTUVWX"]


def board(series: dict[str, list[float]], which=SUMMED) -> Scoreboard:
    """Figures of eight years of countries."""
    known = catalogue(goal("1.1", which))
    areas = [Area.model_validate({"code": code, "name": code, "kind": "country"}) for code in series]
    return judge(figures(*(("VICTIMS", area, 2017 + at, value) for area, values in series.items()
                           for at, value in enumerate(values))), known.model_copy(update={"areas": tuple(areas)}))


def newest(scoreboard: Scoreboard) -> pd.DataFrame:
    rows = scoreboard.figures
    return rows[rows["year"] == 2024]


def test_the_size_is_the_mean_of_the_comparable_figures_of_the_window() -> None:
    scoreboard = judge(figures(*(("VICTIMS", "AAA", 2010 + at, 10 * at, "uncertain" if at == 9 else "")
                                 for at in range(12))), catalogue(goal("1.1", SUMMED)))
    rows = scoreboard.figures[scoreboard.figures["year"] == 2021]
    assert window_means(scoreboard, rows).tolist() == [pytest.approx(np.mean([40, 50, 60, 70, 80, 100, 110]))]


def test_a_country_of_few_cases_is_not_first_and_is_inside_the_funnel() -> None:
    random = np.random.default_rng(1)
    series = {code: [float(random.poisson(200 * 1.05 ** year)) for year in range(8)] for code in CODES[:20]}
    series |= {"ZZA": [12.0, 9, 14, 10, 13, 11, 16, 24], "ZZB": [round(500 * 1.5 ** year) for year in range(8)]}
    scoreboard = board(series)
    found = growths(newest(scoreboard), scoreboard, SUMMED)
    assert found is not None
    order = found.rows["ref_area"].tolist()
    assert order[0] == "ZZB"
    assert order.index("ZZA") > 0
    outside = dict(zip(found.rows["ref_area"], found.rows["outside"], strict=True))
    assert (outside["ZZB"], outside["ZZA"]) == (0.998, 0)
    assert found.goal == pytest.approx(0.1)
    assert found.limits is not None


def test_without_a_yearly_goal_or_counts_there_is_no_funnel() -> None:
    scoreboard = board({"AAA": [1.0, 2, 3, 4, 5, 6, 7, 8]}, TREND)
    assert growths(newest(scoreboard), scoreboard, TREND) is None
    alone = board({"AAA": [10.0, 12, 13, 14, 15, 16, 17, 18]})
    found = growths(newest(alone), alone, SUMMED)
    assert found is not None
    assert found.limits is None


def test_the_lead_indicator_is_that_of_most_countries_and_the_others_are_counted_apart() -> None:
    other = indicator("NATIONAL", headline=2, unit="campaigns")
    scoreboard = judge(figures(*(("VICTIMS", area, 2024, 5) for area in ("AAA", "BBB")), ("NATIONAL", "CCC", 2024, 5)),
                       catalogue(goal("1.1", SUMMED, other)))
    cells = statements.cells(scoreboard, ["AAA", "BBB", "CCC"], None, 2026)
    assert statements.lead_indicator(cells) == "VICTIMS"
    assert cells["part"].tolist() == [Status.TOO_EARLY, Status.TOO_EARLY, "other_indicator"]


def test_the_sentence_says_how_many_of_the_trends_that_it_counts_are_clear_among_so_many() -> None:
    random = np.random.default_rng(6)
    steady = {code: random.poisson(50, 8).astype(float).tolist() for code in CODES}
    rising = {"ZZA": [float(50 + 20 * year) for year in range(8)]}
    for series, clear in ((steady, 0), (steady | rising, 1)):
        scoreboard = board(series, TREND)
        card = statements.goal_card(scoreboard, "1.1", tuple(series), None, 2025)
        assert card.clear is not None
        assert card.clear.values["clear"] == clear


def test_a_chart_gives_the_same_digits_as_the_table_and_never_rounds_to_the_goal() -> None:
    scoreboard = board({"ZZA": [1000 * 1.0999 ** year for year in range(8)],
                        "ZZB": [100.0, 120, 110, 150, 130, 160, 140, 200]})
    found = GroupOnGoal(
        stamp=Stamp("staff", 7, "2025-06-01"), board=scoreboard, goal=scoreboard.catalogue.goals[0],
        group=("ZZA", "ZZB"), areas=("ZZA", "ZZB"), year=None, today_year=2025, in_words=frozenset()).growths
    assert found is not None
    assert [f"{row.label} {row.interval}" for row in found.rows.itertuples()] == [
        wording.window_growth(row) for row in records(found.rows)]
    assert next(row.label for row in found.rows.itertuples() if row.ref_area == "ZZA") == "+9.99 % a year"
