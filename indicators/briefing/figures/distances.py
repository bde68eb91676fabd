"""Distance of each country from a goal, in the goal's measure: points, stages, units, change a year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.judging import methods
from indicators.judging.methods.method import Distance, Measure
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, Message, records, region_group
from indicators.wording import say

NOTHING_ASKED = Distance(measure=Measure.PACE, line=Message(code="distance.no_change"))


@dataclass(frozen=True)
class Distances:
    """Rows for distance_figure, the label of its line, and the name of the measure, for its subtitle."""

    rows: pd.DataFrame
    goal: str
    measure: str


def distances(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> Distances:
    """Distance of each row of ASSESSMENT from its indicator's goal; NaN where it is not assessed, and where the
    distance is that of a pace and the figure is a bound.
    """
    method = methods.method_of(indicator)
    found = method.distance(indicator) if method else NOTHING_ASKED
    distance, label = _counted(cells, found.measure, indicator, catalogue)
    listed = records(cells)
    rows = pd.DataFrame({
        "name": [catalogue.area[code].name for code in cells["ref_area"]],
        "distance": distance.where(~cells["hidden"]).where(_is_known(cells, found.measure)),
        "status": cells["status"], "year": cells["year"],
        "word": [_word(row, indicator) for row in listed], "certainty": cells["certainty"],
        "chance": _by_chance(cells, catalogue)})
    rows["figure"] = [wording.value(row["value"], indicator, catalogue, row["marks"]) if not row["hidden"] else ""
                      for row in listed]
    rows["label"] = [label(row) if known else "" for row, known in zip(listed, rows["distance"].notna(), strict=True)]
    paces = found.measure == Measure.PACE
    in_points = "_share" if paces and indicator.measure == "share" else ""
    measure = say(f"distances.of_{found.measure}{in_points}")
    if indicator.desired_direction == "down":
        measure = say("distances.less_is_better", measure=measure)
    return Distances(rows.reset_index(drop=True), wording.message(found.line, catalogue), measure)


def best_first(cells: pd.DataFrame, indicator: Indicator, board: Scoreboard) -> tuple[list[str], str]:
    """The areas of ASSESSMENT rows by their growth or distance from the goal, and its measure; those without one are
    last. Activities have none: by name, with the measure "".
    """
    catalogue = board.catalogue
    by_name = sorted(cells["ref_area"], key=lambda code: catalogue.area[code].name)
    if statements.counts_activities(indicator):
        return by_name, ""
    if wording.by_yearly_change(indicator):
        grown = statements.growths(cells, board, indicator)
        first = grown.rows["ref_area"].tolist() if grown else []
        return [*first, *(code for code in by_name if code not in first)], say("distances.of_growth")
    found = distances(cells, indicator, catalogue)
    rows = found.rows.assign(ref_area=cells["ref_area"].to_numpy())
    less = indicator.desired_direction == "down"
    rows = rows.sort_values(["distance", "name"], ascending=[less, True], na_position="last")
    return rows["ref_area"].tolist(), found.measure


def trends(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> tuple[pd.DataFrame, str]:
    """Rows for dumbbells, one for each row of ASSESSMENT with its certainty, and their measure, for the subtitle.

    The first figure is the baseline of a trend: the first comparable one of the rule's window.
    """
    method = methods.method_of(indicator)
    measure = say("distances.first_and_latest", years=method.window_years if method else 0,
                  unit=wording.text(catalogue.units.get(indicator.unit, "")))
    if indicator.desired_direction == "down":
        measure = say("distances.less_is_better", measure=measure)
    return named_rows(cells, indicator, catalogue), measure


def named_rows(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> pd.DataFrame:
    """Rows of ASSESSMENT with their certainty, as charts of areas in rows need them; hidden figures are left out."""
    rows = cells.assign(name=[catalogue.area[code].name for code in cells["ref_area"]],
                        word=[_word(row, indicator) for row in records(cells)],
                        chance=_by_chance(cells, catalogue))
    for column in ("value", "baseline_value"):
        rows[column] = rows[column].where(~rows["hidden"].astype(bool))
    return rows


def _word(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The word of a status, with the sign of a provisional figure."""
    return f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()


def _by_chance(cells: pd.DataFrame, catalogue: Catalogue) -> list[bool]:
    """Whether the certainty of each row depends on chance, not only on a small difference."""
    return [statements.by_chance(row, catalogue.indicators[row["indicator"]]) for row in records(cells)]


