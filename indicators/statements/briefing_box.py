"""The two or three sentences of a briefing: level, change, whether it is clear, who says so, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.trend_test import TrendTest
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.unusual_years import unusual_years
from indicators.model import Certainty, Indicator, Mark, Message, Origin, Reason, Status, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, REMARKED, marked
from indicators.statements.activities import earlier
from indicators.statements.cells import FRESH_YEARS, when
from indicators.statements.certainties import by_chance, otherwise, with_certainty
from indicators.statements.chance import unusual
from indicators.statements.yearly_goal import GROWING, growth, how_clear, tick

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
    series = scoreboard.series(indicator.id, row["ref_area"])
    rows = series[series["year"] <= row["year"]]
    first, *rest = (*growth(indicator, row, rows), *_level_and_tick(scoreboard, row, rows))
    if Mark.ILLUSTRATIVE in row["marks"].split():
        first = Message(code="box.illustrative", values={"sentence": first})
    return (first, *rest, *_whether_clear(scoreboard, indicator, row, rows), *_also(scoreboard, row, others),
            *_source(rows, row, report), *_missing(series, row, today_year, report))


def _level_and_tick(scoreboard: Scoreboard, row: Mapping[Any, Any], rows: pd.DataFrame) -> Iterator[Message]:
    """The figure with its change and, of a yearly goal, its tick: first where the growth has been said."""
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    method = methods.method_of(indicator)
    yearly = method is not None and method.yearly and row["status"] and row["reason"] != Reason.HIDDEN
    if not yearly or pd.isna(row["target"]):
        yield _level(scoreboard, row, rows, "box.changed", "box.level")
        return
    if growth(indicator, row, rows):
        yield tick(row)
        yield _level(scoreboard, row, rows, "box.now_changed", "box.now")
        return
    yield _level(scoreboard, row, rows, "box.changed_and_goal", "box.level_and_goal")
    yield tick(row)


def _level(scoreboard: Scoreboard, row: Mapping[Any, Any], rows: pd.DataFrame, changed: str, alone: str) -> Message:
    """The figure with its unit and year, and its change: by the code ``changed``, or ``alone`` without one.

    There is none on a year that was unusual.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    method = methods.method_of(indicator)
    values = {"ref_area": row["ref_area"], "indicator": indicator.id, "value": row["value"], "marks": row["marks"],
              "year": when(row), "remarks": _remarks(row)}
    if indicator.stages:
        return Message(code="box.stage", values={
            **values, "remarks": _remarks(row, "box.and_remarks"), "stage": int(row["value"]),
            "stages": max(indicator.stages)})
    if method is not None and method.counted and not row["reason"]:
        return _activity(scoreboard, row, rows, values)
    if row["target"] == row["target"]:
        values["asked"] = float(row["target"])
    before = " ".join(rows.loc[rows["year"] == row["previous_year"], "marks"])
    bound = not set(BOUNDS).isdisjoint(f"{before} {row['marks']}".split())
    unusual = {found.year for found in unusual_years(rows, indicator)}
    if pd.isna(row["change"]) or bound or row["previous_year"] in unusual:
        return Message(code=alone, values=values)
    return Message(code=changed, values={
        **values, "before": row["previous_value"], "marks_before": before, "target": row["target"],
        "change": row["change"], "previous_year": int(row["previous_year"])})


def _remarks(row: Mapping[Any, Any], code: str = "box.remarks") -> Message | str:
    """The marks of a figure that a reader must know, in brackets after its year; "" without any.

    Those that are said in words, as its years or as the reason why it has no status, are not repeated.
    """
    marks = set(row["marks"].split()) - set(NOT_JUDGED if row["reason"] == Reason.UNCERTAIN else ())
    marks -= {Mark.UNCERTAIN} if isinstance(when(row), Message) else set()
    said = [Message(code="box.mark", values={"mark": mark}) for mark in REMARKED if mark in marks]
    return Message(code=code, values={"clauses": said}) if said else ""


def _activity(scoreboard: Scoreboard, row: Mapping[Any, Any], rows: pd.DataFrame,
              values: Mapping[str, object]) -> Message:
    """What was organised in the year, beside the five years before."""
    since, by, least, most = (column.iloc[0] for column in earlier(scoreboard, pd.DataFrame([row])).values())
    before = rows[rows["year"].between(since, by) & rows["value"].notna() & ~marked(rows["marks"], *NO_TREND)]
    way = "_year" if since == by else "_two" if len(before) == 2 else "" if least < most else "_same"
    beside: Message | str = "" if pd.isna(since) else Message(code=f"box.beside{way}", values={
        "since": int(since), "by": int(by), "lowest": int(least), "highest": int(most),
        "first": int(before["value"].iloc[0]), "last": int(before["value"].iloc[-1])})
    none = row["value"] == 0 and set(BOUNDS).isdisjoint(row["marks"].split())
    return Message(code="box.none_reported" if none else "box.active", values={
        **values, "counted": row["value"], "beside": beside})


