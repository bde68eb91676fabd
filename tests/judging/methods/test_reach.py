"""reach on hand-worked tables, and on two of Statistics Canada's series."""

import math
from typing import Any

import pandas as pd
import pytest

from tests.judging.methods.builders import judged, last, rows

DOUBLE: dict[str, Any] = {"value": 200, "by": 2014}       # from 100 in 2010: 18.92 % a year, or 25 a year
POVERTY: dict[str, Any] = {"value": 7.25, "by": 2030}


@pytest.mark.parametrize("after, status", [
    (200, "goal_met"), (250, "goal_met"), (141.4, "on_track"), (139.2, "on_track"), (139.1, "behind"),
    (100, "behind"), (99.9, "moving_away"), (0, "moving_away"),
])
def test_on_a_compound_path_growth_a_year_is_set_against_the_growth_that_makes_the_goal(
        after: float, status: str) -> None:
    """Two years on the path is at 141.42; at 95 % of 18.92 % a year it were 139.18."""
    assert last({2010: 100, 2012: after}, "reach", **DOUBLE) == (status, "")


@pytest.mark.parametrize("values, given, wanted, status", [
    ({2010: 1000, 2011: 1095}, {"value": 1331, "by": 2013}, 1, "on_track"),           # 9.5 % of 10 %: exactly 95 %
    ({2010: 1000, 2011: 1094.9}, {"value": 1331, "by": 2013}, 1, "behind"),
    ({2010: 1000, 2011: 905}, {"value": 729, "by": 2013}, -1, "on_track"),            # 9.5 % down of 10 %
    ({2010: 1000, 2011: 905.1}, {"value": 729, "by": 2013}, -1, "behind"),
])
def test_a_threshold_that_is_reached_exactly_counts(values: dict, given: dict, wanted: int, status: str) -> None:
    assert last(values, "reach", wanted, **given) == (status, "")


@pytest.mark.parametrize("values, marks, given, reason", [
    ({2010: 0, 2012: 5}, {}, {}, "no_path"),
    ({2010: 5, 2012: -5}, {}, {}, "no_path"),
    ({2010: -5, 2012: -4}, {}, {}, "no_path"),                                     # the goal is above zero
    ({2012: 5}, {}, {}, "one_year_only"),
    ({2010: 5, 2012: None}, {}, {}, "no_figure"),
    ({2010: 5, 2012: 6}, {2012: "break"}, {}, "break_in_series"),
    ({2010: 5, 2012: 6}, {2012: "uncertain"}, {}, "uncertain"),
    ({2010: 5, 2012: 6}, {2010: "uncertain"}, {}, "uncertain"),
    ({2010: 100, 2012: 120}, {2012: "lower_bound"}, {}, "uncertain"),              # it may be 150
    ({2010: 5, 2012: 6}, {}, {"baseline_year": 2012}, "no_baseline"),
    ({2014: 5, 2015: 6}, {}, {}, "no_path"),                                       # the goal's year is the first
    ({2010: 5, 2011: 6, 2014: 7, 2015: 8}, {2014: "break"}, {}, "no_path"),
])
def test_what_cannot_be_measured_is_not_assessed_and_says_why(values: dict, marks: dict, given: dict,
                                                              reason: str) -> None:
    assert last(values, "reach", marks=marks, **DOUBLE, **given) == ("not_assessed", reason)


@pytest.mark.parametrize("values, marks", [
    ({2012: 200}, {}), ({2010: 0, 2012: 210}, {}), ({2010: -5, 2012: 210}, {}), ({2010: 5, 2012: 200}, {2012: "break"}),
    ({2012: 200}, {2012: "lower_bound"}), ({2020: 200}, {}),
])
def test_a_figure_at_the_goal_has_met_it_whatever_came_before(values: dict, marks: dict) -> None:
    assert last(values, "reach", marks=marks, **DOUBLE) == ("goal_met", "")


def test_a_goal_whose_year_has_come_is_met_or_no_longer_on_track() -> None:
    result = judged(rows({2010: 100, 2013: 168, 2014: 199, 2015: 199, 2016: 200}), "reach", **DOUBLE)
    assert result["status"].tolist() == ["not_assessed", "on_track", "behind", "behind", "goal_met"]
    assert result["path_value"].tolist()[2:] == [200, 200, 200]
    assert result["pace_needed"].isna().tolist() == [False, False, True, True, True]


def test_the_answers_of_a_compound_path() -> None:
    row = judged(rows({2010: 100, 2011: 110, 2012: 121}), "reach", **DOUBLE).iloc[-1]
    assert (row["baseline_year"], row["baseline_value"], row["target"]) == (2010, 100, 200)
    assert row["pace"] == pytest.approx(0.10)
    assert row["change"] == pytest.approx(0.10)
    assert row["path_value"] == pytest.approx(100 * math.sqrt(2))
    assert row["gap"] == pytest.approx(121 - 100 * math.sqrt(2))
    assert row["pace_needed"] == pytest.approx(math.sqrt(200 / 121) - 1)
    assert row["reached_year"] == 2018                    # 100 x 1.1^8 = 214, 1.1^7 = 195


