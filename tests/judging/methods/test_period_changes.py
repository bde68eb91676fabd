"""Calendar and financial years in one series: where one kind follows the other, the series breaks."""

from typing import Any

import pandas as pd
import pytest

from indicators.charts.alt_text import series_alt
from indicators.charts.curve import broken
from indicators.charts.frame import Caption
from indicators.judging.scoreboard import Scoreboard, judge
from indicators.judging.statistics.series import Series
from indicators.model import Indicator
from indicators.model.marks import breaks, period_changes
from indicators.statements import steps
from tests.judging.methods.builders import judged, last, rows
from tests.nouns import catalogue, figures, goal, indicator

FINANCIAL = "financial_year"


@pytest.mark.parametrize("values, marks, broken_in", [
    ({2012: 5, 2013: 6}, {2013: FINANCIAL}, [2013]),
    ({2012: 5, 2013: 6}, {2012: FINANCIAL}, [2013]),
    ({2012: 5, 2013: 6}, {2012: FINANCIAL, 2013: FINANCIAL}, []),
    ({2012: 5, 2013: 6}, {}, []),
    ({2012: 5, 2013: None, 2014: 6}, {2014: FINANCIAL}, [2014]),            # the next figure that has a value
    ({2012: 5, 2013: None, 2014: 6}, {2012: FINANCIAL, 2014: FINANCIAL}, []),
    ({2012: 5, 2013: 6, 2014: 7}, {2013: FINANCIAL}, [2013, 2014]),
    ({2012: 5, 2013: 6}, {2013: f"estimated {FINANCIAL}"}, [2013]),
])
def test_a_series_breaks_where_another_kind_of_year_begins(values: dict, marks: dict, broken_in: list[int]) -> None:
    frame = rows(values, marks)
    assert frame["year"][period_changes(frame)].tolist() == broken_in
    assert Series.of(frame).breaks.tolist() == [year in broken_in for year in values]


def test_another_country_with_another_kind_of_year_is_no_break() -> None:
    frame = pd.concat([rows({2012: 5}), rows({2012: 5}, {2012: FINANCIAL}, ref_area="BBB")], ignore_index=True)
    assert not breaks(frame).any()


def test_a_hidden_figure_still_tells_its_kind_of_year() -> None:
    frame = rows({2012: 5, 2013: None, 2014: 7}, {2013: FINANCIAL}).assign(hidden=[False, True, False])
    assert period_changes(frame).tolist() == [False, True, True]


@pytest.mark.parametrize("method, given", [
    ("keep", {"at_least": 95}), ("reach", {"value": 200, "by": 2030}),
    ("count_per_year", {"at_least": 95}),
])
def test_a_calendar_year_is_not_compared_with_a_financial_one(method: str, given: dict[str, Any]) -> None:
    assert last({2012: 70, 2013: 90}, method, **given)[1] == ""
    assert last({2012: 70, 2013: 90}, method, marks={2013: FINANCIAL}, **given) == ("not_assessed", "break_in_series")


def test_nor_does_a_financial_year_get_a_tick_or_a_window_of_calendar_years() -> None:
    row = judged(rows(dict.fromkeys(range(2008, 2014), 70), {2013: FINANCIAL}), "annual_change", at_least="10 %")
    assert row.iloc[-1][["status", "tick_reason", "window_figures"]].tolist() == ["too_early", "break_in_series", 1]


RISE = indicator("X")


def board(marks: dict[int, str], rule: Indicator = RISE) -> Scoreboard:
    return judge(figures(*(("X", "AAA", year, 10.0 * year - 20000, marks.get(year, "")) for year in (2012, 2013))),
                 catalogue(goal("1.1", rule)))


@pytest.mark.parametrize("marks, code", [
    ({2013: FINANCIAL}, "step.break_financial"), ({2012: FINANCIAL}, "step.break_calendar"),
    ({2013: f"break {FINANCIAL}"}, "step.break")])
def test_the_steps_say_why_the_series_breaks(marks: dict[int, str], code: str) -> None:
    scoreboard = board(marks)
    found = steps(scoreboard, dict(scoreboard.assessments.iloc[-1]))
    assert [(step.code, dict(step.values)) for step in found if "break" in step.code] == [
        (code, {"since": 2013, "year": 2013})]


def test_figures_show_the_break() -> None:
    scoreboard = board({2013: FINANCIAL})
    own = scoreboard.series("X", "AAA")
    assert broken(own) == [2013]
    caption = Caption(title="A", subtitle="", note="", as_of="", data_version=1, illustrative=False)
    drawn = series_alt(own, caption, indicator=RISE, catalogue=scoreboard.catalogue)
    assert "2013; figures on two sides of a break cannot be compared" in drawn
