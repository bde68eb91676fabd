"""direction on hand-worked tables, and on Germany's takedown figures."""

from math import nan

import pytest

from tests.judging.methods.builders import judged, last, rows


@pytest.mark.parametrize("values, marks, reason", [
    ({2013: 3, 2014: None}, {}, "no_figure"),
    ({2013: 3, 2014: 5}, {2014: "uncertain"}, "uncertain"),
    ({2013: 1000, 2014: 1001}, {2014: "lower_bound"}, "uncertain"),
])
def test_a_figure_that_is_not_certain_is_not_assessed_and_says_why(values: dict, marks: dict, reason: str) -> None:
    assert last(values, "direction", marks=marks) == ("not_assessed", reason)


def test_a_direction_never_reads_as_a_goal_met() -> None:
    result = judged(rows(years(1, 10, 100, 1000, 10000)), "direction")
    assert set(result["status"]) == {"too_early", "improving"}
    assert set(result["streak"]) == {0}


FIVE = (10, 11, 12, 13, 14)


def years(*figures: float | None) -> dict[int, float | None]:
    """Figures of successive years up to 2020."""
    return dict(enumerate(figures, start=2021 - len(figures)))


@pytest.mark.parametrize("figures, status", [
    (FIVE, "improving"),                                     # p = 1/60
    ((10, 11, 12, 14, 13), "improving"),                     # one pair out of order: p = 0.083
    ((10, 11, 14, 12, 13), "no_clear_trend"),                # two: p = 0.23
    ((14, 13, 12, 11, 10), "moving_away"),
    ((14, 13, 12, 10, 11), "no_clear_trend"),                # p = 0.083: away from the goal it has to be below 5 %
    ((10, 11, 12, 13), "too_early"),
    ((1, 2, 3, 4, None, 5), "improving"),                    # a gap is no figure, and does not shorten the window
    ((9, 9, 9, 9, 9), "no_clear_trend"),
    ((20, 30, 40, 50, 60, 59, 58, 57), "improving"),         # five years up outweigh three down: p = 0.06
    ((1, 2, 3, 4, *([None] * 5), 5), "too_early"),           # eight years, not eight figures
])
def test_the_order_of_the_last_eight_years_decides(figures: tuple, status: str) -> None:
    assert last(years(*figures), "direction") == (status, "")


def test_where_less_is_better_a_rise_is_moving_away() -> None:
    assert last(years(*FIVE), "direction", -1) == ("moving_away", "")
    assert last(years(*reversed(FIVE)), "direction", -1) == ("improving", "")


@pytest.mark.parametrize("figures, kind, given, status", [
    ((1000, 1004, 1008, 1012, 1016), "", {}, "no_clear_trend"),                  # 4 a year of 5.04
    ((1000, 1006, 1012, 1018, 1024), "", {}, "improving"),                       # 6 of 5.06
    ((1000, 1004, 1008, 1012, 1016), "", {"slope_min": "0 %"}, "improving"),
    ((50, 50.4, 50.8, 51.2, 51.6), "share", {}, "no_clear_trend"),               # 0.4 points of 0.5
    ((50, 50.6, 51.2, 51.8, 52.4), "share", {}, "improving"),
    ((3, 3.4, 3.8, 4.2, 4.6), "share", {}, "improving"),                         # a tenth of 3.8 points from zero
    ((95, 95.4, 95.8, 96.2, 96.6), "share", {}, "no_clear_trend"),               # 0.4 points of a tenth of 4.2
    ((95, 95.5, 96, 96.5, 97), "share", {}, "improving"),                        # 0.5 points of 0.4
])
def test_a_clear_trend_has_to_be_steep_enough(figures: tuple, kind: str, given: dict, status: str) -> None:
    assert last(years(*figures), "direction", kind=kind, **given) == (status, "")


