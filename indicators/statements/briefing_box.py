"""The two or three sentences of a briefing: level, change, whether it is clear, who says so, what is missing."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import TrendTest
from indicators.judging.scoreboard import Scoreboard
from indicators.model import Certainty, Indicator, Mark, Message, Origin, Reason, Status, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, REMARKED, marked
from indicators.statements.cells import FRESH_YEARS, when
from indicators.statements.certainties import by_chance, otherwise, with_certainty
from indicators.statements.chance import beyond_chance
from indicators.statements.goals import UNASSESSED, GoalCard
from indicators.statements.groups import LikeForLike

MOST_OTHERS = 2          # other indicators of the goal that are named
NO_TREND = (*NOT_JUDGED, *BOUNDS)     # of figures that are in no window
TRENDS = {Status.IMPROVING: "box.improving", Status.MOVING_AWAY: "box.moving_away",
          Status.NO_CLEAR_TREND: "box.no_clear_trend", Status.AT_LIMIT: "box.at_limit",
          Status.TOO_EARLY: "box.too_early"}


def country_box(scoreboard: Scoreboard, row: Mapping[Any, Any], today_year: int, report: int | None = None,
                others: Sequence[str] = ()) -> tuple[Message, ...]:
    """A country on a goal, by the row of Scoreboard.figures that has the goal's status.

    ``report`` is the year of its newest report to the Alliance; ``others`` are other judged indicators of the goal. Of
    a hidden figure it says only that there is one.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    asked = {"ref_area": row["ref_area"], "indicator": indicator.id, "year": int(row["year"])}
    if row["hidden"]:
        return (Message(code="box.hidden_people" if indicator.protection else "box.hidden_confidential",
                        values=asked),)
    rows = scoreboard.series(indicator.id, row["ref_area"])
    rows = rows[rows["year"] <= row["year"]]
    level = _level(indicator, row, rows)
    if Mark.ILLUSTRATIVE in row["marks"].split():
        level = Message(code="box.illustrative", values={"sentence": level})
    return (level, *_whether_clear(scoreboard, indicator, row, rows), *_also(scoreboard, row, others),
            *_source(rows, row, report), *_missing(rows, row, today_year, report))


def group_box(card: GoalCard, together: LikeForLike) -> tuple[Message, ...]:
    """A group on a goal: its countries, their figures together and, for a goal with a number, what is missing."""
    no_status = [together.no_status] if together.no_status else []
    if together.after is None or together.by_country is None or together.by_country.code != "group.each_met":
        return card.message, together.message, *([together.by_country] if together.by_country else []), *no_status
    first = together.by_country
    if together.illustrative:
        first = Message(code="box.illustrative", values={"sentence": first})
    provisional = len(dict(together.marked).get(Mark.PROVISIONAL, ()))
    missing = Message(code="group.missing", values={
        "lacking": together.of - len(together.areas_both), "provisional": provisional,
        "both": len(together.areas_both)})
    return first, together.message, missing, *no_status


def _level(indicator: Indicator, row: Mapping[Any, Any], rows: pd.DataFrame) -> Message:
    """The figure with its unit and year, and its change."""
    method = methods.method_of(indicator)
    values = {"ref_area": row["ref_area"], "indicator": indicator.id, "value": row["value"], "marks": row["marks"],
              "year": when(row), "remarks": _remarks(row)}
    if indicator.stages:
        return Message(code="box.stage", values={
            **values, "remarks": _remarks(row, "box.and_remarks"), "stage": int(row["value"]),
            "stages": max(indicator.stages)})
    if method is not None and method.counted and not row["reason"]:
        return _activity(row, values)
    before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
    bound = not set(BOUNDS).isdisjoint(f"{before} {row['marks']}".split())
    if pd.isna(row["change"]) or bound:
        return Message(code="box.level", values=values)
    goal: Message | str = ""
    if method is not None and method.yearly and not row["reason"]:
        goal = _years_met(row, rows)
    return Message(code="box.changed", values={
        **values, "before": row["previous_value"], "marks_before": before, "target": row["target"],
        "change": row["change"], "previous_year": int(row["previous_year"]), "goal_of_year": goal})


