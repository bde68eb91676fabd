import pytest

from indicators.charts.axes import ticks, year_ticks
from indicators.charts.end_labels import spread


@pytest.mark.parametrize("low, high, whole, expected", [
    (0, 131, True, [0, 50, 100, 150]),
    (0, 3, True, [0, 1, 2, 3]),
    (0, 1, True, [0, 1]),
    (0, 1, False, [0, 0.25, 0.5, 0.75, 1]),
    (-5, 10, True, [-5, 0, 5, 10]),
    (0, 36210368, True, [0, 10000000, 20000000, 30000000, 40000000])])
def test_axis_values_are_round_and_span_the_data(low, high, whole, expected):
    assert ticks(low, high, 4, whole=whole) == expected


@pytest.mark.parametrize("first, last, room, expected", [
    (2014, 2014, 100, [2014]), (2010, 2014, 400, [2010, 2011, 2012, 2013, 2014]),
    (2010, 2024, 200, [2014, 2019, 2024])])
def test_years_are_named_as_far_as_there_is_room_and_the_last_always(first, last, room, expected):
    assert year_ticks(first, last, room, 30) == expected


def test_labels_move_apart_and_keep_their_order():
    moved = spread([50, 52, 51], [20, 20, 20], 0, 100)
    low, middle, high = moved[0], moved[2], moved[1]
    assert middle - low >= 20
    assert high - middle >= 20


def test_labels_that_do_not_touch_stay_where_they_are():
    assert spread([20, 80], [20, 20], 0, 100) == [20, 80]


def test_labels_stay_inside_the_plot():
    assert spread([99, 100], [20, 20], 0, 100) == [70, 90]
    assert spread([0, 1], [20, 20], 0, 100) == [10, 30]
