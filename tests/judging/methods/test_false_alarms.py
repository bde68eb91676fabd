"""How often the rules see a change in simulated series, in which nothing changes or a known trend is.

Every table is compared with an earlier simulation, of 4,000 series a case by another program, and with the page that
quotes it, docs/what-it-says.md.
"""

from pathlib import Path

import numpy as np
import pytest

from indicators.judging import methods
from indicators.judging.statistics import chance
from indicators.judging.statistics.series import YEAR, Floats, Series
from indicators.judging.statistics.windows import Windows
from indicators.model import Rule, Status

DRAWN = 4000
POINTS = 2.0             # a share of 4,000 series has a standard error of at most 0.8 points
TREND = {"method": "direction"}
GOAL = {"method": "annual_change", "at_least": "10 %"}
LADDER = ("goal_met", "on_track", "some_progress", "little_progress", "moving_away")
PAGE = (Path(__file__).parents[3] / "docs" / "what-it-says.md").read_text(encoding="utf-8")


def counts(mean: float, variance: float, years: int, change: float = 0.0) -> Floats:
    """Yearly counts, a line for each series: Poisson, or negative binomial where the variance is more than the mean."""
    random = np.random.default_rng([int(mean), int(variance), years, int(1000 * (1 + change))])
    means = np.broadcast_to(mean * (1 + change) ** np.arange(years), (DRAWN, years))
    if variance == 1:
        return random.poisson(means).astype(float)
    return random.negative_binomial(means / (variance - 1), 1 / variance).astype(float)


def hours(change: float, years: int) -> Floats:
    """Levels with 8 % noise, a line for each series, with one decimal."""
    random = np.random.default_rng([8, years, int(1000 * (1 + change))])
    return np.round(100 * (1 + change) ** np.arange(years) * (1 + 0.08 * random.standard_normal((DRAWN, years))), 1)


def last_status(drawn: Floats, rule: dict, wanted: int = 1, kind: str = "") -> dict[str, float]:
    """Per cent of series by the status of their last year."""
    size, years = drawn.size, drawn.shape[1]
    none = np.zeros(size, bool)
    year = np.tile(np.arange(2001, 2001 + years), len(drawn))
    series = Series(series=np.repeat(np.arange(len(drawn)), years), area=np.full(size, "AAA", object),
                    year=year, days=year * YEAR, dated=none, value=drawn.ravel(), breaks=none, uncertain=none,
                    lower=none, upper=none, estimated=none, cases=none | (kind == "cases"), shares=none)
    found = methods.parse(Rule.model_validate(rule)).judge(series, wanted).status[years - 1::years]
    return {str(status): 100 * float(np.mean(found == status)) for status in Status}


def clear(drawn: Floats, upwards: bool = False) -> tuple[float, float]:
    """Per cent of series with p below 10 %: of the quasi-Poisson trend, and of Mann-Kendall's; ``upwards`` only."""
    lines = Windows(drawn.T, np.broadcast_to(np.arange(2001.0, 2001 + drawn.shape[1]), drawn.shape).T)
    score, p = chance.mann_kendall(lines, np.ones(len(drawn), bool))
    right = (lines.theil_sen > 0, score > 0) if upwards else (True, True)
    return (100 * float(np.mean((lines.quasi_poisson < 0.1) & right[0])), 100 * float(np.mean((p < 0.1) & right[1])))


LEVEL = [(6, 1), (20, 1), (200, 1), (20, 4), (200, 4), (200, 8)]      # mean, variance over mean

FALSE_ALARMS = {         # per cent with p below 10 %: trend of counts and Mann-Kendall, five figures and eight
    (6, 1): (0.9, 5.1, 3.8, 7.7), (20, 1): (1.2, 5.7, 4.3, 7.3), (200, 1): (1.3, 6.6, 4.2, 7.3),
    (20, 4): (7.6, 7.0, 9.4, 6.6), (200, 4): (8.2, 8.1, 8.8, 5.7), (200, 8): (9.6, 7.9, 11.1, 7.3)}
