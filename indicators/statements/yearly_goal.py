"""A country on a yearly goal: where its window leads, how clear that is, and whether the year met the goal."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.methods.trend_test import LATELY, SOLID_BELOW
from indicators.judging.variation import varies
from indicators.model import Certainty, Indicator, Mark, Message, Reason, Status, Untested
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked
from indicators.statements.cells import when

GROWING = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
SMALL_BASE = 20          # mean of the window below which a change in per cent misleads
NO_MORE = 0.005          # growth a year that is none: no whole per cent


def growth(indicator: Indicator, row: Mapping[Any, Any], rows: pd.DataFrame) -> tuple[Message, ...]:
    """The growth of the window with its interval; empty without one. ``rows``: the series up to the row."""
    if row["reason"] or pd.isna(row["growth_low"]) or row["status"] not in GROWING:
        return ()
    rate, low, high = (float(row[name]) for name in ("growth", "growth_low", "growth_high"))
    values = {"indicator": indicator.id, "ref_area": row["ref_area"], "since": int(row["window_since"]),
              "goal": _size(row["target"]), "asked": float(row["target"])}
    window = rows[(rows["year"] >= row["window_since"]) & rows["value"].notna()
                  & ~marked(rows["marks"], *NOT_JUDGED, *BOUNDS)]
    end = ended(row)
    if row["status"] == Status.NO_CLEAR_CHANGE and not end:
        return (_no_clear_change(indicator, window["value"], {**values, "growth_low": low, "growth_high": high}),)
    ends = (low, high) if rate > 0 else (-high, -low)
    values |= {"growth": rate, "growth_from": ends[0], "growth_to": ends[1]}
    if end:
        lately = {} if end == "stopped" else {"lately": float(row["growth_lately"])}
        return (Message(code=f"box.growth_{end}", values={
            **values, **lately, "by": int(window["year"].iloc[-LATELY])}),)
    way = "_away" if row["status"] == Status.MOVING_AWAY else "" if is_solid(row) else "_by_chance"
    return (Message(code=f"box.growth{way}", values=values),)


def _no_clear_change(indicator: Indicator, figures: pd.Series, values: Mapping[str, object]) -> Message:
    """The interval of the growth; of counts so small that a few cases are many per cent, the range of the figures."""
    least, most = figures.min(), figures.max()
    if varies(indicator) != "cases" or figures.mean() >= SMALL_BASE or least == most:
        return Message(code="box.no_clear_change", values=values)
    return Message(code="box.no_clear_change_of_few", values={
        **values, "lowest_value": least, "highest_value": most})


def is_solid(row: Mapping[Any, Any]) -> bool:
    """Whether chance seldom gives a growth as steep as that of the window."""
    return bool(row["trend_p"] < float(SOLID_BELOW))


def ended(row: Mapping[Any, Any]) -> str:
    """How a growth that is solid over the window went on in its last figures: slowed, stopped or turned; "" otherwise.
    """
    if row["status"] != Status.NO_CLEAR_CHANGE or not is_solid(row) or row["growth"] * row["target"] <= 0:
        return ""
    onwards = float(row["growth_lately"]) * np.sign(row["growth"])
    return "slowed" if onwards > NO_MORE else "turned" if onwards < -NO_MORE else "stopped"


def how_clear(indicator: Indicator, row: Mapping[Any, Any], certainty: str) -> tuple[Message, ...]:
    """That growth as steep is no chance, and whether its reaching the goal may be; or that this is not tested."""
    if not certainty or pd.isna(row["growth_low"]):
        return ()
    if certainty == Certainty.UNTESTED:
        return (Message(code="chance.untested", values={"why": Untested.RUNNING_TOTAL})
                if indicator.measure == "stock" else Message(code="box.untested"),)
    if not is_solid(row):
        return ()            # the growth has been said to be perhaps chance
    if row["status"] == Status.AHEAD:
        return (Message(code="box.ahead"),)
    inside = row["status"] != Status.MOVING_AWAY and row["growth_low"] < row["target"] < row["growth_high"]
    goal_open = "_goal_open" if inside else ""
    return (Message(code=f"box.growth_clear{goal_open}", values={
        "growth": float(row["growth"]), "goal": _size(row["target"])}),)


def tick(row: Mapping[Any, Any]) -> Message:
    """Whether the year met its goal, and in how many of the years of the window that was so."""
    provisional = Mark.PROVISIONAL in row["marks"].split()
    assessed = 0 if pd.isna(row["years_assessed"]) else int(row["years_assessed"])
    values = {"year": when(row), "assessed": assessed, "met": int(row["years_met"]) if assessed else 0,
              "provisional": Message(code="box.provisional") if provisional else ""}
    way, alone = "met" if row["met"] else "missed", "" if assessed > 1 else "_alone"
    if row["tick_reason"]:
        way, values["reason"] = "open", Reason(row["tick_reason"])
    return Message(code=f"box.tick_{way}{alone}", values=values)


def _size(target: float) -> Fraction:
    """The size of a yearly goal, as a share."""
    return Fraction(repr(abs(float(target))))