def _remarks(row: Mapping[Any, Any], code: str = "box.remarks") -> Message | str:
    """The marks of a figure that a reader must know, in brackets after its year; "" without any.

    Those that are said in words, as its years or as the reason why it has no status, are not repeated.
    """
    marks = set(row["marks"].split()) - set(NOT_JUDGED if row["reason"] == Reason.UNCERTAIN else ())
    marks -= {Mark.UNCERTAIN} if isinstance(when(row), Message) else set()
    said = [Message(code="box.mark", values={"mark": mark}) for mark in REMARKED if mark in marks]
    return Message(code=code, values={"clauses": said}) if said else ""


def _activity(row: Mapping[Any, Any], values: Mapping[str, object]) -> Message:
    """What was organised in the year and in the year before, and how long at least one was."""
    earlier: Message | str = "" if pd.isna(row["previous_value"]) else Message(code="box.earlier", values={
        "earlier": int(row["previous_value"]), "previous_year": int(row["previous_year"])})
    if row["value"] == 0:
        return Message(code="box.none_reported", values={**values, "earlier": earlier})
    every_year: Message | str = "" if row["streak"] < 2 else Message(code="box.every_year", values={
        "since": int(row["year"]) - int(row["streak"]) + 1})
    return Message(code="box.active", values={
        **values, "count": int(row["value"]), "earlier": earlier, "every_year": every_year})


def _years_met(row: Mapping[Any, Any], rows: pd.DataFrame) -> Message:
    """Whether the year's goal was met, and in how many of the years that can be assessed."""
    assessed = rows[~rows["status"].isin(UNASSESSED) & rows["value"].notna()]
    met = row["status"] == Status.GOAL_MET
    return Message(code="box.goal_met" if met else "box.goal_missed", values={
        "goal": Fraction(repr(abs(float(row["target"])))), "met": int((assessed["status"] == Status.GOAL_MET).sum()),
        "assessed": len(assessed), "since": int(assessed["year"].min())})


def _whether_clear(scoreboard: Scoreboard, indicator: Indicator, row: Mapping[Any, Any],
                   rows: pd.DataFrame) -> tuple[Message, ...]:
    """Whether the change or trend is clear; what a count does not say; why there is no status."""
    method = methods.method_of(indicator)
    if method is None or not row["status"]:
        return ()
    if row["reason"] == Reason.HIDDEN:
        return (Message(code="box.rests_on_hidden"),)
    if row["reason"]:
        return (_not_assessed(row),)
    if indicator.stages:
        return (Message(code="box.law_lost"),) if row["status"] == Status.MOVING_AWAY else ()
    if method.counted:
        return (Message(code="step.count_only"),)
    if method.yearly:
        return _beyond_chance(scoreboard, row)
    if method.trend and not method.has_number:
        sure = with_certainty(scoreboard, dict(row))
        return _trend(indicator, method.trend, row, rows), *_only_just(sure, indicator)
    return (Message(code="box.status", values={"status": Status(row["status"])}),)


def _not_assessed(row: Mapping[Any, Any]) -> Message:
    """Why a figure has no status; where it is not certain enough, what is not certain."""
    if row["reason"] != Reason.UNCERTAIN:
        return Message(code="box.not_assessed", values={"reason": Reason(row["reason"])})
    marks = set(row["marks"].split())
    if isinstance(when(row), Message):
        return Message(code="box.uncertain_year")
    found = next((str(mark) for mark in NO_TREND if mark in marks), "before")
    return Message(code=f"box.uncertain_{found}")