FOUND = {(30, 1): (23, 31, 97, 90), (30, 4): (16, 13, 54, 42), (200, 4): (55, 45, 100, 97)}     # at +10 % a year
GOAL_1_1 = {                        # start, variance over mean, change a year: per cent of each status, as LADDER
    (30, 1, 0.0): (35, 0, 6, 57, 2), (30, 1, -0.15): (30, 0, 3, 9, 59), (400, 1, 0.0): (9, 0, 11, 78, 2),
    (400, 4, 0.0): (26, 0, 9, 58, 7), (400, 4, -0.15): (14, 0, 3, 8, 75), (400, 1, 0.1): (50, 23, 14, 13, 0)}


def table(head: str) -> dict[str, list[list[int]]]:
    """Numbers of each row of the page's table whose first column has this head, by that column."""
    lines = PAGE.split(f"\n| {head} |")[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: [[int(number) for number in cell.split()] for cell in row[1:]] for row in rows}


def near(found: list[float], wanted: object) -> bool:
    """Whether whole per cents are within two points of those wanted."""
    return bool(np.abs(np.round(found) - np.round(np.ravel(np.array(wanted, float)))).max() <= POINTS)


def changed(found: dict[str, float]) -> float:
    return found["improving"] + found["moving_away"]


@pytest.mark.parametrize("mean, variance", LEVEL)
@pytest.mark.parametrize("years", [5, 8])
def test_counts_that_do_not_change_are_said_to_in_at_most_twelve_of_a_hundred(
        mean: int, variance: int, years: int) -> None:
    assert 0 < changed(last_status(counts(mean, variance, years), TREND)) <= 12


@pytest.mark.parametrize("years", [5, 8])
def test_hours_that_do_not_change_are_said_to_in_at_most_twelve_of_a_hundred(years: int) -> None:
    assert 0 < changed(last_status(hours(0, years), TREND, -1)) <= 12


@pytest.mark.parametrize("mean, variance", LEVEL)
def test_the_tests_err_as_often_as_in_the_earlier_simulation(mean: int, variance: int) -> None:
    found = [share for years in (5, 8) for share in clear(counts(mean, variance, years))]
    assert near(found, FALSE_ALARMS[mean, variance])
    assert near(found, table("Nothing changes")[f"{mean}, {variance}"])


@pytest.mark.parametrize("start, variance", FOUND)
def test_the_tests_find_a_rise_as_often_as_in_the_earlier_simulation(start: int, variance: int) -> None:
    found = [share for years in (5, 8) for share in clear(counts(start, variance, years, 0.1), upwards=True)]
    assert near(found, FOUND[start, variance])
    assert near(found, table("10 % more a year")[f"{start}, {variance}"])


def test_a_fall_of_hours_is_found_in_38_and_89_of_a_hundred() -> None:
    assert near([last_status(hours(-0.05, years), TREND, -1)["improving"] for years in (5, 8)], (38, 89))


@pytest.mark.parametrize("start, variance, change", GOAL_1_1)
def test_goal_1_1_has_the_statuses_of_the_earlier_simulation(start: int, variance: int, change: float) -> None:
    drawn = counts(start, variance, 8, change)
    (shown,) = table("Goal 1.1")[f"{start}, {variance}, {100 * change:.0f} %".replace("-", "−")]
    statuses = last_status(drawn, GOAL, kind="cases")
    assert near([statuses[status] for status in LADDER], GOAL_1_1[start, variance, change])
    assert near([statuses[status] for status in LADDER], shown)


def test_with_the_assumed_spread_two_equal_years_rarely_differ_unless_cases_come_in_larger_clusters() -> None:
    found = []
    for variance in (1, 2, 4, 8):
        before, after = counts(100, variance, 2).T
        p = chance.same_rate(before, after, np.full(DRAWN, chance.ASSUMED_DISPERSION), np.full(DRAWN, np.nan))
        found.append(100 * float(np.mean(p < 0.1)))
    assert near(found, (0, 2, 9.5, 23))
    assert near(found, table("Variance over mean")["two equal years differ"])
