"""The texts of a figure: in a picture inside it, on a screen for the page."""

import pytest

from indicators.charts.drawing import Drawing, escape, lines_of
from indicators.charts.frame import finish
from indicators.charts.theme import BRIEFING, PAGE, PALETTES, THEMES, contrast


@pytest.fixture
def draw(caption):
    def build(*, width=PAGE, theme="light", keys=(), remarks=(), **changed):
        drawing = Drawing()
        drawing.trace("scatter", x=[2013, 2014], y=[8, 12])
        return finish(drawing, caption(**changed), theme=theme, width=width, plot=300, keys=keys, remarks=remarks)
    return build


def plain(text):
    return text.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("width", [PAGE, BRIEFING])
def test_a_picture_carries_its_texts_inside(draw, width):
    layout = draw(width=width, keys=["Dotted: break."], clearance="Embargo", organisation="Secretariat").layout
    assert "Cambodia identified 12 victims" in plain(layout.title.text)
    assert "Victims identified in the year" in plain(layout.title.subtitle.text)
    foot = plain(layout.legend2.title.text)
    for part in ("Dotted: break.", "Source: Cambodia's report", "25 November 2026", "Data version 14", "Secretariat",
                 "Embargo"):
        assert part in foot


def test_a_screen_s_chart_is_as_wide_as_its_room(draw):
    layout = draw(width=None, keys=["Dotted: break."], remarks=["No bar: Malta."], note="Careful").layout
    assert (layout.width, layout.autosize, layout.title.text) == (None, True, None)
    assert layout.meta["keys"] == ["Dotted: break."]
    assert layout.meta["under"] == ["No bar: Malta.", "Note: Careful"]
    assert "Data version 14" in layout.meta["origin"]


@pytest.mark.parametrize("width", [PAGE, BRIEFING])
def test_invented_figures_say_so_beside_the_title_and_in_the_foot(draw, width):
    layout = draw(width=width, illustrative=True).layout
    assert "ILLUSTRATIVE" in layout.title.subtitle.text
    assert "ILLUSTRATIVE" in layout.legend2.title.text
    assert not layout.annotations
    assert "ILLUSTRATIVE" not in draw(width=width).layout.title.subtitle.text


def test_a_slide_is_1200_by_675(draw):
    layout = draw(width=BRIEFING).layout
    assert (layout.width, layout.height) == (1200, 675)


def test_more_text_makes_a_taller_picture(draw):
    assert draw(title="Cambodia identified more victims " * 6).layout.height > draw().layout.height + 40


def test_markup_and_tex_are_shown_as_typed():
    assert escape("<b> & $x$") == "&lt;b&gt; &amp; &#36;x&#36;"


def test_a_number_stays_with_its_unit():
    assert all("%" not in line.split()[0] for line in lines_of("up by 50 % and 50 % and 50 % and 50 %", 60, 12))


@pytest.mark.parametrize("theme", THEMES)
def test_texts_are_read_on_their_background(theme):
    palette = PALETTES[theme]
    for colour in (palette.text, palette.quiet, palette.series, palette.goal, palette.warning):
        assert contrast(colour, palette.background) >= 4.5
