"""What stands beside a status, or in its place where the public may not see it."""

import pytest

from indicators.charts.theme import THEMES, UNCOLOURED, status_colour
from indicators.model import Status
from pages.shared import chip


@pytest.mark.parametrize("hidden, said", [
    (True, "hidden to protect people"), (False, "rests on a hidden count of people")])
def test_a_status_that_rests_on_a_hidden_count_says_so_beside_a_figure_that_is_shown(hidden: bool, said: str) -> None:
    assert said in chip.status_of({"status": "not_assessed", "reason": "hidden", "hidden": hidden})


def test_the_style_sheet_gives_every_coloured_status_its_own_colours() -> None:
    rules = chip.colours()
    for code in set(Status) - set(UNCOLOURED):
        light, dark = (status_colour(code, theme) for theme in THEMES)
        assert f".{chip.kind(code)} {{ --status: light-dark({light}, {dark});" in rules
    assert not [code for code in UNCOLOURED if chip.kind(code) in rules]
