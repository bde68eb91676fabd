"""The palette: told apart by all, read on all."""

from itertools import combinations

import numpy as np
import pytest

from indicators.charts.theme import (
    LINE_COLOURS,
    PALETTES,
    STATUS_COLOURS,
    THEMES,
    Theme,
    contrast,
    hatching,
    outline,
    status_colour,
    status_ink,
    text_on,
)
from indicators.model import Status
from tests.charts.colour_difference import SIGHTS, difference

LEAST = 20


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_statuses_are_told_apart_by_every_sight(theme: Theme, sight: str):
    fills = {status_colour(status, theme) for status in STATUS_COLOURS}
    assert len(fills) == 5
    assert min(difference(*pair, sight) for pair in combinations(fills, 2)) >= LEAST


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("theme", THEMES)
def test_words_are_read_on_every_status(theme: Theme, status: Status):
    fill, background = status_colour(status, theme), PALETTES[theme].background
    assert contrast(text_on(fill), fill) >= 4.5
    assert contrast(status_ink(status, theme), background) >= 4.5
    assert contrast(outline(fill, theme), background) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_stripes_are_seen_on_every_status(theme: Theme):
    for status in STATUS_COLOURS:
        fill = status_colour(status, theme)
        assert contrast(fill, hatching(fill)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_compared_countries_have_no_colour_of_a_status(theme: Theme):
    fills = {status_colour(status, theme).lower() for status in Status}
    assert fills.isdisjoint(colour.lower() for colour in LINE_COLOURS[theme])


def test_a_known_colour_difference_is_computed():
    """Sharma, Wu and Dalal 2005, the CIEDE2000 formula, first and last pairs of table 1."""
    from tests.charts.colour_difference import ciede2000  # noqa: PLC0415

    assert ciede2000(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000(np.array([2.0776, 0.0795, -1.135]), np.array([0.9033, -0.0636, -0.5514])) == pytest.approx(
        0.9082, abs=1e-4)
