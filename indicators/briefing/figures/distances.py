"""Rows of countries for charts: their order, first and latest figures, tiles, a map."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators import statements, wording
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Area, Catalogue, Indicator, Mark, records, region_group
from indicators.wording import say

SIGNS = {Mark.LOWER_BOUND: "≥ ", Mark.UPPER_BOUND: "≤ "}


def _measure(code: str, indicator: Indicator, **values: object) -> str:
    measure = say(f"distances.{code}", **values)
    return say("distances.less_is_better", measure=measure) if indicator.desired_direction == "down" else measure


def best_first(cells: pd.DataFrame, indicator: Indicator, board: Scoreboard) -> tuple[list[str], str]:
    """The areas of ASSESSMENT rows by status, then by growth or figure, and the words for that; those without one are
    last. Activities and stages are by name, with the measure "".
    """
    by_name = cells.assign(name=[board.catalogue.area[code].name for code in cells["ref_area"]]).sort_values("name")
    if statements.counts_activities(indicator) or indicator.stages:
        return by_name["ref_area"].tolist(), ""
    if wording.by_yearly_change(indicator):
        growths, measure = statements.growths(cells, board, indicator), say("distances.of_growth")
        ordered = growths.rows if growths else by_name[:0]
    else:
        less, measure = indicator.desired_direction == "down", _measure("of_figure", indicator)
        ordered = by_name[~by_name["hidden"]].sort_values("value", ascending=less, kind="stable").sort_values(
            "status", key=statements.places, kind="stable")
    return list(dict.fromkeys([*ordered["ref_area"], *by_name["ref_area"]])), measure


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
    """Rows for tile_map and world_map, one for each area, with its region; one whose figure is too old to count has no
    status. The number is that of a recent figure of the lead indicator, so that all have one unit.
    """
    row_of, lead = {row["ref_area"]: row for row in records(cells)}, statements.lead_indicator(cells)
    return pd.DataFrame([_tile(catalogue.area[code], row_of.get(code), lead, catalogue) for code in areas])


def _tile(area: Area, row: Mapping[Any, Any] | None, lead: str, catalogue: Catalogue) -> dict[str, Any]:
    regions = [group.name for group in catalogue.groups if group.id == region_group(area.region)]
    tile = {"ref_area": area.code, "name": area.name, "region": wording.text(next(iter(regions), area.region)),
            "status": "", "certainty": "", "chance": True, "word": say("overview.part_not_reported"), "label": "",
            "number": ""}
    if row is None:
        return tile
    indicator, is_recent = catalogue.indicators[row["indicator"]], not row["stale"]
    label = wording.hidden(indicator, row["suppressed"], row["marks"]) if row["hidden"] else (
        f"{wording.value(row['value'], indicator, catalogue, row['marks'])}, {row['year']}")
    tile |= {"word": _word(row, indicator), "chance": statements.by_chance(row), "label": label}
    if is_recent:
        tile |= {"status": row["status"], "certainty": row["certainty"]}
    if is_recent and row["indicator"] == lead and not row["hidden"]:
        sign = "".join(SIGNS.get(Mark(mark), "") for mark in row["marks"].split())
        number = str(int(row["value"])) if indicator.stages else wording.bare_value(row["value"], indicator)
        tile["number"] = sign + number
    return tile
