import json
from pathlib import Path

import pandas as pd
import pytest

from indicators import wording
from indicators.charts.alt_text import frames_alt, statuses_alt
from indicators.charts.distance import distance_figure
from indicators.charts.small_multiples import small_multiples
from indicators.charts.theme import status_colour
from indicators.charts.world_map import SMALL_AREAS, world_map

SHAPES = Path(__file__).parents[2] / "pages" / "static" / "topojson" / "world_110m.json"


def areas(*rows):
    return pd.DataFrame([{"ref_area": code, "name": name, "distance": distance, "status": status, "year": 2014,
                          "word": wording.status(status).word, "certainty": "", "figure": f"{100 + distance} victims",
                          "label": f"{distance:+} points"} for code, name, distance, status in rows])


THREE = areas(("DEU", "Germany", -12, "moving_away"), ("KHM", "Cambodia", 40, "goal_met"),
              ("MLT", "Malta", 0, "goal_met"))


@pytest.mark.parametrize("width", [350, 700, 1200])
def test_distances_are_ordered_with_word_and_colour_and_goal(caption, said, width):
    figure = distance_figure(THREE, caption(), goal="Goal: 10 % more", width=width)
    assert list(figure.data[0].x) == [40, 0, -12]
    text = said(figure)
    assert "Goal: 10 % more" in text
    for word in ("Cambodia", "Goal met", "Moving away", "+40 points"):
        assert word in text
    colours = figure.data[0].marker.color
    assert colours[0] == status_colour("goal_met", "light") != colours[2]


def test_the_best_of_a_status_is_first_where_less_is_better_too(caption):
    figure = distance_figure(THREE, caption(), goal="no change", less_is_better=True)
    assert list(figure.data[0].x) == [0, 40, -12]


def test_for_the_public_no_country_is_last_but_by_its_name(caption):
    rows = areas(("A", "Austria", 1, "goal_met"), ("B", "Belgium", 9, "goal_met"), ("C", "Croatia", 5, "goal_met"))
    assert list(distance_figure(rows, caption(), goal="Goal").data[0].x) == [9, 5, 1]
    assert list(distance_figure(rows, caption(), goal="Goal", ranked=False).data[0].x) == [1, 9, 5]


def test_statuses_head_their_rows_with_their_number_and_who_has_no_distance_is_named(caption, said):
    rows = pd.concat([THREE, areas(("AUT", "Austria", float("nan"), "not_assessed"),
                                   ("BEL", "Belgium", float("nan"), "no_clear_trend"))])
    figure = distance_figure(rows, caption(), goal="Goal", width=1000)
    assert [note.text for note in figure.layout.annotations if note.name == "group"] == [
        "<b>✓ Goal met: 2</b>", "<b>✕ Moving away: 1</b>"]
    assert "No bar, No clear trend: Belgium." in said(figure)
    assert "No bar, Not assessed: Austria." in said(figure)
    assert '<b>140 victims</b> · <span style="color:#545b64">+40 points</span>' in {
        note.text.replace("\u00a0", " ") for note in figure.layout.annotations}


def test_a_figure_shows_how_sure_a_status_is_and_explains_only_the_marks_it_has(caption, said):
    rows = THREE.assign(certainty=["could_be_chance", "clear", ""], word=["Moving away (p)", "Goal met", "Goal met"])
    figure = distance_figure(rows, caption(), goal="Goal", width=1200)
    texts = {note.text.split("</b>")[0].replace("\u00a0", " ")
             for note in figure.layout.annotations if note.name == "figure"}
    assert texts == {"<b>88 victims (p) ○", "<b>140 victims ●", "<b>100 victims"}
    assert "○ chance may explain it" in said(figure)
    assert "(p): the figure is provisional." in said(figure)
    assert "too few exact figures or countries" not in said(figure)
    assert [text.split("<br>")[4:] for text in figure.data[0].hovertext] == [
        ["more than chance usually gives"], [], ["chance may explain it"]]
    assert "Next to each status" not in said(distance_figure(THREE, caption(), goal="Goal", width=1200))


def test_a_figure_does_not_put_down_to_chance_what_only_a_small_difference_makes_uncertain(caption, said):
    rows = THREE.assign(certainty=["could_be_chance", "could_be_chance", ""], chance=[False, True, True])
    figure = distance_figure(rows, caption(), goal="Goal", width=1200)
    assert "○ chance may explain it · ○ one small difference would change it" in said(figure)
    assert {text.split("<br>")[-1] for text in figure.data[0].hovertext} >= {
        "chance may explain it", "one small difference would change it"}


def test_a_map_says_how_sure_a_status_is_where_it_is_pointed_at(caption):
    figure = world_map(THREE.assign(certainty=["could_be_chance", "", ""]), caption(), disclaimer="")
    hover = {area: text for trace in figure.data if trace.type == "choropleth"
             for area, text in zip(trace.locations, trace.hovertext, strict=True)}
    assert hover["DEU"].endswith("<br>chance may explain it")
    assert "chance" not in hover["KHM"]


@pytest.mark.parametrize("width", [350, 700, 1060, 1200])
def test_the_longest_bar_of_a_side_fills_most_of_it(caption, width):
    figure = distance_figure(THREE, caption(), goal="Goal", width=width)
    low, high = figure.layout.xaxis.range
    assert 40 / high > 0.9
    assert -12 / low > 0.9
    assert width - figure.layout.margin.l - figure.layout.margin.r > 0.3 * width


