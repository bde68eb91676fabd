import pandas as pd
import pytest

from indicators import wording
from indicators.charts.alt_text import statuses_alt
from indicators.charts.tile_map import tile_map


def tiles(*rows):
    return pd.DataFrame([{"ref_area": code, "name": name, "region": region, "status": status, "certainty": certainty,
                          "number": "", "label": "5 victims, 2024",
                          "word": wording.status(status).word if status else "No figure"}
                         for code, name, region, status, certainty in rows])


FIVE = tiles(("MLT", "Malta", "Europe", "goal_met", "clear"), ("DEU", "Germany", "Europe", "moving_away", ""),
             ("KHM", "Cambodia", "Asia", "not_assessed", ""), ("ALB", "Albania", "Europe", "", ""),
             ("USA", "United States", "Americas", "goal_met", "could_be_chance"))


def test_every_country_has_a_tile_with_code_and_marks_by_region_and_name(caption):
    figure = tile_map(FIVE, caption())
    assert [note.text for note in figure.layout.annotations if note.name == "region"] == [
        "<b>Americas (1)</b>", "<b>Asia (1)</b>", "<b>Europe (3)</b>"]
    assert [note.text for note in figure.layout.annotations if note.name == "tile"] == [
        "<b>USA</b><br>✓ ○", "<b>KHM</b><br>–", "<b>ALB</b><br>", "<b>DEU</b><br>✕", "<b>MLT</b><br>✓ ●"]


def test_an_activity_has_its_number_on_the_tile_and_no_colour(caption):
    rows = FIVE.assign(status="", certainty="", number=["7", "none reported", "", "12", "1"])
    figure = tile_map(rows, caption())
    assert [note.text for note in figure.layout.annotations if note.name == "tile"][0] == "<b>USA</b><br>1"
    assert set(figure.data[0].marker.color) == {figure.layout.template.layout.paper_bgcolor}
    assert "no recent figure (1)" in next(note.text for note in figure.layout.annotations if note.name == "legend")


@pytest.mark.parametrize("width", [350, 700, 920, 1200])
def test_tiles_of_one_size_fit_and_do_not_overlap(caption, width):
    many = tiles(*((f"A{n:02}", f"Area {n:02}", "Europe", "on_track", "") for n in range(54)))
    figure = tile_map(many, caption(), width=width)
    bars, = figure.data
    high = figure.layout.yaxis.range[0]
    boxes = [(x - bars.width / 2, x + bars.width / 2, top, top + height)
             for x, top, height in zip(bars.x, bars.base, bars.y, strict=True)]
    assert all(left >= 0 and right <= figure.layout.xaxis.range[1] and bottom <= high + 1
               for left, right, _, bottom in boxes)
    for index, (left, right, top, bottom) in enumerate(boxes):
        assert all(right <= a or b <= left or bottom <= c or d <= top for a, b, c, d in boxes[index + 1:])
    assert figure.layout.barmode == "overlay"


def test_the_legend_counts_statuses_and_those_without_a_recent_figure(caption, said):
    text = said(tile_map(FIVE, caption()))
    assert "✓ Goal met (2)" in text
    assert "no recent figure (1)" in text
    assert "no recent figure" not in said(tile_map(FIVE[FIVE["status"] != ""], caption()))


def test_what_is_not_assessed_is_hatched_and_has_no_fill(caption):
    bars, = tile_map(FIVE, caption()).data
    assert list(bars.marker.pattern.shape) == ["", "/", "", "", ""]
    assert list(bars.marker.color)[1] == list(bars.marker.color)[2] == "#ffffff"


def test_pointing_at_a_tile_says_name_status_figure_and_certainty(caption):
    bars, = tile_map(FIVE, caption()).data
    assert bars.hovertext[0] == "<b>United States</b><br>Goal met<br>5 victims, 2024<br>chance may explain it"


def test_no_rows_draw_no_tiles_and_the_alternative_text_counts_them(caption):
    assert tile_map(FIVE.iloc[:0], caption()) is None
    text = statuses_alt("tile", FIVE, caption(title="Most met the goal"))
    assert text.startswith("Most met the goal. Tiles of 5 countries. ")


def test_a_provisional_status_has_its_sign_on_the_tile_and_in_the_key(caption, said):
    provisional = FIVE.assign(word=FIVE["word"].where(FIVE["ref_area"] != "MLT", FIVE["word"] + " (p)"))
    figure = tile_map(provisional, caption())
    tile, = [note.text for note in figure.layout.annotations if note.name == "tile" and "MLT" in note.text]
    assert tile == "<b>MLT</b><br>✓ ● (p)"
    assert "(p): the figure is provisional" in said(figure)
