import numpy as np
import pandas as pd
import pytest

from indicators.charts.alt_text import series_alt
from indicators.charts.goal_lines import GoalLine
from indicators.charts.outlook import outlook_text
from indicators.charts.series import series_figure


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


@pytest.fixture
def draw(series, caption, indicator, catalogue):
    def build(values, *, goal=None, width=700, kind=None, title=None, outlook=None, **rows):
        named = caption(title=title) if title else caption()
        return series_figure(series(values, **rows), named, indicator=indicator(**kind or {}),
                             catalogue=catalogue, goal=goal, outlook=outlook, width=width)
    return build


def test_a_gap_of_years_stays_a_gap(draw):
    values = trace(draw({2010: 5, 2011: 6, 2014: 9}), "values")
    assert list(values.y) == [5, 6, None, 9]
    assert values.connectgaps is False


def test_a_figure_that_stands_alone_is_labelled_with_what_its_marks_say(draw):
    figure = draw({2010: 1617, 2017: 10000, 2022: 30000}, marks={2017: "approximate", 2022: "lower_bound"})
    assert list(trace(figure, "values").text) == ["1,617", " ", "about 10,000", " ", " "]


def test_a_year_without_value_is_a_gap_and_named(draw, said):
    figure = draw({2010: 5, 2011: None, 2012: 0}, absence={2011: "late"})
    assert list(trace(figure, "values").y) == [5, None, 0]
    assert "No figure: 2011 (late)." in said(figure)


def test_years_of_which_nothing_is_known_are_named_apart_from_those_with_a_reason(draw, said):
    shown = said(draw({2009: 5, 2013: None, 2014: None, 2016: 7, 2020: 8}, absence={2013: "late", 2014: "late"}))
    assert "No figure: 2013–2014 (late)." in shown
    assert "Nothing reported or found: 2010–2012, 2015, 2017–2019." in shown
    assert "Nothing reported" not in said(draw({2009: 5, 2010: 7}))


def test_the_line_is_interrupted_at_a_break_and_the_break_is_marked(draw, said):
    figure = draw({2016: 70, 2017: 60, 2018: 78}, marks={2017: "break"})
    assert list(trace(figure, "values").y) == [70, None, 60, 78]
    assert [shape.x0 for shape in figure.layout.shapes if shape.name == "break"] == [2016.5]
    assert "break in series" in said(figure)


def test_a_break_in_the_first_year_breaks_nothing(draw, said):
    assert "break" not in said(draw({2016: 70, 2017: 60}, marks={2016: "break"}))


def test_every_break_of_a_restless_series_has_its_line_and_labels_keep_apart(draw):
    figure = draw(dict.fromkeys(range(2010, 2022), 10), marks=dict.fromkeys(range(2011, 2022), "break"))
    assert sum(shape.name == "break" for shape in figure.layout.shapes) == 11
    assert sum(note.name == "break" for note in figure.layout.annotations) < 8


def test_the_goal_line_is_dashed_and_labelled_with_name_value_and_year(draw, said):
    figure = draw({2013: 8, 2014: 12}, goal=GoalLine(name="Goal: 10 % more", value=8.8, year=2014))
    assert trace(figure, "goal").line.dash == "dash"
    assert set(trace(figure, "goal").y) == {8.8}
    assert "Goal: 10 % more: 9 victims in 2014" in said(figure)


def test_the_path_grows_evenly_from_a_marked_baseline_also_over_years_without_figures(draw, said):
    figure = draw({2010: 100, 2014: 120}, baseline=2010)
    assert list(trace(figure, "path").x) == [2010, 2011, 2012, 2013, 2014]
    np.testing.assert_allclose(trace(figure, "path").y, [100, 110, 121, 133.1, 146.41])
    assert "2010 baseline" in said(figure)
    assert "Goal path in 2014: 147 victims" in said(figure)
    assert "Thin line: goal path (what the goal requires, counted from the figure for 2010)." in said(figure)


def test_the_last_value_is_labelled_with_unit_and_year(draw, said):
    assert "<b>12 victims</b> 2014" in said(draw({2013: 8, 2014: 12}))


def test_labels_at_the_right_never_overlap(draw):
    figure = draw({2013: 120, 2014: 131}, baseline=2013, goal=GoalLine(name="Goal", value=132, year=2014))
    labels = [note for note in figure.layout.annotations if note.name == "label"]
    low, high = figure.layout.yaxis.range
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    boxes = sorted(((note.y - low) / (high - low) * plot + note.yshift, (note.text.count("<br>") + 1) * 1.3 * 13)
                   for note in labels)
    assert len(boxes) == 3
    for (below, tall), (above, other) in zip(boxes, boxes[1:], strict=False):
        assert above - below >= (tall + other) / 2


@pytest.mark.parametrize("mark, symbol", [
    ("provisional", "circle"), ("estimated", "circle"), ("coded", "circle"), ("uncertain", "circle"),
    ("lower_bound", "triangle-up"), ("upper_bound", "triangle-down")])
def test_soft_figures_are_hollow_and_bounds_are_triangles(draw, said, mark, symbol):
    figure = draw({2013: 8, 2014: 12}, marks={2014: mark})
    marker = trace(figure, "values").marker
    assert marker.color[0] != marker.color[1] == figure.layout.template.layout.paper_bgcolor
    assert marker.symbol[1] == symbol
    assert ": 2014" in said(figure)


