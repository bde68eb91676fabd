"""annual_change on hand-worked tables: the tick of each year, and the status by the growth of the window."""

from collections.abc import Iterable
from math import exp, isnan, log, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.model import observations
from tests.judging.methods.builders import judged, last, rows

TEN: dict[str, Any] = {"at_least": "10 %"}
FALL: dict[str, Any] = {"at_most": "-10 %"}


def years(*figures: float | None) -> dict[int, float | None]:
    """Figures of successive years up to 2020."""
    return dict(enumerate(figures, start=2021 - len(figures)))


def row(values: dict, marks: dict | None = None, dates: dict | None = None, kind: str = "", **rule: Any) -> pd.Series:
    """The judgement of the last year."""
    return judged(rows(values, marks, dates), "annual_change", kind=kind, **(rule or TEN)).iloc[-1]


def tick(*given: Any, **rule: Any) -> tuple[float | None, str]:
    """Whether the last year met the goal, None where that cannot be told, and the reason for that."""
    found = row(*given, **rule)
    return None if isnan(found["met"]) else found["met"], found["tick_reason"]


@pytest.mark.parametrize("before, after, met", [
    (50, 55, 1),           # floating point gets these three wrong
    (100, 110, 1),
    (90, 99, 1),
    (100, 109, 0),
    (100, 100, 0),
    (100, 99, 0),
    (0.1, 0.11, 1),
    (12.3, 13.53, 1),
    (12.3, 13.52, 0),
])
def test_the_tick_is_the_change_on_the_year_before_exactly(before: float, after: float, met: int) -> None:
    assert tick({2013: before, 2014: after}) == (met, "")
    assert tick({2013: before, 2014: after}, kind="cases", **TEN) == (met, "")


def test_ten_per_cent_more_is_exact_for_every_whole_number_to_5000() -> None:
    before = np.arange(1, 5001)
    enough = -(-11 * before // 10)
    frame = observations([{"indicator": "X", "ref_area": f"{area:05d}{shift}", "year": year, "value": float(value)}
                          for area, goal in zip(before, enough, strict=True) for shift in (0, 1)
                          for year, value in ((2013, area), (2014, goal - shift))])
    met = judged(frame, "annual_change", **TEN)["met"].to_numpy()
    assert (met[1::4] == 1).all()
    assert (met[3::4] == 0).all()


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
    ({2013: 5, 2014: 9}, {2013: "partial"}, "uncertain"),
    ({2013: 5, 2014: 9}, {2013: "lower_bound"}, "uncertain"),      # from over 5: the rise may be smaller
    ({2013: 100, 2014: 101}, {2014: "lower_bound"}, "uncertain"),  # over 101 may be 200
    ({2013: 100, 2014: 120}, {2014: "upper_bound"}, "uncertain"),  # under 120 may be 50
])
def test_there_is_no_tick_where_nothing_can_be_compared(values: dict, marks: dict, reason: str) -> None:
    assert tick(values, marks) == (None, reason)


@pytest.mark.parametrize("values, marks", [
    ({2013: 100, 2014: 120}, {2014: "lower_bound"}), ({2013: 100, 2014: 120}, {2013: "upper_bound"}),
    ({2013: 100, 2014: 110}, {2014: "provisional"}), ({2013: 100, 2014: 110}, {2013: "estimated"})])
def test_a_bound_that_can_only_meet_the_goal_and_a_provisional_year_have_a_tick(values: dict, marks: dict) -> None:
    assert tick(values, marks) == (1, "")


@pytest.mark.parametrize("before, after, expected", [
    (100, 90, (1, "")), (100, 91, (0, "")), (100, 200, (0, "")), (5, 0, (1, "")), (0, 0, (1, "")),
    (0, 1, (None, "zero_before"))])
def test_a_fall_is_a_goal_too_and_zero_always_meets_it(before: float, after: float, expected: tuple) -> None:
    assert tick({2013: before, 2014: after}, **FALL) == expected


