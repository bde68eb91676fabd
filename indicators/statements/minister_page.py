"""What a minister needs of a country on a goal: a headline, one number, three bullets, three hard questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import LATELY
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import unusual_years
from indicators.model import Amount, Difference, Growth, Indicator, Mark, Message, Probability, Reason, Status, Topics
from indicators.model.marks import BOUNDS
from indicators.statements.activities import counts_activities
from indicators.statements.certainties import otherwise, with_certainty
from indicators.statements.chance import interval_of
from indicators.statements.first_sentences import in_window, is_few, sentence_of, stage_since, sureness, values_of
from indicators.statements.goals import UNASSESSED
from indicators.statements.yearly_goal import GROWING, ended

ABOUT = 0.01             # a difference below it, as a share, is said as none


@dataclass(frozen=True, kw_only=True)
class HardQuestion:
    """A question that a minister may be asked, and what to answer, in at most forty words."""

    question: Message
    answer: tuple[Message, ...]


def goal_headline(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """A row of Scoreboard.figures in at most twelve words, for a title."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    values = {**values_of(row), "topic": Topics((scoreboard.catalogue.goal_of[indicator.id],))}
    if row["hidden"] or row["reason"] or not row["status"] or row["status"] in UNASSESSED:
        code = ("title.hidden" if row["hidden"] else "title.figure" if not row["status"]
                else "title.too_early" if row["status"] == Status.TOO_EARLY else "title.not_assessed")
        return Message(code=code, values=values)
    if indicator.stages:
        since = stage_since(scoreboard.series(indicator.id, row["ref_area"]), row)
        return Message(code="title.stage_since" if since else "title.stage", values={
            **values, "state": str(row["status"]), "since": since})
    method = methods.method_of(indicator)
    if method and method.yearly and row["status"] in GROWING[:3] and not pd.isna(row["growth_low"]):
        return Message(code="title.growth", values={
            **values, "sure": sureness(scoreboard, row), "state": str(row["status"]),
            "growth": Growth(float(row["growth"]), float(row["target"]))})
    return Message(code="title.status", values={
        **values, "state": str(row["status"]), "sure": sureness(scoreboard, row)})


