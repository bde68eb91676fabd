"""How wide text is reckoned to be, held against the fonts themselves."""

import pytest

from indicators.charts.lettering import text_width

WIDE = [     # in font sizes in DejaVu Sans 2.37, plain and bold, as Pillow's getlength gives it
    ("Bosnia and Herzegovina", 12.14, 13.63), ("40 points above", 8.05, 9.03), ("×  Moving away, 2025", 11.22, 12.31),
    ("1,234,567 victims", 8.99, 10.02), ("−10.4 % a year", 7.81, 8.52), ("“Türkiye” … Côte d’Ivoire", 12.62, 14.39),
    ("ILLUSTRATIVE: invented figures, not real ones.", 23.11, 26.35)]


@pytest.mark.parametrize("text, plain, bold", WIDE)
def test_no_font_sets_a_text_wider_than_reckoned_and_little_room_is_lost(text: str, plain: float, bold: float) -> None:
    for measured, reckoned in ((plain, text_width(text, 1)), (bold, text_width(text, 1, bold=True))):
        assert measured - 0.01 <= reckoned <= 1.02 * measured


@pytest.mark.parametrize("letter, width", [("é", 0.615), ("Ł", 0.838), ("中", 1)])
def test_a_letter_of_no_table_has_room(letter: str, width: float) -> None:
    assert text_width(letter, 1) == pytest.approx(width)
