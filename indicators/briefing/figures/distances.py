"""Rows of countries for charts: their order, first and latest figures, tiles, a map."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Catalogue, Indicator, Mark, records, region_group
from indicators.wording import say


def _measure(code: str, indicator: Indicator, **values: object) -> str:
    measure = say(f"distances.{code}", **values)
    return say("distances.less_is_better", measure=measure) if indicator.desired_direction == "down" else measure


def best_first(cells: pd.DataFrame, indicator: Indicator, board: Scoreboard) -> tuple[list[str], str]:
    """The areas of ASSESSMENT rows by status, then by growth or figure, and the words for that; those without one are
    last. Activities and stages are by name, with the measure "".
    """
    by_name = cells.assign(name=[board.catalogue.area[code].name for code in cells["ref_area"]]).sort_values("name")
    codes = by_name["ref_area"].tolist()
    if statements.counts_activities(indicator) or indicator.stages:
        return codes, ""
    if wording.by_yearly_change(indicator):
        grown = statements.growths(cells, board, indicator)
        first = grown.rows["ref_area"].tolist() if grown else []
        return [*first, *(code for code in codes if code not in first)], say("distances.of_growth")
    less = indicator.desired_direction == "down"
    ordered = by_name[~by_name["hidden"]].sort_values("value", ascending=less, kind="stable").sort_values(
        "status", key=statements.places, kind="stable")["ref_area"].tolist()
    return [*ordered, *(code for code in codes if code not in ordered)], _measure("of_figure", indicator)


def trends(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> tuple[pd.DataFrame, str]:
    """Rows for dumbbells, one for each row of ASSESSMENT with its certainty, and their measure, for the subtitle.

    The first figure is the baseline of a trend: the first comparable one of the rule's window.
    """
    method = methods.method_of(indicator)
    return named_rows(cells, indicator, catalogue), _measure(
        "first_and_latest", indicator, years=method.trend.years if method and method.trend else 0,
        unit=wording.text(catalogue.units.get(indicator.unit, "")))


def named_rows(cells: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> pd.DataFrame:
    """Rows of ASSESSMENT with their certainty, as charts of areas in rows need them; hidden figures are left out."""
    rows = cells.assign(name=[catalogue.area[code].name for code in cells["ref_area"]],
                        word=[_word(row, indicator) for row in records(cells)],
                        chance=[statements.by_chance(row) for row in records(cells)])
    for column in ("value", "baseline_value"):
        rows[column] = rows[column].where(~rows["hidden"].astype(bool))
    return rows


def _word(row: Mapping[Any, Any], indicator: Indicator) -> str:
    """The word of a status, with the sign of a provisional figure."""
    return f"{wording.status_of(row, indicator)} {wording.marked_provisional(row['marks'])}".rstrip()


def tile_rows(cells: pd.DataFrame, areas: Sequence[str], catalogue: Catalogue) -> pd.DataFrame:
    """Rows for tile_map and world_map, one for each country, with its region; one whose figure is too old to count has
    no status. The number is that of a figure that is recent, of the indicator of most countries, so that all have one
    unit.
    """
    known = pd.DataFrame({
        "ref_area": cells["ref_area"], "name": [catalogue.area[code].name for code in cells["ref_area"]],
        "status": cells["status"], "certainty": cells["certainty"], "chance": cells["doubt"] != "figure",
        "word": [_word(row, catalogue.indicators[row["indicator"]]) for row in records(cells)],
        "label": [_value_and_year(row, catalogue) for row in records(cells)]})
    known.loc[cells["stale"].to_numpy(bool), ["status", "certainty"]] = ""
    without = [area for area in areas if area not in set(known["ref_area"])]
    nothing = pd.DataFrame({"ref_area": without, "name": [catalogue.area[code].name for code in without],
                            "status": "", "certainty": "", "chance": True, "word": say("overview.part_not_reported"),
                            "label": ""})
    lead = next(iter(cells["indicator"].mode()), "")
    known["number"] = [_number(row, catalogue.indicators[row["indicator"]])
                       if row["indicator"] == lead and not row["stale"] and not row["hidden"] else ""
                       for row in records(cells)]
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
