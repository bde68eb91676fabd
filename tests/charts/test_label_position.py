"""The last value's label keeps clear of the lines before its point."""

import pytest

from indicators.charts.label_position import label_position

WIDE, TALL = 70, 34
FLAT, FALLING, RISING = [(-200, 0), (0, 0)], [(-200, 100), (0, 0)], [(-200, -100), (0, 0)]


def path(height: float) -> list[tuple[float, float]]:
    return [(-200, height), (0, height)]


@pytest.mark.parametrize(("lines", "room", "side"), [
    ([FLAT], 100, "bottom"), ([RISING], 100, "bottom"), ([FALLING], 100, "top"),
    ([FLAT, path(20)], 100, "top"), ([FLAT, path(50)], 100, "bottom"),
    ([FLAT, [(-60, 10), (-50, 60), (0, 90)]], 100, "top"),                      # in its way on the left alone
    ([FLAT, [(-200, 20), (-100, 20)]], 100, "bottom")])                         # ends before the label begins
def test_a_label_stands_on_the_free_side_of_its_point(lines, room, side):
    assert label_position(lines, WIDE, TALL, room)["yanchor"] == side


@pytest.mark.parametrize(("lines", "room"), [([FALLING], 30), ([FLAT, path(20), path(-20)], 100)])
def test_a_label_with_no_free_side_stands_over_all_and_a_line_leads_to_its_point(lines, room):
    position = label_position(lines, WIDE, TALL, room)
    assert position["showarrow"]
    assert float(str(position["ay"])) < -20