@pytest.mark.parametrize("dates", [{2023: "2023-06-01", 2024: "2024-06-01"}, {2023: "2023-02-28", 2024: "2024-02-29"}])
def test_an_anniversary_is_a_year_whether_or_not_a_leap_day_lies_between(dates: dict) -> None:
    assert tick({2023: 100, 2024: 110}, {}, dates) == (1, "")


def test_a_streak_counts_years_in_a_row_and_begins_again() -> None:
    values = {2010: 10, 2011: 11, 2012: 13, 2013: 13, 2014: 20, 2016: 30}
    assert judged(rows(values), "annual_change", **TEN)["streak"].tolist() == [0, 1, 2, 0, 1, 0]


def test_the_ticks_of_the_window_are_those_after_its_first_year() -> None:
    values = dict(zip((2008, *range(2010, 2014), *range(2015, 2019)), (5, 10, 12, 12, 14, 20, 22, 30, 33), strict=True))
    found = judged(rows(values), "annual_change", **TEN)
    counts = found.set_index("year")[["window_since", "years_met", "years_assessed"]]
    assert list(counts.loc[2013]) == [2008, 2, 3]         # 2011 and 2013 of 2011 to 2013; 2010 has no year before
    assert list(counts.loc[2018]) == [2011, 4, 5]         # not 2011 itself


def line(growth: float, scatter: float = 0.0) -> tuple[float, ...]:
    """Five figures whose fitted growth is exactly this. The standard error of its logarithm is scatter / 3 ** 0.5."""
    return tuple(100 * exp(log(1 + growth) * year + scatter * away) for year, away in enumerate((1, -2, 0, 2, -1)))


T_90, T_95 = 2.353363, 3.182446          # Student's t on 3 degrees of freedom, two-sided
LESS, MORE = 0.999, 1.001


def scatter_of(t: float, growth: float, other: float = 0) -> float:
    """The scatter at which a line's growth lies t standard errors from another growth."""
    return float(abs(log(1 + growth) - log(1 + other)) * 3 ** 0.5 / t)


LINES = [
    (line(0.25), "ahead"),                                                   # exactly the goal, and nothing is open
    (line(0.2499), "improving_below"),
    (line(0.25, 0.01), "on_track"),                                          # exactly the goal, and chance in it
    (line(0.50, LESS * scatter_of(T_95, 0.50, 0.25)), "ahead"),              # the whole interval above 25 %
    (line(0.50, MORE * scatter_of(T_95, 0.50, 0.25)), "on_track"),
    (line(0.25, LESS * scatter_of(T_90, 0.25)), "on_track"),                 # p just below 10 %
    (line(0.25, MORE * scatter_of(T_90, 0.25)), "no_clear_change"),
    (line(0.10, LESS * scatter_of(T_90, 0.10)), "improving_below"),
    (line(0.10, MORE * scatter_of(T_90, 0.10)), "no_clear_change"),
    (line(-0.10, LESS * scatter_of(T_95, -0.10)), "moving_away"),            # p just below 5 %
    (line(-0.10, MORE * scatter_of(T_95, -0.10)), "no_clear_change"),
    (line(0.0), "no_clear_change"),
]


@pytest.mark.parametrize("figures, status", LINES)
def test_each_line_of_the_rule_begins_and_ends_where_it_says(figures: tuple, status: str) -> None:
    assert last(years(*figures), "annual_change", at_least="25 %") == (status, "")


@pytest.mark.parametrize("figures, status", LINES)
def test_a_goal_to_fall_is_the_mirror_image(figures: tuple, status: str) -> None:
    mirrored = years(*(10000 / figure for figure in figures))
    assert last(mirrored, "annual_change", at_most="-20 %") == (status, "")      # 0.8 is 1 / 1.25


@pytest.mark.parametrize("still_from, goes_on, status", [
    ("50 %", 1.0489, "on_track"), ("50 %", 1.0487, "no_clear_change"),      # 1.1 ** 0.5 is 1.04881
    ("40 %", 1.0487, "on_track"), ("0 %", 1.0, "on_track"), ("0 %", 0.999, "no_clear_change")])
