import re

import pytest

from indicators.charts.drawing import Drawing
from indicators.charts.frame import Needed, lay_out
from indicators.charts.lettering import text_width, wrap
from indicators.charts.theme import PALETTES, sizes, status_ink, template
from indicators.model import Status

WIDTHS = (350, 700, 1200)


def draw(caption, width=700, theme="light", **room):
    frame = lay_out(caption, theme=theme, width=width, left=40, right=40, below=20, **room)
    return frame.close(Drawing())


@pytest.mark.parametrize("width", WIDTHS)
def test_a_figure_carries_finding_source_note_date_and_versions_inside_itself(caption, said, width):
    text = said(draw(caption(note="Counted by the police."), width))
    for part in ("Cambodia identified 12 victims, 50 % more than in 2013", "Victims identified in the year, Cambodia",
                 "Source: Cambodia's report", "Note: Counted by the police.", "25 November 2026", "data version 14",
                 "Goalline 0."):
        assert part in text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_title_is_wrapped_to_the_width_and_never_cut(caption, width):
    title = " ".join(f"word{number}" for number in range(60)) + " " + "x" * 200
    figure = draw(caption(title=title), width)
    shown = next(note for note in figure.layout.annotations if note.name == "title")
    lines = shown.text.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    size = sizes(width)
    assert all(text_width(line, size.title, bold=True) <= width - 2 * size.edge for line in lines)
    assert figure.layout.margin.t >= len(lines) * size.title * 1.3


def test_more_text_makes_a_taller_figure_not_a_smaller_plot(caption):
    short, long = draw(caption()), draw(caption(title="A long finding. " * 40))
    plots = {figure.layout.height - figure.layout.margin.t - figure.layout.margin.b for figure in (short, long)}
    assert len(plots) == 1
    assert long.layout.height > short.layout.height


def test_a_briefing_is_1200_by_675(caption):
    figure = draw(caption(), 1200)
    assert (figure.layout.width, figure.layout.height) == (1200, 675)


@pytest.mark.parametrize("illustrative, expected", [(True, True), (False, False)])
def test_illustrative_figures_say_so_in_the_subtitle_and_across_the_plot(caption, illustrative, expected):
    notes = {note.name: note for note in draw(caption(illustrative=illustrative)).layout.annotations}
    assert ("ILLUSTRATIVE" in notes["subtitle"].text) is expected
    assert ("watermark" in notes) is expected


def test_markup_and_tex_in_data_are_shown_as_typed(caption):
    figure = draw(caption(title="<script>alert(1)</script> & $x$", sources=("<b>bold</b>",)))
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "<script>" not in texts
    assert "<b>bold" not in texts
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#36;x&#36;" in texts


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_figure_has_its_own_template_whatever_plotly_s_default_is(caption, theme):
    figure = draw(caption(), theme=theme)
    assert figure.layout.template == template(theme, 700)
    assert figure.layout.template.layout.paper_bgcolor == PALETTES[theme].background


def luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reads_at_four_and_a_half_to_one(theme):
    palette = PALETTES[theme]
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    for colour in (palette.text, palette.quiet, palette.series, palette.goal, palette.warning,
                   *(status_ink(status, theme) for status in Status)):
        assert contrast(colour, palette.background) >= 4.5


NEEDED = Needed("Dotted line: break in series (2017). Figures before and after it cannot be compared.",
                "Dotted line: break in series; do not compare across it.")


def footer(figure):
    """The foot of a picture, and the sentences below it."""
    text = next(note.text for note in figure.layout.annotations if note.name == "footer")
    return text.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", " "), figure.layout.meta["under"]


@pytest.mark.parametrize("width", [280, 350, 700, 920, 1200])
def test_what_a_picture_needs_is_in_it_and_the_rest_is_under_it(caption, width):
    sources = ("hib 443/2015: Loeschung kinderpornographischer Inhalte", "hib 10/2016", "Donaukurier")
    inside, under = footer(draw(caption(sources=sources, note="Counted by the police."), width,
                                keys=[NEEDED, "Thin line: goal path."]))
    for part in (NEEDED.short, f"Source: {sources[0]} and 2 more", "data version 14"):
        assert part in inside
    assert under == [NEEDED.text, "Thin line: goal path.", "Note: Counted by the police.",
                     f"Source: {'; '.join(sources)}"]


@pytest.mark.parametrize(("link", "code", "part"), [
    ("https://goalline.example.org/country?area=DEU", "DEU-4.2-v13", "https://goalline.example.org/country?area=DEU"),
    ("https://goalline.example.org/briefing?areas=" + "DEU," * 40, "B-v13", "Code B-v13"), ("", "B-v13", "Code B-v13")])
def test_a_code_stands_where_there_is_no_link_or_one_too_long(caption, link, code, part):
    inside, _ = footer(draw(caption(link=link, code=code)))
    assert inside.endswith(part)


def test_a_number_stays_with_its_percent_sign():
    lines = wrap("about 10 % more", text_width("about 10", 12), 12)
    assert not any(re.match(r"\s*%", line) for line in lines)