def test_one_far_area_does_not_flatten_the_others_and_is_marked(caption, said):
    rows = areas(*((f"A{n}", f"Area {n}", n, "goal_met") for n in range(1, 9)), ("FAR", "Far", 900, "goal_met"))
    figure = distance_figure(rows, caption(), goal="Goal")
    assert max(figure.data[0].x) < 50
    assert "+900 points »" in said(figure).replace("</span>", "")
    assert "are shortened" in said(figure)


@pytest.mark.parametrize("count", [1, 54, 200])
def test_the_height_follows_the_number_of_areas(caption, count):
    rows = areas(*((f"A{n}", f"Area {n}", n - 5, "on_track") for n in range(count)))
    figure = distance_figure(rows, caption(), goal="Goal")
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert plot >= 18 * count


@pytest.fixture
def panels(series):
    return {"Cambodia": series({2012: 5, 2014: 9}, baseline=2012), "<b>Germany</b>": series({2013: 400, 2014: 380}),
            "Malta": series({2013: None})}


def test_each_area_with_a_value_has_a_named_panel_and_gaps_stay(panels, caption, indicator, catalogue, said):
    figure = small_multiples(panels, caption(), indicator=indicator(), catalogue=catalogue)
    text = said(figure)
    assert "<b>Cambodia</b> " in text
    assert "&lt;b&gt;Germany&lt;/b&gt;" in text
    assert "Malta" not in text
    assert "9 victims, 2014" in text
    values = next(trace for trace in figure.data if trace.name == "values")
    assert [y is None for y in values.y] == [False, True, False, True, False, False, True]


@pytest.mark.parametrize("shared, said_so", [(True, "the same scale"), (False, "its own scale")])
def test_panels_share_a_scale_or_say_that_they_do_not(panels, caption, indicator, catalogue, said, shared, said_so):
    figure = small_multiples(panels, caption(), indicator=indicator(), catalogue=catalogue, shared_scale=shared)
    assert said_so in said(figure)
    values = next(trace for trace in figure.data if trace.name == "values")
    highest = min(y for y in values.y[:3] if y is not None)
    assert (highest > min(y for y in values.y[3:] if y is not None) + 20) is shared


@pytest.mark.parametrize("shared", [True, False])
def test_one_panel_alone_is_compared_with_no_other(panels, caption, indicator, catalogue, said, shared):
    alone = {"Cambodia": panels["Cambodia"]}
    text = said(small_multiples(alone, caption(), indicator=indicator(), catalogue=catalogue, shared_scale=shared))
    assert "The scale goes from 0 victims to 9 victims." in text
    assert "panel" not in text


def test_fifty_four_panels_fit_one_pair_of_axes(series, caption, indicator, catalogue):
    frames = {f"Area {n}": series({2012: n, 2013: n + 1}) for n in range(54)}
    figure = small_multiples(frames, caption(), indicator=indicator(), catalogue=catalogue, width=350)
    assert sum(note.name == "panel" for note in figure.layout.annotations) == 54
    assert figure.layout.height > 27 * 60


def test_the_map_has_a_class_for_each_status_with_words_and_numbers(caption, said):
    figure = world_map(THREE, caption(), disclaimer="Boundaries imply no opinion.")
    assert [trace.name for trace in figure.data if trace.type == "choropleth"] == ["Goal met", "Moving away"]
    assert "Goal met (2)" in said(figure)
    assert "Boundaries imply no opinion." in said(figure)


def test_a_country_too_small_for_the_map_is_a_dot(caption):
    figure = world_map(THREE, caption(), disclaimer="")
    dots = [trace for trace in figure.data if trace.type == "scattergeo"]
    assert [(trace.lon, trace.lat) for trace in dots] == [((14.4,), (35.9,))]


def test_every_area_is_on_the_map_as_a_shape_or_a_dot():
    members = pd.read_csv(Path(__file__).parents[2] / "data" / "codelists" / "ref_areas.csv", keep_default_na=False)
    shapes = {shape["id"] for shape in json.loads(SHAPES.read_text())["objects"]["countries"]["geometries"]}
    listed = set(members.loc[members["member"] == "yes", "code"])
    assert listed
    assert listed <= shapes | SMALL_AREAS.keys()


@pytest.mark.parametrize("draw", [
    lambda caption, **_: distance_figure(THREE.iloc[:0], caption, goal="Goal"),
    lambda caption, **_: world_map(THREE.iloc[:0], caption, disclaimer=""),
    lambda caption, **rest: small_multiples({}, caption, **rest)])
def test_no_rows_draw_no_figure(draw, caption, indicator, catalogue):
    assert draw(caption(), indicator=indicator(), catalogue=catalogue) is None


def test_alt_texts_say_how_many_stand_where(caption, panels):
    named = caption(title="Most met the goal")
    assert statuses_alt("distance", THREE, named) == (
        "Most met the goal. Bar chart of 3 areas against the goal. Goal met: 2, Moving away: 1.")
    assert statuses_alt("map", THREE, named) == "Most met the goal. World map of 3 areas. Goal met: 2, Moving away: 1."
    assert frames_alt("multiples", panels, named) == "Most met the goal. Small line charts of 2 areas, one each."
