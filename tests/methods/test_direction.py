"""direction on hand-worked tables, and on Germany's takedown figures."""

from typing import Any

import pytest

from tests.methods.builders import judged, last, rows


@pytest.mark.parametrize("values, wanted, status", [
    ({2013: 1000, 2014: 1005}, 1, "improving"),
    ({2013: 1000, 2014: 1004}, 1, "no_clear_trend"),
    ({2013: 1000, 2014: 995}, 1, "no_clear_trend"),
    ({2013: 1000, 2014: 994}, 1, "moving_away"),
    ({2013: 1000, 2014: 995}, -1, "improving"),          # hours to removal: less is better
    ({2013: 1000, 2014: 1005}, -1, "no_clear_trend"),
    ({2013: 1000, 2014: 1006}, -1, "moving_away"),
    ({2012: 40000, 2014: 40401}, 1, "improving"),        # 0.5 % twice is 1.010025, 40,401 exactly
    ({2012: 40000, 2014: 40400.9}, 1, "no_clear_trend"),
    ({2012: 100, 2013: 200, 2014: 120}, 1, "improving"),  # since the baseline, not since the year before
    ({2013: 5, 2014: 0}, 1, "moving_away"),
    ({2011: 0, 2012: 0, 2013: 4, 2014: 5}, 1, "improving"),   # from the first year that is not zero
    ({2011: 0, 2012: 4, 2013: 0, 2014: 3}, 1, "moving_away"),
])
def test_the_pace_since_the_baseline_decides(values: dict, wanted: int, status: str) -> None:
    assert last(values, "direction", wanted) == (status, "")


@pytest.mark.parametrize("values, wanted, limit, status", [
    ({2013: 99, 2014: 99.1}, 1, 100, "improving"),         # 0.10 % of 0.5 % x (1 - 0.99^4.44 = 0.0436) = 0.02 %
    ({2013: 99, 2014: 99.02}, 1, 100, "no_clear_trend"),    # 0.0202 % of 0.0218 %
    ({2013: 100, 2014: 100}, 1, 100, "improving"),         # the limit is kept, and nothing more is asked for
    ({2013: 100, 2014: 99.9}, 1, 100, "no_clear_trend"),
    ({2013: 99, 2014: 98.5}, 1, 100, "moving_away"),       # a step back is judged as anywhere
    ({2013: 50, 2014: 50.24}, 1, 100, "improving"),        # 0.48 % of 0.5 % x (1 - 0.5^4.44 = 0.954) = 0.477 %
    ({2013: 50, 2014: 50.24}, 1, None, "no_clear_trend"),
    ({2013: 11, 2014: 10.99}, -1, 10, "no_clear_trend"),    # 0.09 % of 0.5 % x (1 - 0.9^4.44 = 0.3736) = 0.187 %
    ({2013: 11, 2014: 10.97}, -1, 10, "improving"),
    ({2013: 20, 2014: 19.91}, -1, 10, "no_clear_trend"),    # twice the limit: 0.45 % of 0.5 %
])
def test_near_a_natural_limit_less_is_asked_for(values: dict, wanted: int, limit: int | None, status: str) -> None:
    given: dict[str, Any] = {"limit": limit} if limit else {}
    assert last(values, "direction", wanted, **given) == (status, "")


@pytest.mark.parametrize("values, marks, reason", [
    ({2014: 3}, {}, "one_year_only"),
    ({2013: 0, 2014: 3}, {}, "zero_before"),
    ({2013: 0, 2014: 0}, {}, "zero_before"),
    ({2012: 2, 2013: 0, 2014: 3}, {2013: "break"}, "zero_before"),
    ({2013: -3, 2014: 3}, {}, "sign_change"),
    ({2013: 3, 2014: None}, {}, "no_figure"),
    ({2013: 3, 2014: 5}, {2014: "break"}, "break_in_series"),
    ({2013: 3, 2014: 5}, {2014: "uncertain"}, "uncertain"),
    ({2013: 3, 2014: 5}, {2013: "uncertain"}, "uncertain"),
    ({2013: 1000, 2014: 1001}, {2014: "lower_bound"}, "uncertain"),
])
def test_what_has_no_pace_is_not_assessed_and_says_why(values: dict, marks: dict, reason: str) -> None:
    assert last(values, "direction", marks=marks) == ("not_assessed", reason)


def test_a_direction_never_reads_as_a_goal_met() -> None:
    result = judged(rows({2012: 1, 2013: 100, 2014: 1000}), "direction")
    assert set(result["status"]) == {"not_assessed", "improving"}
    assert set(result["streak"]) == {0}


def test_germanys_takedown_begins_again_after_its_break() -> None:
    """Share removed within two days, hosted in Germany; from 2017 on police and hotlines are counted together.

    Reports of the German government on takedown, 2014 to 2023.
    """
    values = {2014: 77, 2015: 70, 2016: 70,
              2017: 60, 2018: 78, 2019: 79.8, 2020: 73.4, 2021: 61.92, 2022: 76.32, 2023: 85}
    result = judged(rows(values, {2017: "break", 2023: "approximate"}), "direction").set_index("year")
    assert result.loc[2016, "status"] == "moving_away"
    assert result.loc[2017, "reason"] == "break_in_series"
    assert result.loc[2023, "status"] == "improving"
    assert result.loc[2023, "baseline_year"] == 2017
    assert result.loc[2023, "pace"] == pytest.approx((85 / 60) ** (1 / 6) - 1)   # 6 % a year
    assert result.loc[2021, "change"] == pytest.approx(61.92 / 73.4 - 1)
