"""A country's figure and the facts that its sentences rest on, each looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import LATELY, SOLID_BELOW
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import UnusualYear, unusual_years
from indicators.judging.variation import varies
from indicators.model import Amount, Certainty, Growth, Indicator, Message, Status, Topics
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked
from indicators.statements.cells import when
from indicators.statements.certainties import by_chance, with_certainty

GROWING = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
"""Statuses that rest on the growth of the window."""

UNASSESSED = (Status.NOT_ASSESSED, Status.TOO_EARLY)
SMALL_BASE = 20          # mean of the window below which a change in per cent misleads
NO_MORE = 0.005          # growth a year that is none: no whole per cent


@dataclass(frozen=True)
class Finding:
    """A row of Scoreboard.figures, with its indicator, its series up to its year, and how sure its status is."""

    scoreboard: Scoreboard
    row: Mapping[Any, Any]

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator of the row."""
        return self.scoreboard.catalogue.indicators[self.row["indicator"]]

    @cached_property
    def method(self) -> methods.Method | None:
        """The method that judges it; None for context."""
        return methods.method_of(self.indicator)

    @cached_property
    def values(self) -> Mapping[str, object]:
        """Topic, area, indicator, year and figure; the figure also as what the country did."""
        row, goal = self.row, self.scoreboard.catalogue.goal_of[self.indicator.id]
        values = {"topic": Topics((goal,)), **row_values(row)}
        return values if pd.isna(row["value"]) else {
            **values, "predicate": self.amount(form="predicate"), "unit_of_one": row["indicator"]}

    def amount(self, row: Mapping[Any, Any] | None = None, form: Any = "bare") -> Amount:
        """The figure of a row of the same series, by default of the own row."""
        row = self.row if row is None else row
        return Amount(row["value"], self.indicator.id, row["marks"], form)

    @cached_property
    def series(self) -> pd.DataFrame:
        """The series up to the row's year."""
        rows = self.scoreboard.series(self.indicator.id, self.row["ref_area"])
        return rows[rows["year"] <= self.row["year"]]

    @cached_property
    def window(self) -> pd.DataFrame:
        """The figures on which the status rests."""
        rows = self.series
        return rows[(rows["year"] >= self.row["window_since"]) & rows["value"].notna()
                    & ~marked(rows["marks"], *NOT_JUDGED, *BOUNDS)]

    @cached_property
    def certain(self) -> Mapping[str, Any]:
        """The row with its fields of CERTAINTY and EARLIER."""
        return with_certainty(self.scoreboard, self.row)

    @cached_property
    def sureness(self) -> str:
        """How sure the status is: clear, chance, just (one different figure would change it), untested, counted; ""."""
        if self.certain["certainty"] != Certainty.COULD_BE_CHANCE:
            return str(self.certain["certainty"])
        return "chance" if by_chance(self.certain, self.indicator) else "just"

    @cached_property
    def unusual(self) -> tuple[UnusualYear, ...]:
        """The unusual ones of the year and the one before."""
        return tuple(unusual_years(self.series, self.indicator))

    @property
    def is_assessed(self) -> bool:
        """Whether there is a status that is neither hidden nor too early."""
        return bool(self.row["status"]) and not (
            self.row["hidden"] or self.row["reason"] or self.row["status"] in UNASSESSED)

    @property
    def is_yearly(self) -> bool:
        """Whether the goal is a change every year."""
        return self.method is not None and self.method.yearly and not pd.isna(self.row["target"])

    @property
    def is_growing(self) -> bool:
        """Whether the status rests on a growth with an interval."""
        return self.is_yearly and self.row["status"] in GROWING and not pd.isna(self.row["growth_low"])

    @property
    def is_few(self) -> bool:
        """Whether figures are counts so small that a few cases are many per cent."""
        return varies(self.indicator) == "cases" and bool(self.window["value"].mean() < SMALL_BASE)

    @property
    def lately(self) -> int:
        """The year in which the last figures of the window begin."""
        return int(self.window["year"].iloc[-LATELY])

    @property
    def growth(self) -> dict[str, Growth]:
        """The growth of the window, and that of the goal."""
        target = float(self.row["target"])
        return {"growth": Growth(float(self.row["growth"]), target), "goal": Growth(target, target)}

    def message(self, code: str, **values: object) -> Message:
        """A message on the figure."""
        return Message(code=code, values={**self.values, **values})


def row_values(row: Mapping[Any, Any]) -> dict[str, object]:
    """Area, indicator, year and, if there is one, figure of a row."""
    values = {"ref_area": row["ref_area"], "indicator": row["indicator"], "year": when(row)}
    return values if pd.isna(row["value"]) else {
        **values, "amount": Amount(row["value"], row["indicator"], row["marks"])}


def is_solid(row: Mapping[Any, Any]) -> bool:
    """Whether chance seldom gives a growth as steep as that of the window."""
    return bool(row["trend_p"] < float(SOLID_BELOW))


def ended(row: Mapping[Any, Any]) -> str:
    """How the growth of a row, if it is solid over the window, went on lately: slowed, stopped, turned; "" if not."""
    if row["status"] != Status.NO_CLEAR_CHANGE or not is_solid(row) or row["growth"] * row["target"] <= 0:
        return ""
    onwards = float(row["growth_lately"]) * np.sign(row["growth"])
    return "slowed" if onwards > NO_MORE else "turned" if onwards < -NO_MORE else "stopped"


def stage_since(rows: pd.DataFrame, row: Mapping[Any, Any]) -> tuple[int, str]:
    """The first year of the unbroken run of figures at the stage of a row, and how it dates the stage: "since" this
    year, "by" it where the year before has no figure, "no" where no earlier figure has another stage.

    ``rows``: the totals of its series, by year.
    """
    rows = rows[rows["value"].notna() & (rows["year"] <= row["year"])]
    others = rows.loc[rows["value"] != row["value"], "year"]
    if others.empty:
        return 0, "no"
    first = int(rows.loc[rows["year"] > others.max(), "year"].min())
    return first, "since" if others.max() == first - 1 else "by"