def _counted(cells: pd.DataFrame, measure: Measure, indicator: Indicator,
             catalogue: Catalogue) -> tuple[pd.Series, Callable[[Mapping[Any, Any]], str]]:
    """Each row's distance in a measure, and a function that puts it into words."""
    match measure:
        case Measure.STAGE:
            return cells["value"] - cells["target"], lambda row: _stages(row["value"] - row["target"])
        case Measure.PATH | Measure.GOAL:
            return cells["gap"], partial(_gap, indicator=indicator, catalogue=catalogue)
        case Measure.PACE if indicator.measure == "share":
            return _points_a_year(cells), partial(_short_pace, decimals=max(indicator.decimals, 1))
        case Measure.PACE:
            return cells["pace"], partial(wording.pace, indicator=indicator)


def _is_known(cells: pd.DataFrame, measure: Measure) -> pd.Series:
    """Whether the pace of each row is known, where the measure is one."""
    return pd.Series([measure != Measure.PACE or not wording.is_bound(marks) for marks in cells["marks"]],
                     cells.index, dtype=bool)


def _points_a_year(cells: pd.DataFrame) -> pd.Series:
    """Average yearly change of shares since the baseline, in percentage points."""
    points = (cells["value"] - cells["baseline_value"]) / (cells["year"] - cells["baseline_year"])
    return points.where(cells["pace"].notna())


def _short_pace(row: Mapping[Any, Any], decimals: int) -> str:
    """A share's pace without its unit, which the subtitle of the chart says: a bar's label has little room."""
    points = wording.signed(float(_points_a_year(pd.DataFrame([row])).iloc[0]), decimals)
    return say("phrase.no_change") if points == "0" else say("phrase.a_year", change=points)


def _gap(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    """The gap; the subtitle of the chart says where less is better."""
    return wording.gap(row["gap"], indicator, catalogue, row["marks"], of=wording.gap_from(row, indicator), plain=True,
                       figure=row["value"])


def _stages(stages: float) -> str:
    if not stages:
        return say("distances.at_goal")
    return say(f"distances.stages_{'above' if stages > 0 else 'below'}", stages=int(abs(stages)))


def map_rows(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Rows for world_map, one for each country."""
    return pd.DataFrame({
        "ref_area": cells["ref_area"], "name": [catalogue.area[code].name for code in cells["ref_area"]],
        "status": cells["status"], "certainty": cells["certainty"], "chance": _by_chance(cells, catalogue),
        "word": [_word(row, catalogue.indicators[row["indicator"]]) for row in records(cells)],
        "label": [_value_and_year(row, catalogue) for row in records(cells)]})


def tile_rows(cells: pd.DataFrame, areas: Sequence[str], catalogue: Catalogue) -> pd.DataFrame:
    """Rows for tile_map, one for each country, with its region; one whose figure is too old to count has no status.

    The number is that of a figure that is recent.
    """
    known = map_rows(cells, catalogue)
    known.loc[cells["stale"].to_numpy(bool), ["status", "certainty"]] = ""
    without = [area for area in areas if area not in set(known["ref_area"])]
    nothing = pd.DataFrame({"ref_area": without, "name": [catalogue.area[code].name for code in without],
                            "status": "", "certainty": "", "chance": True, "word": say("overview.part_not_reported"),
                            "label": ""})
    known["number"] = [_number(row, catalogue.indicators[row["indicator"]])
                       if not row["stale"] and not row["hidden"] else "" for row in records(cells)]
    rows = pd.concat([known, nothing.assign(number="")], ignore_index=True)
    return rows.assign(region=[_region(catalogue.area[code].region, catalogue) for code in rows["ref_area"]])


def _number(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """A figure as short as a tile: a stage by its number, a bound by its sign."""
    bound = next((sign for mark, sign in ((Mark.LOWER_BOUND, "≥ "), (Mark.UPPER_BOUND, "≤ "))
                  if mark in row["marks"].split()), "")
    return bound + (str(int(row["value"])) if indicator.stages else wording.bare_value(row["value"], indicator))


def _region(name: str, catalogue: Catalogue) -> str:
    """The name of a region's group, which is translated; the name itself without such a group."""
    found = (group.name for group in catalogue.groups if group.id == region_group(name))
    return wording.text(next(found, name))


def _value_and_year(row: Mapping[Any, Any], catalogue: Catalogue) -> str:
    indicator = catalogue.indicators[row["indicator"]]
    if row["hidden"]:
        return wording.hidden(indicator, row["suppressed"], row["marks"])
    return f"{wording.value(row['value'], indicator, catalogue, row['marks'])}, {row['year']}"
