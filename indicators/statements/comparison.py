"""A few areas compared on one indicator, with what is comparable and what is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.model import Indicator, Mark, Message, Origin
from indicators.model.marks import WITH_SENTENCE, breaks
from indicators.statements.cells import FRESH_YEARS, remembered
from indicators.statements.goals import UNASSESSED, progress


@dataclass(frozen=True, kw_only=True)
class Side:
    """One area of a comparison."""

    ref_area: str
    row: Mapping[Any, Any] | None          # of Scoreboard.figures: of the chosen year, or the newest; None: no figure
    stale: bool
    instead: Mapping[Any, Any] | None      # without a row: the newest figure of another indicator of the goal


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Areas in the order given, which is not a ranking."""

    indicator: str
    year: int | None
    message: Message
    sides: tuple[Side, ...]
    compares: tuple[Message, ...]
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
    rows = [side.row for side in sides if side.row is not None]
    definition = scoreboard.catalogue.indicators[indicator]
    common = _common_year(of_indicator)
    return Comparison(
        indicator=indicator, year=year, message=_message(scoreboard, definition, sides, year), sides=sides,
        compares=_compares(definition, rows, year), common_year=common,
        does_not=tuple(_does_not(scoreboard, definition, sides, of_indicator, year)))


def _side(of_indicator: pd.DataFrame, figures: pd.DataFrame, area: str, year: int | None, today_year: int) -> Side:
    own = of_indicator[of_indicator["ref_area"] == area].sort_values("year")
    own = own if year is None else own[own["year"] == year]
    if len(own):
        row = own.iloc[-1].to_dict()
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

    Stale statuses do not count, unless their year is chosen.
    """
    rows = [side.row for side in sides if side.row is not None]
    own = pd.DataFrame([side.row for side in sides if side.row is not None and side.row["status"]
                        and (year is not None or not side.stale)])
    own = own[~own["status"].isin(UNASSESSED)] if len(own) else own
    if len(own) == 1:
        return Message(code="compare.one_assessed", values={
            "indicator": indicator.id, "areas": tuple(own["ref_area"])})
    if own.empty:
        return _in_year("compare.shown" if rows else "compare.nothing", year, indicator=indicator.id,
                        areas=tuple(row["ref_area"] for row in rows), count=len(rows))
    return progress(scoreboard, own, scoreboard.catalogue.goal_of[indicator.id])


def _in_year(code: str, year: int | None, **values: object) -> Message:
    """A message on which areas have figures: in a year there may be none though the chart shows earlier ones."""
    if year is None:
        return Message(code=code, values=values)
    return Message(code=f"{code}_in_year", values=values | {"year": year})


def _compares(indicator: Indicator, rows: Sequence[Mapping[Any, Any]], year: int | None) -> tuple[Message, ...]:
    """What the figures have in common."""
    shown = [row for row in rows if not row["hidden"]]
    areas = tuple(row["ref_area"] for row in shown)
    if len(shown) < 2:
        return (_in_year("compare.alone", year, areas=areas),) if len(shown) == len(rows) == 1 else ()
    same = Message(code="compare.same_rule" if indicator.goal else "compare.same", values={"areas": areas})
    years = {row["year"] for row in shown}
    return (same, Message(code="compare.same_year", values={"year": years.pop()})) if len(years) == 1 else (same,)


def _does_not(scoreboard: Scoreboard, indicator: Indicator, sides: Sequence[Side],
              of_indicator: pd.DataFrame, year: int | None) -> list[Message]:
    """What is not comparable, or only with caution."""
    rows = [side.row for side in sides if side.row is not None]
    years = [row["year"] for row in rows if not row["hidden"]]
    caution = Message(code="compare.caution", values={"caution": indicator.caution})
    messages = [caution] if indicator.caution and rows else []
    if len(set(years)) > 1:
        messages.append(Message(code="compare.years", values={"since": min(years), "by": max(years)}))
    hidden = [row["ref_area"] for row in rows if row["hidden"]]
    by_code = {
        "compare.hidden": hidden,
        "compare.hidden_years": sorted(set(of_indicator.loc[of_indicator["hidden"], "ref_area"]) - set(hidden)),
        "compare.coded": [row["ref_area"] for row in rows if row["coded"]],
        "compare.public": [row["ref_area"] for row in rows if row["origin"] == Origin.PUBLIC],
        "compare.breaks": sorted(set(of_indicator.loc[breaks(of_indicator), "ref_area"]))}
    messages += [Message(code=code, values={"areas": tuple(areas)}) for code, areas in by_code.items() if areas]
    missing = tuple(side.ref_area for side in sides if side.row is None and not side.instead)
    messages += [_in_year("compare.missing", year, areas=missing)] if missing else []
    messages += [Message(code="compare.instead", values={"ref_area": side.ref_area,
                                                         "indicator": side.instead["indicator"]})
             for side in sides if side.instead]
    messages += _marked(rows)
    if not indicator.stages and len(rows) > 1:
        countries = all(scoreboard.catalogue.area[row["ref_area"]].kind == "country" for row in rows)
        counted = indicator.measure in ("flow", "stock")
        messages.append(Message(code=("compare.size"
                                      if counted else "compare.ways") if countries else "compare.bodies"))
    return messages


def _marked(rows: Sequence[Mapping[Any, Any]]) -> list[Message]:
    """Each other mark of the figures, with the areas that carry it."""
    found: dict[Mark, list[str]] = {}
    for row in rows:
        for code in row["marks"].split():
            if Mark(code) not in WITH_SENTENCE:
                found.setdefault(Mark(code), []).append(row["ref_area"])
    return [Message(code="compare.marked", values={"mark": mark, "areas": tuple(areas)})
            for mark, areas in sorted(found.items())]