def test_growth_that_ended_in_the_last_four_years_is_not_on_track(still_from: str, goes_on: float, status: str) -> None:
    values = years(100, 130, 169, *(210 * goes_on ** year for year in range(4)))
    assert last(values, "annual_change", still_from=still_from, **TEN) == (status, "")


@pytest.mark.parametrize("figures, status", [
    ((3, 6, 11, 13, 3), "no_clear_change"),
    ((200, 201, 199, 200, 201, 199), "no_clear_change"),
    ((100, 113, 127, 143, 160, 168), "on_track"),
    ((1000, 1130, 1270, 1430, 1600, 1800), "ahead"),
    ((1000, 1050, 1100, 1160, 1215, 1280), "improving_below"),
    ((400, 380, 360, 340, 320, 310), "moving_away"),
    ((40, 38, 36, 34, 32, 31), "no_clear_change"),             # the same fall of few
    ((60, 60, 60, 60, 60, 180, 60), "no_clear_change"),        # one large year
    ((100, 100, 100, 200, 200, 200, 200, 200), "no_clear_change"),
])
def test_the_window_of_counts_decides_and_not_the_last_step(figures: tuple, status: str) -> None:
    assert last(years(*figures), "annual_change", kind="cases", **TEN) == (status, "")


def test_fewer_than_five_figures_are_too_early_and_have_their_tick() -> None:
    found = judged(rows(years(100, 120, 144, 170, 200)), "annual_change", **TEN)
    assert found["status"].tolist() == ["too_early"] * 4 + ["ahead"]
    assert found["met"].tolist()[1:] == [1, 1, 1, 1]
    assert found["growth"].isna().tolist() == [True] * 4 + [False]


SIX = tuple(100 * 1.12 ** year for year in range(6))


@pytest.mark.parametrize("values, marks, status, figures", [
    (years(*line(0.12), 200), {2020: "break"}, "too_early", 1),
    (years(50, *line(0.12)), {2016: "break"}, "ahead", 5),
    (years(*line(0.12), 200), {2020: "lower_bound"}, "not_assessed", nan),     # a bound is in no window
    (years(*SIX[:3], 900, *SIX[4:]), {2018: "upper_bound"}, "ahead", 5),
    (years(*line(0.12), 200), {2020: "uncertain"}, "not_assessed", nan),
    (years(*line(0.12), None), {}, "not_assessed", nan),
    (years(900, None, None, None, None, *line(0.12)), {}, "ahead", 5),         # more than eight years ago
    (years(*SIX[:3], None, *SIX[4:]), {}, "ahead", 5),
])
def test_the_window_holds_the_comparable_figures_of_eight_years(values: dict, marks: dict, status: str,
                                                                figures: float) -> None:
    found = row(values, marks)
    assert (found["status"], found["window_figures"]) == (status, pytest.approx(figures, nan_ok=True))


def test_a_bound_as_the_latest_figure_has_a_tick_and_no_status() -> None:
    found = row(years(*line(0.12), 200), {2020: "lower_bound"})
    assert (found["met"], found["status"], found["reason"]) == (1, "not_assessed", "uncertain")


@pytest.mark.parametrize("figures, kind, rule, expected", [
    ((0, 0, 0, 0, 0), "cases", TEN, ("not_assessed", "zero_before")),
    ((0, 0, 0, 0, 7), "cases", TEN, ("not_assessed", "zero_before")),     # only the last: any growth would fit
    ((0, 0, 1, 0, 0), "cases", TEN, ("no_clear_change", "")),
    ((0, 20, 30, 40, 50), "", TEN, ("not_assessed", "zero_before")),      # no logarithm of zero
    ((9, -1, 30, 40, 50), "", TEN, ("not_assessed", "sign_change")),
    ((40, 30, 20, 10, 0), "", FALL, ("not_assessed", "zero_before")),
    ((0, 0, 0, 0, 0), "cases", FALL, ("at_limit", "")),
    ((10_000_000, 10, 11, 12, 13), "cases", TEN, ("not_assessed", "zero_before")),     # a leap is no growth
    ((1, 0, 0, 2, 1000), "cases", TEN, ("not_assessed", "zero_before")),
    ((400, 300, 200, 120, 0), "cases", FALL, ("ahead", "")),
])
def test_zeros_leave_no_growth_and_are_the_best_of_a_goal_to_fall(figures: tuple, kind: str, rule: dict,
                                                                  expected: tuple[str, str]) -> None:
    assert last(years(*figures), "annual_change", kind=kind, **rule) == expected


