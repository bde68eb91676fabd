"""First and latest figures of areas as dumbbells."""

import pandas as pd
import pytest

from indicators import wording
from indicators.charts.alt_text import statuses_alt
from indicators.charts.dumbbells import dumbbells
from indicators.charts.lettering import text_width
from indicators.charts.theme import PALETTES, status_colour
from tests.nouns import HOURS
from tests.nouns import catalogue as nouns

NONE = float("nan")


def areas(*rows):
    return pd.DataFrame([{
        "name": name, "status": status, "word": wording.status(status).word, "certainty": "", "marks": "",
        "value": latest, "year": 2023, "baseline_value": first, "baseline_year": NONE if first != first else 2016.0,
    } for name, first, latest, status in rows])


FOUR = areas(("Aland", 120, 98.1, "no_clear_trend"), ("Bland", 40, 10, "improving"), ("Cland", 30, 20, "improving"),
             ("Dland", 15, 45.5, "moving_away"))


@pytest.fixture
def draw(caption):
    def build(rows, **options):
        return dumbbells(rows, caption(), indicator=options.pop("indicator", HOURS), catalogue=nouns(), **options)
    return build


def ends(figure):
    """First and latest value as drawn, by row from the top."""
    first, latest = (next(trace for trace in figure.data if trace.name == name) for name in ("first", "latest"))
    return list(zip(first.x, latest.x, strict=True))


def texts(figure, name):
    return [note.text.replace("\u00a0", " ") for note in figure.layout.annotations if note.name == name]


def test_a_line_goes_from_the_first_figure_to_the_latest_and_says_both(draw):
    figure = draw(FOUR, width=920)
    assert ends(figure) == [(40, 10), (30, 20), (120, 98.1), (15, 45.5)]
    assert texts(figure, "figure")[2] == (
        '<b>98.1 hours</b> <span style="color:#545b64">in 2023, from 120 in 2016</span>')
    lines = [(list(trace.x), trace.line.color) for trace in figure.data if trace.name == "lines"]
    assert lines == [([40, 10, None, 30, 20, None], status_colour("improving", "light")),
                     ([120, 98.1, None], status_colour("no_clear_trend", "light")),
                     ([15, 45.5, None], status_colour("moving_away", "light"))]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_point_is_hollow_and_the_latest_is_filled_above_it(draw, theme, said):
    figure = draw(FOUR, theme=theme)
    assert [trace.name for trace in figure.data][-2:] == ["first", "latest"]
    first, latest = figure.data[-2:]
    assert set(first.marker.color) == {PALETTES[theme].background}
    assert list(first.marker.line.color) == list(latest.marker.color) == [
        status_colour(status, theme) for status in ("improving", "improving", "no_clear_trend", "moving_away")]
    assert "From the first figure (hollow) to the latest (filled)." in said(figure)


def test_statuses_head_their_rows_with_their_number(draw):
    assert texts(draw(FOUR), "group") == [
        "<b>+ Improving: 2</b>", "<b>= No clear trend: 1</b>", "<b>✕ Moving away: 1</b>"]


def test_for_staff_the_best_latest_figure_of_a_status_is_first(draw):
    rows = areas(("Aland", 50, 30, "improving"), ("Bland", 50, 10, "improving"), ("Cland", 50, 20, "improving"))
    more = HOURS.model_copy(update={"desired_direction": "up"})
    assert texts(draw(rows), "area") == ["Bland", "Cland", "Aland"]
    assert texts(draw(rows, indicator=more), "area") == ["Aland", "Cland", "Bland"]


def test_for_the_public_countries_are_in_alphabetical_order(draw):
    rows = areas(("Cland", 50, 10, "improving"), ("Aland", 50, 30, "improving"), ("Bland", 50, 20, "improving"))
    assert texts(draw(rows, ranked=False), "area") == ["Aland", "Bland", "Cland"]


def test_the_median_of_the_latest_figures_is_a_thin_labelled_line(draw):
    figure = draw(FOUR, width=920)
    line, = (shape for shape in figure.layout.shapes if shape.name == "median")
    assert line.x0 == line.x1 == (20 + 45.5) / 2
    assert line.line.width == 1
    assert texts(figure, "median") == ["Median of the latest figures: 32.8 hours"]
    assert texts(draw(FOUR[:2]), "median") == []         # the median of two would only be their middle


