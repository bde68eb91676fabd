"""A series over the years, drawn from judged and from plain figures."""

import pandas as pd
import pytest

from indicators.charts import curve
from indicators.charts.alt_text import series_alt
from indicators.charts.curve import year_axis
from indicators.charts.series import GoalLine, Median, outlook_text, series_figure
from indicators.judging.scoreboard import judge
from indicators.model import Rule
from tests.nouns import as_seen, figures, goal
from tests.nouns import catalogue as nouns
from tests.nouns import indicator as noun

AHEAD = pd.DataFrame({"year": [2015, 2016], "value": [17.2, 18.6], "low": [14.1, 13.8], "high": [20.9, 24.4],
                      "path_value": [16.1, 17.7]})
STEADY = {2010: 100, 2011: 120, 2012: 118, 2013: 130, 2014: 135, 2015: 120, 2016: 180, 2017: 198}


@pytest.fixture
def draw(series, caption, indicator, catalogue):
    def build(values, *, kind=None, width=700, goal=None, outlook=None, median=None, **rows):
        return series_figure(series(values, **rows), caption(), indicator=indicator(**kind or {}), catalogue=catalogue,
                             goal=goal, outlook=outlook, median=median, width=width)
    return build


@pytest.fixture
def draw_judged(caption):
    def build(values, *, rule="10 %", audience="staff", **changed):
        rule_of_goal = Rule.model_validate({"method": "annual_change", "at_least": rule})
        which = noun("X", goal=rule_of_goal, whole=True, **changed)
        rows = figures(*(("X", "AAA", year, value, "") for year, value in values.items()))
        board = as_seen(judge(rows, nouns(goal("1.1", which))), audience)
        return series_figure(board.series("X", "AAA"), caption(), indicator=which, catalogue=board.catalogue)
    return build


@pytest.mark.parametrize("values, marks, drawn", [
    ({2010: 5, 2011: 6, 2014: 9}, {}, [5, 6, None, 9]), ({2010: 5, 2011: None, 2012: 0}, {}, [5, None, 0]),
    ({2016: 70, 2017: 60, 2018: 78}, {2017: "break"}, [70, None, 60, 78])])
def test_gaps_and_breaks_interrupt_the_line(draw, trace, values, marks, drawn):
    line = trace(draw(values, marks=marks), "values")
    assert list(line.y) == drawn
    assert line.connectgaps is False


def test_a_break_is_drawn_and_named(draw, said):
    figure = draw({2016: 70, 2017: 60, 2018: 78}, marks={2017: "break"})
    assert [shape.x0 for shape in figure.layout.shapes] == [2016.5]
    assert "break in series" in said(figure)
    assert "break" not in said(draw({2016: 70, 2017: 60, 2018: 71}, marks={2016: "break"}))


def test_years_without_a_figure_are_named(draw, said):
    shown = said(draw({2009: 5, 2013: None, 2014: None, 2016: 7, 2020: 8}, absence={2013: "late", 2014: "late"}))
    assert "No figure: 2013, 2014 (late)." in shown


@pytest.mark.parametrize("values, mode", [
    ({2013: 8, 2014: 12}, "markers+text"), ({2012: 7, 2013: 8, 2014: 12}, "lines+markers+text")])
def test_two_points_are_no_line(draw, trace, values, mode):
    assert trace(draw(values), "values").mode == mode


@pytest.mark.parametrize("values", [{}, {2013: None}, {2014: 12}])
def test_a_single_figure_is_no_chart(series, caption, indicator, catalogue, values):
    rows = series(values or {2013: None})
    assert series_figure(rows, caption(), indicator=indicator(), catalogue=catalogue) is None


def test_uncertain_figures_are_hollow_and_named_where_drawn(draw, said, trace):
    figure = draw({2012: 7, 2013: 8, 2014: 12}, marks={2013: "approximate"})
    assert list(trace(figure, "values").marker.color) == ["#26313d", "#ffffff", "#26313d"]
    assert trace(figure, "approximate").marker.color == "#ffffff"
    assert "approximate" not in said(draw({2012: 7, 2013: 8, 2014: 12}))


def test_the_goal_is_dashed_and_named_with_value_and_year(draw, trace):
    figure = draw({2012: 7, 2013: 8, 2014: 12}, goal=GoalLine(name="Goal: 10 % more", value=8.8, year=2016))
    line = trace(figure, "Goal: 10 % more: 9 victims in 2016")
    assert (line.line.dash, set(line.y), line.x[-1]) == ("dash", {8.8}, 2016)


def test_a_path_leaves_no_room_for_a_second_goal(draw, trace, said):
    figure = draw({2010: 100, 2014: 120}, baseline=2010, goal=GoalLine(name="Goal", value=132, year=2014, since=2013))
    path = trace(figure, "Goal path from 2010")
    assert list(path.y) == pytest.approx([100, 110, 121, 133.1, 146.41])
    assert "147 victims in 2014" in said(figure)
    assert "132" not in said(figure)


def test_the_median_is_drawn_over_the_years_of_the_series(draw, trace):
    median = Median("Median of Europe", pd.Series({2010: 1.0, 2013: 5, 2014: 6}))
    figure = draw({2012: 7, 2013: 8, 2014: 12}, median=median)
    assert list(trace(figure, "Median of Europe").x) == [2013, 2014]