def test_a_lower_bound_says_at_least(draw, said):
    figure = draw({2022: 30000}, marks={2022: "lower_bound"})
    assert "at least 30,000 victims" in said(figure)
    assert trace(figure, "values").hovertext[0] == "<b>at least 30,000 victims</b><br>2022"      # and not once more


@pytest.mark.parametrize("values", [{2014: 12}, {2019: 0, 2020: 0}, {year: year for year in range(1990, 2026)}])
@pytest.mark.parametrize("width", [350, 700, 1200])
def test_years_on_the_axis_are_whole_and_keep_apart(draw, values, width):
    figure = draw(values, width=width)
    assert all(text.isdigit() for text in figure.layout.xaxis.ticktext)
    plot = width - figure.layout.margin.l - figure.layout.margin.r
    assert len(figure.layout.xaxis.ticktext) * 28 <= plot


def test_counts_start_at_zero_and_a_cut_scale_says_so(draw, said):
    assert draw({2013: 100, 2014: 110}).layout.yaxis.range[0] == 0
    shares = draw({2013: 90, 2014: 97}, kind={"unit": "percent", "measure": "share", "whole": False, "decimals": 1})
    assert shares.layout.yaxis.range[0] > 50
    assert "The scale starts at" in said(shares)


def test_stages_are_named_on_the_axis(draw, said):
    stages = {0: "no law", 1: "drafting", 2: "in force"}
    figure = draw({2013: 1, 2014: 2}, kind={"unit": "stage", "measure": "level", "stages": stages})
    assert list(figure.layout.yaxis.ticktext) == ["no law", "drafting", "in force"]
    assert "<b>in force</b> 2014" in said(figure)


def test_nothing_to_draw_draws_nothing(draw):
    assert draw({2013: None}) is None


def test_alt_text_gives_the_finding_the_ends_and_the_breaks(series, caption, indicator, catalogue):
    rows = series({2016: 70, 2017: 60, 2018: 78}, marks={2017: "break"})
    text = series_alt(rows, caption(title="Fewer were found"), indicator=indicator(), catalogue=catalogue)
    assert text == ("Fewer were found. Line chart of 3 yearly figures, from 70 victims in 2016 to 78 victims in 2018. "
                    "The series breaks in 2017; figures before and after cannot be compared.")


AHEAD = pd.DataFrame({"year": [2015, 2016], "value": [17.2, 18.6], "low": [14.1, 13.8], "high": [20.9, 24.4],
                      "path_value": [16.1, 17.7]})


def test_the_outlook_is_dotted_from_the_last_value_on_in_a_fan_that_widens(draw, said):
    figure = draw({2012: 9, 2013: 12, 2014: 16}, outlook=AHEAD)
    dotted, fan = trace(figure, "outlook"), trace(figure, "fan")
    assert dotted.line.dash == "dot"
    assert list(zip(dotted.x, dotted.y, strict=True)) == [(2014, 16), (2015, 17.2), (2016, 18.6)]
    assert list(fan.x) == [2014, 2015, 2016, 2016, 2015, 2014]
    assert list(fan.y) == [16, 20.9, 24.4, 13.8, 14.1, 16]
    assert "Outlook for 2016: about 19 victims (14 to 24)" in said(figure)
    assert "Dotted: outlook to 2016, if the coming years vary as those since 2012 did." in said(figure)
    assert "<b>16 victims</b> 2014" in said(figure)
    assert figure.layout.xaxis.range[1] > 2016
    assert figure.layout.yaxis.range[1] > 24.4


def test_the_outlook_goes_by_the_years_after_the_last_break_and_the_path_goes_on(draw, said):
    figure = draw({2010: 70, 2011: 10, 2012: 11, 2013: 12, 2014: 14}, marks={2011: "break"}, baseline=2011,
                  outlook=AHEAD)
    assert "since 2011" in said(figure)
    assert list(trace(figure, "path").x)[-3:] == [2014, 2015, 2016]
    assert trace(figure, "path").y[-1] == 17.7
    assert "Goal path in 2016: 18 victims" in said(figure)


def test_an_empty_outlook_changes_nothing(draw):
    values = {2012: 9, 2013: 12, 2014: 16}
    assert draw(values, outlook=AHEAD.iloc[:0]) == draw(values)


def test_alt_text_tells_the_outlook(series, caption, indicator, catalogue):
    text = series_alt(series({2013: 12, 2014: 16}), caption(), indicator=indicator(), catalogue=catalogue,
                      outlook=AHEAD)
    assert text.endswith("If the coming years vary as those since 2013 did: about 19 victims in 2016, 80 % range 14 to "
                         "24.")


@pytest.mark.parametrize("high, said", [
    (5.2, "none, or a few (up to 5)"), (1.2, "none, or one"), (24.4, "none, or some (up to 24)")])
def test_about_zero_is_no_figure(indicator, catalogue, high, said):
    row = {"year": 2029, "value": 0.3, "low": 0.0, "high": high}
    assert outlook_text(row, indicator(whole=True), catalogue) == said
    assert outlook_text(row, indicator(whole=False), catalogue).startswith("close to zero (up to ")


@pytest.mark.parametrize("values, side", [
    ({2012: 9, 2013: 12, 2014: 16}, "bottom"), ({2012: 16, 2013: 15, 2014: 14}, "top"),
    ({2012: 3, 2013: 2, 2014: 1}, "bottom")])
def test_the_last_value_stands_on_the_free_side_of_its_line(draw, values, side):
    figure = draw(values, outlook=AHEAD, width=350)
    label = next(note for note in figure.layout.annotations if note.text.endswith("<br>2014"))
    assert label.yanchor == side
