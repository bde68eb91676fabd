"""A country's figure: the facts that its sentences rest on, each looked up once, and those sentences."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import LATELY, SOLID_BELOW
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import UnusualYear, unusual_years
from indicators.model import DIRECTION, Indicator, Mark, Message, Reason, Status
from indicators.model.marks import BOUNDS, INEXACT, NOT_JUDGED, breaks, marked
from indicators.model.quantities import Amount, Difference, Growth, Period, Probability, Topics
from indicators.statements.cells import EARLIER, with_certainty

GROWING = (Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)
"""Statuses that rest on the growth of the window."""

UNASSESSED = (Status.NOT_ASSESSED, Status.TOO_EARLY)
NO_MORE = 0.005          # growth a year that is none: no whole per cent


class Finding:
    """A row of Scoreboard.figures, with its indicator, method (None: context), series up to its year, and how sure its
    status is.
    """

    def __init__(self, scoreboard: Scoreboard, row: Mapping[Any, Any]) -> None:
        """What is looked up at once; anything that takes long only where a sentence needs it."""
        self.scoreboard, self.row = scoreboard, row
        self.indicator: Indicator = scoreboard.catalogue.indicators[row["indicator"]]
        self.method = methods.method_of(self.indicator)
        rows = scoreboard.series(self.indicator.id, row["ref_area"])
        self.series = rows[rows["year"] <= row["year"]]
        self.is_yearly = self.method is not None and self.method.yearly and not pd.isna(row["target"])
        self.is_growing = self.is_yearly and row["status"] in GROWING and not pd.isna(row["growth_low"])
        self.is_unassessed = bool(row["hidden"] or row["reason"] or row["status"] in UNASSESSED)
        self.ended = ended(row)
        self.values: dict[str, object] = {
            "topic": Topics((scoreboard.catalogue.goal_of[self.indicator.id],)), "ref_area": row["ref_area"],
            "indicator": row["indicator"], "year": Period.of(row)}
        if not pd.isna(row["value"]):
            self.values |= {"amount": self.amount(form="unit"), "predicate": self.amount(form="predicate"),
                            "unit_of_one": row["indicator"]}

    def amount(self, row: Mapping[Any, Any] | None = None, form: Any = "bare") -> Amount:
        """The figure of a row of the same series, by default of the own row."""
        row = self.row if row is None else row
        return Amount(row["value"], self.indicator.id, row["marks"], form)

    def message(self, code: str, **values: object) -> Message:
        """A message on the figure."""
        return Message(code=code, values={**self.values, **values})

    @cached_property
    def window(self) -> pd.DataFrame:
        """The figures on which the status rests."""
        rows = self.series[self.series["year"] >= self.row["window_since"]]
        return rows[rows["value"].notna() & ~marked(rows["marks"], *NOT_JUDGED, *BOUNDS)]

    @cached_property
    def certain(self) -> Mapping[str, Any]:
        """The row with its fields of CERTAINTY and EARLIER."""
        return with_certainty(self.scoreboard, self.row)

    @cached_property
    def sureness(self) -> str:
        """How sure the status is: clear, chance, figure (a different one would change it), untested, counted; ""."""
        return str(self.certain["doubt"] or self.certain["certainty"])

    @cached_property
    def rests(self) -> dict[str, object]:
        """What a status rests on that would fall without it, also with its year as what "decides" it: one case, a
        rounded or provisional figure, or an unusual year; empty of others.
        """
        if self.sureness != "figure":
            return {}
        values = {"kind": str(self.certain["changed"]), "year": int(self.certain["changed_year"])}
        return {code: Message(code=code, values=values) for code in ("rests", "decides")}

    def differs_without(self, odd: UnusualYear) -> bool:
        """Whether the status is another without an unusual year; that one figure fewer is too early says nothing of it.
        """
        return odd.without not in (self.row["status"], Status.TOO_EARLY)

    @cached_property
    def unusual(self) -> tuple[UnusualYear, ...]:
        """The unusual ones of the year and the one before; of a figure that can be judged."""
        return () if self.row["reason"] else tuple(unusual_years(self.series, self.indicator))

    @cached_property
    def growth(self) -> dict[str, object]:
        """The growth of the window beside that of the goal, and when the last figures of the window begin."""
        target = float(self.row["target"])
        return {"growth": Growth(float(self.row["growth"]), target), "goal": Growth(target, target),
                "place": self.interval, "since": int(self.row["window_since"]),
                "by": int(self.window["year"].iloc[-LATELY])}

    @cached_property
    def sentence(self) -> Message:
        """In at most twenty words: since when, how sure, and why there is no status."""
        row, indicator, method = self.row, self.indicator, self.method
        if row["hidden"]:
            return self.message("sentence.hidden", why="people" if indicator.protection else "confidential")
        if method is None:
            return self.message("sentence.context")
        if row["reason"]:
            return self._without_status
        if indicator.stages:
            way = {Status.GOAL_MET: "met", Status.MOVING_AWAY: "lost"}.get(row["status"], "below")
            return self.message("sentence.stage", way=way, stage=int(row["value"]), stages=max(indicator.stages),
                                goal=Amount(row["target"], indicator.id))
        if not row["status"]:
            return self._activity
        if method.trend is None:
            return self.message("sentence.status", status=Status(row["status"]))
        if row["status"] == Status.TOO_EARLY:
            return self.message("sentence.too_early", figures=int(row["window_figures"]), needed=method.trend.figures,
                                broken=self._latest_break)
        return self._growing if self.is_growing else self._trend

    @property
    def _latest_break(self) -> int:
        """The year from which figures compare, where the years before have some; 0 where there was no break."""
        broken = self.series.loc[np.asarray(breaks(self.series), bool), "year"].max()
        return int(broken) if self.series.loc[self.series["year"] < broken, "value"].notna().any() else 0

    @property
    def _without_status(self) -> Message:
        """Why a figure has no status; where it is not certain enough, what is not certain."""
        if self.row["reason"] != Reason.UNCERTAIN:
            kind = "hidden" if self.row["reason"] == Reason.HIDDEN else "reason"
            return self.message("sentence.not_assessed", reason=Reason(self.row["reason"]), kind=kind)
        period = Period.of(self.row)
        why = "year" if period.since < period.by else next(
            (str(mark) for mark in (*NOT_JUDGED, *BOUNDS) if mark in self.row["marks"].split()), "before")
        return self.message("sentence.uncertain", why=why)

    @property
    def _activity(self) -> Message:
        """What was organised in the year, beside the years before."""
        values: dict[str, object] = {"kind": "none"}
        if not pd.isna(self.certain["earlier_since"]):
            since, by, least, most = (int(self.certain[name]) for name in EARLIER)
            kind = "year" if since == by else "same" if least == most else "range"
            values = {"kind": kind, "since": since, "by": by, "fewest": least, "most": most}
        return self.message("sentence.activity", **values)

    @property
    def _growing(self) -> Message:
        """The growth of the window against the goal of a yearly number."""
        row = self.row
        if self.ended:
            lately = Growth(float(row["growth_lately"]), float(row["target"]))
            return self.message("sentence.growth_ended", way=self.ended, lately=lately, **self.growth)
        if row["status"] == Status.NO_CLEAR_CHANGE:
            return self.message("sentence.no_clear_change", **self.growth)
        how = row["status"] if self.sureness == "clear" else self.sureness
        return self.message("sentence.growth", how=how, status=Status(row["status"]), **self.growth, **self.rests)

    @property
    def _trend(self) -> Message:
        """The trend of the window, from its first figure to its last or, where none is clear, its range."""
        row, ordered = self.row, self.window.sort_values("value")
        ends = {"first": self.window.iloc[0], "last": self.window.iloc[-1], "least": ordered.iloc[0],
                "most": ordered.iloc[-1]}
        values = {"since": int(row["window_since"]), "figures": len(ordered),
                  "way": "up" if row["slope"] > 0 else "down",
                  **{name: self.amount(figure.to_dict()) for name, figure in ends.items()}}
        if row["status"] not in (Status.IMPROVING, Status.MOVING_AWAY):
            same = row["status"] == Status.NO_CLEAR_TREND and ends["least"]["value"] == ends["most"]["value"]
            return self.message("sentence.unchanged" if same else f"sentence.{row['status']}", **values)
        way = "better" if row["status"] == Status.IMPROVING else "worse"
        how = self.sureness if self.sureness in ("figure", "chance", "untested") else way
        against = (ends["last"]["value"] - ends["first"]["value"]) * row["slope"] <= 0
        return self.message("sentence.trend_on_the_whole" if against else "sentence.trend", how=how,
                            status=Status(row["status"]), **values, **self.rests)

    @property
    def title(self) -> Message:
        """In at most twelve words."""
        row, state = self.row, str(self.row["status"])
        if self.is_unassessed:
            why = "hidden" if row["hidden"] else "too_early" if state == Status.TOO_EARLY else "not_assessed"
            return self.message("title.without", why=why)
        if not state:
            return self.message("title.figure")
        if self.indicator.stages:
            since, dated = stage_since(self.series, row)
            return self.message("title.stage", state=state, since=since, dated=dated)
        if self.is_growing and (self.ended or state not in (Status.NO_CLEAR_CHANGE, Status.MOVING_AWAY)):
            return self.message("title.growth", state=self.ended or state, sure=self.sureness, **self.growth)
        is_other = row["headline"] > 1 and self.indicator.measure != "share" and self.indicator.predicate
        return self.message("title.status", state="of_other" if is_other else state, sure=self.sureness,
                            status=Status(state))

    @cached_property
    def change(self) -> Message:
        """The newest figure as what the country did, with its change on the year before where the two compare."""
        row, rows = self.row, self.series
        before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
        has_bound = not set(BOUNDS).isdisjoint(f"{before} {row['marks']}".split())
        if pd.isna(row["previous_value"]) or has_bound or self.indicator.stages or (
                pd.isna(row["change"]) and row["previous_value"] != 0):
            return self.message("fact.level")
        earlier = self.amount({"value": row["previous_value"], "marks": before})
        values = {"previous_year": int(row["previous_year"]), "before": earlier,
                  "change": Difference(earlier, self.amount(form="unit"), float(row["target"]))}
        if odd := next((one for one in self.unusual if one.year == row["previous_year"]), None):
            return self.message("fact.after_unusual", way="high" if odd.is_high else "low", **values)
        return self.message("fact.by" if self.is_yearly and row["previous_value"] else "fact.from", **values)

    @property
    def exceptions(self) -> tuple[Message, ...]:
        """The unusual years and, where the status rests on one, the status without it."""
        messages = []
        for odd in self.unusual:
            low, high = (Amount(end, self.indicator.id, form="bare") for end in (odd.low, odd.high))
            messages.append(Message(code="chance.unusual", values={
                "year": odd.year, "way": "high" if odd.is_high else "low", "low": low, "high": high,
                "amount": Amount(odd.value, self.indicator.id)}))
            if self.differs_without(odd):
                growth = Growth(odd.growth_without, float(self.row["target"]))
                grown = {"growth": growth} if pd.notna(growth.rate) else {}
                messages.append(Message(code="chance.without", values={
                    "year": odd.year, "since": odd.since, "by": odd.by, "status": odd.without, **grown,
                    "kind": "growth" if grown else "status"}))
        return tuple(messages)

    @property
    def sure(self) -> Message:
        """How sure the status is, in one sentence."""
        row, method = self.row, self.method
        if method is None or self.is_unassessed:
            return self.sentence
        if method.counted or method.trend is None:
            exact = {*BOUNDS, *INEXACT}.isdisjoint(row["marks"].split())
            number = "coded" if Mark.CODED in row["marks"].split() else "counted" if exact else "inexact"
            return self.message("sure.plain", why="stage" if self.indicator.stages else number)
        if self.is_growing:
            ends, target = (float(row["growth_low"]), float(row["growth_high"])), float(row["target"])
            low, high = (Growth(end, target, other_end=other) for end, other in (ends, ends[::-1]))
            return self.message("sure.interval", **self.growth | self.rests | {
                "sure": self.sureness, "place": "ended" if self.ended else self.interval, "low": low, "high": high})
        if row["status"] == Status.AT_LIMIT or pd.isna(row["trend_p"]):
            return self.sentence
        improves = row["slope"] * DIRECTION[self.indicator.desired_direction] > 0
        is_clear = row["trend_p"] < float(method.trend.alpha if improves else method.trend.solid_below)
        unclear = "level" if is_clear else "none"
        return self.message("sure.trend", sure=self.sureness or unclear, p=Probability(float(row["trend_p"])),
                            **self.rests)

    @property
    def interval(self) -> str:
        """Whether the 95 % interval of the growth is at the goal: all "reached", all "missed", or "open"."""
        ends, target = (float(self.row["growth_low"]), float(self.row["growth_high"])), float(self.row["target"])
        worst, best = ends if target > 0 else (-ends[1], -ends[0])
        return "reached" if worst >= abs(target) else "missed" if best < abs(target) else "open"

    @property
    def question_to_ask(self) -> Message:
        """What a minister may ask of the country, by the most telling thing about the figure."""
        row = self.row
        if self.is_unassessed:
            return self.message("ask", about="figures")
        if self.unusual:
            odd = self.unusual[0]
            return self.message("ask", about="high" if odd.is_high else "low", since=odd.year)
        if self.ended:
            return self.message("ask", about="ended", since=self.growth["by"])
        return self.message("ask", about=str(row["status"]) or "activity")

    @property
    def tick(self) -> Message:
        """Whether the year met its goal, and how many of the years of the window did."""
        row = self.row
        assessed = 0 if pd.isna(row["years_assessed"]) else int(row["years_assessed"])
        way = "open" if row["tick_reason"] else "met" if row["met"] else "missed"
        reason = {"reason": Reason(row["tick_reason"])} if row["tick_reason"] else {}
        return self.message("tick", way=way if assessed > 1 else f"{way}_alone", assessed=assessed, **reason,
                            met=int(row["years_met"]) if assessed else 0)


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
    """The first year of the unbroken run of figures at the stage of a row of a series, and how it dates the stage:
    "since" this year, "by" it where the year before has no figure, "no" where no earlier figure has another stage.
    """
    rows = rows[rows["value"].notna() & (rows["year"] <= row["year"])]
    others = rows.loc[rows["value"] != row["value"], "year"]
    if others.empty:
        return 0, "no"
    first = int(rows.loc[rows["year"] > others.max(), "year"].min())
    return first, "since" if others.max() == first - 1 else "by"