def test_who_has_no_two_figures_is_not_drawn_and_named_by_status(draw, said):
    one = areas(("Eland", 7, 7, "too_early")).assign(baseline_year=2023.0)
    rows = pd.concat([FOUR, one, areas(("Gland", NONE, 9, "not_assessed"), ("Fland", 5, NONE, "not_assessed"))])
    figure = draw(rows)
    assert len(ends(figure)) == 4
    assert "No two figures to compare, Too early: Eland." in said(figure)
    assert "No two figures to compare, Not assessed: Fland and Gland." in said(figure)
    assert texts(figure, "median")[0].endswith("32.8 hours")        # of those that are drawn
    assert draw(one) is None


def test_a_figure_shows_how_sure_a_status_is_and_what_is_provisional(draw, said):
    rows = FOUR.assign(certainty=["", "clear", "could_be_chance", ""],
                       word=["No clear trend (p)", "Improving", "Improving", "Moving away"])
    figure = draw(rows, width=920)
    bold = [text.split("</b>")[0] for text in texts(figure, "figure")]
    assert bold == ["<b>10 hours ●", "<b>20 hours ○", "<b>98.1 hours (p)", "<b>45.5 hours"]
    assert "● more than chance usually gives · ○ chance may explain it" in said(figure)


def test_a_far_figure_does_not_flatten_the_others_and_is_marked(draw, said):
    rows = areas(*((f"Area {n}", n + 3, n, "improving") for n in range(1, 9)), ("Far", 4000, 3000, "improving"))
    figure = draw(rows)
    assert max(max(pair) for pair in ends(figure)) == pytest.approx(1.1 * 11)
    assert [text.count("»") for text in texts(figure, "figure")] == [0] * 8 + [1]
    assert "Lines marked » or « are shortened." in said(figure)
    assert "shortened" not in said(draw(FOUR))


def test_the_scale_starts_at_zero_or_says_that_it_does_not(draw, said):
    assert draw(FOUR).layout.xaxis.tickvals[0] == 0
    high = draw(areas(("Aland", 70, 85, "improving"), ("Bland", 90, 95, "improving")))
    assert high.layout.xaxis.tickvals[0] == 70
    assert "The scale starts at 70 hours, not at zero." in said(high)


@pytest.mark.parametrize("width", [350, 700, 920, 1200])
def test_points_are_within_the_plot_and_texts_in_their_gutters(draw, width):
    names = ["Aland", "Bosnia and Herzegovina", "Saint Vincent and the Grenadines", "Dland"]
    figure = draw(FOUR.assign(name=names), width=width)
    low, high = figure.layout.xaxis.range
    assert all(low < value < high for pair in ends(figure) for value in pair)
    margin, size = figure.layout.margin, figure.layout.template.layout.font.size
    if width >= 500:
        for name, room in (("area", margin.l), ("figure", margin.r)):
            for text in texts(figure, name):
                bare = [line.split("</b>")[-1] for line in text.replace("</span>", "").split("<br>")]
                assert all(text_width(line.split(">")[-1], size) < room for line in bare)
    assert width - margin.l - margin.r > 0.3 * width
    assert size >= 12


def test_rows_are_low_on_a_page(draw):
    rows = areas(*((f"Area {n}", n + 3, n, "improving") for n in range(54)))
    figure = draw(rows, width=920)
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert 54 * 18 < plot < 54 * 22 + 60


def test_pointing_at_a_point_says_both_figures_and_the_status(draw):
    assert draw(FOUR).data[-1].hovertext[3].replace("\u00a0", " ") == (
        "<b>Dland</b><br>45.5 hours in 2023, from 15 in 2016<br>Moving away")


def test_the_alternative_text_counts_areas_by_status(caption):
    assert statuses_alt("dumbbells", FOUR, caption(title="Two improved")) == (
        "Two improved. First and latest figures of 4 areas. Improving: 2, No clear trend: 1, Moving away: 1.")


@pytest.mark.parametrize("width", [280, 350, 700, 920])
@pytest.mark.parametrize("latest", [5, 50, 95])
def test_the_label_of_the_median_has_the_room_on_its_side(draw, width, latest):
    rows = areas(*((f"A{n}", first, latest, "improving") for n, first in enumerate((0, 50, 100))))
    figure = draw(rows, width=width)
    label = next(note for note in figure.layout.annotations if note.name == "median")
    low, high = figure.layout.xaxis.range
    share = (latest - low) / (high - low)
    room = (1 - share if label.xanchor == "left" else share) * (
        width - figure.layout.margin.l - figure.layout.margin.r)
    size = figure.layout.template.layout.font.size
    widest = max(text_width(line, size) for line in label.text.split("<br>"))
    assert widest <= room
