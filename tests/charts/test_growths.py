"""All countries on a yearly goal: a funnel of growth against size, and growths with their intervals."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.charts.alt_text import funnel_alt
from indicators.charts.funnel import funnel_figure
from indicators.charts.growth_intervals import growth_intervals

GOAL: dict[str, Any] = {"goal": 0.1, "goal_name": "Goal: +10 % a year"}
SIZES = np.geomspace(4, 2000, 20)
LIMITS = {share: pd.DataFrame({"size": SIZES, "low": 0.05 - z / np.sqrt(SIZES), "high": 0.05 + z / np.sqrt(SIZES)})
          for share, z in ((0.95, 0.5), (0.998, 0.8))}


def rows(*given):
    names = {"ahead": "Ahead of the goal", "no_clear_change": "No clear change"}
    return pd.DataFrame([{
        "ref_area": code, "name": f"{code.title()}land", "size": size, "growth": growth, "growth_low": growth - wide,
        "growth_high": growth + wide, "outside": outside, "status": status, "word": names[status], "certainty": "",
        "label": f"+{100 * growth:.0f} % a year", "interval": "(+1 to +20)"}
        for code, size, growth, wide, outside, status in given])


THREE = rows(("AAA", 1500, 0.2, 0.02, 0.998, "ahead"), ("BBB", 40, 0.06, 0.1, 0, "no_clear_change"),
             ("CCC", 5, 1.0, 0.9, 0.95, "no_clear_change"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [280, 350, 700, 920, 1200])
def test_codes_stand_at_the_points_outside_the_limits_alone(caption, theme, width):
    figure = funnel_figure(THREE, LIMITS, 0.05, caption(), **GOAL, theme=theme, width=width)
    areas = next(trace for trace in figure.data if trace.name == "areas")
    assert list(areas.text) == ["AAA", "", "CCC"]
    assert (list(areas.x), list(areas.y)) == ([1500, 40, 5], [0.2, 0.06, 1.0])
    assert len(set(areas.marker.symbol)) == 2                    # statuses differ without colour too
    assert figure.layout.xaxis.type == "log"
    low, high = figure.layout.yaxis.range
    assert low < min(areas.y)
    assert max(areas.y) < high


def test_the_limits_are_two_pairs_of_lines_about_the_growth_in_common(caption):
    figure = funnel_figure(THREE, LIMITS, 0.05, caption(), **GOAL)
    dashes = [trace.line.dash for trace in figure.data if trace.name.startswith("limit")]
    assert dashes == ["dot", "dot", "solid", "solid"]
    heights = {shape.name: shape.y0 for shape in figure.layout.shapes}
    assert heights == {"common": 0.05, "goal": 0.1}
    foot = next(note.text for note in figure.layout.annotations if note.name == "footer")
    assert "Thin line: growth in common (+5 % a year)." in foot.replace("<br>", " ").replace("\xa0", " ")


def test_where_goals_differ_none_is_drawn(caption):
    for figure in (funnel_figure(THREE, LIMITS, 0.05, caption(), goal=None, goal_name=""),
                   growth_intervals(THREE, caption(), goal=None, goal_name="")):
        assert "goal" not in {shape.name for shape in figure.layout.shapes}


def test_without_rows_there_is_no_chart(caption):
    assert funnel_figure(THREE[:0], LIMITS, 0.05, caption(), **GOAL) is None
    assert growth_intervals(THREE[:0], caption(), **GOAL) is None


@pytest.mark.parametrize("width", [350, 920])
def test_intervals_are_in_the_order_given_and_long_ones_are_cut(caption, width):
    many = pd.concat([THREE, rows(*((f"D{at}D", 100, 0.05, 0.05, 0, "no_clear_change") for at in range(9)))])
    figure = growth_intervals(many, caption(), **GOAL, width=width)
    names = [note.text for note in figure.layout.annotations if note.name == "area"]
    assert names[:3] == ["Aaaland", "Bbbland", "Cccland"]
    ends = [x for trace in figure.data if trace.name == "interval" for x in trace.x if x is not None]
    assert max(ends) < 1.9
    assert any("»" in note.text for note in figure.layout.annotations if note.name == "figure")


def test_the_order_is_told_where_there_is_one(caption):
    for ranked in (True, False):
        figure = growth_intervals(THREE, caption(), **GOAL, ranked=ranked)
        foot = next(note.text for note in figure.layout.annotations if note.name == "footer")
        assert ("Ordered by" in foot) is ranked


def test_the_alternative_text_names_who_is_outside(caption):
    assert funnel_alt(THREE, caption()).endswith("Outside the limits: Aaaland and Cccland.")
    assert funnel_alt(THREE.assign(outside=0), caption()).endswith("All are inside the limits.")
