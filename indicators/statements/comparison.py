"""A few areas compared on one indicator, and what to be careful about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Amount, Indicator, Message, Origin, records
from indicators.model.marks import breaks
from indicators.statements.answers import remembered
from indicators.statements.cells import FRESH_YEARS
from indicators.statements.finding import UNASSESSED
from indicators.statements.goals import progress

MOST_FIGURES = 3         # areas whose figures the sentence gives; of more, the ends


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
    figures, goal = scoreboard.figures, scoreboard.catalogue.goal_of[indicator]
    figures = figures[(figures["goal"] == goal) & figures["ref_area"].isin(list(areas))]
    of_indicator, definition = figures[figures["indicator"] == indicator], scoreboard.catalogue.indicators[indicator]
    sides = tuple(_side(figures if year is None else figures[figures["year"] == year], indicator, area,
                        today_year - FRESH_YEARS) for area in areas)
    return Comparison(indicator=indicator, year=year, message=_message(scoreboard, definition, sides, year),
                      sides=sides, does_not=tuple(_cautions(scoreboard, definition, sides, of_indicator)))


def _side(figures: pd.DataFrame, indicator: str, area: str, fresh: int) -> Side:
    """An area's newest figure of an indicator, else that of the goal's first indicator that it has one of."""
    known = figures[figures["ref_area"] == area].sort_values("year")
    own, others = (records(rows) for rows in (known[known["indicator"] == indicator], known.sort_values(
        ["judged", "headline", "year"], ascending=[False, True, False])))
    row = own[-1] if own else None
    return Side(ref_area=area, row=row, stale=bool(row and row["year"] < fresh),
                instead=None if row or not others else others[0])


def _message(scoreboard: Scoreboard, indicator: Indicator, sides: Sequence[Side], year: int | None) -> Message:
    """How many areas meet the goal, or improve; else their figures, of many the highest and the lowest; else who has
    one.

    Stale statuses do not count, unless their year is chosen: then there may be none though the chart has earlier ones.
    """
    rows = [side.row for side in sides if side.row is not None]
    assessed = pd.DataFrame([side.row for side in sides if side.row is not None and side.row["status"]
                             and side.row["status"] not in UNASSESSED and (year is not None or not side.stale)])
    if len(assessed) > 1:
        return progress(scoreboard, assessed, scoreboard.catalogue.goal_of[indicator.id])
    years = {int(row["year"]) for row in rows}
    figures = [Message(code="compare.figure", values={
                   "ref_area": row["ref_area"], "amount": Amount(row["value"], indicator.id, row["marks"], "bare")})
               for row in sorted(rows, key=lambda row: -row["value"]) if row["value"] == row["value"]]
    values = {"indicator": indicator.id, "year": min(years, default=year or 0),
              "period": "year" if year or len(years) == 1 else "newest"}
    if len(figures) > 1:
        is_whole = len(figures) <= MOST_FIGURES and len(years) == 1
        return Message(code="compare.figures" if is_whole else "compare.range", values={
            **values, "figures": figures, "most": figures[0], "least": figures[-1]})
    return Message(code="compare.shown", values={
        **values, "areas": tuple(row["ref_area"] for row in rows), "count": len(rows), "year": year or 0,
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
    areas_by_reason = {"hidden": of_indicator["hidden"], "public": of_indicator["origin"] == Origin.PUBLIC,
                       "break": breaks(of_indicator)}
    messages += [Message(code="compare.caution", values={"why": why, "areas": tuple(sorted(areas))})
                 for why, rows_of_it in areas_by_reason.items()
                 if (areas := set(of_indicator["ref_area"][np.asarray(rows_of_it, bool)]))]
    if not indicator.stages and len(rows) > 1:
        countries = all(scoreboard.catalogue.area[row["ref_area"]].kind == "country" for row in rows)
        counted = indicator.measure in ("flow", "stock")
        messages.append(Message(code="compare.differ", values={
            "what": "bodies" if not countries else "counts" if counted else "ways"}))
    return messages
