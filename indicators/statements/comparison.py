"""A few areas compared on one indicator, and what to be careful about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Amount, Indicator, Message, Origin
from indicators.model.marks import breaks
from indicators.statements.answers import remembered
from indicators.statements.cells import FRESH_YEARS
from indicators.statements.finding import UNASSESSED
from indicators.statements.goals import progress

MOST_FIGURES = 3         # areas whose figures the sentence gives


@dataclass(frozen=True, kw_only=True)
class Side:
    """One area of a comparison."""

    ref_area: str
    row: Mapping[Any, Any] | None          # of Scoreboard.figures: of the chosen year, or the newest; None: no figure
    stale: bool
    instead: Mapping[Any, Any] | None      # without a row: the newest figure of another indicator of the goal


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Areas in the order given, which is not a ranking; ``does_not`` says what compares with caution only."""

    indicator: str
    year: int | None
    message: Message
    sides: tuple[Side, ...]
    does_not: tuple[Message, ...]
    common_year: int | None                # newest year with a visible figure of every area that has any


def indicators_to_compare(scoreboard: Scoreboard, goal_id: str, areas: Sequence[str]) -> list[str]:
    """A goal's indicators with a figure of any area: those with most areas first, judged before context."""
    figures = scoreboard.figures
    of_goal = figures[(figures["goal"] == goal_id) & figures["ref_area"].isin(list(areas))]
    known = of_goal.groupby("indicator", sort=False).agg(areas=("ref_area", "nunique"), judged=("judged", "any"))
    order = list(scoreboard.catalogue.indicators)
    return sorted(known.index, key=lambda code: (-known["areas"][code], not known["judged"][code], order.index(code)))


@remembered
def comparison(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int | None,
               today_year: int) -> Comparison:
    """Areas on one indicator, in a year or (None) with the newest figure of each."""
    goal = scoreboard.catalogue.goal_of[indicator]
    figures = scoreboard.figures
    figures = figures[(figures["goal"] == goal) & figures["ref_area"].isin(list(areas))]
    of_indicator = figures[figures["indicator"] == indicator]
    sides = tuple(_side(of_indicator, figures, area, year, today_year) for area in areas)
    definition = scoreboard.catalogue.indicators[indicator]
    return Comparison(indicator=indicator, year=year, message=_message(scoreboard, definition, sides, year),
                      sides=sides, common_year=_common_year(of_indicator),
                      does_not=tuple(_cautions(scoreboard, definition, sides, of_indicator)))


def _side(of_indicator: pd.DataFrame, figures: pd.DataFrame, area: str, year: int | None, today_year: int) -> Side:
    rows = of_indicator[of_indicator["ref_area"] == area].sort_values("year")
    rows = rows if year is None else rows[rows["year"] == year]
    if len(rows):
        row = rows.iloc[-1].to_dict()
        return Side(ref_area=area, row=row, stale=row["year"] < today_year - FRESH_YEARS, instead=None)
    other = figures[(figures["ref_area"] == area) & ~figures["indicator"].isin(of_indicator["indicator"])]
    other = other if year is None else other[other["year"] == year]
    other = other.sort_values(["judged", "headline", "year"], ascending=[False, True, False])
    return Side(ref_area=area, row=None, stale=False, instead=other.iloc[0].to_dict() if len(other) else None)


def _common_year(of_indicator: pd.DataFrame) -> int | None:
    """The newest year in which every area that has a figure has one."""
    shown = of_indicator[of_indicator["value"].notna()]
    counted = shown.groupby("year")["ref_area"].nunique()
    years = counted.index[counted == shown["ref_area"].nunique()]
    return int(years.max()) if len(years) else None


def _message(scoreboard: Scoreboard, indicator: Indicator, sides: Sequence[Side], year: int | None) -> Message:
    """How many areas meet the goal, or improve; the area if one is assessed, the areas with figures if none is.

    Stale statuses do not count, unless their year is chosen: then there may be none though the chart has earlier ones.
    """
    rows = [side.row for side in sides if side.row is not None]
    assessed = pd.DataFrame([side.row for side in sides if side.row is not None and side.row["status"]
                             and side.row["status"] not in UNASSESSED and (year is not None or not side.stale)])
    if len(assessed) > 1:
        return progress(scoreboard, assessed, scoreboard.catalogue.goal_of[indicator.id])
    figures = [Message(code="compare.figure", values={
                   "ref_area": row["ref_area"], "amount": Amount(row["value"], indicator.id, row["marks"], "bare")})
               for row in sorted(rows, key=lambda row: -row["value"]) if row["value"] == row["value"]]
    if assessed.empty and len(rows) == len(figures) and 1 < len(figures) <= MOST_FIGURES and (
            year or len({row["year"] for row in rows}) == 1):
        return Message(code="compare.figures", values={
            "indicator": indicator.id, "year": int(rows[0]["year"]), "figures": figures})
    areas = assessed["ref_area"] if len(assessed) else [row["ref_area"] for row in rows]
    return Message(code="compare.one_assessed" if len(assessed) else "compare.shown", values={
        "indicator": indicator.id, "areas": tuple(areas), "count": len(areas), "year": year or 0,
        "period": "year" if year else "newest"})


def _cautions(scoreboard: Scoreboard, indicator: Indicator, sides: Sequence[Side], of_indicator: pd.DataFrame
              ) -> list[Message]:
    """What is comparable with caution only, beyond what the table of figures shows."""
    rows = [side.row for side in sides if side.row is not None]
    years = [row["year"] for row in rows if not row["hidden"]]
    caution = Message(code="text", values={"text": indicator.caution})
    messages = [caution] if indicator.caution and rows else []
    if len(set(years)) > 1:
        messages.append(Message(code="compare.years", values={"since": min(years), "by": max(years)}))
    areas_by_reason = {
        "hidden": sorted(set(of_indicator.loc[of_indicator["hidden"], "ref_area"])),
        "public": [row["ref_area"] for row in rows if row["origin"] == Origin.PUBLIC],
        "break": sorted(set(of_indicator.loc[breaks(of_indicator), "ref_area"]))}
    messages += [Message(code="compare.caution", values={"why": why, "areas": tuple(areas)})
                 for why, areas in areas_by_reason.items() if areas]
    if not indicator.stages and len(rows) > 1:
        countries = all(scoreboard.catalogue.area[row["ref_area"]].kind == "country" for row in rows)
        counted = indicator.measure in ("flow", "stock")
        messages.append(Message(code="compare.differ", values={
            "what": "bodies" if not countries else "counts" if counted else "ways"}))
    return messages
