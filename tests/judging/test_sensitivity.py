"""What a status would be if one figure were slightly different: judged again, not guessed from the size of a count."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from indicators.judging.scoreboard import judge
from indicators.judging.sensitivity import sensitivity
from indicators.model import SENSITIVITY, Catalogue
from tests.nouns import as_seen, catalogue, figures, goal, indicator

CATALOGUE: Catalogue = catalogue(goal("1.1", *(indicator(code, **more) for code, more in {
    "CASES": {"whole": True, "goal": {"method": "annual_change", "at_least": "10 %"}},
    "PEOPLE": {"whole": True, "counts_people": True, "small_counts": {"hide_below": 5}},
    "LEVEL": {"measure": "level", "unit": "hours", "decimals": 1, "goal": {"method": "keep", "at_least": 10}},
    "SHARE": {"measure": "share", "unit": "percent", "denominator": "ALL", "decimals": 1,
              "goal": {"method": "keep", "at_least": 50}},
    "HELD": {"whole": True, "goal": {"method": "activity"}},
    "ALL": {"whole": True, "role": "context", "goal": None},
}.items())))


def answers(*rows: tuple, audience: Any = "staff") -> pd.DataFrame:
    board = as_seen(judge(figures(*rows), CATALOGUE), audience).assessments
    found = sensitivity(board, CATALOGUE)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == SENSITIVITY
    return pd.concat([board, found], axis=1)


def series(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None) -> list[tuple]:
    return [(code, "AAA", year, value, (marks or {}).get(year, "")) for year, value in values.items()]


def last(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
         *others: tuple) -> tuple[str, str, str, float]:
    """Status of the last year, what it would be, what would be different, and in which year."""
    found = answers(*series(code, values, marks), *others)
    row = found[found["indicator"] == code].iloc[-1]
    return row["status"], row["would_be"], row["changed"], row["changed_year"]


@pytest.mark.parametrize("before, after, status, would_be", [
    (20, 22, "goal_met", "some_progress"),        # 21 is 5 % more: no; 22 of 21 is 4.8 %
    (10, 20, "goal_met", ""),                     # a small count that one case cannot change
    (1000, 1100, "goal_met", "some_progress"),    # a large one that it can
    (1000, 1101, "goal_met", "some_progress"),    # 1,101 of 1,001 is 9.99 %
    (1000, 1102, "goal_met", ""),
    (1000, 1000, "little_progress", ""),
    (1000, 500, "moving_away", ""),
])
def test_one_case_changes_a_status_only_where_judging_again_says_so(
        before: int, after: int, status: str, would_be: str) -> None:
    found = last("CASES", {2013: before, 2014: after})
    assert found[0] == status
    assert (found[1] != "", found[2]) == (would_be != "", "case" if would_be else "")


def test_the_newest_figure_is_named_first() -> None:
    assert last("CASES", {2013: 1000, 2014: 1100})[2:] == ("case", 2014)
    assert last("CASES", {2013: 1000, 2014: 1101})[2:] == ("case", 2013)


@pytest.mark.parametrize("value, would_be", [(10, "some_progress"), (10.4, ""), (9.4, ""), (9, "")])
def test_what_is_no_count_is_changed_by_half_of_its_last_printed_digit(value: float, would_be: str) -> None:
    found = last("LEVEL", {2013: 5, 2014: value})
    assert found[1:3] == (("some_progress", "rounding") if would_be else ("", ""))


def test_a_share_is_changed_by_one_case_of_its_denominator_where_that_is_more() -> None:
    shares = {2013: 20.0, 2014: 52.0}
    assert last("SHARE", shares)[1] == ""
    assert last("SHARE", shares, {}, *series("ALL", {2013: 25, 2014: 25}))[1:] == ("some_progress", "case", 2014)
    assert last("SHARE", shares, {}, *series("ALL", {2013: 1000, 2014: 1000}))[1] == ""


def test_without_a_provisional_figure_its_row_is_that_of_the_year_before() -> None:
    found = last("CASES", {2012: 1000, 2013: 1500, 2014: 600}, {2014: "provisional"})
    assert found == ("moving_away", "goal_met", "provisional", 2014)
    later = last("CASES", {2012: 1000, 2013: 1500, 2014: 2000}, {2013: "provisional"})
    assert later == ("goal_met", "not_assessed", "provisional", 2013)
    assert last("CASES", {2012: 1000, 2013: 1500, 2014: 2200}, {2014: "provisional"})[1] == ""


def test_what_is_counted_without_chance_and_what_is_context_has_none() -> None:
    assert last("HELD", {2014: 1})[:3] == ("active", "", "")
    assert last("ALL", {2013: 20, 2014: 22})[1] == ""


def test_an_earlier_status_is_not_changed_by_a_later_figure() -> None:
    found = answers(*series("CASES", {2012: 100, 2013: 200, 2014: 220}))
    assert found["would_be"].tolist()[1] == ""
    assert found["would_be"].tolist()[2] != ""


def test_nothing_that_is_hidden_from_an_audience_is_bounded() -> None:
    rows = series("PEOPLE", {2013: 4, 2014: 44})
    assert answers(*rows)["would_be"].tolist() == ["", ""]
    shown = answers(*rows, audience="public")
    assert shown["hidden"].any()
    assert (shown.loc[shown["hidden"] | (shown["reason"] != ""), "would_be"] == "").all()
    assert shown["changed_year"].isna().all()


def test_the_provisional_figure_named_is_one_of_the_rows_own_series_and_not_later() -> None:
    rows = [("CASES", area, year, value, "provisional" if (area, year) in (("AAA", 2012), ("BBB", 2016)) else "")
            for area in ("AAA", "BBB") for year, value in zip(range(2010, 2017), (50, 60, 90, 80, 70, 70, 130),
                                                             strict=True)]
    found = answers(*rows)
    named = found[found["changed"] == "provisional"]
    assert set(zip(named["ref_area"], named["changed_year"], strict=True)) == {("AAA", 2012), ("BBB", 2016)}
    assert (named["changed_year"] <= named["year"]).all()


def test_the_last_printed_digit_is_that_of_the_series_so_that_a_zero_there_counts() -> None:
    assert last("LEVEL", {2012: 11.5, 2013: 10}) == ("goal_met", "moving_away", "rounding", 2013)   # 10.0 may be 9.95
    assert last("LEVEL", {2012: 11.5, 2013: 11})[1] == ""
    assert last("LEVEL", {2012: 12, 2013: 10.3})[1] == ""