def _whether_clear(scoreboard: Scoreboard, indicator: Indicator, row: Mapping[Any, Any],
                   rows: pd.DataFrame) -> tuple[Message, ...]:
    """Whether the change or trend is clear; unusual years; what a count does not say; why there is no status."""
    method = methods.method_of(indicator)
    if method is None or row["reason"] == Reason.HIDDEN:
        return (Message(code="box.rests_on_hidden"),) if method and row["status"] else ()
    if row["reason"]:
        return (_not_assessed(row),)
    if indicator.stages:
        return (Message(code="box.law_lost"),) if row["status"] == Status.MOVING_AWAY else ()
    if method.counted:
        return (Message(code="box.only_counted"),)
    if method.trend is None:
        return (Message(code="box.status", values={"status": Status(row["status"])}),)
    sure = with_certainty(scoreboard, dict(row))
    exceptions = unusual(scoreboard, indicator.id, row["ref_area"], int(row["year"]))
    rests_on_one = any(message.code.startswith("chance.without") for message in exceptions)
    if not method.yearly or row["status"] not in GROWING:
        chance = sure["certainty"] == Certainty.COULD_BE_CHANCE and by_chance(sure, indicator)
        told = (_trend(indicator, method.trend, row, rows),
                *([Message(code="box.trend_could_be_chance")] if chance else []))
    else:
        told = () if rests_on_one else how_clear(indicator, row, sure["certainty"])
    return *told, *exceptions, *_only_just(sure, indicator)


def _not_assessed(row: Mapping[Any, Any]) -> Message:
    """Why a figure has no status; where it is not certain enough, what is not certain."""
    if row["reason"] != Reason.UNCERTAIN:
        return Message(code="box.not_assessed", values={"reason": Reason(row["reason"])})
    marks = set(row["marks"].split())
    if isinstance(when(row), Message):
        return Message(code="box.uncertain_year")
    found = next((str(mark) for mark in NO_TREND if mark in marks), "before")
    return Message(code=f"box.uncertain_{found}")


def _only_just(row: Mapping[str, Any], indicator: Indicator) -> tuple[Message, ...]:
    """The status that a slightly different newest figure would give, where chance does not explain the change.

    ``row``: with fields of CERTAINTY.
    """
    if row["certainty"] != Certainty.CLEAR and by_chance(row, indicator):
        return ()
    return tuple(Message(code=f"box.if_{message.code.removeprefix('sensitivity.')}", values=message.values)
                 for message in otherwise(row, latest_only=True))


def _trend(indicator: Indicator, test: TrendTest, row: Mapping[Any, Any], rows: pd.DataFrame) -> Message:
    """The trend of the window, or how many figures it still needs."""
    window = rows[(rows["year"] >= row["window_since"]) & rows["value"].notna() & ~marked(rows["marks"], *NO_TREND)]
    ordered = window.sort_values("value")
    small = row["status"] == Status.NO_CLEAR_TREND and row["trend_p"] < float(test.alpha)
    tested = {"p": row["trend_p"]} if row["trend_p"] == row["trend_p"] else {}
    ends = {"low": ordered.iloc[0], "high": ordered.iloc[-1], "first": window.iloc[0], "last": window.iloc[-1]}
    return Message(code="box.small_trend" if small else TRENDS[row["status"]], values={
        **tested, "indicator": indicator.id, "figures": int(row["window_figures"]), "needed": test.figures,
        "since": int(row["window_since"]), "by": int(row["year"]), "way": "up" if row["slope"] > 0 else "down",
        **{f"{end}_{name}": figure[name] for end, figure in ends.items() for name in ("value", "marks")}})


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


def _missing(series: pd.DataFrame, row: Mapping[Any, Any], today_year: int, report: int | None) -> tuple[Message, ...]:
    """Of a stale figure: to which year there are later ones; or that nothing newer is known, or only in words."""
    year = int(row["year"])
    if year >= today_year - FRESH_YEARS:
        return ()
    later = series["year"][(series["year"] > year) & (series["value"].notna() | series["hidden"])]
    if len(later):
        return (Message(code="box.later_figures", values={"year": year, "by": int(later.max())}),)
    if report and report > year and str(report) not in _title_of(series, row):
        return (Message(code="box.only_report_since", values={"report": str(report)}),)
    return (Message(code="box.nothing_since", values={"year": year}),)


def _title_of(rows: pd.DataFrame, row: Mapping[Any, Any]) -> str:
    """The title of a figure's source."""
    return str(rows.loc[rows["year"] == row["year"], "source_title"].iloc[0])