def test_a_share_grows_on_its_odds_and_a_duration_on_its_logarithm() -> None:
    odds = [1.2 ** year for year in range(5)]
    shares = [100 * each / (1 + each) for each in odds]                    # 50 % to 67.5 %
    found = row(years(*shares), kind="share", at_least="2 %")
    assert found["growth"] == pytest.approx((shares[4] / shares[0]) ** 0.25 - 1)
    assert found["dispersion"] == pytest.approx(0, abs=1e-20)
    hours = row(years(*(100 * 0.8 ** year for year in range(5))), **FALL)
    assert (hours["growth"], hours["status"]) == (pytest.approx(-0.2), "ahead")


def both(countries: int, figures: Iterable[float]) -> pd.DataFrame:
    """Judgements of the same counts in some countries, the last year of each."""
    frame = observations(pd.concat([rows(years(*figures), ref_area=f"A{country:02d}") for country in range(countries)]))
    return judged(frame, "annual_change", kind="cases", **TEN).iloc[4::5]


def test_ten_countries_tell_how_much_counts_vary_and_nine_do_not() -> None:
    nine, ten = (both(countries, (100, 112, 126, 140, 158)) for countries in (9, 10))
    assert nine["common_variance"].isna().all()
    assert (nine["dispersion"] > 2).all()                # drawn towards the 4 that is assumed
    assert (ten["dispersion"] == 1).all()                # never below that of independent cases
    assert ten["growth_low"].min() > nine["growth_low"].max()


def test_pace_needed_meets_the_yearly_goal_and_returns_to_the_path() -> None:
    behind, ahead = (row({2013: 100, 2014: value}) for value in (100, 150))
    assert behind["pace_needed"] == pytest.approx(0.21)   # 121 on the path in 2015
    assert ahead["pace_needed"] == pytest.approx(0.10)


@pytest.mark.parametrize("before, after", [(10, 11), (50, 55), (100, 110), (60, 66), (12.3, 13.53)])
def test_exactly_on_the_path_the_pace_needed_is_the_yearly_goal(before: float, after: float) -> None:
    found = judged(rows({2013: before, 2014: after}), "annual_change", **TEN)
    assert found["gap"].tolist() == pytest.approx([0, 0])
    assert found["pace_needed"].tolist() == [0.1, 0.1]


def test_the_baseline_begins_again_after_a_break() -> None:
    result = judged(rows({2011: 100, 2012: 900, 2013: 100, 2014: 110}, {2013: "break"}), "annual_change", **TEN)
    assert result["tick_reason"].tolist() == ["no_year_before", "", "break_in_series", ""]
    assert result["baseline_year"].tolist() == [2011, 2011, 2013, 2013]


def test_ncmecs_identified_victims_miss_the_goal_after_their_peak() -> None:
    """Children identified in the year, NCMEC, OJJDP-NCMEC Transparency reports, calendar years 2022 and 2023."""
    values = {2020: 773, 2021: 1477, 2022: 4464, 2023: 1986}
    result = judged(rows(values), "annual_change", kind="cases", **TEN)
    assert result["met"].tolist()[1:] == [1, 1, 0]
    assert result["change"].round(3).tolist()[1:] == [0.911, 2.022, -0.555]
    assert result["pace"].iloc[-1] == pytest.approx((1986 / 773) ** (1 / 3) - 1)   # 37 % a year
    assert result["path_value"].iloc[-1] == pytest.approx(773 * 1.331)


def test_no_figures_give_no_judgements() -> None:
    assert judged(observations(pd.DataFrame()), "annual_change", **TEN).empty
