"""Columns of yearly changes above a series, drawn from judged figures."""

import pytest

from indicators.charts.alt_text import series_alt
from indicators.charts.change_columns import changes
from indicators.charts.lettering import text_width
from indicators.charts.series import series_figure
from indicators.charts.theme import PALETTES
from indicators.judging.scoreboard import judge
from indicators.model import Rule
from tests.nouns import as_seen, catalogue, figures, goal, indicator

RISE = {"method": "annual_change", "at_least": "10 %"}
FALL = {"method": "annual_change", "at_most": "-10 %"}
STEADY = {2010: 100, 2011: 120, 2012: 118, 2013: 130, 2014: 135, 2015: 120, 2016: 180, 2017: 198}


def judged(values, marks=None, rule=RISE, audience="staff", **changed):
    """The rows of a series judged by a yearly goal, with its indicator and catalogue."""
    direction = "down" if rule is FALL else "up"
    which = indicator("X", goal=Rule.model_validate(rule), whole=True, desired_direction=direction, **changed)
    rows = figures(*(("X", "AAA", year, value, (marks or {}).get(year, "")) for year, value in values.items()))
    board = as_seen(judge(rows, catalogue(goal("1.1", which))), audience)
    return board.series("X", "AAA"), {"indicator": which, "catalogue": board.catalogue}


@pytest.fixture
def draw(caption):
    def build(*given, width=700, theme="light", **changed):
        rows, nouns = judged(*given, **changed)
        return series_figure(rows, caption(), **nouns, width=width, theme=theme)
    return build


def columns(figure):
    """Year -> (pixels from the line of no change to the end, whether it is filled)."""
    zero = next((shape.y0 for shape in figure.layout.shapes if shape.name == "no change"), 0)
    empty = figure.layout.template.layout.paper_bgcolor
    return {round((shape.x0 + shape.x1) / 2): (shape.y1 - zero if shape.y1 > zero else shape.y0 - zero,
                                               shape.fillcolor != empty)
            for shape in figure.layout.shapes if shape.name == "change"}


def words(figure):
    return {note.x: note.text.replace("\u00a0", " ") for note in figure.layout.annotations if note.name == "change"}


def test_a_column_is_filled_where_the_goal_was_met_and_says_what_the_tables_say(draw):
    figure = draw({2010: 100, 2011: 121, 2012: 124, 2013: 120, 2014: 132})
    assert {year: filled for year, (_, filled) in columns(figure).items()} == {
        2011: True, 2012: False, 2013: False, 2014: True}
    assert [note.x for note in figure.layout.annotations if note.name == "tick"] == [2011, 2014]
    assert words(figure) == {2011: "+21 %", 2012: "+2.5 %", 2013: "−3.2 %", 2014: "+10 %"}


def test_columns_share_the_scale_of_the_goals_dashed_line(draw):
    figure = draw({2010: 100, 2011: 120, 2012: 120, 2013: 114})
    heights = {year: height for year, (height, _) in columns(figure).items()}
    line, = (shape for shape in figure.layout.shapes if shape.name == "yearly goal")
    zero = next(shape.y0 for shape in figure.layout.shapes if shape.name == "no change")
    assert line.line.dash == "dash"
    assert heights == pytest.approx({2011: 2 * (line.y0 - zero), 2012: 0, 2013: -(line.y0 - zero) / 2})
    label, = (note.text for note in figure.layout.annotations if note.name == "yearly goal")
    assert label.replace("\u00a0", " ") == "Goal: +10 %"


def test_years_are_those_of_the_line_below_at_any_width(draw):
    figure = draw(STEADY)
    assert {shape.xref for shape in figure.layout.shapes if shape.name == "change"} <= {"x", None}
    assert list(columns(figure)) == [2011, 2012, 2013, 2014, 2015, 2016, 2017]
    assert all(shape.x1 - shape.x0 < 1 for shape in figure.layout.shapes if shape.name == "change")


@pytest.mark.parametrize("values, marks, drawn", [
    ({2010: 100, 2011: 120, 2013: 150, 2014: 170}, {}, [2011, 2014]),
    ({2010: 100, 2011: None, 2012: 120, 2013: 130}, {}, [2013]),
    ({2010: 100, 2011: 120, 2012: 150, 2013: 170}, {2012: "break"}, [2011, 2013]),
    ({2010: 100, 2011: 120, 2012: 150, 2013: 170}, {2012: "uncertain"}, [2011]),
    ({2010: 100, 2011: 0, 2012: 5, 2013: 6}, {}, [2011, 2013])])
def test_a_year_without_a_comparable_change_has_no_column(draw, values, marks, drawn):
    figure = draw(values, marks)
    assert list(columns(figure)) == drawn
    assert set(words(figure)) == set(drawn)


def test_a_bound_that_decides_nothing_has_no_column(draw):
    assert columns(draw({2010: 100, 2011: 105, 2012: 120}, {2011: "lower_bound"})) == {}


def test_on_a_base_below_twenty_the_difference_is_written(draw, said):
    figure = draw({2010: 5, 2011: 17, 2012: 20, 2013: 25})
    assert words(figure) == {2011: "+12 »", 2012: "+3", 2013: "+25 %"}
    assert "A change without % is a difference: the year before had fewer than 20." in said(figure)
    assert "A change without %" not in said(draw(STEADY))