@pytest.mark.parametrize("figures, kind, given, status", [
    ((99.5, 99.75, 100, 100.25, 100.5), "", {"slope_min": "0.25 %"}, "improving"),          # exactly 0.25 of 100
    ((0.7, 0.8, 0.9, 1.0, 1.1), "", {"slope_min": "11.1 %"}, "improving"),
    ((9.8, 9.9, 10, 10.1, 10.2), "", {"slope_min": "1 %"}, "improving"),                    # floats have 0.09999999999
    ((80.3, 80.8, 81.3, 81.8, 82.3), "share", {}, "improving"),                             # exactly half a point
])
def test_a_slope_that_is_exactly_the_least_counts(figures: tuple, kind: str, given: dict, status: str) -> None:
    assert last(years(*figures), "direction", kind=kind, **given) == (status, "")


@pytest.mark.parametrize("figures, wanted, kind, given, status", [
    ((99, 99.2, 99.5, 99.7, 100), 1, "share", {}, "at_limit"),
    ((98.9, 99.2, 99.5, 99.7, 100), 1, "share", {}, "improving"),                # all figures, not the last alone
    ((99, 99.2, 99.5, 99.7, 100), -1, "share", {}, "moving_away"),               # the limit that is wanted is zero
    ((1, 0.8, 0.5, 0.3, 0), -1, "share", {}, "at_limit"),
    ((1, 0.8, 0.5, 0.3, 0), -1, "", {}, "improving"),                            # hours have no limit of their own
    ((1, 0.8, 0.5, 0.3, 0), -1, "", {"limit": 0}, "at_limit"),
    ((90, 92, 94, 96, 98), 1, "share", {"limit_within": 10}, "at_limit"),
    ((99, 99, 99, 99), 1, "share", {}, "too_early"),                             # too early comes before the limit
])
def test_as_good_as_can_be_over_the_whole_window_is_at_the_limit(
        figures: tuple, wanted: int, kind: str, given: dict, status: str) -> None:
    assert last(years(*figures), "direction", wanted, kind=kind, **given) == (status, "")


@pytest.mark.parametrize("marks, expected", [
    ({2018: "break"}, ("too_early", "")),                    # three figures since
    ({2016: "break"}, ("improving", "")),                    # the series begins again with its own figure
    ({2018: "uncertain"}, ("too_early", "")),
    ({2018: "lower_bound"}, ("too_early", "")),
    ({2020: "lower_bound"}, ("not_assessed", "uncertain")),
    ({2020: "partial"}, ("not_assessed", "uncertain")),
    ({2020: "provisional"}, ("improving", "")),
])
def test_what_is_not_comparable_is_in_no_window(marks: dict, expected: tuple[str, str]) -> None:
    assert last(years(*FIVE), "direction", marks=marks) == expected


def test_the_columns_of_a_trend_say_what_it_rests_on() -> None:
    row = judged(rows(years(1, *FIVE, None, 30)), "direction").iloc[-1]
    assert (row["window_since"], row["window_figures"], row["trend_p"], row["slope"]) == (
        2013, 7, pytest.approx(2 / 5040), pytest.approx(2.6))
    early = judged(rows(years(*FIVE[:4])), "direction").iloc[-1]
    assert (early["window_figures"], early["slope"], early["trend_p"]) == (4, *[pytest.approx(nan, nan_ok=True)] * 2)


def test_germanys_takedown_has_no_clear_trend_since_its_break() -> None:
    values = {2016: 70, 2017: 60, 2018: 78, 2019: 79.8, 2020: 73.4, 2021: 61.92, 2022: 76.32, 2023: 85}
    result = judged(rows(values, {2017: "break"}), "direction", kind="share").set_index("year")
    assert result["status"].tolist()[1:] == ["too_early"] * 4 + ["no_clear_trend"] * 3
    assert result.loc[2023, "trend_p"] == pytest.approx(0.38, abs=0.005)
    last_five = judged(rows({year: values[year] for year in range(2019, 2024)}), "direction", kind="share")
    assert last_five["trend_p"].iloc[-1] == pytest.approx(0.82, abs=0.005)


@pytest.mark.parametrize("values", [[0, 0, 0, 0, 0, 0, 1, 2], [2, 1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 1]])
def test_a_median_slope_of_zero_is_no_trend(values: list[float]) -> None:
    series = dict(enumerate(values, start=2010))
    found = judged(rows(series), "direction").iloc[-1]
    assert found["trend_p"] < 0.1
    assert (found["slope"], found["status"]) == (0, "no_clear_trend")
