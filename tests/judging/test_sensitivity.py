"""What a status would be if one figure were slightly different: judged again, not guessed from the size of a count."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from indicators import statements, wording
from indicators.judging.certainty import certainty
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.sensitivity import falls, sensitivity
from indicators.model import SENSITIVITY, Catalogue
from tests.nouns import catalogue, figures, goal, indicator

KEPT = {"method": "keep", "at_least": 10}
CATALOGUE: Catalogue = catalogue(goal("1.1", *(indicator(code, **more) for code, more in {
    "CASES": {"whole": True, "chance": "cases", "goal": {"method": "annual_change", "at_least": "10 %"}},
    "FEW": {"whole": True, "goal": KEPT},
    "LEVEL": {"measure": "level", "unit": "hours", "decimals": 1, "goal": KEPT},
    "SHARE": {"measure": "share", "unit": "percent", "denominator": "ALL", "decimals": 1,
              "goal": {"method": "keep", "at_least": 50}},
    "WHOLE": {"measure": "share", "unit": "percent", "denominator": "ALL", "decimals": 1,
              "goal": {"method": "keep", "at_most": 100}},
    "CAPPED": {"measure": "level", "unit": "hours", "maximum": 9, "goal": {"method": "keep", "at_most": 9}},
    "HELD": {"whole": True, "goal": {"method": "activity"}},
    "ALL": {"whole": True, "role": "context", "goal": None, "unit": "campaigns"},
}.items())))


def answers(*rows: tuple) -> pd.DataFrame:
    board = judge(figures(*rows), CATALOGUE).assessments
    found = sensitivity(board, CATALOGUE)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == SENSITIVITY
    return pd.concat([board, found], axis=1)


def series(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None) -> list[tuple]:
    return [(code, "AAA", year, value, (marks or {}).get(year, "")) for year, value in values.items()]


def last(code: str, values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
         *others: tuple) -> tuple[str, str, str, str, float]:
    """Status of the last year, what it would be, what would be different, which way, and in which year."""
    found = answers(*series(code, values, marks), *others)
    row = found[found["indicator"] == code].iloc[-1]
    return row["status"], row["would_be"], row["changed"], row["changed_way"], row["changed_year"]


def yearly(*values: float) -> dict[int, float | None]:
    return dict(enumerate(values, 2025 - len(values)))


@pytest.mark.parametrize("values, status, would_be, way, year", [
    ((100, 110, 121, 133, 146), "improving_below", "on_track", "more", 2024),       # 9.95 % a year, and 10.1 %
    ((100, 110, 121, 133, 147), "on_track", "improving_below", "less", 2024),
    ((100, 110, 121, 133, 160), "on_track", "", "", None),
    ((10, 9, 11, 10, 10), "no_clear_change", "", "", None)])
def test_one_case_changes_a_status_only_where_judging_again_says_so(
        values: tuple, status: str, would_be: str, way: str, year: float | None) -> None:
    found = last("CASES", yearly(*values))
    assert found[:4] == (status, would_be, "case" if would_be else "", way)
    assert found[4] == year or year is None


def test_of_two_ways_that_against_the_goal_is_told_and_the_newest_figure_first() -> None:
    assert last("FEW", {2023: 12, 2024: 10})[1:] == ("moving_away", "case", "less", 2024)
    assert last("FEW", {2023: 9, 2024: 9})[1:] == ("moving_away", "case", "less", 2024)     # one more: goal met


@pytest.mark.parametrize("value, found", [
    (10, ("behind", "rounding", "less")), (10.4, ("", "", "")), (9.4, ("", "", "")), (9, ("", "", ""))])
def test_what_is_no_count_is_changed_by_half_of_its_last_printed_digit(value: float, found: tuple) -> None:
    assert last("LEVEL", {2013: 5, 2014: value})[1:4] == found


def test_a_share_is_changed_by_one_case_of_its_denominator_where_that_is_more() -> None:
    shares = {2013: 20.0, 2014: 52.0}
    assert last("SHARE", shares)[1] == ""
    assert last("SHARE", shares, {}, *series("ALL", {2013: 25, 2014: 25}))[1:] == ("behind", "case", "less", 2014)
    assert last("SHARE", shares, {}, *series("ALL", {2013: 1000, 2014: 1000}))[1] == ""


@pytest.mark.parametrize("code, values", [("WHOLE", (100.0, 100.0)), ("CAPPED", (9.0, 9.0)), ("FEW", (0, 0))])
def test_no_figure_is_moved_beyond_its_limits(code: str, values: tuple) -> None:
    found = last(code, yearly(*values), {}, *series("ALL", yearly(4, 4)))
    assert found[3] == ("more" if code == "FEW" else "")      # of none, one fewer would be below zero


def test_without_a_provisional_figure_its_row_is_that_of_the_year_before() -> None:
    found = last("FEW", {2012: 12, 2013: 11, 2014: 5}, {2014: "provisional"})
    assert found[:3] == ("moving_away", "goal_met", "provisional")
    assert last("FEW", {2012: 12, 2013: 13, 2014: 14}, {2014: "provisional"})[1] == ""


def test_without_a_provisional_figure_no_year_before_its_window_takes_its_place() -> None:
    values = yearly(900, 70, 80, 88, 97, 107, 117, 129, 142)
    assert last("CASES", values, {2024: "provisional"})[:3] == ("on_track", "", "")
    assert last("CASES", {year: value for year, value in values.items() if year > 2019}, {2024: "provisional"})[:3] == (
        "improving_below", "too_early", "provisional")


@pytest.mark.parametrize("status, other, less", [
    ("on_track", "improving_below", True), ("on_track", "ahead", False), ("improving_below", "on_track", False),
    ("moving_away", "no_clear_change", True), ("improving", "at_limit", False), ("improving", "too_early", True)])
def test_a_status_falls_where_another_claims_less(status: str, other: str, less: bool) -> None:  # noqa: FBT001
    assert falls(status, other) == less


def test_what_has_no_status_and_what_is_context_has_none() -> None:
    assert last("HELD", {2014: 1})[:3] == ("", "", "")
    assert last("ALL", {2013: 20, 2014: 22})[1] == ""


def test_an_earlier_status_is_not_changed_by_a_later_figure() -> None:
    found = answers(*series("FEW", {2012: 20, 2013: 30, 2014: 10}))
    assert found["would_be"].tolist() == ["", "", "moving_away"]


def test_the_provisional_figure_named_is_one_of_the_rows_own_series_and_not_later() -> None:
    rows = [("FEW", area, year, value, "provisional" if (area, year) in (("AAA", 2012), ("BBB", 2016)) else "")
            for area in ("AAA", "BBB") for year, value in zip(range(2010, 2017), (5, 6, 30, 8, 7, 7, 13),
                                                             strict=True)]
    found = answers(*rows)
    named = found[found["changed"] == "provisional"]
    assert set(zip(named["ref_area"], named["changed_year"], strict=True)) >= {("AAA", 2012), ("BBB", 2016)}
    assert (named["changed_year"] <= named["year"]).all()


def test_the_last_printed_digit_is_that_of_the_series_so_that_a_zero_there_counts() -> None:
    assert last("LEVEL", {2012: 11.5, 2013: 10})[:4] == ("goal_met", "moving_away", "rounding", "less")
    assert last("LEVEL", {2012: 11.5, 2013: 11})[1] == ""
    assert last("LEVEL", {2012: 12, 2013: 10.3})[1] == ""


def said(*rows: tuple) -> list[str]:
    board = judge(figures(*rows), CATALOGUE)
    newest = board.assessments[board.assessments["judged"]].iloc[-1].to_dict()
    row: dict[str, Any] = statements.with_certainty(board, newest)
    return [wording.message(message, CATALOGUE) for message in statements.otherwise(row)]


@pytest.mark.parametrize("rows, words", [
    (series("CASES", yearly(100, 110, 121, 133, 147)),
     "If one fewer victim had been counted in 2024, the status would be “Improving, below the goal”, not “On track”."),
    (series("CASES", yearly(100, 110, 121, 133, 146)),
     "If one more victim had been counted in 2024, the status would be “On track”, not “Improving, below the goal”."),
    (series("LEVEL", {2023: 5, 2024: 10}),
     "If the unrounded figure for 2024 were slightly lower, the status would be “Behind”, not “Goal met”."),
    ([*series("ALL", yearly(25, 25)), *series("SHARE", yearly(20.0, 52.0))],
     "If one fewer campaign had been counted in 2024, the status would be “Behind”, not “Goal met”."),
    (series("FEW", yearly(13, 5), {2024: "provisional"}),
     "The figure for 2024 is provisional; without it, the status would be “Goal met”, not “Moving away”.")])
def test_the_sentence_names_year_unit_and_way(rows: list[tuple], words: str) -> None:
    assert said(*rows) == [words]


@pytest.mark.parametrize("year, told", [(2023, 0), (2024, 1)])
def test_the_sentence_is_about_the_latest_figure_only(year: int, told: int) -> None:
    row = {"status": "behind", "would_be": "on_track", "changed": "case", "changed_way": "more", "year": 2024,
           "changed_year": year, "indicator": "FEW"}
    assert len(statements.otherwise(row)) == told


def test_the_answers_are_the_same_however_few_rows_are_judged_anew_at_once(
        three_countries: Scoreboard, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (three_countries.certainty["would_be"] != "").sum() > 100
    monkeypatch.setattr("indicators.judging.sensitivity.BLOCK", 100)
    again = certainty(three_countries.assessments, three_countries.catalogue)
    pd.testing.assert_frame_equal(again, three_countries.certainty.set_axis(again.index))