def latest_change(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """The newest figure as what the country did, with its change on the year before where the two compare."""
    indicator, values = scoreboard.catalogue.indicators[row["indicator"]], values_of(row)
    rows = scoreboard.series(indicator.id, row["ref_area"])
    rows = rows[rows["year"] <= row["year"]]
    before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
    bound = not set(BOUNDS).isdisjoint(f"{before} {row['marks']}".split())
    if pd.isna(row["previous_value"]) or pd.isna(row["change"]) and row["previous_value"] != 0 or bound or (
            indicator.stages):
        return Message(code="fact.level", values=values)
    earlier = Amount(row["previous_value"], indicator.id, before, "bare")
    unusual = next((one for one in unusual_years(rows, indicator) if one.year == row["previous_year"]), None)
    told = {**values, "previous_year": int(row["previous_year"]), "before": earlier, "change": Difference(
        earlier, Amount(row["value"], indicator.id, row["marks"]), float(row["target"]))}
    if unusual:
        return Message(code="fact.after_unusual", values={**told, "way": "high" if unusual.is_high else "low"})
    method = methods.method_of(indicator)
    if method and method.yearly and row["previous_value"]:
        return Message(code="fact.by", values=told)
    moved = abs(row["value"] - row["previous_value"])
    return Message(code="fact.about" if 0 < moved < ABOUT * row["previous_value"] else "fact.from", values=told)


def how_sure_in_short(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """How sure a row's status is, in one sentence."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    method, values = methods.method_of(indicator), values_of(row)
    if row["hidden"] or row["reason"] or method is None or row["status"] in UNASSESSED:
        return sentence_of(scoreboard, row)
    if method.counted or method.trend is None:
        return Message(code="sure.stage" if indicator.stages else "sure.counted", values=values)
    sure = sureness(scoreboard, row)
    if method.yearly and row["status"] in GROWING and not pd.isna(row["growth_low"]):
        few = row["status"] == Status.NO_CLEAR_CHANGE and is_few(indicator, in_window(
            scoreboard.series(indicator.id, row["ref_area"]), row))
        return Message(code="sure.few", values=values) if few else interval_of(row, sure)
    if row["status"] == Status.AT_LIMIT or pd.isna(row["trend_p"]):
        return sentence_of(scoreboard, row)
    return Message(code="sure.trend" if sure else "sure.no_trend", values={
        **values, "sure": sure, "p": Probability(float(row["trend_p"]))})


def minister_bullets(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, Message, Message]:
    """What changed, how sure it is, and what to ask, of a row of Scoreboard.figures."""
    told = row["hidden"] or scoreboard.catalogue.indicators[row["indicator"]].stages
    changed = sentence_of(scoreboard, row) if told else latest_change(scoreboard, row)
    return changed, how_sure_in_short(scoreboard, row), what_to_ask(scoreboard, row)


def what_to_ask(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Message:
    """What a minister may ask of the country, by the most telling thing about the figure."""
    indicator, values = scoreboard.catalogue.indicators[row["indicator"]], values_of(row)
    rows = scoreboard.series(indicator.id, row["ref_area"])
    unusual = unusual_years(rows[rows["year"] <= row["year"]], indicator) if not row["hidden"] else ()
    if row["hidden"] or row["reason"] or row["status"] in UNASSESSED:
        return Message(code="ask.figures", values=values)
    if unusual:
        return Message(code="ask.unusual", values={
            **values, "since": unusual[0].year, "way": "high" if unusual[0].is_high else "low"})
    if row["status"] in GROWING and ended(row):
        window = in_window(rows, row)
        return Message(code="ask.ended", values={**values, "by": int(window["year"].iloc[-LATELY])})
    if not row["status"]:
        return Message(code="ask.activity", values=values)
    return Message(code="ask.status", values={**values, "state": str(row["status"])})


def hard_questions(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[HardQuestion, HardQuestion, HardQuestion]:
    """The three hard questions: is it good enough, could it be chance, and what the figure does not show."""
    indicator, values = scoreboard.catalogue.indicators[row["indicator"]], values_of(row)
    method = methods.method_of(indicator)
    yearly = method is not None and method.yearly and not row["reason"] and not pd.isna(row["target"])
    enough = (tick(row), sentence_of(scoreboard, row)) if yearly and not row["hidden"] else (
        sentence_of(scoreboard, row),)
    other = "law" if indicator.stages else "activity" if counts_activities(indicator) else "better"
    asked = "year" if yearly else other
    return (
        HardQuestion(question=Message(code=f"question.{asked}", values=values), answer=enough),
        HardQuestion(question=Message(code="question.chance"), answer=_chance(scoreboard, indicator, row)),
        HardQuestion(question=Message(code="question.meaning"), answer=_meaning(indicator, row)))


def tick(row: Mapping[Any, Any]) -> Message:
    """Whether the year met its goal, and how many of the years of the window did."""
    assessed = 0 if pd.isna(row["years_assessed"]) else int(row["years_assessed"])
    values = {**values_of(row), "assessed": assessed, "met": int(row["years_met"]) if assessed else 0}
    alone = "" if assessed > 1 else "_alone"
    if row["tick_reason"]:
        return Message(code=f"tick.open{alone}", values={**values, "reason": Reason(row["tick_reason"])})
    return Message(code=f"tick.{'met' if row['met'] else 'missed'}{alone}", values=values)


def _chance(scoreboard: Scoreboard, indicator: Indicator, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """How sure the status is and, where chance is not what decides, what one different figure would make of it."""
    sure = how_sure_in_short(scoreboard, row)
    if row["hidden"] or row["reason"] == Reason.HIDDEN or indicator.stages:
        return (sure,)
    near = with_certainty(scoreboard, row)
    return sure, *(otherwise(near, latest_only=True) if sureness(scoreboard, row) == "just" else ())


def _meaning(indicator: Indicator, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """What a figure means and does not mean, and that it is provisional."""
    provisional = Mark.PROVISIONAL in row["marks"].split() and not row["hidden"]
    return (Message(code="fact.reading", values={"reading": indicator.reading}),
            *([Message(code="fact.provisional", values=values_of(row))] if provisional else []))
