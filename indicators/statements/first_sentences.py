"""The first sentence on a country, and on a country and a goal: what happened, since when and how sure that is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import LATELY
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.variation import varies
from indicators.model import Amount, Certainty, Growth, Indicator, Message, Reason, Status, Topics
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked
from indicators.statements.activities import EARLIER
from indicators.statements.cells import when
from indicators.statements.certainties import by_chance, with_certainty
from indicators.statements.countries import CountryGoal, CountrySummary
from indicators.statements.goals import UNASSESSED
from indicators.statements.yearly_goal import GROWING, SMALL_BASE, ended

NEAR = (Status.GOAL_MET, Status.AHEAD, Status.ON_TRACK, Status.IMPROVING_BELOW, Status.IMPROVING, Status.AT_LIMIT)
"""Statuses of a goal that is met or came nearer."""

NOT_EXACT = (*NOT_JUDGED, *BOUNDS)
MOST_TOPICS = 2          # goals that a headline names


def country_headline(ref_area: str, summary: CountrySummary) -> Message:
    """A country over its goals in one sentence: how many it meets or nears, and on which it moves away."""
    rows = [(line.goal, line.assessment) for line in summary.lines if line.assessment and not line.stale]
    status = {goal: str(row["status"]) for goal, row in rows if row["status"] not in ("", *UNASSESSED)}
    near = tuple(goal for goal in status if status[goal] in NEAR)
    away = tuple(goal for goal in status if status[goal] == Status.MOVING_AWAY)
    values = {"ref_area": ref_area, "assessed": len(status), "near": len(near), "away": len(away),
              "of": len(summary.lines)}
    if not status:
        return _nothing_assessed(summary, values, with_figures=len(rows))
    if len(status) == 1:
        (goal, state), = status.items()
        return Message(code="headline.one_goal", values={**values, "topic": Topics((goal,)), "state": state})
    if away:
        named = "_named" if len(away) <= MOST_TOPICS else ""
        return Message(code=f"headline.away{named}", values={**values, "topics": Topics(away)})
    named = "_named" if 0 < len(near) <= MOST_TOPICS and len(near) < len(status) else ""
    return Message(code=f"headline.near{named}", values={**values, "topics": Topics(near)})


def _nothing_assessed(summary: CountrySummary, values: Mapping[str, object], *, with_figures: int) -> Message:
    """Why nothing can be said over the goals: no figure, none in the last years, or none with a status."""
    newest = max((int(line.assessment["year"]) for line in summary.lines if line.assessment), default=0)
    if with_figures:
        return Message(code="headline.none_assessed", values={**values, "figures": with_figures})
    if newest:
        return Message(code="headline.stale", values={**values, "year": newest})
    return Message(code="headline.no_figure", values=values)


def goal_sentence(scoreboard: Scoreboard, ref_area: str, line: CountryGoal) -> Message:
    """A country on a goal in at most twenty words; without a figure why there is none."""
    if line.assessment is not None:
        return sentence_of(scoreboard, line.assessment)
    values = {"ref_area": ref_area, "topic": Topics((line.goal,))}
    if line.absent:
        absence, year = line.absent
        return Message(code="sentence.absent", values={**values, "absence": absence, "year": year})
    code = "only_words" if line.in_words else "only_context" if line.others else "no_figure"
    return Message(code=f"sentence.{code}", values=values)


def sentence_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """A row of Scoreboard.figures in at most twenty words: since when, how sure, and why it has no status."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    method = methods.method_of(indicator)
    values = {**values_of(row), "topic": Topics((scoreboard.catalogue.goal_of[indicator.id],))}
    if row["hidden"]:
        return Message(code=f"sentence.hidden_{'people' if indicator.protection else 'confidential'}", values=values)
    if method is None:
        return Message(code="sentence.context", values=values)
    if row["reason"]:
        return _not_assessed(row, values)
    if indicator.stages:
        return _stage(indicator, row, values)
    if not row["status"]:
        return _activity(scoreboard, row, values)
    if method.trend is None:
        return Message(code="sentence.status", values={**values, "status": Status(row["status"])})
    rows = scoreboard.series(indicator.id, row["ref_area"])
    window = in_window(rows, row)
    if row["status"] == Status.TOO_EARLY:
        return Message(code="sentence.too_early", values={
            **values, "figures": int(row["window_figures"]), "needed": method.trend.figures})
    sure = sureness(scoreboard, row)
    if method.yearly and row["status"] in GROWING and not pd.isna(row["growth_low"]):
        return _growth(indicator, row, window, {**values, "sure": sure})
    return _trend(indicator, row, window, {**values, "sure": sure})


def values_of(row: Mapping[Any, Any]) -> dict[str, object]:
    """Area, indicator, year and figure of a row; the figure also as what the country did."""
    values = {"ref_area": row["ref_area"], "indicator": row["indicator"], "year": when(row)}
    if pd.isna(row["value"]):
        return values
    figure = row["value"], row["indicator"], row["marks"]
    return {**values, "amount": Amount(*figure), "predicate": Amount(*figure, "predicate"),
            "unit_of_one": row["indicator"]}


def in_window(rows: pd.DataFrame, row: Mapping[Any, Any]) -> pd.DataFrame:
    """The figures of a series on which the status of a row rests."""
    return rows[rows["year"].between(row["window_since"], row["year"]) & rows["value"].notna()
                & ~marked(rows["marks"], *NOT_JUDGED, *BOUNDS)]


