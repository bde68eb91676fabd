"""How wide text is reckoned to be, held against the fonts themselves."""

import pytest

from indicators.charts.lettering import text_width

WIDE = [     # in font sizes in DejaVu Sans 2.37, plain and bold, as Pillow's getlength gives it
    ("Bosnia and Herzegovina", 12.14, 13.63), ("40 points above", 8.05, 9.03), ("×  Moving away, 2025", 11.22, 12.31),
    ("1,234,567 victims", 8.99, 10.02), ("−10.4 % a year", 7.81, 8.52), ("“Türkiye” … Côte d’Ivoire", 12.62, 14.39),
    ("ILLUSTRATIVE: invented figures, not real ones.", 23.11, 26.35)]


@pytest.mark.parametrize("text, plain, bold", WIDE)
def test_a_text_is_about_as_wide_as_in_the_widest_font(text: str, plain: float, bold: float) -> None:
    for measured, reckoned in ((plain, text_width(text, 1)), (bold, text_width(text, 1, bold=True))):
        assert 0.93 * measured <= reckoned <= 1.07 * measured


@pytest.mark.parametrize("letter, width", [("é", 0.585), ("Ł", 0.715), ("中", 1)])
def test_a_letter_of_no_table_has_room(letter: str, width: float) -> None:
    assert text_width(letter, 1) == pytest.approx(width)
