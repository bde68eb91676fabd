"""Lines of a few areas, and from which year they compare."""

from itertools import combinations
from typing import Any

import pytest

from indicators.briefing.pack.plots import years_plot
from indicators.charts.alt_text import frames_alt
from indicators.charts.compared_lines import HEIGHT, common_start, compared_lines
from indicators.charts.theme import LINE_COLOURS, PALETTES, THEMES, contrast
from tests.charts.colour_difference import SIGHTS, difference

TEN_PER_CENT: dict[str, Any] = {"goal": 0.1, "goal_name": "+10 %, every year"}


@pytest.fixture
def two(series):
    return {"Cambodia": series({2015: 10, 2016: 20, 2017: 30, 2018: 60}),
            "Germany": series({2016: 200, 2017: 220, 2018: 190})}


def test_counts_compare_from_the_first_year_with_twenty_cases(two, indicator):
    assert common_start(list(two.values()), indicator()) == 2016
    assert common_start([two["Germany"]], indicator()) is None


@pytest.mark.parametrize("changes", [
    {"measure": "share", "unit": "percent", "whole": False}, {"stages": {0: "no law", 4: "in force"}}])
def test_shares_and_stages_are_compared_as_they_are(two, indicator, changes):
    assert common_start(list(two.values()), indicator(**changes)) is None


def test_a_small_count_or_a_bound_is_no_base(series, indicator):
    small = [series({2016: 19, 2017: 25, 2018: 30}), series({2016: 100, 2017: 100, 2018: 110}, {2017: "lower_bound"})]
    assert common_start(small, indicator()) is None            # 2018 is the last year, from which nothing follows


def test_counts_compare_from_after_the_last_break(series, indicator):
    broken = [series({2014: 50, 2015: 60, 2016: 70, 2017: 80}, {2016: "break"}),
              series({2014: 100, 2015: 110, 2016: 120, 2017: 130})]
    assert common_start(broken, indicator()) == 2016


def test_indexed_lines_are_shares_of_the_common_year(two, caption, indicator, catalogue, said, trace):
    figure = compared_lines(two, caption(), indicator=indicator(), catalogue=catalogue, start=2016, **TEN_PER_CENT)
    assert list(trace(figure, "Cambodia").y) == [100, 150, 300]
    assert list(trace(figure, "Goal: +10 %").y) == pytest.approx([100, 110, 121])
    assert figure.layout.yaxis2.ticktext[0].endswith("<b>● Cambodia</b><br>300 (60 in 2018)</span>")


def test_names_stand_at_the_ends_none_over_another(series, caption, indicator, catalogue):
    frames = {name: series({2015: 10, 2016: 20, 2017: 30 + number}) for number, name in enumerate("ABCDEF")}
    axis = compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue).layout.yaxis2
    places = sorted(axis.tickvals)
    assert min(after - before for before, after in zip(places, places[1:], strict=False)) >= (
        axis.range[1] - axis.range[0]) / HEIGHT * 30
    assert axis.range[0] <= places[0] < places[-1] <= axis.range[1]


def test_a_country_has_its_colour_wherever_another_lacks(two, series, caption, indicator, catalogue, trace):
    frames = {"Malta": series({2015: None}), **two}
    figure = compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue)
    assert trace(figure, "Cambodia").line.color == LINE_COLOURS["light"][1]
    plot = years_plot(frames, indicator(), catalogue)
    assert plot.lines[0].colours == (LINE_COLOURS["light"][1],)


def test_lines_in_the_unit_have_no_goal(two, caption, indicator, catalogue, said, trace):
    figure = compared_lines(two, caption(), indicator=indicator(), catalogue=catalogue, **TEN_PER_CENT)
    assert list(trace(figure, "Cambodia").y) == [10, 20, 30, 60]
    assert "Goal:" not in said(figure)


def test_hollow_points_are_named_only_where_drawn(series, caption, indicator, catalogue, said):
    frames = {"A": series({2015: 10, 2016: 20, 2018: 30}, {2016: "approximate"}), "B": series({2016: 5, 2017: 8})}
    assert "approximate" in said(compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue))
    late = compared_lines(frames, caption(), indicator=indicator(), catalogue=catalogue, start=2017)
    assert "approximate" not in said(late)


@pytest.mark.parametrize("theme", THEMES)
def test_lines_are_told_apart_by_every_sight(theme):
    lines = LINE_COLOURS[theme]
    assert all(contrast(line, PALETTES[theme].background) >= 4.5 for line in lines)
    assert min(difference(*pair, sight) for sight in SIGHTS for pair in combinations(lines, 2)) >= 12


def test_no_value_draws_no_figure(two, series, caption, indicator, catalogue):
    nothing = {"Cambodia": series({2015: None})}
    assert compared_lines(nothing, caption(), indicator=indicator(), catalogue=catalogue) is None
    assert "Line chart of 2 areas" in frames_alt("lines", {**two, "Malta": series({2015: None})}, caption())
