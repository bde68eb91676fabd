"""How many series would be called Improving or Moving away if nothing had changed."""

import pytest

from indicators import wording
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.model import Message, Rule
from indicators.statements import false_alarms
from tests.nouns import UP, catalogue, figures, goal, indicator

TREND = Rule.model_validate({"method": "direction", "test": "mann_kendall"})
RISING, UNSTEADY = (1, 2, 3, 4, 5, 6), (4, 1, 5, 2, 6, 3)
AREAS = ("AAA", "BBB", "CCC", "DDD")


def board(rule: Rule = TREND, series: int = 1, values: tuple[int, ...] = RISING) -> Scoreboard:
    """A number of series of the same values, in four countries."""
    kinds = [indicator(f"LEVEL{number}", measure="level", goal=rule) for number in range(-(-series // len(AREAS)))]
    keys = [(kind.id, area) for kind in kinds for area in AREAS][:series]
    return judge(figures(*((*key, 2015 + at, value) for key in keys for at, value in enumerate(values))),
                 catalogue(goal("1.1", *kinds)))


@pytest.mark.parametrize("series, code, each", [
    (1, "false_alarms.few", 0), (12, "false_alarms.few", 0), (13, "false_alarms", 1), (50, "false_alarms", 2),
    (100, "false_alarms", 4)])
def test_four_in_a_hundred_unchanged_series_would_be_named_either_way(series: int, code: str, each: int) -> None:
    trend, alarms = false_alarms(board(series=series, values=UNSTEADY))
    assert trend == Message(code="false_alarms.trend", values={"of_hundred": "10"})
    assert alarms == Message(code=code, values={"series": series, "each": each})


@pytest.mark.parametrize("values, tested", [(RISING, 1), (UNSTEADY, 1), ((1, 2, 3, 4), 0)])
def test_a_series_counts_where_its_newest_figure_could_have_been_named(values: tuple[int, ...], tested: int) -> None:
    assert false_alarms(board(values=values))[1].values["series"] == tested


def test_a_series_at_its_limit_is_not_counted() -> None:
    share = indicator("SHARE", measure="share", unit="percent", goal=TREND, minimum=0, maximum=100)
    rows = [("SHARE", "AAA", 2015 + at, 100 - at / 10) for at in range(6)]
    assert false_alarms(judge(figures(*rows), catalogue(goal("1.1", share))))[1].code == "false_alarms.none"


def test_a_stricter_test_names_fewer() -> None:
    strict = Rule.model_validate({"method": "direction", "test": "mann_kendall", "alpha": "5 %"})
    trend, alarms = false_alarms(board(strict, series=100))
    assert (trend.values["of_hundred"], alarms.values["each"]) == ("5", 2)


def test_nothing_is_said_where_no_rule_tests_a_trend() -> None:
    assert false_alarms(board(UP)) == ()


def test_the_sentences_name_both_ways() -> None:
    assert [wording.message(message) for message in false_alarms(board(series=50, values=UNSTEADY))] == [
        "A trend is named when the order of the years would come up by chance in fewer than 10 of 100 series without "
        "any change.",
        "Of 50 series tested here, about 2 would be Improving and as many Moving away if nothing had changed "
        "anywhere; more where each year resembles the one before."]