def test_a_column_far_above_all_others_is_cut_and_marked(draw, said):
    figure = draw({2010: 100, 2011: 110, 2012: 112, 2013: 125, 2014: 1250})
    heights = {year: height for year, (height, _) in columns(figure).items()}
    assert heights[2014] < 11 * heights[2011]
    assert words(figure)[2014] == "+900 % »"
    assert "Columns marked » or « are shortened." in said(figure)
    assert "shortened" not in said(draw(STEADY))


def test_no_column_is_cut_below_the_goal(draw):
    figure = draw({2010: 1000, 2011: 1010, 2012: 1012, 2013: 1022, 2014: 1030, 2015: 1033, 2016: 1200})
    line = next(shape for shape in figure.layout.shapes if shape.name == "yearly goal")
    zero = next(shape.y0 for shape in figure.layout.shapes if shape.name == "no change")
    assert columns(figure)[2016] == (pytest.approx(1.616 * (line.y0 - zero), rel=0.01), True)


def test_where_less_is_better_the_goal_is_below_zero(draw):
    figure = draw({2010: 100, 2011: 80, 2012: 79}, rule=FALL)
    line, = (shape for shape in figure.layout.shapes if shape.name == "yearly goal")
    zero = next(shape.y0 for shape in figure.layout.shapes if shape.name == "no change")
    assert line.y0 < zero
    assert {year: filled for year, (_, filled) in columns(figure).items()} == {2011: True, 2012: False}


def test_a_goal_that_changed_has_a_line_for_each_of_its_times(draw):
    figure = draw({2010: 100, 2011: 106, 2012: 112, 2013: 130, 2014: 150},
                  rule={"method": "annual_change", "at_least": {2011: "5 %", 2013: "20 %"}})
    lines = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.name == "yearly goal"]
    assert lines == [(2009.4, 2012.5), (2012.5, 2014.6)]
    assert {year: filled for year, (_, filled) in columns(figure).items()} == {
        2011: True, 2012: True, 2013: False, 2014: False}


def test_for_the_public_no_change_is_drawn_that_would_give_a_hidden_count_away(draw):
    values = {2010: 40, 2011: 44, 2012: 3, 2013: 50, 2014: 60, 2015: 61}
    small = {"counts_people": True, "small_counts": {"hide_below": 5}}
    assert list(columns(draw(values, **small))) == [2011, 2012, 2013, 2014, 2015]
    for_public = draw(values, **small, audience="public")
    assert columns(for_public).keys() == words(for_public).keys() == {2011, 2014, 2015}
    assert [filled for _, filled in columns(for_public).values()] == [True, True, False]


@pytest.mark.parametrize("width", [350, 700, 920, 1200])
@pytest.mark.parametrize("values", [STEADY, {year: 100 + year % 7 * 20 for year in range(2008, 2025)},
                                    {2010: 100, 2011: 101}, {2010: 9, 2011: 3}])
def test_words_are_clear_of_columns_and_of_others_and_the_newest_are_written(draw, values, width):
    figure = draw(values, width=width)
    low, high = figure.layout.xaxis.range
    a_year = (width - figure.layout.margin.l - figure.layout.margin.r) / (high - low)
    boxes = {}
    for note in figure.layout.annotations:
        if note.name == "change":
            half = text_width(note.text, note.font.size) / 2
            middle = note.x * a_year + note.xshift
            boxes[note.x] = (middle - half, middle + half, note.yshift, note.yshift + note.font.size)
            assert note.font.size >= 12
            assert note.yshift >= 0
    assert max(values) in boxes
    drawn = {(shape.x0 + shape.x1) / 2: (shape.x0 * a_year, shape.x1 * a_year, shape.y0, shape.y1)
             for shape in figure.layout.shapes if shape.name == "change"}
    for year, own in boxes.items():
        for other in (*(box for other, box in boxes.items() if other != year), *drawn.values()):
            assert own[1] <= other[0] or other[1] <= own[0] or own[3] <= other[2] + 0.5 or other[3] <= own[2] + 0.5
    heading, = (note for note in figure.layout.annotations if note.name == "heading")
    assert max(top for *_, top in boxes.values()) <= heading.yshift + 1
    assert heading.yshift + heading.borderpad + figure.layout.template.layout.font.size < figure.layout.margin.t


@pytest.mark.parametrize("values, changed", [
    ({2010: 60, 2011: 66, 2012: 70}, {"rule": {"method": "direction"}}),
    ({2010: 60, 2011: 66, 2012: 70}, {"measure": "share", "unit": "percent"}),
    ({2010: 60, 2012: 90}, {})])
def test_only_a_change_on_the_year_before_against_a_yearly_goal_is_drawn(draw, values, changed):
    assert columns(draw(values, **changed)) == {}


def test_one_year_alone_is_drawn_as_before(draw):
    assert "Change on the year before" not in {note.text for note in draw({2014: 12}).layout.annotations}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_filled_and_hollow_differ_without_colour_too(draw, said, theme):
    figure = draw({2010: 100, 2011: 120, 2012: 121}, theme=theme)
    fills = [shape.fillcolor for shape in figure.layout.shapes if shape.name == "change"]
    assert fills == [PALETTES[theme].quiet, PALETTES[theme].background]      # a tick is no colour of a status
    assert "Filled, ✓: the year met the goal; hollow: it did not; none: not known." in said(figure)


def test_the_alternative_text_counts_the_years_that_met_the_goal(caption):
    rows, nouns = judged({2010: 100, 2011: 120, 2012: 121, 2013: 140})
    assert len(changes(rows, nouns["indicator"])) == 3
    assert "Columns show 3 changes on the year before; 2 of them met the goal." in series_alt(rows, caption(), **nouns)
