import math
from xml.etree import ElementTree

import pytest

from indicators.charts.sparkline import sparkline_svg

SVG = "{http://www.w3.org/2000/svg}"


def lines(svg: str) -> list[int]:
    """Number of points of each drawn line, of those with more than one."""
    drawn = [part.count("L") + 1 for line in ElementTree.fromstring(svg).iter(f"{SVG}path")
             for part in line.get("d").split("M")[1:]]
    return [points for points in drawn if points > 1]


@pytest.mark.parametrize("years, values, breaks, expected", [
    ([2010, 2011, 2012], [1, 2, 3], (), [3]),
    ([2010, 2011, 2012, 2013], [1, None, 2, 3], (), [2]),
    ([2010, 2011, 2013, 2014], [1, 2, 3, 4], (), [2, 2]),
    ([2010, 2011, 2012, 2013], [1, 2, 3, 4], (2012,), [2, 2]),
    ([2014, 2013, 2012], [3, 2, 1], (), [3])])
def test_gaps_and_breaks_interrupt_the_line(years, values, breaks, expected):
    assert lines(sparkline_svg(years, values, breaks=breaks)) == expected


@pytest.mark.parametrize("values", [[], [None, 5, math.nan], [8, 12]])
def test_two_points_are_no_line(values):
    assert sparkline_svg(range(2010, 2010 + len(values)), values) == ""


def test_a_goal_path_is_drawn_dashed_in_the_text_s_colour():
    svg = sparkline_svg([2012, 2013, 2014], [7, 8, 12], goal_path=[7, 8, 8.8])
    assert "stroke-dasharray" in svg
    assert "currentColor" in svg
