"""Charts of many countries: rows, points, tiles, panels, a map."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators import wording
from indicators.charts.alt_text import frames_alt, funnel_alt, statuses_alt
from indicators.charts.clouds import funnel_figure, level_change
from indicators.charts.small_multiples import small_multiples
from indicators.charts.spans import dumbbells, growth_intervals
from indicators.charts.stage_tiles import stage_tiles
from indicators.charts.theme import contrast, status_colour, status_ink
from indicators.charts.tile_map import tile_map
from indicators.charts.world_map import SMALL_AREAS, world_map
from indicators.judging.scoreboard import judge
from indicators.model import Rule
from tests.nouns import HOURS, figures, goal
from tests.nouns import catalogue as nouns
from tests.nouns import indicator as noun

SHAPES = Path(__file__).parents[2] / "pages" / "static" / "topojson" / "world_110m.json"
NONE = float("nan")


def rows(*given, **columns):
    """One row for each (name, status, certainty, value)."""
    return pd.DataFrame([{
        "ref_area": name[:3].upper(), "name": name, "status": status, "certainty": certainty, "marks": "", "year": 2023,
        "word": wording.status(status).word if status else "", "value": float(value), "number": f"{value:g}",
        "region": "Europe", "label": f"{value:g} hours", "figure": f"{value:g} hours"} | columns
        for name, status, certainty, value in given])


FOUR = rows(("Aland", "no_clear_trend", "clear", 98), ("Bland", "improving", "could_be_chance", 10),
            ("Cland", "improving", "clear", 20), ("Dland", "moving_away", "untested", 45.5))
MANY = rows(*((f"Land {number:02}", "improving", "clear", 10 + number) for number in range(54)))


def two_figures(given):
    return given.assign(baseline_value=given["value"] + 5, baseline_year=2016.0)


def hatched(figure):
    """Whether the bar at each place across is hatched."""
    return {x: bool(each.marker.pattern.shape) for each in figure.data if each.type == "bar" and each.hovertext
            for x in each.x}


def names(figure, axis="yaxis"):
    return list(figure.layout[axis].ticktext)


def test_dumbbells_go_from_the_first_to_the_latest(caption, said, trace):
    given = two_figures(FOUR)
    given.loc[3, "value"] = NONE
    figure = dumbbells(given, caption(), indicator=HOURS, catalogue=nouns(), goal=24)
    assert names(figure) == ["Bland", "Cland", "Aland"]
    assert list(trace(figure, "value").x) == [10, 20, 98]
    assert list(trace(figure, "baseline_value").x) == [15, 25, 103]
    for words in ("Median of the latest figures: 20 hours", "Goal: 24 hours"):
        assert words in said(figure)
    counts = Counter(wording.status(code).word for code in given["status"])
    told = statuses_alt("dumbbells", given, caption())
    assert "4 areas" in told
    assert all(f"{word}: {count}" in told for word, count in counts.items())


def test_counts_far_apart_are_on_a_logarithmic_scale(caption, said):
    counts = two_figures(rows(("Aland", "ahead", "clear", 0), ("Bland", "ahead", "clear", 2000)))
    figure = dumbbells(counts, caption(), indicator=noun("X"), catalogue=nouns())
    assert figure.layout.xaxis.type == "log"
    assert figure.layout.xaxis.ticktext[0] == "0"
    assert "Logarithmic scale" in said(figure)
    assert dumbbells(two_figures(FOUR), caption(), indicator=HOURS, catalogue=nouns()).layout.xaxis.type is None


@pytest.mark.parametrize("width, columns, height", [(None, 1, None), (700, 1, None), (1200, 3, 800)])
def test_many_countries_are_in_three_columns_of_a_slide(caption, width, columns, height):
    figure = dumbbells(two_figures(MANY), caption(), indicator=HOURS, catalogue=nouns(), width=width)
    assert sum(name.startswith("xaxis") for name in figure.layout.to_plotly_json()) == columns
    assert height is None or figure.layout.height <= height
    axes = figure.layout.to_plotly_json()
    assert len({tuple(axes[name]["range"]) for name in axes if name.startswith("xaxis")}) == 1
    assert figure.layout.width == width


def test_intervals_keep_their_order_and_are_told_of(caption, said):
    given = FOUR.assign(growth=[0.1, 0.2, 0.3, 1.5], growth_low=0.0, growth_high=[0.2, 0.3, 0.4, 3.0], interval="")
    figure = growth_intervals(given, caption(), goal=0.1, goal_name="Goal: +10 % a year")
    assert names(figure) == list(given["name"])
    assert figure.layout.xaxis.range[1] < 110
    assert "are cut off" in said(figure)
    assert "Ordered by status, then by the end of the interval" in said(figure)
    assert "Goal: +10 % a year" in said(figure)


def test_a_funnel_names_who_is_outside_or_big(caption, said, trace):
    sizes = np.geomspace(4, 2000, 20)
    limits = {share: pd.DataFrame({"size": sizes, "low": 0.05 - z / np.sqrt(sizes), "high": 0.05 + z / np.sqrt(sizes)})
              for share, z in ((0.95, 0.5), (0.998, 0.8))}
    given = rows(*((name, "ahead", "clear", 1) for name in ("Aland", "Bland", "Cland", "Dland", "Eland"))).assign(
        growth=[0.2, 0.1, 0.1, 0.1, 1.0], size=[1500.0, 900, 800, 40, 5], outside=[0.998, 0, 0, 0, 0.95], interval="")
    figure = funnel_figure(given, limits, 0.08, caption(), goal=0.1, goal_name="Goal: +10 % a year")
    assert list(trace(figure, "areas").text) == ["Aland", "Bland", "Cland", "", "Eland"]
    assert "99.8 % of countries would be inside" in said(figure)
    assert "Common growth: +8 % a year" in said(figure)
    assert "Outside the 95 % limits, as chance alone puts 1 in 20: Aland and Eland" in funnel_alt(given, caption())


def test_no_name_covers_another(caption, trace):
    together = rows(*((name, "moving_away", "clear", value) for name, value in (
        ("Aland", 50), ("Bland", 50.5), ("Cland", 51), ("Dland", 51.5), ("Eland", 90)))).assign(trend=[1, 1, 1, 1, 9])
    points = trace(level_change(together, caption(), indicator=HOURS, unit="hours"), "areas")
    named = [place for name, place in zip(points.text, points.textposition, strict=True) if name not in ("", "Eland")]
    assert len(named) == len(set(named)) >= 2
    assert "Eland" in points.text


def test_levels_and_trends_are_one_point_each(caption, said, trace):
    figure = level_change(FOUR.assign(trend=[1.0, -2, -3, 5]), caption(), indicator=HOURS, unit="hours")
    points = trace(figure, "areas")
    assert (points.x[3], points.y[3], points.text[3]) == (45.5, 5, "Dland")
    assert points.marker.color[1] == points.marker.color[3] == "#ffffff"          # open: could be chance, untested
    assert "high, trend up" in said(figure)


def test_a_tile_has_icon_code_and_value(caption, said, trace):
    given = rows(("Aland", "improving", "could_be_chance", 10), ("Bland", "not_assessed", "", 5), ("Cland", "", "", 3))
    figure = tile_map(given, caption(), width=None)
    first = next(each for each in figure.layout.annotations if each.name == "tile")
    assert first.text == "<b>+ ALA</b><br>10"
    assert first.bgcolor == status_colour("improving", "light")          # a plate on the stripes
    assert hatched(figure) == {0.5: True, 1.5: False, 2.5: False}
    assert [each.marker.color for each in figure.data if each.name == "tiles"][1] == "#ffffff"
    assert "Europe (3)" in said(figure)
    assert tile_map(given[:0], caption()) is None


def test_a_map_tells_members_from_others(caption, said):
    figure = world_map(FOUR.assign(ref_area=["DEU", "KHM", "MLT", "FRA"]), caption(),
                       disclaimer="Borders imply nothing.")
    shapes = {each.name: each.colorscale[0][1] for each in figure.data if each.type == "choropleth"}
    assert len(set(shapes.values())) == 3
    assert figure.layout.geo.landcolor not in shapes.values()
    for words in ("Not in the group", "Could be chance", "Borders imply nothing.", "areas too small"):
        assert words in said(figure)


def test_every_member_is_on_the_map_as_a_shape_or_a_dot():
    known = pd.read_csv(Path(__file__).parents[2] / "data" / "codelists" / "ref_areas.csv", keep_default_na=False)
    shapes = {shape["id"] for shape in json.loads(SHAPES.read_text())["objects"]["countries"]["geometries"]}
    members = set(known.loc[known["member"] == "yes", "code"])
    assert members
    assert members <= shapes | set(SMALL_AREAS.index)


LAW = noun("LAW", unit="stage", measure="level", goal=Rule.model_validate({"method": "milestones", "reach": 3}),
           stages={0: "no law", 1: "drafting", 2: "adopted", 3: "in force", 4: "applied"}, whole=True)


def laws(given):
    board = judge(figures(*(("LAW", code, year, value, mark) for code, years in given.items()
                            for year, (value, mark) in years.items())), nouns(goal("2.1", LAW)))
    return {code: board.series("LAW", code) for code in given}, board.catalogue


def test_laws_are_a_strip_of_years(caption, said, trace):
    frames, catalogue = laws({"AAA": {2014: (1, ""), 2015: (3, "approximate"), 2016: (4, ""), 2017: (2, "")},
                              "BBB": {2016: (2, "")}})
    figure = stage_tiles(frames, caption(), indicator=LAW, catalogue=catalogue)
    tiles = trace(figure, "stages")
    drawn = {(year, base): tile for year, base, *tile in zip(
        tiles.x, tiles.base, tiles.text, tiles.marker.color, strict=True)}
    assert [text for text, _ in drawn.values()] == ["1", "(3)", "4", "2", "2"]
    assert drawn[2016, -0.44][1] == status_colour("goal_met", "light")
    assert drawn[2017, -0.44][1] == status_colour("moving_away", "light")
    assert all(contrast(ink, fill) >= 4.5 for ink, fill in zip(
        tiles.insidetextfont.color, tiles.marker.color, strict=True))
    assert "3 in force (the goal)" in said(figure)
    assert "In brackets: approximate." in said(figure)
    assert "2 countries" in frames_alt("stages", frames, caption())


def test_panels_have_the_colour_of_their_status(series, caption, indicator, catalogue, said, trace):
    frames = {"Aland": series({2012: 5, 2013: 6, 2014: 9}).assign(status="improving"),
              "Bland": series({2012: 50, 2014: 60}).assign(status="moving_away"), "Cland": series({2013: None})}
    figure = small_multiples(frames, caption(), indicator=indicator(), catalogue=catalogue, indexed=True)
    assert trace(figure, "improving").line.color == status_ink("improving", "light")
    assert trace(figure, "moving_away").y[1] is None                              # two points are no line
    assert "100 is each country's own average" in said(figure)
    assert "Small line charts of 2 areas" in frames_alt("multiples", frames, caption())
    shared = small_multiples(frames, caption(), indicator=indicator(), catalogue=catalogue)
    assert "Every panel goes from 0 victims to 60 victims." in said(shared)