def sureness(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> str:
    """How sure a status is: clear, chance, just (one different figure would change it), untested, counted; "" of none.
    """
    sure = with_certainty(scoreboard, row)
    if sure["certainty"] != Certainty.COULD_BE_CHANCE:
        return str(sure["certainty"])
    return "chance" if by_chance(sure, scoreboard.catalogue.indicators[row["indicator"]]) else "just"


def _not_assessed(row: Mapping[Any, Any], values: Mapping[str, object]) -> Message:
    """Why a figure has no status; where it is not certain enough, what is not certain."""
    if row["reason"] == Reason.HIDDEN:
        return Message(code="sentence.rests_on_hidden", values=values)
    if row["reason"] != Reason.UNCERTAIN:
        return Message(code="sentence.not_assessed", values={**values, "reason": Reason(row["reason"])})
    year = isinstance(values["year"], Message)
    mark = "year" if year else next((str(mark) for mark in NOT_EXACT if mark in row["marks"].split()), "before")
    return Message(code="sentence.uncertain", values={**values, "mark_of": mark})


def _activity(scoreboard: Scoreboard, row: Mapping[Any, Any], values: Mapping[str, object]) -> Message:
    """What was organised in the year, beside the years before."""
    earlier = with_certainty(scoreboard, row)
    none = row["value"] == 0 and set(BOUNDS).isdisjoint(row["marks"].split())
    if pd.isna(earlier["earlier_since"]):
        return Message(code="sentence.none_reported" if none else "sentence.activity", values=values)
    since, by, least, most = (int(earlier[name]) for name in EARLIER)
    span = "one_year" if since == by else "same" if least == most else "range"
    return Message(code=f"sentence.{'none_reported' if none else 'activity'}_after", values={
        **values, "kind": span, "since": since, "by": by, "fewest": least, "most": most})


def _stage(indicator: Indicator, row: Mapping[Any, Any], values: Mapping[str, object]) -> Message:
    """The stage of a law, and whether it is the goal."""
    way = {Status.GOAL_MET: "met", Status.MOVING_AWAY: "lost"}.get(row["status"], "below")
    return Message(code=f"sentence.stage_{way}", values={
        **values, "stage": int(row["value"]), "stages": max(indicator.stages),
        "goal": Amount(row["target"], indicator.id)})


def stage_since(rows: pd.DataFrame, row: Mapping[Any, Any]) -> int:
    """The first year of the unbroken run of figures at the stage of a row; 0 where no earlier figure has another stage.

    ``rows``: the totals of its series, by year.
    """
    rows = rows[rows["value"].notna() & (rows["year"] <= row["year"])]
    others = rows.loc[rows["value"] != row["value"], "year"]
    return int(rows.loc[rows["year"] > others.max(), "year"].min()) if len(others) else 0


def _growth(indicator: Indicator, row: Mapping[Any, Any], window: pd.DataFrame,
            values: Mapping[str, object]) -> Message:
    """The growth of the window against the goal of a yearly number."""
    target = float(row["target"])
    grown = {**values, "since": int(row["window_since"]), "growth": Growth(float(row["growth"]), target),
             "goal": Growth(abs(target), target), "goal_way": "more" if target > 0 else "less"}
    if row["status"] != Status.NO_CLEAR_CHANGE:
        return Message(code=f"sentence.{row['status']}_by_growth", values=grown)
    if end := ended(row):
        return Message(code=f"sentence.growth_{end}", values={
            **grown, "by": int(window["year"].iloc[-LATELY]), "lately": Growth(float(row["growth_lately"]), target)})
    least, most = window["value"].min(), window["value"].max()
    few = is_few(indicator, window)
    code = f"sentence.no_clear_change{'_of_few' if few and least < most else '_of_same' if few else ''}"
    return Message(code=code, values={
        **grown, "least": Amount(least, indicator.id, form="bare"), "most": Amount(most, indicator.id, form="bare")})


def is_few(indicator: Indicator, window: pd.DataFrame) -> bool:
    """Whether figures are counts so small that a few cases are many per cent."""
    return varies(indicator) == "cases" and bool(window["value"].mean() < SMALL_BASE)


def _trend(indicator: Indicator, row: Mapping[Any, Any], window: pd.DataFrame,
           values: Mapping[str, object]) -> Message:
    """The trend of the window, from its first figure to its last or, where none is clear, its range."""
    ordered = window.sort_values("value")
    ends = {"first": window.iloc[0], "last": window.iloc[-1], "least": ordered.iloc[0], "most": ordered.iloc[-1]}
    told = {**values, "since": int(row["window_since"]), "figures": len(window),
            "way": "up" if row["slope"] > 0 else "down",
            **{name: Amount(figure["value"], indicator.id, figure["marks"], "bare") for name, figure in ends.items()}}
    if row["status"] in (Status.IMPROVING, Status.MOVING_AWAY):
        against = (ends["last"]["value"] - ends["first"]["value"]) * row["slope"] <= 0
        return Message(code=f"sentence.{row['status']}{'_on_the_whole' if against else ''}", values=told)
    same = row["status"] == Status.NO_CLEAR_TREND and ends["least"]["value"] == ends["most"]["value"]
    code = "sentence.unchanged" if same else f"sentence.{row['status']}"
    return Message(code=code, values=told)
