"""Colours of a dark chart on white paper."""

from indicators.charts.theme import PALETTES, on_paper, status_colour
from indicators.model import Status


def test_colours_that_differ_in_the_dark_differ_on_paper():
    assert len(set(on_paper().values())) == len(on_paper())


def test_a_status_has_the_colour_of_the_light_theme_on_white_paper():
    assert on_paper()[PALETTES["dark"].background] == "#ffffff"
    for status in Status:
        assert on_paper()[status_colour(status, "dark").lower()] == status_colour(status, "light").lower()