def _beyond_chance(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """The certainty of the change, and whether the underlying change reached the goal; empty without a claim.

    On track claims a trend and no change, so that its slope is given instead.
    """
    if row["status"] == Status.ON_TRACK:
        return (Message(code="box.on_track", values={
            "since": int(row["window_since"] if row["slope"] == row["slope"] else row["baseline_year"]),
            "slope_a_year": float(row["slope"] if row["slope"] == row["slope"] else row["pace"])}),)
    sure = with_certainty(scoreboard, dict(row))
    found = str(sure["certainty"])
    if found not in set(Certainty):
        return ()
    more = _only_just(sure, scoreboard.catalogue.indicators[row["indicator"]])
    found = str(Certainty.CLEAR) if more else found
    if sure["claim_p"] == row["trend_p"] != row["change_p"] and found != Certainty.UNTESTED:
        return (Message(code=f"box.trend_{found}", values={"since": int(row["window_since"])}), *more)
    answers = [message for message in beyond_chance(
        scoreboard, row["indicator"], row["ref_area"], int(row["year"]))
               if "goal" in message.values]
    whether: Message | str = ""
    if answers and found != Certainty.UNTESTED:
        way = answers[0].code.removeprefix("chance.change_")
        whether = Message(code=f"box.whether_{way}", values={"goal": answers[0].values["goal"]})
    return (Message(code=f"box.{found}", values={"whether": whether}), *more)


def _only_just(row: Mapping[str, Any], indicator: Indicator) -> tuple[Message, ...]:
    """The status that a slightly different figure would give, where chance does not explain the change.

    ``row``: with fields of CERTAINTY.
    """
    if by_chance(row, indicator):
        return ()
    return tuple(Message(code=f"box.if_{message.code.removeprefix('sensitivity.')}", values=message.values)
                 for message in otherwise(row))


def _trend(indicator: Indicator, test: TrendTest, row: Mapping[Any, Any], rows: pd.DataFrame) -> Message:
    """The trend of the window, or how many figures it still needs."""
    window = rows[(rows["year"] >= row["window_since"]) & rows["value"].notna()
                  & ~marked(rows["marks"], *NO_TREND)].sort_values("value")
    small = row["status"] == Status.NO_CLEAR_TREND and row["trend_p"] < float(test.alpha)
    tested = {"p": row["trend_p"]} if row["trend_p"] == row["trend_p"] else {}
    return Message(code="box.small_trend" if small else TRENDS[row["status"]], values={
        **tested, "indicator": indicator.id, "figures": int(row["window_figures"]),
        "needed": test.figures, "since": int(row["window_since"]),
        **{f"{end}_{name}": window[name].iloc[at] for end, at in (("low", 0), ("high", -1))
           for name in ("value", "marks")}})


def _also(scoreboard: Scoreboard, row: Mapping[Any, Any], others: Sequence[str]) -> tuple[Message, ...]:
    """The newest shown figures of other judged indicators of the goal."""
    if not others:
        return ()
    frame = scoreboard.figures
    own = frame[frame["indicator"].isin(list(others)) & (frame["ref_area"] == row["ref_area"]) & frame["judged"]
                & ~frame["hidden"] & (frame["year"] <= row["year"])]
    newest = own.drop_duplicates("indicator", keep="last").sort_values("headline").head(MOST_OTHERS)
    clauses = [Message(code="box.other", values={
        "remarks": _remarks({**figure, "reason": ""}), "year": when(figure),
        **{name: figure[name] for name in ("indicator", "ref_area", "value", "marks")}})
        for figure in records(newest)]
    return (Message(code="box.also", values={"clauses": clauses}),) if clauses else ()


def _source(rows: pd.DataFrame, row: Mapping[Any, Any], report: int | None) -> tuple[Message, ...]:
    """Who says so, and whether the country reported to the Alliance."""
    title = _title_of(rows, row)
    if not title:
        return ()
    code = "box.source"
    if row["origin"] == Origin.PUBLIC:
        code = "box.source_published" if report else "box.source_no_report"
    elif row["origin"] == Origin.CODED:
        code = "box.source_read"
    return (Message(code=code, values={"source": title.rstrip(".")}),)


def _missing(rows: pd.DataFrame, row: Mapping[Any, Any], today_year: int, report: int | None) -> tuple[Message, ...]:
    """That nothing newer is known, where the figure is stale; or only a later report, in words."""
    year = int(row["year"])
    if year >= today_year - FRESH_YEARS:
        return ()
    if report and report > year and str(report) not in _title_of(rows, row):
        return (Message(code="box.only_report_since", values={"report": str(report)}),)
    return (Message(code="box.nothing_since", values={"year": year}),)


def _title_of(rows: pd.DataFrame, row: Mapping[Any, Any]) -> str:
    """The title of a figure's source."""
    return str(rows.loc[rows["year"] == row["year"], "source_title"].iloc[0])