@pytest.mark.parametrize("values, given", [
    ({2010: 100, 2012: 100}, {}), ({2010: 100, 2012: 90}, {}), ({2010: 100, 2012: 250}, {}),
    ({2010: 1000000, 2012: 1000001}, {"value": 2000000}),
])
def test_a_goal_that_is_met_or_never_reached_has_no_year_and_no_infinity(values: dict, given: dict) -> None:
    assert math.isnan(judged(rows(values), "reach", **{**DOUBLE, **given}).iloc[-1]["reached_year"])


def test_the_baseline_is_the_first_figure_of_its_year_or_after() -> None:
    result = judged(rows({2008: 10, 2011: 110, 2012: 130}), "reach", value=200, by=2020, baseline_year=2010)
    assert result["baseline_year"].isna().tolist() == [True, False, False]
    assert result["baseline_year"].iloc[-1] == 2011


@pytest.mark.parametrize("current, year, status, ratio", [
    (10.2, 2023, "on_track", 0.95259), (10.4, 2023, "behind", 0.90109)])
def test_canadas_poverty_rates_are_judged_as_published(current: float, year: int, status: str, ratio: float) -> None:
    """Population below the poverty line, per cent: Statistics Canada, SDG data hubs (global and Canadian)."""
    row = judged(rows({2015: 14.5, year: current}), "reach", -1, **POVERTY).iloc[-1]
    assert row["status"] == status
    assert -row["pace"] / (1 - 0.5 ** (1 / 15)) == pytest.approx(ratio, abs=1e-5)


def test_each_area_has_its_own_value_and_one_without_is_not_assessed() -> None:
    frame = pd.concat([rows({2010: 100, 2012: 120}, ref_area=area) for area in ("AAA", "BBB", "CCC")])
    result = judged(frame.reset_index(drop=True), "reach", value={"AAA": 120, "BBB": 144}, by=2014)
    assert result["status"].tolist()[1::2] == ["goal_met", "on_track", "not_assessed"]
    assert result["reason"].tolist()[5] == "no_target"
    assert result["target"].tolist()[1::2] == [120, 144, pytest.approx(math.nan, nan_ok=True)]


CHANGE_BESIDE: list[tuple[dict, dict, dict, str]] = [
    ({2010: 0, 2011: 5, 2012: 6}, {}, {}, "no_path"),
    ({2010: -5, 2011: 5, 2012: 6}, {}, {}, "no_path"),
    ({2014: 5, 2015: 6}, {}, {}, "no_path"),
    ({2010: 5, 2011: 6, 2014: 7, 2015: 8}, {2014: "break"}, {}, "no_path"),
    ({2010: 5, 2011: 6}, {}, {"baseline_year": 2011}, "no_baseline"),
]


@pytest.mark.parametrize("values, marks, given, reason", CHANGE_BESIDE)
def test_no_reason_denies_the_change_that_is_shown_beside_it(values: dict, marks: dict, given: dict,
                                                             reason: str) -> None:
    """A change on the year before is shown in each case, so there is a year before, and a percentage of it."""
    row = judged(rows(values, marks), "reach", **DOUBLE, **given).iloc[-1]
    assert not math.isnan(row["change"])
    assert (row["status"], row["reason"]) == ("not_assessed", reason)


@pytest.mark.parametrize("values, wanted", [
    ({2010: 250, 2011: 190, 2012: 150}, 1), ({2010: 200, 2011: 190, 2012: 199.9}, 1), ({2010: 20, 2012: 250}, -1)])
def test_no_path_slopes_down_from_a_first_figure_past_the_goal(values: dict, wanted: int) -> None:
    """The path is the goal itself; a figure that no longer meets it is moving away, however little it lacks."""
    result = judged(rows(values), "reach", wanted, **DOUBLE)
    assert result["path_value"].tolist() == [200] * len(values)
    assert result["gap"].tolist() == pytest.approx([value - 200 for value in values.values()])
    assert result["status"].tolist() == ["goal_met", *["moving_away"] * (len(values) - 1)]
    assert result["reached_year"].isna().all()


@pytest.mark.parametrize("values", [{2014: 150}, {2015: 150}, {2014: 150, 2015: 150}, {2010: -5, 2014: 150}])
def test_from_the_goals_year_on_the_gap_is_that_to_the_goal(values: dict) -> None:
    row = judged(rows(values), "reach", **DOUBLE).iloc[-1]
    assert (row["path_value"], row["gap"]) == (200, -50)
