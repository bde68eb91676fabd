"""annual_change on hand-worked tables, and on the public series that fit goal 1.1."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.model import observations
from tests.judging.methods.builders import judged, last, rows

TEN: dict[str, Any] = {"at_least": "10 %"}


@pytest.mark.parametrize("before, after, status", [
    (50, 55, "goal_met"),           # floating point gets these three wrong
    (100, 110, "goal_met"),
    (90, 99, "goal_met"),
    (100, 109, "some_progress"),    # 9 % is at least 60 % of 10 %
    (100, 106, "some_progress"),
    (100, 105, "little_progress"),
    (100, 100, "little_progress"),
    (100, 99, "little_progress"),   # not shown to be more than chance
    (0.1, 0.11, "goal_met"),
    (12.3, 13.53, "goal_met"),
    (12.3, 13.52, "some_progress"),
])
def test_the_latest_change_gives_the_first_line_that_holds(before: float, after: float, status: str) -> None:
    assert last({2013: before, 2014: after}, "annual_change", **TEN) == (status, "")


def test_ten_per_cent_more_is_exact_for_every_whole_number_to_5000() -> None:
    before = np.arange(1, 5001)
    enough = -(-11 * before // 10)
    frame = observations([{"indicator": "X", "ref_area": f"{area:05d}{shift}", "year": year, "value": float(value)}
                          for area, goal in zip(before, enough, strict=True) for shift in (0, 1)
                          for year, value in ((2013, area), (2014, goal - shift))])
    status = judged(frame, "annual_change", **TEN)["status"].to_numpy()
    assert (status[1::4] == "goal_met").all()
    assert (status[3::4] != "goal_met").all()
    assert last({2013: 0, 2014: 0}, "annual_change", **TEN) == ("not_assessed", "zero_before")   # and so for 0


@pytest.mark.parametrize("values, marks, reason", [
    ({2013: 5}, {}, "one_year_only"),
    ({2013: 5, 2015: 9}, {}, "no_year_before"),
    ({2013: 5, 2014: None, 2015: 9}, {}, "no_year_before"),
    ({2013: 5, 2014: None}, {}, "no_figure"),
    ({2013: 0, 2014: 5}, {}, "zero_before"),
    ({2013: 0, 2014: 0}, {}, "zero_before"),
    ({2013: -5, 2014: 5}, {}, "sign_change"),
    ({2013: -5, 2014: -4}, {}, "sign_change"),
    ({2013: 5, 2014: 9}, {2014: "break"}, "break_in_series"),
    ({2013: 5, 2014: 9}, {2014: "uncertain"}, "uncertain"),
    ({2013: 5, 2014: 9}, {2013: "uncertain"}, "uncertain"),
    ({2013: 5, 2014: 9}, {2013: "lower_bound"}, "uncertain"),      # from over 5: the rise may be smaller
    ({2013: 100, 2014: 101}, {2014: "lower_bound"}, "uncertain"),  # over 101 may be 200
])
def test_what_cannot_be_compared_is_not_assessed_and_says_why(values: dict, marks: dict, reason: str) -> None:
    assert last(values, "annual_change", marks=marks, **TEN) == ("not_assessed", reason)


def test_pace_needed_meets_the_yearly_goal_and_returns_to_the_path() -> None:
    behind, ahead = (judged(rows({2013: 100, 2014: value}), "annual_change", **TEN).iloc[-1] for value in (100, 150))
    assert behind["pace_needed"] == pytest.approx(0.21)   # 121 on the path in 2015
    assert ahead["pace_needed"] == pytest.approx(0.10)


@pytest.mark.parametrize("before, after", [(10, 11), (50, 55), (100, 110), (60, 66), (12.3, 13.53)])
def test_exactly_on_the_path_the_pace_needed_is_the_yearly_goal(before: float, after: float) -> None:
    found = judged(rows({2013: before, 2014: after}), "annual_change", **TEN)
    assert found["gap"].tolist() == pytest.approx([0, 0])
    assert found["pace_needed"].tolist() == [0.1, 0.1]


def test_the_baseline_begins_again_after_a_break() -> None:
    result = judged(rows({2011: 100, 2012: 900, 2013: 100, 2014: 110}, {2013: "break"}), "annual_change", **TEN)
    assert result["reason"].tolist() == ["no_year_before", "", "break_in_series", ""]
    assert result["baseline_year"].tolist() == [2011, 2011, 2013, 2013]


def test_a_streak_counts_years_in_a_row_and_begins_again() -> None:
    values = {2010: 10, 2011: 11, 2012: 13, 2013: 13, 2014: 20, 2016: 30}
    assert judged(rows(values), "annual_change", **TEN)["streak"].tolist() == [0, 1, 2, 0, 1, 0]


def test_a_fall_is_a_goal_too() -> None:
    assert last({2013: 100, 2014: 90}, "annual_change", at_most="-10 %")[0] == "goal_met"
    assert last({2013: 100, 2014: 94}, "annual_change", at_most="-10 %")[0] == "some_progress"
    assert last({2013: 100, 2014: 200}, "annual_change", kind="cases", at_most="-10 %")[0] == "moving_away"


def test_ncmecs_identified_victims_miss_the_goal_after_their_peak() -> None:
    """Children identified in the year, NCMEC, OJJDP-NCMEC Transparency reports, calendar years 2022 and 2023."""
    values = {2020: 773, 2021: 1477, 2022: 4464, 2023: 1986}
    result = judged(rows(values), "annual_change", kind="cases", **TEN)
    assert result["status"].tolist() == ["not_assessed", "goal_met", "goal_met", "moving_away"]
    assert result["change"].round(3).tolist()[1:] == [0.911, 2.022, -0.555]
    assert result["pace"].iloc[-1] == pytest.approx((1986 / 773) ** (1 / 3) - 1)   # 37 % a year
    assert result["path_value"].iloc[-1] == pytest.approx(773 * 1.331)


@pytest.mark.parametrize("dates", [{2023: "2023-06-01", 2024: "2024-06-01"}, {2023: "2023-02-28", 2024: "2024-02-29"}])
def test_an_anniversary_is_a_year_whether_or_not_a_leap_day_lies_between(dates: dict) -> None:
    assert last({2023: 100, 2024: 110}, "annual_change", dates=dates, **TEN) == ("goal_met", "")


def test_no_figures_give_no_judgements() -> None:
    assert judged(observations(pd.DataFrame()), "annual_change", **TEN).empty


def years(*figures: float | None) -> dict[int, float | None]:
    """Figures of successive years up to 2020."""
    return dict(enumerate(figures, start=2021 - len(figures)))


@pytest.mark.parametrize("figures, status", [
    ((50, 55), "goal_met"),                       # as the form says, whatever chance gives
    ((100, 109), "some_progress"),
    ((100, 105), "little_progress"),
    ((100, 97), "little_progress"),               # a fall that chance often gives: z = 0.1 with phi = 4
    ((100, 60), "little_progress"),               # z = 40 / (4 x 160) ** 0.5 = 1.58, p = 0.11
    ((100, 57), "moving_away"),                   # z = 1.72, p = 0.09
    ((400, 320), "little_progress"),              # z = 1.49, p = 0.14
    ((400, 300), "moving_away"),                  # z = 1.89, p = 0.06
    ((100, 0), "moving_away"),
])
def test_with_few_years_a_fall_has_to_go_beyond_chance_in_clusters_of_four(figures: tuple, status: str) -> None:
    assert last(years(*figures), "annual_change", kind="cases", **TEN) == (status, "")


@pytest.mark.parametrize("figures, kind, status", [
    ((100, 113, 127, 143, 160, 168), "cases", "on_track"),          # 5 % now, 11 % a year over the window
    ((100, 115, 132, 152, 175, 170), "cases", "on_track"),          # 3 % down, as chance gives, 12 % a year
    ((100, 113, 127, 143, 160, 152), "cases", "little_progress"),   # 9.5 % a year
    ((100, 110, 121, 133, 146, 60), "cases", "moving_away"),        # beyond chance in one year
    ((150, 140, 131, 122, 114, 113), "cases", "moving_away"),       # a fall of 1 % within a clear fall
    ((100, 101, 99, 100, 101, 99), "cases", "little_progress"),     # a fall of 2 % without one
    ((50, 60, 70, 80, 90, 91), "", "on_track"),
    ((60, 58, 56, 54, 52, 51), "", "moving_away"),                  # levels: by the order of the years
    ((60, 58, 56, 54, 52, 20), "", "moving_away"),
    ((60, 61, 62, 63, 64, 20), "", "little_progress"),              # what is no count of cases has no test of one year
])
def test_with_five_years_the_trend_and_the_spread_of_the_window_decide(figures: tuple, kind: str, status: str) -> None:
    assert last(years(*figures), "annual_change", kind=kind, **TEN) == (status, "")


def test_moving_away_comes_before_on_track() -> None:
    result = judged(rows(years(10, 20, 40, 80, 160, 80)), "annual_change", kind="cases", **TEN).iloc[-1]
    assert result["slope"] > 0.1
    assert result["change_p"] < 0.1
    assert result["status"] == "moving_away"


@pytest.mark.parametrize("marks", [{}, {2001: "approximate"}, {2002: "estimated"}])
def test_a_fall_from_or_to_an_estimate_is_not_tested_and_so_moves_nothing_away(marks: dict) -> None:
    result = judged(rows({2001: 400, 2002: 200}, marks), "annual_change", kind="cases", **TEN).iloc[-1]
    tested = not marks
    assert (result["status"], result["change_p"] < 0.1) == ("moving_away" if tested else "little_progress", tested)


@pytest.mark.parametrize("values, marks, expected", [
    ({2013: 100, 2014: 120}, {2014: "lower_bound"}, ("goal_met", "")),
    ({2013: 100, 2014: 105}, {2014: "lower_bound"}, ("not_assessed", "uncertain")),
    ({2013: 100, 2014: 50}, {2014: "upper_bound"}, ("not_assessed", "uncertain")),   # below the goal nothing is tested
    ({2013: 100, 2014: 120}, {2013: "lower_bound"}, ("not_assessed", "uncertain")),
    ({2013: 100, 2014: 120}, {2013: "upper_bound"}, ("goal_met", "")),
])
def test_a_bound_can_only_meet_the_goal(values: dict, marks: dict, expected: tuple[str, str]) -> None:
    assert last(values, "annual_change", marks=marks, kind="cases", **TEN) == expected


def test_a_fall_goal_that_has_reached_zero_is_met() -> None:
    fall: dict[str, Any] = {"at_most": "-10 %"}
    assert last({2013: 5, 2014: 0}, "annual_change", kind="cases", **fall) == ("goal_met", "")
    assert last({2013: 0, 2014: 0}, "annual_change", kind="cases", **fall) == ("goal_met", "")
    assert last({2013: 0, 2014: 1}, "annual_change", kind="cases", **fall) == ("not_assessed", "zero_before")


def test_the_columns_of_a_tested_change_say_what_it_rests_on() -> None:
    result = judged(rows(years(100, 112, 124, 138, 152, 160)), "annual_change", kind="cases", **TEN)
    assert result["window_figures"].tolist() == [1, 2, 3, 4, 5, 6]
    assert result["freedom"].fillna(0).tolist() == [0, 0, 0, 0, 2, 3]
    assert result["dispersion"].fillna(0).tolist() == [0, 4, 4, 4, 1, 1]
    assert result["slope"].notna().tolist() == [False] * 4 + [True] * 2