def test_the_outlook_is_dotted_in_a_fan(draw, trace, said):
    figure = draw({2012: 9, 2013: 12, 2014: 16}, outlook=AHEAD)
    dotted, fan = trace(figure, "Outlook"), trace(figure, "fan")
    assert dotted.line.dash == "dot"
    assert list(dotted.y) == [16, 17.2, 18.6]
    assert list(fan.y) == [16, 20.9, 24.4, 13.8, 14.1, 16]
    assert "Outlook for 2016: about 19 victims (14 to 24)" in said(figure)
    assert draw({2013: 9, 2014: 12}, outlook=AHEAD.iloc[:0]) == draw({2013: 9, 2014: 12})


@pytest.mark.parametrize("high, words", [
    (5.2, "none, or a few (up to 5)"), (1.2, "none, or one"), (24.4, "none, or some (up to 24)")])
def test_about_zero_is_no_figure(indicator, catalogue, high, words):
    row = {"year": 2029, "value": 0.3, "low": 0.0, "high": high}
    assert outlook_text(row, indicator(whole=True), catalogue) == words
    assert outlook_text(row, indicator(whole=False), catalogue).startswith("close to zero (up to ")


def test_a_scale_that_is_cut_says_so(draw, said):
    share = {"measure": "share", "unit": "percent", "whole": False}
    assert "does not start at zero" in said(draw({2012: 90, 2013: 95, 2014: 97}, kind=share))
    assert "does not start at zero" not in said(draw({2012: 90, 2013: 95, 2014: 97}))


def test_stages_are_named_on_the_axis(draw, said):
    assert "no law\nin force" in said(draw({2012: 0, 2013: 0, 2014: 4}, kind={"stages": {0: "no law", 4: "in force"}}))


@pytest.mark.parametrize("first, last", [(2010, 2024), (2017, 2024), (2023, 2024), (1990, 2024)])
def test_a_phone_has_room_for_the_years_and_the_last_is_there(first, last):
    axis = year_axis(first, last)
    assert (last - first) / axis["dtick"] < 8
    assert axis["tick0"] == last


def test_columns_are_in_per_cent_and_filled_where_the_goal_was_met(draw_judged, trace):
    bars = trace(draw_judged(STEADY), "changes")
    drawn = dict(zip(bars.x, zip(bars.y, bars.marker.color, strict=True), strict=True))
    assert {year for year, (_, fill) in drawn.items() if fill != "#ffffff"} == {2011, 2013, 2016, 2017}
    assert drawn[2017][0] == pytest.approx(10)


def test_columns_on_fewer_than_twenty_are_thin(draw_judged, said, trace):
    figure = draw_judged({2010: 12, 2011: 24, 2012: 30})
    columns = trace(figure, "changes")
    assert columns.width[0] < columns.width[1]
    assert columns.marker.line.color == "#545b64"
    assert "fewer than 20" in said(figure)


def test_columns_of_another_goal_are_not_drawn(draw_judged):
    percent = draw_judged({2010: 50, 2011: 60, 2012: 66}, measure="share", unit="percent")
    assert "changes" not in [trace.name for trace in percent.data]


def test_for_the_public_no_column_gives_a_hidden_count_away(draw_judged, trace):
    values = {2010: 40, 2011: 44, 2012: 3, 2013: 50, 2014: 60, 2015: 61}
    small = {"counts_people": True, "small_counts": {"hide_below": 5}}
    assert list(trace(draw_judged(values, **small), "changes").x) == [2011, 2012, 2013, 2014, 2015]
    assert list(trace(draw_judged(values, **small, audience="public"), "changes").x) == [2011, 2014, 2015]


def test_the_alternative_text_says_what_is_drawn(series, caption, indicator, catalogue):
    text = series_alt(series({2012: 4, 2013: 12, 2014: 16}, {2013: "break"}), caption(), indicator=indicator(),
                      catalogue=catalogue, outlook=AHEAD).replace("\N{NO-BREAK SPACE}", " ")
    assert "from 12 victims in 2013 to 16 victims in 2014" in text
    assert "breaks in 2013" in text
    assert text.endswith("about 19 victims in 2016, 80 % range 14 to 24.")
    one = series_alt(series({2014: 16}), caption(), indicator=indicator(), catalogue=catalogue)
    assert "chart" not in one
    apart = series_alt(series({2013: 12, 2014: 16}, {2014: "break"}), caption(), indicator=indicator(),
                       catalogue=catalogue)
    assert "Line chart" not in apart                      # nothing is compared across the break


def test_a_figure_of_one_of_two_years_is_joined_to_none_of_them():
    rows = pd.DataFrame({"year": [2013, 2014, 2015], "value": [1.0, 2.0, 3.0], "period_start": ["", "2013-01-01", ""],
                         "marks": ["", "uncertain", ""], "indicator": "JOINT_TRAININGS", "ref_area": "KHM",
                         "breakdown": "", "period_end": ["", "2014-12-31", ""]})
    assert [(year, row is None) for year, row in curve.points(rows)] == [
        (2013, False), (2013.5, True), (2014, False), (2015, False)]
