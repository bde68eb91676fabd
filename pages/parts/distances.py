"""How far each country is from what a goal asks for, in the goal's own terms: points, stages, units, change a year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from indicators import methods, wording
from indicators.methods.annual_change import AnnualChange
from indicators.methods.count_per_year import CountPerYear
from indicators.methods.keep import Keep
from indicators.methods.milestones import Milestones
from indicators.methods.reach import Reach
from indicators.model import Catalogue, Indicator
from pages.parts.words import say


@dataclass(frozen=True)
class Distances:
    """Rows for distance_figure, what stands at its line, and what the distance is, for its subtitle."""

    rows: pd.DataFrame
    goal: str
    measure: str


def distances(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> Distances:
    """Distance of each row of ASSESSMENT from its indicator's goal; NaN where it is not assessed."""
    goal = methods.parse(indicator.goal) if indicator.goal else None
    label: Callable[[Mapping[Any, Any]], str]
    match goal:
        case AnnualChange():
            distance, label = _from_asked(cells, indicator), partial(_points, indicator=indicator)
            asked = goal.target.constant
            line = say("distances.each_goal") if asked is None else wording.asked_share(float(asked))
            measure = say("distances.of_change")
        case Milestones():
            distance, label = cells["value"] - goal.reach, lambda row: _stages(row["value"] - goal.reach)
            line, measure = wording.text(indicator.stages[goal.reach]), say("distances.of_stage")
        case Reach() | Keep() | CountPerYear():
            distance = cells["gap"]
            label = partial(_gap, indicator=indicator, catalogue=catalogue)
            line, measure = say("distances.on_path"), say("distances.of_path")
        case _:
            distance, label = _pace(cells, indicator), partial(wording.pace, indicator=indicator)
            line, measure = say("distances.no_change"), say("distances.of_pace")
    rows = pd.DataFrame({
        "name": [catalogue.area[code].name for code in cells["ref_area"]],
        "distance": distance.where(~cells["hidden"]), "status": cells["status"], "year": cells["year"]})
    rows["label"] = [label(row) if known else "" for row, known in zip(
        cells.to_dict("records"), rows["distance"].notna(), strict=True)]
    return Distances(rows.reset_index(drop=True), line, measure)


def _pace(cells: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Average change a year since the first year, of a percentage in points."""
    if indicator.measure != "share":
        return cells["pace"]
    points = (cells["value"] - cells["baseline_value"]) / (cells["year"] - cells["baseline_year"])
    return points.where(cells["pace"].notna())


def _from_asked(cells: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """How far each change is from what was asked, in points as they are told, so that bars stand as their words say."""
    known = cells["change"].notna() & cells["target"].notna()
    return pd.Series([wording.from_asked(row, indicator) if told else float("nan") for row, told in zip(
        cells.to_dict("records"), known, strict=True)], index=cells.index, dtype="float64")


def _gap(row: Mapping[Any, Any], indicator: Indicator, catalogue: Catalogue) -> str:
    return wording.gap(row["gap"], indicator, catalogue, row["marks"])


def _points(row: Mapping[Any, Any], indicator: Indicator) -> str:
    apart = wording.from_asked(row, indicator)
    points = wording.number(abs(apart), 4)
    if points == "0":
        return say("distances.at_goal")
    return say(f"distances.point{'' if points == '1' else 's'}_{'above' if apart > 0 else 'below'}", points=points)


def _stages(stages: float) -> str:
    if not stages:
        return say("distances.at_goal")
    direction = "above" if stages > 0 else "below"
    return say(f"distances.stage{'' if abs(stages) == 1 else 's'}_{direction}", stages=int(abs(stages)))


def map_rows(cells: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Rows for world_map, one a country."""
    return pd.DataFrame({
        "ref_area": cells["ref_area"], "name": [catalogue.area[code].name for code in cells["ref_area"]],
        "status": cells["status"], "label": [_value_and_year(row, catalogue) for row in cells.to_dict("records")]})


def _value_and_year(row: Mapping[Any, Any], catalogue: Catalogue) -> str:
    indicator = catalogue.indicators[row["indicator"]]
    if row["hidden"]:
        return wording.hidden(indicator)
    return f"{wording.value(row['value'], indicator, catalogue, row['marks'])}, {row['year']}"
